"""What comes back on a submission, and telling the family of it.

A Government's reply starts a clock of six months: silence may count as an answer (WGEID rule W19).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.rests_on import said_by_others
from vsdesk.desk.submissions.sent_copies import has_been_sent, sent, with_copy
from vsdesk.errors import UserError
from vsdesk.records.consent.approval import approver, said_sent
from vsdesk.records.on_screen import seen
from vsdesk.records.readiness import WaitingReply, waiting_replies
from vsdesk.vault.edit import Edit
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView

# What a submission is after something came in about it.
_STATUS: Final[Mapping[str, str]] = {
    "ack": "acknowledged",
    "request": "info_requested",
    "transmitted": "registered_transmitted",
    "government_reply": "response_received",
    "clarified": "clarified",
    "closed": "closed",
    "opinion": "opinion_issued",
    "investigation": "investigation_opened",
}


SAID_SENT: Final = mark("Another device says that this was sent. Ask before it is sent again.")
SENT_UNAPPROVED: Final = mark(
    "Another device says that this was sent, without an approval. Ask before it is sent again."
)


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """One submission of a case, and the replies of a Government that wait for the family.

    `approver`: the code of who approved just what is frozen now, or "". `said`: the sentence where only
    devices whose word does not count say that it was sent, or "".
    """

    id: str
    mechanism: str
    named: str = field(repr=False)
    status: str
    sent_on: str
    reference: str = field(repr=False)
    next_due: str
    digest: str
    events: tuple[str, ...]
    waits: tuple[WaitingReply, ...]
    approver: str = ""
    said: str = ""


class ReplyService:
    """Events of a submission."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._context = context
        self._cases = cases

    def approved_by(self, view: RecordView) -> str:
        """Who approved what is frozen, with and without what was put aside; "" when nobody did."""
        return approver(*self._vault.read.whole.aside.readings(view))

    def is_taken_back(self, id: str) -> bool:
        """Whether an approval that stands by what counts was taken back by what was put aside."""
        view = self.submission(id)
        return bool(approver(view)) and not self.approved_by(view)

    def submission(self, id: str) -> RecordView:
        view = self._cases.record(id)
        if view.kind != "submission" or view.deleted:
            raise UserError("E_NOT_FOUND", kind="submission")
        return with_copy(self._vault, view)

    def left(self, view: RecordView) -> bool:
        """Whether a submission was sent, by the word of whom the program believes."""
        return has_been_sent(self._vault, view)

    def as_it_left(self, view: RecordView) -> RecordView:
        """One that was sent as it was: what another device freezes or says of it since takes the place of
        nothing. Before that as it stands, without what such a device says of the sending (`said_sent`)."""
        return sent(self._vault, view)

    def said_sent(self, view: RecordView) -> str:
        """The sentence where only devices whose word does not count say that it was sent; else ""."""
        trust = self._vault.trust
        if not said_sent(view, trust.heard(view), trust.believed(view)):
            return ""
        return SAID_SENT if approver(view) else SENT_UNAPPROVED

    def event(
        self,
        id: str,
        type: str,
        on: str,
        *,
        direction: str = "in",
        summary: Json = None,
        attachment: Sequence[str] = (),
        informed: str = "",
        answer_due: str = "",
        next_due: str = "",
    ) -> Change:
        """What came in or went out; `ids` = (event, submission). `informed`: the day the family knew.

        `answer_due`: until when the body wants an answer; it stands among what is due until something
        went out to it. Raises UserError E_AHEAD for a day that has not come.
        """
        view = self.submission(id)
        self.has_come("submission_event", date=on, family_informed_on=informed)
        values: dict[str, Json] = {"date": on, "direction": direction, "type": type}
        if summary:
            values["summary"] = summary
        if attachment:
            values["attachment"] = [*sorted(attachment)]
        if informed:
            values["family_informed_on"] = informed
        if answer_due:
            values["answer_due"] = answer_due
        event = self._context.new_id()
        edits = [Edit("submission_event", values, id=event, parent=id)]
        status = _STATUS.get(type, "") if direction == "in" else ""
        now: dict[str, Json] = {"next_due": next_due} if next_due else {}
        if informed and status == "response_received":
            status = "response_shared_family"
        if status and self.as_it_left(view).text("status") != status:
            now["status"] = status
        if now:
            edits.append(self._said_here(self._cases.record(id), now))
        return self._cases.saved_with_back(edits)

    def told(self, event: str, on: str, *, answered: str = "", answer: Json = None) -> Change:
        """The family was told of a reply, and what they answered: this stops the six-month clock. That
        a submission left is not said along: only one that has left moves on.

        Raises UserError E_NOT_FOUND when `event` is no reply, E_AHEAD for a day that has not come,
        E_ANSWER_DAY for an answer before that day, E_VALUE.
        """
        view = self._cases.record(event)
        if view.kind != "submission_event" or view.deleted or view.parent is None:
            raise UserError("E_NOT_FOUND", kind="submission_event")
        self.has_come("submission_event", family_informed_on=on, family_answered_on=answered)
        values: dict[str, Json] = {"family_informed_on": on}
        if answered:
            values["family_answered_on"] = answered
        if answer:
            values["family_answer"] = answer
        edits = [self._said_here(view, values)]
        above = self._cases.record(view.parent)
        if self.left(above) and self.as_it_left(above).text("status") == "response_received":
            told: dict[str, Json] = {"status": "response_shared_family"}
            edits.append(Edit("submission", told, id=above.id, seen=seen(above, told)))
        return self._cases.saved_with_back(edits)

    def _said_here(self, view: RecordView, values: Mapping[str, Json]) -> Edit:
        """The edit; what another device alone said just so is said beside it, for it counts by our word."""
        fresh = said_by_others(self._vault, view, values)
        held = {name: () if name in fresh else ops for name, ops in seen(view, values).items()}
        return Edit(view.kind, values, id=view.id, seen=held)

    def correct(self, id: str, on: str, why: str, *, how: str = "") -> Change:
        """A coordinator corrects the day (and the way) of sending; the history keeps both.

        Raises UserError E_ROLE, E_NOT_READY when it was not sent, E_AHEAD, E_SENT_DAY, E_REPLY_DAY, E_WHY.
        """
        if not self.as_it_left(self.submission(id)).text("sent_on"):
            raise UserError("E_NOT_READY")
        self.has_come("submission", sent_on=on)
        values: dict[str, Json] = {"sent_on": on, **({"sent_how": how} if how else {})}
        said = why.strip() or None
        return self._cases.save(
            [Edit("submission", values, id=id, why=said, seen=seen(self._cases.record(id), values))]
        )

    def change(self, shown: RecordView, values: Mapping[str, Json]) -> Change:
        """Save over what a page showed. What came behind it stands beside what was written here, and alone
        where nobody wrote anything here."""
        now = self._cases.record(shown.id)
        said = {
            name: value
            for name, value in values.items()
            if value != (shown.text(name) or None) or now.ops(name) == shown.ops(name)
        }
        return self._cases.save([Edit("submission", said, id=shown.id, seen=seen(shown, said))])

    def set_cases(self, shown: RecordView, cases: Sequence[str] | None) -> Change:
        """The cases that stand on a submission; None: that in whose file it lies alone."""
        values: dict[str, Json] = {"cases": [*cases] if cases else None}
        return self._cases.save([Edit("submission", values, id=shown.id, seen=seen(shown, values))])

    def has_come(self, kind: str, **days: str) -> None:
        """Raise UserError E_AHEAD for a day after tomorrow: east of here tomorrow may have begun."""
        for name, day in days.items():
            try:
                ahead = date.fromisoformat(day) - date.fromisoformat(self._context.today())
            except ValueError:
                continue  # empty, or no whole day: saving says what is wrong with it
            if ahead > timedelta(days=1):
                raise UserError("E_AHEAD", kind=kind, field=name)

    def replies_of(self, dossier: Dossier) -> tuple[WaitingReply, ...]:
        """The replies of a Government that wait for this family, the oldest first."""
        return waiting_replies(dossier, self._context.today(), self._vault.trust.believes)

    def listed(self, case: str) -> tuple[SubmissionRow, ...]:
        """The submissions of a case, the newest first, with what waits for the family."""
        dossier = self._cases.dossier(case)
        waits = self.replies_of(dossier)
        found = [
            SubmissionRow(
                id=one.id,
                mechanism=one.text("mechanism"),
                named=one.text("mechanism_name"),
                status=one.text("status"),
                sent_on=one.text("sent_on"),
                reference=one.text("external_ref"),
                next_due=one.text("next_due"),
                digest=one.text("digest"),
                events=tuple(e.id for e in dossier.children(one.id, "submission_event")),
                waits=tuple(wait for wait in waits if wait.submission == one.id),
                approver=approver(one) if self.left(held) else self.approved_by(one),
                said=self.said_sent(held),
            )
            for held in dossier.of("submission")
            for one in [self.as_it_left(held)]
        ]
        return tuple(reversed(found))
