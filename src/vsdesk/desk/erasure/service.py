"""Erasing: listed first, ordered by a coordinator, carried out here and wherever the order arrives.

Nothing is erased by a withdrawal: it closes the gate, and `to_erase` offers the order. What a court was
given stays and is marked in its custody log. Each order leaves a certificate without any content.
Raises UserError: E_ROLE, E_NOT_FOUND, E_ERASED, E_NOT_ENROLLED, E_NAMES (a name in the reason), E_TRAVEL on a
journey: what an erased name leaves behind in other files is looked for in all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.dependents import hanging
from vsdesk.desk.cases.rests_on import cases_naming, is_tied, names
from vsdesk.desk.consent.taken_back import TakenBackByRoot
from vsdesk.desk.erasure.certificates import CertificateService
from vsdesk.desk.erasure.erasure_rows import (
    OFFICE,
    ErasureResult,
    ErasureRow,
    ToErase,
    WaitingOrder,
)
from vsdesk.desk.erasure.fitted_edits import fitted
from vsdesk.desk.erasure.guards_left import OrderGuards
from vsdesk.desk.erasure.late_wish_service import LateWishService
from vsdesk.desk.erasure.order_knowledge import ties_here
from vsdesk.desk.erasure.plan import ITEM, NUMBERS, ErasureListing, ErasureTarget, Plan
from vsdesk.desk.erasure.reason_words import named_in
from vsdesk.desk.erasure.retention_service import RetentionService
from vsdesk.desk.erasure.shared_files import FilesToGo, Twin, writer_of
from vsdesk.desk.erasure.what_opens import opening
from vsdesk.errors import UserError
from vsdesk.progress import SILENT
from vsdesk.records.checks.due_dates import NOT_KEPT
from vsdesk.records.consent.answers import STANDS, keeps_here, taken_back_on
from vsdesk.records.consent.holding_answer import state_of
from vsdesk.records.consent.whose_word_counts import as_believed, nobody
from vsdesk.records.gate.lone.fair_share import in_turn
from vsdesk.vault.edit import Edit
from vsdesk.vault.erasure.erasure_frames import WAITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.history.erasure import Erasure, RecordKey
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.erasure.held_frames import HeldFrame, Weight

REASONS: Final = ("withdrawn", "legal_order", "retention", "mistake")


class ErasureService:
    """Lists, orders and follows erasures."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._saving = context.saving
        self._context = context
        self._cases = cases
        self.certificates = CertificateService(context, cases, self)
        self.retention = RetentionService(context, cases, self)
        self.late = LateWishService(context, cases)

    # -- before -------------------------------------------------------------------------------

    def erasure(self, *ids: str) -> ErasureListing:
        """What erasing these would take. Changes nothing.

        A case, family, incident, source, list or activity goes whole; a person with what is about that
        person; any other record with all below it.
        """
        plan = self._foreseen(ids)
        return self._listing(
            plan, self._vault.erasing.weigh(plan.order("withdrawn"), self._device_id)
        )

    @property
    def _device_id(self) -> str:
        return self._vault.identity.device_id

    @property
    def _leads(self) -> bool:
        return self._vault.role == "coordinator"

    def _plan(self, ids: Sequence[str]) -> Plan:
        if not self._leads:
            raise UserError("E_ROLE")
        self._vault.standing.require_all()
        plan = Plan(self._vault, self._context.today())
        for rec in dict.fromkeys(ids):
            view = self._cases.record(rec)
            if view.erased:
                raise UserError("E_ERASED")
            plan.add(view)
        if not plan.targets:
            raise UserError("E_NOT_FOUND")
        plan.close()
        return plan

    def _foreseen(self, ids: Sequence[str]) -> Plan:
        plan = self._plan(ids)
        plan.foresee(opening(self._context, plan))
        return plan

    def _listing(self, plan: Plan, weight: Weight) -> ErasureListing:
        files = FilesToGo(self._vault, weight.blobs)
        twins = files.twins(self._vault.erasing.covers(plan.order("withdrawn")))
        kept, stay = {one.id for one in plan.kept}, files.staying(twins)
        same = (self._twin(one) for one in twins if one.id not in kept)
        return ErasureListing(
            targets=tuple(self.target(view) for view in plan.targets),
            records=weight.records,
            files=len(weight.blobs) - stay,
            files_stay=stay,
            twins=tuple(in_turn(same, lambda one: one.by)),
            kinds=weight.kinds,
            kept=plan.kept,
            cited=tuple(plan.cited),
            holders=tuple(sorted(plan.holders)),
            devices=weight.peers,
            unsent=len(weight.unsent),
            beside=tuple(
                one
                for view in plan.targets
                for one in self.erasure_beside(view.id)
                if one.id not in {target.id for target in plan.targets}
            ),
            claimed=plan.claimed,
            linked=plan.linked,
            words=plan.left.words,
            answers=plan.left.answers,
            entries=plan.left.entries,
            relatives=plan.left.relatives,
            put_aside=plan.put_aside,
            unconfirmed=plan.unconfirmed,
            opens=plan.opens,
            shown=self._cases.shown(*(view.id for view in plan.targets)),
        )

    def erasure_beside(self, id: str) -> tuple[ErasureTarget, ...]:
        """Who hangs on a case or a family and may go along: every family of a case, the cases of a family."""
        view = self._cases.record(id)
        found: Iterable[str] = hanging(self._vault, view) if view.kind == "case" else ()
        if view.kind == "family":
            found = (one.id for one in self._tied_by_either(view))
        roots = (self._vault.read.view(one) for one in dict.fromkeys(found))
        return tuple(
            self.target(root)
            for root in roots
            if root is not None and not root.deleted and not root.erased
        )

    def _twin(self, item: RecordView) -> Twin:
        root = self._vault.read.view(item.space) or item
        return Twin(item.id, self.target(root), writer_of(item))

    def target(self, view: RecordView) -> ErasureTarget:
        row = self._vault.read.row(view.id) if view.id == view.space else None
        number = next((view.text(name) for name in NUMBERS if view.text(name)), "")
        return ErasureTarget(view.id, view.kind, number, (row.name or row.other) if row else "")

    # -- the order ----------------------------------------------------------------------------

    def erase(
        self,
        *ids: str,
        why: str,
        because: str,
        listed: str,
        data_class: str = "",
        progress: Progress = SILENT,
    ) -> ErasureResult:
        """Erase for good, on a coordinator's order. `why` is a code of `erasure_reason`.

        `listed` is the digest of the listing that was shown (`erasure`): E_CHANGED where it would take
        anything else by now, or something else stands in it. `because` says it in words, for the certificate;
        with a name of what is erased, or of a relative, it is refused (E_NAMES). One transaction; then files
        and old pages go. The order rides to every device.
        """
        return self.order(ids, why, because, listed, data_class, progress)

    def order(
        self,
        ids: Sequence[str],
        why: str,
        because: str,
        listed: str,
        data_class: str,
        progress: Progress,
        *,
        before: Sequence[Edit] = (),
    ) -> ErasureResult:
        """The order, and what is saved with it (`before`), in one transaction."""
        if why not in REASONS or not because.strip():
            raise UserError("E_VALUE", kind="deletion_certificate", field="because")
        plan = self._foreseen(ids)
        weight = self._vault.erasing.weigh(plan.order("withdrawn"), self._device_id)
        if self._listing(plan, weight).digest != listed:
            raise UserError("E_CHANGED", kind="deletion_certificate")
        if named_in(self._vault, because, self._vault.erasing.covers(plan.order(why))):
            raise UserError("E_NAMES", kind="deletion_certificate", field="because")
        with self._vault.transaction():
            order = plan.order(why, also_kept=self._mark(plan))
            frame = plan.left.signed(self._context, order, plan.ties, before)
            weight = self._vault.erasing.weigh(plan.order(why), self._device_id)
            files = FilesToGo(self._vault, weight.blobs)
            held, _ = self._vault.orders.give_signed(frame, progress)
            stay = files.here()
            counts = {"files": len(weight.blobs) - stay, "files_stay": stay}
            certificate = self._certify(plan, weight, held, why, because, data_class, counts)
            self._context.audit("erase", certificate)
        finished = self._vault.orders.finish(progress)
        roots = {*weight.spaces, OFFICE}
        change = self._context.changed(
            (certificate,), roots, {*weight.kinds, "deletion_certificate"}
        )
        return ErasureResult(
            certificate,
            held.hash,
            weight.records,
            counts["files"],
            plan.kept,
            change,
            finished,
            stay,
        )

    def _mark(self, plan: Plan) -> list[RecordKey]:
        """One line in the custody log of each item that a court has: withdrawn, and why it stays."""
        items = [
            (one.id, self._cases.record(one.id).space) for one in plan.kept if one.kind == ITEM
        ]
        if not items:
            return []
        edits = [Edit("custody_entry", {"action": "withdrawn"}, parent=item) for item, _ in items]
        saved = self._saving.write(edits)
        return [(space, mark) for (_, space), mark in zip(items, saved.ids, strict=True)]

    def _certify(
        self,
        plan: Plan,
        weight: Weight,
        held: HeldFrame,
        why: str,
        because: str,
        data_class: str,
        files: Mapping[str, int],
    ) -> str:
        numbers = [self.target(view) for view in plan.targets]
        values: dict[str, Json] = {
            "on": self._context.today(),
            "why": why,
            "data_class": data_class,
            "because": because,
            "approved_by": self._vault.by,
            "codes": " ".join(plan.numbers),
            "targets": [[one.kind, one.id] for one in numbers],
            "records": weight.records,
            **{name: count for name, count in files.items() if count or name == "files"},
            "kinds": dict(weight.kinds),
            "kept": [[one.kind, one.id, one.recipient, one.on] for one in plan.kept],
            "holders": [*sorted(plan.holders - {*plan.unconfirmed})],
            "order": held.hash,
        }
        kept = {name: value for name, value in values.items() if value not in ("", [])}
        return self._saving.write([Edit("deletion_certificate", kept, space=OFFICE)]).ids[0]

    # -- after --------------------------------------------------------------------------------

    def erasures(self) -> list[ErasureRow]:
        """The orders that this vault holds, newest first, and which devices have confirmed them."""
        trust = self._vault.trust.trust
        others = () if trust is None else trust.newest.active()
        device_ids = {device.device_id for device in others} - {self._device_id}
        found = []
        for held in reversed(self._vault.erasing.frames()):
            said = self._vault.erasing.confirmations(held) & device_ids
            found.append(
                ErasureRow(
                    frame=held.hash,
                    why=held.order.why,
                    at=held.got,
                    records=self._vault.erasing.reached(held),
                    state=("waiting", "owed", "done")[held.state],
                    confirmed=tuple(sorted(said)),
                    missing=tuple(sorted(device_ids - said)),
                )
            )
        return found

    def erasures_waiting(self) -> list[WaitingOrder]:
        """Orders that came and ask first. The answers are `carry_out`, and nothing for now."""
        found: list[WaitingOrder] = []
        if self._vault.standing.orders_wait():  # asked by the start page, during imports too
            found += [self._waits(one.hash, one.order) for one in self._vault.erasing.waiting()]
        further = self._vault.orders.further()
        if further is not None:
            found.append(self._waits(*further))
        return found

    def _waits(self, frame: str, order: Erasure) -> WaitingOrder:
        weight = self._vault.erasing.weigh(order, self._device_id)
        unsent = tuple(self._unsent(rec) for _, rec in weight.unsent)
        return WaitingOrder(frame, order.why, len(weight.spaces), weight.records, unsent)

    def _unsent(self, rec: str) -> ErasureTarget:
        view = self._vault.read.view(rec)
        return ErasureTarget(rec, "", "", "") if view is None else self.target(view)

    def carry_out(self, frame: str, progress: Progress = SILENT) -> Change:
        """The answer "erase" to an order that waits. Raises UserError E_NOT_FOUND, E_TRAVEL."""
        self._vault.standing.require_all()
        held, further = self._vault.erasing.frame(frame), self._vault.orders.further()
        if held is not None and held.state == WAITS:
            order = held.order
        elif further is not None and further[0] == frame:
            held, order = None, further[1]
        else:
            raise UserError("E_NOT_FOUND")
        weight = self._vault.erasing.weigh(order, self._device_id)
        with self._vault.transaction():
            today = self._context.today()
            left = OrderGuards.of(self._vault, self._vault.erasing.covers(order), today)
            if held is None:
                self._vault.orders.give_signed(left.signed(self._context, order), progress)
            else:  # who ordered wrote what guards; of told words this vault may hold others
                left = left.further(self._vault)
                words = left.of_words(self._vault, order.why, held.hash) if self._leads else []
                self._saving.write(fitted(self._vault, ties_here(self._vault, left.reached)))
                self._vault.orders.carry_out(held, progress)
                self._saving.write(fitted(self._vault, words))
            self._vault.postings.owe_receipts()
            self._context.audit("erase")
        self._vault.orders.finish(progress)
        return self._context.changed((), weight.spaces, weight.kinds)

    # -- what is to be erased -----------------------------------------------------------------

    def to_erase(self) -> list[ToErase]:
        """Cases, families and sources that may no longer be kept, the longest waiting first.

        For a coordinator; others get an empty list. What another device alone says was taken back is asked
        about (`WaitingService.taken_back_unlooked`).
        """
        if self._vault.role != "coordinator":
            return []
        today, found = self._context.today(), dict[str, ToErase]()
        backs = TakenBackByRoot(self._vault)
        for grant in self._vault.read.undated(NOT_KEPT):
            back = backs.of(grant) if keeps_here(grant) else None
            sure = back.get(grant.id) if back is not None else None
            root = self._kept_root(grant) if sure is not None else None
            if sure is None or root is None or root.deleted or root.erased or root.id in found:
                continue
            found[root.id] = self._to_erase(root, sure, today)
        return sorted(found.values(), key=lambda one: one.since)

    def _kept_root(self, grant: RecordView) -> RecordView | None:
        subject = grant.value("subject")
        if isinstance(subject, str):
            view = self._vault.read.view(subject)
            if view is not None and view.id == view.space:
                return view
        return self._vault.read.view(grant.space)

    def _tied_by_either(self, family: RecordView) -> Iterator[RecordView]:
        """The cases that name a family by the word of who recorded one of the two, or a coordinator's: nobody
        else puts a case among what may go with it."""
        trust = self._vault.trust
        for one in cases_naming(self._vault, family):
            if is_tied(one, family, trust) or names(
                as_believed(one, nobody, trust.believed(one)), family
            ):
                yield one

    def _to_erase(self, root: RecordView, grant: RecordView, today: str) -> ToErase:
        cases = self._tied_by_either(root) if root.kind == "family" else ()
        answers = (one for one in self._vault.read.space(grant.space) if one.kind == grant.kind)
        keeping = (one for one in answers if keeps_here(one) and not one.deleted)
        stand = (one for one in keeping if state_of(one, today) in STANDS)
        others = {one.value("grantor") for one in stand}
        named = self.target(root)
        return ToErase(
            root=root.id,
            kind=root.kind,
            number=named.number,
            title=named.title,
            grant=grant.id,
            since=taken_back_on(grant),
            also=tuple(case.id for case in cases),
            others=len(others - {grant.value("grantor")}),
        )
