"""A picture on which rectangles are laid, with the mouse or the keyboard, over what nobody may see."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext

_LEAST: Final = 4.0  # pixels of the screen; a smaller rectangle was a slip of the hand
_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CoverCanvas(QWidget):
    """`changed` with each rectangle. The picture is never mirrored; rectangles stay inside it."""

    changed = Signal()

    def __init__(self, look: UiContext, png: bytes, whole: tuple[int, int]) -> None:
        super().__init__()
        self._look, self._whole = look, whole
        self._picture = QPixmap()
        self._picture.loadFromData(png)
        self._boxes: list[QRectF] = []  # in pixels of the shown picture; the last one is moved
        self._from: QPointF | None = None
        self.setObjectName("cover-canvas")
        self.setAccessibleName(look.words.say("The picture"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self._picture.size() + QSize(4, 4))  # room for the line of the focus

    def boxes(self) -> list[tuple[int, int, int, int]]:
        """Left, top, right, bottom of each, in pixels of the whole picture, never smaller than drawn."""
        right, down = self._whole
        wide, high = right / self._picture.width(), down / self._picture.height()
        return [
            (
                max(math.floor(one.left() * wide), 0),
                max(math.floor(one.top() * high), 0),
                min(math.ceil(one.right() * wide), right),
                min(math.ceil(one.bottom() * high), down),
            )
            for one in self._boxes
        ]

    def add(self) -> None:
        """A rectangle in the middle, to be moved with the arrow keys."""
        side = min(self._picture.width(), self._picture.height()) / 4
        middle = self._room().center()
        self._boxes.append(QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side))
        self.setFocus()
        self._tell()

    def undo(self) -> None:
        """Take the last rectangle away."""
        if self._boxes:
            self._boxes.pop()
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the last rectangle, with Shift they size it, with Ctrl by one pixel; Insert adds."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in _STEPS and self._boxes:
            step = 1 if held & Qt.KeyboardModifier.ControlModifier else self._look.px(10)
            across, down = (one * step for one in _STEPS[key])
            self._nudge(across, down, size=bool(held & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.undo()
        elif key == Qt.Key.Key_Insert:
            self.add()
        else:
            super().keyPressEvent(event)

    def _nudge(self, across: float, down: float, *, size: bool) -> None:
        box, room = self._boxes[-1], self._room()
        if size:
            width = min(max(box.width() + across, _LEAST), room.right() - box.left())
            height = min(max(box.height() + down, _LEAST), room.bottom() - box.top())
            self._boxes[-1] = QRectF(box.left(), box.top(), width, height)
        else:
            left = min(max(box.left() + across, 0), room.right() - box.width())
            top = min(max(box.top() + down, 0), room.bottom() - box.height())
            self._boxes[-1] = QRectF(left, top, box.width(), box.height())
        self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a rectangle."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = self._inside(event)
            self._boxes.append(QRectF(self._from, self._from))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let it reach to here."""
        if self._from is not None:
            self._boxes[-1] = QRectF(self._from, self._inside(event)).normalized()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It stands, unless it is next to nothing."""
        if self._from is None or event.button() != Qt.MouseButton.LeftButton:
            return
        box = QRectF(self._from, self._inside(event)).normalized()
        self._from = None
        self._boxes.pop()
        if min(box.width(), box.height()) >= _LEAST:
            self._boxes.append(box)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, black over what is covered, a line round the rectangle that moves."""
        painter = QPainter(self)
        painter.translate(2, 2)
        painter.drawPixmap(0, 0, self._picture)
        for box in self._boxes:
            painter.fillRect(box, Qt.GlobalColor.black)
        if self.hasFocus():
            pen = QPen(self._look.colour("focus"), 2)
            painter.setPen(pen)
            painter.drawRect(self._room().adjusted(-1, -1, 1, 1))
            if self._boxes:
                painter.drawRect(self._boxes[-1].adjusted(1, 1, -1, -1))
        painter.end()

    def _room(self) -> QRectF:
        return QRectF(0, 0, self._picture.width(), self._picture.height())

    def _inside(self, event: QMouseEvent) -> QPointF:
        at, room = event.position() - QPointF(2, 2), self._room()
        return QPointF(min(max(at.x(), 0), room.right()), min(max(at.y(), 0), room.bottom()))

    def _tell(self) -> None:
        self.update()
        self.changed.emit()
