"""The page on screen: paper stays paper, in the dark too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from vsdesk.ui.kit.context import UiContext


class PagePicture(QWidget):
    """One page, as large as its picture."""

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        self._image: QImage | None = None
        self.setObjectName("paper")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage | None, words: str) -> None:
        """Show a page; `words` say which one."""
        self._image = image
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The picture's size."""
        return (
            self._image.size()
            if self._image is not None
            else QSize(self._look.px(388), self._look.px(550))
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheet."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("paper"))
        if self._image is not None:
            if self._look.theme.mode == "dark":
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.drawImage(0, 0, self._image)
        painter.end()
