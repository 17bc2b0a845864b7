"""The chips of a search: what kind, state, place, period, who wrote. One button when room is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.kit.chip import Chip
from vsdesk.ui.kit.chip_line import ChipLine
from vsdesk.ui.parts.case_filters import governorates, pairs, periods, years
from vsdesk.ui.people import capital
from vsdesk.ui.screens.search.wanted import SearchRequest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession


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
