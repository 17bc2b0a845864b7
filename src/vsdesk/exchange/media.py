"""Sticks and folders: finding them, finding bundles on them, writing to them safely (§2.7).

`Disk` is the one seam to a real medium, so that tests can pull it out, fill it up or swap bytes.
Nothing on a stick but `*.age` files is ever opened, and those only when they are plain files.
"""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from vsdesk import diskio
from vsdesk.crypto.age import MAGIC
from vsdesk.errors import EnvironmentFault, Refused, UserError
from vsdesk.paths import STICK_PLACES

SUFFIX: Final = ".age"
MARGIN: Final = 1024 * 1024
_MOUNTS: Final = Path("/proc/self/mountinfo")
_STICK_SYSTEMS: Final = frozenset(("vfat", "exfat", "msdos", "ntfs", "ntfs3", "fuseblk", "udf"))
_PROGRAMS: Final = frozenset(
    (
        ".exe",
        ".com",
        ".bat",
        ".cmd",
        ".scr",
        ".pif",
        ".lnk",
        ".vbs",
        ".vbe",
        ".js",
        ".jse",
        ".wsf",
        ".msi",
        ".hta",
        ".ps1",
        ".jar",
        ".desktop",
        ".apk",
        ".dll",
        ".cpl",
        ".sh",
    )
)
_RETRIED: Final = frozenset((5, 32, 33))  # Windows: another program has the file open
_TRIES: Final = 5


@dataclass(frozen=True, slots=True)
class Medium:
    """A mounted stick: where, its name, bytes free and in all, and whether it can be written."""

    path: Path
    name: str
    free: int
    size: int
    writable: bool


def media(mounts: Path = _MOUNTS) -> list[Medium]:
    """The sticks and cards that are mounted now; empty where the system does not tell."""
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        left, _, right = line.partition(" - ")
        fields, kind = left.split(" "), right.split(" ")[0]
        if len(fields) < 6:
            continue
        place = Path(_unescaped(fields[4]))
        if kind in _STICK_SYSTEMS or str(place).startswith(STICK_PLACES):
            medium = _medium(place, "ro" not in fields[5].split(","))
            if medium is not None:
                found.append(medium)
    return found


def _unescaped(text: str) -> str:
    for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, letter)
    return text


def _medium(place: Path, writable: bool) -> Medium | None:
    if str(place).startswith("/boot"):
        return None
    with suppress(OSError):
        usage = shutil.disk_usage(place)
        return Medium(place, diskio.name_of(place), usage.free, usage.total, writable)
    return None


def has_programs(folder: Path) -> bool:
    """Whether programs, shortcuts or an autorun file lie in the folder itself (by name only)."""
    with diskio.disk_guard():
        names = [entry.name.lower() for entry in os.scandir(folder)]
    return any(name == "autorun.inf" or Path(name).suffix in _PROGRAMS for name in names)


def named_so(folder: Path) -> list[Path]:
    """The files in the folder that are named `*.age`, by name; hidden ones (a Mac's `._…`) left out."""
    with diskio.disk_guard():
        names = sorted(entry.name for entry in os.scandir(folder))
    return [
        folder / name
        for name in names
        if name.lower().endswith(SUFFIX) and not name.startswith(".")
    ]


def is_bundle(path: Path) -> bool:
    """Whether a plain file begins as an age file. Raises EnvironmentFault E_IO."""
    try:
        with open_plain(path) as stream, diskio.disk_guard():
            return stream.read(len(MAGIC)) == MAGIC
    except Refused:
        return False


def bundles(folder: Path) -> list[Path]:
    """The files in the folder that are named `*.age` and begin as an age file, by name."""
    found = []
    for path in named_so(folder):
        with suppress(EnvironmentFault):
            if is_bundle(path):
                found.append(path)
    return found


def open_plain(path: Path) -> BinaryIO:
    """Open a plain file for reading; a link, pipe or device named like one is E_NOT_BUNDLE.

    Never blocks. Raises EnvironmentFault E_IO when the medium does not answer.
    """
    try:
        return diskio.open_plain(path, linked=False)
    except UserError:
        raise Refused("E_NOT_BUNDLE", "no plain file") from None
    except OSError as problem:
        raise _unreadable(problem) from problem


def _unreadable(problem: OSError) -> Exception:
    if problem.errno == errno.ENOENT:
        return EnvironmentFault("E_IO", "the file is gone")
    if problem.errno in (errno.EACCES, errno.EPERM):
        return EnvironmentFault("E_IO", "the file may not be read")
    return diskio.disk_fault(problem)


class Disk:
    """The real medium. Every method raises OSError as the system does; `export` translates."""

    def __init__(self, wait: Callable[[float], None] = time.sleep) -> None:
        self._wait = wait

    def free(self, folder: Path) -> int:
        """Bytes free."""
        return shutil.disk_usage(folder).free

    def create(self, path: Path) -> BinaryIO:
        """A new file for writing; it must not exist. Encrypted, and for another account to read."""
        return path.open("xb")

    def sync(self, stream: BinaryIO) -> None:
        """Everything written is on the medium."""
        stream.flush()
        os.fsync(stream.fileno())

    def reread(self, path: Path) -> BinaryIO:
        """The file as the medium gives it back, not as memory remembers it."""
        stream = path.open("rb")
        advise = getattr(os, "posix_fadvise", None)
        if advise is not None:
            advise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return stream

    def publish(self, temp: Path, final: Path) -> None:
        """Give the file its name, which must be free; then the folder is on the medium too."""
        for attempt in range(_TRIES):
            if os.path.lexists(final):
                raise FileExistsError(errno.EEXIST, "exists")
            try:
                temp.rename(final)
                break
            except OSError as problem:
                busy = getattr(problem, "winerror", None) in _RETRIED
                if not busy or attempt == _TRIES - 1:
                    raise
                self._wait(0.2)
        diskio.fsync_folder(final.parent)

    def date(self, path: Path, seconds: float) -> None:
        """Set the time of last change, where the medium can."""
        with suppress(OSError):
            os.utime(path, (seconds, seconds))

    def size(self, path: Path) -> int | None:
        """The bytes of a file that is there, else None."""
        try:
            return path.stat().st_size
        except OSError:
            return None

    def discard(self, path: Path) -> None:
        """Remove what was not finished, if it can be."""
        with suppress(OSError):
            path.unlink(missing_ok=True)
