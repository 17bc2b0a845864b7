"""The idle lock: time that passes while nobody touches keyboard or pointer, asleep or awake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from vsdesk.ui.kit.boot_clock import since_boot

_TOUCH: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleLock(QObject):
    """`expired` after `minutes` without a touch; `left` each second with the seconds that remain.

    The clock counts, not the ticks: after a night with the lid closed the first tick, or the first touch,
    finds the time over.
    """

    expired = Signal()
    left = Signal(int)

    def __init__(
        self,
        watched: QObject,
        minutes: int,
        parent: QObject,
        clock: Callable[[], float] = since_boot,
    ) -> None:
        super().__init__(parent)
        self._whole = minutes * 60
        self._clock = clock
        self._touched = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        watched.installEventFilter(self)

    def start(self) -> None:
        """Begin to count."""
        self._touched = self._clock()
        self.left.emit(self._whole)
        self._timer.start()

    def stop(self) -> None:
        """Stop counting (the vault is locked)."""
        self._timer.stop()

    def set_minutes(self, minutes: int) -> None:
        """Another time until the lock."""
        self._whole = minutes * 60
        self._touched = self._clock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any touch starts the count anew. One that comes too late locks, and reaches nothing."""
        if event.type() not in _TOUCH or not self._timer.isActive():
            return False
        if self._over():
            self._tick()
            return True
        self._touched = self._clock()
        return False

    def _over(self) -> bool:
        # A clock that went back is one that somebody set: then nobody knows how long it was.
        return not 0 <= self._clock() - self._touched < self._whole

    def _tick(self) -> None:
        self.left.emit(max(0, round(self._whole - (self._clock() - self._touched))))
        if self._over():
            self._timer.stop()
            self.expired.emit()
