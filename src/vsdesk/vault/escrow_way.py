"""The organisation's way into this vault: what its list says, what was answered, and the slot that follows
(docs/spec/bundle.md §9.4).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from vsdesk.crypto import escrow
from vsdesk.crypto.canonical import Json
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from vsdesk.crypto.escrow import EscrowKey
    from vsdesk.crypto.slot_kinds import Slot
    from vsdesk.vault.vault import Vault

_ANSWER: Final = "escrow"
Followed = Literal["", "made", "removed"]


@dataclass(frozen=True, slots=True)
class EscrowState:
    """`needed` and `count` of the papers of the organisation, 0 where it has none; `opens`: they open this
    vault; `asks`: whoever works in it may refuse; what was answered, None as long as nobody was asked."""

    needed: int
    count: int
    opens: bool
    asks: bool
    answer: bool | None

    @property
    def waits(self) -> bool:
        """Whether somebody has to answer."""
        return self.asks and self.answer is None


def state(vault: Vault) -> EscrowState:
    """Where it stands."""
    key, slot = _named(vault), vault.slots.escrow
    if key is None:
        return EscrowState(0, 0, slot is not None, asks=False, answer=None)
    opens = slot is not None and slot["public"] == key.public.hex()
    return EscrowState(key.needed, key.count, opens, key.asks, _answer(vault, key))


def answer(vault: Vault, *, yes: bool) -> None:
    """What whoever works in this vault says of the key that the organisation has now; `follow` does it.

    Raises UserError E_NOT_FOUND where nothing is asked.
    """
    key = _named(vault)
    if key is None or not key.asks:
        raise UserError("E_NOT_FOUND")
    told: dict[str, Json] = {"key": key.fingerprint, "yes": yes, "at": vault.clock()}
    with vault.transaction():
        vault.meta.put(_ANSWER, told)


def follow(vault: Vault) -> Followed:
    """Do what the newest list says. Raises EnvironmentFault: then all is as it was, and the next time does
    it."""
    slot = vault.slots.escrow
    wanted = _wanted(vault, slot)
    if wanted == slot:
        return ""
    vault.change_slots(lambda file, vmk: file.with_escrow(vmk, wanted))
    return "removed" if wanted is None else "made"


def _named(vault: Vault) -> EscrowKey | None:
    trust = vault.trust.trust
    return None if trust is None else escrow.read(trust.newest.escrow)


def _wanted(vault: Vault, slot: Slot | None) -> Slot | None:
    """The slot that belongs here. A withdrawn device's list is not followed, nor what no program here
    knows."""
    trust = vault.trust.trust
    if trust is None:
        return None
    if vault.trust.revoked or not vault.trust.enrolled or not escrow.is_known(trust.newest.escrow):
        return slot
    key = escrow.read(trust.newest.escrow)
    if key is None or (key.asks and not _answer(vault, key)):
        return None
    return key.slot(trust.org)


def _answer(vault: Vault, key: EscrowKey) -> bool | None:
    held = vault.standing.facts.get(_ANSWER)
    return bool(held["yes"]) if held is not None and held["key"] == key.fingerprint else None
