"""However much one device wrote into a record: the organisation's own copy is loaded again.

Everybody is made up.
"""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Final

import pytest
from tests.desk.saving.test_dump_round import lines, plain

from vsdesk.desk.loads import service
from vsdesk.desk.saving import line_layers
from vsdesk.errors import UserError
from vsdesk.history import entry
from vsdesk.history.entry import NewOp
from vsdesk.vault.save import FIXED

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

WORDS = "b" * 9_000
# What a line of a dump is made of, and the first one of all: (as another record has it, as no line has it).
MEMBERS: Final[dict[str, tuple[Json, Json]]] = {
    "kind": ("duplicate_link", 5),
    "id": ("0f" * 16, "x"),
    "parent": ("0f" * 16, {"answer": "unknown"}),
    "space": (FIXED["reference"], "سطر"),
    "origin": (["0f" * 16, "0e" * 16], 5),
    "vsdesk": (1, None),
    "schema": (7, True),
    "deleted_": (True, 0),
    "_also": ({"result": ["given"], "text": [None]}, 5),
    "_codes": ({"source": ["S-1"]}, None),
    "_fields": ({"result": "given", "kind": "note"}, [1]),
    "_of_a_newer_program": ({"a": 1}, 5),
}


def told(number: int) -> dict[str, Json]:
    return {"ar": f"{WORDS}{number}", "src_lang": "ar"}


