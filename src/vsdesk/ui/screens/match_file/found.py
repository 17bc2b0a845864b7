"""What was found in a file: the hits, and beside them why the chosen one was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.jobs import Answer, Ticket
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import clear, column, plane, row, rule, scroll
from vsdesk.ui.kit.page_model import PageModel
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.table import Table
from vsdesk.ui.screens.match_file.cells import FileHitCells
from vsdesk.ui.screens.same.reasons import Reasons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Desk, FileHit, FileHitPage, FileMatches, PairEvidence
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.session import Session


class Found(QWidget):
    """`opened` carries the hit whose case is to be opened."""

    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, look: Look, session: Session, found: FileMatches) -> None:
        super().__init__()
        self._look, self._session, self._found = look, session, found
        self._ticket: Ticket | None = None
        self._reasons: Reasons | None = None
        line = row(look, self, space=0)
        self.cells = FileHitCells(look)
        shown = self.cells.columns()
        keys = [(one.key, one.heading) for one in shown]
        self.model = PageModel(session.jobs, keys, self.cells.text, self)
        self.model.failed.connect(self.failed)
        label = look.words.say("What was found")
        self.table = Table(look, "file-hits", label, self.model, shown, self.cells.cell)
        self.table.opened.connect(self.opened)
        self.table.current.connect(self._chosen)
        line.addWidget(self.table, 3)
        line.addWidget(rule(upright=True))
        side = plane()
        self._box = column(look, side, edges=(16, 12, 16, 12), space=10)
        self._side = scroll(side, "why-scroll")
        line.addWidget(self._side, 2)
        self.model.show_pages(_Pages(session.desk, found))

    @property
    def hit(self) -> FileHit | None:
        """The chosen hit, or None."""
        row: FileHit | None = self.table.row
        return row

    def _chosen(self, hit: FileHit | None) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        if hit is None:
            clear(self._box)
            return
        answer = Answer(self, self._show, self.failed.emit)
        self._ticket = self._session.jobs.read(answer, self._found.reasons, hit.pair)

    def _show(self, evidence: Sequence[PairEvidence]) -> None:
        look, say = self._look, self._look.words.say
        clear(self._box)
        self._box.addWidget(Label(look, say("Why it was found"), "h3"))
        self._reasons = Reasons(look, evidence)
        self._reasons.reflow(False)
        self._box.addWidget(self._reasons)
        words = say("A hit is a claim, never a fate: a name in a list is not yet a person.")
        self._box.addWidget(Paragraph(look, words, "small", "text2"))
        self._box.addStretch(1)

    def reflow(self, width: float) -> None:
        """The reasons go when room is short."""
        self._side.setVisible(width >= 1000)


class _Pages:
    """The page function; called on the reader thread."""

    def __init__(self, desk: Desk, found: FileMatches) -> None:
        self._desk, self._found = desk, found

    def __call__(self, after: Any, limit: int) -> FileHitPage:
        return self._desk.file_hits(self._found, after, limit)
