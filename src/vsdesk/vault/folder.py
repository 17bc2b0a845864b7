"""The vault's folder: what lies in it, and that one program at a time has it open.

    slots.a slots.b   the key slots, same content; b is replaced first (docs/spec/vault.md §2)
    db.<n>            the database that the slots name
    files/            attachments, each with its own key, random names
    erasures/         erasure frames, encrypted under the vault's key
    lock              held by the program that has the vault open
    restored          while a backup that was put back was not opened yet

Raises UserError (E_NO_VAULT, E_EXISTS), EnvironmentFault (E_IN_USE and the disk's).
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.crypto.slots import parse
from vsdesk.errors import EnvironmentFault, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vsdesk.crypto.slots import SlotFile

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

SLOT_FILES: Final = ("slots.a", "slots.b")
RESTORED: Final = "restored"


class Folder:
    """Paths inside one vault's folder, its lock and its two slot files."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = root / "files"
        self.erasures = root / "erasures"
        self._lock: IO[bytes] | None = None
        self._made = False  # the folder itself, by `create`
        self.mended: tuple[str, ...] = ()  # key files that were none when the vault was opened

    def create(self) -> None:
        """Make the folder. It must be new or empty (E_EXISTS)."""
        with diskio.disk_guard():
            if self.root.exists() and any(self.root.iterdir()):
                raise UserError("E_EXISTS")
            self._made = not self.root.exists()
            diskio.make_folder(self.root)
            self.root.chmod(0o700)
            for inside in (self.files, self.erasures):
                diskio.make_folder(inside)

    def remove(self) -> None:
        """Give the lock back and delete what lies in a folder of `create`; itself, where it was made there.

        What the disk keeps all the same stays: why the vault was not finished is told, not this.
        """
        self.unlock()
        for path in (self.files, self.erasures):
            shutil.rmtree(path, ignore_errors=True)
        with suppress(OSError):
            for path in self.root.iterdir():
                path.unlink()
            if self._made:
                self.root.rmdir()

    @property
    def restored(self) -> bool:
        """Whether this is a backup that was put back and not opened since."""
        return (self.root / RESTORED).is_file()

    def require(self) -> None:
        """Raise E_NO_VAULT when no slot file lies here."""
        if not any((self.root / name).is_file() for name in SLOT_FILES):
            raise UserError("E_NO_VAULT")

    def lock(self) -> None:
        """Take the lock; E_IN_USE when another program, or another window, holds it."""
        with diskio.disk_guard():
            handle = (self.root / "lock").open("ab")
        try:
            if sys.platform == "win32":
                msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            handle.close()
            raise EnvironmentFault("E_IN_USE") from None
        self._lock = handle

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Take the lock; it is given back where what is done inside does not succeed."""
        self.lock()
        try:
            yield
        except BaseException:
            self.unlock()
            raise

    def unlock(self) -> None:
        """Give the lock back; may be called twice."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def database(self, number: int) -> Path:
        """The database file of that number."""
        return self.root / f"db.{number}"

    def drop_database(self, number: int) -> None:
        """Delete a database that the slots do not name, with what lies beside it."""
        with diskio.disk_guard():
            for path in self._of_database(number):
                path.unlink(missing_ok=True)

    def _of_database(self, number: int) -> list[Path]:
        path = self.database(number)
        return [path.with_name(path.name + end) for end in ("", "-wal", "-shm", "-journal")]

    def free_number(self, number: int) -> int:
        """The number of the next database; what was left of an earlier try is deleted, if it can be."""
        while True:
            number += 1
            taken = self._of_database(number)
            for path in taken:
                diskio.sweep_away(path)
            if not any(map(os.path.lexists, taken)):
                return number

    def slot_texts(self) -> list[bytes]:
        """The bytes of both slot files, as far as they are there (crypto/slot_copies.open_newest reads)."""
        with diskio.disk_guard():
            found = [self.root / name for name in SLOT_FILES]
            return [path.read_bytes() for path in found if path.is_file()]

    def write_slots(self, slots: SlotFile) -> None:
        """Replace both slot files, b first, so that one good file stands at every moment.

        Both are on the disk before the first takes its name: a full disk stops it before anything changed.
        """
        data = slots.to_bytes()
        paths = [self.root / name for name in SLOT_FILES[::-1]]
        with diskio.disk_guard(), diskio.written_beside(paths, data) as temps:
            for temp, path in zip(temps, paths, strict=True):
                diskio.move_into_place(temp, path, replace=True)

    def settle_slots(self, slots: SlotFile) -> None:
        """At opening: both files are the one that opened it. One that was missing or damaged is `mended`; one
        of another generation was cut off, which is nobody's damage. A full disk keeps nobody out."""
        if self.slot_texts() == [slots.to_bytes()] * 2:
            return
        self.mended = tuple(name for name in SLOT_FILES if not self._is_slots(name, slots.least))
        with suppress(EnvironmentFault):
            self.write_slots(slots)

    def _is_slots(self, name: str, least: int) -> bool:
        path = self.root / name
        with diskio.disk_guard(), suppress(UserError):
            return path.is_file() and bool(parse(path.read_bytes(), least))
        return False

    def has_slots(self, slots: SlotFile) -> bool:
        """Whether one of the slot files is this one: after a write that failed, which way the vault opens."""
        return slots.to_bytes() in self.slot_texts()

    def sweep(self, number: int | None) -> None:
        """Delete databases that no slot names (with None: no database), temporary files of a killed program,
        and the mark of a backup that was put back: by now it stands in the database.

        Folders that were empty may have got lost when somebody copied the vault: they are made again.
        """
        with diskio.disk_guard():
            for folder in (self.files, self.erasures):
                diskio.make_folder(folder)
        for path in (*self.left_over(number), self.root / RESTORED):
            diskio.sweep_away(path)

    def left_over(self, number: int | None) -> list[Path]:
        """Databases that no slot names, and what has the name of a temporary file."""
        keep = None if number is None else self.database(number).name
        found = []
        with diskio.disk_guard():
            for path in self.root.iterdir():
                stem = path.name.removesuffix("-wal").removesuffix("-shm").removesuffix("-journal")
                other = keep is not None and stem.startswith("db.") and stem != keep
                if other or path.name.endswith(".tmp"):
                    found.append(path)
        return found