def test_what_no_save_could_hold_is_loaded(
    made: Town, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Values side by side make a line longer than one that is typed; fields, a body longer than a save's."""
    for number in range(6):
        made.enemy.change(made.case, "case", {"before_note": told(number)}, replace=False)
    for name in ("summary", "documenter", "case_no"):
        value = told(9) if name == "summary" else f"{WORDS}9"
        made.enemy.change(made.case, "case", {name: value}, replace=False)
    made.enemy.hand_over(made.rima)
    made.rima.loads.dump(tmp_path / "copy")
    lines = (tmp_path / "copy" / "records.jsonl").read_bytes().splitlines()
    fresh = house.coordinator("other")
    assert line_layers._MOST_BYTES < entry.BODY_LIMIT
    monkeypatch.setattr(service, "_LINE_LIMIT", 20_000)
    monkeypatch.setattr(entry, "BODY_LIMIT", 24_000)
    monkeypatch.setattr(line_layers, "_MOST_BYTES", 20_000)
    assert max(map(len, lines)) > 80_000
    fresh.loads.load(lines, files=tmp_path / "copy" / "files")
    for name in ("before_note", "summary", "documenter", "case_no"):
        here = [*made.rima.cases.record(made.case).every(name)]
        there = [*fresh.cases.record(made.case).every(name)]
        assert sorted(map(repr, here)) == sorted(map(repr, there))
    family = next(one for one in lines if b'"kind":"family"' in one)
    with pytest.raises(UserError) as refused:  # what somebody types has its limit as ever
        fresh.loads.load([family[:-1] + b',"x_long":"' + b"b" * 20_000 + b'"}'])
    assert (refused.value.name, refused.value.params) == ("E_VALUE", {"line": 1})


def test_a_space_in_which_nothing_stands_ends_no_copy(made: Town, tmp_path: Path) -> None:
    """A root that is signed into the space of another id is recorded nowhere."""
    new_id = made.enemy.desk.context.new_id
    made.enemy.sign(new_id(), NewOp(new_id(), "case", {"case_no": "ملف"}))
    made.enemy.hand_over(made.rima)
    made.rima.loads.dump(tmp_path / "copy")
    assert made.case.encode() in (tmp_path / "copy" / "records.jsonl").read_bytes()


def test_no_field_is_taken_for_a_member_of_a_line(made: Town, house: House, tmp_path: Path) -> None:
    """In each kind into which a device may write what nobody knows: it comes back as that field of that
    record, and nothing else does."""
    enemy, dictionary = made.enemy, made.enemy.desk.context.dictionary
    named: dict[str, tuple[str, dict[str, Json]]] = {}
    for kind in dictionary.kinds:
        if kind.once or not dictionary.may("documenter", kind.name, "deleted"):
            continue
        for at in (0, 1):
            rec = enemy.desk.context.new_id()
            parent = None if kind.root else made.case
            odd = {name: said[at] for name, said in MEMBERS.items() if not kind.field(name)}
            enemy.sign(
                parent or rec, NewOp(rec, kind.name, {**odd, "x_own": "كلمة"}, parent=parent)
            )
            named[rec] = kind.name, odd
    assert len(named) > 60
    no = made.grants["iimp"]
    enemy.change(no, "consent_grant", {name: one for name, (one, _) in MEMBERS.items()})
    enemy.change(
        no, "consent_grant", {name: one for name, (_, one) in MEMBERS.items()}, replace=False
    )
    enemy.hand_over(made.rima)
    here = made.rima.context.vault.read
    shown = {rec: view for rec in named if (view := here.view(rec)) is not None}
    assert len(shown) > 60
    first = lines(made.rima, tmp_path / "a")
    fresh = house.coordinator("other")
    loaded = fresh.loads.load(first, files=tmp_path / "a" / "files")
    assert {one.rule for one in loaded.remarks if not one.kept} <= {"judgement", "file"}
    for rec, view in shown.items():
        back = fresh.cases.record(rec)
        assert (back.kind, back.parent, back.space) == (view.kind, view.parent, view.space)
        for name, value in named[rec][1].items():
            assert back.every(name) == view.every(name), (view.kind, name, value)
    answer = fresh.cases.record(no)
    assert answer.kind == "consent_grant" and answer.every("result") == ("refused",)
    assert {*answer.every("kind")} == {"duplicate_link", 5}
    outcomes = fresh.consent.table(made.case).outcomes
    assert {one.state for one in outcomes if one.recipient == "iimp"} == {"refused"}
    assert sum(b'"_fields"' in one for one in first) > 60
    odd_of = [
        {row["id"]: (row["kind"], row.get("_fields")) for row in plain(copy) if "id" in row}
        for copy in (first, lines(fresh, tmp_path / "b"))
    ]
    assert odd_of[0] == odd_of[1]


def test_a_copy_of_an_older_program_loads_without_what_hides_its_line(
    made: Town, house: House
) -> None:
    """Older programs wrote such a field over the member: that line is told, and the others come."""
    new, fresh = made.enemy.desk.context.new_id, house.coordinator("other")
    head: dict[str, Json] = {"vsdesk": 1, "schema": 7}
    case: dict[str, Json] = {"kind": "case", "id": new()}
    rows: list[dict[str, Json]] = [
        head,
        {**case, "vsdesk": 1},  # no second head
        *({**case, "id": new(), name: value} for name, value in (("kind", 5), ("id", "x"))),
        {**case, "id": new(), "_also": 5},
        {**case, "id": new(), "_fields": 5},
        {"vsdesk": 1, "schema": 7},
    ]
    copy = [json.dumps(row).encode() for row in rows]
    loaded = fresh.loads.load(copy)
    left = [(one.kind, one.lines) for one in loaded.remarks if one.rule == "line"]
    assert left == [("", (3, 7)), ("case", (4,))] and loaded.records == 3
    assert fresh.cases.record(str(case["id"])).every("vsdesk") == (1,)
    assert fresh.cases.record(str(rows[4]["id"])).every("_also") == (5,)
    assert fresh.cases.record(str(rows[5]["id"])).every("_fields") == (5,)
    with pytest.raises(UserError):  # what begins with a record is typed, and has no such field
        fresh.loads.load(copy[1:2])


def test_another_file_than_its_item_names_keeps_no_copy_out(
    made: Town, house: House, tmp_path: Path
) -> None:
    """Whoever may write an item says of which bytes it is; the copy comes, without that file."""
    words = io.BytesIO("كلمات مكتوبة للاختبار".encode())
    enemy = made.enemy.desk
    [item] = enemy.files.attach(words, made.case, kind="other", name="ورقة.txt").ids
    values = {name: enemy.cases.record(item).value(name) for name in ("kind", "blob", "size")}
    other = enemy.context.new_id()
    said = NewOp(other, "evidence_item", {**values, "sha256": "0" * 64}, parent=made.case)
    made.enemy.sign(made.case, said)
    made.enemy.hand_over(made.rima)
    first = lines(made.rima, tmp_path / "a")
    fresh = house.coordinator("other")
    loaded = fresh.loads.load(first, files=tmp_path / "a" / "files")
    told = [(one.kind, one.kept) for one in loaded.remarks if one.rule == "other_file"]
    assert told == [("evidence_item", False)]
    assert fresh.cases.record(other).value("blob") is None
    assert fresh.cases.record(item).value("blob") is not None
    assert fresh.cases.record(made.case).kind == "case"
