"""Search in full: words, filters, every hit with the reason why it was found; page by page,
and it can be stopped."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from vsdesk.desk import SEARCH_MOST
from vsdesk.progress import Cancelled
from vsdesk.ui.catalogue.places import place_of
from vsdesk.ui.kit.boxes import column, frame, plane
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.empty import Empty
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.row_delegate import Cell
from vsdesk.ui.kit.row_table import TableColumn, paged_table
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import capital, documenter
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.search.filters import KeptSearches, SearchFilters, SearchRequest
from vsdesk.words import mark, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.desk import CaseFilter, Desk, Reason, SearchHit
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_PAUSE: Final = 250  # milliseconds after the last letter
_SLOW: Final = 400  # milliseconds after which a search says that it goes on
_TABLE, _EMPTY = range(2)
HOW: Final = {
    "written": mark("written so"),
    "begins": mark("begins so"),
    "part": mark("a part of it"),
    "sounds": mark("read alike in another spelling"),
    "named": mark("another name of the place"),
    "like": mark("a name that looks alike without its vowels: perhaps another"),
    "number": mark("the same digits"),
}
CLOSED: Final = mark("no list shows these words")


class SearchScreen(Screen):
    """Words above, chips, the hits. Down goes into the hits, Enter opens one; coming back shows the same."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        self.wanted = SearchRequest.of_place(place)
        self._pages: Pages | None = None
        self._counting: JobHandle | None = None
        outer = column(look, self)
        outer.addWidget(self._head())
        outer.addWidget(self._body(), 1)
        self._soon = _timer(self, _PAUSE, self.search)
        self._slow = _timer(self, _SLOW, self._say_slow)
        self.filters.show_wanted(self.wanted)
        self.words.setText(self.wanted.text)
        session.changed.connect(self._soon.start)
        session.jobs.read(Callbacks(self, self._wrote), session.desk.cases.searches.authors)
        self.search()

    def _head(self) -> QWidget:
        look, say = self.look, self.look.words.say
        head = frame("head")
        box = column(look, head, edges=(24, 14, 16, 10), space=8)
        line = Flow(look, space=10)
        line.addWidget(Label(look, say("Search"), "h1"))
        self.count = Label(look, "", "body", "text2", elide=True)
        line.addWidget(self.count, 1)
        self.stop = Button(look, say("Stop"), "stop-search", icon="stop")
        self.stop.clicked.connect(self.stop_search)
        self.stop.hide()
        line.addWidget(self.stop)
        page = Button(look, say("Find the paper of a page"), "to-traced", icon="file")
        page.clicked.connect(self._to_page)
        line.addWidget(page)
        self.kept = KeptSearches(look, self.session)
        self.kept.chosen.connect(self._take)
        self.kept.failed.connect(self.failed)
        line.addWidget(self.kept)
        box.addLayout(line)
        label = say("Names in any script, numbers, phones, places, notes")
        self.words = TextField(look, "search-words", label, placeholder=label, icon="search")
        self.words.written.connect(self._typed)
        self.words.returnPressed.connect(self.search)
        box.addWidget(self.words)
        self.filters = SearchFilters(look, self.session)
        self.filters.changed.connect(self.search)
        box.addWidget(self.filters)
        return head

    def _body(self) -> QWidget:
        look = self.look
        ground = plane("surface")
        self._stack = QStackedLayout(ground)
        self.cells = HitCells(look, self.session)
        label = look.words.say("What was found")
        self.model, self.table = paged_table(
            look, self.session.jobs, "search-table", label, self.cells, self
        )
        self.model.filled.connect(self._filled)
        self.model.failed.connect(self._broken)
        self.table.opened.connect(self._open)
        self._stack.addWidget(self.table)
        clear = Button(look, look.words.say("Clear filters"), "empty-clear")
        clear.clicked.connect(self.filters.clear)
        self.empty = Empty(look, "", clear)
        self._stack.addWidget(self.empty)
        return ground

    def first_controls(self) -> Sequence[QWidget]:
        """The hits, when one comes back to them; else the words."""
        return (self.table, self.words) if self.wanted.text else (self.words,)

    def _to_page(self) -> None:
        self.go.emit(Route("traced"))

    # Asking.
    def search(self) -> None:
        """Ask for what the words and chips say now."""
        self._soon.stop()
        self._end()
        self.wanted = self.filters.wanted(plain(self.words.text()).strip())
        self.place = self.wanted.place
        self.kept.show_wanted(self.wanted)
        self.count.setText("")
        if not self.wanted.text:
            self._say_empty(
                self.look.words.say(
                    "A name in any script, a part of it, a number, a phone, a place: what is known is enough."
                )
            )
            return
        where = self.wanted.filter() if self.wanted.filtered else None
        desk = self.session.desk
        self._pages = Pages(desk, self.wanted.text, where)
        self._slow.start()
        self.model.show_pages(self._pages)
        self._counting = self.session.jobs.read_long(
            Callbacks(self, self._counted), desk.cases.searches.count, self.wanted.text, where
        )

    def stop_search(self) -> None:
        """End the search that goes on; what it has found stays."""
        self._end()
        if not self.model.rowCount():
            self._say_empty(self.look.words.say("The search was stopped."))
        self.words.setFocus()

    def _end(self) -> None:
        self._slow.stop()
        self.stop.hide()
        if self._pages is not None:
            self._pages.stop()
        if self._counting is not None:
            self._counting.cancel()

    def leaving(self) -> None:
        self._end()

    def _typed(self) -> None:
        self._soon.start()

    def _say_slow(self) -> None:
        self.count.setText(self.look.words.say("The search goes on"))
        self.stop.show()

    def _take(self, wanted: SearchRequest) -> None:
        self.words.setText(wanted.text)
        self.filters.show_wanted(wanted)
        self.search()

    # Showing.
    def _filled(self, rows: int) -> None:
        self._slow.stop()
        self.stop.hide()
        if rows:
            self._stack.setCurrentIndex(_TABLE)
            return
        say = self.look.words.say
        if self.wanted.filtered:
            words = say("Nothing was found with these filters.")
        else:
            words = say("Nothing was found. Another spelling or a part of the number may help.")
        self._say_empty(words)

    def _say_empty(self, words: str) -> None:
        filtered = bool(self.wanted.text) and self.wanted.filtered
        self.empty.say(words, button=filtered)
        self._stack.setCurrentIndex(_EMPTY)

    def _counted(self, count: int) -> None:
        words = self.look.words
        if count >= SEARCH_MOST:
            self.count.setText(words.say("More than {count} found", count=SEARCH_MOST))
        else:
            self.count.setText(words.count("{n} found", "{n} found", count))

    def _broken(self, problem: VsdeskError) -> None:
        self._end()
        self.failed(problem)

    def _wrote(self, authors: Sequence[str]) -> None:
        look, session = self.look, self.session
        self.filters.offer_authors([(one, documenter(look, session, one)) for one in authors])

    def _open(self, hit: SearchHit) -> None:
        self.go.emit(place_of(hit, self.session.dictionary))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the words into the hits; Esc stops a search that goes on."""
        down = event.key() == Qt.Key.Key_Down and self.words.hasFocus()
        if down and self.model.rowCount():
            self.table.setFocus()
        elif event.key() == Qt.Key.Key_Escape and self.stop.isVisible():
            self.stop_search()
        else:
            super().keyPressEvent(event)

    def reflow(self, width: float) -> None:
        """Leave out columns, then chips."""
        self.filters.narrow(width < 1000)
        keys = [one.key for one in self.cells.columns()]
        self.table.keep_only(keys if width >= 1000 else keys[:2])


def _timer(owner: SearchScreen, pause: int, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(pause)
    timer.timeout.connect(slot)
    return timer


class HitCells:
    """Cells and words of hits."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        self._look, self._labels = look, session.labels

    def columns(self) -> tuple[TableColumn, ...]:
        """Who, why, what."""
        say = self._look.words.say
        return (
            TableColumn("who", say("Who or what"), 260, 3),
            TableColumn("why", say("Why it was found"), 320, 4),
            TableColumn("what", say("Kept as"), 150, 1),
        )

    def cell(self, hit: SearchHit, key: str) -> Cell:
        """What to paint."""
        if key == "who":
            title = hit.title or self._nameless()
            spans = hit.spans if hit.title else ()
            marked = () if hit.also else hit.under
            return Cell(title, self._below(hit), "strong", spans=spans, under=marked)
        if key == "why":
            if not hit.why:
                return Cell(self._how(hit), tone="text2")
            text = self._look.dots(*(one.text for one in hit.why))
            if not text:
                return Cell(self._fields(hit), self._how(hit))
            return Cell(text, self._said(hit), spans=_spans(text, hit.why))
        return Cell(self._kind(hit), hit.number)

    def text(self, hit: SearchHit, key: str) -> str:
        """The words of a cell, for tooltips and screen readers."""
        if key == "who":
            return self._look.dots(hit.title or self._nameless(), self._below(hit))
        if key == "why":
            texts = [one.text for one in hit.why]
            return self._look.dots(*texts, self._said(hit) if hit.why else self._how(hit))
        return self._look.dots(self._kind(hit), hit.number)

    def _below(self, hit: SearchHit) -> str:
        """The second line, and in which other family the person stands."""
        if not hit.also:
            return hit.subtitle
        say = self._look.words.say
        also = (say("Also in family {number}", number=one) for one in hit.also)
        return self._look.dots(hit.subtitle, *also)

    def _nameless(self) -> str:
        return self._look.words.say("Without a name yet")

    def _said(self, hit: SearchHit) -> str:
        return self._look.dots(self._fields(hit), self._how(hit))

    def _fields(self, hit: SearchHit) -> str:
        found = dict.fromkeys(capital(self._labels.field(one.kind, one.field)) for one in hit.why)
        return self._look.listed(found)

    def _how(self, hit: SearchHit) -> str:
        say = self._look.words.say
        if not hit.why:
            return say("Its words stand in several parts")
        hows = dict.fromkeys(one.how for one in hit.why)
        closed = "" if all(one.text for one in hit.why) else say(CLOSED)
        return self._look.dots(self._look.listed(say(HOW[how]) for how in hows), closed)

    def _kind(self, hit: SearchHit) -> str:
        kind = capital(self._labels.kind(hit.root_kind or hit.kind))
        inner = hit.root_kind and hit.kind not in (hit.root_kind, "person")
        return self._look.dots(kind, self._labels.kind(hit.kind)) if inner else kind


