"""Two copies of one device hand over by turns: Today asks, and the device's page says what may be done."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication
from tests.ui import made_up

from vsdesk.desk import Desk, Secret
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.route import Route
from vsdesk.ui.screens.device.screen import DeviceScreen
from vsdesk.ui.screens.today.screen import TodayScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.ui.window import Window


def again(room: Room, name: str, seed: int) -> Desk:
    """The same device's vault, or a copy of it on another computer."""
    env = made_up.env(room.path / f"profile-{name}", seed)
    with Secret.of_text(made_up.PASSPHRASE) as secret:
        return Desk.open(room.path / name, secret, env=env)


def row(room: Room, window: Window, what: str) -> Button | None:
    """What Today asks of this sort."""
    page = room.go(window, Route("today"))
    assert isinstance(page, TodayScreen)
    room.settle(window)
    return page.findChild(Button, f"due-{what}-0")


def device_page(room: Room, window: Window, asked: Button, card: str) -> DeviceScreen:
    """The page of the device of which Today asks: the card speaks, and beside it stands the other way."""
    asked.click()
    room.settle(window)
    shell = window.shell
    assert shell is not None and isinstance(shell.screen_now, DeviceScreen)
    found = shell.screen_now.findChild(Card, card)
    assert found is not None and shell.screen_now.findChild(Button, "withdraw") is not None
    assert all(plain(one.said()) for one in found.findChildren(Paragraph))
    return shell.screen_now


def asks_until(
    room: Room, window: Window, screen: DeviceScreen, card: str, button: str, answer: str
) -> None:
    """Going back leaves the card, the answer takes it away."""
    for said, stays in (("back", True), (answer, False)):
        room.answers.answer = said
        pressed = screen.findChild(Button, button)
        assert pressed is not None
        pressed.click()
        room.settle(window)
        QApplication.processEvents()
        assert (screen.findChild(Card, card) is not None) == stays


def test_today_asks_of_a_device_that_is_two_until_somebody_says_that_it_is_one(room: Room) -> None:
    chief, _ = room.desk(people=1)
    field = made_up.field(room.path / "field", room.path / "profile-field", "شيار")
    made_up.enrol(chief, field)
    made_up.fill(field, 1)
    made_up.exchange(field, chief, room.path / "stick-1")
    field.access.lock()
    shutil.copytree(room.path / "field", room.path / "copy")
    copy, field = again(room, "copy", 23), again(room, "field", 29)
    device_id = field.access.status().device_id
    for number, giver in enumerate((copy, field)):
        assert chief.sync.copies.of(device_id) is None
        made_up.fill(giver, 1)
        made_up.exchange(giver, chief, room.path / f"stick-two-{number}")
    assert [one.what for one in chief.due.due() if one.record == device_id] == ["two_copies"]
    found = chief.sync.copies.of(device_id)
    assert found is not None and found.since and found.device.letter == "B"
    chief.access.lock()
    window = room.open("ar")
    asked = row(room, window, "two_copies")
    assert asked is not None and "الجهاز B" in plain(asked.accessibleName())
    screen = device_page(room, window, asked, "card-copies")
    asks_until(room, window, screen, "card-copies", "one-again", "one")
    assert row(room, window, "two_copies") is None
    assert window.session is not None
    made_up.fill(copy, 1)  # and the other one comes once more
    made_up.exchange(copy, window.session.desk, room.path / "stick-3")
    assert row(room, window, "two_copies") is not None
    for one in (copy, field):
        one.access.lock()
