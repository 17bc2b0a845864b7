"""A device that changed its key again and again: Today asks, and its page takes a coordinator's word."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui import made_up
from tests.ui.test_device_copies import again

from vsdesk.exchange import device_keys
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


def row(room: Room, window: Window) -> Button | None:
    page = room.go(window, Route("today"))
    assert isinstance(page, TodayScreen)
    room.settle(window)
    return page.findChild(Button, "due-key_waits-0")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_today_asks_of_a_key_until_somebody_says_that_it_is_theirs(
    room: Room, language: str
) -> None:
    chief, _ = room.desk(people=1)
    field = made_up.field(room.path / "field", room.path / "profile-field", "شيار")
    made_up.enrol(chief, field)
    made_up.fill(field, 1)
    made_up.exchange(field, chief, room.path / "stick")
    field.access.lock()
    shutil.copytree(room.path / "field", room.path / "copy")
    copy = again(room, "copy", 23)
    device_id = copy.access.status().device_id
    for number in range(device_keys.UNASKED + 2):
        copy.sync.devices.turn_key()
        made_up.exchange(copy, chief, room.path / f"stick-{number}")
        made_up.exchange(chief, copy, room.path / f"stick-back-{number}")
    copy.access.lock()
    assert [one.what for one in chief.due.due() if one.record == device_id] == ["key_waits"]
    chief.access.lock()
    window = room.open(language)
    asked = row(room, window)
    assert asked is not None
    asked.click()
    room.settle(window)
    shell = window.shell
    assert shell is not None and isinstance(shell.screen_now, DeviceScreen)
    screen = shell.screen_now
    card = screen.findChild(Card, "card-key-waits")
    assert card is not None and screen.findChild(Button, "withdraw") is not None
    assert all(plain(one.said()) for one in card.findChildren(Paragraph))
    for answer, stays in (("back", True), ("key", False)):
        room.answers.answer = answer
        button = screen.findChild(Button, "say-key")
        assert button is not None
        button.click()
        room.settle(window)
        QApplication.processEvents()
        assert (screen.findChild(Card, "card-key-waits") is not None) == stays
    assert row(room, window) is None
    assert window.session is not None
    assert window.session.desk.sync.turns.of(device_id) is None
