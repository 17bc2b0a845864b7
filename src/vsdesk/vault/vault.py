"""One vault, open: the encrypted store and all that is read from it and written to it.

    Vault.create / open / recover → save · fold · transaction · applying · lock; .read .ledger .postings …

Two connections: the writer's and the reader's; a caller may use one thread for each. The vault's key
lives only here and in the slot file. Raises UserError (E_NO_VAULT, E_EXISTS, E_UNLOCK), Refused
(E_SLOTS_TAMPERED, E_KDF_RANGE), EnvironmentFault (E_IN_USE, E_DB_CORRUPT, E_DISK, E_MEDIA_RO, E_IO).
"""

from __future__ import annotations

from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Self, TypeVar

from vsdesk import memo
from vsdesk.crypto import slot_copies
from vsdesk.crypto.frame import FrameType, sign_frame
from vsdesk.crypto.secrets import Secret, subkey
from vsdesk.crypto.slots import SlotFile, database_key
from vsdesk.history.clock import next_ts
from vsdesk.progress import SILENT, unhurried
from vsdesk.vault import forced_lock, key_rotation, meta, older_copy, schema, vault_files
from vsdesk.vault.backup import drill_room
from vsdesk.vault.backup.backup_writing import back_up
from vsdesk.vault.database import Database
from vsdesk.vault.database_rewrite import put_slots, rewrite
from vsdesk.vault.drafts import Drafts
from vsdesk.vault.edit import Edit, SaveResult, Writer
from vsdesk.vault.env import Env
from vsdesk.vault.erasure.erasure_frames import ErasureFrames
from vsdesk.vault.erasure.frames_outside import FramesOutside
from vsdesk.vault.erasure.orders import Orders
from vsdesk.vault.folder import Folder
from vsdesk.vault.integrity import page_sums, vault_check
from vsdesk.vault.journey import travelling_light
from vsdesk.vault.journey.journey import VaultJourney
from vsdesk.vault.journey.return_of_bodies import BroughtBack, take_back
from vsdesk.vault.ledger import Ledger
from vsdesk.vault.load_log import Loads
from vsdesk.vault.matching.cases import MatchCases
from vsdesk.vault.matching.match_keys import MatchKeys
from vsdesk.vault.matching.match_pairs import MatchPairs
from vsdesk.vault.merge_rules import rules_of
from vsdesk.vault.projection import Projection
from vsdesk.vault.read.aside_records import defined
from vsdesk.vault.read.vault_reads import VaultReads
from vsdesk.vault.reopening import begin_anew
from vsdesk.vault.save import Saver
from vsdesk.vault.search.index import SearchIndex
from vsdesk.vault.stored_files import Files
from vsdesk.vault.sync.outbox import Postings
from vsdesk.vault.sync.status import HandOverStatus
from vsdesk.vault.sync.trust_store import TrustStore
from vsdesk.vault.ways_in import ByPassphrase, WaysIn

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from vsdesk.crypto.keys import EncryptionKey
    from vsdesk.history.field_rules import Rules
    from vsdesk.history.state import Role
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.vault.backup.backup_writing import BackupResult
    from vsdesk.vault.integrity.findings import Damage
    from vsdesk.vault.older_copy import OlderCopy

    Unlock = Callable[[SlotFile], Secret]

T = TypeVar("T")


