"""A journey in the window: what would be put away, the line that stands meanwhile, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui import made_up

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route
from vsdesk.ui.screens.settings.screen import SettingsScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from tests.ui.conftest import Room

    from vsdesk.ui.window import Window


def told(root: QWidget) -> str:
    return plain("\n".join(one.said() for one in root.findChildren(Paragraph)))


def before_a_journey(room: Room) -> tuple[Window, str]:
    """The window of a documenter who has one open case and one that is closed; the closed one."""
    chief, _ = room.desk(people=1)
    field = made_up.field(room.path / "field", room.path / "other", "شيار")
    made_up.enrol(chief, field)
    _, closed = made_up.fill(field, 2)
    made_up.exchange(field, chief, room.path / "first")
    chief.cases.save([made_up.Edit("case", {"closed_on": "2026-10-01"}, id=closed)])
    for number in range(3):
        one, to = (chief, field) if number % 2 == 0 else (field, chief)
        made_up.exchange(one, to, room.path / f"then{number}")
    field.access.backups.back_up(made_stick(room))
    for desk in (chief, field):
        desk.access.lock()
    window = room.open("ar", vault=room.path / "field", profile="other")
    return window, closed


def made_stick(room: Room) -> Path:
    made = room.path / "عصا"
    made.mkdir(exist_ok=True)
    return made


def settings(room: Room, window: Window) -> SettingsScreen:
    screen = room.go(window, Route("settings", part="journey"))
    assert isinstance(screen, SettingsScreen)
    return screen


def test_put_away_told_and_brought_back(room: Room) -> None:
    window, closed = before_a_journey(room)
    assert window.session is not None and window.shell is not None
    journeys = window.session.desk.access.journeys
    card = settings(room, window).journey
    assert card.look_first.isVisibleTo(card) and not card.now.isVisibleTo(card)
    card.look_first.click()
    room.settle(window)
    assert "تبقى هنا حالة مفتوحة واحدة لكم" in told(card) and "عصا" in told(card)
    card.now.click()
    room.rest(window)
    assert journeys.state() is not None and card.back.isVisibleTo(card)
    assert window.shell.status.away.isVisibleTo(window.shell)
    today = room.go(window, Route("today"))
    banner = today.findChild(Banner, "on-a-journey")
    assert banner is not None and "أُبعد ما ليس لكم" in told(banner)
    room.go(window, Route("case", closed))
    assert "أُبعد هذا من أجل السفر" in told(window.shell)
    card = settings(room, window).journey
    card.back.click()
    room.rest(window)
    assert card.backup.isVisibleTo(card) and card.without.isVisibleTo(card)
    room.answers.folder_is = made_stick(room)
    card.backup.click()
    room.rest(window)
    assert journeys.state() is None and card.look_first.isVisibleTo(card)
    assert "أُعيد" in told(card)
    assert not window.shell.status.away.isVisibleTo(window.shell)
    assert window.session.desk.cases.record(closed).text("closed_on") == "2026-10-01"


def test_going_on_without_the_rest_asks_first(room: Room) -> None:
    window, _ = before_a_journey(room)
    assert window.session is not None
    journeys = window.session.desk.access.journeys
    journeys.leave()
    journeys.back()
    card = settings(room, window).journey
    card.without.click()
    assert journeys.state() is not None and card.sure.isVisibleTo(card)
    card.not_now.click()
    room.settle(window)
    assert card.without.isVisibleTo(card)
    card.without.click()
    card.sure.click()
    room.rest(window)
    assert journeys.state() is None and card.look_first.isVisibleTo(card)
