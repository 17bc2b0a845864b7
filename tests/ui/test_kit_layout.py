"""No wrapper of what Qt frees by itself is held: two wrappers at one address end the
program (`let_go_of_items`)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import make_look, strays

from vsdesk.ui.kit.context import UiContext
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.layout import clear, column, row

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


def test_layouts_are_put_into_those_that_let_go() -> None:
    """Qt's own columns and rows hold what is put into them: none of them stands in the source,
    and no item is asked for."""
    own = {"layout.py", "flow.py"}
    wrong = re.compile(r"Q[VH]BoxLayout\(|\.itemAt\(")
    files = [one for one in SOURCE.rglob("*.py") if one.name not in own]
    assert len(files) > 300
    assert [one.name for one in files if wrong.search(one.read_text(encoding="utf-8"))] == []
