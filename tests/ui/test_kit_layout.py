"""No wrapper of what Qt frees by itself is held: two wrappers at one address end the
program (`let_go_of_items`)."""

from __future__ import annotations

import gc
import re
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QLayout, QLayoutItem, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import make_look, strays, turn

from vsdesk.ui.kit.boxes import clear, column, filled_at_once, row
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.ui_context import UiContext
from vsdesk.ui.kit.wrapping_row import Flow

SOURCE = Path(__file__).resolve().parents[2] / "src" / "vsdesk" / "ui"


def filled(look: UiContext, deep: int = 2) -> QLayout:
    """A row with a part, room and another filled row."""
    box = row(look)
    box.addWidget(QLabel("ليلى"))
    box.addStretch()
    if deep:
        box.addLayout(filled(look, deep - 1))
    return box


@pytest.mark.parametrize("outer", ["column", "row", "flow"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_filled_layout_leaves_no_wrapper_of_its_items(
    qtbot: QtBot, outer: str, lang: str
) -> None:
    look = make_look("ar" if lang == "ar" else "en")
    owner = QWidget()
    qtbot.addWidget(owner)
    box = {"column": column, "row": row, "flow": Flow}[outer](look, owner)
    for _ in range(3):
        box.addLayout(filled(look))  # type: ignore[attr-defined]  # each has it
        assert not strays()
    if outer == "column":
        box.insertLayout(0, filled(look))  # type: ignore[attr-defined]  # a column has it
        assert not strays()
    clear(box)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not strays() and not owner.findChildren(QLabel)


@pytest.mark.parametrize("cleared", [False, True])
@pytest.mark.parametrize("filled_first", [False, True])
def test_no_item_of_a_row_outlives_it(qtbot: QtBot, filled_first: bool, cleared: bool) -> None:
    look = make_look()

    def fill(line: Flow) -> None:
        for word in ("مروان", "خالد"):
            line.addWidget(QLabel(word))
        line.addStretch()

    def live_and_end() -> None:
        page = QWidget()
        whole, line = column(look, page), Flow(look)
        if filled_first:
            fill(line)
        whole.addLayout(line)
        if not filled_first:
            fill(line)
        whole.activate()
        if cleared:
            clear(whole)
        page.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def held() -> list[str]:
        gc.collect()
        wrappers = shiboken6.getAllValidWrappers()
        return sorted(type(one).__name__ for one in wrappers if isinstance(one, QLayoutItem))

    live_and_end()
    before = held()
    for _ in range(5):
        live_and_end()
    assert held() == before


def test_layouts_are_put_into_those_that_let_go() -> None:
    """Qt's own columns and rows hold what is put into them: none of them stands in the source,
    and no item is asked for."""
    own = {"boxes.py", "wrapping_row.py"}
    wrong = re.compile(r"Q[VH]BoxLayout\(|\.itemAt\(")
    files = [one for one in SOURCE.rglob("*.py") if one.name not in own]
    assert len(files) > 300
    assert [one.name for one in files if wrong.search(one.read_text(encoding="utf-8"))] == []


TOLD = (
    "اتصلوا من ٠٩٣٣ ١٢٣ ٤٥٦ ثم انقطع الصوت، ولم نسمع منه بعدها شيئاً",
    "سطر أول\nسطر ثان أطول من الأول بكثير حتى لا يسعه",
    "Marwan, told in English · مروان",
)


@pytest.mark.parametrize("told", TOLD)
def test_words_are_as_high_in_a_width_whatever_was_asked_before(qtbot: QtBot, told: str) -> None:
    look = make_look("ar")

    def made() -> Paragraph:
        one = Paragraph(look, told)
        qtbot.addWidget(one)
        return one

    asked = made()
    widths = [40, 900, 120, 2000, 300, 500, 80, 420, 900]
    assert [asked.heightForWidth(one) for one in widths] == [
        made().heightForWidth(one) for one in widths
    ]
    asked.say(told * 9)  # what was known of other words is forgotten
    assert asked.heightForWidth(900) > made().heightForWidth(900)


class Resized(QObject):
    """How often something was given other room."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Resize
        return False


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_part_that_is_shown_is_laid_out_once_for_all_that_is_put_into_it(qtbot: QtBot) -> None:
    """By hand each of ten parts has those beside it laid out again; where the keyboard is inside it stays."""
    look = make_look("ar")

    def fill(at_once: bool, held: bool = False) -> tuple[int, QPushButton, bool]:
        owner, part = QWidget(), QWidget()
        qtbot.addWidget(owner)
        outer, box = column(look, owner), column(look, part)
        above = QPushButton("فوق")
        outer.addWidget(above)
        outer.addWidget(part)
        inside = QPushButton("في الداخل")
        box.addWidget(inside)
        owner.resize(300, 600)
        owner.show()
        owner.activateWindow()
        qtbot.waitUntil(owner.isActiveWindow)
        (inside if held else above).setFocus()
        turn()
        counted = Resized()
        inside.setSizePolicy(
            above.sizePolicy().horizontalPolicy(), part.sizePolicy().verticalPolicy()
        )
        turn()
        inside.installEventFilter(counted)
        if at_once:
            with filled_at_once(part):
                for number in range(10):
                    box.addWidget(QPushButton(f"ز {number}"))
        else:
            for number in range(10):
                box.addWidget(QPushButton(f"ز {number}"))
        turn()
        assert all(one.isVisible() for one in part.findChildren(QPushButton))
        return counted.count, inside, inside.hasFocus()

    by_hand, _, _ = fill(at_once=False)
    once, _, kept = fill(at_once=True)
    assert once < by_hand and not kept
    _, _, kept = fill(at_once=True, held=True)
    assert kept
