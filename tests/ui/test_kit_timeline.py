"""A timeline of hundreds of moments shows the first at once, and all of them by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from tests.ui.conftest import make_look

from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.timeline import Moment, Timeline

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


def made(qtbot: QtBot, count: int) -> tuple[QWidget, Timeline]:
    look = make_look("ar")
    page = QWidget()
    box = column(look, page)
    line = Timeline(look)
    box.addWidget(line)
    box.addWidget(QPushButton("بعده"))
    line.show_moments([Moment(f"{2011 + n}", f"خبر {n}") for n in range(count)])
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    return page, line


def told(line: Timeline) -> list[str]:
    return [one.said().split("\n")[1] for one in line.findChildren(Paragraph)]


def test_three_hundred_moments_come_by_parts_and_in_order(qtbot: QtBot) -> None:
    page, line = made(qtbot, 300)
    more = line.findChild(Button, "more-moments")
    assert more is not None and more.isVisible()
    assert len(told(line)) < 60
    more.setFocus()
    while more.isVisible():
        before = len(told(line))
        QTest.keyClick(more, Qt.Key.Key_Return)
        assert len(told(line)) > before
    assert told(line) == [f"خبر {n}" for n in range(300)]
    after = page.findChild(QPushButton, "")
    assert after is not None and page.focusWidget() is not more


def test_a_few_moments_need_no_button(qtbot: QtBot) -> None:
    _, line = made(qtbot, 8)
    more = line.findChild(Button, "more-moments")
    assert more is not None and not more.isVisible()
    assert len(told(line)) == 8
    line.show_moments([])
    assert not more.isVisible()
