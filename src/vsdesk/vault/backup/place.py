"""What lies in the folder of a backup, and where backups of a vault are found.

    copy.a copy.b     the vault's slots, naming the newest database here; b is replaced first
    db.<n>            a database of the vault as it was, one for each generation that is kept
    files/ erasures/  as in the vault's folder
    held/

Named otherwise than a vault's files, so that nobody works in a backup by opening it.
A stick was in other hands: a name counts as what it is itself, never as what a link of that name leads to.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.crypto import slots as keyslots
from vsdesk.crypto.kdf import LEAST
from vsdesk.errors import EnvironmentFault, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.crypto.slots import SlotFile

SLOTS: Final = ("copy.b", "copy.a")
BESIDE: Final = ("files", "erasures", "held")  # folders that go along
_DATABASE: Final = re.compile(r"db\.([1-9]\d{0,8})")
_LARGEST: Final = 256 * 1024  # bytes of a slot file


@dataclass(frozen=True, slots=True)
class BackupFolder:
    """One backup. `vault` is the id that its slots say; what they say is proved when they are opened."""

    root: Path
    vault: str

    def database(self, number: int) -> Path:
        """The database of a generation."""
        return self.root / f"db.{number}"

    def generations(self) -> list[int]:
        """The numbers of the databases that lie here as plain files, the newest last."""
        with diskio.disk_guard():
            found = (_DATABASE.fullmatch(path.name) for path in self.root.iterdir())
            numbers = sorted(int(one[1]) for one in found if one is not None)
            return [number for number in numbers if is_plain(self.database(number))]

    def is_without_slots(self) -> bool:
        """Whether a folder lies here under its own name in which no slots are."""
        with diskio.disk_guard():
            if not self.root.is_dir() or diskio.is_link(self.root):
                return False
            return not any(self._has(name) for name in SLOTS)

    def beside(self, name: str) -> list[Path]:
        """The plain files of one of the folders that go along; none where there is no such folder.

        Raises UserError E_PLAIN where it is a link: what it leads to is no part of the backup.
        """
        folder = self.root / name
        with diskio.disk_guard():
            if not os.path.lexists(folder):
                return []
            if diskio.is_link(folder):
                raise UserError("E_PLAIN")
            return diskio.plain_files(folder) if folder.is_dir() else []

    def make_ready(self) -> None:
        """Before anything is written: what is no folder where one belongs, or no file, goes.

        A link goes itself; what it leads to stays.
        """
        with diskio.disk_guard():
            for path in list(self.root.iterdir()):
                if path.name in BESIDE:
                    if diskio.is_link(path) or not path.is_dir():
                        path.unlink()
                elif path.name in SLOTS or path.name.startswith("db."):
                    _only_plain(path)
            for name in BESIDE:
                diskio.make_folder(self.root / name)
                for path in list((self.root / name).iterdir()):
                    _only_plain(path)

    def written(self) -> float:
        """When its slots were written, as the medium says."""
        with diskio.disk_guard():
            times = (os.lstat(self.root / name).st_mtime for name in SLOTS if self._has(name))
            return max(times, default=0.0)

    def _has(self, name: str) -> bool:
        return os.path.lexists(self.root / name)

    def slot_texts(self) -> list[bytes]:
        """The bytes of both slot files, as far as they are there."""
        return [data for name in SLOTS[::-1] if (data := _slot_file(self.root / name)) is not None]

    def slot_text(self, name: str) -> bytes | None:
        """The bytes of one slot file; None where none is there."""
        return _slot_file(self.root / name)

    def write_slots(self, slots: SlotFile) -> None:
        """Replace both, so that one good file stands at every moment."""
        for name in SLOTS:
            diskio.write_file(self.root / name, slots.to_bytes())


def at(folder: Path, least: int = LEAST) -> BackupFolder:
    """The backup that lies in this very folder, or in one folder of it. Raises UserError E_NO_BACKUP;
    E_BACKUPS where there are those of several vaults."""
    found = _every(folder, least)
    if len({one.vault for one in found}) != 1:
        raise UserError("E_BACKUPS" if found else "E_NO_BACKUP")
    return max(found, key=BackupFolder.written)  # of one vault: the one that was written last


def of(place: Path, vault: str, least: int = LEAST) -> list[BackupFolder]:
    """The backups of a vault that lie in a folder of this place, the one that was written last first."""
    found = [one for one in _every(place, least) if one.vault == vault]
    return sorted(found, key=BackupFolder.written, reverse=True)


def _every(place: Path, least: int) -> list[BackupFolder]:
    own = _one(place, least)
    return [own] if own is not None else list(_inside(place, least))


def _inside(place: Path, least: int) -> Iterator[BackupFolder]:
    with diskio.disk_guard():
        inside = sorted(
            path for path in place.iterdir() if path.is_dir() and not diskio.is_link(path)
        )
    for path in inside:
        with suppress(EnvironmentFault):  # of somebody else, or damaged: no backup
            if (found := _one(path, least)) is not None:
                yield found


def _one(folder: Path, least: int) -> BackupFolder | None:
    for name in SLOTS:
        data = _slot_file(folder / name)
        if data is not None:
            with suppress(UserError):
                return BackupFolder(folder, keyslots.parse(data, least).vault)
    return None


def is_plain(path: Path) -> bool:
    """Whether a plain file lies there under its own name. Raises OSError."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode) and not diskio.is_link(path)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _only_plain(path: Path) -> None:
    """Remove what has the name of a file and is none."""
    if is_plain(path):
        return
    if diskio.is_link(path) or not path.is_dir():
        path.unlink()
    else:
        shutil.rmtree(path)


def _slot_file(path: Path) -> bytes | None:
    """A slot file that a stick holds: it may be of any size, and is no link."""
    with diskio.disk_guard():
        try:
            with diskio.open_plain(path, linked=False) as stream:
                return diskio.read_at_most(stream, _LARGEST)
        except (FileNotFoundError, NotADirectoryError, UserError):
            return None
