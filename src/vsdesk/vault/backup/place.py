"""What lies in the folder of a backup, and where backups of a vault are found.

    copy.a copy.b     the vault's slots, naming the newest database here; b is replaced first
    db.<n>            a database of the vault as it was, one for each generation that is kept
    files/ erasures/  as in the vault's folder
    held/

Named otherwise than a vault's files, so that nobody works in a backup by opening it.
"""

from __future__ import annotations

import re
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
_DATABASE: Final = re.compile(r"db\.(\d{1,18})")
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
        """The numbers of the databases that lie here, the newest last."""
        with diskio.disk_guard():
            found = (_DATABASE.fullmatch(path.name) for path in self.root.iterdir())
            return sorted(int(one[1]) for one in found if one is not None)

    def slot_texts(self) -> list[bytes]:
        """The bytes of both slot files, as far as they are there."""
        return [data for name in SLOTS[::-1] if (data := _slot_file(self.root / name)) is not None]

    def write_slots(self, slots: SlotFile) -> None:
        """Replace both, so that one good file stands at every moment."""
        for name in SLOTS:
            diskio.write_file(self.root / name, slots.to_bytes())


def at(folder: Path, least: int = LEAST) -> BackupFolder:
    """The backup that lies in this very folder, or in one folder of it. Raises UserError E_NO_BACKUP;
    E_SEVERAL where there are several."""
    own = _one(folder, least)
    found = [own] if own is not None else list(_inside(folder, least))
    if len(found) != 1:
        raise UserError("E_SEVERAL" if found else "E_NO_BACKUP", "backup")
    return found[0]


def of(place: Path, vault: str, least: int = LEAST) -> BackupFolder | None:
    """The backup of a vault that lies in a folder of this place."""
    own = _one(place, least)
    every = [own] if own is not None else _inside(place, least)
    return next((one for one in every if one.vault == vault), None)


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


def _slot_file(path: Path) -> bytes | None:
    """A slot file that a stick holds: it may be of any size, and is no link."""
    with diskio.disk_guard():
        try:
            with diskio.open_plain(path, linked=False) as stream:
                return diskio.read_at_most(stream, _LARGEST)
        except (FileNotFoundError, NotADirectoryError, UserError):
            return None
