"""Review: pairs of reports that may be about the same person, band by band; one pair after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.empty import Empty
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import clear, column, plane, scroll
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.one_place import one_place
from vsdesk.ui.kit.page_model import PageModel
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_delegate import Cell
from vsdesk.ui.kit.table import Table, TableColumn
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.parts.pair_words import BANDS, DECISIONS, brief, decided_words, head_names
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.same.head import DECIDED, GROUPS, QueueHead
from vsdesk.ui.screens.same.pair_view import PairView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.desk import Change, Desk, Pair, PairRow, ReportGroup, ReportHead
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.kit.page_model import ModelPage
    from vsdesk.ui.session import VaultSession

_TABLE, _EMPTY, _GROUPS, _PAIR = range(4)
_PAUSE = 400  # milliseconds after the last change
_CARDS: Final = 20  # groups at once; each may hold as many reports as a list shows first


class SameScreen(Screen):
    """The queue of the coordinator. `part` of the place is the view."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        self.view = place.part if place.part in (*BANDS, DECIDED, GROUPS) else "strong"
        self.counts: Mapping[str, int] = {}
        self._asked = bool(
            place.part
        )  # else it begins with the first view in which something waits
        self._decided: set[frozenset[str]] = set()
        outer = column(look, self)
        self.head = self.make_head()
        self.head.views.chosen.connect(self.show_view)
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
        back = QShortcut(QKeySequence("Esc"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.to_list)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.refresh)
        session.found.connect(self._found_more)
        self.refresh()

    # What the queue of a list says otherwise.
    @property
    def list_id(self) -> str:
        """The list whose lines are held against cases; nothing for cases among themselves."""
        return ""

    def make_head(self) -> QueueHead:
        """Title and views."""
        return QueueHead(self.look, self.look.words.say("May be the same person"), self.view)

    def say_empty(self) -> str:
        """Why the view is empty."""
        say = self.look.words.say
        if self.view == DECIDED:
            return say("Nothing was decided yet.")
        if self.view == "unsure":
            return say("No pair was left open.")
        if self.view == "relatives":
            return say("No reports of relatives who may have been taken together wait here.")
        return say("No pair waits here. New reports are compared after each save and each bundle.")

    def _fill_stack(self) -> None:
        look = self.look
        self.cells = PairCells(look)
        shown = self.cells.columns()
        self.model = PageModel(
            self.session.jobs, [(c.key, c.heading) for c in shown], self.cells.text, self
        )
        self.model.filled.connect(self._filled)
        self.model.failed.connect(self.failed)
        self.table = Table(
            look,
            "pairs-table",
            look.words.say("Pairs of reports"),
            self.model,
            shown,
            self.cells.cell,
        )
        self.table.opened.connect(self._open)
        ground = plane("surface")
        column(look, ground).addWidget(self.table)
        self.stack.addWidget(ground)
        self.empty = Empty(look, "", self.empty_button())
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

    def empty_button(self) -> Button | None:
        """The one button of the empty state, where there is something to do."""
        return None

    def first_controls(self) -> Sequence[QWidget]:
        """The list."""
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
        asked, self._asked = self._asked, True
        waiting = next((band for band in BANDS if counts.get(band)), "")
        if not asked and waiting and not counts.get(self.view):
            self.head.views.choose(waiting)
            self.show_view(waiting)

    def _filled(self, rows: int) -> None:
        if self.paired or self.view == GROUPS:
            return
        if rows:
            self.stack.setCurrentIndex(_TABLE)
            return
        self.empty.say(self.say_empty())
        self.stack.setCurrentIndex(_EMPTY)

    def _grouped(self, groups: Sequence[ReportGroup]) -> None:
        self.groups.show_groups(groups)
        if self.view == GROUPS and not self.paired:
            self.stack.setCurrentIndex(_GROUPS)

    # One pair.
    def _open(self, row: PairRow) -> None:
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
        done = decided_words(self.look, change)
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
        answer = Callbacks(self, self._undone, self.failed)
        self.session.jobs.write(answer, self.session.desk.cases.take_back, change)

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


