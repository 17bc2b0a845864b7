"""Without the family name: it stays in the mother's name in one field too, and though the device that opened
the file invents somebody whose given name it is. Everybody is made up.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import below, family_of, relative, said
from tests.attacks.kit import Device, carry, told_once

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

TOLD: Json = {"ar": "كان في بيت الحلبي مع ليث"}


@told_once
def without_surname(made: Town) -> None:
    """The mother said yes without the family name."""
    family_of(made)
    scopes: Json = ["circumstances", "documents", "family_members", "identity"]
    yes = said(made, relative(made, "mother", "هدى"), "given_if", data_scope=scopes)
    made.hala.cases.save([Edit("consent_condition", {"type": "without_surname"}, parent=yes)])
    carry(made.hala, made.stick, made.rima)


def left(made: Town, id: str) -> str:
    """What leaves of a record for the Committee."""
    gate = made.gate("ced", "un_complaint")
    assert gate.allowed
    held = gate.get(id)
    return json.dumps(dict(held.values) if held else {}, ensure_ascii=False)


@pytest.mark.parametrize("field", ["mother_ku", "mother_lat"])
@pytest.mark.parametrize("name", ["Hudā Zirekî", "Hudā Umm Zirekî", "Umm Xelîl al Zirekî"])
def test_a_mothers_name_in_one_field(made: Town, field: str, name: str) -> None:
    without_surname(made)
    made.rima.cases.save([Edit("person", {field: name}, id=made.person)])
    event = made.rima.cases.save(
        [Edit("event", {"type": "sighting", "text": {"ar": "عند بيت زيركي"}}, parent=made.case)]
    ).ids[0]
    found = left(made, made.person)
    assert "Zirek" not in found
    assert name.split()[0] in found
    assert "زيركي" not in left(made, event)


@told_once
def clan(made: Town) -> str:
    """The coordinator writes a further name, and a story with the clan's; the event's id."""
    without_surname(made)
    made.rima.cases.save(
        [Edit("person_name", {"type": "birth_name", "value": "ليث الحلبي"}, parent=made.person)]
    )
    told = [Edit("event", {"type": "sighting", "text": TOLD}, parent=made.case)]
    event = made.rima.cases.save(told).ids[0]
    carry(made.rima, made.stick, made.hala)
    assert "ليث" in left(made, event)
    assert "الحلبي" not in left(made, event)
    return event


@pytest.mark.parametrize("field", ["given_ar", "father_ar", "grandfather_ar", "mother_given_ar"])
def test_nobody_invented_makes_a_clans_name_a_given_one(made: Town, field: str) -> None:
    event = clan(made)
    hala = Device(made.hala, made.stick)
    below(hala, made.family, "person", {field: "الحلبي"})
    hala.hand_over(made.rima)
    assert "الحلبي" not in left(made, event)


def test_whom_a_coordinator_names_so_is_called_so(made: Town) -> None:
    event = clan(made)
    made.rima.cases.save([Edit("person", {"given_ar": "الحلبي"}, parent=made.family)])
    assert "الحلبي" in left(made, event)
