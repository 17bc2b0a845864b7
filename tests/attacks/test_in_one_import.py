"""What reaches a second coordinator in one import, in whatever order of logs: of a coordinator's word and
what whoever opened the file says against it neither is first, and what closes holds; what nobody contested is
there as it is at the first. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import a_yes, family_of, relative, said
from tests.attacks.kit import Device, carry
from tests.attacks.test_bodies_come_later import nearer
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_filled_waits import into_halas_sighting, listed
from tests.attacks.test_noes_of_coordinators import REFUSED, state
from tests.attacks.test_overruled_by_the_opener import waiting
from tests.attacks.test_speaker_filled_in import agrees, sheet, whose

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp, log_id

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.desk import Desk

ORDER = pytest.mark.parametrize("ours_first", [True, False])


def begins_anew(made: Town, space: str, *, ours_first: bool) -> Device:
    """The device that opened the file, in other hands: it begins new incarnations until its log of this
    space stands behind the coordinator's, or before it."""
    carry(made.rima, made.stick, made.hala)
    theirs, ours = made.hala.context.vault, made.rima.context.vault.identity
    least = log_id(ours.device_id, ours.incarnation, space)
    theirs.new_incarnation()
    while (log_id(theirs.identity.device_id, theirs.identity.incarnation, space) > least) != (
        ours_first
    ):
        theirs.new_incarnation()
    return Device(made.hala, made.stick)


def at_the_second(made: Town, second: Desk) -> None:
    """The first coordinator hands over all that she has, at once; from now on her colleague is asked."""
    carry(made.rima, made.stick, second)
    made.rima = second


@ORDER
def test_nobody_comes_nearer_before_a_no(made: Town, house: House, *, ours_first: bool) -> None:
    second = house.documenter("نور", made.rima, "coordinator")
    family_of(made)
    uncle = relative(made, "uncle_pat", "سعيد")
    carry(made.hala, made.stick, made.rima)
    edit = Edit("consent_grant", {**a_yes(made, uncle), **REFUSED}, parent=made.family)
    made.rima.cases.save([edit])
    device = begins_anew(made, made.family, ours_first=ours_first)
    device.sign(made.family, *nearer(made))
    device.hand_over(made.rima)
    assert state(made) == "refused"
    at_the_second(made, second)
    assert state(made) == "refused"


@ORDER
def test_nobody_speaks_before_a_mark(made: Town, house: House, *, ours_first: bool) -> None:
    second = house.documenter("نور", made.rima, "coordinator")
    family_of(made)
    agrees(made, relative(made, "mother", "هدى"))
    wife = relative(made, "wife", "سلمى")
    carry(made.hala, made.stick, made.rima)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    device = begins_anew(made, made.case, ours_first=ours_first)
    device.sign(made.case, NewOp(made.case, "case", {"primary_contact": wife}))
    device.hand_over(made.rima)
    at_the_second(made, second)
    assert whose(made) is None and "سلمى" not in sheet(made)
    assert [name for name, _, _ in waiting(made)] == ["primary_contact"]
    assert made.case in listed(made)


@ORDER
def test_nothing_is_filled_in_before_a_coordinator_wrote_there(
    made: Town, house: House, *, ours_first: bool
) -> None:
    second = house.documenter("نور", made.rima, "coordinator")
    record, kind, name, value, leaves = into_halas_sighting(made)
    device = begins_anew(made, made.case, ours_first=ours_first)
    device.sign(made.case, NewOp(record, kind, {name: value}))
    device.hand_over(made.rima)
    assert not leaves()
    at_the_second(made, second)
    assert not leaves()
    assert name in [one for one, _, _ in waiting(made)]
    assert made.case in listed(made)


def test_a_file_that_nobody_contested_is_the_same_there(made: Town, house: House) -> None:
    """A documenter opened it, wrote down who they are, what they said and who speaks; a coordinator approved
    nothing and wrote nothing against it."""
    second = house.documenter("نور", made.rima, "coordinator")
    family_of(made)
    mother, uncle = relative(made, "mother", "هدى"), relative(made, "uncle_pat", "سعيد")
    agrees(made, mother)
    said(made, mother, "given")
    said(made, uncle, "refused")
    made.hala.cases.save([Edit("case", {"primary_contact": mother}, id=made.case)])
    carry(made.hala, made.stick, made.rima)
    told = state(made), whose(made), sheet(made), waiting(made)
    assert told[:2] == ("given", mother)
    at_the_second(made, second)
    assert (state(made), whose(made), sheet(made), waiting(made)) == told
    assert made.case not in listed(made)


@ORDER
def test_who_stood_nearer_before_a_no_speaks_there_too(
    made: Town, house: House, *, ours_first: bool
) -> None:
    """What a coordinator wrote down names what was there: it is before it at the second one as well."""
    second = house.documenter("نور", made.rima, "coordinator")
    family_of(made)
    uncle, wife = relative(made, "uncle_pat", "سعيد"), relative(made, "wife", "سلمى")
    said(made, wife, "given")
    agrees(made, wife)
    made.hala.cases.save([Edit("case", {"primary_contact": wife}, id=made.case)])
    begins_anew(made, made.family, ours_first=ours_first)
    carry(made.hala, made.stick, made.rima)
    edit = Edit("consent_grant", {**a_yes(made, uncle), **REFUSED}, parent=made.family)
    made.rima.cases.save([edit])
    written(made, "person_mark", {"type": "not_named_outside"}, wife)
    told = state(made), whose(made), sheet(made), waiting(made)
    assert told[:2] == ("given", wife)
    at_the_second(made, second)
    assert (state(made), whose(made), sheet(made), waiting(made)) == told
    assert made.case not in listed(made)


@pytest.mark.parametrize("what", ["no", "mark"])
def test_who_is_with_the_second_first_is_not_before_a_word_either(
    made: Town, house: House, what: str
) -> None:
    """The device meets the second coordinator first, with what it wrote after the word of the first one and
    without that word."""
    second = house.documenter("نور", made.rima, "coordinator")
    family_of(made)
    uncle, wife = relative(made, "uncle_pat", "سعيد"), relative(made, "wife", "سلمى")
    agrees(made, relative(made, "mother", "هدى"))
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.hala)
    if what == "no":
        edit = Edit("consent_grant", {**a_yes(made, uncle), **REFUSED}, parent=made.family)
        made.rima.cases.save([edit])
    else:
        written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    device = Device(made.hala, made.stick)
    device.sign(made.family, *nearer(made))
    device.sign(made.case, NewOp(made.case, "case", {"primary_contact": wife}))
    device.hand_over(second)
    assert second.cases.record(made.case).every("primary_contact") == (wife,)
    at_the_second(made, second)
    if what == "no":
        assert state(made) == "refused"
    else:
        assert whose(made) is None and "سلمى" not in sheet(made)
        assert "primary_contact" in [name for name, _, _ in waiting(made)]
        assert made.case in listed(made)
