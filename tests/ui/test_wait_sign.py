"""Whoever waits for the window sees at once that it works: one sign for every act, and none for what the
program does by itself. Made-up people."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import QApplication
from tests.ui.conftest import type_text
from tests.ui.hands import Hands, begin

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.wait_sign import WaitSign
from vsdesk.ui.route import Route
from vsdesk.words import LANGS, Lang

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.ui.conftest import Room

    from vsdesk.ui.window import Window


@contextmanager
def slow(window: Window) -> Iterator[None]:
    """Something of nobody goes before on both threads, until this ends."""
    owner, go = QObject(window), threading.Event()
    for ask in (window.jobs.read, window.jobs.write):
        ask(Callbacks[bool](owner), go.wait)
    try:
        yield
    finally:
        go.set()


def sign(window: Window) -> WaitSign:
    found = window.findChild(WaitSign)
    assert found is not None
    return found


def busy() -> bool:
    pointer = QApplication.overrideCursor()
    return pointer is not None and pointer.shape() == Qt.CursorShape.BusyCursor


def to_the_end(room: Room, lang: Lang) -> tuple[Hands, Button]:
    """A talk in which somebody spoke of one missing person, at its last page."""
    hands = begin(room, lang)
    talk = hands.screen.talk
    assert talk is not None
    talk.put("speaker", "given_ar", "فوزية")
    talk.put("person", "given_ar", "نضال")
    hands.screen.go_to("next")
    room.settle(hands.window)
    beside = hands.screen.findChild(Button, "another-missing")
    assert beside is not None
    return hands, beside


@pytest.mark.parametrize("lang", LANGS)
def test_another_missing_person_is_on_the_way_and_it_is_said(room: Room, lang: Lang) -> None:
    hands, beside = to_the_end(room, lang)
    window, before = hands.window, hands.screen
    with slow(window):
        beside.click()
        room.qtbot.waitUntil(sign(window).isVisible)
        assert busy()
        assert sign(window).accessibleName() == window.look.words.say("One moment …")
        assert window.rect().contains(QRect(sign(window).pos(), sign(window).size()))
    room.settle(window)
    assert hands.screen is not before and hands.at == "speaker"
    assert not sign(window).isVisible() and QApplication.overrideCursor() is None


def a_page(room: Room, window: Window) -> None:
    assert window.shell is not None
    window.shell.go(Route("same"))


def a_search(room: Room, window: Window) -> None:
    assert window.shell is not None
    type_text(window.shell.top.search, "نضال")


@pytest.mark.parametrize("act", [a_page, a_search])
def test_whatever_a_page_or_the_search_asks_for_has_the_sign(
    room: Room, act: Callable[[Room, Window], None]
) -> None:
    desk, _ = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    with slow(window):
        act(room, window)
        room.qtbot.waitUntil(sign(window).isVisible)
    room.settle(window)
    assert not sign(window).isVisible() and not busy()


def test_what_nobody_waits_for_has_no_sign(room: Room) -> None:
    """A draft that is kept, the counts of the rail, the comparing of reports."""
    hands = begin(room, "ar")
    window = hands.window
    hands.reach("speaker.given_ar")
    with slow(window):
        hands.say("فوزية")
        assert window.shell is not None and window.session is not None
        window.session.drafts.flush()
        window.shell._ask_status()
        assert window.jobs.waiting > 2
        assert not sign(window)._soon.isActive() and not sign(window).isVisible()
    room.settle(window)


def test_a_lock_and_a_new_look_give_the_pointer_back(room: Room) -> None:
    hands, beside = to_the_end(room, "ar")
    window = hands.window
    with slow(window):
        beside.click()
        room.qtbot.waitUntil(sign(window).isVisible)
        window.lock()
        assert QApplication.overrideCursor() is None
    room.settle(window)
    assert QApplication.overrideCursor() is None
