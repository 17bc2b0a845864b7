"""Pages open beside a number as long as a book that was told as an age. Everybody is made up."""

from __future__ import annotations

import logging

import pytest
from tests.attacks.kit import Device
from tests.ui.conftest import Room
from tests.ui.test_waits import brought

from vsdesk.desk import Desk
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.case_head import CaseHead


@pytest.mark.parametrize("place", ["case", "ready", "today"])
def test_pages_stand_beside_a_long_age(
    room: Room, place: str, caplog: pytest.LogCaptureFixture
) -> None:
    def also(field: Desk, case: str) -> None:
        device = Device(field, room.path / "stick")
        person = field.cases.dossier(case).head.text("person")
        device.change(person, "person", {"age_told": "9" * 5_000, "birth": None})

    made = brought(room, also=also)
    window = room.open("ar")
    screen = room.go(window, Route(place, "" if place == "today" else made.case))
    assert not [one.getMessage() for one in caplog.records if one.levelno >= logging.WARNING]
    if place == "case":
        assert screen.findChildren(CaseHead)
