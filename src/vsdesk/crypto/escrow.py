"""The organisation's way into the vaults of its devices (docs/spec/bundle.md §9.4, keys.md §2).

A list of devices names a public key whose secret half lies on key papers alone. Here is what a list says of
it, which of two stands, and the slot that a vault makes of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from vsdesk.crypto import shares
from vsdesk.crypto.canonical import Json, encode
from vsdesk.crypto.keys import (
    ENC_PUBLIC,
    SEED,
    EncryptionKey,
    is_encryption_public,
    recipient_fingerprint_of,
)
from vsdesk.crypto.secrets import Secret, hkdf
from vsdesk.crypto.shares import FEWEST, MOST, PaperShare
from vsdesk.crypto.slot_kinds import ESCROW, Slot

_SETS: Final = 1 << 15
Stated = Mapping[str, Json] | None


@dataclass(frozen=True, slots=True)
class EscrowKey:
    """A public key of an organisation, and the papers that open what is sealed to it: `needed` of `count`, by
    the number of their set. `asks`: each vault asks its person before it makes a slot of it."""

    public: bytes = field(repr=False)
    set: int
    needed: int
    count: int
    asks: bool

    @property
    def fingerprint(self) -> str:
        """By which an answer names it."""
        return recipient_fingerprint_of(self.public)

    def json(self, turn: int) -> dict[str, Json]:
        """As a list says it."""
        held: dict[str, Json] = {"turn": turn, "public": self.public.hex(), "ask": self.asks}
        return held | {"set": self.set, "k": self.needed, "n": self.count}

    def slot(self, org: str) -> Slot:
        """The slot of it, without its box."""
        held: Slot = {"kind": ESCROW, "public": self.public.hex(), "org": org}
        return held | {"set": self.set, "k": self.needed, "n": self.count}


def of_papers(papers: Iterable[PaperShare], secret: Secret, org: str, *, asks: bool) -> EscrowKey:
    """The key of papers that were just drawn: all of one set, and what they give back."""
    held = tuple(papers)
    return EscrowKey(key_of(secret, org).public, held[0].set, held[0].needed, len(held), asks)


def key_of(secret: Secret, org: str) -> EncryptionKey:
    """The key pair of the secret on an organisation's papers."""
    return EncryptionKey(hkdf(secret.reveal(), bytes.fromhex(org), b"vsdesk/escrow/v1", SEED))


def key_of_slot(slot: Mapping[str, Json], secret: Secret, vault: str) -> EncryptionKey:
    """The key pair that papers give for a slot: of the organisation that it names, else of the vault."""
    return key_of(secret, str(slot["org"])) if "org" in slot else shares.key_of(secret, vault)


def turn_of(stated: Stated) -> int:
    """How often it was changed; 0 where there never was one, or nothing says it."""
    turn = None if stated is None else stated.get("turn")
    return turn if type(turn) is int and turn > 0 else 0


def read(stated: Stated) -> EscrowKey | None:
    """The key that a list names; None where it names none, or in a form that is not known here."""
    if stated is None:
        return None
    public, asks = stated.get("public"), stated.get("ask")
    numbers = [stated.get(name) for name in ("set", "k", "n")]
    if not turn_of(stated) or not isinstance(public, str) or not isinstance(asks, bool):
        return None
    of, k, n = (one if type(one) is int else -1 for one in numbers)
    if not (0 <= of < _SETS and FEWEST <= k <= n <= MOST):
        return None
    try:
        key = bytes.fromhex(public)
    except ValueError:
        return None
    if len(key) != ENC_PUBLIC or key.hex() != public or not is_encryption_public(key):
        return None
    return EscrowKey(key, of, k, n, asks)


def is_known(stated: Stated) -> bool:
    """Whether it is none, given up, or a key: anything else is of a newer program, and left alone."""
    gone = stated is not None and stated.get("gone") is True and turn_of(stated) > 0
    return stated is None or gone or read(stated) is not None


def outranks(one: Stated, other: Stated) -> bool:
    """Whether `one` stands where lists say both."""
    if one is None or other is None:
        return one is not None and other is None
    if turn_of(one) != turn_of(other):
        return turn_of(one) > turn_of(other)
    return _sum(one) < _sum(other)


def highest(stated: Iterable[Stated]) -> Stated:
    """The one that no other of these outranks."""
    found: Stated = None
    for one in stated:
        if outranks(one, found):
            found = one
    return found


def _sum(stated: Mapping[str, Json]) -> bytes:
    return hashlib.sha256(encode(dict(stated))).digest()
