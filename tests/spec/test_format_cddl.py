"""docs/spec/format.cddl and the program agree: which members an object must have, and of which type.

Real objects fit. Each of their members is then left out, made null and made of another type, and the page
and the program's own reader must say the same of it: accepted, or refused.
"""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.spec.cddl import grammar

from vsdesk.crypto import canonical, slots
from vsdesk.crypto.frame import FrameType, parse_frame, sign_frame
from vsdesk.crypto.keys import SigningKey, from_age_identity
from vsdesk.crypto.labelled_hash import labelled
from vsdesk.errors import Refused
from vsdesk.exchange.manifest import parse_manifest
from vsdesk.exchange.volume_opening import open_volume
from vsdesk.history.checkpoint import parse_checkpoint, parse_leaves_line
from vsdesk.history.device import introduce, parse_introduction
from vsdesk.history.entry import parse_body, parse_entry
from vsdesk.history.erasure import parse_erasure
from vsdesk.history.trust import pin
from vsdesk.history.trustlist import parse_list
from vsdesk.vault import schema
from vsdesk.vault.chunk_list import BlobMan

ROOT = Path(__file__).parent.parent.parent
GOLDEN = ROOT / "tests/golden" / f"v{schema.VERSION}"
PAGE = grammar((ROOT / "docs/spec/format.cddl").read_text("utf-8"))
KEY = SigningKey(bytes(range(64)))

Read = Callable[[bytes], object]
Place = tuple[str | int, ...]


def _introduction(payload: bytes) -> object:
    return parse_introduction(sign_frame(FrameType.DEVICE, payload, [KEY]))


READERS: dict[str, Read] = {
    "manifest": parse_manifest,
    "entry": parse_entry,
    "body": parse_body,
    "checkpoint": parse_checkpoint,
    "leaves_line": parse_leaves_line,
    "trust_list": parse_list,
    "introduction": _introduction,
    "erasure": parse_erasure,
    "blobman": BlobMan.parse,
    "slot_file": lambda data: slots.parse(_summed(data)),
}


def _summed(data: bytes) -> bytes:
    """A slot file whose sum is right, where it has the form of one: so that only the form is judged."""
    read = canonical.decode_object(data)
    total = read.pop("sum", None)
    if not PAGE.fits("hash", total):
        return data
    return canonical.encode({**read, "sum": labelled("slots-sum", canonical.encode(read)).hex()})


# What CDDL cannot say: one member judged by another. The comments of the page say it.
RELATED = {
    ("manifest", "crit"),  # names that this program knows
    ("manifest", "objects"),  # lengths by type
    ("entry", "seq"),  # with prev
    ("trust_list", "version"),  # with prev
    ("trust_list", "prev"),
    ("trust_list", "devices"),  # who leads is among them
}


@pytest.fixture(scope="module")
def held() -> dict[str, list[Any]]:
    """By rule, the objects of a golden vault and of its two bundles, parsed. Everybody is made up."""
    trust = pin([path.read_bytes() for path in sorted(GOLDEN.glob("trust.*"))])
    found: dict[str, list[Any]] = {name: [] for name in READERS}
    for name in ("bundle", "erasure"):
        key = from_age_identity((GOLDEN / f"{name}.key").read_text("utf-8").split()[-1])
        with (GOLDEN / f"{name}.age").open("rb") as stream:
            opened = open_volume(stream, [key], trust)
            found["manifest"].append(
                canonical.decode(parse_frame(opened.reader.frame, 1 << 24).payload)
            )
            for row, data in opened.reader.objects(opened.manifest):
                _put(found, row.type, data)
    found["slot_file"].append(canonical.decode((GOLDEN / "vault/slots.a").read_bytes()))
    ways = canonical.decode_object(
        json.loads((ROOT / "docs/spec/slots.json").read_text("utf-8"))["file"].encode()
    )
    rows = ways["slots"]
    assert isinstance(rows, list)
    found["slot_file"] += [ways, {**ways, "slots": rows[::-1]}]  # the shares first
    frame = introduce(
        KEY,
        bytes.fromhex(found["trust_list"][0]["devices"][0]["encryption"][0]),
        random.Random(1).randbytes,
    )
    found["introduction"].append(canonical.decode(parse_frame(frame, 1 << 20).payload))
    return found


