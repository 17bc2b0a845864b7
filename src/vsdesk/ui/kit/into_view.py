"""Scrolls what was just opened, and what has the keyboard, into view: nobody presses a button that is
not seen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_EDGE: Final = 24


def into_view(part: QWidget) -> None:
    """Keep all of `part` in view in the area that scrolls around it, while it has the keyboard."""
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        _Keeper(part, above)


class _Keeper(QObject):
    """Lives as long as its part. What is asked of the vault makes a part grow after it was opened."""

    def __init__(self, part: QWidget, area: QScrollArea) -> None:
        super().__init__(part)
        self._part, self._area = part, area
        for one in (part, area.widget()):
            if one is not None:
                one.installEventFilter(self)
        self._soon()  # it may have its size already

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """After each new size of the part or of the page, once all is laid out."""
        if event.type() == QEvent.Type.Resize:
            self._soon()
        return False

    def _soon(self) -> None:
        QTimer.singleShot(0, self, self._scroll)

    def _scroll(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self._part.isAncestorOf(focus):
            self._area.ensureWidgetVisible(self._part, 0, _EDGE)


class FocusInView(QObject):
    """Keeps what has the keyboard in view; Qt does so for Tab only. What the mouse presses stays where it is.

    `edge`: so much is seen above and below it, in pixels.
    """

    def __init__(self, area: QScrollArea, edge: int) -> None:
        super().__init__(area)
        self._area, self._edge = area, edge
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._scroll)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._changed)

    def _changed(self) -> None:
        if not QApplication.mouseButtons():
            self._soon.start(0)

    def _scroll(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self._area.isAncestorOf(focus):
            self._area.ensureWidgetVisible(focus, 0, self._edge)
