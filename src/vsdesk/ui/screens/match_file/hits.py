"""What was found in a file: the hits, beside them why the chosen one was found; and the list in
which lines are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.file_names import legible
from vsdesk.ui.editing.offered_roots import OfferedRoots
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column, plane, row, rule, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_delegate import Cell
from vsdesk.ui.kit.row_table import TableColumn, paged_table
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.parts.pair_reasons import Reasons
from vsdesk.ui.parts.pair_words import BANDS, head_names
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.desk import Desk, FileHit, FileHitPage, FileHitWhy, FileMatches
    from vsdesk.ui.kit.stage import Stage
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_NEW = "new"


class FileHitList(QWidget):
    """`opened` carries the hit whose case is to be opened."""

    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession, found: FileMatches) -> None:
        super().__init__()
        self._look, self._session, self._found = look, session, found
        self._ticket: JobHandle | None = None
        self._reasons: Reasons | None = None
        self._better: FileHit | None = None
        line = row(look, self, space=0)
        self.cells = FileHitCells(look)
        label = look.words.say("What was found")
        self.model, self.table = paged_table(
            look, session.jobs, "file-hits", label, self.cells, self
        )
        self.model.failed.connect(self.failed)
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
        answer = Callbacks(self, self._show, self.failed.emit)
        desk = self._session.desk
        self._ticket = self._session.jobs.read(
            answer, desk.matching.files.why_hit, self._found, hit.pair
        )

    def _show(self, why: FileHitWhy) -> None:
        look, say = self._look, self._look.words.say
        clear(self._box)
        self._better = why.better
        if why.better is not None:
            self._box.addWidget(self._outdone(why.better))
        self._box.addWidget(Label(look, say("Why it was found"), "h3"))
        self._reasons = Reasons(look, why.evidence)
        self._reasons.reflow(False)
        self._box.addWidget(self._reasons)
        words = say("A hit is a claim, never a fate: a name in a list is not yet a person.")
        self._box.addWidget(Paragraph(look, words, "small", "text2"))
        self._box.addStretch(1)

    def _outdone(self, better: FileHit) -> Card:
        """Another hit fits far better: which one, and the way to its row above."""
        look, say = self._look, self._look.words.say
        case = look.dots(head_names(look, better.head)[0], better.head.number)
        words = say("row {row} and {case}", row=better.pair.a, case=case)
        button = Button(look, words, "better-hit", kind="link", icon="go", after=True)
        button.clicked.connect(self._to_better)
        card = Card(look, space=4, edge=16)
        title = say("Only possible: another hit fits better")
        card.body.addWidget(Paragraph(look, title, "strong"))
        card.body.addWidget(button, 0, look.leading)
        return card

    def _to_better(self) -> None:
        rows = range(self.model.rowCount())
        if self._better is not None:
            pair = self._better.pair
            at = next((at for at in rows if self.model.row(at).pair == pair), None)
            if at is not None:
                self.table.choose(at)
                self.table.setFocus()

    def reflow(self, width: float) -> None:
        """The reasons go when room is short."""
        self._side.setVisible(width >= 1000)


class _Pages:
    """The page function; called on the reader thread."""

    def __init__(self, desk: Desk, found: FileMatches) -> None:
        self._desk, self._found = desk, found

    def __call__(self, after: Any, limit: int) -> FileHitPage:
        return self._desk.matching.files.hits(self._found, after, limit)


class FileHitCells:
    """Cells and words of hits."""

    def __init__(self, look: UiContext) -> None:
        self._look = look

    def columns(self) -> tuple[TableColumn, ...]:
        """The file, the case, the band."""
        say = self._look.words.say
        return (
            TableColumn("line", say("In the file"), 220, 3),
            TableColumn("case", say("Case here"), 220, 3),
            TableColumn("band", say("How close"), 150, 1),
        )

    def cell(self, hit: FileHit, key: str) -> Cell:
        """What to paint."""
        if key == "line":
            return Cell(hit.name, self._under(hit), "strong")
        if key == "case":
            first, second = head_names(self._look, hit.head)
            return Cell(first, self._look.dots(second, hit.head.number), "strong")
        return Cell(badge=(self._band(hit), "accent"))

    def text(self, hit: FileHit, key: str) -> str:
        """The words of a cell."""
        if key == "line":
            return self._look.dots(hit.name, self._under(hit))
        if key == "case":
            return self._look.dots(*head_names(self._look, hit.head), hit.head.number)
        return self._band(hit)

    def _under(self, hit: FileHit) -> str:
        look = self._look
        row = look.words.say("row {row}", row=hit.pair.a)
        mother = look.words.say("mother: {name}", name=hit.mother) if hit.mother else ""
        return look.dots(row, mother)

    def _band(self, hit: FileHit) -> str:
        say = self._look.words.say
        return say(BANDS[hit.pair.band]) if hit.pair.band in BANDS else say("Open")


class KeepCard(Card):
    """`kept` carries the id of a list, or the values of a new one."""

    kept = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession, name: str) -> None:
        say = look.words.say
        super().__init__(look, say("Keep these lines in a list"), space=10)
        words = say(
            "The lines become part of the register of lists, and each hit waits there for your answer. Nothing changes in a case."
        )
        self.body.addWidget(Paragraph(look, words))
        self.which = Choice(look, "which-list", say("List"), [(_NEW, say("A new list"))], _NEW)
        self.body.addWidget(Label(look, self.which.accessibleName(), "small", "text2"))
        self.body.addWidget(OfferedRoots(look, session, self.which, "source_list"))
        self.which.chosen.connect(self._check)
        label = say("Name of the list")
        self.name = self._line(TextField(look, "list-name", label))
        self.name.setText(legible(name))
        self.name.textChanged.connect(self._check)
        shown = [(key, capital(words)) for key, words in session.labels.terms("may_be_shown")]
        question = capital(session.labels.field("source_list", "may_be_shown"))
        self.shown = self._line(Choice(look, "list-shown", question, shown))
        self.shown.chosen.connect(self._check)
        hint = say("Origin, date and how it was obtained are written on the page of the list.")
        self.body.addWidget(Paragraph(look, hint, "small", "text2"))
        self.keep = Button(look, say("Keep the lines"), "keep-lines", kind="primary")
        self.keep.clicked.connect(self._tell)
        self.body.addWidget(self.keep, 0, look.leading)
        self.needed = Paragraph(look, "", "small", "text2")
        self.body.addWidget(self.needed)
        self._check()

    def _line(self, control: Any) -> Any:
        self.body.addWidget(Label(self._look, control.accessibleName(), "small", "text2"))
        self.body.addWidget(control)
        return control

    def _check(self, _: object = None) -> None:
        new = self.which.value == _NEW
        self.name.setEnabled(new)
        self.shown.setEnabled(new)
        say, needed = self._look.words.say, ""
        if new and not self.name.text().strip():
            needed = say("Give the list a name first.")
        elif new and not self.shown.value:
            needed = say("Say first who may be shown this list.")
        self.keep.setEnabled(not needed)
        self.needed.say(needed)
        self.needed.setVisible(bool(needed))

    def _tell(self) -> None:
        self.keep.setEnabled(False)
        if self.which.value != _NEW:
            self.kept.emit(self.which.value)
            return
        self.kept.emit({"name": self.name.text().strip(), "may_be_shown": self.shown.value})


def say_already(look: UiContext, stage: Stage, many: int, to_hits: Callable[[], None]) -> None:
    """How many of the lines were in the list already, and the way to its hits."""
    say = look.words.say
    title = look.words.count(
        "{n} line was in this list already", "{n} lines were in this list already", many
    )
    words = say("Word for word, in every column. It was not written a second time.")
    stage.body.addWidget(Banner(look, title, words))
    stage.body.addStretch(1)
    asked = say("Is somebody of our cases in this list?")
    stage.button(asked, "to-hits", to_hits, "primary").setFocus()
