"""A word came when its body came: an entry that a device sent ahead of its bodies is not before what a
coordinator wrote between the two. Everybody is made up."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import a_yes, family_of, relative
from tests.attacks.kit import Device, carry
from tests.attacks.lacking import goes_on
from tests.attacks.test_bodies_kept_back import sign_without_body
from tests.attacks.test_called_otherwise import hala, written
from tests.attacks.test_filled_waits import into_halas_sighting, listed
from tests.attacks.test_noes_of_coordinators import REFUSED, state
from tests.attacks.test_overruled_by_the_opener import waiting
from tests.attacks.test_speaker_filled_in import agrees, sheet, whose

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.attacks.kit import Town


def sent_ahead(made: Town, *ops: NewOp) -> Callable[[], None]:
    """What the device that opened the file signs reaches the coordinator without its bodies;
    calling what it gives sends these, in an order of its own."""
    device = hala(made)
    later = [sign_without_body(device, made.family, one) for one in ops]
    device.hand_over(made.rima)

    def comes() -> None:
        carry(made.rima, made.stick, made.hala)
        for one in random.Random(7).sample(later, len(later)):
            one()
            device.hand_over(made.rima)

    return comes


def nearer(made: Town) -> list[NewOp]:
    """A wife whom nobody has, and her yes."""
    id = made.hala.context.new_id
    who = id()
    tie = {"person": who, "related_to": made.person, "relation": "wife"}
    return [
        NewOp(who, "person", {"given_ar": "خالدة"}, parent=made.family),
        NewOp(id(), "family_member", {"person": who}, parent=made.family),
        NewOp(id(), "kinship", tie, parent=made.family),
        NewOp(id(), "consent_grant", a_yes(made, who), parent=made.family),
    ]


@pytest.mark.parametrize("ahead", [(), (2,), (0, 1, 2, 3)])
def test_nobody_comes_nearer_before_a_no_by_an_empty_entry(
    made: Town, ahead: tuple[int, ...]
) -> None:
    family_of(made)
    uncle = relative(made, "uncle_pat", "سعيد")
    ops = nearer(made)
    comes = sent_ahead(made, *(ops[place] for place in ahead))
    edit = Edit("consent_grant", {**a_yes(made, uncle), **REFUSED}, parent=made.family)
    made.rima.cases.save([edit])
    if ahead:
        goes_on(made.rima, made.case)
    assert state(made) == "refused"
    comes()
    device = hala(made)
    for place in {*range(4)} - {*ahead}:
        device.sign(made.family, ops[place])
    device.hand_over(made.rima)
    assert len(made.rima.cases.dossier(made.case).of("kinship")) == 2
    assert state(made) == "refused"


def test_nor_does_who_takes_somebody_off_by_it(made: Town) -> None:
    """The uncle's kinship is removed before his no by an entry of which the body is not here."""
    family_of(made)
    uncle = relative(made, "uncle_pat", "سعيد")
    carry(made.hala, made.stick, made.rima)
    tie = made.rima.cases.dossier(made.case).of("kinship")[0]
    gone = NewOp(
        tie.id,
        "kinship",
        {"deleted": True},
        observed={one.op[:64]: [int(one.op[65:])] for one in tie.fields["person"]},
    )
    comes = sent_ahead(made, gone)
    edit = Edit("consent_grant", {**a_yes(made, uncle), **REFUSED}, parent=made.family)
    made.rima.cases.save([edit])
    goes_on(made.rima, made.case)
    assert state(made) == "refused"
    comes()
    device = hala(made)
    device.sign(made.family, *nearer(made))
    device.hand_over(made.rima)
    assert state(made) == "refused"


def test_nobody_speaks_before_a_mark_by_it(made: Town) -> None:
    family_of(made)
    agrees(made, relative(made, "mother", "هدى"))
    wife = relative(made, "wife", "سلمى")
    carry(made.hala, made.stick, made.rima)
    device = hala(made)
    later = sign_without_body(
        device, made.case, NewOp(made.case, "case", {"primary_contact": wife})
    )
    device.hand_over(made.rima)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    goes_on(made.rima, made.case)
    assert "سلمى" not in sheet(made)
    carry(made.rima, made.stick, made.hala)
    later()
    device.hand_over(made.rima)
    assert whose(made) is None and "سلمى" not in sheet(made)
    assert [name for name, _, _ in waiting(made)] == ["primary_contact"]
    assert made.case in listed(made)


def test_nothing_is_filled_in_before_a_coordinator_wrote_there_by_it(made: Town) -> None:
    record, kind, name, value, leaves = into_halas_sighting(made)
    carry(made.rima, made.stick, made.hala)
    device = Device(made.hala, made.stick)
    later = sign_without_body(device, made.case, NewOp(record, kind, {name: value}))
    device.hand_over(made.rima)
    made.rima.cases.save([Edit(kind, {"learned_on": "2026-11-01"}, id=record)])
    later()
    device.hand_over(made.rima)
    assert not leaves()
    assert [one for one, _, _ in waiting(made)] == [name]
    assert made.case in listed(made)
