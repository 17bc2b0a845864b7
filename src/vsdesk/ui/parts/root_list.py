"""The list of the roots of one kind, page by page: its rows, what was removed, one more. Pages
hold it below their head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from vsdesk.desk import TABLES
from vsdesk.ui.catalogue.kinds import shown
from vsdesk.ui.catalogue.places import new_page, page_of
from vsdesk.ui.editing.list_cells import ListCells
from vsdesk.ui.editing.removal import RemovedStrip
from vsdesk.ui.kit import tip
from vsdesk.ui.kit.boxes import plane, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.empty import Empty
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_table import paged_table
from vsdesk.ui.people_names import capital
from vsdesk.ui.route import Route
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QVBoxLayout

    from vsdesk.desk import CaseFilter, Change, Desk, ListRow
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.screen import Screen
    from vsdesk.ui.session import VaultSession

_PAUSE = 300  # milliseconds after the last letter, or the last change
WIDE: Final = 1000  # effective width from which all columns stand, and all of the head
_STAYS = {
    "source_list": mark(
        "This list does not leave as a table: those whose names stand in it were not asked."
    ),
}


@dataclass(frozen=True)
class ListWords:
    """What a list says: its title, its button, its empty state, how many stand in it."""

    title: str
    new: str
    empty: str
    counted: Callable[[int], str]


class ListHead(Protocol):
    """What stands above a list says which of its rows are asked for, and how their number is told."""

    @property
    def shows_removed(self) -> bool:
        """Whether what was removed is asked for, and nothing else."""

    @property
    def filtered(self) -> bool:
        """Whether only a part of what is here was asked for."""

    def where(self) -> CaseFilter:
        """The desk's filter."""

    def say_count(self, count: int) -> str:
        """The words beside the title."""

    def say_none_fits(self) -> str:
        """No row has what was asked for."""


