"""A menu in which a key that is held down chooses nothing: it may still be the one that opened the menu."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from vsdesk.ui.kit import shortcuts


class Menu(QMenu):
    """As Qt's, but for held keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Each choice is a press of its own."""
        if not shortcuts.is_held(event):
            super().keyPressEvent(event)
