"""One job runner: a serial writer thread and a reader thread. The main thread never waits.

Work is a function with its arguments (never a lambda over widgets); what it returns, or the plain
error it raised, is delivered on the main thread to the answer's functions while its owner lives.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Generic, ParamSpec, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from vsdesk.errors import Bug, VsdeskError
from vsdesk.progress import Cancelled
from vsdesk.ui.kit.gc_control import Cycles

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

T = TypeVar("T")
P = ParamSpec("P")
_STEP_EVERY: Final = 0.05  # seconds between two reports of progress
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Callbacks(Generic[T]):
    """Who asked, and which of its functions gets the result, the error, the steps, the stop."""

    owner: QObject
    then: Callable[[T], None] | None = None
    fails: Callable[[VsdeskError], None] | None = None
    steps: Callable[[str, int, int], None] | None = None
    stopped: Callable[[], None] | None = None


@dataclass(eq=False)
class JobHandle:
    """One asked-for job. `cancel` stops it at its next step, and its result is not delivered.

    Who waits to hear that it stopped hears it of a read in any case, and of a write that was over by
    then its result: it happened.
    `stoppable`: a stop loses nothing that a person wrote; a save is not.
    """

    number: int
    stoppable: bool = False
    _stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask the job to stop."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()


class _Steps:
    """The Progress given to a slow function: thins out the reports and carries the stop."""

    def __init__(self, ticket: JobHandle, said: SignalInstance) -> None:
        self._ticket = ticket
        self._said = said
        self._last = 0.0
        self._stage = ""

    def step(self, stage: str, done: int, total: int) -> None:
        """Report at most twenty times a second; raise Cancelled after a stop."""
        if self._ticket.cancelled:
            raise Cancelled
        now = time.monotonic()
        if stage != self._stage or done == total or now - self._last >= _STEP_EVERY:
            self._stage, self._last = stage, now
            self._said.emit(self._ticket.number, stage, float(done), float(total))


class _Worker(QThread):
    """A thread that does one piece of work after the other."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()

    def put(self, work: Callable[[], None] | None) -> None:
        """Append a piece of work; None ends the thread."""
        self._work.put(work)

    def run(self) -> None:
        """Work until None comes."""
        while (work := self._work.get()) is not None:
            work()


