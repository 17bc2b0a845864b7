"""The idle lock: counts down while nobody touches keyboard or pointer."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

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
    """`expired` after `minutes` without a touch; `left` each second with the seconds that remain."""

    expired = Signal()
    left = Signal(int)

    def __init__(self, watched: QObject, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._whole = minutes * 60
        self._left = self._whole
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        watched.installEventFilter(self)

    def start(self) -> None:
        """Begin to count."""
        self._left = self._whole
        self.left.emit(self._left)
        self._timer.start()

    def stop(self) -> None:
        """Stop counting (the vault is locked)."""
        self._timer.stop()

    def set_minutes(self, minutes: int) -> None:
        """Another time until the lock."""
        self._whole = minutes * 60
        self._left = self._whole

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any touch starts the count anew; nothing is held back."""
        if event.type() in _TOUCH:
            self._left = self._whole
        return False

    def _tick(self) -> None:
        self._left -= 1
        self.left.emit(max(0, self._left))
        if self._left <= 0:
            self._timer.stop()
            self.expired.emit()
