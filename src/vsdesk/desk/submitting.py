"""Submissions: prepared once, frozen with their digest, sent, answered, and told to the family.

Preparing asks the gate and keeps what it let out: the canonical JSON and the pages, sealed, in the
case. What leaves later is that and nothing else, and only while the gate still lets each field out.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.answering import Answering
from vsdesk.desk.printing import Printed, SheetOrder
from vsdesk.errors import UserError
from vsdesk.progress import SILENT
from vsdesk.records.disclosure import Withheld, decide
from vsdesk.records.dossier import ids_in
from vsdesk.reports import has_annex, load_form
from vsdesk.vault.saving import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vsdesk.desk.base import Change
    from vsdesk.progress import Progress
    from vsdesk.records.disclosure import Disclosed
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.readiness import Profile, Readiness
    from vsdesk.records.values import Json
    from vsdesk.words import Lang

_OPEN: Final = frozenset({"drafting", "missing_items", "consent_pending", "ready", "approved", ""})

_GOES_ON: Final = frozenset({"submission", "submission_event"})


@dataclass(frozen=True, slots=True)
class SubmissionOrder:
    """What is prepared: which case, for which mechanism, with what the mechanism asks beside it.

    `cases` are further cases on one submission (a complaint only). `langs` () are those of the form.
    `values` are further fields of the submission, by name.
    """

    case: str
    mechanism: str
    cases: tuple[str, ...] = ()
    langs: tuple[Lang, ...] = ()
    procedure: str = ""
    named: str = field(default="", repr=False)
    owner: str = ""
    state_concerned: str = ""
    confidential: tuple[str, ...] = ()
    values: Mapping[str, Json] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A frozen submission: its id, the digest of what would leave, the items that hold it."""

    id: str
    digest: str
    items: tuple[str, ...]
    consents: tuple[str, ...]
    withheld: tuple[Withheld, ...]
    small_cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frozen:
    """What was frozen, as it is looked at inside: a PDF for each case, the sealed annexes, and what stayed
    with its reasons."""

    pages: tuple[bytes, ...] = field(repr=False)
    withheld: tuple[Withheld, ...]


