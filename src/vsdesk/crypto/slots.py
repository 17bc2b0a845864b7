"""The key slots: who can open a vault (docs/spec/keys.md §2 and §3).

A slot file is one canonical JSON object. It holds the vault's key (VMK) sealed for each way in, says
which database file the key opens, and ends in a MAC under the VMK. The vault writes the file twice
(`slots.a`, `slots.b`); here are only its bytes. Slots of kinds that this version does not know are
kept as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from vsdesk.crypto import recovery
from vsdesk.crypto.canonical import Json, decode_object, encode
from vsdesk.crypto.hashing import H
from vsdesk.crypto.kdf import LEAST, SALT, TEST_COST, KdfCost, calibrate, stretch
from vsdesk.crypto.keys import ENC_PUBLIC
from vsdesk.crypto.secrets import (
    NONCE,
    TAG,
    Rng,
    Secret,
    hkdf,
    mac,
    same_bytes,
    seal,
    subkey,
    unseal,
)
from vsdesk.errors import Refused, UserError

__all__ = [
    "TEST_COST",
    "KdfCost",
    "SlotFile",
    "calibrate",
    "create",
    "database_key",
    "open_newest",
    "parse",
]

VERSION: Final = 1
VMK: Final = 32
MAX_FILE: Final = 256 * 1024
MAX_SLOTS: Final = 16
PASSPHRASE, WORDS, SHARES, ESCROW = "passphrase", "words", "shares", "escrow"
_SEALED_KINDS: Final = (WORDS, SHARES, ESCROW)
_ARGON2: Final = "argon2id"
_CHECK: Final = 16
_HEX: Final = re.compile(r"(?:[0-9a-f]{2})+")
_MAC: Final = 32
_OPEN_BOX: Final = ("box", "check")

Slot = dict[str, Json]


def database_key(vmk: Secret, vault: str) -> str:
    """SQLCipher's raw key and salt for the vault with that id: 96 hex characters."""
    return subkey(vmk, vault, "db", 48).reveal().hex()


@dataclass(frozen=True, slots=True)
class SlotFile:
    """One slot file. `fields` is the whole object without its MAC; nothing changes in place.

    A passphrase slot made for it takes at least `least` KiB to try.
    """

    fields: Mapping[str, Json]
    mac: bytes
    least: int = LEAST

    @property
    def vault(self) -> str:
        """The vault's id, 32 hex characters."""
        return str(self.fields["vault"])

    @property
    def generation(self) -> int:
        """Counts the changes of this file; of two files, the higher is tried first."""
        return _int(self.fields["gen"])

    @property
    def database(self) -> int:
        """The number n of the database file `db.<n>` that the VMK opens."""
        return _int(self.fields["db"])

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Each way in, as stored."""
        return tuple(row for row in _rows(self.fields) if isinstance(row, dict))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the slots, in order, unknown ones too."""
        return tuple(str(slot["kind"]) for slot in self.slots)

    @property
    def cost(self) -> KdfCost | None:
        """What the passphrase slot costs, if there is one."""
        return next((_cost(slot) for slot in self.slots if slot["kind"] == PASSPHRASE), None)

    def to_bytes(self) -> bytes:
        """The file's bytes."""
        whole = {**self.fields, "mac": self.mac.hex()}
        return encode({**whole, "sum": _sum(whole)})

    def open_passphrase(self, passphrase: Secret) -> Secret:
        """The VMK. Raises UserError E_UNLOCK for another passphrase, Refused E_SLOTS_TAMPERED."""
        slot = self._one(PASSPHRASE)
        about = _about(slot, self.vault)
        stretched = stretch(passphrase, _cost(slot), _hex(slot["salt"]), about)
        if not same_bytes(_check(stretched), _hex(slot["check"])):
            raise UserError("E_UNLOCK", "passphrase")
        return self._accepted(unseal(_box_key(stretched), _hex(slot["box"]), about))

    def open_words(self, words: Sequence[str]) -> Secret:
        """The VMK, by the recovery words in order, of any list.

        Raises UserError E_UNLOCK for other words, Refused E_SLOTS_TAMPERED.
        """
        slot = self._one(WORDS)
        key = recovery.key_of(words, self.vault)
        if key is None or key.public != _hex(slot["public"]):
            raise UserError("E_UNLOCK", "words")
        return self._accepted(
            recovery.open_sealed(key, _hex(slot["box"]), _about(slot, self.vault))
        )

    def is_of(self, vmk: Secret) -> bool:
        """Whether this key made the file."""
        return same_bytes(_mac(vmk, self.fields), self.mac)

    def with_passphrase(self, vmk: Secret, passphrase: Secret, cost: KdfCost, rng: Rng) -> SlotFile:
        """The next generation, opened by another passphrase. `vmk` must be the one that opens this."""
        self._accepted(vmk.reveal())
        slot = self._passphrase_slot(vmk, passphrase, cost, rng)
        return self._next(vmk, self._replaced(slot), self.database)

    def with_words(self, vmk: Secret, rng: Rng) -> tuple[SlotFile, list[str]]:
        """The next generation with new recovery words; the old paper opens it no longer."""
        self._accepted(vmk.reveal())
        words = recovery.new_words(rng)
        slot = _words_slot(vmk, self.vault, words)
        return self._next(vmk, self._replaced(slot), self.database), words

    def with_database(self, vmk: Secret, database: int) -> SlotFile:
        """The next generation, naming another database file under the same key."""
        self._accepted(vmk.reveal())
        return self._next(vmk, self.slots, database)

    def rotated(
        self, old: Secret, new: Secret, passphrase: Secret, cost: KdfCost, database: int, rng: Rng
    ) -> SlotFile:
        """The next generation around another VMK, for the database file written under it.

        Words, shares and escrow are sealed again to their public keys, without the paper. A slot of
        an unknown kind is kept and goes on holding the old VMK. `old` must open this file.
        """
        self._accepted(old.reveal())
        fresh = self._passphrase_slot(new, passphrase, cost, rng)
        slots = [_sealed(slot, new, self.vault) for slot in self.slots]
        slots = [fresh if slot["kind"] == PASSPHRASE else slot for slot in slots]
        return self._next(new, slots, database)

    def _passphrase_slot(self, vmk: Secret, passphrase: Secret, cost: KdfCost, rng: Rng) -> Slot:
        _require_cost(cost, self.least)
        return _passphrase_slot(vmk, self.vault, passphrase, cost, rng)

    def _one(self, kind: str) -> Slot:
        slot = next((slot for slot in self.slots if slot["kind"] == kind), None)
        if slot is None:
            raise Refused("E_SLOTS_TAMPERED", "no such slot")
        return slot

    def _accepted(self, vmk: bytes | None) -> Secret:
        """`vmk`, once the file's own MAC stands under it."""
        if vmk is None or len(vmk) != VMK:
            raise Refused("E_SLOTS_TAMPERED", "slot")
        secret = Secret(vmk)
        if not same_bytes(_mac(secret, self.fields), self.mac):
            raise Refused("E_SLOTS_TAMPERED", "MAC")
        return secret

    def _replaced(self, slot: Slot) -> list[Slot]:
        others = [row for row in self.slots if row["kind"] != slot["kind"]]
        return [slot, *others] if slot["kind"] == PASSPHRASE else [*others, slot]

    def _next(self, vmk: Secret, slots: Sequence[Slot], database: int) -> SlotFile:
        changed: Slot = {"gen": self.generation + 1, "db": database, "slots": [*slots]}
        return _closed(vmk, {**self.fields, **changed}, self.least)


