"""Keeps every keystroke: a draft goes to the encrypted store within a second, and at lock and close."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from vsdesk.ui.kit.jobs import Callbacks, Jobs

if TYPE_CHECKING:
    from vsdesk.errors import VsdeskError

_WITHIN: Final = 700  # milliseconds between a keystroke and its write at the latest

Put = Callable[[str, Any], Any]
Drop = Callable[[str], Any]


class DraftQueue(QObject):
    """Pending drafts by key; the newest of each key is written, on the writer thread."""

    saved = Signal()
    failed = Signal(object)

    def __init__(self, jobs: Jobs, put: Put, drop: Drop, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._put, self._drop = jobs, put, drop
        self._pending: dict[str, Any] = {}
        self._handed: dict[
            str, tuple[int, Any]
        ] = {}  # to the writer, which has not answered; counted
        self._count = 0
        self._lost: set[str] = set()  # keys of which the store refused the newest words
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WITHIN)
        self._timer.timeout.connect(self.flush)

    def keep(self, key: str, value: Any) -> None:
        """Keep `value` (plain JSON) under `key`, soon."""
        self._pending[key] = value
        if not self._timer.isActive():
            self._timer.start()

    def forget(self, key: str) -> None:
        """Drop a draft whose content was saved."""
        self._pending.pop(key, None)
        self._handed.pop(key, None)
        self._lost.discard(key)
        self._jobs.write(Callbacks(self, None, self.failed.emit), self._drop, key)

    def flush(self) -> None:
        """Hand everything pending to the writer now."""
        self._timer.stop()
        pending, self._pending = self._pending, {}
        for key, value in pending.items():
            self._count += 1
            self._handed[key] = (self._count, value)
            kept = partial(self._kept, key, self._count)
            refused = partial(self._refused, key)
            self._jobs.write(Callbacks(self, kept, refused), self._put, key, value)

    @property
    def unwritten(self) -> dict[str, Any]:
        """What is not in the store yet, by key."""
        return {key: value for key, (_, value) in self._handed.items()} | self._pending

    @property
    def pending(self) -> bool:
        """Whether something is not yet handed over."""
        return bool(self._pending)

    @property
    def lost(self) -> bool:
        """Whether the store refused the newest words of a draft: they stand on the page alone."""
        return bool(self._lost)

    def _kept(self, key: str, count: int, _: object) -> None:
        self._lost.discard(key)
        if self._handed.get(key, (0, None))[0] == count:
            del self._handed[key]
        self.saved.emit()

    def _refused(self, key: str, problem: VsdeskError) -> None:
        self._lost.add(key)
        self.failed.emit(problem)
