"""The key slots: who can open a vault (docs/spec/keys.md §2 and §3).

A slot file is one canonical JSON object. It holds the vault's key (VMK) sealed for each way in, says
which database file the key opens, and ends in a MAC under the VMK. The vault writes the file twice
(`slots.a`, `slots.b`); here are only its bytes. Slots of kinds that this version does not know are
kept as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from vsdesk.crypto import escrow, recovery, shares
from vsdesk.crypto import slot_kinds as kinds
from vsdesk.crypto.canonical import Json, decode_object, encode
from vsdesk.crypto.kdf import LEAST, TEST_COST, KdfCost, calibrate
from vsdesk.crypto.labelled_hash import H
from vsdesk.crypto.secrets import Rng, Secret, mac, same_bytes, subkey
from vsdesk.crypto.shares import PaperShare
from vsdesk.crypto.slot_kinds import PASSPHRASE, SHARES, VMK, WORDS, Slot, hex_of, int_of, require
from vsdesk.errors import Refused, UserError

__all__ = [
    "TEST_COST",
    "VMK",
    "KdfCost",
    "SlotFile",
    "calibrate",
    "create",
    "database_key",
    "parse",
]

VERSION: Final = 2
MAX_FILE: Final = 256 * 1024
MAX_SLOTS: Final = 16
MOST_PEOPLE: Final = 8
_MAC: Final = 32


class UnlockedKey(NamedTuple):
    """The VMK, and whose passphrase opened it."""

    vmk: Secret
    person: int


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
        return int_of(self.fields["gen"])

    @property
    def database(self) -> int:
        """The number n of the database file `db.<n>` that the VMK opens."""
        return int_of(self.fields["db"])

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Each way in, as stored."""
        return tuple(row for row in _rows(self.fields) if isinstance(row, dict))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the slots, in order, unknown ones too."""
        return tuple(str(slot["kind"]) for slot in self.slots)

    @property
    def people(self) -> tuple[int, ...]:
        """The numbers of those who have a passphrase here, in order."""
        return tuple(kinds.person_of(slot) for slot in self._passphrases())

    @property
    def cost(self) -> KdfCost | None:
        """What the first passphrase slot costs, if there is one."""
        return next((kinds.cost_of(slot) for slot in self._passphrases()), None)

    @property
    def share_set(self) -> tuple[int, int, int] | None:
        """The number of the set of paper shares, how many open, how many there are; None without shares."""
        return next((kinds.paper_set(one) for one in self.slots if one["kind"] == SHARES), None)

    @property
    def paper_sets(self) -> tuple[tuple[int, int, int], ...]:
        """The same of all papers that open it, those of an organisation too, the vault's own first."""
        known = [one for one in self.slots if kinds.by_papers(one)]
        known.sort(key=lambda one: one["kind"] != SHARES)
        return tuple(kinds.paper_set(one) for one in known)

    @property
    def escrow(self) -> Slot | None:
        """What the organisation's way in states, without its box; None without one."""
        found = next((one for one in self.slots if one["kind"] == kinds.ESCROW), None)
        return None if found is None else kinds.stated(found)

    def to_bytes(self) -> bytes:
        """The file's bytes."""
        whole = {**self.fields, "mac": self.mac.hex()}
        return encode({**whole, "sum": _sum(whole)})

    def open_passphrase(self, passphrase: Secret) -> Secret:
        """The VMK. Raises UserError E_UNLOCK for another passphrase, Refused E_SLOTS_TAMPERED."""
        return self.open_as(passphrase).vmk

    def open_as(self, passphrase: Secret) -> UnlockedKey:
        """The same, and who it is. Those who were stretched alike are tried by one stretching."""
        tried: dict[bytes, Secret] = {}
        for slot in self._passphrases() or [self._one(PASSPHRASE)]:
            how = kinds.stretching(slot, self.vault)
            if how not in tried:
                tried[how] = kinds.stretched_by(passphrase, slot, self.vault)
            if kinds.is_opened_by(slot, tried[how]):
                held = kinds.opened_by(slot, tried[how], self.vault)
                return UnlockedKey(self._accepted(held), kinds.person_of(slot))
        raise UserError("E_UNLOCK", "passphrase")

    def open_words(self, words: Sequence[str]) -> Secret:
        """The VMK, by the recovery words in order, of any list.

        Raises UserError E_RECOVERY for other words, Refused E_SLOTS_TAMPERED.
        """
        slot = self._one(WORDS)
        key = recovery.key_of(words, self.vault)
        if key.public != hex_of(slot["public"]):
            raise UserError("E_RECOVERY", "key")
        return self._accepted(kinds.opened(slot, key, self.vault))

    def open_shares(self, papers: Sequence[Sequence[str]]) -> Secret:
        """The VMK, by key papers of the vault or of its organisation, each as its words in order, of any
        list.

        Raises UserError E_NO_SHARES, those of `shares`, Refused E_SLOTS_TAMPERED.
        """
        return self.open_papers(papers)[0]

    def open_papers(self, papers: Sequence[Sequence[str]]) -> tuple[Secret, str]:
        """The same, and the kind of the slot that they opened."""
        known = [slot for slot in self.slots if kinds.by_papers(slot)]
        if not known:
            raise UserError("E_NO_SHARES")
        given = shares.of_one_set(papers, [kinds.paper_set(slot) for slot in known])
        with shares.combined(given) as secret:
            for slot in known:
                key = escrow.key_of_slot(slot, secret, self.vault)
                if key.public == hex_of(slot["public"]):
                    return self._accepted(kinds.opened(slot, key, self.vault)), str(slot["kind"])
        raise UserError("E_SHARE_OTHER")

    def is_of(self, vmk: Secret) -> bool:
        """Whether this key made the file."""
        return same_bytes(_mac(vmk, self.fields), self.mac)

    def with_passphrase(
        self, vmk: Secret, passphrase: Secret, cost: KdfCost, rng: Rng, person: int | None = None
    ) -> SlotFile:
        """The next generation, opened by another passphrase of this person, of the first one where none is
        named; of version 2. `vmk` must be the one that opens this. Raises UserError E_TAKEN, E_NOT_FOUND."""
        self._accepted(vmk.reveal())
        who = next(iter(self.people), 1) if person is None else person
        if who not in (self.people or (1,)):
            raise UserError("E_NOT_FOUND")
        fresh = self._passphrase_slot(vmk, passphrase, cost, rng, who)
        rows = [fresh if _is_of(slot, who) else slot for slot in self.slots]
        return self._next(vmk, rows if fresh in rows else [fresh, *rows], self.database)

    def with_person(
        self, vmk: Secret, passphrase: Secret, cost: KdfCost, rng: Rng, person: int
    ) -> SlotFile:
        """The next generation, which one more person opens; `person` was never given here. The file must be
        of version 2. Raises UserError E_TAKEN, E_PEOPLE."""
        self._accepted(vmk.reveal())
        require(int_of(self.fields["v"]) >= VERSION and person not in self.people)
        if len(self.people) >= MOST_PEOPLE or len(self.slots) >= MAX_SLOTS:
            raise UserError("E_PEOPLE")
        fresh = self._passphrase_slot(vmk, passphrase, cost, rng, person)
        others = [slot for slot in self.slots if slot["kind"] != PASSPHRASE]
        return self._next(vmk, [*self._passphrases(), fresh, *others], self.database)

    def without_person(self, vmk: Secret, person: int) -> SlotFile:
        """The next generation, which this person's passphrase opens no longer. Raises UserError
        E_LAST_WAY, E_NOT_FOUND."""
        self._accepted(vmk.reveal())
        if person not in self.people:
            raise UserError("E_NOT_FOUND")
        if len(self.people) == 1:
            raise UserError("E_LAST_WAY")
        return self._next(
            vmk, [row for row in self.slots if not _is_of(row, person)], self.database
        )

    def with_shares(self, vmk: Secret, papers: Sequence[PaperShare]) -> SlotFile:
        """The next generation with these paper shares, all of one set (`shares.drawn`); older shares open it
        no longer. Raises UserError E_SHARE_OTHER, E_SHARES_FAILED."""
        self._accepted(vmk.reveal())
        with shares.combined(papers) as secret:
            public = shares.key_of(secret, self.vault).public
        slot: Slot = {"kind": SHARES, "public": public.hex()}
        slot |= {"set": papers[0].set, "k": papers[0].needed, "n": len(papers)}
        return self._next(vmk, self._replaced(kinds.sealed(slot, vmk, self.vault)), self.database)

    def without_shares(self, vmk: Secret) -> SlotFile:
        """The next generation, which no paper share opens. Raises UserError E_NO_SHARES."""
        self._accepted(vmk.reveal())
        if self.share_set is None:
            raise UserError("E_NO_SHARES")
        rows = [slot for slot in self.slots if slot["kind"] != SHARES]
        return self._next(vmk, rows, self.database)

    def with_escrow(self, vmk: Secret, stated: Slot | None) -> SlotFile:
        """The next generation with this way in of an organisation (`EscrowKey.slot`), or without one."""
        self._accepted(vmk.reveal())
        rows = [slot for slot in self.slots if slot["kind"] != kinds.ESCROW]
        if stated is not None:
            rows.append(kinds.sealed(stated, vmk, self.vault))
        return self._next(vmk, rows, self.database)

    def with_words(self, vmk: Secret, words: Sequence[str]) -> SlotFile:
        """The next generation with these recovery words; the old paper opens it no longer. Raises UserError
        E_RECOVERY for words that are none."""
        self._accepted(vmk.reveal())
        slot = _words_slot(vmk, self.vault, words)
        return self._next(vmk, self._replaced(slot), self.database)

    def with_database(self, vmk: Secret, database: int) -> SlotFile:
        """The next generation, naming another database file under the same key."""
        self._accepted(vmk.reveal())
        return self._next(vmk, self.slots, database)

    def rotated(
        self, old: Secret, new: Secret, passphrase: Secret, cost: KdfCost, database: int, rng: Rng
    ) -> SlotFile:
        """The next generation around another VMK, for the database file written under it.

        Every slot with a public key is sealed again without its passphrase or paper. A passphrase slot of
        the first form has none: it is rebuilt from `passphrase`, which is not asked of a file of version 2.
        A slot of an unknown kind is kept and goes on holding the old VMK. `old` must open this file.
        """
        self._accepted(old.reveal())
        kinds.require_cost(cost, self.least)
        rows = [kinds.sealed(slot, new, self.vault) for slot in self.slots]
        if int_of(self.fields["v"]) < VERSION:
            fresh = kinds.passphrase_slot(new, self.vault, passphrase, kinds.new_cost(cost, rng), 1)
            rows = [fresh if slot["kind"] == PASSPHRASE else slot for slot in rows]
        return self._next(new, rows, database)

    def _passphrases(self) -> list[Slot]:
        return [slot for slot in self.slots if slot["kind"] == PASSPHRASE]

    def _passphrase_slot(
        self, vmk: Secret, passphrase: Secret, cost: KdfCost, rng: Rng, person: int
    ) -> Slot:
        """A person's slot. Beside others it has their cost and salt: one stretching tries all."""
        kinds.require_cost(cost, self.least)
        others = [slot for slot in self._passphrases() if not _is_of(slot, person)]
        how = others[0] if others else kinds.new_cost(cost, rng)
        if others:
            stretched = kinds.stretched_by(passphrase, how, self.vault)
            if any(kinds.is_opened_by(slot, stretched) for slot in others):
                raise UserError("E_TAKEN")
        return kinds.passphrase_slot(vmk, self.vault, passphrase, how, person)

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
        return [*(row for row in self.slots if row["kind"] != slot["kind"]), slot]

    def _next(self, vmk: Secret, slots: Sequence[Slot], database: int) -> SlotFile:
        old = any(row["kind"] == PASSPHRASE and not kinds.has_key(row) for row in slots)
        version = int_of(self.fields["v"]) if old else VERSION
        changed: Slot = {"v": version, "gen": self.generation + 1, "db": database}
        return _closed(vmk, {**self.fields, **changed, "slots": [*slots]}, self.least)


