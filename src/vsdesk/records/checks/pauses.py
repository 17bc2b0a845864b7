"""What a family asked that lets nothing leave for a while: a pause of the search, or that we stop. Pure.

Of figures it stops none, and neither the family's own paper nor the work here. Sources: data-dictionary §3.2;
docs/spec/bundle.md §8.15.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from vsdesk.records.consent import recipients
from vsdesk.records.consent.coordinators import filled
from vsdesk.records.consent.left_empty import ANSWERED, STOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.records.dossier import Dossier, RecordView

Pause = Literal["paused", "asked_to_stop"]
PAUSED: Final = "family_paused"  # of `case.search_status`


def pause_of(dossier: Dossier, recipient: str) -> Pause | None:
    """Why nothing leaves to this recipient until the family says so, by any value of any reading, here or at
    another entry of the same person; None for nothing."""
    if recipients.of(recipient).home:
        return None
    for entry in (dossier, *dossier.joined):
        for read in entry.readings:
            if any(PAUSED in one.every("search_status") for one in read.of("case")):
                return "paused"
        if any(open_stops(entry)):
            return "asked_to_stop"
    return None


def open_stops(entry: Dossier) -> Iterator[RecordView]:
    """The requests to stop that nobody answered, in any reading of a file."""
    for read in entry.readings:
        yield from (one for one in read.of("family_request") if _is_open_stop(read, one))


def _is_open_stop(read: Dossier, request: RecordView) -> bool:
    """A coordinator answers it, or looked at the answer: as with a no, whoever holds the device that wrote it
    down ends it by nothing (docs/decisions/015)."""
    if STOP not in request.every("type"):
        return False
    answered = filled(read, request).every(ANSWERED)
    return not answered or not all(answered)
