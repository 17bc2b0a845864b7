"""One key slot: what each kind states, how it is made, what opens it (docs/spec/keys.md §2).

A slot is sealed to a public key whose secret half comes from a passphrase, from the recovery words, or from
what paper shares give back; a passphrase slot of the first form (files of version 1) has none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from vsdesk.crypto import recovery
from vsdesk.crypto.canonical import Json, encode
from vsdesk.crypto.kdf import SALT, KdfCost, stretch
from vsdesk.crypto.keys import ENC_PUBLIC, SEED, EncryptionKey
from vsdesk.crypto.labelled_hash import H
from vsdesk.crypto.secrets import NONCE, TAG, Rng, Secret, hkdf, same_bytes, unseal
from vsdesk.crypto.shares import FEWEST, MOST
from vsdesk.errors import Refused

VMK: Final = 32
PASSPHRASE, WORDS, SHARES, ESCROW = "passphrase", "words", "shares", "escrow"
SINGLE: Final = (WORDS, SHARES, ESCROW)
"""Of each of these there is at most one."""
LAST_PERSON: Final = 999
_ARGON2: Final = "argon2id"
_CHECK: Final = 16
_SET: Final = 1 << 15
_ORG: Final = 32  # bytes
_HEX: Final = re.compile(r"(?:[0-9a-f]{2})+")
_OPEN_BOX: Final = ("box", "check")
_COST: Final = ("kdf", "m", "p", "salt", "t")

Slot = dict[str, Json]


def about(slot: Mapping[str, Json], vault: str) -> bytes:
    """What a slot commits to: all of it but what is computed from it, and the vault."""
    return encode({"slot": stated(slot), "vault": vault})


def stated(slot: Mapping[str, Json]) -> Slot:
    """A slot without what is computed from the rest of it."""
    return {name: value for name, value in slot.items() if name not in _OPEN_BOX}


def sealed(slot: Slot, vmk: Secret, vault: str) -> Slot:
    """`slot` with its box rebuilt around `vmk`, if it has a public key."""
    if not has_key(slot):
        return slot
    box = recovery.seal_to(hex_of(slot["public"]), vmk, about(slot, vault))
    return {**slot, "box": box.hex()}


def has_key(slot: Mapping[str, Json]) -> bool:
    """Whether the slot is of a kind known here and sealed to a public key."""
    return slot["kind"] in (PASSPHRASE, *SINGLE) and "public" in slot


def turns_along(slot: Mapping[str, Json]) -> bool:
    """Whether a slot goes on opening the vault when its key is turned: it is sealed or rebuilt then."""
    return has_key(slot) or slot["kind"] == PASSPHRASE


def opened(slot: Mapping[str, Json], key: EncryptionKey, vault: str) -> bytes | None:
    """What is in the slot's box, by the key to which it is sealed."""
    return recovery.open_sealed(key, hex_of(slot["box"]), about(slot, vault))


# -- passphrases ------------------------------------------------------------------------------------


def passphrase_slot(
    vmk: Secret, vault: str, passphrase: Secret, cost: Mapping[str, Json], person: int
) -> Slot:
    """A person's slot. `cost` is of `new_cost`, or another person's."""
    stretched = stretched_by(passphrase, cost, vault)
    key = _passphrase_key(stretched)
    slot: Slot = {"kind": PASSPHRASE, "person": person, "public": key.public.hex()}
    slot |= {name: cost[name] for name in _COST}
    return sealed({**slot, "check": check_of(stretched).hex()}, vmk, vault)


def new_cost(cost: KdfCost, rng: Rng) -> Slot:
    """What stretches a passphrase from now on, with a new salt."""
    named: Slot = {"kdf": _ARGON2, "m": cost.memory, "t": cost.passes, "p": cost.lanes}
    return {**named, "salt": rng(SALT).hex()}


def stretched_by(passphrase: Secret, slot: Mapping[str, Json], vault: str) -> Secret:
    """The passphrase as this slot, or a cost, stretches it."""
    return stretch(passphrase, cost_of(slot), hex_of(slot["salt"]), stretching(slot, vault))


def stretching(slot: Mapping[str, Json], vault: str) -> bytes:
    """What goes into stretching besides the passphrase: slots that have it in common are tried at once."""
    if slot.get("kind") == PASSPHRASE and "person" not in slot:
        return about(slot, vault)
    return encode({"kdf": {name: slot[name] for name in _COST}, "vault": vault})


