"""News of death, until it was told: nobody learns it from a list, a search, a notice or a paper.

News is what a forensic identification says. A coordinator names one messenger; the records open on
that device after a checklist, and everywhere once the day is written down on which the family was told.
A registry entry or a paper is what somebody brought, not news. Sources: data-dictionary §5.25, §5.24.
"""

from __future__ import annotations

from typing import Final

from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.words import mark

FATE: Final = "dead_identified"
_EVENTS: Final = frozenset({"identification", "return_of_remains"})
_STATUS: Final = frozenset({"remains_identified"})
TELLING: Final = (("case", "fate"), ("case", "search_status"), ("case", "closed_reason"))

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
    """Whether there is news of death that no day says was told to the family. A day to come says nothing."""
    cases = dossier.of("case")
    if cases and all(_is_told(case, today) for case in cases):
        return False
    return any(_says_so(case) for case in cases) or any(is_news(one) for one in dossier)


def _is_told(case: RecordView, today: str) -> bool:
    days = [day for day in case.every("news_told_on") if day is not None]
    return bool(days) and all(isinstance(day, str) and day <= today for day in days)


def listed_status(case: RecordView) -> str:
    """The state of the search as a list may show it: news that nobody was told yet is being checked."""
    status = case.text("search_status")
    return "lead" if status in _STATUS and not any(case.every("news_told_on")) else status


def untold(dossier: Dossier, today: str) -> frozenset[str]:
    """The ids of the records that stay closed until the news is told; empty when there is none."""
    if not is_untold(dossier, today):
        return frozenset()
    return frozenset(one.id for one in dossier if is_news(one) and not one.deleted)


def may_open(dossier: Dossier, kid: str, today: str) -> bool:
    """Whether this device may show what is not told yet: the one named messenger's, and no other."""
    if not is_untold(dossier, today):
        return True
    named = {one for case in dossier.of("case") for one in case.every("news_messenger")}
    return named == {kid}


def _says_so(case: RecordView) -> bool:
    return FATE in case.every("fate") or any(one in _STATUS for one in case.every("search_status"))
