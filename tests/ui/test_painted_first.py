"""The words of a case stand there before what takes long is read.

What each mechanism waits for is looked at after the section was painted, and is given up with the page: in
order, by no clock. All people are made up.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from tests.ui.conftest import PATIENCE
from tests.ui.test_ready import said

from vsdesk import memo
from vsdesk.progress import SILENT, Cancelled
from vsdesk.records.gate.told.asked_words import asked_in
from vsdesk.ui.editing.section_part import SectionPart
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts import ready_card
from vsdesk.ui.parts.ready_card import ReadyCard
from vsdesk.ui.parts.ready_page import look_at
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk
    from vsdesk.progress import Progress
    from vsdesk.ui.parts.ready_page import ReadyPageModel
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang

TOLD = "قالت أم مروان: اتصلوا على 0933 123 456، ولا تكتبوا اسمي"
ALSO = "أخذوه من حاجز القطيفة صباحا"
REFUSED = {"en": "Refused by Najah al-Halabi", "ar": "الرفض من نجاح الحلبي"}


class Order(QObject):
    """What happened, in order: a section was painted, or the looking began."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self.seen: list[str] = []
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

        def look(desk: Desk, case: str, progress: Progress = SILENT) -> ReadyPageModel:
            self.seen.append("looked")
            return look_at(desk, case, progress)

        monkeypatch.setattr(ready_card, "look_at", look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, SectionPart):
            self.seen.append("painted")
        return False


def card_of(screen: CaseScreen) -> ReadyCard:
    [found] = screen.side.findChildren(ReadyCard, "ready-card")
    assert isinstance(found, ReadyCard)
    return found


def case_of(room: Room, window: Window, case: str, part: str = "") -> CaseScreen:
    screen = room.go(window, Route("case", case, part))
    assert isinstance(screen, CaseScreen)
    return screen


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_section_is_painted_before_the_readers_begin(
    room: Room, lang: Lang, scale: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open(lang, scale=scale)
    order = Order(monkeypatch)
    for part in ("person", "timeline", "search"):
        order.seen.clear()
        screen = case_of(room, window, cases[0], part)
        assert order.seen[0] == "painted" and order.seen.count("looked") == 1, (part, order.seen)
        assert REFUSED[lang] in plain(
            "\n".join(one.said() for one in card_of(screen).findChildren(Paragraph))
        )
    button = screen.findChild(Button, "show-side")
    assert button is not None
    if button.isVisible():  # where room is short the card stands in place of the section
        button.click()
        room.settle(window)
    assert REFUSED[lang] in plain(said(card_of(screen)))
    order.seen.clear()
    screen.again()  # something was saved: a new card
    room.settle(window)
    assert order.seen.count("looked") == 1
    assert order.seen[0] == "painted" or button.isVisible()
    assert REFUSED[lang] in plain(said(card_of(screen)))


def test_another_section_of_the_page_looks_no_second_time(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    order = Order(monkeypatch)
    screen = case_of(room, window, cases[0])
    for part in ("timeline", "search", "person"):
        screen.show_section(part)
        room.settle(window)
    assert order.seen.count("looked") == 1
    assert REFUSED["ar"] in plain(said(card_of(screen)))


def test_who_goes_on_waits_for_no_reader(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page after it is read by the same thread: what is looked at for a page that is gone stops."""
    desk, cases = room.desk(people=2)
    desk.access.lock()
    window = room.open("ar")
    begun, go_on, met = threading.Event(), threading.Event(), list[str]()

    def look(desk: Desk, case: str, progress: Progress = SILENT) -> ReadyPageModel:
        begun.set()
        assert go_on.wait(PATIENCE / 1000)
        try:
            found = look_at(desk, case, progress)
        except Cancelled:
            met.append("stopped")
            raise
        met.append("read")
        return found

    monkeypatch.setattr(ready_card, "look_at", look)
    assert window.shell is not None
    window.shell.go(Route("case", cases[0]))
    room.qtbot.waitUntil(begun.is_set)
    window.shell.go(Route("cases"))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    go_on.set()
    room.settle(window)
    assert met == ["stopped"]
    case_of(room, window, cases[0])
    assert met == ["stopped", "read"]


def test_what_is_read_while_the_vault_locks_is_not_kept(room: Room) -> None:
    """The reader goes on for a moment when the writer has locked: what it works out then is forgotten too."""
    desk, _ = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    begun, go_on = threading.Event(), threading.Event()

    def read() -> None:
        assert asked_in(TOLD).numbers
        begun.set()
        assert go_on.wait(PATIENCE / 1000)
        assert not asked_in(ALSO).numbers

    window.jobs.read(Callbacks[None](window), read)
    room.qtbot.waitUntil(begun.is_set)
    with room.qtbot.waitSignal(window.locked):
        window.lock()
    go_on.set()
    room.settle(window)
    assert sum(one.cache_info().currsize for one in memo._KEPT) == 0