class Vault:
    """An open vault. Built by `create`, `open` and `recover` only."""

    def __init__(
        self, folder: Folder, slots: SlotFile, vmk: Secret, dictionary: Dictionary, env: Env
    ) -> None:
        self.folder, self.env = folder, env
        self._slots = slots
        self._vmk = vmk
        self.person = 1  # whose passphrase opened it
        self.ways = WaysIn(self)
        at = (folder.database(slots.database), database_key(vmk, slots.vault))
        self.database = Database(*at)
        schema.bring_up(self.database)
        self._reader = Database(*at)
        self.meta = meta.Meta(self.database)
        self.identity = meta.read_identity(self.meta)
        self.ledger = Ledger(self.database)
        self.trust = TrustStore(self.database, self.identity, env.clock, lambda: self._rules)
        # an organisation's own fields are records; what arrives later is known at the next opening
        self.dictionary = dictionary = dictionary.with_own(defined(self.database, self.trust))
        self._index = SearchIndex(self.database)
        self._rules = self._new_rules()
        self.journey = VaultJourney(self.database, self.identity.device_id)
        parts = (self.database, self.ledger, self._index, dictionary, lambda: self._rules)
        self.folding = Projection(*parts, env.clock, self.trust.author, self.journey.is_away)
        self.folding.take_up()
        self.drafts = Drafts(self.database, self._reader, env.clock)
        self.files = Files(self.database, folder, env.random)
        beside = FramesOutside(folder.erasures, subkey(vmk, slots.vault, "erasures"), env.random)
        erased = (self.database, self.ledger, self.folding, self.files)
        self.erasing = ErasureFrames(*erased, beside, self.trust.fixed_spaces)
        self.orders = Orders(self)
        self._saving = Saver(*erased[:3], dictionary, self.journey.guarding(self.erasing.guard))
        self.postings = Postings(self.database)
        self.loads = Loads(self.database, self.meta)
        self.match_keys = MatchKeys(self.database, self.meta)
        self.match_pairs = MatchPairs(self.database)
        self.match_cases = MatchCases(self.database)
        seen = (dictionary, env.clock, lambda: self._rules)
        self.read = VaultReads(self._reader, *seen, self.identity.device_id, self.trust.author)
        self.shown = Files(self._reader, folder, env.random)  # reading never waits for an import
        self.found_keys = MatchKeys(self._reader, meta.Meta(self._reader))  # for what is read
        self.found_pairs = MatchPairs(self._reader)
        self.found_cases = MatchCases(self._reader)
        self.standing = HandOverStatus(self._reader, self.identity.device_id)
        self._profile = key_rotation.profile_of(self, slots, vmk)
        self._newest = self.ledger.newest_ts()

    # -- opening and closing ------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        root: Path,
        *,
        role: Role,
        name: str,
        organisation: str,
        passphrase: Secret,
        dictionary: Dictionary,
        env: Env,
    ) -> tuple[Self, list[str]]:
        """A new vault in an empty or new folder; it is open. Also its recovery words, in English."""
        folder = Folder(root)
        folder.create()
        folder.lock()
        try:
            slots, vmk, words = vault_files.found(folder, role, name, organisation, passphrase, env)
            opened = cls(folder, slots, vmk, dictionary, env)
            opened._mark()
        except BaseException:
            folder.remove()
            raise
        return opened, words

    def abandon(self) -> None:
        """Lock a vault that was only just made, and delete it: its words were shown to nobody."""
        self.lock()
        self._profile.forget()
        self.folder.remove()

    @classmethod
    def open(cls, root: Path, passphrase: Secret, dictionary: Dictionary, env: Env) -> Self:
        """Open with the passphrase of one of those who have one."""
        way = ByPassphrase(passphrase)
        opened = cls._open(root, way, dictionary, env)
        opened.person = way.person
        return opened

    @classmethod
    def recover(
        cls, root: Path, unlock: Unlock, passphrase: Secret, dictionary: Dictionary, env: Env
    ) -> Self:
        """Open by what is on paper, as `unlock` does, and set a new passphrase."""
        opened = cls._open(root, unlock, dictionary, env)
        opened.person = opened.ways.begin_again(passphrase)
        return opened

    @classmethod
    def _open(cls, root: Path, unlock: Unlock, dictionary: Dictionary, env: Env) -> Self:
        folder = Folder(root)
        folder.require()
        with folder.locked():
            slots, vmk = slot_copies.open_newest(folder.slot_texts(), unlock, env.least)
            folder.settle_slots(slots)
            drill_room.sweep(env.profile)
            with page_sums.telling(folder.database(slots.database), slots.vault, vmk):
                opened = cls(folder, slots, vmk, dictionary, env)
                opened._notice_older_copy()
                opened.sweep()
                opened.orders.take_up()
                key_rotation.finish(opened)
                travelling_light.finish(opened)
        return opened

    def sweep(self) -> None:
        """Delete what nothing here names, remains of what was cut off; while this is an older copy no other
        database: one of them may be the newer one."""
        alone = older_copy.told(self.meta) is None
        self.folder.sweep(self._slots.database if alone else None)
        self.files.sweep()

    def lock(self) -> None:
        """Close the database, forget the key, give the folder back. May be called twice."""
        self.cut({})

    def cut(self, drafts: forced_lock.Drafts, patience: float = 5) -> bool:
        """The same while another thread hangs; see `forced_lock.cut`. What was made of names is forgotten."""
        both = (self._reader, self.database)
        kept = forced_lock.WaitingWords(drafts, self.env.clock)
        closed = forced_lock.cut(self.folder, self._slots, self._vmk, both, kept, patience)
        memo.forget()
        return closed

    @property
    def slots(self) -> SlotFile:
        """The key slots."""
        return self._slots

    def change_slots(self, change: Callable[[SlotFile, Secret], SlotFile]) -> None:
        """Put what `change` makes of the slots, with the vault's key, in their place; the database stays."""
        put_slots(self.folder, changed := change(self._slots, self._vmk))
        self._slots = changed

    def turning(self) -> key_rotation.TurningPreview:
        """What turning the key would take."""
        return key_rotation.preview(self, self._slots)

    def turn_key(self, passphrase: Secret, progress: Progress = SILENT) -> None:
        """Give the vault a new key; see `key_rotation.turn`."""
        both, held = (self.database, self._reader), (self._slots, self._vmk)
        self._slots, self._vmk = found = key_rotation.turn(self, both, *held, passphrase, progress)
        self._profile = key_rotation.profile_of(self, *found)

    def _notice_older_copy(self) -> None:
        """Start a new incarnation when somebody put an older copy of this vault back, and keep that."""
        marked = (self._profile.read(), self.identity, self.meta, self.clock)
        seen = older_copy.noticed(*marked, restored=self.folder.restored)
        if seen or older_copy.is_behind(marked[0], self.meta):
            self.new_incarnation(seen)

    def new_incarnation(self, seen: OlderCopy | None = None, *, forked: bool = False) -> None:
        """Write into new logs from now on (docs/spec/bundle.md §8.11): restored, cloned, `forked`."""
        with self.transaction():
            if seen is not None:
                older_copy.keep(self.meta, seen, older_copy.newest_volume(self.database))
            begin_anew(self.meta, self.env.random, forked=forked)
        self.identity = meta.read_identity(self.meta)
        self._mark()

    def _mark(self) -> None:
        self._profile.write(self.identity.instance, int(self.meta.get("commits")))

    def opening(self) -> AbstractContextManager[None]:
        """What is saved in it says that it was opened: a copy without that lacks nothing."""
        return self._profile.opening()

    # -- who ----------------------------------------------------------------------------------

    @property
    def role(self) -> Role:
        """This device's role: what the organisation's list says, before enrolment what it was made as."""
        return self.trust.role_of(self.identity.device_id) or self.identity.role

    @property
    def letter(self) -> str:
        """This device's letter, empty before enrolment."""
        return self.trust.letter_of(self.identity.device_id)

    @property
    def by(self) -> str:
        """The code of the person who writes: device letter and a number."""
        return f"{self.letter or '0'}{self.person}"

    def keys(self) -> list[EncryptionKey]:
        """All keys that may open what is sent here, newest first."""
        return [held.key for held in reversed(meta.read_keys(self.meta))]

    def sign(self, kind: FrameType, payload: bytes) -> bytes:
        """A frame signed by this device."""
        return sign_frame(kind, payload, [self.identity.signing])

    def clock(self) -> int:
        """Milliseconds since 1970."""
        return self.env.clock()

    def random(self, size: int) -> bytes:
        """Random bytes."""
        return self.env.random(size)

    def _new_rules(self) -> Rules:
        return rules_of(self.dictionary, self.trust, self.database)

    @property
    def rules(self) -> Rules:
        """By which what was written is folded and read, as it is now."""
        return self._rules

    def trust_changed(self, progress: Progress = SILENT) -> None:
        """After `trust.keep`: roles may differ, so everything that others wrote is folded anew."""
        self.follow_roles()
        self.folding.rebuild(progress)

    def follow_roles(self) -> None:
        """After `trust.keep` inside an import whose records are folded afterwards anyway."""
        self._rules = self._new_rules()
        self.folding.brought.follow_list()

    def back_up(self, place: Path, progress: Progress = SILENT) -> BackupResult:
        """Bring this vault's backup in a folder up to date; see `backup.backup_writing`."""
        key = Secret(self._vmk.reveal())  # its own: the vault's may be turned meanwhile
        return back_up(self, self._slots, key, place, progress)

    def take_back(self, place: Path, unlock: Unlock | None, progress: Progress) -> BroughtBack:
        """Take what is missing here from its backups in a folder; see `return_of_bodies.take_back`."""
        return take_back(self, self._slots, self._vmk, place, unlock, progress)

    def rewrite(self, progress: Progress = SILENT) -> None:
        """Write the database anew and go on with it, so that nothing deleted is left in its pages."""
        with self.transaction():
            self._index.optimize()
        both, before = (self.database, self._reader), self._slots
        self._slots = rewrite(self.folder, before, self._vmk, both, progress)
        self.folder.drop_database(before.database)

    # -- writing ------------------------------------------------------------------------------

    @contextmanager
    def transaction(self, *, bulk: bool = False) -> Iterator[None]:
        """All or nothing; counts the commit and marks it in the profile afterwards."""
        outer = not self.database.in_transaction
        try:
            with self.database.transaction(bulk=bulk):
                yield
                if outer:
                    self.meta.put("commits", int(self.meta.get("commits")) + 1)
        except BaseException:
            if outer:
                self.ledger.forget_numbers()
                self.erasing.forget()
                self.journey.forget()
                self.trust.reload()
                self._rules = self._new_rules()
            raise
        if outer:
            self._mark()

    @contextmanager
    def applying(self) -> Iterator[None]:
        """The transaction of an import."""
        with unhurried(), self.transaction(bulk=True):
            yield

    def now_ts(self) -> str:
        """The timestamp of an entry written now."""
        self._newest = next_ts(self.env.clock(), self._newest)
        return self._newest

    def save(
        self,
        edits: Sequence[Edit],
        *,
        links: bool = True,
        known: Dictionary | None = None,
        as_came: bool = False,
        load: str = "",
    ) -> SaveResult:
        """Write edits as one save; `links` False skips checking that links point somewhere.

        `load`: the load by which they come. See `Saver.save` for `known`, `as_came` and what it raises.
        """
        with self.transaction():
            who, version = self.identity, self.trust.version
            writer = Writer(who.device_id, who.incarnation, self.role, self.by, version, load)
            now = (self.now_ts(), self.env.clock(), self.env.random)
            saved, touched = self._saving.save(
                edits, writer, *now, links=links, known=known, as_came=as_came
            )
            self.folding.refold(touched)
        return saved

    def fold(
        self, records: Collection[int], progress: Progress = SILENT, done: Collection[int] = ()
    ) -> None:
        """After appending to the ledger inside a transaction: fold what changed; `done` is folded."""
        self._newest = self.ledger.newest_ts()
        left = {*records, *self.journey.returned()}.difference(done)
        self.folding.refold(left, progress=progress)
        self.orders.settle(records, progress)

    def holds(self, rec: str) -> bool:
        """True when a record of that id is here, as the writer sees it."""
        sql = "SELECT 1 FROM record WHERE id = ?"
        return self.database.one(sql, (bytes.fromhex(rec),)) is not None

    def kind_of(self, rec: str) -> str | None:
        """The kind of a record, as the writer sees it; shipped places count as `place`."""
        return self._saving.kind_of(rec)

    def check(self, progress: Progress = SILENT) -> list[Damage]:
        """What is not as it was written; empty when all is well."""
        return vault_check.problems(self, self._slots, self._vmk, progress)

    def by_key(self, work: Callable[[SlotFile, Secret], T]) -> T:
        """What `work` makes of the slots and the vault's key."""
        return work(self._slots, self._vmk)
