"""Who wrote down what a relative is takes it back: her no, which a coordinator wrote down,
stays one. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, below, family_of, relative, said, state
from tests.attacks.kit import Device, Town, carry, decided_before, told_once
from tests.attacks.test_called_otherwise import hala, written
from tests.attacks.test_marks import SCOPES

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

BORN: dict[str, Json] = {"from": "1980-01-01", "to": "1980-12-31", "precision": "year"}


def refuses(made: Town, who: str) -> str:
    """Her no, by the coordinator."""
    values: dict[str, Json] = {
        "grantor": who,
        "subject": made.case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "refused",
        "given_on": "2026-11-22",
    }
    return written(made, "consent_grant", values, made.family)


@told_once
def agreed(made: Town) -> str:
    """A family whose mother said yes; she."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    return mother


def take_back(device: Device, made: Town, way: str, written: tuple[str, str, str]) -> None:
    who, member, kin = written
    if way in ("person", "both"):
        device.change(kin, "kinship", {"person": None})
    if way == "both":
        device.change(member, "family_member", {"person": None})
    if way == "relation":
        device.change(kin, "kinship", {"relation": "neighbour"})
    if way == "related_to":
        device.change(kin, "kinship", {"related_to": who})
    for id, kind in ((kin, "kinship"), (member, "family_member"), (who, "person")):
        if way == "all" or (way, kind) == ("delete", "kinship"):
            device.change(id, kind, {"deleted": True}, observed=True)
    device.hand_over(made.rima)


@pytest.mark.parametrize("relation", ["wife", "father", "son"])
@pytest.mark.parametrize("way", ["person", "relation", "related_to", "delete", "both", "all"])
def test_who_opened_the_file_takes_no_kinship_from_a_no(
    made: Town, way: str, relation: str
) -> None:
    agreed(made)
    h = made.hala
    who, member, kin = h.context.new_id(), h.context.new_id(), h.context.new_id()
    of: dict[str, Json] = {"person": who, "related_to": made.person, "relation": relation}
    h.cases.save(
        [
            Edit(
                "person",
                {"given_ar": "سلمى", "family_ar": "النوري", "birth": BORN},
                id=who,
                parent=made.family,
            ),
            Edit("family_member", {"person": who}, id=member, parent=made.family),
            Edit("kinship", of, id=kin, parent=made.family),
        ]
    )
    assign(made)
    assert state(made).allowed
    refuses(made, who)
    assert not state(made).allowed
    take_back(hala(made), made, way, (who, member, kin))
    assert not state(made).allowed


@pytest.mark.parametrize("way", ["person", "relation", "related_to", "delete", "both"])
def test_nor_does_another_device_that_wrote_it(made: Town, way: str) -> None:
    agreed(made)
    assign(made)
    e = made.enemy
    who = below(e, made.family, "person", {"given_ar": "سلمى"})
    member = below(e, made.family, "family_member", {"person": who})
    kin = below(
        e,
        made.family,
        "kinship",
        {"person": who, "related_to": made.person, "relation": "wife"},
    )
    e.hand_over(made.rima)
    refuses(made, who)
    assert not state(made).allowed
    carry(made.rima, made.stick, e.desk)
    take_back(e, made, way, (who, member, kin))
    assert not state(made).allowed


@pytest.mark.parametrize("way", ["role", "person", "delete"])
def test_a_place_in_the_family_is_not_taken_from_a_no(made: Town, way: str) -> None:
    agreed(made)
    h = made.hala
    who, member = h.context.new_id(), h.context.new_id()
    role: dict[str, Json] = {"person": who, "role_in_family": "spouse"}
    h.cases.save(
        [
            Edit("person", {"given_ar": "سلمى"}, id=who, parent=made.family),
            Edit("family_member", role, id=member, parent=made.family),
        ]
    )
    assign(made)
    refuses(made, who)
    assert not state(made).allowed
    device = hala(made)
    if way == "role":
        device.change(member, "family_member", {"role_in_family": "other"})
    elif way == "person":
        device.change(member, "family_member", {"person": None})
    else:
        device.change(member, "family_member", {"deleted": True}, observed=True)
    device.hand_over(made.rima)
    assert not state(made).allowed


def test_the_no_of_somebody_further_off_stands_in_no_mothers_way(made: Town) -> None:
    agreed(made)
    other = relative(made, "uncle_pat", "سمير")
    assign(made)
    refuses(made, other)
    assert state(made).allowed


def test_an_older_decision_stands_past_it(made: Town) -> None:
    mother = agreed(made)
    wife = relative(made, "wife", "سلمى")
    assign(made)
    refuses(made, wife)
    kin = next(
        one.id
        for one in made.rima.cases.dossier(made.case).of("kinship")
        if wife in one.every("person")
    )
    device = hala(made)
    device.change(kin, "kinship", {"person": None})
    device.hand_over(made.rima)
    assert not state(made).allowed
    dossier = made.rima.cases.dossier(made.case)
    yes = next(one.id for one in dossier.of("consent_grant") if mother in one.every("grantor"))
    decided_before(made.rima, yes, "سُئل الجميع")
    assert state(made).allowed
