"""The room of a page: never lower than a page needs. Where the window is, as in large text,
the page scrolls whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QWidget

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.screen import Screen

_EDGE: Final = 24


class PageRoom(QScrollArea):
    """Holds one screen at a time; what has the keyboard is brought into view."""

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("page-room")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._floor = QWidget()
        self.setWidget(self._floor)
        self._floor.setAutoFillBackground(False)
        self._screen: Screen | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focused)

    def hold(self, screen: Screen) -> None:
        """Show this screen; the room is `empty`."""
        self._screen = screen
        screen.setParent(self._floor)
        _dress(screen)
        for box in screen.findChildren(QLayout):
            box.invalidate()
        self.fit()
        screen.show()
        self.verticalScrollBar().setValue(0)

    def empty(self) -> None:
        """Let the screen go, hidden where it is: taken out first, all its parts would be dressed anew."""
        if self._screen is None:
            return
        now = QApplication.focusWidget()
        if now is not None and self._screen.isAncestorOf(now):
            now.clearFocus()  # else Qt gives the keyboard to whoever comes next
        self._screen.hide()
        self._screen.deleteLater()
        self._screen = None

    def minimumSizeHint(self) -> QSize:
        """Any room will do."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page is as wide as the room, and as high where that is enough."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Let the page have its size: what it asks for may hang on how its parts stand."""
        screen = self._screen
        if screen is None:
            return
        least = self._look.px(screen.least)
        room = self.maximumViewportSize()
        bar = self.verticalScrollBar().sizeHint().width() if least > room.height() else 0
        self._floor.resize(room.width() - bar, max(least, room.height()))
        screen.resize(self._floor.size())

    def _focused(self, _: QWidget | None, now: QWidget | None) -> None:
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton  # nothing moves under it
        if now is not None and self.isAncestorOf(now) and not by_mouse:
            QTimer.singleShot(0, self, self._reveal)  # when what scrolls inside has done so

    def _reveal(self) -> None:
        now = QApplication.focusWidget()
        if now is None or not self.isAncestorOf(now) or not self.verticalScrollBar().maximum():
            return
        above = now.parentWidget()
        while above is not None and above is not self:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(now, 0, 0)
            above = above.parentWidget()
        self.ensureWidgetVisible(now, 0, self._look.px(_EDGE))


def _dress(part: QWidget) -> None:
    """Give a page its looks before it is laid out: what is dressed meanwhile asks for other room."""
    part.ensurePolished()
    for one in part.children():
        if isinstance(one, QWidget) and not one.isHidden():
            _dress(one)
