"""Several taken at one place and day are joined, seen together, and parted again. All people are made up."""

from __future__ import annotations

import pytest
from tests.desk.conftest import House
from tests.desk.test_taking_in import case, give

from vsdesk.errors import UserError
from vsdesk.records.dictionary.values import Json

DAY: dict[str, Json] = {"from": "2014-05-29", "to": "2014-05-29", "precision": "day"}
TOLD: Json = {**DAY, "as_told": "29ê Gulanê, roja ku îmtîhan qediyabû"}


def test_one_is_made_joined_and_taken_back(house: House) -> None:
    desk = house.coordinator()
    first, second = case(desk, "سالم"), case(desk, "سليم")
    told = {"date": TOLD, "place_text": "نزيك منبج", "place": None, "text": "حكاية"}
    made = desk.cases.incidents.make(first, told)
    incident = made.ids[0]
    record = desk.cases.record(incident)
    assert record.value("date") == DAY and record.text("place_text") == "نزيك منبج"
    assert record.value("place") is None and record.value("text") is None, "no story is carried"
    assert desk.cases.incidents.joined(first, incident).others == ()
    joined = desk.cases.incidents.join(second, incident)
    (other,) = desk.cases.incidents.joined(first, incident).others
    assert other.case.id == second and other.person is not None
    assert other.person.text("given_ar") == "سليم"
    desk.cases.take_back(joined)
    assert desk.cases.incidents.joined(first, incident).others == ()
    desk.cases.take_back(made)
    assert not desk.cases.record(first).value("incident") and desk.cases.record(incident).deleted


def test_taken_off_the_incident_stays_and_the_way_back_too(house: House) -> None:
    desk = house.coordinator()
    first, second = case(desk, "سالم"), case(desk, "سليم")
    incident = desk.cases.incidents.make(first, {"date": DAY}).ids[0]
    desk.cases.incidents.join(second, incident)
    off = desk.cases.incidents.leave(second, incident, shown=desk.cases.shown(second))
    assert desk.cases.record(second).value("incident") is None
    assert not desk.cases.record(incident).deleted
    desk.cases.take_back(off)
    assert desk.cases.record(second).value("incident") == incident


def test_a_removed_case_is_no_other(house: House) -> None:
    desk = house.coordinator()
    first, second = case(desk, "سالم"), case(desk, "سليم")
    incident = desk.cases.incidents.make(first, {"date": DAY}).ids[0]
    desk.cases.incidents.join(second, incident)
    desk.cases.delete(second, shown=desk.cases.shown(second))
    assert desk.cases.incidents.joined(first, incident).others == ()


def test_what_another_device_joined_only_it_or_a_coordinator_parts(house: House) -> None:
    chief = house.coordinator()
    field = house.documenter("field", chief)
    root = case(chief, "سالم")
    incident = chief.cases.incidents.make(root, {"date": DAY}).ids[0]
    chief.sync.assignments.assign([root], field.context.device_id, "قريبة من بيت العائلة")
    give(chief, house.root / "stick", field)
    field.sync.intake.receive([house.root / "stick"])
    assert field.cases.record(root).value("incident") == incident
    assert not field.cases.incidents.joined(root, incident).may_leave
    with pytest.raises(UserError, match="E_ROLE"):
        field.cases.incidents.leave(root, incident, shown=field.cases.shown(root))
    assert field.cases.record(root).every("incident") == (incident,), "nothing stands beside"
    own = case(field, "سليم")
    field.cases.incidents.join(own, incident)
    assert field.cases.incidents.joined(own, incident).may_leave
    field.cases.incidents.leave(own, incident, shown=field.cases.shown(own))
    assert field.cases.incidents.joined(root, incident).others == ()


def test_only_an_incident_is_joined(house: House) -> None:
    desk = house.coordinator()
    root = case(desk, "سالم")
    with pytest.raises(UserError, match="E_KIND"):
        desk.cases.incidents.join(root, desk.cases.new_family({"display_name": "بيت سالم"}).ids[0])
