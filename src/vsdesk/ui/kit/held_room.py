"""A strip that speaks once something was written: what stands below it moves down once, and then no more.

Its room only grows while its page stands, whatever it says and whether it speaks still: pressed, it says
something else in fewer lines, and the next press below meets what the eye saw.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.boxes import keep_room
from vsdesk.ui.kit.into_view import into_view


def hold_room(strip: QWidget) -> None:
    """Let it begin hidden and without room; in another width its room is measured anew."""
    _Holder(strip)


class _Holder(QObject):
    """Lives as long as its strip."""

    def __init__(self, strip: QWidget) -> None:
        super().__init__(strip)
        self._strip = strip
        self._is_followed = False
        strip.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """After each new size, and when it is seen first."""
        if event.type() == QEvent.Type.ShowToParent:
            keep_room(self._strip)
            if not self._is_followed:  # it has its place in the page now: what it gains is seen too
                self._is_followed = True
                into_view(self._strip)
        elif isinstance(event, QResizeEvent):
            wider = event.size().width() != event.oldSize().width()
            least = 0 if wider else self._strip.minimumHeight()
            self._strip.setMinimumHeight(max(least, self._needed(event.size().width())))
        return False

    def _needed(self, width: int) -> int:
        """By what it says, and not by the size that it has just now: Qt shows it first in one of its own."""
        by_width = self._strip.heightForWidth(width)
        return by_width if by_width >= 0 else self._strip.sizeHint().height()
