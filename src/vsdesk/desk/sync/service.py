"""Handing over and receiving: bundles on a stick or in a shared folder."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.desk.sync.assignments import AssignmentService
from vsdesk.desk.sync.device_copies import DeviceCopyService
from vsdesk.desk.sync.device_turns import DeviceTurnService
from vsdesk.desk.sync.devices import DeviceService
from vsdesk.desk.sync.escrow_service import EscrowService
from vsdesk.desk.sync.going_files import walk
from vsdesk.desk.sync.intake import IntakeService
from vsdesk.desk.sync.leads import LeadService
from vsdesk.desk.sync.limits_along import LimitsAlongService
from vsdesk.desk.sync.names_along_service import NamesAlongService
from vsdesk.desk.sync.paper_hold_service import PaperHoldService
from vsdesk.desk.sync.revocations import RevocationService
from vsdesk.desk.sync.standing_holds import StandingHoldService
from vsdesk.errors import UserError
from vsdesk.exchange import enrolment, export, media, share
from vsdesk.exchange.inspect import Inspection, inspect
from vsdesk.exchange.lent_spaces import given_here, lent_here
from vsdesk.exchange.outcome import ReceivedFile
from vsdesk.exchange.recovery_answers import may_give, may_lend
from vsdesk.exchange.volume_receipt import beside, gone, receive, retry_held
from vsdesk.progress import SILENT
from vsdesk.records.gate import sealed_fields
from vsdesk.vault.edit import Edit
from vsdesk.vault.sync.outbox import DELIVERED, PostedVolume
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from vsdesk.desk.access.service import AccessService
    from vsdesk.desk.cases.draft_service import UnsavedDraft
    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.cases.told_name_service import NamedRow
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.matching.service import PairService
    from vsdesk.desk.sync.devices import DeviceRow
    from vsdesk.exchange.export import HandOverResult, OutgoingSum
    from vsdesk.exchange.media import Medium
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.on_screen import OnScreen

SOURCES_STAY: Final = mark(
    "Sources stay on the device that wrote them. One goes only when it is handed over by itself, with a reason."
)
JOURNALS_GO: Final = mark(
    "The journal of each device goes to coordinators with the next bundle: who opened it, looked, printed."
)
JOURNALS_STAY: Final = mark(
    "Your organisation decided that the journal of each device stays on it. Coordinators do not get it."
)
SOURCES_GO: Final = mark(
    "Your organisation decided that coordinators get the sources too: they go along to them, and to nobody else."
)


@dataclass(frozen=True, slots=True)
class Stays:
    """Roots that do not go to a recipient, and why: "not_assigned", "sealed", "disputed" where a
    coordinator lent them to it and another took them back, or "older" while this older copy of the vault does
    not know who gets what."""

    count: int
    kind: str
    reason: str


_OWN_BOOKS: Final = ("vouched", "inc", "key")  # for the next bundle, not for people


@dataclass(frozen=True, slots=True)
class Handover:
    """One earlier hand-over: when, to whom, what it held, whether a receipt came.

    `state` is "written" or "delivered" (by all recipients); `to` maps a device to its state.
    """

    bundle: str
    made: int
    files: tuple[str, ...]
    size: int
    counts: Mapping[str, int]
    to: Mapping[str, str]

    @property
    def state(self) -> str:
        """Delivered only when every recipient's receipt has come."""
        return DELIVERED if set(self.to.values()) == {DELIVERED} else "written"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a hand-over would carry now, and what stays. `sources_go`: coordinators get sources by policy.
    `closing` is how much is written before, so that no other device names a source who stays here; `named`
    are these sources in told words, with what was chosen; `unsaved` are words that are in no record yet."""

    goes: OutgoingSum
    stays: tuple[Stays, ...] = field(default=())
    sources_go: bool = False
    closing: int = 0
    named: tuple[NamedRow, ...] = field(default=())
    unsaved: tuple[UnsavedDraft, ...] = field(default=())

    @property
    def unchosen(self) -> tuple[NamedRow, ...]:
        """The told words about which nobody chose: they go closed."""
        return tuple(one for one in self.named if one.choice is None)


class HandoverService:
    """Give and receive."""

    def __init__(
        self, context: DeskContext, cases: CaseService, matching: PairService, access: AccessService
    ) -> None:
        self._vault = context.vault
        self._context = context
        self._cases = cases
        self.devices = DeviceService(context, cases)
        self.copies = DeviceCopyService(context, self.devices)
        self.turns = DeviceTurnService(context, self.devices)
        self.revocations = RevocationService(context, self.devices, self.copies, self.turns)
        self.leads = LeadService(context, self.devices)
        self.escrow = EscrowService(context, self.leads)
        self.intake = IntakeService(
            context, cases, cases.lists, matching.claims, access.safeguards, self, self.devices
        )
        self._along = NamesAlongService(context)
        self._holds = PaperHoldService(context)
        self.holds = StandingHoldService(context, cases, self.devices)
        self._limits = LimitsAlongService(context)
        self.assignments = AssignmentService(context, cases, self.devices)

    def sticks(self) -> list[Medium]:
        """The sticks and cards that are mounted now."""
        return media.media()

    def bundles_in(self, folder: Path) -> list[Path]:
        """The bundles that lie in a folder, known by content, never by name."""
        return media.bundles(folder)

    def no_bundles_in(self, folder: Path) -> list[ReceivedFile]:
        """What a take-in would say of the files of a folder that are named like bundles, but are none."""
        found = [beside(path) for path in media.named_so(folder)]
        return [one for one in found if one is not None and one.beside]

    def has_programs(self, folder: Path) -> bool:
        """True when programs or an autorun file lie there: a warning, nothing more."""
        return media.has_programs(folder)

    def destinations(self) -> list[DeviceRow]:
        """The devices that one can hand to, coordinators first. Raises UserError E_NOT_ENROLLED."""
        wanted = [device.device_id for device in share.destinations(self._vault)]
        rows = {row.device_id: row for row in self.devices.listed()}
        return [rows[device_id] for device_id in wanted]

    def preview_give(
        self, recipients: Sequence[str] | None = None, progress: Progress = SILENT
    ) -> Outlook:
        """What would go to these devices (None: all coordinators), and what stays and why."""
        goes = export.preview(self._vault, recipients, progress)
        look = self._along.look(recipients)
        walk(self._vault, [look], progress)
        along = look.along()
        return Outlook(
            *(goes, tuple(self._stays(recipients)), self._vault.trust.sources_go),
            closing=len(along.edits),
            named=along.named,
            unsaved=self._cases.drafts.unsaved(),
        )

    def _stays(self, recipients: Sequence[str] | None) -> Iterable[Stays]:
        rows = {row.device_id: row for row in self.devices.listed()}
        leads = [
            device_id
            for device_id, row in rows.items()
            if row.role == "coordinator" and not row.own
        ]
        shown = {view.id for view in self._vault.read.of_kind(share.SOURCE)}
        sealed = shown & self._along.sealed_from(recipients)
        lends, gives = may_lend(self._vault), may_give(self._vault)
        for device_id in leads if recipients is None else recipients:
            if device_id not in rows or (gives and device_id in leads):
                continue
            knows = lends and device_id not in leads
            shared = share.spaces_of(self._vault, device_id) if knows else set[str]()
            open_ = share.disputed_with(self._vault, device_id) if knows else set[str]()
            for kind in ("case", "family"):
                here = {view.id for view in self._vault.read.of_kind(kind)}
                held = here - shared
                known = {"disputed": held & open_, "not_assigned": held - open_}
                reasons = known if knows else {"older": here}
                for reason, these in reasons.items():
                    if these:
                        yield Stays(len(these), kind, reason)
        if sealed:
            yield Stays(len(sealed), share.SOURCE, "sealed")

    def source_given(self, source: str) -> tuple[str, ...]:
        """The devices to which somebody at this one handed a source. Raises UserError E_NOT_FOUND."""
        return given_here(self._vault, self._source(source))

    def give_source(
        self, source: str, recipients: Sequence[str], reason: str, *, shown: OnScreen
    ) -> Change:
        """From now on a source, as it was `shown`, goes to just these devices with what is handed
        over to them, for a reason.

        Without `recipients` it stays here again, whatever came since; what was handed over stays where it is.
        Raises UserError E_NOT_ENROLLED, E_REASON, E_ROLE where this device may not open it, E_NOT_FOUND;
        E_CHANGED where something else stands in it now.
        """
        view = self._source(source)
        if not reason.strip():
            raise UserError("E_REASON", kind=view.kind, field="given_to")
        if not sealed_fields.may_open_sealed(
            lent_here(self._vault, view), self._vault.role, self._vault.identity.device_id
        ):
            raise UserError("E_ROLE")
        if not set(recipients) <= {one.device_id for one in share.destinations(self._vault)}:
            raise UserError("E_NOT_FOUND", "recipient")
        if recipients and not shown.holds([view]):
            raise UserError("E_CHANGED", kind=view.kind)
        given: dict[str, Json] = {"given_to": [*sorted(set(recipients))]}
        return self._cases.save([Edit(view.kind, given, id=view.id)], reason.strip())

    def _source(self, id: str) -> RecordView:
        view = self._cases.record(id)
        if view.kind != share.SOURCE or view.deleted:
            raise UserError("E_NOT_FOUND", kind=share.SOURCE)
        return view

    def sources_go(self) -> bool:
        """Whether coordinators of this organisation get sources with what is handed over to them."""
        return self._vault.trust.sources_go

    def set_sources_go(self, *, go: bool) -> None:
        """A coordinator decides it for the organisation; it travels signed with the list of devices.

        Raises UserError E_ROLE, E_NOT_ENROLLED.
        """
        enrolment.set_sources_go(self._vault, go=go)
        self._context.changed((), (), {"device"})

    def journals_stay(self) -> bool:
        """Whether the journal of each device stays on it: who opened it, looked, printed."""
        return self._vault.trust.journals_stay

    def set_journals_stay(self, *, stay: bool) -> None:
        """As `set_sources_go`. Raises UserError E_ROLE, E_NOT_ENROLLED."""
        enrolment.set_journals_stay(self._vault, stay=stay)
        self._context.changed((), (), {"device"})

    def hand_over(
        self,
        folder: Path,
        recipients: Sequence[str] | None = None,
        progress: Progress = SILENT,
        *,
        always: bool = False,
    ) -> list[HandOverResult]:
        """Write bundles into `folder`: read back, renamed, "written". Only a receipt delivers them.

        What keeps the name of a source who stays here out of papers elsewhere, and what it lets out of what
        it told, is written and goes along, and of which files a device makes no paper.
        Raises UserError E_NOT_ENROLLED, E_NOT_FOUND; EnvironmentFault E_DISK, E_MEDIA_RO, E_IO;
        Cancelled. The vault is as before then.
        """
        names, limits = self._along.look(recipients), self._limits.look(recipients)
        holds = self._holds.look(recipients)
        walk(self._vault, [names, limits, holds], progress)
        if edits := [*names.along().edits, *limits.edits, *holds.edits]:
            self._cases.save(edits)
        handed = export.hand_over(self._vault, folder, recipients, progress, always=always)
        self._context.changed((), (), {"bundle"})
        return handed

    def read_in(
        self, sources: Iterable[Path], progress: Progress = SILENT, *, seen: Sequence[Path] = ()
    ) -> list[ReceivedFile]:
        """Take in files, or all bundles of folders. One answer for each file, never an exception for it.

        `seen` are files that a person saw in these folders before: one that is gone since is told.
        """
        results = retry_held(self._vault, progress)  # what a newer program wrote, after the update
        results = [one for one in results if one.status != "held"]
        named = list(sources)
        absent = [path for path in named if not os.path.lexists(path)]
        results += receive(self._vault, [path for path in named if path not in absent], progress)
        results += [ReceivedFile(path, "refused", "E_NO_FILE") for path in absent]
        told = {one.path for one in results}
        results += [gone(one) for one in seen if one not in told and not os.path.lexists(one)]
        roots = {change.space for one in results for change in one.spaces}
        self._context.changed((), roots, {"bundle", "case", "family"})
        return results

    def inspect(self, path: Path, progress: Progress = SILENT) -> Inspection:
        """What a file says of itself, and whether all of it verifies. Nothing is stored."""
        return inspect(self._vault, path, progress)

    def handovers(self, limit: int = 200) -> list[Handover]:
        """Earlier hand-overs, newest first; the volumes of one bundle together."""
        found: dict[str, list[PostedVolume]] = {}
        for posted in self._vault.standing.posted.outbox(limit):
            found.setdefault(posted.bundle, []).append(posted)
        return [_handover(bundle, volumes) for bundle, volumes in found.items()]


def _handover(bundle: str, volumes: Sequence[PostedVolume]) -> Handover:
    counts: dict[str, int] = {}
    to: dict[str, str] = {}
    for one in volumes:
        for name, number in one.counts.items():
            if name in _OWN_BOOKS:
                continue
            counts[name] = max(counts.get(name, 0), number)
        for device_id, state in one.states.items():
            to[device_id] = state if to.get(device_id, DELIVERED) == DELIVERED else to[device_id]
    files = tuple(one.name for one in sorted(volumes, key=lambda one: one.vol))
    size = sum(one.size for one in volumes)
    return Handover(bundle, min(one.made for one in volumes), files, size, counts, to)
