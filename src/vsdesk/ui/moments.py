"""The timeline of a case as moments: what was told, claims, steps of the search, in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.date_words import date_in_words, told
from vsdesk.records.partial_date import ImpossibleDate, PartialDate
from vsdesk.ui.kit.timeline import Moment
from vsdesk.ui.people import capital

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.people import Titles

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


def moments(look: Look, dossier: Dossier, titles: Titles) -> list[Moment]:
    """Events, claims about them and search actions; an unconfirmed claim is said to be one."""
    rows: list[tuple[tuple[int, str, str], Moment]] = []
    for event in dossier.of("event"):
        what = capital(titles.of(event))
        if event.text("type") in _CLAIMED:
            moment = Moment(
                _when(look, event), look.dots(what, look.words.say("not confirmed")), "warn"
            )
        else:
            moment = Moment(_when(look, event), what)
        rows.append((_order(event), moment))
    for action in dossier.of("search_action"):
        if action.value("no_action_possible") is not True:
            rows.append(
                (_order(action), Moment(_when(look, action), capital(titles.of(action)), "neutral"))
            )
    return [moment for _, moment in sorted(rows, key=lambda row: row[0])]


def _when(look: Look, record: RecordView) -> str:
    value = record.value("date")
    words = told(value)
    if words and isinstance(value, dict) and value.get("precision") == "unknown":
        return f"«{words}»"
    return date_in_words(value, look.words) or look.words.say("date not known")


def _order(record: RecordView) -> tuple[int, str, str]:
    try:
        return PartialDate.of(record.value("date")).order
    except ImpossibleDate:
        return (1, "", "")
