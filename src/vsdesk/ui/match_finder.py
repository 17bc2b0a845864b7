"""Looks for reports of one person in the background: after an import, after a save, when a vault was opened.

Small parts on the writer thread, so that a save never waits long; it can be stopped, and what was found
until then stays. A vault in which nothing changed costs one question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from vsdesk.ui.kit.jobs import Callbacks

if TYPE_CHECKING:
    from vsdesk.desk import Desk, MatchRun
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.jobs import JobHandle, Jobs

PART: Final = 100  # cases of one part
_PAUSE: Final = 1500  # milliseconds after the last change
_LOOKS: Final = 2  # each case is looked at twice: its names are prepared, then compared


class MatchFinder(QObject):
    """`stepped` carries how many cases are done, of how many; `rested` how many new pairs the run found."""

    stepped = Signal(int, int)
    rested = Signal(int)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._ticket: JobHandle | None = None
        self._done = self._all = self._new = 0
        self._over = self.stopped = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._begin)

    @property
    def at_work(self) -> bool:
        """Whether a run is under way, or about to begin."""
        return self._ticket is not None or self._timer.isActive()

    def soon(self) -> None:
        """Something changed: begin in a moment, unless a run is under way, which finds it too."""
        if self._ticket is None and not self._over:
            self._timer.start()

    def stop(self) -> None:
        """Leave it until the next change."""
        self.stopped = True
        self._timer.stop()
        if self._ticket is not None:
            self._ticket.cancel()
            self._rest()

    def end(self) -> None:
        """The vault closes."""
        self._over = True
        self._timer.stop()
        if self._ticket is not None:
            self._ticket.cancel()

    def _begin(self) -> None:
        self._done = self._all = self._new = 0
        self.stopped = False
        answer: Callbacks[int] = Callbacks(self, self._left, self._failed)
        self._ticket = self._jobs.read(answer, self._desk.matching.suggestions.match_left)

    def _left(self, left: int) -> None:
        if not left:
            self._rest()
            return
        self._all = left * _LOOKS
        self._next()

    def _next(self) -> None:
        answer = Callbacks(self, self._found, self._failed)
        self._ticket = self._jobs.write_quietly(
            answer, self._desk.matching.suggestions.match_new, most=PART
        )
        self.stepped.emit(min(self._done, self._all) // _LOOKS, self._all // _LOOKS)

    def _found(self, run: MatchRun) -> None:
        self._done += run.done
        self._new += run.found
        if run.left and run.done:
            self._all = max(self._all, self._done + run.left)
            self._next()
        else:
            self._rest()

    def _failed(self, problem: VsdeskError) -> None:
        self._over = True  # the same table would be refused after each save
        self._rest()
        self._jobs.failed.emit(problem)

    def _rest(self) -> None:
        self._ticket = None
        self.rested.emit(self._new)
