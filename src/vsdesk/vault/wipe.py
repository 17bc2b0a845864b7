"""A vault is made unreadable at once, locked or open: its keys go first, then all that it put into its folder
(docs/spec/vault.md §15).

No secret is needed, and nothing can be taken back. What was handed over and every backup stays as it is. Of
a folder that somebody else could write into nothing is followed and nothing but the vault's own is deleted.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.errors import UserError
from vsdesk.progress import SILENT
from vsdesk.vault.backup.place import BESIDE
from vsdesk.vault.commit_profile import marks_in
from vsdesk.vault.folder import RESTORED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vsdesk.progress import Progress

_SLOTS: Final = ("slots.a", "slots.b")
_OLD_SLOTS: Final = re.compile(r"\.?slots\.[ab]\..*tmp", re.DOTALL)  # of a write that was cut off
_DATABASES: Final = re.compile(r"\.?db\.[0-9]+(-wal|-shm|-journal)?(\..*tmp)?", re.DOTALL)
_ID: Final = re.compile(rb'"vault":"([0-9a-f]{32})"')
_MOST: Final = 1024 * 1024  # bytes of a slot file that are written over; more is none of ours


@dataclass(frozen=True, slots=True)
class WipeResult:
    """What became of the folder: how many files of the vault the disk kept, and whether it holds
    other things, which stay."""

    kept: int
    others: bool


def is_vault(root: Path) -> bool:
    """Whether key slots lie in a folder."""
    return any(os.path.lexists(root / name) for name in _SLOTS)


def lose_keys(root: Path, profile: Path) -> None:
    """Write over the key slots and delete them: from then on nothing opens this vault, by no way in.

    Two small files, whatever the vault holds. The commit mark in the profile goes too. Raises UserError
    E_NO_VAULT where no slots lie here; EnvironmentFault where the disk keeps one: then the others are gone.
    """
    if not is_vault(root):
        raise UserError("E_NO_VAULT")
    with diskio.disk_guard():
        slots = [root / name for name in _SLOTS]
        slots += [path for path in root.iterdir() if _OLD_SLOTS.fullmatch(path.name)]
    vaults = {id for path in slots for id in _ids_in(path)}
    faults: list[OSError] = []
    for path in slots:
        try:
            _lose(path)
        except FileNotFoundError:
            continue
        except OSError as fault:
            faults.append(fault)
    with suppress(OSError):
        diskio.fsync_folder(root)
    for path in marks_in(profile, vaults):
        diskio.sweep_away(path)
    if faults:
        raise diskio.disk_fault(faults[0])


def clear(root: Path, progress: Progress = SILENT) -> WipeResult:
    """Delete what is left of a vault whose keys are gone: unreadable all of it.

    Raises UserError E_EXISTS while key slots lie there; EnvironmentFault when the folder cannot be read.
    """
    if is_vault(root):
        raise UserError("E_EXISTS")
    with diskio.disk_guard():
        found = [*_of_vault(root)]
    for at, path in enumerate(found):
        progress.step("deleting", at, len(found))
        diskio.sweep_away(path)
    progress.step("deleting", len(found), len(found))
    for name in (*BESIDE, ""):
        with suppress(OSError):  # another thing lies in it
            (root / name).rmdir()
    kept = [path for path in found if os.path.lexists(path)]
    with diskio.disk_guard():
        left = [*root.iterdir()] if root.is_dir() else []
    ours = {*kept, *(path.parent for path in kept)}
    return WipeResult(len(kept), not ours.issuperset(left))


def _of_vault(root: Path) -> Iterator[Path]:
    for path in sorted(root.iterdir()):
        if path.name in BESIDE and path.is_dir() and not diskio.is_link(path):
            yield from sorted(path.iterdir())
        elif path.name in ("lock", RESTORED) or _DATABASES.fullmatch(path.name):
            yield path


def _ids_in(path: Path) -> list[str]:
    try:
        with diskio.open_plain(path, linked=False) as stream:
            return [found.decode() for found in _ID.findall(stream.read(_MOST))]
    except (OSError, UserError):
        return []


def _lose(path: Path) -> None:
    """Random bytes over what the file holds, on the disk, then the name goes. Of a link only the name."""
    with suppress(UserError), diskio.open_to_change(path) as stream:
        size = min(os.fstat(stream.fileno()).st_size, _MOST)
        stream.write(os.urandom(size))
        stream.flush()
        os.fsync(stream.fileno())
    path.unlink()
