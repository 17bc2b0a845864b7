"""Several taken at one place and day are joined, seen together, and parted again. All people are made up."""

from __future__ import annotations

import pytest
from tests.desk.conftest import House
from tests.desk.test_taking_in import case, give

from vsdesk.errors import UserError
from vsdesk.records.values import Json

DAY: dict[str, Json] = {"from": "2014-05-29", "to": "2014-05-29", "precision": "day"}
TOLD: Json = {**DAY, "as_told": "29ê Gulanê, roja ku îmtîhan qediyabû"}


def test_one_is_made_joined_and_taken_back(house: House) -> None:
    desk = house.coordinator()
    first, second = case(desk, "سالم"), case(desk, "سليم")
    told = {"date": TOLD, "place_text": "نزيك منبج", "place": None, "text": "حكاية"}
    made = desk.incident_of(first, told)
    incident = made.ids[0]
    record = desk.record(incident)
    assert record.value("date") == DAY and record.text("place_text") == "نزيك منبج"
    assert record.value("place") is None and record.value("text") is None, "no story is carried"
    assert desk.joined(first, incident).others == ()
    joined = desk.join_incident(second, incident)
    (other,) = desk.joined(first, incident).others
    assert other.case.id == second and other.person is not None
    assert other.person.text("given_ar") == "سليم"
    desk.take_back(joined)
    assert desk.joined(first, incident).others == ()
    desk.take_back(made)
    assert not desk.record(first).value("incident") and desk.record(incident).deleted


def test_taken_off_the_incident_stays_and_the_way_back_too(house: House) -> None:
    desk = house.coordinator()
    first, second = case(desk, "سالم"), case(desk, "سليم")
    incident = desk.incident_of(first, {"date": DAY}).ids[0]
    desk.join_incident(second, incident)
    off = desk.leave_incident(second, incident)
    assert desk.record(second).value("incident") is None
    assert not desk.record(incident).deleted
    desk.take_back(off)
    assert desk.record(second).value("incident") == incident


def test_a_removed_case_is_no_other(house: House) -> None:
    desk = house.coordinator()
    first, second = case(desk, "سالم"), case(desk, "سليم")
    incident = desk.incident_of(first, {"date": DAY}).ids[0]
    desk.join_incident(second, incident)
    desk.delete(second, shown=desk.shown(second))
    assert desk.joined(first, incident).others == ()


def test_what_another_device_joined_only_it_or_a_coordinator_parts(house: House) -> None:
    chief = house.coordinator()
    field = house.documenter("field", chief)
    root = case(chief, "سالم")
    incident = chief.incident_of(root, {"date": DAY}).ids[0]
    chief.assign([root], field.kid, "قريبة من بيت العائلة")
    give(chief, house.root / "stick", field)
    field.receive([house.root / "stick"])
    assert field.record(root).value("incident") == incident
    assert not field.joined(root, incident).may_leave
    with pytest.raises(UserError, match="E_ROLE"):
        field.leave_incident(root, incident)
    assert field.record(root).every("incident") == (incident,), "nothing stands beside"
    own = case(field, "سليم")
    field.join_incident(own, incident)
    assert field.joined(own, incident).may_leave
    field.leave_incident(own, incident)
    assert field.joined(root, incident).others == ()


def test_only_an_incident_is_joined(house: House) -> None:
    desk = house.coordinator()
    root = case(desk, "سالم")
    with pytest.raises(UserError, match="E_KIND"):
        desk.join_incident(root, desk.new_family({"display_name": "بيت سالم"}).ids[0])
