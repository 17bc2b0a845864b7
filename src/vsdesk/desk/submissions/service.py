"""Submissions: prepared once, frozen with their digest, sent, answered, and told to the family.

Preparing asks the gate and keeps what it let out: the canonical JSON and the pages, sealed, in the
case. What leaves later is that and nothing else, only while the gate still lets each field out, and only
on the word of a coordinator, who approved this digest and no other (data-dictionary §5.35). Where a
coordinator takes it out that act is the approval, and is written as one; a documenter who belongs to no
organisation has nobody to ask, and stands in the row of the exit as the one who approved.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vsdesk.desk.outbound.copy_numbers import next_copy
from vsdesk.desk.outbound.paper_names import OutgoingPaper, paper_name
from vsdesk.desk.outbound.sheet_order import SheetOrder
from vsdesk.desk.outbound.sheet_result import PrintedSheet
from vsdesk.desk.outbound.submission_snapshot import (
    COMES_BACK,
    PreparedSubmission,
    SnapshotView,
    digest_of_file,
    is_row_of,
    payload_of,
    require_set_here,
    require_still,
    require_unsteered,
)
from vsdesk.desk.saving.submissions import OPEN
from vsdesk.desk.submissions.order import SubmissionOrder, profile_for
from vsdesk.desk.submissions.readiness import ReadinessService, asks
from vsdesk.desk.submissions.reply_service import ReplyService
from vsdesk.desk.submissions.sent_copies import KeptCopy
from vsdesk.errors import UserError
from vsdesk.languages import SOURCE, prints
from vsdesk.progress import SILENT
from vsdesk.records.consent.approval import is_frozen_by
from vsdesk.records.dictionary.case_numbers import paper_number
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.disclosure import Withheld, decide
from vsdesk.records.gate.told.told_numbers import require_why
from vsdesk.records.on_screen import seen
from vsdesk.records.statuses import FROZEN_COPY
from vsdesk.reports import has_annex, load_form
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.consent.service import ConsentService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.outbound.service import OutboundService
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.records.readiness import Profile, Readiness


class SubmissionService:
    """From the draft to the day on which it was sent."""

    def __init__(
        self,
        context: DeskContext,
        cases: CaseService,
        outbound: OutboundService,
        consent: ConsentService,
    ) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._saving = context.saving
        self._context = context
        self._cases = cases
        self._sheets = outbound.sheets
        self._letters = consent.letters
        self.replies = ReplyService(context, cases)
        self.readiness = ReadinessService(context, cases, outbound.sheets)

    # -- before ---------------------------------------------------------------------------------

    def new(self, order: SubmissionOrder) -> Change:
        """A draft; `ids` = (submission,). Raises UserError E_ONE_PERSON, E_NOT_FOUND, E_VALUE, E_NAMED."""
        profile = self._sheets.profiles.require(order.mechanism)
        if order.cases and profile.kind != "court":
            raise UserError("E_ONE_PERSON")
        named = order.named.strip()
        self._sheets.known_recipient(profile.recipient, named)
        values: dict[str, Json] = {
            "mechanism": profile.recipient,
            "mechanism_name": named or profile.named,
            "procedure": order.procedure or profile.procedure,
            "cases": [*sorted({order.case, *order.cases})] if order.cases else None,
            "status": "drafting",
            "language": [*sorted(order.langs)],
            "level": profile.level.lower(),
            "follow_up_owner": order.owner,
            "state_concerned": order.state_concerned,
            "confidential": [*sorted(order.confidential)],
            "prepared_by": self._vault.by,
            "profile_version": profile.stamp,
            **order.values,
        }
        kept = {name: value for name, value in values.items() if value not in ("", [], None)}
        id = self._context.new_id()
        return self._cases.saved_with_back([Edit("submission", kept, id=id, parent=order.case)])

    def check(self, id: str) -> Readiness:
        """What this draft still lacks for its mechanism."""
        view = self.replies.submission(id)
        return self.readiness.ready(
            view.space, profile_for(view, self._sheets.profiles).key, submission=id
        )

    def sheets(self, id: str) -> tuple[SheetOrder, ...]:
        """The sheets that would be frozen today, one for each case: to look at with `sheet`."""
        view = self.replies.submission(id)
        profile = profile_for(view, self._sheets.profiles)
        return tuple(self._sheet_of(view, profile, case) for case in self._cases_of(view, profile))

    def frozen(self, id: str) -> SnapshotView:
        """What was frozen. Nothing leaves by looking. Raises UserError E_NOT_READY, E_STALE."""
        view = self.replies.submission(id)
        if not view.text("digest"):
            raise UserError("E_NOT_READY")
        rows = KeptCopy(self._vault, view).read().withheld()
        stayed = [Withheld(kind, name or None, why) for kind, name, why in rows]
        return SnapshotView(self._pages(view), tuple(dict.fromkeys(stayed)), view.text("digest"))

    def prepare(
        self, id: str, *, because: str = "", told: str = "", progress: Progress = SILENT
    ) -> PreparedSubmission:
        """Freeze what the gate lets out. Nothing leaves yet; it can be prepared again until it is sent.

        Raises UserError E_NOT_READY when something blocks (a coordinator goes on with a reason),
        E_ROLE, E_FROZEN when it was sent, E_STEERED, E_ONE_PERSON, E_GATE; Cancelled.
        """
        view = self.replies.submission(id)
        if self.replies.left(view):
            raise UserError("E_FROZEN")
        self._require_unsteered(view)
        profile = profile_for(view, self._sheets.profiles)
        cases = self._cases_of(view, profile)
        self._sheets.may_give(because, told)
        if self.check(id).blocks and not because:
            raise UserError("E_NOT_READY")
        orders = [self._sheet_of(view, profile, case) for case in cases]
        decided = [
            (one, self._sheets.decided(one, self._cases.dossier(one.case))) for one in orders
        ]
        sheets = [
            (self._name(view, order, dossier), self._sheets.set(order, dossier, one, progress))
            for order, one in decided
            for dossier in [self._cases.dossier(order.case)]
        ]
        if profile.kind == "court":
            sheets += self._annexes(view, decided, progress)
        pages = [(name, sheet.pdf) for name, sheet in sheets]
        payload = payload_of((one for _, one in decided), pages)
        digest = digest_of_file(payload)
        require_why([one for _, sheet in sheets for one in sheet.told], told)
        with self._vault.transaction():
            items = self._freeze(view, payload, pages)
            consents = sorted({one for _, disclosed in decided for one in disclosed.consents_used})
            values: dict[str, Json] = {
                "snapshot": [*sorted(items)],
                "digest": digest,
                "consents": [*consents],
                "profile_version": profile.stamp,
                "language": [*sorted(orders[0].langs)],
                "status": "ready",
            }
            if view.value("approved") is not None and self._vault.role == "coordinator":
                values["approved"] = False  # a documenter need not: the digest is another
            why = because or told or None
            saved = self._saving.write(
                [Edit("submission", values, id=id, why=why, seen=seen(view, values))]
            )
        self._context.changed(saved.ids, saved.spaces, {"submission", "evidence_item"})
        every = [sheet for _, sheet in sheets]
        made = id, digest, tuple(items), tuple(consents)
        return PreparedSubmission.of(made, every[: len(decided)], every[len(decided) :])

    def approve(self, id: str, looked: str) -> Change:
        """A coordinator's approval of what is frozen now: the fields, every page, their names and order.

        Of nothing that is frozen later. `looked`: the digest of what was looked at (`frozen`). Raises
        UserError E_ROLE, E_NOT_READY when nothing is frozen, E_SET_ELSEWHERE when another device froze it
        (`prepare` freezes it here), E_CHANGED where it is not what was looked at, E_STALE or E_GATE when it
        may not leave as it is, E_STALE too where it names no pages, or not these.
        """
        view = self.replies.submission(id)
        if self._vault.role != "coordinator":
            raise UserError("E_ROLE")
        if not view.text("digest"):
            raise UserError("E_NOT_READY")
        require_set_here(view, looked, self._vault.trust.believes)
        if not looked:
            raise UserError("E_CHANGED", kind=view.kind)
        self._still_let_out(view)
        self._pages(view)
        return self._cases.saved_with_back([self._approval(view)])

    def set_here(self, view: RecordView) -> bool:
        """Whether something is frozen, and its pages are ours: of this device or a coordinator's."""
        return bool(view.text("digest")) and is_frozen_by(view, self._vault.trust.believes)

    def approver(self, id: str) -> str:
        """The code of who stands for it when this leaves now; "" when a coordinator has to approve."""
        by = self.replies.approved_by(self.replies.submission(id))
        own = self._vault.role == "coordinator" or not self._vault.trust.led
        return by or (self._vault.by if own else "")

    def _approval(self, view: RecordView) -> Edit:
        values: dict[str, Json] = {
            "approved": True,
            "approved_digest": view.text("digest"),
            "approved_by": self._vault.by,
        }
        if view.text("status") in OPEN:
            values["status"] = "approved"
        return Edit("submission", values, id=view.id, seen=seen(view, values))

    # -- leaving ----------------------------------------------------------------------------------

    def papers(self, id: str, looked: str = "") -> tuple[OutgoingPaper, ...]:
        """The frozen pages, taken out to be sent: one PDF for each case, then the sealed annexes.

        Leaves the rows of the exit. Where `looked` is the digest of what was looked at, a coordinator's
        taking out is the approval. Raises UserError E_NOT_READY when nothing was prepared, E_SET_ELSEWHERE
        when another device froze it, E_CHANGED when it is not what was looked at, E_STALE when the gate
        lets out less today, E_GATE when nothing any more, E_NOT_APPROVED when no coordinator approved it.
        """
        return self._leave(self.replies.submission(id), looked)

    def _pages(self, view: RecordView) -> tuple[OutgoingPaper, ...]:
        """The frozen pages as their digest names them, under names that we make: no text of a record."""
        copy = KeptCopy(self._vault, view)
        kept = copy.read()
        names = None if self.replies.left(view) else self._names(view)
        return tuple(OutgoingPaper(*one) for one in kept.pages(copy.files(kept), names))

    def _names(self, view: RecordView) -> list[str]:
        """Under which names its papers may leave. Raises UserError E_STEERED."""
        self._require_unsteered(view)
        profile = profile_for(view, self._sheets.profiles)
        orders = [self._sheet_of(view, profile, case) for case in self._cases_of(view, profile)]
        parts = ("", "sealed-annex") if profile.kind == "court" else ("",)
        return [
            self._name(view, one, self._cases.dossier(one.case), part)
            for one in orders
            for part in parts
        ]

    def sent(
        self,
        id: str,
        on: str,
        how: str,
        *,
        looked: str = "",
        reference: str = "",
        next_due: str = "",
    ) -> Change:
        """It was sent on this day, in this way. The rows of the exit are left, if they were not yet.

        `looked` and what is raised as in `submission_papers`; E_FROZEN when it was sent already, E_AHEAD for
        a day that has not come.
        """
        view = self.replies.submission(id)
        if self.replies.left(view):
            raise UserError("E_FROZEN")
        self.replies.has_come("submission", sent_on=on)
        values: dict[str, Json] = {"status": "sent", "sent_on": on, "sent_how": how}
        values["sent_by"] = self._vault.by
        if reference:
            values["external_ref"] = reference
        if next_due:
            values["next_due"] = next_due
        edits = [Edit("submission", values, id=id, seen=seen(view, values))]
        if not view.text("digest"):
            raise UserError("E_NOT_READY")
        self._saving.check(edits)
        self._leave(view, looked)
        return self._cases.saved_with_back(edits)

    def _leave(self, view: RecordView, looked: str = "") -> tuple[OutgoingPaper, ...]:
        """Ask the gate and for the approval, then write an exit for each case, once for each digest."""
        digest = view.text("digest")
        if not digest:
            raise UserError("E_NOT_READY")
        require_set_here(view, looked, self._vault.trust.believes)
        papers = self._pages(view)
        found = self._still_let_out(view)
        by = self.approver(view.id)
        approves = self._vault.role == "coordinator" and not self.replies.approved_by(view)
        if not by or (approves and not looked):
            raise UserError("E_NOT_APPROVED")
        with self._vault.transaction():
            if approves:
                self._cases.save([self._approval(view)])
            for dossier, now in found:
                rows = dossier.of("disclosure")
                if any(is_row_of(one, digest, now, self._vault.identity.device_id) for one in rows):
                    continue
                copy = next_copy(self._vault, dossier, now.request.recipient)
                printed = PrintedSheet(b"", now.withheld, digest, copy, now.consents_used)
                self._sheets.note_exit("submission", printed, now, approver=by)
        return papers

    def _still_let_out(self, view: RecordView) -> list[tuple[Dossier, GateDecision]]:
        """What the gate lets out today of each case. Raises UserError E_STALE when that is less, E_GATE."""
        profile = profile_for(view, self._sheets.profiles)
        frozen = KeptCopy(self._vault, view).read().cases
        found = []
        for case in self._cases_of(view, profile):
            dossier = self._cases.dossier(case)
            now = self._sheets.decided(self._sheet_of(view, profile, case), dossier)
            require_still(frozen.get(case), now)
            found.append((dossier, now))
        return found

    # -- parts ------------------------------------------------------------------------------------

    def _require_unsteered(self, view: RecordView) -> None:
        """Raise UserError E_STEERED while another device says to whom it goes or what its form asks of it."""
        require_unsteered(view, self._vault.trust)
        require_unsteered(
            view, self._vault.trust, asks(profile_for(view, self._sheets.profiles)) - COMES_BACK
        )

    def _cases_of(self, view: RecordView, profile: Profile) -> list[str]:
        cases = list(dict.fromkeys([view.space, *ids_in(view.value("cases"))]))
        if len(cases) > 1 and profile.kind != "court":
            raise UserError("E_ONE_PERSON")
        return cases

    def _sheet_of(self, view: RecordView, profile: Profile, case: str) -> SheetOrder:
        """The sheet of one case: the form of the mechanism, or the case file where there is none."""
        form = load_form(profile.recipient)
        kind = profile.recipient if form else "case-file"
        asked = [one for one in ids_in(view.value("language")) if prints(one, kind)]
        langs = tuple(asked[:2]) or (form.langs[:2] if form else (SOURCE,))
        order = SheetOrder(
            case,
            langs,
            kind=kind,
            purpose=profile.purposes[0],
            recipient=profile.recipient,
            named=view.text("mechanism_name") or profile.named,
            level=profile.level,
            exit=view.text("digest") if self.set_here(view) else "",
            submission=view.id,
        )
        dossier = self._cases.dossier(case)
        for purpose in profile.purposes:  # of several purposes the first that was agreed to
            tried = replace(order, purpose=purpose)
            if decide(self._sheets.request(tried, dossier), dossier, self._dictionary).allowed:
                return tried
        return order

    def _name(self, view: RecordView, order: SheetOrder, dossier: Dossier, part: str = "") -> str:
        """The name of a page: the body, the case number, form, case file or annex, the language."""
        part = part or ("case-file" if order.kind == "case-file" else "form")
        called = paper_number(dossier.head.text("case_no"), dossier.root)
        return paper_name(view.text("mechanism"), called, part, sorted(order.langs))

    def _annexes(
        self,
        view: RecordView,
        decided: Sequence[tuple[SheetOrder, GateDecision]],
        progress: Progress,
    ) -> Iterator[tuple[str, PrintedSheet]]:
        """A sealed annex for each case that names somebody thought responsible."""
        for order, one in decided:
            if has_annex(one):
                dossier = self._cases.dossier(order.case)
                annex = replace(order, kind="sealed-annex")
                sheet = self._sheets.set(annex, dossier, one, progress)
                yield self._name(view, order, dossier, "sealed-annex"), sheet

    def _freeze(
        self, view: RecordView, payload: bytes, pages: Sequence[tuple[str, bytes]]
    ) -> list[str]:
        kept = [
            (f"{view.text('mechanism')}-{self._context.today()}.json", payload, "application/json")
        ]
        kept += [(name, pdf, "application/pdf") for name, pdf in pages]
        return [
            self._letters.keep_file(data, view.space, FROZEN_COPY, name, mime)
            for name, data, mime in kept
        ]
