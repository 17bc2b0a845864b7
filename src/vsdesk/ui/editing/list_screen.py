"""A list of roots of one kind, made from the dictionary: pages, order, words, what was removed.

The lists of cases and families derive from it and say what is their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from vsdesk.desk import TABLES, CaseFilter
from vsdesk.ui.catalogue.kinds import shown
from vsdesk.ui.catalogue.places import new_page, page_of
from vsdesk.ui.editing.list_cells import ListCells
from vsdesk.ui.editing.removal import RemovedStrip
from vsdesk.ui.kit import tip
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.chip import Chip
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.empty import Empty
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, frame, plane, row
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.table import paged_table
from vsdesk.ui.people import capital
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.words import mark, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QHBoxLayout

    from vsdesk.desk import Change, Desk, ListRow
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession

_PAUSE = 300  # milliseconds after the last letter, or the last change
_STAYS = {
    "activity": mark("This list does not leave as a table: nobody was asked about it."),
    "source_list": mark(
        "This list does not leave as a table: those whose names stand in it were not asked."
    ),
}


@dataclass(frozen=True)
class ListWords:
    """What a list says: its title, its button, its empty state."""

    title: str
    new: str
    empty: str


class ListScreen(Screen):
    """One list; Enter opens the chosen row. `kind` is a root kind of the dictionary."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route, kind: str) -> None:
        super().__init__(look, session, place)
        self.kind = kind
        self.said = self.sentences()
        self.cells = self.make_cells()
        self._making = False
        self.strip = RemovedStrip(look, session, place)
        self.strip.failed.connect(self.failed)
        self.strip.go.connect(self.go)
        self.strip.bring.connect(self._bring_back)
        self.strip.undone.connect(self._to_list)
        outer = column(look, self)
        outer.addWidget(self.make_head())
        outer.addWidget(self.strip)
        self.middle: QHBoxLayout = row(look, space=0)
        self.middle.addWidget(self._list(), 1)
        outer.addLayout(self.middle, 1)
        if kind in _STAYS:
            stays = plane("sunken")
            line = row(look, stays, edges=(24, 8, 16, 8))
            line.addWidget(Paragraph(look, look.words.say(_STAYS[kind]), "small", "text2", wide=90))
            outer.addWidget(stays)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.refresh)
        session.changed.connect(self.later)

    # What a list of its own says otherwise.
    def sentences(self) -> ListWords:
        """Title, button, empty state."""
        say, labels = self.look.words.say, self.session.labels
        empty = shown(self.kind).empty
        return ListWords(
            capital(labels.kinds(self.kind)),
            say("New: {kind}", kind=labels.kind(self.kind)),
            say(empty) if empty else say("Nothing stands here yet."),
        )

    def make_cells(self) -> ListCells:
        """Columns and cells."""
        return ListCells(self.look, self.session, self.kind)

    def make_head(self) -> QWidget:
        """Title, count, words to look for, what was removed, order, the button."""
        head = frame("head")
        line = Flow(self.look, head, edges=(24, 14, 16, 14), space=10)
        for part in self.titled():
            line.addWidget(part)
        line.addWidget(self.count, 1)
        line.addWidget(self._search())
        self.hidden = self.removed_chip()
        self.hidden.chosen.connect(self.refresh)
        line.addWidget(self.hidden)
        line.addWidget(self._order())
        if self.kind in TABLES:
            line.addWidget(self.exits_button())
        line.addWidget(self.new_button())
        return head

    def exits_button(self) -> Button:
        """The door to a table of this list, through the gate."""
        say = self.look.words.say
        self.exits = Button(self.look, say("Save a table"), "exits", icon="save")
        tip.give(self.exits, say("What may leave, for whom and why; Ctrl+C for one row"))
        self.exits.clicked.connect(self._exits)
        return self.exits

    def _exits(self) -> None:
        self.go.emit(Route("exits", part=self.kind))

    def _copied(self, chosen: ListRow) -> None:
        """One row is copied through the gate as well, or not at all."""
        if self.kind in TABLES and not self.shows_removed:
            self.go.emit(Route("exits", part=self.kind, record=chosen.id))

    def titled(self) -> Sequence[QWidget]:
        """The title; makes the count beside it."""
        self.count = Label(self.look, "", "body", "text2", elide=True)
        return (Label(self.look, self.said.title, "h1"),)

    @property
    def shows_removed(self) -> bool:
        """Whether the list shows what was removed."""
        return bool(self.hidden.value)

    @property
    def filtered(self) -> bool:
        """Whether only a part of what is here was asked for."""
        return bool(self.words.text().strip()) or self.shows_removed

    def where(self) -> CaseFilter:
        """The desk's filter."""
        order = self.sort.value
        return CaseFilter(
            kind=self.kind,
            text=plain(self.words.text()).strip(),
            sort="name" if order == "name" else "event" if order == "event" else "updated",
        )

    def say_count(self, count: int) -> str:
        """The words beside the title."""
        words = self.look.words
        return words.count("{n} in this vault", "{n} in this vault", count)

    def make_new(self) -> None:
        """Ask the writer for a new root."""
        self.session.jobs.write(
            Callbacks(self, self.made, self.not_made),
            self.session.desk.cases.begun.begin,
            self.kind,
        )

    def open_new(self, id: str) -> None:
        """Open what was made, at its first field."""
        self.go.emit(new_page(self.session.dictionary, self.kind, id))

    def open_row(self, id: str) -> None:
        """Open a row."""
        self.go.emit(page_of(self.kind, id))

    # Parts.
    def _search(self) -> TextField:
        label = self.look.words.say("Words in this list")
        self.words = TextField(
            self.look, f"find-{self.kind}", label, placeholder=label, icon="search"
        )
        self.words.setFixedWidth(self.look.px(210))
        self.words.written.connect(self.later)
        self.words.returnPressed.connect(self.refresh)
        return self.words

    def _order(self) -> Choice:
        say, keys = self.look.words.say, {c.key for c in self.cells.columns()}
        sorts = [("updated", say("Last changed first")), ("name", say("By name"))]
        if "event" in keys:
            sorts.append(("event", say("By date")))
        self.sort = Choice(self.look, "sort", say("Order of the list"), sorts, "updated")
        self.sort.show_whole()
        self.sort.chosen.connect(self.refresh)
        return self.sort

    def removed_chip(self) -> Chip:
        """Shows what was removed, to bring it back."""
        return Chip(self.look, "chip-removed", self.look.words.say("Removed"))

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

    def _list(self) -> QWidget:
        look = self.look
        part = plane("surface")
        self._stack = QStackedLayout(part)
        name = f"{self.place.screen}-table"
        self.model, self.table = paged_table(
            look, self.session.jobs, name, self.said.title, self.cells, self
        )
        self.model.filled.connect(self.filled)
        self.model.failed.connect(self.failed)
        self.table.opened.connect(self._opened)
        self.table.copied.connect(self._copied)
        self._stack.addWidget(self.table)
        new = Button(look, self.said.new, f"first-{self.kind}", icon="add")
        new.clicked.connect(self.new)
        self.empty = Empty(look, self.said.empty, new)
        self._stack.addWidget(self.empty)
        return part

    def first_controls(self) -> Sequence[QWidget]:
        return (self.table,)

    def _to_list(self) -> None:
        self.table.setFocus()

    # Filling.
    def refresh(self) -> None:
        """Ask again for the first page and the count."""
        where, removed = self.where(), self.shows_removed
        self.strip.show_hint(removed)
        self.model.show_pages(_Fetch(self.session.desk, where, removed))
        self.session.jobs.read(
            Callbacks(self, self._counted), _count, self.session.desk, where, removed
        )

    def later(self) -> None:
        """Ask again when nothing more was typed or changed for a moment."""
        self._soon.start()

    def filled(self, rows: int) -> None:
        """Rows, or why there are none."""
        self._stack.setCurrentIndex(0 if rows else 1)
        say = self.look.words.say
        if rows:
            self.strip.may_bring(self.may_write)
            return
        self.strip.may_bring(False)
        if self.shows_removed:
            self.empty.say(say("Nothing was removed here."), button=False)
        elif self.filtered:
            self.empty.say(self.say_none_fits(), button=False)
        else:
            self.empty.say(self.said.empty, button=self.may_write)

    def say_none_fits(self) -> str:
        """No row has what was asked for."""
        return self.look.words.say("Nothing in this list has these words.")

    def _counted(self, count: int) -> None:
        self.count.setText(self.say_count(count))

    # Going on.
    def _opened(self, chosen: ListRow) -> None:
        if not self.shows_removed:
            self.open_row(chosen.id)
        elif self.may_write:
            self._bring_back()

    def _bring_back(self) -> None:
        chosen = self.table.row
        if chosen is not None and self.shows_removed:
            title = self.cells.names(chosen)[0] if chosen.name else chosen.number
            self.strip.bring_back(chosen.id, title or self.cells.names(chosen)[0])
            self.table.setFocus()

    def new(self) -> None:
        """Make a new one and open it; pressed twice it is still one."""
        if not self._making and self.may_write:
            self._making = True
            self.make_new()

    def made(self, change: Change) -> None:
        """It is there."""
        self.open_new(change.ids[0])

    def not_made(self, problem: VsdeskError) -> None:
        """It is not; the button can be pressed again."""
        self._making = False
        self.failed(problem)

    def reflow(self, width: float) -> None:
        keys = [c.key for c in self.cells.columns()]
        wide = width >= 1000
        self.table.keep_only(keys if wide else keys[:2])
        self.sort.setVisible(wide)
        self.words.setFixedWidth(self.look.px(210 if wide else 150))


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
