"""Cells that each run in the direction of their own words, and are cut at the end of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyledItemDelegate

from vsdesk.ui.kit.story import runs_rtl

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from vsdesk.ui.kit.context import UiContext


class OwnDirection(QStyledItemDelegate):
    """A Latin name in an Arabic table stands at the start of its column and loses its own end."""

    def __init__(self, look: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """As Qt does, but for the direction."""
        super().initStyleOption(option, index)
        window = self._look.direction
        rtl = runs_rtl(option.text, window is Qt.LayoutDirection.RightToLeft)
        way = Qt.LayoutDirection
        option.direction = way.RightToLeft if rtl else way.LeftToRight
        option.displayAlignment = self._look.start
