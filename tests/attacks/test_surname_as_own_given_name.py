"""Without the family name: a clan's name stays though the device that opened the file writes it down as the
missing person's own father's or grandfather's. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import assign
from tests.attacks.kit import Device, carry
from tests.attacks.test_surname_named_otherwise import clan, left, without_surname

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

OWN: Final = ("given_ar", "father_ar", "grandfather_ar", "mother_given_ar")


@pytest.mark.parametrize("field", OWN)
@pytest.mark.parametrize("by", ["hala", "enemy"])
def test_no_device_makes_a_clans_name_a_given_one(made: Town, field: str, by: str) -> None:
    event = clan(made)
    device = Device(made.hala, made.stick)
    if by == "enemy":
        assign(made)
        device = made.enemy
    device.change(made.person, "person", {field: "الحلبي"}, replace=False)
    device.hand_over(made.rima)
    assert "الحلبي" not in left(made, event)
    assert "ليث" in left(made, event)


def test_a_clans_name_that_is_the_whole_further_name(made: Town) -> None:
    event = clan(made)
    value = {"type": "other", "value": "البكاري"}
    made.rima.cases.save([Edit("person_name", value, parent=made.person)])
    told: Json = {"ar": "كان عند البكاري", "src_lang": "ar"}
    made.rima.cases.save([Edit("event", {"text": told}, id=event)])
    device = Device(made.hala, made.stick)
    device.change(made.person, "person", {"grandfather_ar": "البكاري"})
    device.hand_over(made.rima)
    assert "البكاري" not in left(made, event)


@pytest.mark.parametrize("by", ["hala before", "rima after"])
def test_a_fathers_name_in_a_further_name_is_none_of_a_family(made: Town, by: str) -> None:
    """It stood there when the further name was written, or a coordinator says so."""
    without_surname(made)
    if by == "hala before":
        made.hala.cases.save([Edit("person", {"father_ar": "سامي"}, id=made.person)])
        carry(made.hala, made.stick, made.rima)
    name = {"type": "birth_name", "value": "ليث سامي الحلبي"}
    made.rima.cases.save([Edit("person_name", name, parent=made.person)])
    if by == "rima after":
        made.rima.cases.save([Edit("person", {"father_ar": "سامي"}, id=made.person)])
    told: Json = {"ar": "جاء سامي الى بيت الحلبي", "src_lang": "ar"}
    event = made.rima.cases.save(
        [Edit("event", {"type": "sighting", "text": told}, parent=made.case)]
    )
    found = left(made, event.ids[0])
    assert "سامي" in found
    assert "الحلبي" not in found
