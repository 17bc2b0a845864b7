"""Answers that are waited for: the family's to a Government's reply, a holder's to a withdrawal.

Read from the newest records of two kinds, like all that is due.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from vsdesk.desk.recording import Recording
from vsdesk.records.days import day_of, days_later
from vsdesk.records.dossier import ids_in
from vsdesk.records.readiness import waiting_replies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.records.dossier import RecordView
    from vsdesk.records.values import Json

ANSWER_DAYS: Final = 30  # that a holder is given
# A record, how late it is (negative: it comes), its day, what is said with it.
Row = tuple["RecordView", int, str, "Json"]


class WaitingFor(Recording):
    """What others owe an answer to."""

    def replies_waiting(self, newest: int) -> Iterator[Row]:
        """Replies that wait for the family for 60 days or more; the day is the end of six months."""
        today = date.fromisoformat(self.today())
        spaces = {
            one.space
            for one in self.vault.read.newest("submission_event", newest)
            if "government_reply" in one.every("type")
        }
        for dossier in self.vault.read.dossiers(sorted(spaces)):
            for wait in waiting_replies(dossier, self.today()):
                event = dossier.get(wait.reply)
                if event is not None and (wait.step or wait.red):
                    late = (today - date.fromisoformat(wait.due)).days
                    yield event, late, wait.due, wait.mechanism

    def holders_waiting(self, newest: int, soon: int) -> Iterator[Row]:
        """Holders who were asked to delete and have not answered; the day is when they should."""
        today = date.fromisoformat(self.today())
        answered: set[tuple[str, str]] = set()
        asked: dict[tuple[str, str], tuple[RecordView, str]] = {}
        for one in self.vault.read.newest("consent_event", newest):
            if one.text("type") != "withdrawn":
                continue
            for recipient in ids_in(one.value("holders")):
                key = (one.parent or "", recipient)
                if one.value("answer"):
                    answered.add(key)
                asked[key] = (one, one.text("request_sent_on") or one.text("on"))
        for key, (event, day) in asked.items():
            since = day_of(day)
            if key in answered or since is None:
                continue
            due = days_later(since, ANSWER_DAYS)
            if (late := (today - due).days) >= -soon:
                yield event, late, due.isoformat(), key[1]
