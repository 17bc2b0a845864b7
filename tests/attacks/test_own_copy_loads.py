"""However much one device wrote into a record: the organisation's own copy is loaded again.

Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vsdesk.desk.loads import service
from vsdesk.desk.saving import load_rules
from vsdesk.errors import UserError
from vsdesk.history import entry
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

WORDS = "b" * 9_000


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
    assert load_rules._MOST_BYTES < entry.BODY_LIMIT
    monkeypatch.setattr(service, "_LINE_LIMIT", 20_000)
    monkeypatch.setattr(entry, "BODY_LIMIT", 24_000)
    monkeypatch.setattr(load_rules, "_MOST_BYTES", 20_000)
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
