"""A small picture by itself: an icon in a line, in a tone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from vsdesk.ui.kit import tip

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext


class IconMark(QLabel):
    """An icon, with words for a screen reader where it says something on its own."""

    def __init__(
        self, look: UiContext, icon: str, tone: str = "text2", size: int = 18, words: str = ""
    ) -> None:
        super().__init__()
        self._look, self._size = look, size
        self.setAccessibleName(words)
        tip.give(self, words)
        self.setFixedSize(look.px(size), look.px(size))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.draw(icon, tone)

    def draw(self, icon: str, tone: str = "text2") -> None:
        """Show another icon."""
        self.setPixmap(self._look.pixmap(icon, tone, self._size))
