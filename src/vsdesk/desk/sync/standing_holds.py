"""The files of which a device makes no paper for outside, as a coordinator sees them, and the word that lifts
one (`records/paper_holds.py`; the program writes them before a hand-over)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.records.on_screen import OnScreen
from vsdesk.records.paper_holds import ALL, KIND, by_hand, devices_of, roots_in
from vsdesk.vault.edit import Edit
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.sync.devices import DeviceRow, DeviceService
    from vsdesk.vault.read.list_pages import ListRow
    from vsdesk.words import Words


# For window and command alike.
WHY: Final = mark(
    "What guards somebody in these files lies where this device does not see it, or they were taken back from it. It makes no paper of them for outside; a coordinator’s does."
)
NONE_HELD: Final = mark("This device makes papers of all its files.")


@dataclass(frozen=True, slots=True)
class StandingHold:
    """What coordinators' devices (`by`) hold together: of the files those that are here, and how many are
    not; or `every` one. `shown` is what stood there."""

    id: str
    by: tuple[DeviceRow, ...]
    files: tuple[ListRow, ...] = field(repr=False)
    strange: int
    every: bool
    shown: OnScreen


def more_words(hold: StandingHold, words: Words) -> list[str]:
    """What is held beside the files that are here."""
    told = [words.say("Every file")] if hold.every else []
    if hold.strange:
        told.append(
            words.count("{n} file that is not here", "{n} files that are not here", hold.strange)
        )
    return told


class StandingHoldService:
    """Shows holds, and lifts them."""

    def __init__(self, context: DeskContext, cases: CaseService, devices: DeviceService) -> None:
        self._vault = context.vault
        self._cases = cases
        self._devices = devices

    def of(self, device_id: str) -> tuple[StandingHold, ...]:
        """Those of one device. Raises UserError E_ROLE: coordinators alone can lift them."""
        self._require_coordinator()
        rows = {one.device_id: one for one in self._devices.listed()}
        found = []
        for one in self._vault.read.of_kind(KIND):
            held = roots_in(one)
            if device_id not in devices_of(one) or not held:
                continue
            files = [self._vault.read.row(root) for root in sorted(held - {ALL})]
            here = tuple(row for row in files if row is not None)
            by = tuple(rows[word] for word in sorted(by_hand(one)) if word in rows)
            strange = len(files) - len(here)
            found.append(StandingHold(one.id, by, here, strange, ALL in held, OnScreen.of([one])))
        return tuple(found)

    def lift(self, hold: str, because: str, *, shown: OnScreen) -> Change:
        """Take out what was `shown` of a hold, for a reason; what was held since stands. What a device that
        hands over finds to guard somebody it holds again. Raises UserError E_ROLE, E_REASON, E_NOT_FOUND."""
        self._require_coordinator()
        if not because.strip():
            raise UserError("E_REASON", kind=KIND, field="files")
        record = self._cases.record(hold)
        if record.kind != KIND:
            raise UserError("E_NOT_FOUND", "hold")
        seen = {"files": tuple(op for op in record.ops("files") if op in shown.ops)}
        return self._cases.save([Edit(KIND, {"files": None}, id=hold, seen=seen)], because.strip())

    def _require_coordinator(self) -> None:
        if self._vault.role != "coordinator":
            raise UserError("E_ROLE")
