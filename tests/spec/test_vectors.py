"""docs/spec/vectors, read by the program: the vault, the three bundles, each refused
file, each value in between.

When this fails because a format changed on purpose, `python -m tools.spec_vectors` makes the folder anew.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cheap import cheap_env
from tests.conftest import Chance, Clock
from tools.spec_vectors.lists import framed, holds
from tools.spec_vectors.withdrawals import counted

from vsdesk.crypto import canonical, slots, wordlist
from vsdesk.crypto.age import AgeReader, AgeWriter
from vsdesk.crypto.keys import EncryptionKey, SigningKey, from_age_identity, pae, verify
from vsdesk.crypto.labelled_hash import H
from vsdesk.crypto.secrets import Secret, subkey
from vsdesk.crypto.spoken import digits9, words_of
from vsdesk.desk import TEST_COST, Desk, Env
from vsdesk.errors import Refused
from vsdesk.exchange.container import padded
from vsdesk.history.checkpoint import Leaf
from vsdesk.history.device import sas_device, sas_org
from vsdesk.history.entry import (
    audit_space,
    check_body,
    log_id,
    parse_body,
    parse_entry,
    space_id,
)
from vsdesk.history.trust import Trust, climb, found_organisation
from vsdesk.words import LANGS

FOLDER = Path(__file__).parent.parent.parent / "docs/spec/vectors"


def said(name: str) -> Any:
    """One of the JSON files."""
    return json.loads((FOLDER / name).read_text("utf-8"))


VALUES = said("values.json")
KEY = from_age_identity((FOLDER / "identity.txt").read_text("ascii").split()[-1])
PLAIN_AGE = (FOLDER / "1-plain.age").read_bytes()


@pytest.fixture
def env(tmp_path: Path, clock: Clock, rng: Callable[[int], bytes]) -> Env:
    """A computer that never saw the vault."""
    return Env(clock, rng, tmp_path / "profile", TEST_COST)


@pytest.fixture
def desk(tmp_path: Path, env: Env) -> Iterator[Desk]:
    """The vault of the vectors, opened from a copy. Everybody in it is made up."""
    shutil.copytree(FOLDER / "vault", tmp_path / "vault")
    opened = Desk.open(tmp_path / "vault", Secret.of_text(VALUES["vault"]["passphrase"]), env)
    yield opened
    opened.access.lock()


@pytest.fixture(scope="module")
def cheap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same vault, once opened at its full cost and given a slot that costs next to nothing to try."""
    root = tmp_path_factory.mktemp("vectors")
    shutil.copytree(FOLDER / "vault", root / "vault")
    passphrase = Secret.of_text(VALUES["vault"]["passphrase"])
    chance = Chance()
    chance(1)  # numbers of its own: the row that says that it was opened has one
    opened = Desk.open(root / "vault", passphrase, cheap_env(Clock(), chance, root / "profile"))
    opened.context.vault.ways.set_passphrase(passphrase)
    opened.access.lock()
    return root / "vault"


@pytest.fixture
def again(tmp_path: Path, cheap: Path, clock: Clock, rng: Callable[[int], bytes]) -> Iterator[Desk]:
    """The vault opened from a copy of that, for what is said of files that are handed to it."""
    shutil.copytree(cheap, tmp_path / "vault")
    passphrase = Secret.of_text(VALUES["vault"]["passphrase"])
    opened = Desk.open(tmp_path / "vault", passphrase, cheap_env(clock, rng, tmp_path / "profile"))
    yield opened
    opened.access.lock()


@pytest.fixture(scope="module")
def plain() -> bytes:
    """What is inside of the first bundle."""
    age = AgeReader(io.BytesIO(PLAIN_AGE), [KEY])
    return b"".join(iter(lambda: age.read(1 << 16), b""))


def joined(parts: list[Any], plain: bytes) -> bytes:
    """The content that these parts tell."""
    return b"".join(
        zlib.decompress(base64.b64decode(part)) if isinstance(part, str) else plain[slice(*part)]
        for part in parts
    )


