"""Dump, load into a new vault, dump: the same lines, whatever a newer program wrote (docs/spec/dump.md)."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.desk.conftest import House, whole_case
from tests.faults.planted import every_kind

from vsdesk.desk import Edit
from vsdesk.errors import UserError
from vsdesk.vault.save import FIXED

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json

SEEDS: Final = range(6)
_WORDS: Final = ("مروان", "نجاح", "القطيفة", "Şêxo", "عائلة مثال", "")
_ODD: Final[tuple[Json, ...]] = (
    None,
    True,
    0,
    -7,
    "من برنامج أحدث",
    [],
    ["ب", "أ"],
    {"answer": "unknown"},
    {"from": "2013-99-99"},
    {"ar": "كلمة", "xx": ["y", {"z": None}]},
    2**53 - 1,
)
# (kind, field) of what is written into a made-up vault beside sound answers
_FIELDS: Final = (
    ("case", "fate"),
    ("case", "colour_of_2030"),
    ("person", "given_ar"),
    ("person", "sex"),
    ("person", "x_tribe"),
    ("event", "date"),
    ("event", "type"),
    ("event", "place"),
    ("event", "sens"),
    ("consent_grant", "result"),
)


def lines(desk: Desk, folder: Path) -> list[bytes]:
    """The lines of a dump without the device's own journal, which each vault writes for itself."""
    desk.loads.dump(folder)
    found = (folder / "records.jsonl").read_bytes().splitlines()
    return [one for one in found if json.loads(one).get("kind") != "audit"]


def plain(found: list[bytes]) -> list[dict[str, Any]]:
    """The same, without the chunk lists and without what a load leaves to people of its own vault: what this
    copy lost is said once."""
    rows = [json.loads(one) for one in found]
    return [
        {name: value for name, value in row.items() if name not in ("blob", "_lost")}
        for row in rows
    ]


def made_up(desk: Desk, rng: random.Random) -> str:
    """A vault in which a newer program wrote too: kinds, fields and values, differences, what was cleared."""
    case, person, family = whole_case(desk, rng.choice(_WORDS[:4]))
    for _ in range(12):
        root, below = desk.context.new_id(), desk.context.new_id()
        newer: dict[str, Json] = {
            f"field_{rng.randrange(9)}": rng.choice(_ODD) for _ in range(rng.randrange(1, 4))
        }
        parent = rng.choice((case, family, person))
        space = family if parent == family else case
        came(
            desk,
            Edit("newer_kind", newer, id=below, parent=parent, space=space),
            Edit("newer_root", newer, id=root),
            Edit("newer_below", newer, parent=root),
            Edit("newer_word", newer, space=FIXED[rng.choice(("reference", "office"))]),
        )
    records = [
        one for one in (*desk.cases.dossier(case), *desk.cases.dossier(family)) if not one.deleted
    ]
    for _ in range(30):
        one = rng.choice(records)
        kind, name = rng.choice(_FIELDS)
        if kind != one.kind:
            name = f"later_{rng.randrange(4)}"
        beside = rng.random() < 0.6  # written where nobody had seen what stood there
        edit = Edit(one.kind, {name: rng.choice(_ODD)}, id=one.id, seen={} if beside else None)
        came(desk, edit)
    for view in rng.sample([one for one in records if one.kind in ("event", "evidence_item")], 1):
        desk.cases.delete(view.id, shown=desk.cases.shown(view.id))
    return case


def came(desk: Desk, *edits: Edit) -> None:
    """Written as the merge takes it in, which asks no rule of a form."""
    desk.context.vault.save(list(edits), links=False, as_came=True)


@pytest.mark.parametrize("seed", SEEDS)
def test_dump_load_dump_gives_the_same_lines(house: House, tmp_path: Path, seed: int) -> None:
    desk = house.coordinator()
    made_up(desk, random.Random(seed))
    first = lines(desk, tmp_path / "a")
    told = b"".join(first)
    assert all(word in told for word in (b'"_also":{', b"newer_root", b":null", b'"space":'))
    other = house.coordinator("other")
    loaded = other.loads.load(first, files=tmp_path / "a" / "files", name="نسخة")
    assert {one.rule for one in loaded.remarks} <= {"form", "link", "not_carried"}
    assert plain(lines(other, tmp_path / "b")) == plain(first)
    assert loaded.records == len(first) - 1
    again = other.loads.load(
        first, files=tmp_path / "a" / "files"
    )  # what stands here is written once
    assert {one.rule for one in again.remarks} <= {"form", "link", "not_carried"}
    assert plain(lines(other, tmp_path / "c")) == plain(first)


_ANYWHERE: Final[tuple[Json, ...]] = (
    *_ODD,
    [[]],
    [{"x": None}],
    [None, True],
    {"answer": "refused"},
    "ab" * 16,
    "9999-12-31",
)


def anywhere(dictionary: Dictionary, value: Json) -> list[tuple[str, bytes]]:
    """The kind and line of one record of each kind, each field of which says the same."""
    return [
        (
            kind.name,
            json.dumps(
                {"kind": kind.name, "id": id, **({"parent": parent} if parent else {})}
                | {one.name: value for one in kind.fields if not one.derived}
            ).encode(),
        )
        for kind, id, parent in every_kind(dictionary)
    ]


@pytest.mark.parametrize("value", _ANYWHERE, ids=lambda one: json.dumps(one, ensure_ascii=True))
def test_any_value_in_any_field_of_any_kind_is_loaded_or_left_out_and_told(
    house: House, tmp_path: Path, value: Json
) -> None:
    desk = house.coordinator()
    found = [line for _, line in anywhere(desk.context.dictionary, value)]
    loaded = desk.loads.load([b'{"vsdesk":1,"schema":99}', *found])
    assert all(one.sentence for one in loaded.remarks)
    assert loaded.records == len(found)
    assert desk.context.vault.check() == []
    desk.loads.dump(tmp_path / "dump")


@pytest.mark.parametrize("value", _ANYWHERE, ids=lambda one: json.dumps(one, ensure_ascii=True))
def test_any_value_in_any_field_is_taken_or_refused_where_it_is_typed(
    house: House, value: Json
) -> None:
    """In words, with its line: no fault of ours."""
    desk = house.coordinator()
    for kind, line in anywhere(desk.context.dictionary, value):
        try:
            desk.loads.load([line], dry_run=True)
        except UserError as refused:
            assert refused.params["line"] == 1, kind
