"""After a laptop was taken: whom to warn, in which order, and that no number stands in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vsdesk.desk import Edit
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk

NUMBER = "+963 000 000 123"  # made up


def family(desk: Desk, name: str, *channels: bool | None) -> str:
    """A family with so many ways of contact; whether each is safe to call."""
    made = desk.cases.new_family({"display_name": name}).ids[0]
    ways = [
        Edit(
            "contact_channel", {"type": "phone", "value": NUMBER, "safe_to_call": safe}, parent=made
        )
        for safe in channels
    ]
    if ways:
        desk.cases.save(ways)
    return made


def carry(house: House, sender: Desk, to: Desk, name: str) -> None:
    stick = house.root / name
    stick.mkdir()
    ids = [to.access.status().device_id]
    sender.sync.hand_over(stick, ids)
    to.sync.intake.receive([stick])


def test_those_who_could_be_harmed_come_first(house: House) -> None:
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    calm = family(hala, "عائلة الحلبي", True)
    unsafe = family(hala, "عائلة الشامي", None, False)
    danger = family(hala, "عائلة الدرويش", True, None)
    alone = hala.cases.new_case({"given_ar": "ليث"}).ids[0]
    inside = hala.cases.new_case({"given_ar": "مروان"}).ids[0]
    hala.cases.save([Edit("case", {"family": danger}, id=inside)])
    hala.cases.save(
        [Edit("risk_assessment", {"level": "red", "date": "2026-11-01"}, parent=inside)]
    )
    other = family(rima, "عائلة لم تُسلَّم", True)
    carry(house, hala, rima, "stick")
    lost = hala.access.status().device_id
    found = rima.sync.revocations.to_warn(lost)
    assert found[0].row.id == danger and found[0].red
    assert {one.row.id for one in found} == {calm, unsafe, danger, alone}
    assert other not in {one.row.id for one in found}
    told = {one.row.id: (one.red, one.ways, one.safe) for one in found}
    assert told[danger] == (True, 2, True) and told[calm] == (False, 1, True)
    assert told[unsafe] == (False, 2, False) and told[alone] == (False, 0, False)
    assert NUMBER not in repr(
        [vars(one.row) if hasattr(one.row, "__dict__") else one for one in found]
    )
    # Of a coordinator's laptop: all that was handed over.
    assert other in {one.row.id for one in rima.sync.revocations.to_warn(rima.context.device_id)}


def test_a_source_that_was_handed_to_it_is_warned_by_its_code(house: House) -> None:
    hala_house = house
    rima = hala_house.coordinator()
    hala = hala_house.documenter("hala", rima)
    source = hala.cases.save(
        [Edit("source", {"code": "S-7", "type": "eyewitness", "true_name": "سلمى"})]
    )
    assert not rima.sync.revocations.to_warn(hala.access.status().device_id)
    carry(hala_house, hala, rima, "stick")
    # It stays where it was written: here nobody knows of it.
    assert source.ids[0] not in {
        one.row.id for one in rima.sync.revocations.to_warn(hala.access.status().device_id)
    }
    own = rima.cases.save(
        [Edit("source", {"code": "S-8", "type": "eyewitness", "true_name": "نور"})]
    )
    [told] = [
        one
        for one in rima.sync.revocations.to_warn(rima.context.device_id)
        if one.row.kind == "source"
    ]
    assert told.row.id == own.ids[0] and "نور" not in told.row.name


def test_only_a_coordinator_asks(house: House) -> None:
    hala = house.documenter("hala", house.coordinator())
    with pytest.raises(UserError, match="E_ROLE"):
        hala.sync.revocations.to_warn(hala.context.device_id)