def test_the_lists_are_held_as_they_say() -> None:
    """Two changes of who leads beside each other, in both orders."""
    told = said("../lists.json")
    frames = [framed(one, told["keys"]) for one in told["lists"]]
    for order in told["orders"].values():
        for step, trust, code in climbed(told["org"], frames, order):
            assert {"list": step["list"], "code": code, **holds(trust)} == step


def test_withdrawals_beside_each_other_count_as_they_say() -> None:
    """A device withdrawn by two, vouched for, withdrawn anew; and by an older program."""
    told = said("../withdrawals.json")
    frames = [framed(one, told["keys"]) for one in told["lists"]]
    for order in told["orders"].values():
        for step, trust, code in climbed(told["org"], frames, order):
            held = counted(trust, told["kid"], told["leaves"])
            assert {"list": step["list"], "code": code, **held} == step


def climbed(org: str, frames: list[bytes], order: list[Any]) -> Iterator[tuple[Any, Trust, str]]:
    """Each step of an order, what is held after it, and the code."""
    trust: Trust | None = None
    for step in order:
        code: str = ""
        try:
            if trust is None:
                trust = found_organisation(frames[step["list"]])
            else:
                trust, code = climb(trust, frames[step["list"]])
        except Refused as refused:
            code = refused.name
        assert trust is not None and trust.org == org
        yield step, trust, code


def sealed(content: bytes, to: int, last: int, rng: Callable[[int], bytes]) -> bytes:
    """The age file around a content, padded to `to` bytes with zeros, `last` in the last place."""
    whole = content + bytes(max(0, to - len(content)))
    out = io.BytesIO()
    age = AgeWriter(out, [KEY.public], rng)
    age.write(whole[:-1] + bytes([last]) if last else whole)
    age.close()
    return out.getvalue()


def test_the_vectors_stay_small() -> None:
    sizes = [path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()]
    assert sum(sizes) < 1 << 20


def test_the_vault_opens_by_words_and_holds_what_the_dump_says(
    tmp_path: Path, env: Env, desk: Desk
) -> None:
    assert desk.access.check().ok
    desk.loads.dump(tmp_path / "dump")
    written = (tmp_path / "dump/records.jsonl").read_text("utf-8").splitlines()[1:]
    lines = [one for one in written if '"action":"open"' not in one]  # that it was opened here
    assert len(lines) == len(written) - 1
    assert sorted(lines) == (FOLDER / "records.jsonl").read_text("utf-8").splitlines()
    for path in (FOLDER / "files").iterdir():
        assert (tmp_path / "dump/files" / path.name).read_bytes() == path.read_bytes()
    desk.access.lock()
    file = slots.parse((FOLDER / "vault/slots.a").read_bytes())
    assert (
        file.open_words(VALUES["vault"]["words"].split()).reveal().hex() == VALUES["slots"]["vmk"]
    )


def test_the_bundles_are_those_that_the_vault_took_in(
    tmp_path: Path, desk: Desk, plain: bytes, rng: Callable[[int], bytes]
) -> None:
    rest = [joined(parts, plain) for parts in said("bundles.json").values()]
    files = [PLAIN_AGE, *(sealed(one, padded(len(one)), 0, rng) for one in rest)]
    assert len(files) == 3
    for number, data in enumerate(files):
        path = tmp_path / f"{number}.age"
        path.write_bytes(data)
        [taken] = desk.sync.intake.receive([path])
        assert taken.status == "duplicate", number


def _file(row: dict[str, Any], plain: bytes, rng: Callable[[int], bytes]) -> bytes:
    if "parts" in row:
        content = joined(row["parts"], plain)
        padding = row.get("padding", {"to": padded(len(content)), "last": 0})
        return sealed(content, padding["to"], padding["last"], rng)
    data = PLAIN_AGE[: row.get("cut", len(PLAIN_AGE))]
    if "at" in row:
        put = bytes.fromhex(row["put"])
        data = data[: row["at"]] + put + data[row["at"] + len(put) :]
    return data


@pytest.mark.parametrize("row", said("refused.json"), ids=lambda row: str(row["name"]))
def test_each_refused_file_gets_its_code(
    row: dict[str, Any], tmp_path: Path, again: Desk, plain: bytes, rng: Callable[[int], bytes]
) -> None:
    path = tmp_path / "refused.age"
    path.write_bytes(_file(row, plain, rng))
    [taken] = again.sync.intake.receive([path])
    assert taken.status == row["result"]
    assert row["code"] in (taken.code, *taken.codes)


