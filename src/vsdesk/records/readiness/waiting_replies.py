"""Replies of a Government that wait for the family's answer.

Silence of six calendar months lets the Working Group treat a case as clarified, so these count
(WGEID rule W19; data-dictionary-2 §1.18). Whatever is odd about a day never stops the clock: a reply without
a day, or of one that has not come, counts from the day on which it was written down, and only an answer of a
day that has come is one. That the family answered, or that it is over, is said by a coordinator, by this
device, or by the one device that wrote the reply down.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from vsdesk.records.consent.answers import written_on
from vsdesk.records.consent.whose_word_counts import Believes, as_believed, nobody, writers
from vsdesk.records.dates.days import day_of, has_come, months_later
from vsdesk.records.dossier import Dossier, RecordView

MONTHS: Final = 6
STEPS: Final = (60, 120, 150)  # days
_ANSWERED_BY: Final = frozenset({"clarified", "closed"})


@dataclass(frozen=True, slots=True)
class WaitingReply:
    """One reply: its submission, the mechanism, since when, and when the six months are over."""

    reply: str
    submission: str
    mechanism: str
    received: str
    due: str
    days: int
    red: bool

    @property
    def step(self) -> int:
        """The greatest of 60, 120 and 150 days that has passed, or 0."""
        return max((one for one in STEPS if self.days >= one), default=0)


def waiting_replies(
    dossier: Dossier, today: str, believes: Believes = nobody
) -> tuple[WaitingReply, ...]:
    """Every Government reply without the family's answer, the oldest first.

    `believes`: whose word counts beside that of the device that wrote a reply down.
    """
    day = date.fromisoformat(today)
    found = [
        one
        for reply in dossier.of("submission_event")
        if "government_reply" in reply.every("type")
        if (one := _waiting(dossier, reply, day, believes)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.received, one.reply)))


def _waiting(
    dossier: Dossier, reply: RecordView, today: date, believes: Believes
) -> WaitingReply | None:
    submission = dossier.get(reply.parent)
    if submission is None or submission.deleted:
        return None
    wrote = writers(reply, "type")
    also = wrote if len(wrote) == 1 else ()  # of several nobody knows whose it is
    heard = as_believed(reply, believes, also)
    if _is_answered(heard, today):
        return None
    start = _since(reply, today)
    over = as_believed(submission, believes, also).text("status") in _ANSWERED_BY
    if over or start is None:
        return None
    due = months_later(start, MONTHS)
    return WaitingReply(
        reply.id,
        submission.id,
        submission.text("mechanism"),
        start.isoformat(),
        due.isoformat(),
        (today - start).days,
        today >= due,
    )


def _since(reply: RecordView, today: date) -> date | None:
    """Since when it waits: of two days the earlier, so that the clock is never read too late."""
    days = [one for value in reply.every("date") if (one := day_of(value)) and one <= today]
    written = written_on(reply.created)
    return min(days) if days else written if written and written <= today else None


def _is_answered(reply: RecordView, today: date) -> bool:
    return any(has_come(one, today.isoformat()) for one in reply.every("family_answered_on"))
