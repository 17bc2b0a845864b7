"""Activities as a calendar, and a file of them taken in from the page. All groups and people are made up."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from tests.ui.cut import cut
from tests.ui.test_ready import said, the_screen
from tests.ui.test_screens import names_and_fits
from tests.ui.test_submissions import desk_of, press

from vsdesk.desk import Edit
from vsdesk.languages import LANGUAGES
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.route import Route
from vsdesk.ui.screens.activities.activity_file_screen import ActivityFileScreen
from vsdesk.ui.screens.activities.screen import ActivitiesScreen
from vsdesk.ui.screens.activities.weeks import on_day, strips, weeks_of, without_day
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.ui.screens.activities.calendar import ActivityCalendar
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang

FILE: dict[str, Any] = {
    "groups": ["مجموعة مصطنعة"],
    "activities": [
        {"from": "2026-11-20", "to": "2026-11-29", "kind": "تدريب", "title": "دورة طويلة مصطنعة"},
        {"from": "2026-11-24", "kind": "وقفة", "title": "وقفة مصطنعة"},
        {"from": "2026-11-25", "kind": "بلا معنى", "title": "لقاء مصطنع", "colour": 1},
        {"from": "2026-11", "title": "نشاط بلا يوم"},
        {"from": "2024", "title": "نشاط بلا شهر"},
    ],
}


def filled(room: Room, file: dict[str, Any] = FILE) -> None:
    desk, _ = room.desk(people=1)
    desk.reporting.load_activities(json.dumps(file).encode())
    desk.access.lock()


def at_calendar(room: Room, window: Window, field: str = "") -> ActivityCalendar:
    room.go(window, Route("activities", part="calendar", field=field))
    return shown_calendar(window)


def shown_calendar(window: Window) -> ActivityCalendar:
    screen = the_screen(window)
    assert isinstance(screen, ActivitiesScreen) and screen.calendar is not None
    return screen.calendar


def rows(calendar: ActivityCalendar) -> list[str]:
    """What stands beside the chosen day."""
    return [
        one.accessibleName().split(".")[0]
        for one in calendar._side.findChildren(RowButton)
        if one.isVisible()
    ]


def test_the_list_becomes_a_calendar_and_a_way_back_keeps_the_month(room: Room) -> None:
    filled(room)
    window = room.open("ar")
    screen = room.go(window, Route("activities"))
    assert isinstance(screen, ActivitiesScreen)
    press(screen, "activities-as-calendar")
    room.settle(window)
    calendar = shown_calendar(window)
    grid = calendar.grid
    assert grid.hasFocus() and grid.day == date(2026, 11, 24)  # today
    assert window.look.words.say("today") in grid.accessibleName()
    assert rows(calendar) == ["دورة طويلة مصطنعة", "وقفة مصطنعة"]
    QTest.keyClick(grid, Qt.Key.Key_Left)  # the day after stands to the left
    assert grid.day == date(2026, 11, 25) and "لقاء مصطنع" in grid.accessibleName()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown):
        QTest.keyClick(grid, key)
    assert grid.day == date(2026, 12, 25)
    for _ in range(2):
        QTest.keyClick(grid, Qt.Key.Key_PageUp)
    assert grid.day == date(2026, 10, 25) and calendar.nothing.isVisible()
    press(calendar, "nearest-month")
    assert grid.day == date(2026, 11, 1)  # of what has no day the month begins then
    grid.go(date(2026, 11, 20))
    QTest.keyClick(grid, Qt.Key.Key_Return)  # one alone opens
    room.settle(window)
    assert window.shell is not None and window.shell.place.screen == "record"
    window.shell.go_back()
    room.settle(window)
    assert shown_calendar(window).grid.day == date(2026, 11, 20)


def test_of_several_on_a_day_the_keyboard_goes_to_the_first(room: Room) -> None:
    filled(room)
    window = room.open("ar")
    calendar = at_calendar(room, window)
    QTest.keyClick(calendar.grid, Qt.Key.Key_Return)
    assert calendar._side.findChildren(RowButton)[0].hasFocus()


def test_what_has_no_day_stands_above_its_month_and_its_year(room: Room) -> None:
    filled(room)
    window = room.open("ar")
    calendar = at_calendar(room, window)
    assert "نشاط بلا يوم" in said(calendar) or any(
        "نشاط بلا يوم" in one.accessibleName() for one in calendar.findChildren(type(calendar.near))
    )
    calendar.grid.go(date(2024, 3, 1))
    room.settle(window)
    shown = [one.accessibleName() for one in calendar.findChildren(type(calendar.near))]
    assert any("نشاط بلا شهر" in one for one in shown)
    assert not any("نشاط بلا يوم" in one for one in shown)


@pytest.mark.parametrize(("lang", "first"), [("ar", 7), ("ku", 7), ("en", 2)])
def test_a_week_begins_as_the_language_has_it(lang: Lang, first: int) -> None:
    weeks = weeks_of(date(2026, 11, 1), LANGUAGES[lang].week_begins)
    assert weeks[1][0] == date(2026, 11, first)
    assert [day for week in weeks for day in week if day] == [
        date(2026, 11, n) for n in range(1, 31)
    ]


def test_a_strip_goes_from_week_to_week_in_a_lane_of_its_own(room: Room) -> None:
    filled(room)
    window = room.open("ar")
    calendar = at_calendar(room, window)
    week = weeks_of(date(2026, 11, 1), 5)[3]  # Saturday 21 to Friday 27
    found = {one.activity.record.text("title"): one for one in strips(week, calendar._activities)}
    long = found["دورة طويلة مصطنعة"]
    assert (long.lane, long.first, long.last, long.before, long.after) == (0, 0, 6, True, True)
    assert found["وقفة مصطنعة"].lane == found["لقاء مصطنع"].lane == 1
    assert (found["وقفة مصطنعة"].first, found["لقاء مصطنع"].first) == (3, 4)


def test_a_file_is_looked_at_then_loaded_and_can_be_taken_back(room: Room) -> None:
    desk, _ = room.desk(people=1)
    desk.access.lock()
    file = room.path / "نشرة مصطنعة.json"
    file.write_text(json.dumps(FILE, ensure_ascii=False), "utf-8")
    room.answers.files = [file]
    window = room.open("ar")
    room.go(window, Route("activities"))
    press(the_screen(window), "bring-activities")
    room.settle(window)
    screen = the_screen(window)
    assert isinstance(screen, ActivityFileScreen)
    press(screen, "choose-activities")
    room.settle(window)
    read = desk_of(window).context.vault.read
    assert "colour" in said(screen) and not read.of_kind("activity")  # looked at only
    assert "بلا معنى" in said(screen)  # the word that is in no list
    press(screen, "load-activities")
    room.settle(window)
    assert len(read.of_kind("activity")) == 5
    room.answers.answer = "back"
    press(screen, "undo-load")
    room.settle(window)
    assert not read.of_kind("activity")
    file.write_text('{"activities": [{"title": "بلا تاريخ"}]}', "utf-8")
    press(screen, "choose-activities")
    room.settle(window)
    assert window.look.words.say("activity {number}", number=1) in said(screen)


@pytest.mark.parametrize("lang", ["ar"])
def test_what_was_worked_on_since_the_load_is_said_to_stay(room: Room, lang: Lang) -> None:
    desk, _ = room.desk(people=1)
    desk.access.lock()
    file = room.path / "نشرة مصطنعة.json"
    file.write_text(json.dumps(FILE, ensure_ascii=False), "utf-8")
    window = room.open(lang)
    screen = room.go(window, Route("activity_file"))
    assert isinstance(screen, ActivityFileScreen)
    screen.take(file)
    room.settle(window)
    press(screen, "load-activities")
    room.settle(window)
    desk = desk_of(window)
    worked_on = desk.context.vault.read.of_kind("activity")[0].id
    desk.cases.save([Edit("activity", {"place_text": "ساحة مصطنعة"}, id=worked_on)])
    room.answers.answer = "back"
    press(screen, "undo-load")
    room.settle(window)
    assert [one.id for one in desk.context.vault.read.of_kind("activity")] == [worked_on]
    stays = (
        "{n} record stays: somebody has worked on it since.",
        "{n} records stay: somebody has worked on them since.",
    )
    assert window.look.words.count(*stays, 1) in said(screen)


@pytest.mark.parametrize(
    ("lang", "mode", "scale"),
    [("en", "light", 1.0), ("ar", "dark", 1.25), ("ku", "light", 1.0), ("ar", "light", 2.0)],
)
def test_every_control_has_its_name_and_its_room(
    room: Room, lang: Lang, mode: str, scale: float
) -> None:
    filled(room)
    file = room.path / "made-up.json"
    file.write_text(json.dumps(FILE).replace("مصطنعة", "أخرى"), "utf-8")
    window = room.open(lang, mode, scale)
    for place in (
        Route("activities"),
        Route("activities", part="calendar"),
        Route("activities", part="calendar", field="2025-05-05"),
        Route("activity_file"),
    ):
        screen = room.go(window, place)
        if isinstance(screen, ActivityFileScreen):
            screen.take(file)
            room.settle(window)
        names_and_fits(window, place)
        window.resize(1024, 600)
        room.settle(window)
        assert cut(window) == [], place
        window.resize(1366, 768)
        room.settle(window)


NEWSLETTER = (Path(__file__).parent.parent / "desk" / "newsletter_activities.json").read_bytes()


@pytest.mark.parametrize("lang", LANGS)
def test_each_of_a_newsletters_activities_stands_at_its_days(room: Room, lang: Lang) -> None:
    """Its thirty-one: each beside every day of its own, or above its month where it has no day."""
    desk, _ = room.desk(people=1)
    desk.reporting.load_activities(NEWSLETTER)
    desk.access.lock()
    window = room.open(lang)
    calendar = at_calendar(room, window)
    wanted = json.loads(NEWSLETTER)["activities"]
    held = calendar._activities
    assert len(held) == len(wanted) == 31
    for one in wanted:
        first, last = one["from"], one.get("to") or one["from"]
        for day in (first, last):
            calendar.grid.go(date.fromisoformat(day if len(day) == 10 else f"{day}-01"))
            room.settle(window)
            there = on_day(calendar.grid.day, held) if len(first) == len(last) == 10 else []
            there = there or without_day(calendar.grid.day.replace(day=1), held)
            titles = [each.record.text("title") for each in there]
            assert one["title"] in titles and not calendar.nothing.isVisible(), one["no"]
            names = [each.accessibleName() for each in calendar.findChildren(QAbstractButton)]
            assert any(title.split(".")[0] in name for title in titles for name in names), one
