"""The timeline of a case as moments: what was told, claims, steps of the search, in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.partial_date import ImpossibleDate, PartialDate
from vsdesk.ui.kit.timeline import Moment

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.people import Titles


def moments(look: Look, dossier: Dossier, titles: Titles) -> list[Moment]:
    """Events, claims about them and search actions; an unconfirmed claim is said to be one."""
    rows: list[tuple[tuple[int, str, str], Moment]] = []
    for event in dossier.of("event"):
        rows.append((_order(event), Moment(_when(look, event), titles.of(event))))
    for action in dossier.of("search_action"):
        if action.value("no_action_possible") is not True:
            rows.append((_order(action), Moment(_when(look, action), titles.of(action), "neutral")))
    return [moment for _, moment in sorted(rows, key=lambda row: row[0])]


def _when(look: Look, record: RecordView) -> str:
    from vsdesk.records.date_words import date_in_words, told

    value = record.value("date")
    return date_in_words(value, look.words) or told(value) or look.words.say("date not known")


def _order(record: RecordView) -> tuple[int, str, str]:
    try:
        return PartialDate.of(record.value("date")).order
    except ImpossibleDate:
        return (1, "", "")
