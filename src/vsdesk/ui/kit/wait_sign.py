"""Says that the window works, wherever an answer that somebody waits for lasts: one sign for every act.

What is asked of the two threads by a part of the page in sight is waited for. What the program does by
itself (drafts, comparing, the counts of the rail) and what says its own steps is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from vsdesk.ui.kit.boxes import row
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vsdesk.ui.kit.jobs import Jobs
    from vsdesk.ui.kit.ui_context import UiContext

_AT_ONCE: Final = 200  # milliseconds: what lasts no longer is felt as at once


class WaitSign(QFrame):
    """A line over the foot of `over`, and the busy pointer; nothing below moves, and clicks go through.

    `asking` gives the parts for whose answers somebody waits.
    """

    def __init__(
        self, look: UiContext, over: QWidget, jobs: Jobs, asking: Callable[[], Iterable[QWidget]]
    ) -> None:
        super().__init__(over)
        self._look, self._over, self._jobs, self._asking = look, over, jobs, asking
        self._pointer = False
        self.setObjectName("wait-sign")
        self.setProperty("part", "wait")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = row(look, self, edges=(14, 6, 14, 6), space=8)
        line.addWidget(IconMark(look, "clock", "accent", 16))
        self.words = look.words.say("One moment …")
        line.addWidget(Label(look, self.words, "strong"))
        self.setAccessibleName(self.words)
        self._soon = QTimer(self, singleShot=True, interval=_AT_ONCE)
        self._soon.timeout.connect(self._show)
        jobs.turned.connect(self.look_again)
        over.installEventFilter(self)
        self.hide()

    def look_again(self) -> None:
        """Something was asked or answered, or another page is in sight."""
        if not any(self._waits(one) for one in self._jobs.owners()):
            self.rest()
        elif not self._pointer and not self._soon.isActive():
            self._soon.start()

    def rest(self) -> None:
        """Nobody waits."""
        self._soon.stop()
        self.hide()
        if self._pointer:
            self._pointer = False
            QApplication.restoreOverrideCursor()

    def hideEvent(self, event: QHideEvent) -> None:
        """The pointer is the whole program's: it is given back whatever took the sign out of sight."""
        super().hideEvent(event)
        if self._pointer:
            self.rest()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of what it stands over."""
        if event.type() == QEvent.Type.Resize and watched is self._over and self.isVisible():
            self._place()
        return False

    def _waits(self, owner: QObject) -> bool:
        parts = list(self._asking())
        one: QObject | None = owner if shiboken6.isValid(owner) else None
        while one is not None and one not in parts:
            one = one.parent()
        return one is not None

    def _show(self) -> None:
        if not self._over.isVisible():
            return
        self._pointer = True
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        self._place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words))

    def _place(self) -> None:
        self.adjustSize()
        room, edge = self._over.rect(), self._look.px(44)
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - edge)
