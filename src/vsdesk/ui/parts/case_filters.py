"""The chips above the list: state, place, period, what differs; one button when room is short."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, get_args

from vsdesk.desk import ListOrder
from vsdesk.ui.kit.chip import Chip
from vsdesk.ui.kit.chip_line import ChipLine
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_PERIODS: Final = (
    (None, 2010),
    (2011, 2011),
    (2012, 2014),
    (2015, 2018),
    (2019, 2024),
    (2025, None),
)
Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """What the chips say."""

    status: str | None = None
    governorate: str | None = None
    year_from: int | None = None
    year_to: int | None = None
    differs: bool = False
    sort: ListOrder = "updated"
    removed: bool = False  # what was removed, and nothing else


class Filters(ChipLine):
    """The chips of the list of cases, and its order."""

    def __init__(
        self,
        look: UiContext,
        states: Sequence[tuple[str, str]],
        places: Sequence[tuple[str, str]],
        removed: Chip,
    ) -> None:
        say = look.words.say
        self.status = Chip(look, "chip-state", say("State"), tuple(states))
        self.place = Chip(look, "chip-place", say("Place"), tuple(places))
        self.period = Chip(look, "chip-period", say("Period"), periods(look))
        self.differs = Chip(look, "chip-differs", say("Two versions differ"))
        self.removed = removed
        placed = [self.place] if places else []
        super().__init__(look, [self.status, *placed, self.period, self.differs, self.removed])
        self._mark = IconMark(look, "filter", "text2", 18)
        self.line.insertWidget(0, self._mark)
        sorts = (
            ("updated", say("Last changed first")),
            ("name", say("By name")),
            ("number", say("By number")),
            ("event", say("By date taken")),
        )
        self.sort = Choice(look, "sort", say("Order of the list"), sorts, "updated")
        self.sort.show_whole()
        self.sort.chosen.connect(self.tell)
        self.line.addWidget(self.sort)
        self.show_state()

    @property
    def chosen(self) -> FilterChoice:
        """What the chips say now."""
        first, last = years(self.period.value)
        return FilterChoice(
            self.status.value or None,
            self.place.value or None,
            first,
            last,
            bool(self.differs.value),
            next((one for one in get_args(ListOrder) if one == self.sort.value), "updated"),
            bool(self.removed.value),
        )

    def say_differences(self, count: int) -> None:
        """How many cases differ."""
        say = self.look.words.say
        self.differs.relabel(
            say("Two versions differ ({count})", count=count)
            if count
            else say("Two versions differ")
        )

    def offers(self, chip: Chip) -> bool:
        """What was removed is shown without any other filter."""
        return not self.removed.value or chip is self.removed

    def show_state(self) -> None:
        """The sign and the order go with the chips."""
        super().show_state()
        self._mark.setVisible(not self.is_narrow)
        self.sort.setVisible(not self.is_narrow)


def years(period: str) -> tuple[int | None, int | None]:
    """The first and the last year of a period as `periods` names it."""
    first, _, last = period.partition("-")
    return int(first) if first else None, int(last) if last else None


def periods(look: UiContext) -> Options:
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


def pairs(terms: Any) -> tuple[tuple[str, str], ...]:
    """(key, words) of what Labels.terms gives."""
    items = terms.items() if hasattr(terms, "items") else terms
    return tuple((str(key), capital(str(words))) for key, words in items)


def governorates(session: VaultSession) -> tuple[tuple[str, str], ...]:
    """The governorates by their public code."""
    lang = session.labels.lang
    return tuple(
        (place.code, place.name(lang))
        for place in session.places.all
        if place.level == "governorate"
    )
