"""A vault that is being locked: its last words are written, then it closes; who does not stop is cut off."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from vsdesk.errors import VsdeskError
from vsdesk.ui.kit.jobs import Callbacks

if TYPE_CHECKING:
    from vsdesk.ui.kit.jobs import Jobs
    from vsdesk.ui.session import VaultSession

PATIENCE: Final = 5000  # ms for a job that was asked to stop; a stick that hangs answers never
_DISK: Final = 3.0  # seconds for the vault's own disk


class VaultShutdown(QObject):
    """Owns the session until it is closed.

    `closed` says whether the threads have to be left behind; `stuck` that the vault's own disk does not
    answer, so that only the end of the program takes the key out of memory.
    """

    closed = Signal(bool)
    stuck = Signal()
    _cut = Signal(bool)

    def __init__(self, session: VaultSession, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._over = session, False
        self._thread: threading.Thread | None = None
        self._cut.connect(self._was_cut, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._late)
        jobs.stop()
        session.end()
        jobs.write(Callbacks(self, self._in_order, self._in_order), session.desk.access.lock)
        self._timer.start(PATIENCE)

    def cut(self) -> bool:
        """Close it now, from this thread; words that wait behind a busy one are kept."""
        return _closed_by_force(self._session)

    def _in_order(self, _: object) -> None:
        self._end(left=False)

    def _late(self) -> None:
        self._thread = threading.Thread(target=self._from_outside, daemon=True)
        self._thread.start()

    def _from_outside(self) -> None:
        self._cut.emit(_closed_by_force(self._session))

    def _was_cut(self, closed: bool) -> None:
        if closed:
            self._end(left=True)
        elif not self._over:
            self.stuck.emit()

    def _end(self, *, left: bool) -> None:
        if not self._over:
            self._over = True
            self._timer.stop()
            self.closed.emit(left)
            if (
                self._thread is None or not self._thread.is_alive()
            ):  # else it tells us something yet
                self.deleteLater()


def _closed_by_force(session: VaultSession) -> bool:
    try:
        return session.desk.access.cut(session.drafts.unwritten, _DISK)
    except (
        VsdeskError
    ):  # the disk refuses the last words; the vault is closed and its key forgotten
        return True
