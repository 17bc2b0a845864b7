"""What a file of others guards goes by an order: the tie by which it guarded goes with it, wherever it lay.
Nothing leaves by that which the listing did not name before. Asserts that it does NOT."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import words
from tests.attacks.kit import TODAY
from tests.attacks.test_erased_guarded import erased
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of

from vsdesk.desk import Edit, How
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

STORY: Final = "حكى لنا زكريا قباني ما جرى في تلك الليلة"
NEWS: Final = "قال الجيران إنه استشهد في المعتقل"
SCOPES: Final = ["identity", "circumstances", "family_members"]
NAME: Final[dict[str, Json]] = {"given_ar": "زكريا", "family_ar": "قباني"}
NOT_NAMED: Final[dict[str, Json]] = {"type": "not_named_outside"}


def put(made: Town, kind: str, values: dict[str, Json], parent: str | None = None) -> str:
    """The coordinator records it."""
    id = made.rima.context.new_id()
    made.rima.cases.save([Edit(kind, values, id=id, parent=parent)])
    return id


def told(made: Town, text: str = STORY) -> str:
    """A second case that may leave, with a story."""
    case, _, family = whole_case(made.rima, "هيثم")
    mother = mother_of(made.rima, family)
    for purpose, to in (("un_complaint", "wgeid"), ("casework", "family")):
        made.rima.consent.grant(
            *(case, mother, purpose, to, "given", How()),
            scopes=SCOPES,
            shown=made.rima.cases.shown(case),
        )
    made.case, made.family = case, family
    return put(made, "event", {"type": "other", "text": words(text)}, case)


def leaves(made: Town, event: str) -> bool:
    """Whether the story goes to the Working Group; the case does."""
    out = made.gate("wgeid", "un_complaint")
    assert out.allowed
    left = out.get(event)
    return left is not None and "text" in left.values


def is_heard(made: Town, event: str) -> bool:
    """Whether the words stand on the paper of the family, which was told of no death."""
    mother = mother_of(made.rima, made.family)
    asked = Request("casework", "family", "B", TODAY, quiet=True, person=mother)
    out = decide(asked, made.rima.cases.dossier(made.case), made.rima.context.dictionary)
    assert out.allowed
    left = out.get(event)
    return left is not None and "text" in left.values


def source(made: Town) -> tuple[str, str, str]:
    """A source whose row speaks of the case; nothing in the case names the source."""
    who = put(made, "source", {"type": "survivor", "true_name": "زكريا قباني"})
    day: Json = {"from": "2026-05-01", "to": "2026-05-01", "precision": "day"}
    said: dict[str, Json] = {"date": day, "prior_statements": words("لا")}
    statement = put(made, "statement", said, who)
    row: dict[str, Json] = {"told_name": "هيثم", "state_seen": "ill", "may_tell_family": "yes"}
    tie: dict[str, Json] = {"linked_case": made.case, "linked_why": words("الاسم")}
    return who, statement, put(made, "testimony_row", {**row, **tie}, statement)


@pytest.mark.parametrize("what", [0, 1, 2], ids=["source", "statement", "row"])
def test_a_source_that_is_tied_from_its_own_side(made: Town, what: int) -> None:
    event = told(made)
    assert leaves(made, event)
    tied = source(made)
    assert not leaves(made, event)
    listing = erased(made, tied[what])
    if what == 0:  # nobody could look for the name any more
        assert [(one.record, one.guarded) for one in listing.words] == [(event, True)]
        assert not leaves(made, event)
    else:
        assert ("un_complaint", "wgeid") in {
            (one.purpose, one.recipient) for one in listing.opens.wider
        }


def another_case(made: Town) -> str:
    family = put(made, "family", {"display_name": "عائلة قباني"})
    brother = put(made, "person", NAME, family)
    put(made, "family_member", {"person": brother}, family)
    put(made, "person_mark", NOT_NAMED, brother)
    missing = made.rima.cases.record(made.case).text("person")
    case: dict[str, Json] = {"person": missing, "family": family}
    return put(made, "case", {**case, "case_type": "enforced_disappearance"})


def test_another_case_of_the_same_person(made: Town) -> None:
    """Its family stays, with a relative who is to be named nowhere."""
    event = told(made)
    case = another_case(made)
    assert not leaves(made, event)
    listing = erased(made, case)
    assert listing.sealed == 1
    assert listing.words_stay == (0, 0)
    assert not leaves(made, event)


def pair(made: Town, case: str) -> None:
    match = made.rima.matching
    match.decide_pair(made.case, case, "same", "الاسم", shown=match.pair_shown(made.case, case))


def joined(made: Town) -> str:
    other, _, _ = whole_case(made.rima, "هيثم")
    pair(made, other)
    return other


@pytest.mark.parametrize("tie", [joined, another_case])
def test_news_that_wait_in_another_report(made: Town, tie: Callable[[Town], str]) -> None:
    """What was kept from the family's paper because of them stays off it."""
    event = told(made, NEWS)
    assert is_heard(made, event)
    other = tie(made)
    day: Json = {"from": "2026-05-01", "to": "2026-05-01", "precision": "day"}
    put(made, "event", {"type": "identification", "date": day}, other)
    assert not is_heard(made, event)
    assert erased(made, other).sealed == 1
    assert not is_heard(made, event)
