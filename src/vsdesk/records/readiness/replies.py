"""Replies of a Government that wait for the family's answer.

Silence of six calendar months lets the Working Group treat a case as clarified, so these count
(WGEID rule W19; data-dictionary-2 §1.18).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from vsdesk.records.days import months_later
from vsdesk.records.dossier import Dossier, RecordView

MONTHS: Final = 6
STEPS: Final = (60, 120, 150)  # days
_ANSWERED_BY: Final = frozenset({"clarified", "closed"})


@dataclass(frozen=True, slots=True)
class Waiting:
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


def waiting_replies(dossier: Dossier, today: str) -> tuple[Waiting, ...]:
    """Every Government reply without the family's answer, the oldest first."""
    day = date.fromisoformat(today)
    found = [
        one
        for reply in dossier.of("submission_event")
        if "government_reply" in reply.every("type")
        if (one := _waiting(dossier, reply, day)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.received, one.reply)))


def _waiting(dossier: Dossier, reply: RecordView, today: date) -> Waiting | None:
    submission = dossier.get(reply.parent)
    received = [one for value in reply.every("date") if (one := _day(value)) is not None]
    if submission is None or submission.deleted or not received or _is_answered(reply):
        return None
    if submission.text("status") in _ANSWERED_BY or min(received) > today:
        return None
    start = min(received)  # of two days the earlier: the clock is never read too late
    due = months_later(start, MONTHS)
    return Waiting(
        reply.id,
        submission.id,
        submission.text("mechanism"),
        start.isoformat(),
        due.isoformat(),
        (today - start).days,
        today >= due,
    )


def _is_answered(reply: RecordView) -> bool:
    return any(isinstance(one, str) for one in reply.every("family_answered_on"))


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
