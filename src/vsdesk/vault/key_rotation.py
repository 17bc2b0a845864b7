"""The vault's key is turned (docs/spec/vault.md §2): a new one, and all that lay under the old one under it.

What a copy of the old files, or an older backup, gives to whoever has an old way in stays theirs. From now on
nothing new lies under that key.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.crypto.secrets import Secret, subkey
from vsdesk.crypto.slot_kinds import turns_along
from vsdesk.crypto.slots import VMK, database_key
from vsdesk.errors import EnvironmentFault
from vsdesk.vault.commit_profile import CommitMark, CommitProfile
from vsdesk.vault.database_rewrite import NewKey, rewrite_under, size_of
from vsdesk.vault.meta import Meta

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.crypto.slots import SlotFile
    from vsdesk.progress import Progress
    from vsdesk.vault.database import Database
    from vsdesk.vault.vault import Vault

_KEY: Final = "turned"


@dataclass(frozen=True, slots=True)
class KeyTurns:
    """How often the key of this vault was turned, and when last (milliseconds; 0: never)."""

    times: int = 0
    at: int = 0


@dataclass(frozen=True, slots=True)
class TurningPreview:
    """What turning takes (bytes of free space, for a while), and of each way in its kind and whether it goes
    on opening the vault."""

    size: int
    ways: tuple[tuple[str, bool], ...]


def preview(vault: Vault, slots: SlotFile) -> TurningPreview:
    """What is said before."""
    ways = tuple((str(slot["kind"]), turns_along(slot)) for slot in slots.slots)
    return TurningPreview(size_of(vault.folder, slots), ways)


def turned(meta: Meta) -> KeyTurns:
    """What a vault knows of it."""
    held = meta.get(_KEY)
    return KeyTurns() if held is None else KeyTurns(int(held["times"]), int(held["at"]))


def profile_of(vault: Vault, slots: SlotFile, vmk: Secret) -> CommitProfile:
    """The mark in the user's profile, under the vault's key."""
    key = subkey(vmk, slots.vault, "mark").reveal()
    return CommitProfile(vault.env.profile, bytes.fromhex(slots.vault), key)


def turn(
    vault: Vault,
    connections: Sequence[Database],
    slots: SlotFile,
    old: Secret,
    passphrase: Secret,
    progress: Progress,
) -> tuple[SlotFile, Secret]:
    """Turn it; the slots and the key from now on. `passphrase` opens these slots, `old` is their key;
    `connections` are moved.

    Raises UserError E_UNLOCK; EnvironmentFault, Cancelled: then the old key goes on, and nothing was changed.
    """
    slots.open_passphrase(passphrase).wipe()
    new = Secret(vault.random(VMK))
    before = turned(vault.meta)
    mark = profile_of(vault, slots, new)

    def named(number: int) -> SlotFile:
        cost = vault.env.cost()
        return slots.rotated(old, new, passphrase, cost, number, vault.random)

    def prepare(database: Database) -> None:
        with database.transaction():
            at = vault.clock()
            Meta(database).put(_KEY, {"times": before.times + 1, "at": at, "owed": True})

    def announce() -> None:
        commits = int(vault.meta.get("commits"))
        mark.wait(CommitMark(vault.identity.instance, commits, commits))

    key = NewKey(database_key(new, slots.vault), named, prepare, announce)
    after = rewrite_under(vault.folder, slots, old, connections, key, progress)
    mark.read()  # takes the place of the one under the old key
    vault.erasing.turn(subkey(new, slots.vault, "erasures"))
    finish(vault)
    with suppress(EnvironmentFault):  # else the next opening deletes it
        vault.folder.drop_database(slots.database)
    old.wipe()
    return after, new


def finish(vault: Vault) -> None:
    """Seal the orders beside the database anew, where that is owed; tried again at the next opening."""
    held = vault.meta.get(_KEY)
    if held is None or not held.get("owed"):
        return
    with suppress(EnvironmentFault):
        vault.erasing.reseal()
        with vault.database.transaction():  # no commit of the counter
            vault.meta.put(_KEY, {"times": held["times"], "at": held["at"], "owed": False})