def _spans(text: str, why: Sequence[Reason]) -> tuple[tuple[int, int], ...]:
    """The marked letters of several reasons in the one line that they are joined to."""
    found: list[tuple[int, int]] = []
    at = 0
    for one in why:
        if one.text:
            start = text.index(one.text, at)
            found += [(start + a, start + b) for a, b in one.spans]
            at = start + len(one.text)
    return tuple(found)


@dataclass(frozen=True)
class HitPage:
    """Hits, and the search that goes on (None: these were the last)."""

    rows: Sequence[SearchHit]
    next: Any


class Pages:
    """The page function of one search."""

    def __init__(self, desk: Desk, text: str, where: CaseFilter | None) -> None:
        self._desk, self._text, self._where = desk, text, where
        self._stop = threading.Event()

    def stop(self) -> None:
        """End it at its next step."""
        self._stop.set()

    def step(self, stage: str, done: int, total: int) -> None:
        """Asked by the search between two parts."""
        if self._stop.is_set():
            raise Cancelled

    def __call__(self, after: Any, limit: int) -> HitPage:
        """The next page."""
        self.step("", 0, 0)
        run = after or self._desk.cases.searches.run(self._text, self._where)
        rows = self._desk.cases.relatives.told(run.more(limit, self))
        return HitPage(rows, None if run.done else run)
