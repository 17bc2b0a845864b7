"""A coordinator links what a witness told to a case, and the device that wrote it down
then tells of somebody else.

Everybody is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, carry

from vsdesk.desk import Due, Edit
from vsdesk.records.consent.whose_word_counts import is_confirmed
from vsdesk.records.dictionary.values import Json

WHY: Json = {"ar": "الاسم والتاريخ والندبة كما روتها الأم", "src_lang": "ar"}
OTHERWISE: tuple[dict[str, Json], ...] = (
    {"told_name": "رجل آخر"},
    {"where": {"ar": "توفي في صيدنايا", "src_lang": "ar"}},
    {"may_tell_family": "yes"},
    {"state_seen": "died_before_witness"},
    {"marks": {"ar": "وشم", "src_lang": "ar"}},  # nothing stood there
)


@pytest.fixture
def row(made: Town) -> str:
    """A row of the enemy's that a coordinator linked, and the enemy knows that they did."""
    e = made.enemy.desk
    source = e.cases.save([Edit("source", {"type": "survivor", "code": "S-9"})]).ids[0]
    statement = e.cases.save([Edit("statement", {}, parent=source)]).ids[0]
    told: dict[str, Json] = {
        "told_name": "مروان الحداد",
        "where": {"ar": "صيدنايا", "src_lang": "ar"},
        "may_tell_family": "no",
    }
    row = e.cases.save([Edit("testimony_row", told, parent=statement)]).ids[0]
    made.enemy.hand_over(made.rima)
    link(made, row)
    carry(made.rima, made.stick, e)
    return row


def link(made: Town, row: str) -> None:
    said: dict[str, Json] = {"linked_case": made.case, "linked_why": WHY}
    made.rima.cases.save([Edit("testimony_row", said, id=row, shown=made.rima.cases.shown(row))])


def asked(made: Town) -> list[Due]:
    return [one for one in made.rima.due.due() if one.what == "word"]


def holds(made: Town, row: str) -> bool:
    return is_confirmed(made.view(row), "linked_case")


@pytest.mark.parametrize("told", OTHERWISE)
@pytest.mark.parametrize("replace", [True, False])
def test_the_link_holds_no_more_and_is_asked_for_again(
    made: Town, row: str, told: dict[str, Json], replace: bool
) -> None:
    assert holds(made, row) and asked(made) == []
    made.enemy.change(row, "testimony_row", told, replace=replace)
    made.enemy.hand_over(made.rima)
    assert made.view(row).value("linked_case") == made.case  # shown as it was said
    assert not holds(made, row)
    [one] = asked(made)
    assert (one.record, one.kind, one.told) == (row, "testimony_row", "linked_case")
    assert str(next(iter(told.values()))) not in str(one)
    link(made, row)
    assert holds(made, row) and asked(made) == []


def test_what_came_behind_the_page_is_not_linked_along(made: Town, row: str) -> None:
    shown = made.rima.cases.shown(row)
    made.enemy.change(row, "testimony_row", {"told_name": "رجل آخر"})
    made.enemy.hand_over(made.rima)
    said: dict[str, Json] = {"linked_case": made.case}
    made.rima.cases.save([Edit("testimony_row", said, id=row, shown=shown)])
    assert not holds(made, row) and len(asked(made)) == 1


def test_a_link_that_is_taken_out_is_not_asked_for(made: Town, row: str) -> None:
    made.enemy.change(row, "testimony_row", {"told_name": "رجل آخر"})
    made.enemy.hand_over(made.rima)
    made.rima.cases.save([Edit("testimony_row", {"linked_case": None, "linked_why": None}, id=row)])
    assert asked(made) == []


def test_nobody_but_a_coordinator_is_asked(made: Town, row: str) -> None:
    made.enemy.change(row, "testimony_row", {"told_name": "رجل آخر"})
    assert [one for one in made.enemy.desk.due.due() if one.what == "word"] == []


def test_a_coordinators_own_correction_voids_nothing(made: Town, row: str) -> None:
    made.rima.cases.save([Edit("testimony_row", {"told_name": "مروان أحمد الحداد"}, id=row)])
    assert holds(made, row) and asked(made) == []