def test_hashes_spellings_and_sizes() -> None:
    for row in VALUES["hash"]:
        assert H(row["label"], bytes.fromhex(row["x"])).hex() == row["h"]
    for row in VALUES["vj"]:
        try:
            canonical.decode(row["bytes"].encode())
            held = True
        except Refused:
            held = False
        assert held == row["canonical"], row
    assert [[size, padded(size)] for size, _ in VALUES["padding"]] == VALUES["padding"]


def test_keys_and_signatures() -> None:
    said = VALUES["keys"]
    key = SigningKey(bytes.fromhex(said["sign"]["secret"]))
    assert (key.public.hex(), key.device_id) == (said["sign"]["public"], said["sign"]["kid"])
    signed = said["signature"]
    payload = signed["payload"].encode()
    assert pae(signed["type"], payload).decode() == signed["pae"]
    assert verify(key.public, signed["type"], payload, bytes.fromhex(signed["signature"]))
    seal = EncryptionKey(bytes.fromhex(said["encryption"]["secret"]))
    assert seal.public.hex() == said["encryption"]["public"] == KEY.public.hex()
    assert H("enckey", seal.public).hex() == said["encryption"]["efp"]


def test_what_is_read_aloud() -> None:
    said = VALUES["spoken"]
    digests = {
        "sas_device": sas_device(said["kid"], said["efp"], said["nonce"]),
        "sas_org": sas_org(said["org"], said["kid"], said["nonce"]),
    }
    for name, digest in digests.items():
        words = {lang: words_of(digest, lang) for lang in LANGS}
        found = {"digest": digest.hex(), "words": words, "digits": digits9(digest)}
        assert found == said[name]


@pytest.mark.parametrize("row", VALUES["written"])
def test_what_is_written_on_paper(row: dict[str, Any]) -> None:
    entropy = bytes.fromhex(row["entropy"])
    for lang in LANGS:
        assert " ".join(wordlist.written(entropy, lang)) == row[lang]
        assert wordlist.read(row[lang].split()) == entropy
        assert wordlist.read(row["typed"][lang].split()) == entropy


def test_the_history() -> None:
    said, spaces = VALUES["history"], VALUES["spaces"]
    assert space_id("reference") == spaces["reference"] and space_id("office") == spaces["office"]
    assert audit_space(spaces["audit"]["kid"]) == spaces["audit"]["space"]
    log = said["log"]
    assert log_id(log["kid"], log["inc"], log["space"]) == log["log"]
    entry, body = (
        parse_entry(said["entry"]["line"].encode()),
        parse_body(said["body"]["line"].encode()),
    )
    assert entry.entry_hash == said["entry"]["eh"]
    assert body.inner.decode() == said["body"]["inner"]
    assert entry.ops[body.index].com == said["body"]["com"]
    check_body(entry, body)
    assert Leaf(*said["leaf"]["open"]).digest == said["leaf"]["leaf"]


def test_the_slots() -> None:
    said = VALUES["slots"]
    file = slots.parse((FOLDER / "vault/slots.a").read_bytes())
    vmk = file.open_passphrase(Secret.of_text(VALUES["vault"]["passphrase"]))
    assert vmk.reveal().hex() == said["vmk"]
    for use, key in said["uses"].items():
        assert subkey(vmk, file.vault, use, len(key) // 2).reveal().hex() == key
    [own] = [slot for slot in file.slots if slot["kind"] == "passphrase"]
    stretched = bytes.fromhex(said["stretched"])
    assert H("slot-check", stretched)[:16].hex() == said["check"] == own["check"]
    for kind, about in said["about"].items():
        assert canonical.decode_object(about.encode())["slot"] == {
            name: value
            for slot in file.slots
            for name, value in slot.items()
            if slot["kind"] == kind and name not in ("box", "check")
        }


def test_the_attachment_is_the_one_of_its_line() -> None:
    for line in (FOLDER / "records.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] == "evidence_item":
            data = (FOLDER / "files" / row["id"]).read_bytes()
            assert hashlib.sha256(data).hexdigest() == row["sha256"]
