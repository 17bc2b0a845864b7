"""What waits until a page was painted: what nobody looks for first must not hold its words up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """`painted`, once after a part of a page was painted and what else was due of that frame is done.

    Where the part's place is hidden, and another part stands there, the paint of the other counts. Of a
    window that is not in sight nothing is painted: what waits begins when it comes into sight.
    """

    painted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._both: tuple[QWidget, QWidget] | None = None
        self._after = QTimer(self, singleShot=True, interval=0)
        self._after.timeout.connect(self.painted)

    def of(self, part: QWidget, instead: QWidget) -> None:
        """Wait for this part, or for the one in its stead, and for those before no more."""
        self._leave()
        self._both = (part, instead)
        for one in self._both:
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look for the first paint, keep nothing back."""
        if event.type() == QEvent.Type.Paint and self._both is not None:
            part, _ = self._both
            place = part.parentWidget()
            if watched is part or place is None or not place.isVisible():
                self._leave()
                self._after.start()
        return False

    def _leave(self) -> None:
        for one in self._both or ():
            one.removeEventFilter(self)
        self._both = None
