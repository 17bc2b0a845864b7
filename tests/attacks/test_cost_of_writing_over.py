"""What was written over in one field, again and again, costs a copy as much as it is: the calls are counted,
not the time. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.attacks.work import calls
from tests.desk.saving.test_dump_round import lines

from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json


def written_over(made: Town, many: int, *, beside: bool) -> str:
    """A kinship of the enemy's, said so often: each word replaces the last one, or (`beside`) the first."""
    enemy = made.enemy
    rec = enemy.desk.context.new_id()
    values: dict[str, Json] = {"person": made.mother, "related_to": made.person}
    enemy.sign(made.family, NewOp(rec, "kinship", {**values, "note": "خالة"}, parent=made.family))
    first = enemy.replacing(rec, "kinship", ["note"])
    for at in range(many):
        seen = first if beside else enemy.replacing(rec, "kinship", ["note"])
        enemy.sign(made.family, NewOp(rec, "kinship", {"note": f"قريبة {at}"}, supersedes=seen))
    enemy.hand_over(made.rima)
    return rec


def test_a_copy_of_it_is_no_square(made: Town, house: House, tmp_path: Path) -> None:
    dumped, loaded = list[int](), list[int]()
    for at, many in enumerate((5, 30, 150)):  # all that was written over so far: 5, 35, 185
        recs = [written_over(made, many, beside=beside) for beside in (False, True)]
        held, folder = list[list[bytes]](), tmp_path / str(at)
        dumped.append(calls(lambda: held.append(lines(made.rima, folder))))  # noqa: B023 - called here
        other = house.coordinator(f"other {at}")
        loaded.append(calls(lambda: other.loads.load(held[0], files=folder / "files")))  # noqa: B023 - called here
        for rec in recs:
            copied, stands = other.cases.record(rec), made.view(rec)
            assert copied.value("note") == stands.value("note")
            assert len(copied.every("note")) == len(stands.every("note"))
    assert dumped[2] < 5 * dumped[1], dumped
    assert loaded[2] - loaded[0] < 9 * (loaded[1] - loaded[0]), loaded
