"""What a family asked that lets nothing leave for a while: a pause of the search, or that we stop. Pure.

Of figures it stops none, and neither the family's own paper nor the work here. Sources: data-dictionary §3.2;
docs/spec/bundle.md §8.15.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from vsdesk.records.about import ever_in
from vsdesk.records.consent import recipients
from vsdesk.records.consent.coordinators import filled, is_sure
from vsdesk.records.consent.left_empty import ANSWERED, REQUEST, STOP
from vsdesk.records.guarding_values import PAUSED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.records.dossier import Dossier, RecordView

Pause = Literal["paused", "asked_to_stop"]
DELETED: Final = "deleted"  # that the record itself was removed, and not with what it lies below


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
    """The requests to stop that nobody answered, in any reading of a file: in one of these stands all that
    such a request was ever called. One that others removed is open too."""
    for read in entry.readings:
        yield from (one for one in ever_in(read, REQUEST) if _is_open_stop(read, one))


def removed_stops(dossier: Dossier) -> Iterator[RecordView]:
    """Of these the ones that others than coordinators removed, as they are in the file."""
    stops = {one.id: one for one in open_stops(dossier)}
    found = (one for id in stops if (one := dossier.get(id)) is not None)
    yield from (one for one in found if one.deleted)


def _is_open_stop(read: Dossier, request: RecordView) -> bool:
    """A coordinator answers it, or looked at the answer: as with a no, whoever holds the device that wrote it
    down ends it by nothing (docs/decisions/015)."""
    if STOP not in request.every("type") or (request.deleted and _is_taken_out(read, request)):
        return False
    answered = filled(read, request).every(ANSWERED)
    return not answered or not all(answered)


def _is_taken_out(read: Dossier, request: RecordView) -> bool:
    """Whether a coordinator removed it, or looked at that; on a device alone, which has none, whoever did.
    With the page in which it lies alone nobody did."""
    gone = [one for one in request.fields.get(DELETED, ()) if one.value is True]
    return any(map(is_sure(read), gone)) if read.beyond.is_led() else bool(gone)
