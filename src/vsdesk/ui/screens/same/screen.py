"""Review: pairs of reports that may be about the same person, band by band; one pair after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from vsdesk.ui.editing.ended_first import take_back
from vsdesk.ui.kit import shortcuts
from vsdesk.ui.kit.boxes import column, plane
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.empty import Empty
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.one_place import one_place
from vsdesk.ui.kit.row_table import paged_table
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.parts.pair_words import BANDS, brief, decided_words
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.same.pair_view import PairView
from vsdesk.ui.screens.same.queue_head import DECIDED, GROUPS, ListComparison, QueueHead
from vsdesk.ui.screens.same.queue_rows import Groups, PairCells

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.desk import Change, Desk, Pair, PairRow, ReportGroup
    from vsdesk.ui.kit.page_model import ModelPage
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_TABLE, _EMPTY, _GROUPS, _PAIR = range(4)
_PAUSE = 400  # milliseconds after the last change


class SameScreen(Screen):
    """The queue of the coordinator: cases among themselves, or (place "hits") the lines of
    the list `id` against them.

    `part` of the place is the view. A hit is looked at like a pair. It becomes a claim, never a fate.
    """

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        self.view = place.part if place.part in (*BANDS, DECIDED, GROUPS) else "strong"
        self.counts: Mapping[str, int] = {}
        self._chosen = False  # until then it goes where something waits, whenever that comes
        self._decided: set[frozenset[str]] = set()
        outer = column(look, self)
        self.list_id = place.id if place.screen == "hits" else ""
        self.comparison: ListComparison | None = None
        self.head = self._make_head()
        self.head.views.chosen.connect(self._choose_view)
        self.head.before.clicked.connect(self._before)
        self.head.after.clicked.connect(self._after)
        self.head.listed.clicked.connect(self.to_list)
        outer.addWidget(self.head)
        self.strip = UndoStrip(look, "undo-decision")
        self.strip.undo.connect(self._undo)
        self.stack = QStackedLayout()
        outer.addLayout(self.stack, 1)
        self._fill_stack()
        outer.insertLayout(1, one_place(self.strip, self.pair.stale))
        shortcuts.bind(self, shortcuts.TO_NEXT, self.to_list, inside=True)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.refresh)
        session.found.connect(self._found_more)
        session.finder.rested.connect(self._found_more)
        self.refresh()

    def _make_head(self) -> QueueHead:
        """Title and views; over the lines of a list its name, and the button that compares."""
        look, say = self.look, self.look.words.say
        if not self.list_id:
            return QueueHead(look, say("May be the same person"), self.view)
        head = QueueHead(look, say("Names of a list"), self.view, groups=False)
        self.comparison = ListComparison(look, self.session, self.list_id, head)
        self.comparison.named.connect(self._named)
        self.comparison.rested.connect(self._compared)
        self.comparison.failed.connect(self.failed)
        return head

    def _named(self, name: str) -> None:
        if name:
            self.head.title.setText(name)

    def _compared(self) -> None:
        if not self.paired:
            self.refresh()

    def leaving(self) -> None:
        if self.comparison is not None:
            self.comparison.leave()

    def _say_empty(self) -> str:
        """Why the view is empty."""
        say = self.look.words.say
        if self.view == DECIDED:
            return say("Nothing was decided yet.")
        if self.view == "unsure":
            return say("No pair was left open.")
        if self.list_id:
            return say("No line of this list waits here. A name in a list is not yet a person.")
        if self.view == "relatives" and not self.session.finder.at_work:
            return say("No reports of relatives who may have been taken together wait here.")
        if self.session.finder.at_work:
            return say("The reports are being compared just now: pairs may still come.")
        return say("No pair waits here. New reports are compared after each save and each bundle.")

    def _fill_stack(self) -> None:
        look = self.look
        self.cells = PairCells(look)
        label = look.words.say("Pairs of reports")
        self.model, self.table = paged_table(
            look, self.session.jobs, "pairs-table", label, self.cells, self
        )
        self.model.filled.connect(self._filled)
        self.model.failed.connect(self.failed)
        self.table.opened.connect(self._open)
        ground = plane("surface")
        column(look, ground).addWidget(self.table)
        self.stack.addWidget(ground)
        self.elsewhere = Button(look, self.head.views.words(self.view), "to-waiting", icon="same")
        self.elsewhere.clicked.connect(self._to_waiting)
        self.empty = Empty(look, "", self.elsewhere)
        self.stack.addWidget(self.empty)
        self.groups = Groups(look)
        self.groups.go.connect(self.go)
        self.stack.addWidget(self.groups)
        self.pair = PairView(look, self.session)
        self.pair.go.connect(self.go)
        self.pair.failed.connect(self.failed)
        self.pair.shown.connect(self._pair_shown)
        self.pair.decided.connect(self._pair_decided)
        self.stack.addWidget(self.pair)

    def first_controls(self) -> Sequence[QWidget]:
        return (self.table, *self.groups.buttons)

    # The list.
    @property
    def paired(self) -> bool:
        """Whether one pair is shown."""
        return self.stack.currentIndex() == _PAIR

    def refresh(self) -> None:
        """Ask again for the view and the counts."""
        desk, jobs = self.session.desk, self.session.jobs
        jobs.read(
            Callbacks(self, self._counted, self.failed), desk.matching.match_counts, self.list_id
        )
        if self.view == GROUPS:
            jobs.read(Callbacks(self, self._grouped, self.failed), desk.matching.groups.groups)
        else:
            self.model.show_pages(Fetch(desk, self.view, self.list_id))

    def show_view(self, view: str) -> None:
        """Show another band, what was decided, or the groups."""
        self.view = view
        self.place = Route(self.place.screen, self.place.id, view)
        self.to_list()

    def to_list(self) -> None:
        """From a pair back to the list."""
        self.head.show_list()
        self.stack.setCurrentIndex(_GROUPS if self.view == GROUPS else _TABLE)
        self._decided.clear()
        self.refresh()
        self.table.setFocus()

    def _found_more(self) -> None:
        if not self.paired:
            self._soon.start()

    def _counted(self, counts: Mapping[str, int]) -> None:
        self.counts = counts
        self.head.views.show_counts(counts)
        if self._waiting and not self._chosen and self.view in BANDS and not self.paired:
            self._to_waiting()
        else:
            self._show_elsewhere()

    @property
    def _waiting(self) -> str:
        """The first view in which something waits, while nothing does in the one that is shown."""
        if self.view in BANDS and self.counts.get(self.view):
            return ""
        return next((band for band in BANDS if self.counts.get(band)), "")

    def _to_waiting(self) -> None:
        if waiting := self._waiting:
            self.head.views.choose(waiting)
            self.show_view(waiting)

    def _show_elsewhere(self) -> None:
        """From an empty view to one in which something waits."""
        if waiting := self._waiting:
            words = self.head.views.words(waiting)
            self.elsewhere.setText(words)
            self.elsewhere.setAccessibleName(words)
        self.elsewhere.setVisible(bool(waiting))

    def _choose_view(self, view: str) -> None:
        self._chosen = True
        self.show_view(view)

    def _filled(self, rows: int) -> None:
        if self.paired or self.view == GROUPS:
            return
        if rows:
            self.stack.setCurrentIndex(_TABLE)
            return
        self.empty.say(self._say_empty())
        self._show_elsewhere()
        self.stack.setCurrentIndex(_EMPTY)

    def _grouped(self, groups: Sequence[ReportGroup]) -> None:
        self.groups.show_groups(groups)
        if self.view == GROUPS and not self.paired:
            self.stack.setCurrentIndex(_GROUPS)

    # One pair.
    def _open(self, row: PairRow) -> None:
        self._chosen = True
        self.stack.setCurrentIndex(_PAIR)
        self.pair.show_pair(row.a, row.b)

    def _pair_shown(self, pair: Pair) -> None:
        at = self.table.currentIndex().row()
        total = max(self.counts.get(self.view, 0), self.model.rowCount())
        last = at >= self.model.rowCount() - 1 and self.model.complete
        self.head.show_pair(pair.band, at + 1, total, first=at <= 0, last=last)
        self.pair.focus_first()

    def _before(self) -> None:
        self._step(-1)

    def _after(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        at = self.table.currentIndex().row() + by
        if at >= self.model.rowCount() - 5 and self.model.canFetchMore():
            self.model.fetchMore()
        if 0 <= at < self.model.rowCount():
            self.table.choose(at)
            self._open(self.model.row(at))

    def _pair_decided(self, change: Change) -> None:
        row = self.table.row
        self.strip.decided(self._said(row, change), change, undo=bool(change.back))
        if row is not None:
            self._decided.add(frozenset((row.a, row.b)))
        at = self._next_open()
        if at is None:
            self.to_list()
        else:
            self.table.choose(at)
            self._open(self.model.row(at))

    def _said(self, row: PairRow | None, change: Change) -> str:
        """Which pair was decided, and what that did: the next one is on the page already."""
        done = decided_words(self.look, change, joined=self.pair.joined)
        if row is None:
            return done
        one, other = (brief(self.look, head) for head in (row.left, row.right))
        return self.look.dots(self.look.words.say("{one} and {other}", one=one, other=other), done)

    def _next_open(self) -> int | None:
        if self.view == DECIDED:
            return None
        now = self.table.currentIndex().row()
        every = [*range(now + 1, self.model.rowCount()), *range(now)]
        rows = ((at, self.model.row(at)) for at in every)
        return next((at for at, one in rows if {one.a, one.b} not in self._decided), None)

    def _undo(self, change: Change) -> None:
        take_back(self, self.look, self.session, change, self._undone, self.failed)

    def _undone(self, _: object) -> None:
        self.to_list()

    def reflow(self, width: float) -> None:
        """Leave out columns, then chips."""
        self.head.reflow(width)
        self.pair.reflow(width)
        keys = [c.key for c in self.cells.columns()]
        self.table.keep_only(keys if width >= 1000 else ["left", "right"])


@dataclass(frozen=True)
class _Whole:
    """What was decided, as one page."""

    rows: Sequence[PairRow]
    next: None = None


class Fetch:
    """The page function of a view; called on the reader thread."""

    def __init__(self, desk: Desk, view: str, list_id: str) -> None:
        self._desk, self._view, self._list = desk, view, list_id

    def __call__(self, after: Any, limit: int) -> ModelPage:
        if self._view == DECIDED:
            rows: Sequence[PairRow] = self._desk.matching.decided()
            if self._list:
                rows = [one for one in rows if one.right.page == self._list]
            return _Whole(rows)
        return self._desk.matching.pairs(self._view, after, limit, self._list)