class RootList(QWidget):
    """Rows, or why there are none; Enter opens the chosen one. `filled` carries how many rows came.

    `kind` is a root kind of the dictionary; of `page` it takes the place and the way on.
    """

    filled = Signal(int)

    def __init__(
        self,
        page: Screen,
        kind: str,
        words: ListWords | None = None,
        cells: ListCells | None = None,
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.page, self.kind, self.look, self.session = page, kind, page.look, page.session
        look, session = page.look, page.session
        self.said = words or list_words(look, session, kind)
        self.cells = cells or ListCells(look, session, kind)
        self.count = Label(look, "", "body", "text2", elide=True)
        self._making = False

    def show_below(self, head: ListHead, box: QVBoxLayout, *beside: QWidget) -> None:
        """Fill the page below its head; `beside` stand at the end of the rows."""
        self.head, look = head, self.look
        self.strip = RemovedStrip(look, self.session, self.page.place)
        self.strip.failed.connect(self.page.failed)
        self.strip.go.connect(self.page.go)
        self.strip.bring.connect(self._bring_back)
        self.strip.undone.connect(self._to_list)
        box.addWidget(self.strip)
        self._fill()
        middle = row(look, space=0)
        middle.addWidget(self, 1)
        for part in beside:
            middle.addWidget(part)
        box.addLayout(middle, 1)
        if self.kind in _STAYS:
            stays = plane("sunken")
            line = row(look, stays, edges=(24, 8, 16, 8))
            words = look.words.say(_STAYS[self.kind])
            line.addWidget(Paragraph(look, words, "small", "text2", wide=90))
            box.addWidget(stays)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.refresh)
        self.session.changed.connect(self.later)

    def _fill(self) -> None:
        look = self.look
        self._stack = QStackedLayout(self)
        name = f"{self.page.place.screen}-table"
        self.model, self.table = paged_table(
            look, self.session.jobs, name, self.said.title, self.cells, self
        )
        self.model.filled.connect(self._filled)
        self.model.failed.connect(self.page.failed)
        self.table.opened.connect(self._opened)
        self.table.copied.connect(self._copied)
        self._stack.addWidget(self.table)
        new = Button(look, self.said.new, f"first-{self.kind}", icon="add")
        new.clicked.connect(self.new)
        self.empty = Empty(look, self.said.empty, new)
        self._stack.addWidget(self.empty)

    def reflow(self, width: float) -> None:
        """Where room is short, two columns stay."""
        keys = [one.key for one in self.cells.columns()]
        self.table.keep_only(keys if width >= WIDE else keys[:2])

    # What a head takes.
    def exits_button(self) -> Button:
        """The door to a table of this list, through the gate."""
        say = self.look.words.say
        exits = Button(self.look, say("Save a table"), "exits", icon="save")
        tip.give(exits, say("What may leave, for whom and why; Ctrl+C for one row"))
        exits.clicked.connect(self._exits)
        return exits

    def _exits(self) -> None:
        self.page.go.emit(Route("exits", part=self.kind))

    def new_button(self) -> Button:
        """The main button of the page."""
        new = Button(self.look, self.said.new, f"new-{self.kind}", kind="primary", icon="add")
        new.clicked.connect(self.new)
        if not self.may_write:
            new.hide()
        return new

    @property
    def may_write(self) -> bool:
        """Whether this role may make and bring back such a root."""
        return self.session.may_write(self.kind)

    # Filling.
    def refresh(self) -> None:
        """Ask again for the first page and the count."""
        where, removed = self.head.where(), self.head.shows_removed
        self.strip.show_hint(removed)
        self.model.show_pages(_Fetch(self.session.desk, where, removed))
        self.session.jobs.read(
            Callbacks(self, self._counted), _count, self.session.desk, where, removed
        )

    def later(self) -> None:
        """Ask again when nothing more was typed or changed for a moment."""
        self._soon.start()

    def _filled(self, rows: int) -> None:
        """Rows, or why there are none."""
        self._stack.setCurrentIndex(0 if rows else 1)
        self.strip.may_bring(bool(rows) and self.may_write)
        if not rows:
            self._say_why()
        self.filled.emit(rows)

    def _say_why(self) -> None:
        if self.head.shows_removed:
            self.empty.say(self.look.words.say("Nothing was removed here."), button=False)
        elif self.head.filtered:
            self.empty.say(self.head.say_none_fits(), button=False)
        else:
            self.empty.say(self.said.empty, button=self.may_write)

    def _counted(self, count: int) -> None:
        self.count.setText(self.head.say_count(count))

    # Going on.
    def _copied(self, chosen: ListRow) -> None:
        """One row is copied through the gate as well, or not at all."""
        if self.kind in TABLES and not self.head.shows_removed:
            self.page.go.emit(Route("exits", part=self.kind, record=chosen.id))

    def _opened(self, chosen: ListRow) -> None:
        if not self.head.shows_removed:
            self.page.go.emit(page_of(self.kind, chosen.id))
        elif self.may_write:
            self._bring_back()

    def _bring_back(self) -> None:
        chosen = self.table.row
        if chosen is not None and self.head.shows_removed:
            title = self.cells.names(chosen)[0] if chosen.name else chosen.number
            self.strip.bring_back(chosen.id, title or self.cells.names(chosen)[0])
            self.table.setFocus()

    def _to_list(self) -> None:
        self.table.setFocus()

    def new(self) -> None:
        """Make a new one and open it at its first field; pressed twice it is still one."""
        if not self._making and self.may_write:
            self._making = True
            answer = Callbacks(self, self._made, self._not_made)
            self.session.jobs.write(answer, self.session.desk.cases.begun.begin, self.kind)

    def _made(self, change: Change) -> None:
        self.page.go.emit(new_page(self.session.dictionary, self.kind, change.ids[0]))

    def _not_made(self, problem: VsdeskError) -> None:
        """The button can be pressed again."""
        self._making = False
        self.page.failed(problem)


def list_words(look: UiContext, session: VaultSession, kind: str) -> ListWords:
    """What the dictionary and the catalogue of kinds say of a list."""
    say, labels, empty = look.words.say, session.labels, shown(kind).empty
    return ListWords(
        capital(labels.kinds(kind)),
        say("New: {kind}", kind=labels.kind(kind)),
        say(empty) if empty else say("Nothing stands here yet."),
        lambda n: look.words.count("{n} in this vault", "{n} in this vault", n),
    )


@dataclass(frozen=True)
class _Removed:
    """What was removed, as one page."""

    rows: Sequence[ListRow]
    next: None = None


class _Fetch:
    """The page function of a filter; called on the reader thread."""

    def __init__(self, desk: Desk, where: CaseFilter, removed: bool) -> None:
        self._desk, self._where, self._removed = desk, where, removed

    def __call__(self, after: Any, limit: int) -> Any:
        if self._removed:
            return _Removed(self._desk.cases.begun.removed(self._where.kind))
        return self._desk.cases.lists.page(self._where, after, limit)


def _count(desk: Desk, where: CaseFilter, removed: bool) -> int:
    return (
        len(desk.cases.begun.removed(where.kind)) if removed else int(desk.cases.lists.count(where))
    )
