"""A vault is erased from this computer by the window: by key, from Settings, at the start;
while a job hangs; and what is seen of the program meanwhile."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.conftest import Room

from vsdesk.progress import Cancelled, Progress
from vsdesk.ui.kit import settings as kept
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.route import Route
from vsdesk.ui.screens.start.open_page import OpenPage
from vsdesk.ui.screens.start.step_page import WipedPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vsdesk.ui.window import Window


def press(room: Room, window: Window) -> None:
    """The keys, as on every page."""
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_Delete, modifiers)


def wiped(room: Room, window: Window) -> WipedPage:
    """The page at the end."""
    page = window.start and window.start.page
    assert isinstance(page, WipedPage)
    room.qtbot.waitUntil(page.button.isEnabled)
    return page


def set_on(screen: QWidget, name: str) -> None:
    """Set a tick of Settings."""
    tick = screen.findChild(Tick, name)
    assert isinstance(tick, Tick)
    tick.setChecked(True)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_by_key_from_any_page(room: Room, lang: str) -> None:
    desk, _ = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar" if lang == "ar" else "en")
    room.go(window, Route("families"))
    room.answers.answer = "wipe"
    press(room, window)
    page = wiped(room, window)
    say = window.look.words.say
    assert room.answers.asked[-1] == say("Erase this vault from this computer?")
    assert page.head.text() == say("The keys are gone.")
    assert say("Everything of it is deleted.") in page.rest.text()
    assert not room.vault.exists() and window.session is None
    page.button.click()
    room.settle(window)
    assert window.start is not None and isinstance(window.start.page, OpenPage)
    assert window.start.page.chosen is None  # nothing is offered that is no more
    assert str(room.vault) not in kept.load(room.home).vaults


def test_going_back_erases_nothing(room: Room) -> None:
    desk, _ = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    press(room, window)  # the first answer is the safe one
    room.settle(window)
    assert window.session is not None and (room.vault / "slots.a").is_file()


def test_a_locked_vault_without_its_passphrase(room: Room) -> None:
    desk, _ = room.desk(people=1)
    desk.access.lock()
    window = room.window("ar")
    room.settle(window)
    assert window.start is not None
    button = window.start.findChild(Button, "wipe")
    assert isinstance(button, Button)
    room.answers.answer = "wipe"
    button.click()
    wiped(room, window)
    assert not room.vault.exists()


def test_from_settings(room: Room) -> None:
    desk, _ = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("settings"))
    button = screen.findChild(Button, "wipe")
    assert isinstance(button, Button)
    room.answers.answer = "wipe"
    button.click()
    wiped(room, window)
    assert not room.vault.exists()


def test_while_a_job_hangs_that_does_not_stop(room: Room) -> None:
    """Keys are gone at once; the job meets a vault that is closed."""
    desk, _ = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    assert window.session is not None
    vault, gate, met = window.session.desk.context.vault, threading.Event(), []

    def hangs(progress: Progress) -> None:
        gate.wait(60)
        try:
            with vault.transaction():
                vault.meta.put("begun", {})
        except Cancelled:
            met.append("cancelled")
            raise

    window.jobs.write_long(Callbacks[None](window), hangs)
    room.answers.answer = "wipe"
    press(room, window)
    wiped(room, window)
    assert not room.vault.exists()
    gate.set()
    room.qtbot.waitUntil(lambda: met == ["cancelled"])
    assert not room.vault.exists()


def test_nothing_is_shown_while_another_window_is_in_front(room: Room) -> None:
    desk, _ = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    room.settle(window)
    plain = window.grab().toImage()
    window.blank.follow(Qt.ApplicationState.ApplicationInactive)
    assert not [one for one in window.children() if one.objectName() == "blank"]  # not wished
    screen = room.go(window, Route("settings"))
    set_on(screen, "blank")
    room.settle(window)
    room.go(window, Route("cases"))
    seen = window.grab().toImage()
    window.blank.follow(Qt.ApplicationState.ApplicationInactive)
    covered = window.grab().toImage()
    assert covered != seen
    colours = {covered.pixel(x, 3) for x in range(0, covered.width(), 7)}
    assert len(colours) == 1
    window.resize(1100, 700)
    room.settle(window)
    assert len({window.grab().toImage().pixel(x, 690) for x in range(0, 1100, 7)}) == 1
    window.resize(1366, 768)
    window.blank.follow(Qt.ApplicationState.ApplicationActive)
    room.settle(window)
    assert window.grab().toImage() != covered
    assert plain.size() == covered.size()


def test_a_plain_title_and_no_memory_of_vaults(room: Room) -> None:
    desk, _ = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("settings"))
    assert window.windowTitle() == "vsdesk"
    set_on(screen, "plain-title")
    room.settle(window)
    assert window.windowTitle() == window.look.words.say("Documents")
    screen = room.go(window, Route("settings"))
    set_on(screen, "forgets")
    room.settle(window)
    room.qtbot.waitUntil(lambda: kept.load(room.home).forgets)
    assert kept.load(room.home).vaults == ()
    assert b"sindyan" not in (room.home / "window.json").read_bytes()
