"""A device that was lost, taken or left behind: what lies on it, who has heard, and what of it was put aside.

Coordinators only. Raises UserError E_ROLE, E_NOT_ENROLLED, E_NOT_FOUND, E_OWN_DEVICE, E_LEADS, E_LAST_LEAD,
E_DATE for a day that does not exist; Refused E_SIGNER where one coordinator's signature is not enough.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.crypto.labelled_hash import sha256
from vsdesk.desk.local_days import begin_of, day_here
from vsdesk.desk.sync.devices import CHANGED
from vsdesk.desk.sync.file_caption import called
from vsdesk.desk.sync.lone_rows import LoneRow, lone_rows
from vsdesk.desk.sync.to_warn import to_warn
from vsdesk.errors import UserError
from vsdesk.exchange import lone_lists, revocation, share
from vsdesk.progress import SILENT
from vsdesk.records.put_aside import closes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from vsdesk.crypto.canonical import Json
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.sync.device_copies import DeviceCopyService, TwoCopies
    from vsdesk.desk.sync.device_turns import DeviceTurnService, TurnedAgain
    from vsdesk.desk.sync.devices import DeviceRow, DeviceService
    from vsdesk.desk.sync.to_warn import ToWarn
    from vsdesk.exchange.revocation import UncountedSpace
    from vsdesk.history.entry import Op
    from vsdesk.history.signed_alone import LoneWord
    from vsdesk.progress import Progress
    from vsdesk.vault.read.list_pages import ListRow

_LEFT: Final = "left_aside"
_ROOTS: Final = ("case", "family")


@dataclass(frozen=True, slots=True)
class PutAside:
    """What was put aside of one file, and when the first of it came (milliseconds).

    `row`: the file in the list, None where all of it was put aside. `name`: how what was put aside calls the
    family, or the missing person, else whom it names first; "" where nobody. `entries`: all that was put
    aside there. `guards`: somebody said no there, or asked for care, and the file goes nowhere outside.
    `answers`: what was asked (purpose, recipient) and said. `fields`: of which kinds how many records say
    something, and the fields they set.
    """

    space: str
    since: int
    row: ListRow | None
    name: str = field(repr=False)
    guards: bool
    entries: frozenset[str] = field(repr=False)
    fields: tuple[tuple[str, int, tuple[str, ...]], ...] = ()
    answers: tuple[tuple[str, str, str], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Lost:
    """One device: the files that lie on it as far as is known here, who has not heard yet that it was
    revoked, and what was put aside. `everything`: a coordinator's, on which all lies. `days`: the days on
    which something of it came here, the newest first. `left`: what somebody left aside of that, which
    closes on what it closes. `leads`: several sign who leads, and it is one of those: they take it out
    first. `lone`: what a withdrawn coordinator's device alone signed in lists and what nobody here looked at
    yet. `two`: where two copies of it hand over. `turns`: where a key of it waits for a word."""

    device: DeviceRow
    everything: bool
    holds: tuple[ListRow, ...] = field(repr=False)
    days: tuple[str, ...] = ()
    unheard: tuple[DeviceRow, ...] = ()
    aside: tuple[PutAside, ...] = field(default=(), repr=False)
    left: tuple[PutAside, ...] = field(default=(), repr=False)
    leads: bool = False
    lone: tuple[LoneRow, ...] = ()
    two: TwoCopies | None = None
    turns: TurnedAgain | None = None

    @property
    def guards(self) -> bool:
        """Whether a no, or care that was asked for, is among what was put aside."""
        return any(one.guards for one in self.aside)


class RevocationService:
    """Revoke, look at what was put aside, and let it count."""

    def __init__(
        self,
        context: DeskContext,
        devices: DeviceService,
        copies: DeviceCopyService,
        turns: DeviceTurnService,
    ) -> None:
        self._vault = context.vault
        self._context = context
        self._devices = devices
        self._copies = copies
        self._turns = turns

    def of(self, device_id: str) -> Lost:
        """What is known here of a device."""
        if self._context.role != "coordinator":
            raise UserError("E_ROLE")
        row = self._row(device_id)
        aside = revocation.uncounted(self._vault, device_id) if row.revoked else []
        since = min((one.since for one in aside), default=None)
        lone = lone_lists.said_by_withdrawn(self._vault, device_id, since)
        told, trust = self._left(device_id), self._vault.trust.trust
        every = sorted(map(self._put_aside, aside), key=lambda one: not one.guards)
        left = [one for one in every if told.get(one.space) == _fingerprint(one.entries)]
        return Lost(
            device=row,
            everything=row.role == "coordinator",
            holds=() if row.role == "coordinator" else self._holds(device_id),
            days=self._days(device_id),
            unheard=self._unheard(device_id) if row.revoked else (),
            aside=tuple(one for one in every if one not in left),
            left=tuple(left),
            leads=trust is not None and revocation.is_signed_together(trust.newest, device_id),
            lone=self._lone(lone),
            two=self._copies.of(device_id),
            turns=self._turns.of(device_id),
        )

    def signed_since(self, device_id: str, since: str) -> tuple[LoneRow, ...]:
        """What stands by the signature of this device alone in lists that came here on a day (2026-11-30) or
        later: what ends where it is withdrawn since that day."""
        self._row(device_id)
        at = begin_of(since, "since")
        return self._lone(lone_lists.said_since(self._vault, device_id, at))

    def end_lone(
        self,
        device_id: str,
        seen: Sequence[LoneRow],
        stays: Collection[str] = (),
        progress: Progress = SILENT,
    ) -> Lost:
        """End what a withdrawn device alone signed, as somebody has `seen` it, but what `stays` (names).
        Raises UserError E_CHANGED where there is more of it since."""
        shown = {one.name for one in seen}
        revocation.end_lone(self._vault, device_id, shown, stays, progress)
        self._changed()
        return self.of(device_id)

    def _lone(self, said: Iterable[LoneWord]) -> tuple[LoneRow, ...]:
        found = tuple(said)
        return lone_rows(self._vault, found, self._devices.listed()) if found else ()

    def to_warn(self, device_id: str) -> tuple[ToWarn, ...]:
        """Whom to warn when this device was taken, those who could be harmed first."""
        if self._context.role != "coordinator":
            raise UserError("E_ROLE")
        row = self._row(device_id)
        return to_warn(self._vault, device_id, everything=row.role == "coordinator")

    def every(self) -> list[Lost]:
        """Every device that was revoked."""
        return [self.of(one.device_id) for one in self._devices.listed() if one.revoked]

    def revoke(
        self,
        device_id: str,
        since: str | None = None,
        progress: Progress = SILENT,
        *,
        seen: Sequence[LoneRow] = (),
        stays: Collection[str] = (),
    ) -> Lost:
        """Revoke a device. `since`: a day (2026-11-30); what came here on it or later is put aside until
        somebody looks, and what it alone signed since then ends, as somebody has `seen` it
        (`signed_since`), but what `stays` (names). Raises UserError E_CHANGED where there is more of it.
        """
        self._row(device_id)
        at = None if since is None else begin_of(since, "since")
        shown = {one.name for one in seen}
        revocation.revoke(self._vault, device_id, at, progress, shown=shown, stays=stays)
        self._changed()
        return self.of(device_id)

    def vouch_for(
        self, device_id: str, seen: Sequence[PutAside], progress: Progress = SILENT
    ) -> Lost:
        """Let what was put aside of a device count, as somebody has `seen` it. Raises UserError E_CHANGED
        where more lies in one of these files since."""
        shown = {one.space: one.entries for one in seen}
        revocation.vouch_for(self._vault, device_id, shown, progress)
        self._changed()
        return self.of(device_id)

    def leave_aside(
        self, device_id: str, seen: Sequence[PutAside], progress: Progress = SILENT
    ) -> Lost:
        """Somebody has `seen` it: it counts nowhere, and is listed as left (`Lost.left`) until more comes.

        It is kept, and what it closes stays closed, until somebody lets it count after all. Raises UserError
        E_CHANGED where more lies in one of these files since.
        """
        shown = {one.space: one.entries for one in seen}
        revocation.leave_aside(self._vault, device_id, shown, progress)
        left = self._left(device_id) | {one.space: _fingerprint(one.entries) for one in seen}
        told: dict[str, Json] = dict(self._vault.meta.get(_LEFT, {}))
        with self._vault.transaction():
            self._vault.meta.put(_LEFT, {**told, device_id: {**left}})
        self._changed()
        return self.of(device_id)

    def _left(self, device_id: str) -> dict[str, str]:
        """Of the files in which something was left aside, what that was."""
        return dict(self._vault.meta.get(_LEFT, {}).get(device_id, {}))

    def _changed(self) -> None:
        self._context.changed((), (), CHANGED)

    def _row(self, device_id: str) -> DeviceRow:
        rows = self._devices.listed()
        found = next((one for one in rows if one.device_id == device_id), None)
        if found is None:
            raise UserError("E_NOT_FOUND", "device")
        return found

    def _holds(self, device_id: str) -> tuple[ListRow, ...]:
        spaces = self._vault.postings.spaces_with(device_id) | share.spaces_of(
            self._vault, device_id
        )
        rows = (self._vault.read.row(space) for space in spaces)
        found = [row for row in rows if row is not None and row.kind in _ROOTS]
        return tuple(sorted(found, key=lambda row: (row.kind, row.number, row.id)))

    def _days(self, device_id: str) -> tuple[str, ...]:
        came = {at for at, _ in self._vault.ledger.arrivals(device_id)}
        days = {day_here(at) for at in came | lone_lists.signed_at(self._vault, device_id)}
        return tuple(sorted(days, reverse=True))

    def _unheard(self, device_id: str) -> tuple[DeviceRow, ...]:
        return tuple(
            row
            for row in self._devices.listed()
            if not (row.own or row.revoked)
            and not revocation.has_heard(self._vault, row.device_id, device_id)
        )

    def _put_aside(self, one: UncountedSpace) -> PutAside:
        guards = any(closes(op.kind, op.fields, values) for op, values in one.ops)
        records: dict[str, set[str]] = {}
        fields: dict[str, set[str]] = {}
        root: dict[str, Json] = {}
        people: dict[str, dict[str, Json]] = {}
        for op, values in one.ops:
            records.setdefault(op.kind, set()).add(op.rec)
            fields.setdefault(op.kind, set()).update(op.fields)
            if op.rec == one.space:
                root |= values
            elif op.kind == "person" and op.parent == one.space:
                people.setdefault(op.rec, {}).update(values)
        return PutAside(
            one.space,
            one.since,
            self._vault.read.row(one.space),
            called(root, people),
            guards,
            one.entries,
            tuple(
                (kind, len(records[kind]), tuple(sorted(fields[kind]))) for kind in sorted(records)
            ),
            tuple(answer for op, values in one.ops if (answer := _answer(op, values))),
        )


def _fingerprint(entries: Iterable[str]) -> str:
    return sha256("".join(sorted(entries)).encode()).hex()


def _answer(op: Op, values: Mapping[str, Json]) -> tuple[str, str, str] | None:
    """Purpose, recipient and result of an answer that is told here."""
    if op.kind != "consent_grant" or "result" not in values:
        return None
    result = "withdrawn" if values.get("withdrawn_on") else values["result"]
    return str(values.get("purpose", "")), str(values.get("recipient", "")), str(result)
