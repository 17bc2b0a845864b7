"""The way to the first topic of an interview: what was begun before, which family speaks, why it is asked
again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.screens.interview import opening
from vsdesk.ui.screens.interview.still import NotHere, Unfinished
from vsdesk.ui.screens.interview.which_family import WhichFamily

if TYPE_CHECKING:
    from vsdesk.desk import KnownFamily
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession


class Beginning(QObject):
    """`shows` carries a page and the control that has the keyboard there; `began` the `InterviewStart`."""

    shows = Signal(QWidget, QWidget)
    began = Signal(object)
    failed = Signal(object)
    back = Signal()

    def __init__(self, owner: QObject, look: UiContext, session: VaultSession) -> None:
        super().__init__(owner)
        self._look, self._session = look, session

    def open(self, case: str, beside: str = "") -> None:
        """A case that is given, a new one `beside` that of another missing person, or whichever was begun."""
        jobs, desk = self._session.jobs, self._session.desk
        if not self._session.may_write("case"):
            page = NotHere(self._look)
            page.back.connect(self.back)
            self.shows.emit(page, page.away)
        elif case or beside:
            read = Callbacks(self, self.began.emit, self._fail)
            jobs.read(read, opening.read, desk, case or desk.context.new_id(), beside)
        else:
            jobs.read(Callbacks(self, self._offer, self._fail), opening.unfinished, desk)

    def _fail(self, problem: VsdeskError) -> None:
        self.failed.emit(problem)

    def _offer(self, found: opening.Begun) -> None:
        self._found = found
        case = self._session.desk.context.new_id()
        self._new = opening.InterviewStart(case, None, None, None, found.today, found.dates, ())
        if not found.rows:
            self._begin_new()
            return
        page = Unfinished(self._look, found.rows)
        page.chosen.connect(self._chose)
        page.back.connect(self.back)
        self.shows.emit(page, page.new)

    def _chose(self, case: str) -> None:
        if case:
            self.open(case)
        else:
            self._begin_new()

    def _begin_new(self) -> None:
        """Where families are here, which of them speaks is asked first."""
        if not self._found.families:
            self._start_new()
            return
        page = WhichFamily(self._look, self._session)
        page.chosen.connect(self._known)
        page.new.connect(self._start_new)
        page.back.connect(self.back)
        self.shows.emit(page, page.finder.field)

    def _start_new(self) -> None:
        self.began.emit(self._new)

    def _known(self, family: KnownFamily) -> None:
        answer = Callbacks(self, self.began.emit, self._fail)
        self._session.jobs.read(
            answer, opening.of_family, self._session.desk, self._new, family.id, family.person
        )
