"""Who leads the organisation, how many of them sign together, and its escrow: proposals that go round by
file.

Raises UserError E_ROLE, E_NOT_ENROLLED, E_REVOKED, E_NOT_FOUND, E_OVERTAKEN, E_SAME_LEADS,
E_LAST_LEAD, E_TWO_LISTS; Refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vsdesk.exchange import leadership

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from vsdesk.crypto.escrow import EscrowKey
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.sync.devices import DeviceRow, DeviceService
    from vsdesk.exchange.leadership import LeadProposal


@dataclass(frozen=True, slots=True)
class Leads:
    """Who leads now, and how many of them must sign who leads. `beside`: who would lead by each other list
    that stands beside the own one; `heard`: whether somebody who leads here had a part in one of them."""

    devices: tuple[DeviceRow, ...]
    threshold: int
    beside: tuple[tuple[DeviceRow, ...], ...] = ()
    heard: bool = False


@dataclass(frozen=True, slots=True)
class ProposedLeads:
    """What a proposal changes, with the devices by their names; `told` counts the signatures."""

    told: LeadProposal
    added: tuple[DeviceRow, ...]
    removed: tuple[DeviceRow, ...]
    signed: tuple[DeviceRow, ...]
    withdrawn: tuple[DeviceRow, ...] = ()


class LeadService:
    """Propose, read, sign."""

    def __init__(self, context: DeskContext, devices: DeviceService) -> None:
        self._vault = context.vault
        self._context = context
        self._devices = devices

    def now(self) -> Leads:
        """Who leads."""
        trust = self._vault.trust.trust
        if trust is None:
            return Leads((), 0)
        lead = trust.newest.acting_coordinators()
        beside = tuple(self._rows(one.own.acting_coordinators()) for one in trust.beside)
        return Leads(self._rows(lead), trust.newest.threshold, beside, bool(trust.heard()))

    def two_stand(self) -> bool:
        """Whether another list of devices stands beside the own one."""
        trust = self._vault.trust.trust
        return trust is not None and bool(trust.beside)

    def propose(
        self,
        *,
        threshold: int | None = None,
        add: Collection[str] = (),
        remove: Collection[str] = (),
        join: bool | None = None,
    ) -> tuple[bytes, ProposedLeads]:
        """A proposal, signed here; where that is enough it holds at once."""
        made = leadership.propose(
            self._vault, threshold=threshold, add=add, remove=remove, join=join
        )
        return self._done(*made)

    def propose_escrow(self, key: EscrowKey | None) -> tuple[bytes, ProposedLeads]:
        """The same for another escrow key, or for none from now on."""
        return self._done(*leadership.propose_escrow(self._vault, key))

    def read(self, data: bytes) -> ProposedLeads:
        """What a proposal changes, and who signed it."""
        return self._named(leadership.read(self._vault, data))

    def sign(self, data: bytes) -> tuple[bytes, ProposedLeads]:
        """The same with the signature of this device; once enough stand in it, it holds."""
        return self._done(*leadership.sign(self._vault, data))

    def take(self, data: bytes) -> ProposedLeads:
        """A proposal that enough signed elsewhere: it holds here too."""
        told = self._named(leadership.take(self._vault, data))
        self._changed()
        return told

    def _done(self, data: bytes, told: LeadProposal) -> tuple[bytes, ProposedLeads]:
        self._changed()
        return data, self._named(told)

    def _changed(self) -> None:
        self._context.changed((), (), {"device"})

    def _named(self, told: LeadProposal) -> ProposedLeads:
        return ProposedLeads(
            told,
            *(self._rows(some) for some in (told.added, told.removed, told.signed, told.withdrawn)),
        )

    def _rows(self, device_ids: Iterable[str]) -> tuple[DeviceRow, ...]:
        wanted = set(device_ids)
        return tuple(one for one in self._devices.listed() if one.device_id in wanted)
