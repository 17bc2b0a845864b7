"""Devices have people's names: coordinators give them, and nobody names a device after itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.desk.conftest import House

from vsdesk.desk import Desk
from vsdesk.errors import UserError

NAME = "شيرين الشامي"  # made up


def carry(giver: Desk, stick: Path, taker: Desk) -> None:
    """Hand everything over and take it in."""
    stick.mkdir()
    giver.sync.hand_over(stick, [taker.context.device_id])
    taker.sync.intake.receive([stick])


def test_a_coordinator_names_a_device_and_every_list_says_so(house: House) -> None:
    chief = house.coordinator()
    field = house.documenter("field", chief)
    device_id = field.context.device_id
    change = chief.sync.devices.name(device_id, f" {NAME} ")
    assert {one.device_id: one.name for one in chief.sync.devices.listed()} == {
        chief.context.device_id: "",
        device_id: NAME,
    }
    assert [one.name for one in chief.sync.destinations()] == [NAME]
    assert chief.context.device_name(device_id) == NAME
    [staff] = chief.cases.list_kind("staff")
    assert (staff.text("code"), staff.value("kid")) == ("B1", device_id)
    chief.sync.devices.name(device_id, "أمل")
    assert len(chief.cases.list_kind("staff")) == 1, "a new name is no second record"
    chief.sync.devices.name(device_id, "")
    assert chief.context.device_name(device_id) == ""
    assert change.back, "and it can be taken back"


def test_a_name_goes_to_coordinators_and_to_nobody_else(house: House) -> None:
    chief = house.coordinator()
    field = house.documenter("field", chief)
    second = house.documenter("second", chief, "coordinator")
    chief.sync.devices.name(field.context.device_id, NAME)
    carry(chief, house.root / "one", field)
    assert field.context.device_name(field.context.device_id) == "" and not field.cases.list_kind(
        "staff"
    )
    carry(chief, house.root / "two", second)
    assert second.context.device_name(field.context.device_id) == NAME
    second.sync.devices.name(field.context.device_id, "أمل")
    carry(second, house.root / "three", chief)
    assert chief.context.device_name(field.context.device_id) == "أمل"


def test_nobody_but_a_coordinator_names_and_only_devices_of_the_list(house: House) -> None:
    chief = house.coordinator()
    field = house.documenter("field", chief)
    with pytest.raises(UserError, match="E_ROLE"):
        field.sync.devices.name(field.context.device_id, NAME)
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        chief.sync.devices.name("ab" * 32, NAME)
