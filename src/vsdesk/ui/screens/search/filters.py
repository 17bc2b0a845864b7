"""The chips of a search: what kind, state, place, period, who wrote. One button when room is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.chip import Chip
from vsdesk.ui.kit.layout import row
from vsdesk.ui.people import capital
from vsdesk.ui.screens.cases.filters import periods
from vsdesk.ui.screens.cases.screen import governorates, pairs
from vsdesk.ui.screens.search.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.session import Session


class SearchFilters(QWidget):
    """`changed` when a chip is set or taken away."""

    changed = Signal()

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._narrow = False
        say, labels = look.words.say, session.labels
        self._line = row(look, self, space=8)
        self._button = Button(look, say("Filters: {count}", count=0), "filters", icon="filter")
        self._button.clicked.connect(self._unfold)
        self._line.addWidget(self._button)
        kinds = [(kind, capital(labels.kinds(kind))) for kind in session.dictionary.roots]
        self.kind = Chip(look, "chip-kind", say("Kept as"), kinds)
        self.status = Chip(look, "chip-state", say("State"), pairs(labels.terms("search_status")))
        self.place = Chip(look, "chip-place", say("Place"), governorates(session))
        self.period = Chip(look, "chip-period", say("Period"), periods(look))
        self.author = Chip(look, "chip-author", say("Who wrote"))
        self._chips = [self.kind, self.status, self.place, self.period, self.author]
        for chip in self._chips:
            chip.chosen.connect(self._tell)
            self._line.addWidget(chip)
        self.author.hide()
        self._line.addStretch(1)
        self.clear_button = Button(look, say("Clear filters"), "clear-filters", kind="quiet")
        self.clear_button.clicked.connect(self.clear)
        self._line.addWidget(self.clear_button)
        self._show()

    def offer_authors(self, authors: Sequence[tuple[str, str]]) -> None:
        """Who wrote here: known after the page has opened."""
        at, value = self._line.indexOf(self.author), self.author.value
        old = self.author
        self.author = Chip(self._look, "chip-author", self._look.words.say("Who wrote"), authors)
        self.author.show_value(value)
        self.author.chosen.connect(self._tell)
        self._chips[-1] = self.author
        self._line.replaceWidget(old, self.author)
        old.hide()
        old.deleteLater()
        self.author.setVisible(at >= 0 and not self._narrow)
        self._show()

    def wanted(self, text: str) -> Wanted:
        """What the chips ask, with these words."""
        first, _, last = self.period.value.partition("-")
        return Wanted(
            text,
            self.kind.value,
            self.status.value,
            self.place.value,
            int(first) if first else None,
            int(last) if last else None,
            self.author.value,
        )

    def show_wanted(self, wanted: Wanted) -> None:
        """Set the chips without telling anyone."""
        years = wanted.year_from, wanted.year_to
        period = f"{years[0] or ''}-{years[1] or ''}" if any(years) else ""
        values = (wanted.kind, wanted.status, wanted.governorate, period, wanted.author)
        for chip, value in zip(self._chips, values, strict=True):
            chip.show_value(value)
        self._show()

    def clear(self) -> None:
        """Take all filters away."""
        for chip in self._chips:
            chip.show_value("")
        self._tell()

    def narrow(self, yes: bool) -> None:
        """One button in place of the chips."""
        self._narrow = yes
        self._show()

    def _unfold(self) -> None:
        for chip in self._chips:
            chip.setVisible(chip.isHidden())

    def _tell(self, _: str = "") -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        count = sum(bool(chip.value) for chip in self._chips)
        self._button.setText(self._look.words.say("Filters: {count}", count=count))
        self._button.setVisible(self._narrow)
        self.clear_button.setVisible(count > 0)
        for chip in self._chips:
            chip.setVisible(not self._narrow)
