"""The chips above the list: state, place, period, what differs; one button when room is short."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.chip import Chip
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.layout import row
from vsdesk.ui.kit.mark import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.ui.kit.look import Look

_PERIODS: Final = (
    (None, 2010),
    (2011, 2011),
    (2012, 2014),
    (2015, 2018),
    (2019, 2024),
    (2025, None),
)
Options = tuple[tuple[str, str], ...]
Order = Literal["updated", "name", "number", "event"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the chips say."""

    status: str | None = None
    governorate: str | None = None
    year_from: int | None = None
    year_to: int | None = None
    differs: bool = False
    sort: Order = "updated"
    removed: bool = False  # what was removed, and nothing else

    @property
    def count(self) -> int:
        """How many chips are set."""
        return sum(
            (
                bool(self.status),
                bool(self.governorate),
                bool(self.year_from or self.year_to),
                self.differs,
                self.removed,
            )
        )


class Filters(QWidget):
    """`changed` carries Chosen."""

    changed = Signal(object)

    def __init__(
        self,
        look: Look,
        states: Sequence[tuple[str, str]],
        places: Sequence[tuple[str, str]],
        removed: Chip,
    ) -> None:
        super().__init__()
        self._look = look
        say = look.words.say
        line = row(look, self, space=8)
        self._mark = Mark(look, "filter", "text2", 18)
        line.addWidget(self._mark)
        self._button = Button(look, say("Filters: {count}", count=0), "filters", icon="filter")
        self._button.clicked.connect(self._unfold)
        self._button.hide()
        line.addWidget(self._button)
        self.status = Chip(look, "chip-state", say("State"), tuple(states))
        self.place = Chip(look, "chip-place", say("Place"), tuple(places))
        self.period = Chip(look, "chip-period", say("Period"), periods(look))
        self.differs = Chip(look, "chip-differs", say("Two versions differ"))
        self.removed = removed
        self._chips = [self.status, self.period, self.differs, self.removed]
        if places:
            self._chips.insert(1, self.place)
        else:
            self.place.setParent(None)
        for chip in self._chips:
            chip.chosen.connect(self._tell)
            line.addWidget(chip)
        line.addStretch(1)
        self._clear = Button(look, say("Clear filters"), "clear-filters", kind="quiet")
        self._clear.clicked.connect(self.clear)
        line.addWidget(self._clear)
        sorts = (
            ("updated", say("Last changed first")),
            ("name", say("By name")),
            ("number", say("By number")),
            ("event", say("By date taken")),
        )
        self.sort = Choice(look, "sort", say("Order of the list"), sorts, "updated")
        self.sort.setMinimumContentsLength(12)
        self.sort.chosen.connect(self._tell)
        line.addWidget(self.sort)
        self._narrow = False
        self._show()

    @property
    def chosen(self) -> Chosen:
        """What the chips say now."""
        first, _, last = self.period.value.partition("-")
        return Chosen(
            self.status.value or None,
            self.place.value or None,
            int(first) if first else None,
            int(last) if last else None,
            bool(self.differs.value),
            next((one for one in get_args(Order) if one == self.sort.value), "updated"),
            bool(self.removed.value),
        )

    def say_differences(self, count: int) -> None:
        """How many cases differ."""
        say = self._look.words.say
        self.differs.relabel(
            say("Two versions differ ({count})", count=count)
            if count
            else say("Two versions differ")
        )

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

    def _tell(self) -> None:
        self._show()
        self.changed.emit(self.chosen)

    def _show(self) -> None:
        count = self.chosen.count
        self._clear.setVisible(count > 0)
        self._mark.setVisible(not self._narrow)
        self._button.setVisible(self._narrow)
        self._button.setText(self._look.words.say("Filters: {count}", count=count))
        self.sort.setVisible(not self._narrow)
        for chip in self._chips:
            alone = bool(self.removed.value) and chip is not self.removed
            chip.setVisible(not self._narrow and not alone)


def periods(look: Look) -> Options:
    """Spans of years to choose from, as "first-last"."""
    say = look.words.say
    options = []
    for first, last in _PERIODS:
        key = f"{first or ''}-{last or ''}"
        if first is None:
            words = say("Up to {year}", year=last)
        elif last is None:
            words = say("Since {year}", year=first)
        else:
            words = (
                str(first) if first == last else say("{first} to {last}", first=first, last=last)
            )
        options.append((key, words))
    return tuple(options)
