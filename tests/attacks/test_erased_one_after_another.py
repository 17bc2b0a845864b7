"""Several families of one relative are erased one after the other: an order that came before stops none
that comes later, and what was tied by way of an entry that went stays tied. Everybody is made up."""

from __future__ import annotations

from itertools import permutations

import pytest
from tests.attacks.families import family_of, relative
from tests.attacks.kit import Town, carry
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_late_wishes import tied
from tests.attacks.test_one_relative_of_two_families import TwoFamilies, is_named
from tests.attacks.test_two_entries_of_one import Two

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json

# Which of three entries the third one names, or is named by.
TIES = ("names the first", "names the second", "is named by the second")


def third_of(two: TwoFamilies, tie: str) -> tuple[str, str]:
    """A third family in which she stands: the family, and her person there."""
    first, second = two.member(two.sister), two.member(two.wife)
    desk = two.made.rima
    family = desk.cases.new_family({"display_name": "عائلة قباني", "language": "ar"}).ids[0]
    name = {"given_ar": "ريم", "family_ar": "النوري"}
    person = desk.cases.save([Edit("person", name, parent=family)]).ids[0]
    also: dict[str, Json] = {TIES[0]: [first], TIES[1]: [second], TIES[2]: []}
    row = Edit("family_member", {"person": person, "also": also[tie]}, parent=family)
    [member] = desk.cases.save([row]).ids
    if tie == TIES[2]:
        desk.cases.save([Edit("family_member", {"also": [first, member]}, id=second)])
    hala: Json = [two.made.hala.access.status().device_id]
    desk.cases.save([Edit("family", {"assigned": hala}, id=family)])
    carry(desk, two.made.stick, two.made.hala)
    return family, person


@pytest.mark.parametrize("marked", [False, True], ids=["plain", "marked"])
@pytest.mark.parametrize("order", [*permutations(range(3))], ids=str)
def test_three_families_of_one_relative(made: Town, order: tuple[int, ...], marked: bool) -> None:
    two = tied(made)
    family, person = third_of(two, TIES[0])
    if marked:
        made.rima.cases.save([Edit("person_mark", {"type": "not_named_outside"}, parent=person)])
    roots = ((two.first_case, two.first), (made.case, made.family), (family,))
    for one in order:
        if one == 1:  # her word in the third family holds in the second one until that goes
            assert is_named(two) is not marked
        erased(made, *roots[one])
    for root in (two.first, made.family, family):
        view = made.rima.context.vault.read.view(root)
        assert view is not None and view.erased


@pytest.mark.parametrize("tie", TIES)
def test_a_wish_that_comes_late_reaches_whom_only_an_erased_entry_tied(
    made: Town, tie: str
) -> None:
    """The first goes, then the third; then comes what was under way for the third."""
    two = tied(made)
    family, person = third_of(two, tie)
    made.hala.cases.save([Edit("person_mark", {"type": "nobody_may_know_of"}, parent=person)])
    erased(made, two.first_case, two.first)
    erased(made, family)
    assert is_named(two)
    two.carry()
    assert not is_named(two)


@pytest.mark.parametrize("refuses", [False, True])
def test_two_reports_of_one_who_is_missing(made: Town, refuses: bool) -> None:
    two = Two(made)
    two.join()
    if refuses:
        two.refuses()
    erased(made, two.first, two.home)
    erased(made, two.second, made.family)
    view = made.rima.context.vault.read.view(two.second)
    assert view is not None and view.erased


def test_no_device_stops_an_erasure_by_a_tie_to_who_is_gone(made: Town) -> None:
    family_of(made)
    sister, case, family = relative(made, "sister", "ريم"), made.case, made.family
    family_of(made)
    wife = relative(made, "wife", "سلمى")
    carry(made.hala, made.stick, made.rima)
    read = made.rima.context.vault.read
    [gone], [stays] = (read.linking(one, "family_member") for one in (sister, wife))
    carry(made.rima, made.stick, made.enemy.desk)
    erased(made, case, family)
    made.enemy.sign(made.family, NewOp(stays.id, "family_member", {"also": [gone.id]}))
    made.enemy.hand_over(made.rima)
    erased(made, made.case, made.family)
    view = read.view(made.family)
    assert view is not None and view.erased