def is_opened_by(slot: Mapping[str, Json], stretched: Secret) -> bool:
    """Whether this is the slot's passphrase."""
    return same_bytes(check_of(stretched), hex_of(slot["check"]))


def opened_by(slot: Mapping[str, Json], stretched: Secret, vault: str) -> bytes | None:
    """What is in a passphrase slot, by its own stretched passphrase."""
    if not has_key(slot):
        box_key = Secret(hkdf(stretched.reveal(), b"", b"vsdesk/slot/v1", 32))
        return unseal(box_key, hex_of(slot["box"]), about(slot, vault))
    key = _passphrase_key(stretched)
    return opened(slot, key, vault) if key.public == hex_of(slot["public"]) else None


def person_of(slot: Mapping[str, Json]) -> int:
    """The number of the person whose passphrase slot this is."""
    return int_of(slot.get("person", 1))


def check_of(stretched: Secret) -> bytes:
    """Tells a wrong passphrase from a damaged box, and nothing else."""
    return H("slot-check", stretched.reveal())[:_CHECK]


def cost_of(slot: Mapping[str, Json]) -> KdfCost:
    """What the slot's passphrase costs to try."""
    return KdfCost(*(int_of(slot.get(name)) for name in ("m", "t", "p")))


def require_cost(cost: KdfCost, least: int) -> None:
    """Raise Refused E_KDF_RANGE for a cost outside the limits."""
    if not cost.allowed(least):
        raise Refused("E_KDF_RANGE", "cost")


def _passphrase_key(stretched: Secret) -> EncryptionKey:
    return EncryptionKey(hkdf(stretched.reveal(), b"", b"vsdesk/passphrase/v1", SEED))


# -- the form ---------------------------------------------------------------------------------------


def check_slot(slot: Slot, version: int, least: int) -> None:
    """That a slot has the form of its kind in a file of that version. Raises Refused."""
    require(isinstance(slot.get("kind"), str))
    if slot["kind"] == PASSPHRASE:
        _check_passphrase(slot, version, least)
    elif slot["kind"] in SINGLE:
        _check_sealed(slot)
        if by_papers(slot):
            _check_shares(slot)


def _check_passphrase(slot: Slot, version: int, least: int) -> None:
    require(slot.get("kdf") == _ARGON2 and len(hex_of(slot.get("salt"))) == SALT)
    require(len(hex_of(slot.get("check"))) == _CHECK)
    if version == 1:
        require("person" not in slot and len(hex_of(slot.get("box"))) == NONCE + VMK + TAG)
    else:
        require(1 <= int_of(slot.get("person")) <= LAST_PERSON)
        _check_sealed(slot)
    require_cost(cost_of(slot), least)


def _check_sealed(slot: Slot) -> None:
    require(len(hex_of(slot.get("public"))) == ENC_PUBLIC)
    require(len(hex_of(slot.get("box"))) == recovery.ENC + VMK + TAG)


def by_papers(slot: Mapping[str, Json]) -> bool:
    """Whether key papers open a slot: those of the vault, or of the organisation that it names."""
    return slot["kind"] in (SHARES, ESCROW)


def paper_set(slot: Mapping[str, Json]) -> tuple[int, int, int]:
    """The number of the set of papers that open a slot, how many are needed, how many there are."""
    return int_of(slot["set"]), int_of(slot["k"]), int_of(slot["n"])


def _check_shares(slot: Slot) -> None:
    if slot["kind"] == ESCROW:
        require(len(hex_of(slot.get("org"))) == _ORG)
    require(0 <= int_of(slot.get("set")) < _SET)
    require(FEWEST <= int_of(slot.get("k")) <= int_of(slot.get("n")) <= MOST)


def int_of(value: Json) -> int:
    """A whole number. Raises Refused E_SLOTS_TAMPERED."""
    require(type(value) is int)
    return value if isinstance(value, int) else 0


def hex_of(value: Json) -> bytes:
    """Bytes in small hex digits. Raises Refused E_SLOTS_TAMPERED."""
    text = value if isinstance(value, str) else ""
    require(_HEX.fullmatch(text) is not None)
    return bytes.fromhex(text)


def require(holds: bool) -> None:
    """Raise Refused E_SLOTS_TAMPERED unless it holds."""
    if not holds:
        raise Refused("E_SLOTS_TAMPERED", "form")