def create(
    vmk: Secret, vault: str, passphrase: Secret, cost: KdfCost, rng: Rng, least: int = LEAST
) -> tuple[SlotFile, list[str]]:
    """The first slot file of a new vault, and the recovery words, in English, to be written on paper.

    Raises Refused E_KDF_RANGE for a cost outside the limits.
    """
    _require_cost(cost, least)
    words = recovery.new_words(rng)
    slots: list[Json] = [
        _passphrase_slot(vmk, vault, passphrase, cost, rng),
        _words_slot(vmk, vault, words),
    ]
    head: Slot = {"v": VERSION, "vault": vault, "gen": 1, "db": 1, "slots": slots}
    return _closed(vmk, head, least), words


def parse(data: bytes, least: int = LEAST) -> SlotFile:
    """The slot file of these bytes; what it says is not yet proven (opening it does that).

    Raises Refused E_SLOTS_TAMPERED for another form or a wrong sum, E_KDF_RANGE for a cost outside
    the limits, E_VERSION for a newer one.
    """
    fields = _object(data)
    if isinstance(fields.get("v"), int) and _int(fields["v"]) > VERSION:
        raise Refused("E_VERSION", "slots")
    written, total = fields.pop("mac", None), fields.pop("sum", None)
    _require(set(fields) >= {"v", "vault", "gen", "db", "slots"} and fields["v"] == VERSION)
    _require(len(_hex(fields["vault"])) == 16)
    _require(_int(fields["gen"]) >= 1 and _int(fields["db"]) >= 1)
    file = SlotFile(fields, _hex(written), least)
    _require(len(file.mac) == _MAC and isinstance(fields["slots"], list))
    _require(len(file.slots) == len(_rows(fields)) <= MAX_SLOTS)
    for slot in file.slots:
        _require(isinstance(slot.get("kind"), str))
        _check_slot(slot, least)
    known = [kind for kind in file.kinds if kind in (PASSPHRASE, WORDS, SHARES, ESCROW)]
    _require(len(known) == len(set(known)))
    _require(total == _sum({**fields, "mac": written}))
    return file


