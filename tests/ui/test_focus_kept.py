"""The keyboard stays where it was: never thrown into the search box by what a page does. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.conftest import Room
from tests.ui.test_case import at_case
from tests.ui.test_exchange import at_handover, at_preview
from tests.ui.test_taking_in import brought

from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.screens.handover.receive_page import Receive
from vsdesk.ui.screens.handover.taking_report import TakingReport

if TYPE_CHECKING:
    from vsdesk.words import Lang


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_choice_on_the_preview_keeps_the_keyboard(room: Room, lang: Lang) -> None:
    window, screen, _ = at_preview(room, lang)
    window.activateWindow()
    seen = 0
    for choice in screen.options.findChildren(Choice):
        if not (choice.isVisible() and choice.isEnabled() and choice.count() > 1):
            continue
        seen += 1
        choice.setFocus()
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            QTest.keyClick(choice, key)
            room.settle(window)
            assert QApplication.focusWidget() is choice, choice.objectName()
    assert seen >= 3


def test_after_taking_in_the_keyboard_is_at_the_report(room: Room) -> None:
    stick = brought(room)
    window = room.open("ar")
    page = at_handover(room, window, "receive").page
    assert isinstance(page, Receive)
    page.take_folder(stick)
    room.settle(window)
    take = page.findChild(Button, "take-in")
    assert take is not None
    take.setFocus()
    QTest.keyClick(take, Qt.Key.Key_Space)
    room.qtbot.waitUntil(lambda: page.findChild(TakingReport) is not None)
    room.settle(window)
    now = QApplication.focusWidget()
    assert now is not None and page.isAncestorOf(now)
    close = page.findChild(Button, "receive-again")
    assert close is not None
    close.setFocus()
    QTest.keyClick(close, Qt.Key.Key_Space)
    room.settle(window)
    now = QApplication.focusWidget()
    assert now is not None and page.isAncestorOf(now)


def test_a_row_that_closes_has_the_keyboard_and_one_that_goes_gives_it_to_the_list(
    room: Room,
) -> None:
    window, screen, _ = at_case(room, "person")
    window.activateWindow()
    rows = next(one for one in screen.findChildren(RecordList) if one.isVisible())
    rows.add()
    room.settle(window)
    name = f"open-{rows.objectName().removeprefix('list-')}"
    for opens in (False, True, False):
        row = [one for one in rows.findChildren(Button) if one.objectName().startswith(name)][-1]
        row.setFocus()
        QTest.keyClick(row, Qt.Key.Key_Space)
        room.settle(window)
        now = QApplication.focusWidget()
        assert now is not None and rows.isAncestorOf(now)
        assert now.objectName().startswith(name) is not opens
