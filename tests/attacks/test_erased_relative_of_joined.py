"""A relative who is to be named nowhere outside stands in the story of another report, which a coordinator
joined with theirs. Whoever erases them leaves the name kept there, and no word of anybody else.
Asserts that it does NOT leave. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import words
from tests.attacks.kit import TODAY
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_erased_ties import (
    NAME,
    NOT_NAMED,
    SCOPES,
    STORY,
    another_case,
    leaves,
    pair,
    put,
    told,
)
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of

from vsdesk.desk import Edit, How

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

NAMESAKES: Final = {
    "given": "قال زكريا العطار إنه رأى السيارة",
    "family": "بيت نادر قباني في آخر الشارع",
    "nobody": "رأينا السيارة تحت المطر",
}


class Joined:
    """A case with a story, and another report of the same person with a brother in its family."""

    def __init__(self, made: Town, text: str = STORY, *, marked: bool = True) -> None:
        self.made = made
        self.event = told(made, text)
        self.case, _, self.family = whole_case(made.rima, "هيثم")
        self.brother = put(made, "person", NAME, self.family)
        self.member = put(made, "family_member", {"person": self.brother}, self.family)
        if marked:
            self.mark = put(made, "person_mark", NOT_NAMED, self.brother)
        pair(made, self.case)

    def stays(self, event: str = "") -> bool:
        """Whether the story goes to nobody."""
        return not leaves(self.made, event or self.event)


def agrees(made: Town, to: str) -> None:
    """The mother says yes to another body."""
    mother = mother_of(made.rima, made.family)
    made.rima.consent.grant(
        *(made.case, mother, "un_complaint", to, "given", How()),
        scopes=SCOPES,
        shown=made.rima.cases.shown(made.case),
    )


@pytest.mark.parametrize("text", [STORY, "حكى زكريّا القبّاني", "Zakariya Qabbani told us"])
def test_the_name_stays_once_the_brother_is_erased(made: Town, text: str) -> None:
    two = Joined(made, text)
    assert two.stays()
    listing = erased(made, two.brother)
    assert [(one.record, one.guarded) for one in listing.words] == [(two.event, True)]
    assert two.stays()


@pytest.mark.parametrize("text", NAMESAKES.values(), ids=NAMESAKES)
def test_words_of_a_namesake_leave_as_before(made: Town, text: str) -> None:
    """Who shares one part of the name is somebody else."""
    two = Joined(made, text)
    listing = erased(made, two.brother)
    assert listing.words == ()
    assert not two.stays()


def test_a_brother_of_whom_nothing_was_asked_closes_nothing(made: Town) -> None:
    two = Joined(made, marked=False)
    assert not two.stays()
    assert erased(made, two.brother).words == ()
    assert not two.stays()


def test_a_file_that_nothing_joins_is_not_read(made: Town) -> None:
    two = Joined(made)
    first, case = made.case, told(made)
    assert leaves(made, case)
    listing = erased(made, two.brother)
    assert {one.record for one in listing.words} == {two.event}
    assert leaves(made, case)
    made.case = first
    assert two.stays()


@pytest.mark.parametrize("what", ["family", "mistake", "chain", "family words"])
def test_however_it_is_named_and_erased(made: Town, what: str) -> None:
    rima, two = made.rima, Joined(made)
    ids, event = [two.brother], two.event
    if what == "family":
        ids = [two.family, two.case]
    elif what == "chain":  # a third report, joined with the second
        old = made.case
        event = told(made)
        match = rima.matching
        shown = match.pair_shown(old, made.case)
        match.decide_pair(old, made.case, "same", "الاسم", shown=shown)
    elif what == "family words":
        made.rima.cases.save([Edit("family", {"display_name": "بيت زكريا قباني"}, id=made.family)])
    assert two.stays(event)
    why = "mistake" if what == "mistake" else "withdrawn"
    listing = erased(made, *ids, why=why)
    assert event in {one.record for one in listing.words if one.guarded}
    if what == "family":  # the other report waits for a look then
        [stop] = made.rima.cases.dossier(made.family).of("family_request")
        answered: dict[str, Json] = {"answered": TODAY, "answer": words("نكمل")}
        rima.cases.save([Edit("family_request", answered, id=stop.id)])
    assert two.stays(event)


def test_the_name_stays_for_an_answer_that_comes_later(made: Town) -> None:
    """Nobody had agreed to that body when the order was given: what leaves by it was not tried."""
    two = Joined(made)
    erased(made, two.brother)
    agrees(made, "ced")
    out = made.gate("ced", "un_complaint")
    assert out.allowed
    left = out.get(two.event)
    assert left is None or "text" not in left.values


@pytest.mark.parametrize("tie", ["pair", "person"])
def test_a_relative_who_stays_while_their_report_goes_before_anybody_agreed(
    made: Town, tie: str
) -> None:
    """The family stays, with a brother who is to be named nowhere; only its case goes. Nothing left when the
    order was tried, and by a yes of later the name does not either."""
    rima = made.rima
    made.case, _, made.family = whole_case(rima, "هيثم")
    event = put(made, "event", {"type": "other", "text": words(STORY)}, made.case)
    if tie == "pair":
        case, _, family = whole_case(rima, "هيثم")
        brother = put(made, "person", NAME, family)
        put(made, "family_member", {"person": brother}, family)
        put(made, "person_mark", NOT_NAMED, brother)
        pair(made, case)
    else:
        case = another_case(made)
    listing = erased(made, case)
    assert [one.record for one in listing.words if one.seals] == [event]
    for stop in rima.cases.dossier(made.family).of("family_request"):
        answered: dict[str, Json] = {"answered": TODAY, "answer": words("نكمل")}
        rima.cases.save([Edit("family_request", answered, id=stop.id)])
    agrees(made, "ced")
    out = made.gate("ced", "un_complaint")
    assert out.allowed
    left = out.get(event)
    assert left is None or "text" not in left.values
