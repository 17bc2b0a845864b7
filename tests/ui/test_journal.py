"""The journal in the window, in Arabic: filtered, led on to its paper and to the files. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.route import Route
from vsdesk.ui.screens.journal.screen import JournalScreen
from vsdesk.ui.screens.paper.screen import PaperScreen
from vsdesk.ui.screens.settings.screen import SettingsScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from tests.ui.conftest import Room

    from vsdesk.ui.window import Window


def said(root: QWidget) -> str:
    return plain("\n".join(one.said() for one in root.findChildren(Paragraph)))


def press(room: Room, window: Window, screen: QWidget, name: str) -> None:
    button = screen.findChild(Button, name)
    assert button is not None and button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    room.settle(window)


def test_the_journal_in_arabic(room: Room) -> None:
    desk, _ = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    settings = room.go(window, Route("settings"))
    assert isinstance(settings, SettingsScreen)
    press(room, window, settings, "open-journal")
    shell = window.shell
    assert shell is not None and isinstance(shell.screen_now, JournalScreen)
    screen = shell.screen_now
    assert "فتح الخزنة" in said(screen) and "المنسّقين" in said(screen)
    assert screen.findChildren(RowButton), "answers lead to their files"
    screen.what.choose("looked")
    screen.what.chosen.emit("looked")
    room.settle(window)
    assert "لم يُدوَّن شيء من هذا النوع." in said(screen) and not screen.print.isEnabled()
    screen.what.choose("opened")
    screen.days.choose("between")
    screen.days.chosen.emit("between")
    screen.last.setText("1999-12-31")
    screen.refresh()
    room.settle(window)
    assert "لم يُدوَّن شيء من هذا النوع." in said(screen)
    screen.last.setText("")
    screen.refresh()
    room.settle(window)
    assert "فتح الخزنة" in said(screen)
    press(room, window, screen, "print-journal")
    paper = shell.screen_now
    assert isinstance(paper, PaperScreen) and paper.lang.isVisible()
    where = room.path / "journal.pdf"
    paper.save_to(where)
    room.settle(window)
    assert where.read_bytes().startswith(b"%PDF")
    back = room.go(window, Route("journal"))
    assert isinstance(back, JournalScreen) and "طباعة: سجل العمل" in said(back)
