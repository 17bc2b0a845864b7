"""An entry of a missing person that guarded another one is erased: the other stays closed. Asserts that it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import as_shown
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_two_entries_of_one import Two

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from tests.attacks.kit import Town


def of(two: Two, what: str) -> tuple[str, ...]:
    """What is erased."""
    found = {
        "case and family": (two.first, two.home),
        "case": (two.first,),
        "family": (two.home,),
        "mother": (two.mother,),
    }
    return found[what]


@pytest.mark.parametrize("what", ["case and family", "case", "family", "mother"])
def test_what_an_erased_entry_closed_stays_closed(made: Town, what: str) -> None:
    two = Two(made)
    two.refuses()
    assert two.gate().state == "given"
    two.join()
    assert two.gate().state == "refused"
    listing = erased(made, *of(two, what))
    assert listing.entries == (() if what == "mother" else (two.second,))
    assert two.gate().state == ("refused" if what == "mother" else "asked_to_stop")


def test_a_coordinator_ends_it_by_an_answer(made: Town) -> None:
    two = Two(made)
    two.refuses()
    two.join()
    erased(made, two.first, two.home)
    asked = next(one.id for one in made.rima.cases.dossier(two.second).of("family_request"))
    made.rima.cases.save([Edit("family_request", {"answered": "2026-11-26"}, id=asked)])
    assert two.gate().state == "given"


def test_an_entry_of_which_nothing_was_asked_takes_nothing_along(made: Town) -> None:
    """A double that was opened by mistake, joined and erased: the other leaves as before."""
    two = Two(made)
    two.join()
    assert two.gate().state == "given"
    assert erased(made, two.first, two.home, why="mistake").entries == ()
    assert two.gate().state == "given"


def test_one_that_was_never_joined_guards_nobody(made: Town) -> None:
    two = Two(made)
    two.refuses()
    assert erased(made, two.first, two.home).entries == ()
    assert two.gate().state == "given"


def test_where_no_family_stays_the_risk_is_red(made: Town) -> None:
    two = Two(made)
    two.refuses()
    two.join()
    made.rima.cases.save([as_shown(made.rima, "case", {"family": None}, two.second)])
    erased(made, two.first, two.home)
    left = made.rima.cases.dossier(two.second).of("risk_assessment")
    assert [one.text("level") for one in left] == ["red"]
