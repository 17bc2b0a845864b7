"""A relative was written down twice, in two families or in one: both entries are joined, shown at each, and
parted again. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import carry, town
from tests.attacks.test_one_relative_of_two_families import TwoFamilies, is_named

from vsdesk.desk import Edit, FamilyEntry
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json


@pytest.fixture
def two(house: House) -> TwoFamilies:
    return TwoFamilies(town(house))


def others(desk: Desk, two: TwoFamilies, family: str, who: str) -> tuple[FamilyEntry, ...]:
    return desk.cases.relatives.entries(family).get(two.member(who), ())


def test_a_documenter_joins_and_a_coordinator_parts(two: TwoFamilies) -> None:
    made, rima, hala = two.made, two.made.rima, two.made.hala
    two.marks(two.sister, "not_named_outside")
    carry(rima, made.stick, hala)
    wife, sister = two.member(two.wife), two.member(two.sister)
    assert not others(hala, two, made.family, two.wife)
    change = hala.cases.relatives.join(wife, sister)
    assert not change.back and change.lasts  # whoever narrows does not widen again
    assert hala.cases.relatives.join(sister, wife).ids == ()  # it stands already
    two.carry()
    assert not is_named(two)
    for desk in (hala, rima):
        [here] = others(desk, two, made.family, two.wife)
        [there] = others(desk, two, two.first, two.sister)
        assert (here.member, here.family, here.person) == (sister, two.first, two.sister)
        assert (there.member, there.family, there.relations) == (wife, made.family, ("wife",))
        assert here.linked and here.number == desk.cases.record(two.first).text("family_code")
        assert not here.name[0] and not there.name[0]  # no list says the name of whom it hides
    with pytest.raises(UserError, match="E_ROLE"):
        hala.cases.relatives.part(wife, sister)
    with pytest.raises(UserError, match="E_ROLE"):
        hala.cases.save([Edit("family_member", {"also": None}, id=wife)])
    ended = rima.cases.relatives.ended(sister, wife)
    assert dict(ended.guards) == {("person_mark", "type", "not_named_outside"): 1}
    assert not is_named(two)  # it was only tried
    change = rima.cases.relatives.part(sister, wife, "هما اثنتان، مصطنع")
    assert is_named(two)
    assert not others(rima, two, made.family, two.wife)
    rima.cases.take_back(change)
    assert not is_named(two)


def test_what_a_coordinator_joins_is_taken_back(two: TwoFamilies) -> None:
    rima = two.made.rima
    wife, sister, mother = map(two.member, (two.wife, two.sister, two.mother))
    change = rima.cases.relatives.join(wife, sister)
    [entry] = others(rima, two, two.first, two.sister)
    assert entry.name[0].startswith("ريم") and entry.family_name[0]
    rima.cases.take_back(change)
    assert not others(rima, two, two.first, two.sister)
    rima.cases.relatives.join(wife, mother)  # of one family
    rima.cases.relatives.join(mother, sister)
    found = others(rima, two, two.first, two.sister)
    assert {one.member: one.linked for one in found} == {wife: False, mother: True}
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        rima.cases.relatives.part(wife, sister)  # each is joined to the third one


def test_what_two_devices_join_apart_is_lost_by_neither(two: TwoFamilies) -> None:
    """Both links hold on every device, and stand as a difference until a coordinator writes both."""
    made, rima, hala = two.made, two.made.rima, two.made.hala
    wife, sister, mother = map(two.member, (two.wife, two.sister, two.mother))
    rima.cases.relatives.join(wife, mother)
    hala.cases.relatives.join(wife, sister)
    two.carry()
    carry(rima, made.stick, hala)

    def joined(desk: Desk) -> set[str]:
        return {one.member for one in others(desk, two, made.family, two.wife)}

    def differing(desk: Desk) -> list[str]:
        return [one.record for one in desk.cases.differences.open() if one.field == "also"]

    for desk in (rima, hala):
        assert joined(desk) == {sister, mother} and differing(desk) == [wife]
    [found] = [one for one in rima.cases.differences.open() if one.field == "also"]
    both: list[Json] = [*sorted({sister, mother})]
    rima.cases.differences.resolve(wife, "also", value=both, why="هي هي، مصطنع", seen=found.seen)
    carry(rima, made.stick, hala)
    for desk in (rima, hala):
        assert joined(desk) == {sister, mother} and differing(desk) == []


def test_what_is_no_other_entry_is_not_joined(two: TwoFamilies) -> None:
    relatives, wife = two.made.rima.cases.relatives, two.member(two.wife)
    for odd, code in ((wife, "E_LINK"), (two.made.case, "E_NOT_FOUND"), ("0f" * 16, "E_NOT_FOUND")):
        with pytest.raises(UserError, match=code):
            relatives.join(wife, odd)
    assert relatives.find_member(two.wife) == relatives.find_member(wife) == wife
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        relatives.find_member(two.made.person)
    assert relatives.members(two.made.family, two.wife)[0].person == two.wife


def test_a_search_says_no_name_that_is_hidden_at_the_other_entry(two: TwoFamilies) -> None:
    made, rima = two.made, two.made.rima
    two.marks(two.sister, "not_named_outside")

    def found() -> set[str]:
        return {one.person for one in rima.cases.known.look_for("ريم النوري")}

    assert two.wife in found()
    rima.cases.relatives.join(two.member(two.wife), two.member(two.sister))
    assert two.wife not in found()
    assert made.family