def _put(found: dict[str, list[Any]], kind: str, data: bytes) -> None:
    rules = {"trust": "trust_list", "checkpoint": "checkpoint", "erasure": "erasure"}
    lines = {"entries": "entry", "bodies": "body", "leaves": "leaves_line"}
    if kind in rules:
        found[rules[kind]].append(canonical.decode(parse_frame(data, 1 << 23).payload))
    elif kind in lines:
        found[lines[kind]] += [canonical.decode(line) for line in data.splitlines()]
    elif kind == "blobman":
        found["blobman"].append(canonical.decode(data))


@pytest.mark.parametrize("rule", READERS)
def test_real_objects_fit(rule: str, held: dict[str, list[Any]]) -> None:
    assert held[rule]
    assert all(PAGE.fits(rule, one) for one in held[rule])
    assert all(READERS[rule](canonical.encode(one)) for one in held[rule])


@pytest.mark.parametrize("rule", READERS)
def test_the_page_and_the_program_say_the_same_of_what_is_changed(
    rule: str, held: dict[str, list[Any]]
) -> None:
    said = {True: 0, False: 0}
    for one in held[rule][:3]:
        for path, changed in _changes(one):
            fits, accepted = PAGE.fits(rule, changed), _accepts(READERS[rule], changed)
            if fits and (rule, path[0]) in RELATED:
                continue
            said[accepted] += 1
            assert fits == accepted, (rule, path, changed)
    assert said[False] > 3 and said[True] > 0


def _accepts(read: Read, value: Any) -> bool:
    try:
        read(canonical.encode(value))
    except Refused:
        return False
    return True


OTHER: tuple[Any, ...] = (
    None,
    "",
    "a",
    0,
    -1,
    2**53 - 1,
    True,
    [],
    {},
    ["a"],
    [1],
    {"a": 1},
    "x" * 70,
)


def _changes(value: Any) -> Iterator[tuple[Place, Any]]:
    """The object with each of its members left out, of another type, and beside an unknown one."""
    for path in _places(value):
        for other in OTHER:
            yield path, _with(value, path, other)
        if isinstance(path[-1], str):
            yield path, _without(value, path)
    yield ("zz_new",), {**value, "zz_new": [1]}


def _places(value: Any, at: Place = ()) -> Iterator[Place]:
    """The paths of members, three deep, and of the first thing of each list."""
    if len(at) > 3:
        return
    pairs = list(value.items()) if isinstance(value, dict) else list(enumerate(value))[:1]
    for name, inner in pairs:
        if name == "set":
            continue
        yield (*at, name)
        if isinstance(inner, (dict, list)):
            yield from _places(inner, (*at, name))


def _with(value: Any, path: Place, other: Any) -> Any:
    made = copy.deepcopy(value)
    place = made
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = other
    return made


def _without(value: Any, path: Place) -> Any:
    made = copy.deepcopy(value)
    place = made
    for step in path[:-1]:
        place = place[step]
    del place[path[-1]]
    return made


def test_the_pages_name_every_member() -> None:
    """What a page's table leaves out is found here, not by an outsider."""
    pages = "".join(
        (ROOT / "docs/spec" / name).read_text("utf-8")
        for name in ("bundle.md", "keys.md", "vault.md", "dump.md")
    )
    missing = {
        (rule, member)
        for rule, members in PAGE.members.items()
        for member in members
        if re.search(rf"(?<![a-z_]){member}(?![a-z_])", pages) is None
    }
    assert missing == set()


def test_the_reader_of_the_grammar_refuses_what_it_does_not_know() -> None:
    with pytest.raises(SyntaxError):
        grammar('a = text .cbor "b"\n')
    with pytest.raises(SyntaxError):
        grammar("a = { b: 1\n c: 2 }\n")
    assert not grammar("a = { ? b: 1 }").fits("a", {"c": 1})
    assert grammar("a = [1*2 0..3]").fits("a", [0, 3])
    assert not grammar("a = [1*2 0..3]").fits("a", [0, 4])
