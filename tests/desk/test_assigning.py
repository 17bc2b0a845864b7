"""Cases are assigned and taken back with a note, one or many."""

from __future__ import annotations

import pytest
from tests.desk.conftest import House
from tests.desk.test_taking_in import case, give

from vsdesk.errors import UserError
from vsdesk.records.consent.lending import lent_to

NOTE = "قريبة من بيت العائلة"  # made up


def test_many_are_assigned_at_once_and_the_note_travels_along(house: House) -> None:
    chief = house.coordinator()
    field = house.documenter("field", chief)
    found = [case(chief, f"سالم {number}") for number in range(3)]
    change = chief.sync.assignments.assign([*found, found[0]], field.context.device_id, f" {NOTE} ")
    assert all(lent_to(chief.cases.record(one)) == {field.context.device_id} for one in found)
    stick = house.root / "stick"
    give(chief, stick, field)
    field.sync.intake.receive([stick])
    told = field.sync.assignments.assignment(found[1])
    assert (told.here, told.note, told.device_id) == (True, NOTE, chief.context.device_id)
    assert [one.letter for one in told.devices] == ["B"]
    chief.cases.take_back(change)
    assert not any(lent_to(chief.cases.record(one)) for one in found)


def test_one_of_two_devices_is_taken_back_from(house: House) -> None:
    chief = house.coordinator()
    one, two = house.documenter("one", chief), house.documenter("two", chief)
    root = case(chief, "سالم")
    chief.sync.assignments.assign([root], one.context.device_id, NOTE)
    chief.sync.assignments.assign([root], two.context.device_id, NOTE)
    change = chief.sync.assignments.unassign([root], one.context.device_id, "سافرت")
    assert lent_to(chief.cases.record(root)) == {two.context.device_id}
    assert chief.sync.assignments.assignment(root).note == "سافرت"
    chief.cases.take_back(change)
    assert lent_to(chief.cases.record(root)) == {one.context.device_id, two.context.device_id}
    chief.sync.assignments.unassign([root], "", "انتهى العمل")
    assert lent_to(chief.cases.record(root)) == frozenset()


def test_only_coordinators_assign_with_a_note_and_to_devices_that_are_here(house: House) -> None:
    chief = house.coordinator()
    field = house.documenter("field", chief)
    root, own = case(chief, "سالم"), case(field, "سليم")
    with pytest.raises(UserError, match="E_ROLE"):
        field.sync.assignments.assign([own], field.context.device_id, NOTE)
    with pytest.raises(UserError, match="E_REASON"):
        chief.sync.assignments.assign([root], field.context.device_id, "  ")
    for device_id in ("ab" * 32, chief.context.device_id):
        with pytest.raises(UserError, match="E_NOT_FOUND"):
            chief.sync.assignments.assign([root], device_id, NOTE)
    assert chief.sync.assignments.unassign([root], "", NOTE).ids == (), (
        "nothing to take back is no save"
    )
