"""Pages open beside a number as long as a book that was told as an age. Everybody is made up."""

from __future__ import annotations

import logging

import pytest
from tests.attacks.kit import Device
from tests.ui import made_alike
from tests.ui.conftest import Room
from tests.ui.test_waits import brought

from vsdesk.desk import Desk
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.case_head import CaseHead
from vsdesk.words import plain


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


def test_a_date_beside_the_list_says_which_it_is(room: Room) -> None:
    """A year alone stood beside "arrest"."""
    desk, _ = room.desk(people=0)
    made_alike.report(desk, ("أنس", "حسام", "الرفاعي", "هيام", 1990), "ar")
    desk.access.lock()
    window = room.open("ar")
    page = room.go(window, Route("cases"))
    badges = [plain(one.accessibleName()) for one in page.findChildren(Badge)]
    [born] = [one for one in badges if "1990" in one]
    assert born == "تاريخ الميلاد: 1990"
