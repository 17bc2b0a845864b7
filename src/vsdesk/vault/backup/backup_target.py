"""Which folder of a place a backup goes into, and which generation of it comes next.

What the vault remembers decides, and slots that its key made: a stick was in other hands, or this vault is an
older copy than what lies there. Raises EnvironmentFault (E_DISK, E_MEDIA_RO, E_IO).
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.crypto import slots as keyslots
from vsdesk.errors import UserError
from vsdesk.vault.backup.generations import BackupRow, begun_or_made, note
from vsdesk.vault.backup.place import BackupFolder, of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vsdesk.crypto.secrets import Secret
    from vsdesk.crypto.slots import SlotFile
    from vsdesk.vault.vault import Vault

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz234567"


def chosen(vault: Vault, slots: SlotFile, place: Path) -> BackupFolder:
    """The backup of this vault there that may be brought up to date, or a folder for a first one."""
    with diskio.disk_guard():
        for one in of(place, slots.vault, vault.env.least):
            if not _is_newer(vault, one, slots) and not _is_of_home(vault, one):
                return one
        return _new(vault, place, slots.vault)


def remembered_of(vault: Vault, target: BackupFolder) -> BackupRow:
    """What the vault remembers of a backup; nothing, where it knows none of this name."""
    name = target.root.name
    unknown = BackupRow(name, "", (), "")
    return next((one for one in begun_or_made(vault) if one.name == name), unknown)


def _is_newer(vault: Vault, target: BackupFolder, slots: SlotFile) -> bool:
    """Whether a backup holds a state that this vault does not remember: this is an older copy, and what lies
    there may be the only one of what is missing here. It is left, and another one is begun beside it.

    No key is asked: where it was turned after this copy, the slots there are under one that is not known
    here.
    """
    remembered = {one.number for one in remembered_of(vault, target).remembered}
    return any(one.database not in remembered for one in _slots_of(target, slots))


def _is_of_home(vault: Vault, target: BackupFolder) -> bool:
    """Whether a backup holds what is put away here for a journey: it is left as it is until all is back."""
    held, remembered = vault.journey.held, remembered_of(vault, target).remembered
    if held is None or not remembered:
        return False
    return remembered[-1].commits <= held.commits


def _slots_of(target: BackupFolder, slots: SlotFile) -> Iterator[SlotFile]:
    """The slot files there that say they are of this vault."""
    for text in target.slot_texts():
        with suppress(UserError):
            found = keyslots.parse(text, slots.least)
            if found.vault == slots.vault:
                yield found


def settled(target: BackupFolder, row: BackupRow, slots: SlotFile) -> BackupRow:
    """What is remembered, after a look at what was cut off: a generation that was begun, and that slots name
    under whatever key, is one like the others."""
    if row.begun is None or all(
        one.database != row.begun.number for one in _slots_of(target, slots)
    ):
        return row
    return replace(row, generations=row.remembered, begun=None)


def next_number(target: BackupFolder, row: BackupRow, slots: SlotFile, vmk: Secret) -> int:
    """Above every one that was given: what the vault remembers, and what slots that this key made name. Names
    that anybody can write on a stick count for nothing."""
    given = [one.number for one in row.remembered]
    given += [one.database for one in _slots_of(target, slots) if one.is_of(vmk)]
    return max(given, default=0) + 1


def _new(vault: Vault, place: Path, vault_id: str) -> BackupFolder:
    """A folder with a name that says nothing, which the vault remembers before it is there; or one in which a
    first backup was cut off before it had any slots."""
    for row in begun_or_made(vault):
        begun = BackupFolder(place / row.name, vault_id)
        if not row.generations and begun.is_without_slots():
            return begun
    while True:
        name = "".join(_LETTERS[byte % len(_LETTERS)] for byte in vault.random(8))
        root = place / name
        if not os.path.lexists(root):
            note(vault, BackupRow(name, str(place), (), ""))
            diskio.make_folder(root)
            return BackupFolder(root, vault_id)
