"""The timeline of a case as moments: what was told, claims, steps of the search, in order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, overload

from vsdesk.records.dates.date_words import date_or_told
from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.ui.kit.timeline import Moment
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.catalogue.titles import Titles
    from vsdesk.ui.kit.ui_context import UiContext

# What a registry, a list or a rumour says of a person's death: a claim until it is confirmed.
_CLAIMED: Final = frozenset(
    {
        "registry_entry",
        "death_notification",
        "name_in_list_photo",
        "killing_reported",
        "execution_reported",
        "burial_reported",
    }
)


def moments(look: UiContext, dossier: Dossier, titles: Titles) -> Moments:
    """Events, claims about them and search actions."""
    return Moments(look, titles, sorted(_records(dossier), key=_order))


def together(look: UiContext, reports: Sequence[tuple[str, Dossier, Titles]]) -> list[Moment]:
    """Several reports of one person on one line; each moment says the number of the report that tells it."""
    found = [
        (_order(record), number, _moment(look, record, titles))
        for number, dossier, titles in reports
        for record in _records(dossier)
    ]
    found.sort(key=lambda one: one[:2])
    return [replace(one, what=look.dots(one.what, number)) for _, number, one in found]


def _records(dossier: Dossier) -> list[RecordView]:
    actions = dossier.of("search_action")
    done = [one for one in actions if one.value("no_action_possible") is not True]
    return [*dossier.of("event"), *done]


class Moments(Sequence[Moment]):
    """One for each record. Its words are made when it is taken out: most of a long line wait for a press."""

    def __init__(self, look: UiContext, titles: Titles, records: Sequence[RecordView]) -> None:
        self._look, self._titles, self._records = look, titles, records

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, place: int) -> Moment: ...

    @overload
    def __getitem__(self, place: slice) -> Moments: ...

    def __getitem__(self, place: int | slice) -> Moment | Moments:
        """A moment, or a part of the line."""
        if isinstance(place, slice):
            return Moments(self._look, self._titles, self._records[place])
        return _moment(self._look, self._records[place], self._titles)


def _moment(look: UiContext, record: RecordView, titles: Titles) -> Moment:
    """One record; an unconfirmed claim is said to be one."""
    what = capital(titles.of(record))
    if record.kind == "search_action":
        return Moment(_when(look, record), what, "neutral")
    if record.text("type") in _CLAIMED:
        what = look.dots(what, look.words.say("not confirmed"))
        return Moment(_when(look, record), what, "warn")
    return Moment(_when(look, record), what)


def _when(look: UiContext, record: RecordView) -> str:
    value = record.value("date")
    if value is None:
        return look.words.say("no date told yet")
    return date_or_told(value, look.words) or look.words.say("date not known")


def _order(record: RecordView) -> tuple[int, str, str]:
    try:
        return PartialDate.of(record.value("date")).order
    except ImpossibleDate:
        return (1, "", "")