class PairCells:
    """Cells and words of the rows of pairs."""

    def __init__(self, look: UiContext) -> None:
        self._look = look

    def columns(self) -> tuple[TableColumn, ...]:
        """One report, the other, their numbers, their places, the state."""
        say = self._look.words.say
        return (
            TableColumn("left", say("One report"), 220, 4),
            TableColumn("right", say("The other report"), 220, 4),
            TableColumn("numbers", say("Numbers"), 150, 1),
            TableColumn("places", say("Where"), 150, 3),
            TableColumn("state", say("State"), 190, 1),
        )

    def cell(self, row: PairRow, key: str) -> Cell:
        """What to paint."""
        if key in ("left", "right"):
            return Cell(*head_names(self._look, getattr(row, key)), "strong")
        if key == "numbers":
            return Cell(row.left.number, row.right.number, "small", "text2")
        if key == "places":
            return Cell(row.left.place, row.right.place)
        return Cell(badge=(self._state(row), "neutral" if row.decision else "accent"))

    def text(self, row: PairRow, key: str) -> str:
        """The words of a cell."""
        look = self._look
        if key in ("left", "right"):
            return look.dots(*head_names(look, getattr(row, key)))
        if key == "numbers":
            return look.dots(row.left.number, row.right.number)
        if key == "places":
            return look.dots(row.left.place, row.right.place)
        return self._state(row)

    def _state(self, row: PairRow) -> str:
        say = self._look.words.say
        if row.decision in DECISIONS:
            return say(DECISIONS[row.decision][1])
        if row.before in DECISIONS:
            return say("{decided}: asked again", decided=say(DECISIONS[row.before][1]))
        return say(BANDS[row.band]) if row.band in BANDS else say("Waits for a decision")


class Groups(QWidget):
    """`go` opens the view of one person."""

    go = Signal(object)

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        outer = column(look, self)
        inner = plane()
        self._box = column(look, inner, edges=(24, 14, 24, 14), space=12)
        outer.addWidget(scroll(inner, "groups-scroll"))
        self.buttons: list[Button] = []

    def show_groups(self, groups: Sequence[ReportGroup]) -> None:
        """Show these, those with a contradiction first."""
        clear(self._box)
        self.buttons = []
        if groups:
            first = _CARDS
            self._box.addWidget(More(self._look, "more-groups", groups, self._card, first=first, page=first, space=12))  # fmt: skip
        else:
            words = self._look.words.say("No reports were accepted as one person yet.")
            self._box.addWidget(Paragraph(self._look, words, "body", "text2"))
        self._box.addStretch(1)

    def _card(self, group: ReportGroup) -> Card:
        look, words = self._look, self._look.words
        card = Card(look, space=6, edge=16)
        line = Flow(look, space=10)
        count = words.count("{n} report about one person", "{n} reports about one person", len(group.roots))  # fmt: skip
        line.addWidget(Label(look, count, "h3"))
        if group.against:
            badge = words.count("{n} pair inside was decided otherwise", "{n} pairs inside were decided otherwise", len(group.against))  # fmt: skip
            line.addWidget(Badge(look, badge, "warn", "warn"))
        line.addStretch(1)
        button = Button(look, words.say("All that they tell"), f"group-{len(self.buttons)}", icon="go", after=True)  # fmt: skip
        button.setProperty("root", group.roots[0])
        button.clicked.connect(self._open)
        self.buttons.append(button)
        line.addWidget(button)
        card.body.addLayout(line)
        name = f"more-heads-{len(self.buttons) - 1}"
        card.body.addWidget(More(look, name, group.heads, self._head, space=6))
        return card

    def _head(self, head: ReportHead) -> Label:
        first, second = head_names(self._look, head)
        return Label(self._look, self._look.dots(first, second, head.number, head.place), elide=True)  # fmt: skip

    def _open(self) -> None:
        self.go.emit(Route("one", str(self.sender().property("root"))))
