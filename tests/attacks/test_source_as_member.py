"""A sealed source who is a person on file stays one, whatever whoever opened the file
says of him. All made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import below, family_of, relative, said
from tests.attacks.kit import Device, Town, carry

from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import Json

STORY = "رآه سامر الخطيب في الفرع"


def witness(made: Town, true_name: str) -> tuple[str, str]:
    """A person who is a sealed source, and what he told; the coordinator's."""
    desk = made.rima
    who = desk.cases.save(
        [
            Edit(
                "person",
                {"given_ar": "سامر", "family_ar": "الخطيب"},
                id=desk.context.new_id(),
                parent=made.family,
            )
        ]
    ).ids[0]
    named: dict[str, Json] = {"true_name": true_name} if true_name else {}
    source = desk.cases.save(
        [Edit("source", {"type": "survivor", "person": who, **named}, id=desk.context.new_id())]
    ).ids[0]
    told: dict[str, Json] = {"type": "sighting", "told_by": source, "text": {"ar": STORY}}
    return who, desk.cases.save([Edit("event", told, parent=made.case)]).ids[0]


def leaves(made: Town, event: str) -> bool:
    found = made.gate("ced", "un_complaint").get(event)
    return found is not None and bool(found.values.get("text"))


@pytest.mark.parametrize("true_name", ["", "سامر الخطيب"])
@pytest.mark.parametrize("tie", ["member", "kinship", "member and kinship"])
def test_the_opener_makes_no_relative_of_him(made: Town, true_name: str, tie: str) -> None:
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given")
    carry(made.hala, made.stick, made.rima)
    who, event = witness(made, true_name)
    assert not leaves(made, event)
    carry(made.rima, made.stick, made.hala)
    device = Device(made.hala, made.stick)
    if "member" in tie:
        below(device, made.family, "family_member", {"person": who})
    if "kinship" in tie:
        kin = {"person": who, "related_to": made.person, "relation": "brother"}
        below(device, made.family, "kinship", kin)
    device.hand_over(made.rima)
    assert not leaves(made, event)


def test_who_a_coordinator_calls_a_relative_is_named_as_that(made: Town) -> None:
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given")
    carry(made.hala, made.stick, made.rima)
    who, event = witness(made, "")
    made.rima.cases.save([Edit("family_member", {"person": who}, parent=made.family)])
    assert leaves(made, event)
