"""An entry of a missing person that guarded another one is erased: the other stays closed.
Asserts that it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.attacks.families import said
from tests.attacks.kit import as_shown, carry
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_two_entries_of_one import TODAY, Two

from vsdesk.desk import Edit
from vsdesk.desk.erasure.entries_left import entries_left

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier


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


def third(made: Town, person: str) -> str:
    """Another case that names this person, in the second family, where somebody said yes."""
    case = made.hala.context.new_id()
    tied: dict[str, Json] = {"family": made.family, "case_type": "enforced_disappearance"}
    made.hala.cases.save([Edit("case", {"person": person, **tied}, id=case)])
    made.case = case
    brother = next(
        one.text("grantor") for one in made.hala.cases.dossier(made.family).of("consent_grant")
    )
    kin: dict[str, Json] = {"person": brother, "related_to": person, "relation": "brother_full"}
    made.hala.cases.save([Edit("kinship", kin, parent=made.family)])
    said(made, brother, "given")
    carry(made.hala, made.stick, made.rima)
    return case


@pytest.mark.parametrize("which", ["mother", "missing"])
@pytest.mark.parametrize("what", ["family", "case and family"])
def test_a_case_that_names_somebody_there_stays_closed(made: Town, what: str, which: str) -> None:
    """The mother is missing too, or he is, in a case of another family: what was refused in the
    first file guards it."""
    two = Two(made)
    two.refuses()
    case = third(made, two.mother if which == "mother" else two.missing)
    assert two.gate(case).state == "refused"
    assert erased(made, *of(two, what)).entries == (case,)
    assert two.gate(case).state not in ("given", "not_needed")


def test_a_family_of_many_cases_is_asked_once(made: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    two = Two(made)
    for at in range(5):
        made.rima.cases.new_case({"given_ar": f"سعيد {at}"}, {"family": two.home})
    read: list[str] = []
    dossier = type(made.rima.context.vault.read).dossier

    def counted(self: Any, root: str) -> Dossier | None:
        read.append(root)
        return dossier(self, root)

    monkeypatch.setattr(type(made.rima.context.vault.read), "dossier", counted)
    entries_left(made.rima.context.vault, made.rima.erasure._plan([two.home]).reached, TODAY)
    assert len(read) < 5
