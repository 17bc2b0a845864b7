"""What is searched for: words and filters as the place of the page carries them, their chips,
searches kept under a name."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, urlencode

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import CaseFilter
from vsdesk.ui.kit.boxes import row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.chip import Chip
from vsdesk.ui.kit.chip_line import ChipLine
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.parts.case_filters import governorates, pairs, periods, years
from vsdesk.ui.people_names import capital
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import SavedSearch
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

ALL: Final = ""
_NUMBERS: Final = ("year_from", "year_to")


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """Words, and filters that are "" or None where nothing is asked."""

    text: str = field(default="", repr=False)
    kind: str = ALL
    status: str = ""
    governorate: str = ""
    year_from: int | None = None
    year_to: int | None = None
    author: str = ""

    @property
    def filtered(self) -> bool:
        """Whether any filter is set."""
        return replace(self, text="") != SearchRequest()

    @property
    def place(self) -> Route:
        """The search page with this search."""
        set_ = {key: value for key, value in asdict(self).items() if value and key != "text"}
        return Route("search", part=urlencode(set_), field=self.text)

    @staticmethod
    def of_place(place: Route) -> SearchRequest:
        """The search that a place carries."""
        held: dict[str, Any] = dict(parse_qsl(place.part))
        for name in _NUMBERS:
            if name in held:
                held[name] = int(held[name])
        return SearchRequest(text=place.field, **held)

    @staticmethod
    def of_filter(where: CaseFilter) -> SearchRequest:
        """A search that was kept."""
        return SearchRequest(
            text=where.text,
            kind=where.kind,
            status=where.status or "",
            governorate=where.governorate or "",
            year_from=where.year_from,
            year_to=where.year_to,
            author=where.author or "",
        )

    def filter(self) -> CaseFilter:
        """The desk's filter, the words in it."""
        return CaseFilter(
            kind=self.kind,
            text=self.text,
            status=self.status or None,
            governorate=self.governorate or None,
            year_from=self.year_from,
            year_to=self.year_to,
            author=self.author or None,
        )


class SearchFilters(ChipLine):
    """The chips of the page of search."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        say, labels = look.words.say, session.labels
        kinds = [(kind, capital(labels.kinds(kind))) for kind in session.dictionary.roots]
        self.kind = Chip(look, "chip-kind", say("Kept as"), kinds)
        self.status = Chip(look, "chip-state", say("State"), pairs(labels.terms("search_status")))
        self.place = Chip(look, "chip-place", say("Place"), governorates(session))
        self.period = Chip(look, "chip-period", say("Period"), periods(look))
        self.author = Chip(look, "chip-author", say("Who wrote"))
        super().__init__(look, [self.kind, self.status, self.place, self.period, self.author])
        self.show_state()

    def offer_authors(self, authors: Sequence[tuple[str, str]]) -> None:
        """Who wrote here: known after the page has opened."""
        old = self.author
        self.author = Chip(self.look, "chip-author", self.look.words.say("Who wrote"), authors)
        self.replace_chip(old, self.author)

    def wanted(self, text: str) -> SearchRequest:
        """What the chips ask, with these words."""
        first, last = years(self.period.value)
        return SearchRequest(
            text,
            self.kind.value,
            self.status.value,
            self.place.value,
            first,
            last,
            self.author.value,
        )

    def show_wanted(self, wanted: SearchRequest) -> None:
        """Set the chips without telling anyone."""
        years = wanted.year_from, wanted.year_to
        period = f"{years[0] or ''}-{years[1] or ''}" if any(years) else ""
        values = (wanted.kind, wanted.status, wanted.governorate, period, wanted.author)
        for chip, value in zip(self.chips, values, strict=True):
            chip.show_value(value)
        self.show_state()


class KeptSearches(QWidget):
    """`chosen` carries the Wanted of a kept search; `failed` a plain error."""

    chosen = Signal(object)
    failed = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._held: dict[str, SearchRequest] = {}
        self._now = SearchRequest()
        say = look.words.say
        line = row(look, self, space=8)
        self.choice = Choice(look, "kept-searches", say("Kept searches"), [])
        self.choice.setMinimumContentsLength(16)
        self.choice.chosen.connect(self._chosen)
        line.addWidget(self.choice)
        self.keep = Button(look, say("Keep this search"), "keep-search", icon="save")
        self.keep.clicked.connect(self._ask_name)
        line.addWidget(self.keep)
        self.forget = Button(look, say("Forget it"), "forget-search", kind="quiet", icon="remove")
        self.forget.clicked.connect(self._forget)
        line.addWidget(self.forget)
        self.read()

    def read(self) -> None:
        """Ask for what is kept."""
        answer = Callbacks(self, self._show, self.failed.emit)
        self._session.jobs.read(answer, self._session.desk.cases.searches.saved)

    def show_wanted(self, wanted: SearchRequest) -> None:
        """The present search: it can be kept, or is kept already."""
        self._now = wanted
        name = next((name for name, held in self._held.items() if held == wanted), "")
        self.choice.choose(name)
        self.keep.setVisible(not name and wanted != SearchRequest())
        self.forget.setVisible(bool(name))

    def _show(self, kept: Sequence[SavedSearch]) -> None:
        self._held = {one.name: SearchRequest.of_filter(one.where) for one in kept}
        first = ("", self._look.words.say("Kept searches"))
        self.choice.offer([first, *((name, name) for name in self._held)])
        self.choice.setVisible(bool(self._held))
        self.show_wanted(self._now)

    def _chosen(self, name: str) -> None:
        if name in self._held:
            self.chosen.emit(self._held[name])

    def _ask_name(self) -> None:
        say = self._look.words.say
        question = Prompt(
            say("Keep this search"),
            say(
                "Words and filters are kept in this vault only, encrypted. They are not handed over."
            ),
            (("no", say("Cancel")), ("keep", say("Keep it"))),
            reason=say("A name for it"),
        )
        self._session.prompts.ask(self, question, self._named)

    def _named(self, key: str, name: str) -> None:
        if key == "keep" and name.strip():
            desk, where = self._session.desk, self._now.filter()
            answer = Callbacks(self, self._again, self.failed.emit)
            self._session.jobs.write(answer, desk.cases.searches.keep, name, where)

    def _forget(self) -> None:
        answer = Callbacks(self, self._again, self.failed.emit)
        self._session.jobs.write(answer, self._session.desk.cases.searches.drop, self.choice.value)

    def _again(self, _: object) -> None:
        self.read()
