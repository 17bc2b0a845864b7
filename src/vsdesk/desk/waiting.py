"""Answers that are waited for: the family's to a Government's reply, a holder's to a withdrawal.

Read from the newest records of two kinds; what a body asked from the index of days.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from vsdesk.desk.recording import Recording
from vsdesk.records.answers import written_on
from vsdesk.records.days import day_of, days_later
from vsdesk.records.dossier import ids_in
from vsdesk.records.readiness import waiting_replies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.records.dossier import RecordView
    from vsdesk.records.values import Json

ANSWER_DAYS: Final = 30  # that a holder is given
_REQUEST: Final = "submission_event.answer_due"
_OVER: Final = frozenset({"closed", "clarified"})
# A record, how late it is (negative: it comes), its day, what is said with it.
Row = tuple["RecordView", int, str, "Json"]


def body_of(submission: RecordView) -> str:
    """The key of the body, and after a space the name that was written for it."""
    return f"{submission.text('mechanism')} {submission.text('mechanism_name')}".strip()


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

    def requests_waiting(self, most: int, soon: int) -> Iterator[Row]:
        """What a body asked, and nothing went out to it since; said with whose request it is.

        Without a day nobody knows until when: it is waited for, and never late. Where the submission has a
        day to keep, that day says it.
        """
        today = date.fromisoformat(self.today())
        read, last = self.vault.read, days_later(today, soon).isoformat()
        asked = [one for _, one in read.coming(_REQUEST, last, most)]
        asked += read.undated(_REQUEST, most)
        answered: dict[str, date] = {}
        for one in read.within({one.space for one in asked}, "submission_event"):
            on, above = day_of(one.text("date")), one.parent or ""
            if one.text("direction") == "out" and on is not None:
                answered[above] = max(on, answered.get(above, on))
        for one in asked:
            submission = read.view(one.parent or "")
            until = day_of(one.text("answer_due"))
            if submission is None or submission.deleted or submission.text("status") in _OVER:
                continue
            if until is None and day_of(submission.text("next_due")) is not None:
                continue
            came = day_of(one.text("date")) or until or written_on(one.created) or today
            if answered.get(submission.id, date.min) < came:
                late = (today - until).days if until else 0
                yield one, late, until.isoformat() if until else "", body_of(submission)

    def holders_waiting(self, newest: int, soon: int) -> Iterator[Row]:
        """Holders who were asked to delete and have not answered; the day is when they should.

        Whoever was sent no letter was not asked yet: `letters_waiting` has them.
        """
        today = date.fromisoformat(self.today())
        for (_, recipient), (event, sent, _) in self._asked_to_delete(newest).items():
            if (since := day_of(sent)) is None:
                continue
            due = days_later(since, ANSWER_DAYS)
            if (late := (today - due).days) >= -soon:
                yield event, late, due.isoformat(), recipient

    def letters_waiting(self, newest: int) -> Iterator[Row]:
        """Holders to whom no letter went yet; the day is that of the withdrawal: it is due at once."""
        today = date.fromisoformat(self.today())
        for (_, recipient), (event, sent, on) in self._asked_to_delete(newest).items():
            if day_of(sent) is None:
                late = (today - (day_of(on) or today)).days
                yield event, max(late, 0), on, recipient

    def _asked_to_delete(self, newest: int) -> dict[tuple[str, str], tuple[RecordView, str, str]]:
        """By answer and holder that has not answered: the withdrawal, the day of the letter, its own day."""
        answered: set[tuple[str, str]] = set()
        asked: dict[tuple[str, str], tuple[RecordView, str, str]] = {}
        for one in self.vault.read.newest("consent_event", newest):
            if one.text("type") != "withdrawn":
                continue
            for recipient in ids_in(one.value("holders")):
                key = (one.parent or "", recipient)
                if one.value("answer"):
                    answered.add(key)
                sent = max(one.text("request_sent_on"), asked[key][1] if key in asked else "")
                asked[key] = (one, sent, one.text("on"))
        return {key: told for key, told in asked.items() if key not in answered}