class Submitting(Answering):
    """From the draft to the day on which it was sent."""

    # -- before ---------------------------------------------------------------------------------

    def submission_new(self, order: SubmissionOrder) -> Change:
        """A draft; `ids` = (submission,). Raises UserError E_ONE_PERSON, E_NOT_FOUND, E_VALUE."""
        profile = self.profiles.require(order.mechanism)
        if order.cases and profile.kind != "court":
            raise UserError("E_ONE_PERSON")
        values: dict[str, Json] = {
            "mechanism": profile.recipient,
            "mechanism_name": order.named or profile.named,
            "procedure": order.procedure or profile.procedure,
            "cases": [*sorted({order.case, *order.cases})] if order.cases else None,
            "status": "drafting",
            "language": [*sorted(order.langs)],
            "level": profile.level.lower(),
            "follow_up_owner": order.owner,
            "state_concerned": order.state_concerned,
            "confidential": [*sorted(order.confidential)],
            "prepared_by": self.vault.by,
            "profile_version": profile.stamp,
            **order.values,
        }
        kept = {name: value for name, value in values.items() if value not in ("", [], None)}
        id = self.new_id()
        return self._saved_with_back([Edit("submission", kept, id=id, parent=order.case)])

    def submission_check(self, id: str) -> Readiness:
        """What this draft still lacks for its mechanism."""
        view = self._submission(id)
        return self.ready(view.space, self._profile(view).key, submission=id)

    def submission_sheets(self, id: str) -> tuple[SheetOrder, ...]:
        """The sheets that would be frozen today, one for each case: to look at with `sheet`."""
        view = self._submission(id)
        profile = self._profile(view)
        return tuple(self._sheet_of(view, profile, case) for case in self._cases(view, profile))

    def submission_frozen(self, id: str) -> Frozen:
        """What was frozen. Nothing leaves by looking. Raises UserError E_NOT_READY, E_STALE."""
        view = self._submission(id)
        if not view.text("digest"):
            raise UserError("E_NOT_READY")
        held = [one.get("withheld") for one in self._frozen(view).values()]
        rows = [row for one in held if isinstance(one, list) for row in one]
        stayed = [
            Withheld(str(kind), str(name) if name else None, str(why))
            for row in rows
            if isinstance(row, list) and len(row) == 3
            for kind, name, why in [row]
        ]
        return Frozen(self._pages(view), tuple(dict.fromkeys(stayed)))

    def submission_prepare(
        self, id: str, *, because: str = "", progress: Progress = SILENT
    ) -> Prepared:
        """Freeze what the gate lets out. Nothing leaves yet; it can be prepared again until it is sent.

        Raises UserError E_NOT_READY when something blocks (a coordinator goes on with a reason),
        E_ROLE, E_FROZEN when it was sent, E_ONE_PERSON, E_GATE; Cancelled.
        """
        view = self._submission(id)
        if view.text("status") not in _OPEN:
            raise UserError("E_FROZEN")
        profile = self._profile(view)
        cases = self._cases(view, profile)
        if because and self.vault.role != "coordinator":
            raise UserError("E_ROLE")
        if self.submission_check(id).blocks and not because:
            raise UserError("E_NOT_READY")
        orders = [self._sheet_of(view, profile, case) for case in cases]
        decided = [(one, self._decided(one, self.dossier(one.case))) for one in orders]
        payload = _payload(one for _, one in decided)
        digest = hashlib.sha256(payload).hexdigest()
        pages = [
            self._set(order, self.dossier(order.case), disclosed, progress)
            for order, disclosed in decided
        ]
        annexes = [
            self._set(replace(order, kind="sealed-annex"), self.dossier(order.case), one, progress)
            for order, one in decided
            if profile.kind == "court" and has_annex(one)
        ]
        with self.vault.transaction():
            items = self._freeze(view, payload, pages, annexes)
            consents = sorted({one for _, disclosed in decided for one in disclosed.consents_used})
            values: dict[str, Json] = {
                "snapshot": [*sorted(items)],
                "digest": digest,
                "consents": [*consents],
                "profile_version": profile.stamp,
                "language": [*sorted(orders[0].langs)],
                "status": "ready",
            }
            saved = self.vault.save([Edit("submission", values, id=id, why=because or None)])
        self._changed(saved.ids, saved.spaces, {"submission", "evidence_item"})
        return Prepared(
            id,
            digest,
            tuple(items),
            tuple(consents),
            tuple(dict.fromkeys(one for _, disclosed in decided for one in disclosed.withheld)),
            tuple(one for _, disclosed in decided for one in disclosed.small_cells),
        )

    def submission_approve(self, id: str) -> Change:
        """A coordinator's approval of what was frozen. Raises UserError E_ROLE, E_NOT_READY."""
        view = self._submission(id)
        if not view.text("digest"):
            raise UserError("E_NOT_READY")
        values: dict[str, Json] = {"approved": True, "status": "approved"}
        return self._saved_with_back([Edit("submission", values, id=id)])

    # -- leaving ----------------------------------------------------------------------------------

    def submission_paper(self, id: str) -> tuple[bytes, ...]:
        """The frozen pages, taken out to be sent: one PDF for each case, then the sealed annexes.

        Leaves the rows of the exit. Raises UserError E_NOT_READY when nothing was prepared, E_STALE when the gate would let out
        less today, E_GATE when it lets out nothing any more.
        """
        view = self._submission(id)
        self._leave(view)
        return self._pages(view)

    def _pages(self, view: RecordView) -> tuple[bytes, ...]:
        items = [self.record(one) for one in ids_in(view.value("snapshot"))]
        pages = sorted(
            (one for one in items if one.text("mime") == "application/pdf"),
            key=lambda one: one.text("file_name"),
        )
        return tuple(self.attachment(one.id) for one in pages)

    def submission_sent(
        self, id: str, on: str, how: str, *, reference: str = "", next_due: str = ""
    ) -> Change:
        """It was sent on this day, in this way. The rows of the exit are left, if they were not yet.

        Raises UserError E_FROZEN when it was sent already, E_AHEAD for a day that has not come.
        """
        view = self._submission(id)
        if view.text("status") not in _OPEN:
            raise UserError("E_FROZEN")
        self._has_come("submission", sent_on=on)
        self._leave(view)
        values: dict[str, Json] = {"status": "sent", "sent_on": on, "sent_how": how}
        values["sent_by"] = self.vault.by
        if reference:
            values["external_ref"] = reference
        if next_due:
            values["next_due"] = next_due
        return self._saved_with_back([Edit("submission", values, id=id)])

    def _leave(self, view: RecordView) -> None:
        """Ask the gate again, then write the row of the exit for each case, once for each digest."""
        digest = view.text("digest")
        if not digest:
            raise UserError("E_NOT_READY")
        profile = self._profile(view)
        frozen = self._frozen(view)
        for case in self._cases(view, profile):
            dossier = self.dossier(case)
            order = self._sheet_of(view, profile, case)
            now = self._decided(order, dossier)
            _require_still(frozen.get(case), now)
            rows = dossier.of("disclosure")
            if any(
                (one.text("exit"), one.text("digest")) == ("submission", digest) for one in rows
            ):
                continue
            copy = self._next_copy(dossier, now.request.recipient_key)
            printed = Printed(b"", now.withheld, digest, copy, now.consents_used)
            self._note_exit("submission", printed, now)

    def _frozen(self, view: RecordView) -> dict[str, Mapping[str, Json]]:
        """The payload that was frozen for each case, its digest checked. Raises UserError E_STALE."""
        for item in ids_in(view.value("snapshot")):
            if self.record(item).text("mime") != "application/json":
                continue
            data = self.attachment(item)
            if hashlib.sha256(data).hexdigest() != view.text("digest"):
                break
            return {str(one["root"]): one for one in json.loads(data)["cases"]}
        raise UserError("E_STALE")

    # -- parts ------------------------------------------------------------------------------------

    def _profile(self, view: RecordView) -> Profile:
        """The profile that the draft was made for, else the first one of its recipient."""
        key = view.text("profile_version").partition(" ")[0]
        found = self.profiles.get(key)
        if found is not None and found.recipient == view.text("mechanism"):
            return found
        for one in self.profiles:
            if one.recipient == view.text("mechanism"):
                return one
        raise UserError("E_NOT_FOUND", "no such mechanism")

    def _cases(self, view: RecordView, profile: Profile) -> list[str]:
        cases = list(dict.fromkeys([view.space, *ids_in(view.value("cases"))]))
        if len(cases) > 1 and profile.kind != "court":
            raise UserError("E_ONE_PERSON")
        return cases

    def _sheet_of(self, view: RecordView, profile: Profile, case: str) -> SheetOrder:
        """The sheet of one case: the form of the mechanism, or the case file where there is none."""
        form = load_form(profile.recipient)
        known: dict[str, Lang] = {"ar": "ar", "ku": "ku", "en": "en"}
        asked = [known[one] for one in ids_in(view.value("language")) if one in known]
        langs = tuple(asked[:2]) or (form.langs[:2] if form else ("en",))
        order = SheetOrder(
            case,
            langs,
            kind=profile.recipient if form else "case-file",
            purpose=profile.purposes[0],
            recipient=profile.recipient,
            named=view.text("mechanism_name") or profile.named,
            level=profile.level,
        )
        dossier = self.dossier(case)
        for purpose in profile.purposes:  # of several purposes the first that was agreed to
            tried = replace(order, purpose=purpose)
            if decide(self._request(tried, dossier), dossier, self.dictionary).allowed:
                return tried
        return order

    def _freeze(
        self,
        view: RecordView,
        payload: bytes,
        pages: Sequence[Printed],
        annexes: Sequence[Printed],
    ) -> list[str]:
        stem = f"{view.text('mechanism')}-{self.today()}"
        items = [
            self._keep_file(
                payload, view.space, "submission_copy", f"{stem}.json", "application/json"
            )
        ]
        named = [(f"{stem}-{number}.pdf", page) for number, page in enumerate(pages, 1)]
        named += [(f"{stem}-annex-{number}.pdf", page) for number, page in enumerate(annexes, 1)]
        for name, page in named:
            items.append(
                self._keep_file(page.pdf, view.space, "submission_copy", name, "application/pdf")
            )
        return items


def _payload(decided: Iterable[Disclosed]) -> bytes:
    """What is frozen, in canonical form: its SHA-256 is the digest of the submission."""
    whole = {"v": 1, "cases": [one.payload() for one in decided]}
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _require_still(frozen: Mapping[str, Json] | None, now: Disclosed) -> None:
    """Raise UserError E_STALE when something that was frozen may not leave, or not as it was.

    The submissions themselves go on after the freezing: of them only the fields are compared.
    """
    records = frozen.get("records") if frozen else None
    if not isinstance(records, list):
        raise UserError("E_STALE")
    for one in records:
        assert isinstance(one, dict)
        held, values = now.get(str(one["id"])), one["values"]
        if held is None or not isinstance(values, dict) or not values.keys() <= held.values.keys():
            raise UserError("E_STALE")
        if held.kind not in _GOES_ON and any(
            list(held.values[name]) != value for name, value in values.items()
        ):
            raise UserError("E_STALE")
