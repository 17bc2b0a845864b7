"""A list whose words stay in it: what leaves, leaves by the gate, not by the copy key of Qt."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListWidget


class QuietList(QListWidget):
    """Like Qt's list, without copying."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All keys but the one that copies."""
        if event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        else:
            super().keyPressEvent(event)
