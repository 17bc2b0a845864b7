"""Somebody came back by a report, or agreed to less in a family, that does not go to a documenter's device:
no more leaves there than at the coordinator's. Everybody is honest, and made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import said
from tests.attacks.kit import Town, carry
from tests.attacks.test_entries_put_aside import TIES, left
from tests.attacks.test_marks import SCOPES
from tests.attacks.test_not_whole import gate
from tests.attacks.test_paper_holds import HELD, new, told

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

ASKED: dict[str, Json] = {"purpose": "un_complaint", "recipient": "ced"}
BACK: dict[str, Json] = {"from": "2024-12-08", "to": "2024-12-08", "precision": "day"}


def agreed(made: Town) -> str:
    """Hala's case, of which its mother agreed to all; her sister."""
    mother, sister = told(made)
    said(made, mother, "given", identity_mode="named", data_scope=[*SCOPES], **ASKED)
    carry(made.hala, made.stick, made.rima)
    return sister


def test_who_came_back_by_a_report_that_was_joined(made: Town) -> None:
    other = TIES["pair"](made, agreed(made))
    carry(made.rima, made.stick, made.hala)
    assert gate(made.hala, made.case)[0]
    new(made.rima, "event", {"type": "release", "date": BACK}, other.space)
    carry(made.rima, made.stick, made.hala)
    assert gate(made.rima, made.case)[1] == "person_decides"
    assert gate(made.hala, made.case)[1] == HELD


@pytest.mark.parametrize("less", [True, False])
def test_what_was_agreed_to_in_a_second_family(made: Town, less: bool) -> None:
    agreed(made)
    rima = made.rima
    second = rima.cases.new_family({"display_name": "بيت العم", "language": "ar"}).ids[0]
    aunt = new(rima, "person", {"given_ar": "سلمى", "family_ar": "النوري"}, second)
    new(rima, "family_member", {"person": aunt}, second)
    rima.cases.save([Edit("case", {"second_family": second}, id=made.case)])
    scopes: list[Json] = ["circumstances"] if less else [*SCOPES]
    values: dict[str, Json] = {"grantor": aunt, "result": "given", "data_scope": scopes}
    new(rima, "consent_grant", {**values, **ASKED, "given_on": "2026-11-24"}, second)
    carry(rima, made.stick, made.hala)
    assert gate(made.hala, made.case)[1] == (HELD if less else "given")
    assert left(made.hala, made).items() <= left(rima, made).items()