class Jobs(QObject):
    """The two threads of the window, and the way back from them."""

    failed = Signal(object)  # a VsdeskError that no answer took
    busy = Signal(bool)  # whether something is being written
    turned = Signal()  # something was asked for or is answered: `owners` are other ones
    _done = Signal(int, object)
    _broke = Signal(int, object)
    _stepped = Signal(int, str, float, float)

    def __init__(self) -> None:
        super().__init__()
        # Any: each answer gets what its own work returned, and `_put` holds the two together.
        self._answers: dict[int, tuple[JobHandle, Callbacks[Any]]] = {}
        self._next = 0
        self._writes: set[int] = set()
        queued = Qt.ConnectionType.QueuedConnection
        self._done.connect(self._deliver, queued)
        self._broke.connect(self._refuse, queued)
        self._stepped.connect(self._step, queued)
        self._cycles = Cycles(lambda: bool(self._answers), self)
        self._left_behind: list[_Worker] = []
        self._begin()

    def write(
        self, answer: Callbacks[T], work: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> JobHandle:
        """Do `work(*args, **kwargs)` on the writer thread, after all that was asked before."""
        return self._put(self._writer, answer, work, args, kwargs)

    def write_quietly(
        self, answer: Callbacks[T], work: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> JobHandle:
        """Like `write`, for what nobody waits for: it is not shown as saving, and a cancel leaves it out."""
        return self._put(self._writer, answer, work, args, kwargs, quiet=True)

    def read(
        self, answer: Callbacks[T], work: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> JobHandle:
        """Do `work(*args, **kwargs)` on the reader thread.

        Not begun when its turn comes after a cancel, or after its owner has gone: nobody waits for it.
        """
        return self._put(self._reader, answer, work, args, kwargs)

    def write_long(
        self, answer: Callbacks[T], work: Callable[..., T], *args: object, **kwargs: object
    ) -> JobHandle:
        """Like `write`, for a function that takes `progress`."""
        return self._put(self._writer, answer, work, args, kwargs, long=True)

    def read_long(
        self, answer: Callbacks[T], work: Callable[..., T], *args: object, **kwargs: object
    ) -> JobHandle:
        """Like `read`, for a function that takes `progress`."""
        return self._put(self._reader, answer, work, args, kwargs, long=True)

    @property
    def waiting(self) -> int:
        """How many jobs were asked for and have not answered."""
        return len(self._answers)

    def owners(self) -> list[QObject]:
        """Who waits for an answer and shows no steps of it; some may be gone."""
        return [
            answer.owner
            for ticket, answer in self._answers.values()
            if answer.steps is None and not ticket.cancelled
        ]

    def stop(self) -> None:
        """Ask all that may be stopped to stop; what a person wrote is written first."""
        for ticket, _ in self._answers.values():
            if ticket.stoppable:
                ticket.cancel()

    def leave_behind(self) -> None:
        """Go on with two new threads; the old ones hang, and nobody waits for them any more."""
        for worker in (self._writer, self._reader):
            worker.put(None)
            self._left_behind.append(worker)
        self._answers.clear()
        self._writes.clear()
        self.busy.emit(False)
        self.turned.emit()
        self._begin()

    @property
    def hangs(self) -> bool:
        """Whether a thread that was left behind has not come back: Qt must not take it down then."""
        return any(worker.isRunning() for worker in self._left_behind)

    def end(self, patience: int | None = None) -> bool:
        """Finish what was asked for, then end both threads (when the program closes).

        False when one does not come back within `patience` milliseconds: it is left behind.
        """
        for worker in (self._writer, self._reader):
            worker.put(None)
            came = worker.wait() if patience is None else worker.wait(patience)
            if not came:
                self._left_behind.append(worker)
        self._cycles.end()
        return not self.hangs

    def _begin(self) -> None:
        self._writer, self._reader = _Worker("writer"), _Worker("reader")
        self._writer.start()
        self._reader.start()

    def _put(
        self,
        worker: _Worker,
        answer: Callbacks[T],
        work: Callable[..., T],
        args: tuple[object, ...],
        kwargs: dict[str, object],
        *,
        long: bool = False,
        quiet: bool = False,
    ) -> JobHandle:
        self._next += 1
        quiet = quiet or worker is self._reader
        ticket = JobHandle(self._next, long or quiet)
        self._answers[ticket.number] = (ticket, answer)
        if long:
            kwargs = {**kwargs, "progress": _Steps(ticket, self._stepped)}
        reader = weakref.ref(answer.owner) if quiet else None
        worker.put(_Piece(self, ticket, work, args, kwargs, reader).do)
        if not quiet:
            self._writes.add(ticket.number)
            self.busy.emit(True)
        self.turned.emit()
        return ticket

    def _take(self, number: int) -> tuple[JobHandle, Callbacks[Any]] | None:
        if number not in self._answers:  # of a thread that was left behind
            return None
        ticket, answer = self._answers.pop(number)
        if number in self._writes:
            self._writes.remove(number)
            self.busy.emit(bool(self._writes))
        self.turned.emit()
        return (ticket, answer) if shiboken6.isValid(answer.owner) else None

    @Slot(int, object)
    def _deliver(self, number: int, result: object) -> None:
        written = number in self._writes
        found = self._take(number)
        if found is None:
            return
        ticket, answer = found
        if not ticket.cancelled or (written and answer.stopped):
            if answer.then:
                answer.then(result)
        elif answer.stopped:
            answer.stopped()

    @Slot(int, object)
    def _refuse(self, number: int, problem: object) -> None:
        written = number in self._writes
        found = self._take(number)
        if found is None:
            return
        ticket, answer = found
        if isinstance(problem, VsdeskError) and (written or not ticket.cancelled):
            (answer.fails or self.failed.emit)(problem)
        elif answer.stopped:
            answer.stopped()

    @Slot(int, str, float, float)
    def _step(self, number: int, stage: str, done: float, total: float) -> None:
        found = self._answers.get(number)
        if (
            found
            and found[1].steps
            and not found[0].cancelled
            and shiboken6.isValid(found[1].owner)
        ):
            found[1].steps(stage, int(done), int(total))


@dataclass(frozen=True)
class _Piece:
    """One piece of work, done on a worker thread; it touches signals only, never a widget."""

    jobs: Jobs
    ticket: JobHandle
    work: Callable[..., object]
    args: tuple[object, ...] = field(repr=False)
    kwargs: dict[str, object] = field(repr=False)
    # Who asks, held weakly: its last reference must not go on a worker thread. None for what a person
    # wrote, which is never left out.
    reader: weakref.ref[QObject] | None

    @property
    def unwanted(self) -> bool:
        """Whether nobody waits for it any more."""
        if self.reader is None:
            return False
        owner = self.reader()
        return self.ticket.cancelled or owner is None or not shiboken6.isValid(owner)

    def do(self) -> None:
        """Work, and send back what came of it."""
        number = self.ticket.number
        try:
            if self.unwanted:
                raise Cancelled
            result = self.work(*self.args, **self.kwargs)
        except Cancelled as stop:
            self.jobs._broke.emit(number, stop)
        except VsdeskError as problem:
            self.jobs._broke.emit(number, problem)
        except Exception as mistake:
            # The boundary: our own mistake becomes one plain sentence; the log gets type and place.
            _log.critical(
                "job %s: %s", getattr(self.work, "__name__", "work"), type(mistake).__name__
            )
            self.jobs._broke.emit(number, Bug(type(mistake).__name__))
        else:
            self.jobs._done.emit(number, result)
