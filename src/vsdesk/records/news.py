"""News of death, until it was told: nobody learns it from a list, a search, a notice or a paper.

News is what a forensic identification says. A coordinator names one messenger; the records open on
that device after a checklist, and everywhere once the day is written down on which the family was told.
A registry entry or a paper is what somebody brought, not news. The words of such a record are in no
search, later neither: the case is found by its name. Sources: data-dictionary §5.25, §5.24.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from vsdesk.records.days import has_come
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.words import mark

FATE: Final = "dead_identified"
_EVENTS: Final = frozenset({"identification", "return_of_remains"})
_STATUS: Final = frozenset({"remains_identified"})
UNTOLD: Final = "untold"  # why it stays: a reason that no list of what stayed ever names
TELLING: Final = (("case", "fate"), ("case", "search_status"), ("case", "closed_reason"))
_CLOSED: Final = frozenset({"news_told_on", *(name for _, name in TELLING)})

CHECKLIST: Final = (
    mark(
        "The result is in writing, from the laboratory or the doctor, and somebody read it twice."
    ),
    mark("It is known who in the family wants to be told, and how."),
    mark("You go in person, with somebody who can stay."),
    mark("Nobody else tells it: not a phone, not a list, not a paper."),
    mark("Somebody from psychological support knows the day and can be reached."),
)


def is_news(record: RecordView) -> bool:
    """Whether a record says by itself that remains were identified."""
    if record.kind == "event":
        return any(one in _EVENTS for one in record.every("type"))
    return record.kind == "claim" and FATE in record.every("value")


def is_untold(dossier: Dossier, today: str) -> bool:
    """Whether there is news of death that no day says was told to the family, in any reading of the file.

    A day to come says nothing, and neither does what is no day.
    """
    return any(_is_untold(one, today) for one in dossier.readings)


def _is_untold(dossier: Dossier, today: str) -> bool:
    if dossier.of("case"):
        return bool(_waiting(dossier, today))
    return any(is_news(one) and not one.deleted for one in dossier)


def waiting(dossier: Dossier, today: str) -> frozenset[str]:
    """The cases of which there is news that was not told, each by itself.

    What lies outside every case, as with an incident, is about each of them.
    """
    return frozenset().union(*(_waiting(one, today) for one in dossier.readings))


def _waiting(dossier: Dossier, today: str) -> frozenset[str]:
    cases = dossier.of("case")
    spaces = {case.space for case in cases}
    said = {one.space for one in dossier if is_news(one) and not one.deleted}
    every = bool(said - spaces)
    return frozenset(
        case.id
        for case in cases
        if (every or case.space in said or _says_so(case)) and not _is_told(case, today)
    )


def _is_told(case: RecordView, today: str) -> bool:
    days = [day for day in case.every("news_told_on") if day is not None]
    return bool(days) and all(has_come(day, today) for day in days)


def listed_status(case: RecordView, today: str) -> str:
    """The state of the search as a list may show it: news that nobody was told yet is being checked."""
    status = case.text("search_status")
    return "lead" if status in _STATUS and not _is_told(case, today) else status


def untold(dossier: Dossier, today: str) -> frozenset[str]:
    """The ids of the records that stay closed until the news is told, with what lies below them."""
    return frozenset().union(*(_untold(one, today) for one in dossier.readings))


def _untold(dossier: Dossier, today: str) -> frozenset[str]:
    if not _is_untold(dossier, today):
        return frozenset()
    waits = _waiting(dossier, today)
    told = {case.space for case in dossier.of("case") if case.id not in waits}
    open_ = [one.id for one in dossier if is_news(one) and one.space not in told]
    return frozenset(_with_all_below(dossier, open_))


def _with_all_below(dossier: Dossier, ids: list[str]) -> set[str]:
    below: dict[str, list[str]] = {}
    for one in dossier:
        below.setdefault(one.parent or "", []).append(one.id)
    found: set[str] = set()
    while ids:
        id = ids.pop()
        if id not in found:
            found.add(id)
            ids += below.get(id, ())
    return found


def without_news(dossier: Dossier, today: str) -> Dossier:
    """The same dossier as a page may show it: while news is untold, without what tells it."""
    if not is_untold(dossier, today):
        return dossier
    closed, waits = untold(dossier, today), waiting(dossier, today)
    kept = (one for one in dossier if one.id not in closed)
    shown = tuple(_quiet(one) if one.id in waits else one for one in kept)
    return Dossier(dossier.root, shown, dossier.without, opened_by=dossier.opened_by)


def _quiet(case: RecordView) -> RecordView:
    telling = {name for _, name in TELLING}
    fields = {name: held for name, held in case.fields.items() if name not in telling}
    return replace(case, fields=fields)


def closed_fields(dossier: Dossier, today: str) -> frozenset[str]:
    """The answers of a case that nobody writes on its page while they are not shown there."""
    head = dossier.get(dossier.root)
    case = head is not None and head.kind == "case"
    return _CLOSED if case and dossier.root in waiting(dossier, today) else frozenset()


def may_open(dossier: Dossier, kid: str, today: str) -> bool:
    """Whether this device may show what is not told yet: the one named messenger's, and no other."""
    return all(_may_open(one, kid, today) for one in dossier.readings)


def _may_open(dossier: Dossier, kid: str, today: str) -> bool:
    if not _is_untold(dossier, today):
        return True
    waits = _waiting(dossier, today)
    cases = (case for case in dossier.of("case") if case.id in waits)
    return {one for case in cases for one in case.every("news_messenger")} == {kid}


def _says_so(case: RecordView) -> bool:
    return FATE in case.every("fate") or any(one in _STATUS for one in case.every("search_status"))
