"""The first rows of a table that would leave, as they would leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from vsdesk.ui.kit import tip
from vsdesk.ui.screens.exits.own_direction import OwnDirection

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from vsdesk.ui.kit.context import UiContext

_MOST: Final = 50
_WIDE: Final = 150


class Glimpse(QTableWidget):
    """To be looked at: nothing in it can be changed, or copied past the gate."""

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("glimpse")
        self.setAccessibleName(look.words.say("What would leave"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(OwnDirection(look, self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(look.px(34))
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        heads.setFont(look.font("badge"))
        heads.setHighlightSections(False)
        heads.setDefaultSectionSize(look.px(_WIDE))

    def show_text(self, text: str) -> int:
        """Show a table of lines and tabs; how many rows are not drawn."""
        lines = [line.split("\t") for line in text.split("\n")]
        header, rows = lines[0], lines[1:]
        self.clear()
        self.setColumnCount(len(header))
        self.setHorizontalHeaderLabels(header)
        self.setRowCount(min(len(rows), _MOST))
        for number, cells in enumerate(rows[:_MOST]):
            for place, cell in enumerate(cells):
                item = QTableWidgetItem(cell)
                tip.give_item(item, cell)
                self.setItem(number, place, item)
        return max(0, len(rows) - _MOST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves about; what Qt would copy leaves by the button only."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)