def _is_of(slot: Slot, person: int) -> bool:
    return slot["kind"] == PASSPHRASE and kinds.person_of(slot) == person


def create(
    vmk: Secret, vault: str, passphrase: Secret, cost: KdfCost, rng: Rng, least: int = LEAST
) -> tuple[SlotFile, list[str]]:
    """The first slot file of a new vault, and the recovery words, in English, to be written on paper.

    Raises Refused E_KDF_RANGE for a cost outside the limits.
    """
    kinds.require_cost(cost, least)
    words = recovery.new_words(rng)
    slots: list[Json] = [
        kinds.passphrase_slot(vmk, vault, passphrase, kinds.new_cost(cost, rng), 1),
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
    version = fields.get("v")
    if isinstance(version, int) and version > VERSION:
        raise Refused("E_VERSION", "slots")
    written, total = fields.pop("mac", None), fields.pop("sum", None)
    require(set(fields) >= {"v", "vault", "gen", "db", "slots"} and int_of(version) >= 1)
    require(len(hex_of(fields["vault"])) == 16)
    require(int_of(fields["gen"]) >= 1 and int_of(fields["db"]) >= 1)
    file = SlotFile(fields, hex_of(written), least)
    require(len(file.mac) == _MAC and isinstance(fields["slots"], list))
    require(len(file.slots) == len(_rows(fields)) <= MAX_SLOTS)
    for slot in file.slots:
        kinds.check_slot(slot, int_of(version), least)
    _check_ways(file)
    require(total == _sum({**fields, "mac": written}))
    return file


def _check_ways(file: SlotFile) -> None:
    single = [kind for kind in file.kinds if kind in kinds.SINGLE]
    require(len(single) == len(set(single)))
    require(len(file.people) == len(set(file.people)) <= MOST_PEOPLE)


def _words_slot(vmk: Secret, vault: str, words: Sequence[str]) -> Slot:
    key = recovery.key_of(words, vault)
    return kinds.sealed({"kind": WORDS, "public": key.public.hex()}, vmk, vault)


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


def _rows(fields: Mapping[str, Json]) -> list[Json]:
    rows = fields["slots"]
    return rows if isinstance(rows, list) else []