def open_newest(
    texts: Sequence[bytes], unlock: Callable[[SlotFile], Secret], least: int = LEAST
) -> tuple[SlotFile, Secret]:
    """Of the copies of a slot file, the one of the highest generation that parses and opens.

    The caller writes it over copies that differ from it. Raises what the highest one says, when
    none opens.
    """
    files: list[SlotFile] = []
    faults: list[UserError] = []
    for text in dict.fromkeys(texts):
        try:
            files.append(parse(text, least))
        except Refused as fault:
            faults.append(fault)
    said: list[UserError] = []
    for file in sorted(files, key=lambda file: file.generation, reverse=True):
        try:
            return file, unlock(file)
        except UserError as fault:
            said.append(fault)
    raise next(iter(said + faults), Refused("E_SLOTS_TAMPERED", "no slot file"))


def _passphrase_slot(vmk: Secret, vault: str, passphrase: Secret, cost: KdfCost, rng: Rng) -> Slot:
    slot: Slot = {"kind": PASSPHRASE, "kdf": _ARGON2, "salt": rng(SALT).hex()}
    slot |= {"m": cost.memory, "t": cost.passes, "p": cost.lanes}
    about = _about(slot, vault)
    stretched = stretch(passphrase, cost, bytes.fromhex(str(slot["salt"])), about)
    box = seal(_box_key(stretched), vmk.reveal(), about, rng)
    return {**slot, "check": _check(stretched).hex(), "box": box.hex()}


def _words_slot(vmk: Secret, vault: str, words: Sequence[str]) -> Slot:
    key = recovery.key_of(words, vault)
    if key is None:
        raise UserError("E_UNLOCK", "words")
    return _sealed({"kind": WORDS, "public": key.public.hex()}, vmk, vault)


def _sealed(slot: Slot, vmk: Secret, vault: str) -> Slot:
    """`slot` with its box made anew around `vmk`, if it is of a kind sealed to a public key."""
    if slot["kind"] not in _SEALED_KINDS:
        return slot
    box = recovery.seal_to(_hex(slot["public"]), vmk, _about(slot, vault))
    return {**slot, "box": box.hex()}


def _about(slot: Slot, vault: str) -> bytes:
    """What a slot commits to: all of it but what is computed from it, and the vault."""
    stated = {name: value for name, value in slot.items() if name not in _OPEN_BOX}
    return encode({"slot": stated, "vault": vault})


def _box_key(stretched: Secret) -> Secret:
    return Secret(hkdf(stretched.reveal(), b"", b"vsdesk/slot/v1", 32))


def _check(stretched: Secret) -> bytes:
    """Tells a wrong passphrase from a damaged box, and nothing else."""
    return H("slot-check", stretched.reveal())[:_CHECK]


def _closed(vmk: Secret, fields: Mapping[str, Json], least: int) -> SlotFile:
    return SlotFile(fields, _mac(vmk, fields), least)


def _mac(vmk: Secret, fields: Mapping[str, Json]) -> bytes:
    return mac(subkey(vmk, str(fields["vault"]), "slots"), encode(fields))


def _sum(whole: Mapping[str, Json]) -> str:
    """A sum without a key: shows damage before the work of Argon2, proves nothing."""
    return H("slots-sum", encode(whole)).hex()


def _object(data: bytes) -> Slot:
    if len(data) <= MAX_FILE:
        try:
            return decode_object(data)
        except Refused:
            pass
    raise Refused("E_SLOTS_TAMPERED", "form")


def _check_slot(slot: Slot, least: int) -> None:
    if slot["kind"] == PASSPHRASE:
        _require(slot.get("kdf") == _ARGON2 and len(_hex(slot.get("salt"))) == SALT)
        _require(len(_hex(slot.get("check"))) == _CHECK)
        _require(len(_hex(slot.get("box"))) == NONCE + VMK + TAG)
        _require_cost(_cost(slot), least)
    elif slot["kind"] in _SEALED_KINDS:
        _require(len(_hex(slot.get("public"))) == ENC_PUBLIC)
        _require(len(_hex(slot.get("box"))) == recovery.ENC + VMK + TAG)


def _cost(slot: Slot) -> KdfCost:
    return KdfCost(*(_int(slot.get(name)) for name in ("m", "t", "p")))


def _rows(fields: Mapping[str, Json]) -> list[Json]:
    rows = fields["slots"]
    return rows if isinstance(rows, list) else []


def _int(value: Json) -> int:
    _require(type(value) is int)
    return value if isinstance(value, int) else 0


def _hex(value: Json) -> bytes:
    text = value if isinstance(value, str) else ""
    _require(_HEX.fullmatch(text) is not None)
    return bytes.fromhex(text)


def _require_cost(cost: KdfCost, least: int) -> None:
    if not cost.allowed(least):
        raise Refused("E_KDF_RANGE", "cost")


def _require(holds: bool) -> None:
    if not holds:
        raise Refused("E_SLOTS_TAMPERED", "form")
