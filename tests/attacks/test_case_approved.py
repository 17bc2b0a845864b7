"""A coordinator approves a case; what is written into it afterwards is not approved.

Everybody is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, carry, swap, town
from tests.desk.conftest import House

from vsdesk.desk import Edit
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.records.dictionary.display_names import APPROVED_BEFORE, review_state
from vsdesk.records.dictionary.values import Json

APPROVED = "coordinator_approved"


@pytest.fixture
def made(house: House) -> Town:
    found = town(house)
    _approve(found)
    swap(found)
    return found


def _approve(made: Town) -> None:
    made.rima.cases.save(
        [Edit("case", {"approved": True}, id=made.case, shown=made.rima.cases.shown(made.case))]
    )


def review(made: Town) -> str:
    """The review as the page and as the list of cases have it."""
    dossier = made.rima.cases.dossier(made.case)
    row = made.rima.context.vault.read.row(made.case)
    found = review_state(dossier.head, dossier.records)
    assert row is not None and row.extra["review"] == found
    return found


def test_it_is_approved_as_it_stands(made: Town) -> None:
    assert review(made) == APPROVED


@pytest.mark.parametrize("what", ["person", "event", "beside", "new", "case"])
def test_what_another_device_says_since_is_not_approved(made: Town, what: str) -> None:
    event = made.rima.cases.dossier(made.case).of("event")[0]
    if what == "person":
        made.enemy.change(made.person, "person", {"given_ar": "آخر"})
    elif what == "case":
        made.enemy.change(made.case, "case", {"fate": "dead_documented"})
    elif what == "new":
        made.enemy.desk.cases.save([Edit("event", {"type": "transfer"}, parent=made.case)])
    else:
        told: Json = {"ar": "سافر إلى الخارج", "src_lang": "ar"}
        made.enemy.change(event.id, "event", {"text": told}, replace=what == "event")
    made.enemy.hand_over(made.rima)
    assert review(made) == APPROVED_BEFORE
    _approve(made)
    assert review(made) == APPROVED


def test_an_approval_that_does_not_say_what_it_saw_is_of_before(made: Town) -> None:
    rima = made.rima
    rima.cases.save([Edit("case", {"approved": None}, id=made.case)])
    assert review(made) == "draft"
    rima.context.vault.save(
        [Edit("case", {"approved": True}, id=made.case)]
    )  # as an older program did
    assert review(made) == APPROVED_BEFORE


def test_that_it_goes_on_changes_nothing(made: Town) -> None:
    """What leaves, and what a relative answers since, is no change of what the case says."""
    made.rima.outbound.tables.spreadsheet(ExitOrder("un_complaint", "wgeid", "B", (made.case,)))
    assert made.rima.cases.dossier(made.case).of("disclosure")
    assert review(made) == APPROVED


def test_of_two_approvals_each_has_to_have_seen_it(made: Town, house: House) -> None:
    """Samia approves what Hala wrote; Rima approves the case anew, and has not got it yet."""
    other = house.documenter("samia", made.rima, "coordinator")
    carry(made.rima, made.stick, other, made.hala)
    made.hala.cases.save([Edit("person", {"given_lat": "Merwan"}, id=made.person)])
    carry(made.hala, made.stick, other)
    other.cases.save(
        [Edit("case", {"approved": True}, id=made.case, shown=other.cases.shown(made.case))]
    )
    _approve(made)
    carry(made.hala, made.stick, made.rima)
    carry(other, made.stick, made.rima)
    assert len(made.view(made.case).fields["approved"]) == 2
    assert review(made) == APPROVED_BEFORE
    _approve(made)
    assert review(made) == APPROVED
