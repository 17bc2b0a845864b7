"""A count that was told stays told: whoever removes the row of the exit, or says something more of it, takes
its guard away from no other table or report. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import carry
from tests.attacks.test_two_tables import filled, told
from tests.desk.test_periods import PUBLIC, approved_case

from vsdesk.desk import Edit
from vsdesk.desk.outbound.figures_given import FiguresGiven
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json


def row_of(desk: Desk) -> str:
    """The only row of an exit."""
    [row] = desk.context.vault.read.of_kind("disclosure")
    return row.id


def removed(desk: Desk, row: str) -> None:
    desk.cases.delete(row, shown=desk.cases.shown(row))
    assert desk.context.vault.read.of_kind("disclosure") == []


def places(desk: Desk) -> dict[tuple[str, ...], int]:
    """A table by place: seven and seven."""
    found = told(desk, "governorate")
    assert [*found.values()] == [7, 7]
    return found


@pytest.mark.parametrize("removing", [False, True])
def test_a_table_that_was_told_guards_when_its_row_is_removed(
    house: House, *, removing: bool
) -> None:
    """One more of a place would be told by the next table taken from the first."""
    desk = filled(house)
    places(desk)
    if removing:
        removed(desk, row_of(desk))
    case, _ = approved_case(desk, "قصي خليل")
    [event] = (one for one in desk.cases.dossier(case).of("event") if one.value("is_disappearance"))
    place = desk.context.dictionary.places.by_key("SY04")
    assert place is not None
    desk.cases.save([Edit("event", {"place": place.id}, id=event.id)])
    assert 8 not in told(desk, "governorate").values()


def test_a_report_that_was_told_guards_when_its_row_is_removed(house: House) -> None:
    desk = filled(house)
    desk.reporting.report(PUBLIC)
    before = [*FiguresGiven(desk.context.vault).reports()]
    assert before
    removed(desk, row_of(desk))
    assert [*FiguresGiven(desk.context.vault).reports()] == before


@pytest.mark.parametrize("name", ["confirmed", "sens", "deleted"])
def test_what_another_device_says_of_a_row_takes_no_guard(made: Town, name: str) -> None:
    rima = made.rima
    row = rima.context.new_id()
    content: Json = {"columns": ["governorate"], "figures": [["SY04", 7]], "whole": True}
    said: dict[str, Json] = {
        "exit": "spreadsheet",
        "on": "2024-05-01",
        "purpose": "statistics",
        "recipient": "public",
        "level": "e",
        "digest": "0" * 64,
        "records": content,
    }
    rima.context.saving.write([Edit("disclosure", said, id=row, parent=made.case)])
    carry(rima, made.stick, made.enemy.desk)
    values: dict[str, Json] = {"confirmed": False, "sens": 4, "deleted": True}
    made.enemy.change(row, "disclosure", {name: values[name]}, replace=False)
    made.enemy.hand_over(rima)
    assert len([*FiguresGiven(rima.context.vault).tables()]) == 1


def test_a_row_of_another_device_guards_as_little_as_before(made: Town) -> None:
    row = made.enemy.desk.context.new_id()
    content: Json = {"columns": ["governorate"], "figures": [["SY04", 7]], "whole": True}
    said: dict[str, Json] = {
        "exit": "spreadsheet",
        "recipient": "public",
        "level": "e",
        "records": content,
    }
    made.enemy.sign(made.case, NewOp(row, "disclosure", said, parent=made.case))
    made.enemy.hand_over(made.rima)
    assert [*FiguresGiven(made.rima.context.vault).tables()] == []
