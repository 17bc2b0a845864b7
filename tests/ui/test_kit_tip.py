"""S7: words that look like HTML are shown as the letters that they are, wherever Qt would guess."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QListWidgetItem,
    QMenu,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.ui.conftest import Room, make_look, said_by

from vsdesk.desk import Edit
from vsdesk.ui.kit import tip
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.chip import Chip
from vsdesk.ui.kit.jobs import Jobs
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.page_model import PageModel
from vsdesk.ui.kit.prompts import ScreenPrompts
from vsdesk.ui.route import Route

NAMES = (
    '<img src="/dev/zero">',
    '<img src="//office/share/x">مروان الدرويش',
    "<b>مروان</b> &amp; أخوه",
    "مروان خالد الدرويش",
    "&lt;b&gt; <table><tr><td>x",
    "سطر أول\n<img src='file:///etc/hostname'>\nAdar <3",
)


@dataclass(frozen=True)
class OnePage:
    """A page of a list, and nothing after it."""

    rows: tuple[str, ...]
    next: None = None


class IndicatorRecords(QTextDocument):
    """Notes what a text asks to be loaded, and loads nothing."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.setHtml(text)
        self.setTextWidth(300)
        self.size()

    def loadResource(self, kind: int, name: Any) -> Any:
        self.asked.append(name.toString())
        return ""


def test_s7_the_counting_sees_what_a_bare_name_would_load(qapp: QApplication) -> None:
    assert IndicatorRecords(NAMES[0]).asked and IndicatorRecords(NAMES[1]).asked


@pytest.mark.parametrize("name", NAMES)
def test_s7_a_tip_shows_a_name_as_text_and_loads_nothing(qtbot: QtBot, name: str) -> None:
    made = Label(make_look("ar"), name, elide=True)
    qtbot.addWidget(made)
    assert said_by(made.toolTip()) == name
    assert IndicatorRecords(made.toolTip()).asked == []
    assert made.accessibleDescription() == name  # not the tags, for who hears it


@pytest.mark.parametrize("name", NAMES)
def test_s7_so_do_the_tips_of_items_and_of_models(qtbot: QtBot, name: str) -> None:
    item = QListWidgetItem(name)
    tip.give_item(item, name)
    jobs = Jobs()
    model = PageModel(jobs, (("a", "A"),), lambda row, key: row)
    model.show_pages(lambda after, most: OnePage((name,)))
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    for given in (item.toolTip(), model.data(model.index(0, 0), tip.ROLE)):
        assert said_by(given) == name and IndicatorRecords(given).asked == []
    jobs.end()


def test_s7_a_long_tip_wraps_and_ends(qtbot: QtBot) -> None:
    look = make_look("ar")
    made = Label(look, "مروان " * 4000, elide=True)
    qtbot.addWidget(made)
    shown = QLabel(made.toolTip())
    qtbot.addWidget(shown)
    shown.setWordWrap(True)
    assert len(said_by(made.toolTip())) <= 1800
    assert shown.sizeHint().width() < 1000
    assert tip.marked_up("") == ""


def test_s7_each_line_of_a_tip_has_its_own_direction(qapp: QApplication) -> None:
    document = QTextDocument()
    document.setHtml(tip.marked_up("مروان 12\nMarwan 12"))
    ways = []
    block = document.begin()
    while block.isValid():
        ways.append(block.textDirection())
        block = block.next()
    assert ways == [Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight]


def test_s7_an_ampersand_of_a_name_is_no_key(qtbot: QtBot) -> None:
    look = make_look("ar")
    button = Button(look, "مروان & أخوه", "b")
    button.setText("A &B")
    chip = Chip(look, "c", "Sort", (("x", "R&D"),))
    for one in (button, chip):
        qtbot.addWidget(one)
    assert button.text() == "A &&B" and button.shortcut().isEmpty()
    menu = chip.findChild(QMenu)
    assert menu is not None and menu.actions()[0].text() == "R&&D"


# The question is a window of its own, and there is no screen.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_s7_a_file_dialog_says_a_name_as_text(qtbot: QtBot, tmp_path: Path) -> None:
    name = "<img src=&#47;dev&#47;zero>.pdf"
    (tmp_path / name).write_bytes(b"x")
    over = QWidget()
    qtbot.addWidget(over)
    ScreenPrompts(make_look("ar")).save_file(over, "حفظ", "sheet.pdf", lambda path: None)
    dialog = over.findChild(QFileDialog)
    assert dialog is not None
    dialog.selectFile(str(tmp_path / name))  # as a person may choose one of the folder
    seen: list[tuple[Qt.TextFormat, str]] = []

    def look() -> None:
        for box in dialog.findChildren(QMessageBox):
            label = box.findChild(QLabel, "qt_msgbox_label")
            assert label is not None
            seen.append((label.textFormat(), label.text()))
            box.reject()

    QTimer.singleShot(0, look)
    dialog.accept()
    assert len(seen) == 1 and seen[0][0] == Qt.TextFormat.PlainText and name in seen[0][1]
    dialog.reject()


def test_s7_no_page_guesses_at_a_hostile_name(room: Room) -> None:
    """Every tip and label of the pages of a case whose people bear such names."""
    desk, cases = room.desk(people=1)
    person = str(desk.cases.record(cases[0]).value("person"))
    desk.cases.save([Edit("person", {"given_ar": NAMES[1], "given_lat": NAMES[0]}, id=person)])
    desk.access.lock()
    window = room.open("ar")
    seen = 0
    for place in (Route("cases"), Route("families"), Route("case", cases[0])):
        screen = room.go(window, place)
        for widget in (screen, *screen.findChildren(QWidget)):
            assert IndicatorRecords(widget.toolTip()).asked == []
            seen += "<img" in said_by(widget.toolTip())
            if isinstance(widget, QLabel):
                assert widget.textFormat() in (Qt.TextFormat.PlainText, Qt.TextFormat.RichText) or (
                    not widget.text()
                )
                if widget.textFormat() == Qt.TextFormat.RichText:
                    assert IndicatorRecords(widget.text()).asked == []
    assert seen
