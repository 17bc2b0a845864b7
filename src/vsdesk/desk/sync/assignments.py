"""Cases and families are assigned to devices, and taken back, one or many, with a note that says why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.desk.change import Change
from vsdesk.errors import UserError
from vsdesk.exchange.lent_spaces import lent_here
from vsdesk.records.checks.duties import OUR_OWN
from vsdesk.records.consent.lending import disputed, lent_to
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.sync.devices import DeviceRow, DeviceService
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.read.vault_reads import HistoryRow


@dataclass(frozen=True, slots=True)
class Assignment:
    """To which devices a root is assigned; `here`: this device is among them. The note that was
    written last, who wrote it (the device that signed, and `by` as it says) and when (a log
    timestamp); "" where there is none."""

    devices: tuple[DeviceRow, ...]
    here: bool
    note: str = field(repr=False)
    device_id: str
    by: str
    ts: str


class AssignmentService:
    """Coordinators assign; who reads sees to whom, and the note travels with the root. Whoever has a root
    asks in words that it is taken back."""

    def __init__(self, context: DeskContext, cases: CaseService, devices: DeviceService) -> None:
        self._vault = context.vault
        self._context = context
        self._cases = cases
        self._devices = devices

    def assignable(self) -> list[DeviceRow]:
        """The devices that something can be assigned to: of the list, not revoked, no
        coordinator's (they get all)."""
        return [
            one for one in self._devices.listed() if not one.revoked and one.role != "coordinator"
        ]

    def assignment(self, root: str) -> Assignment:
        """To whom a root is assigned, with what was put aside too, and the last note. Raises UserError
        E_NOT_FOUND."""
        lent = lent_here(self._vault, self._cases.record(root))
        rows = tuple(row for row in self._devices.listed() if row.device_id in lent)
        said = [
            row
            for row in self._cases.history(root)
            if row.why and "assigned" in row.fields and self._may_lend(row)
        ]
        last = said[-1] if said else None
        if last is None:
            return Assignment(rows, self._context.device_id in lent, "", "", "", "")
        return Assignment(
            rows, self._context.device_id in lent, last.why or "", last.device_id, last.by, last.ts
        )

    def assign(self, roots: Sequence[str], device_id: str, note: str) -> Change:
        """Assign roots to a device, with a note; those that are assigned to it stay as they are.

        The Change takes it back. Raises UserError E_ROLE, E_REASON, E_NOT_FOUND for a device that is not
        `assignable`.
        """
        self._may_assign(note)
        if device_id not in {one.device_id for one in self.assignable()}:
            raise UserError("E_NOT_FOUND", "device")
        edits = []
        for view in map(self._cases.record, dict.fromkeys(roots)):
            if device_id not in lent_here(self._vault, view):
                edits.append(_lend(view, lent_to(view) | {device_id}, note))
        return self._lent(edits)

    def unassign(self, roots: Sequence[str], device_id: str, note: str) -> Change:
        """Take roots back from a device ("": from every one), with a note. What was handed over stays there.

        The Change takes it back. Raises UserError E_ROLE, E_REASON.
        """
        self._may_assign(note)
        edits = []
        for view in map(self._cases.record, dict.fromkeys(roots)):
            held = lent_to(view) | disputed(view)
            gone = held & {device_id} if device_id else held
            if gone:
                edits.append(_lend(view, lent_to(view) - gone, note))
        return self._lent(edits)

    def hand_back(self, root: str, told: Json) -> Change:
        """Ask that a coordinator takes a root back that is assigned to this device: a row of our own work,
        due today, with these words (a PText). To whom it is assigned a coordinator says, as ever.

        The Change takes it back. Raises UserError E_ROLE where it is not assigned here, E_NOT_FOUND.
        """
        if self._context.device_id not in lent_here(self._vault, self._cases.record(root)):
            raise UserError("E_ROLE")
        said: dict[str, Json] = {"type": OUR_OWN, "what": told, "due": self._context.today()}
        return self._cases.saved_with_back(
            [Edit("duty", said, id=self._context.new_id(), parent=root)]
        )

    def _may_lend(self, row: HistoryRow) -> bool:
        """Whether an op may say to whom something is assigned: it may count for another field beside it."""
        return row.counts and self._vault.trust.role_of(row.device_id) == "coordinator"

    def _may_assign(self, note: str) -> None:
        if self._context.role != "coordinator":
            raise UserError("E_ROLE")
        if not note.strip():
            raise UserError("E_REASON", kind="case", field="assigned")

    def _lent(self, edits: Sequence[Edit]) -> Change:
        return self._cases.saved_with_back(edits) if edits else Change()


def _lend(view: RecordView, device_ids: frozenset[str], note: str) -> Edit:
    return Edit(
        view.kind, {"assigned": [*sorted(device_ids)] or None}, id=view.id, why=note.strip()
    )
