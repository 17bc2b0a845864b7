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

    def requests_waiting(self, newest: int, soon: int) -> Iterator[Row]:
        """What a body asked until a day, and nothing went out to it since; said with whose request it is."""
        today = date.fromisoformat(self.today())
        answered: dict[str, date] = {}
        asked: list[tuple[RecordView, date]] = []
        for one in self.vault.read.newest("submission_event", newest):
            on, above = day_of(one.text("date")), one.parent or ""
            if one.text("direction") == "out" and on is not None:
                answered[above] = max(on, answered.get(above, on))
            elif (until := day_of(one.text("answer_due"))) is not None:
                asked.append((one, until))
        for one, until in asked:
            late, above = (today - until).days, one.parent or ""
            submission = self.vault.read.view(above)
            came = day_of(one.text("date")) or until
            if late < -soon or submission is None or submission.deleted:
                continue
            if answered.get(above, date.min) < came and submission.text("status") not in _OVER:
                yield one, late, until.isoformat(), body_of(submission)

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
