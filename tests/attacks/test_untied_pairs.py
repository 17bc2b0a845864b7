"""Two files guard each other by a link. Every act that takes it away is tried first: whoever acts sees what
closes something by it, and would no more. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import carry
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of

from vsdesk.desk import Edit, How
from vsdesk.desk.cases.link_removal import ended_by, unties
from vsdesk.records.guarding_links import JOINING, guarding_links

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.desk import Change, Desk, EndedClosures

EXIT = ("un_complaint", "wgeid", "refused", "")


class Two:
    """Two reports: the mother in the first refused the Working Group, the one in the second agreed."""

    def __init__(self, made: Town) -> None:
        self.made, self.desk = made, made.rima
        self.first, _, _ = whole_case(self.desk, "مروان")
        self.second, _, family = whole_case(self.desk, "مروان")
        for case, said in ((self.first, "refused"), (self.second, "given")):
            mother = mother_of(self.desk, self.desk.cases.record(case).text("family"))
            self.desk.consent.grant(
                *(case, mother, "un_complaint", "wgeid", said, How()),
                scopes=["identity", "circumstances"] if said == "given" else [],
                shown=self.desk.cases.shown(case),
            )
        made.case, made.family = self.second, family

    def decide(self, what: str, desk: Desk | None = None) -> Change:
        match = (desk or self.desk).matching
        shown = match.pair_shown(self.first, self.second)
        return match.decide_pair(self.first, self.second, what, "سبب", shown=shown)

    def ended(self, what: str) -> EndedClosures:
        match = self.desk.matching
        shown = match.pair_shown(self.first, self.second)
        return match.ended(self.first, self.second, what, "سبب", shown=shown)

    def undecide(self) -> None:
        match = self.desk.matching
        shown = match.pair_shown(self.first, self.second)
        match.undecide(self.first, self.second, "سبب", shown=shown)

    def is_open(self) -> bool:
        return self.made.gate("wgeid", "un_complaint").allowed


def told(ended: EndedClosures) -> set[tuple[str, str, str, str]]:
    return {(one.purpose, one.recipient, one.before, one.after) for one in ended.exits}


@pytest.mark.parametrize("what", ["different", "relatives", "unsure", ""])
def test_a_pair_that_is_decided_anew(made: Town, what: str) -> None:
    two = Two(made)
    assert two.is_open()
    two.decide("same")
    assert not two.is_open()
    assert EXIT in told(two.ended(what))
    assert not two.is_open()  # nothing of the trial stays
    two.decide(what) if what else two.undecide()
    assert two.is_open()


def test_a_decision_that_is_taken_back(made: Town) -> None:
    two = Two(made)
    change = two.decide("same")
    assert EXIT in told(two.desk.cases.ended_back(change))
    two.desk.cases.take_back(change)
    assert two.is_open()


def test_another_coordinator_said_the_same(house: House, made: Town) -> None:
    """Theirs stands, and nothing is said to open that does not."""
    two = Two(made)
    nour = house.documenter("nour", made.rima, "coordinator")
    carry(made.rima, made.stick, nour)
    change = two.decide("same")
    two.decide("same", nour)
    carry(nour, made.stick, made.rima)
    ended = told(two.desk.cases.ended_back(change))
    two.desk.cases.take_back(change)
    assert two.is_open() == (EXIT in ended)


def test_nothing_is_asked_where_nothing_ends(made: Town) -> None:
    two = Two(made)
    assert not told(two.ended("same"))
    two.decide("different")
    assert not told(two.ended("unsure"))


def removing(two: Two, kind: str, id: str) -> Edit:
    return Edit(kind, id=id, delete=True, shown=two.desk.cases.shown(id))


def emptied(two: Two, kind: str, id: str, name: str) -> Edit:
    return Edit(kind, {name: None}, id=id, shown=two.desk.cases.shown(id))


def of_second_family(two: Two) -> Edit:
    family = two.desk.cases.record(two.first).text("family")
    two.desk.cases.save([Edit("case", {"second_family": family}, id=two.second)])
    return emptied(two, "case", two.second, "second_family")


def of_the_person(two: Two) -> Edit:
    """A case of the first family that names who is missing in the second report."""
    person = two.desk.cases.record(two.second).text("person")
    family = two.desk.cases.record(two.first).text("family")
    values = {"person": person, "family": family, "case_type": "enforced_disappearance"}
    case = two.desk.cases.save([Edit("case", values)]).ids[0]
    return removing(two, "case", case)


@pytest.mark.parametrize("act", [of_second_family, of_the_person])
def test_other_links(made: Town, act: Callable[[Two], Edit]) -> None:
    """What is said to end is what ends."""
    two = Two(made)
    edit = act(two)
    before = two.is_open()
    ended = told(ended_by(two.desk.context, [edit]))
    two.desk.cases.save([edit])
    assert (two.is_open() and not before) == any(not after for _, _, _, after in ended)


def test_every_link_by_which_files_guard_is_asked_of(made: Town) -> None:
    """By each of the list out of the dictionary, whoever takes it away or removes its record."""
    dictionary = made.rima.context.dictionary
    links = dictionary.once(guarding_links)
    assert {(kind, name) for kind, names in JOINING.items() for name in names} <= links
    assert {("duplicate_link", "first"), ("case", "person"), ("family_member", "also")} <= links
    assert {("testimony_row", "linked_case"), ("case", "second_family")} <= links
    for kind, name in links:
        assert unties(dictionary, Edit(kind, {name: None}, id="0" * 32))
        assert unties(dictionary, Edit(kind, id="0" * 32, delete=True))
    assert not unties(dictionary, Edit("event", {"type": "other"}, id="0" * 32))
