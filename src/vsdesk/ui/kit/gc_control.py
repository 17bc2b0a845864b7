"""Python's garbage collection, on the main thread only.

Python looks for cycles on whichever thread happens to make an object. What it frees may be widgets, and a
widget that is freed on a worker thread waits for Qt's lock while the main thread, holding that lock, waits
for Python: the window stands still for ever. So the search by itself is off, and a timer does it here.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

_EVERY: Final = 500  # ms


class Cycles(QObject):
    """Owns the timer; `end` gives the search back to Python as it was before.

    `busy` says whether work is under way: all that is held is looked through only when none is.
    """

    def __init__(self, busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._busy = busy
        self._by_itself = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY)

    def look(self) -> None:
        """Search as far as Python's own thresholds ask for."""
        counts, limits = gc.get_count(), gc.get_threshold()
        if counts[0] <= limits[0]:
            return
        if counts[2] > limits[2] and not self._busy():
            gc.collect(2)
        else:
            gc.collect(1 if counts[1] > limits[1] else 0)

    def end(self) -> None:
        """Stop the timer; Python searches by itself again if it did before."""
        self._timer.stop()
        if self._by_itself:
            gc.enable()
