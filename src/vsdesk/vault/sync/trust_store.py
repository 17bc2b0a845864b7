"""The trust lists that this vault holds, and what they say of each device (docs/spec/bundle.md §9).

The frames of every version are kept for ever, in the order in which they were climbed; the pinned
organisation is the hash of version 1. Before enrolment there is no list, and only the vault's own
device has a role: the one it was created with.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.history.entry import audit_space
from vsdesk.history.op_scopes import OFFICE, REFERENCE
from vsdesk.history.trust import Trust, pin
from vsdesk.load_mark import load_of, unmarked
from vsdesk.vault.meta import Meta
from vsdesk.vault.read.makers import who_made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vsdesk.history.field_rules import Rules
    from vsdesk.history.state import Role
    from vsdesk.history.trustlist import Device
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database
    from vsdesk.vault.meta import Identity


_CAME: Final = "lists_came"
_CODE: Final = re.compile(r"(0|[A-Z]{1,2})([0-9]{1,3})")


class TrustStore:
    """Reads and keeps trust lists. `trust` is None until the vault is enrolled."""

    def __init__(
        self,
        database: Database,
        identity: Identity,
        clock: Callable[[], int],
        rules: Callable[[], Rules],
    ) -> None:
        """`rules`: by which is asked who made a record; not before they are there."""
        self._rules = rules
        self._db, self._meta, self._clock = database, Meta(database), clock
        self.device_id = identity.device_id
        self._role: Role = identity.role
        self.trust: Trust | None = None
        self.reload()

    def reload(self) -> None:
        """Read what the database holds (again after a rollback)."""
        frames = [row[0] for row in self._db.query("SELECT frame FROM trust ORDER BY n")]
        self.trust = pin(frames) if frames else None

    def fixed_spaces(self) -> set[str]:
        """The spaces that are never erased as a whole."""
        keys = self.trust.keys() if self.trust is not None else ()
        return {REFERENCE, OFFICE, *map(audit_space, {self.device_id, *keys})}

    def keep(self, trust: Trust) -> None:
        """Store the frames of `trust` that are new, and when they came, inside the caller's transaction."""
        held = set() if self.trust is None else {one.hash for one in self.trust.every()}
        if fresh := {one.hash for one in trust.every()} - held:
            now = self._clock()
            self._meta.put(_CAME, {**self.came(), **dict.fromkeys(sorted(fresh), now)})
        self._db.run_many(
            "INSERT OR IGNORE INTO trust (hash, frame) VALUES (?, ?)",
            [(bytes.fromhex(held.hash), held.frame) for held in trust.every()],
        )
        self.trust = trust

    def came(self) -> dict[str, int]:
        """When each list came here (milliseconds of this vault's clock), by its hash; of those that came
        while nobody noted it nothing is said."""
        return dict(self._meta.get(_CAME, {}))

    def introduce(self, device_id: str, hash: bytes, frame: bytes) -> None:
        """Keep the frame by which a device that a list names has introduced itself."""
        self._db.run(
            "INSERT OR IGNORE INTO device (kid, hash, frame) VALUES (?, ?, ?)",
            (bytes.fromhex(device_id), hash, frame),
        )

    def forget_introduction(self, hash: bytes) -> None:
        """Forget such a frame, by its SHA-256. Inside the caller's transaction."""
        self._db.run("DELETE FROM device WHERE hash = ?", (hash,))

    def introductions(self, device_id: str) -> list[bytes]:
        """The frames by which a device has introduced keys."""
        rows = self._db.query("SELECT frame FROM device WHERE kid = ?", (bytes.fromhex(device_id),))
        return [bytes(row[0]) for row in rows]

    @property
    def org(self) -> str | None:
        """The organisation's id, 64 hex characters."""
        return None if self.trust is None else self.trust.org

    @property
    def led(self) -> bool:
        """Whether there is an organisation, whose coordinators can be asked."""
        return self.trust is not None

    @property
    def version(self) -> int:
        """The version held, 0 before enrolment."""
        return 0 if self.trust is None else self.trust.version

    @property
    def code(self) -> str:
        """The organisation's code in case numbers, empty before enrolment."""
        return "" if self.trust is None else self.trust.newest.code

    @property
    def name(self) -> str:
        """The organisation's name, empty before enrolment."""
        return "" if self.trust is None else self.trust.newest.name

    @property
    def sources_go(self) -> bool:
        """Whether the organisation's policy gives the spaces of sources to coordinators."""
        return self.trust is not None and self.trust.newest.sources_go

    @property
    def journals_stay(self) -> bool:
        """Whether the policy leaves the journal of each device on it."""
        return self.trust is not None and self.trust.newest.journals_stay

    def device(self, device_id: str) -> Device | None:
        """The device that the newest list names, revoked or not."""
        return None if self.trust is None else self.trust.newest.device(device_id)

    def role_of(self, device_id: str) -> Role | None:
        """The role of a device; the own one has its role from the first minute."""
        device = self.device(device_id)
        if device is not None:
            return device.role
        return self._role if device_id == self.device_id else None

    def believed(self, record: RecordView) -> frozenset[str]:
        """The words that count for what is said of a record: of devices that made it, and of coordinators.

        Where its id carries no maker and no coordinator wrote in it, whoever did; but where a load brought
        it, that very load.
        """
        listed = () if self.trust is None else self.trust.newest.devices
        leading = {one.device_id for one in listed if one.role == "coordinator"}
        if self._role == "coordinator" and self.device(self.device_id) is None:
            leading.add(self.device_id)
        words = record.words
        wrote = {word for word in words if not load_of(word)}
        known = wrote | {one.device_id for one in listed} | {self.device_id}
        makers = {
            device_id for device_id in known if self._rules().made_by(record.id, device_id)
        }  # whatever stands in it now
        brought = self._brought(record, words)
        others = {one for one in wrote if not self._rules().only_carries(record.id, one)}
        return frozenset(leading | (makers | brought or (set() if wrote & leading else others)))

    def believes(self, word: str) -> bool:
        """Whether the program acts by itself on a word: the own device's, and coordinators'. What a load
        brought is neither's, whoever loaded it."""
        return word == self.device_id or self.role_of(word) == "coordinator"

    def heard(self, record: RecordView) -> Callable[[str], bool]:
        """As `believes`, in one record: of a load of this device or a coordinator too, where that very load
        brought it."""
        brought = self._brought(record, record.words)
        return lambda word: (
            self.believes(word) or (word in brought and self.believes(unmarked(word)))
        )

    def _brought(self, record: RecordView, words: Iterable[str]) -> frozenset[str]:
        """The load that brought a record first here, where its id carries nobody who wrote in it."""
        if not any(map(load_of, words)):  # nearly every record
            return frozenset()
        return frozenset(
            filter(load_of, who_made(self._db, [record.id], self._rules()).get(record.id, ()))
        )

    @property
    def acts_on(self) -> tuple[str, ...]:
        """The devices of which `believes` is true."""
        listed = () if self.trust is None else self.trust.newest.devices
        return (self.device_id, *(one.device_id for one in listed if one.role == "coordinator"))

    def letter_of(self, device_id: str) -> str:
        """The letter of a device in case numbers, empty when no list names it."""
        device = self.device(device_id)
        return "" if device is None else device.letter

    def author(self, device_id: str, by: str) -> tuple[str, str]:
        """Who wrote: the code by which the device that signed is known, and what it calls itself if another.

        `by` is what an entry says, without the mark of a load. The letter is that of the device; before
        its admission a device writes 0 for it, and the code is "" for a device that no list names and
        that calls itself otherwise.
        """
        letter = self.letter_of(device_id)
        by = unmarked(by)
        told = _CODE.fullmatch(by)
        if told is not None and told[1] in (letter or "0", "0"):
            return (letter or "0") + told[2], ""
        return letter, by

    @property
    def enrolled(self) -> bool:
        """True when the newest list names this vault's device and it is not revoked."""
        return self.device(self.device_id) is not None and not self.revoked

    @property
    def revoked(self) -> bool:
        """True when the organisation revoked this vault's device, as far as it has heard."""
        return self.trust is not None and self.trust.newest.is_revoked(self.device_id)

    def require_enrolled(self) -> None:
        """Raises UserError E_NOT_ENROLLED, or E_REVOKED where the device belongs no longer."""
        if not self.enrolled:
            raise UserError("E_REVOKED" if self.revoked else "E_NOT_ENROLLED")
