"""One real exit: a printed sheet of the enemy's own case about somebody whom the body was refused."""

from __future__ import annotations

import pytest
from tests.attacks.families import case_about
from tests.attacks.kit import town
from tests.desk.conftest import House
from tests.reports.paper import text_of

from vsdesk.desk import SheetOrder
from vsdesk.errors import UserError


def test_hala_missing_person_on_a_sheet_for_the_body_that_was_refused(house: House) -> None:
    made = town(house)
    with pytest.raises(UserError):
        made.rima.outbound.sheets.sheet(
            SheetOrder(made.case, ("ar",), "case-file", purpose="search", recipient="iimp")
        )
    case = case_about(made, made.person)
    made.enemy.hand_over(made.rima)
    try:
        got = made.rima.outbound.sheets.print_sheet(
            SheetOrder(case, ("ar",), "case-file", purpose="search", recipient="iimp")
        )
    except UserError:
        return
    text = text_of(got.pdf)
    assert "1986" not in text and "Marwan" not in text
