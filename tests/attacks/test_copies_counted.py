"""Which copy a paper says that it is: not what any device makes up. Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, carry, swap
from tests.attacks.test_letter_numbers import invented, sent

from vsdesk.desk import Desk
from vsdesk.desk.outbound.sheet_order import SheetOrder


def given(desk: Desk, made: Town) -> int:
    """The copy that the family's paper is at this desk, once it was given."""
    return desk.outbound.sheets.print_sheet(
        SheetOrder(made.case, ("ar",), kind="family-sheet")
    ).copy


def looked(made: Town) -> int:
    """The copy that the complaint to the Working Group would be."""
    order = SheetOrder(
        made.case, ("en",), kind="case-file", purpose="un_complaint", recipient="wgeid"
    )
    return made.rima.outbound.sheets.sheet(order).copy


@pytest.mark.usefixtures("signed")
def test_rows_that_another_device_makes_up_count_for_no_copy(made: Town) -> None:
    for _ in range(3):
        invented(made)
    assert looked(made) == 1
    sent(made)
    invented(made)
    assert looked(made) == 2


def test_a_row_that_a_coordinator_confirmed_counts(made: Town) -> None:
    row = invented(made)
    made.rima.consent.letters.confirm_given([row], shown=made.rima.cases.shown(made.case))
    assert looked(made) == 2


def test_what_who_recorded_the_case_gave_counts_everywhere(made: Town) -> None:
    assert given(made.hala, made) == 1
    carry(made.hala, made.stick, made.rima)
    assert given(made.rima, made) == 2
    swap(made)
    assert given(made.hala, made) == 3


@pytest.mark.parametrize("times", [1, 2])
def test_a_letter_goes_on_with_the_same_numbers(made: Town, times: int) -> None:
    for _ in range(times):
        sent(made)
    invented(made)
    made.rima.consent.withdraw([made.grants["wgeid"]])
    rows = made.rima.cases.dossier(made.case).of("disclosure")
    [number] = [one.value("copy_no") for one in rows if one.text("exit") == "letter"]
    assert number == times + 1
