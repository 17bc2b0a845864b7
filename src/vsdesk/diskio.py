"""The one helper that writes a file safely, the one that opens what is given, and the plain error
for what a disk answers.

Whatever is read from a stick, or from a place that a person named, is opened by `open_file`, and what lies in
a folder that was given by `open_inside`: plain files alone, so that none of them hangs or has no end.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import tempfile
import unicodedata
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from vsdesk.errors import Bug, EnvironmentFault, UserError
from vsdesk.file_names import legible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from io import BufferedRandom, BufferedReader
    from pathlib import Path, PurePath
    from typing import BinaryIO

# Marks that turn the direction of what follows: a name may not change the line in which it stands.
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
BLOCK: Final = 256 * 1024  # bytes that are read at a time where a whole file is
MARGIN: Final = 4 * 1024 * 1024  # bytes that stay free
_BARE: Final = re.compile(r"[0-9A-Za-z_+-]{1,200}\.[a-z0-9]{3,6}")


def bare(name: str, ending: str = "") -> str:
    """The name of a file that we write, if it is one: plain letters, one ending, no folder.

    Raises Bug: names are made by the program, never taken from what a record, a bundle or a file says.
    """
    if not _BARE.fullmatch(name) or not name.endswith(ending):
        raise Bug("the name of a file is not bare")
    return name


def disk_fault(problem: OSError) -> EnvironmentFault:
    """The plain error for an OSError: full, read-only, or not answering."""
    if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return EnvironmentFault("E_DISK", type(problem).__name__)
    if problem.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return EnvironmentFault("E_MEDIA_RO", type(problem).__name__)
    return EnvironmentFault("E_IO", f"{type(problem).__name__} {problem.errno}")


@contextmanager
def disk_guard() -> Iterator[None]:
    """Turn an OSError inside into the plain error for it."""
    try:
        yield
    except OSError as problem:
        raise disk_fault(problem) from problem


def open_plain(path: Path, *, linked: bool, pipe: bool = False) -> BufferedReader:
    """Open a plain file for reading; `linked`: through a link too, `pipe`: a pipe is good as well.

    Never blocks, but on a pipe that is good. Raises UserError E_PLAIN for anything else; OSError.
    """
    flags = os.O_RDONLY
    kept = ("O_CLOEXEC", "O_BINARY", "O_NOCTTY")
    more = (*(() if linked else ("O_NOFOLLOW",)), *(() if pipe else ("O_NONBLOCK",)))
    for name in (*kept, *more):
        flags |= getattr(os, name, 0)
    if not linked and is_link(path):
        raise UserError("E_PLAIN")
    try:
        handle = os.open(path, flags)
    except OSError as problem:
        found = (errno.ENXIO, errno.ENODEV, errno.EISDIR)
        if problem.errno in (found if linked else (*found, errno.ELOOP)):
            raise UserError("E_PLAIN") from None
        raise
    mode = os.fstat(handle).st_mode
    if not (stat.S_ISREG(mode) or (pipe and stat.S_ISFIFO(mode))):
        os.close(handle)
        raise UserError("E_PLAIN")
    return os.fdopen(handle, "rb")


def open_to_change(path: Path) -> BufferedRandom:
    """Open a plain file that is there, to read and write in it; never what a link leads to.

    Raises UserError E_PLAIN; OSError.
    """
    if is_link(path) or not path.is_file():
        raise UserError("E_PLAIN")
    flags = os.O_RDWR
    for name in ("O_CLOEXEC", "O_BINARY", "O_NOFOLLOW", "O_NONBLOCK"):
        flags |= getattr(os, name, 0)
    return os.fdopen(os.open(path, flags), "r+b")


def open_file(path: Path, *, pipe: bool = False) -> BinaryIO:
    """Open a file that a person named, through a link that they named too; a pipe only with `pipe`.

    Raises UserError E_FOLDER, E_PLAIN; EnvironmentFault E_NO_FILE, E_IO.
    """
    with disk_guard():
        if path.is_dir():
            raise UserError("E_FOLDER")
        try:
            return open_plain(path, linked=True, pipe=pipe)
        except OSError as problem:
            # A link in a circle leads to no file; the medium did answer.
            if problem.errno in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP):
                raise EnvironmentFault("E_NO_FILE", file=name_of(path)) from problem
            raise


def read_file(path: Path, most: int) -> bytes:
    """All of a file that a person named, of `most` bytes. Raises UserError E_LIMIT, and as `open_file`
    does."""
    with open_file(path) as stream:
        return read_at_most(stream, most)


def read_at_most(stream: BinaryIO, most: int) -> bytes:
    """All that a stream still gives. Raises UserError E_LIMIT for more than `most` bytes;
    EnvironmentFault."""
    with disk_guard():
        data = stream.read(most + 1)
    if len(data) > most:
        raise UserError("E_LIMIT")
    return data


def is_link(path: Path) -> bool:
    """Whether a name is a link, or on Windows a junction, and not the file or folder itself."""
    found = os.lstat(path)
    joined = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
    return stat.S_ISLNK(found.st_mode) or (
        joined is not None and getattr(found, "st_reparse_tag", 0) == joined
    )


def open_inside(folder: Path, *names: str) -> BufferedReader:
    """Open a plain file in a folder that was given; nothing in it leads out, so no name on the way is a link.

    Raises UserError E_PLAIN; EnvironmentFault E_NO_FILE, E_IO.
    """
    path = folder
    with disk_guard():
        try:
            for name in names:
                if is_link(path := path / name):
                    raise UserError("E_PLAIN")
            return open_plain(path, linked=False)
        except OSError as problem:
            if problem.errno in (errno.ENOENT, errno.ENOTDIR):
                raise EnvironmentFault("E_NO_FILE", file=name_of(path)) from problem
            raise


def plain_files(folder: Path) -> list[Path]:
    """The plain files of a folder that was given, by name; links, hidden ones and inner
    folders are left out."""
    with disk_guard():
        return sorted(
            one
            for one in folder.iterdir()
            if one.name[:1] != "." and not is_link(one) and one.is_file()
        )


def sweep_away(path: Path) -> None:
    """Remove a file that is of no use any more, if it can be: a folder is never touched, and what the disk
    keeps all the same stops nothing (`vault check` tells of it)."""
    with suppress(OSError):
        path.unlink()


def others_read(stream: BinaryIO) -> bool:
    """True for a file that other users of this computer may read. A pipe is read by whom it was given to."""
    mode = os.fstat(stream.fileno()).st_mode
    return os.name == "posix" and stat.S_ISREG(mode) and bool(mode & 0o044)


def require_file(path: Path) -> None:
    """That a person named a file. Raises UserError E_FOLDER; EnvironmentFault E_NO_FILE with its name,
    E_IO."""
    open_file(path).close()


def name_of(path: PurePath) -> str:
    """The name of a file as text that can be kept, shown and printed.

    Bytes that are no UTF-8 are read as windows-1256. What steers a terminal, or turns a line around, is a
    space.
    """
    return "".join(" " if _steers(one) else one for one in legible(path.name))


def _steers(letter: str) -> bool:
    return unicodedata.category(letter) == "Cc" or letter in _TURNING


def forget_cached(stream: BinaryIO) -> None:
    """Have what is read from here on come from the medium, not from memory, where the system can be asked."""
    advise = getattr(os, "posix_fadvise", None)
    if advise is not None:
        advise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def same_bytes(one: BufferedReader, other: BufferedReader) -> bool:
    """Whether two files give the same bytes from here on. Each is read into one buffer again and again: a new
    one for every block costs more than the disk does. Raises OSError."""
    first, second = bytearray(BLOCK), bytearray(BLOCK)
    while (count := one.readinto(first)) == other.readinto(second):
        if count < BLOCK:
            return first[:count] == second[:count]
        if first != second:
            return False
    return False


def blocks(stream: BufferedReader) -> Iterator[memoryview]:
    """What a file still gives, in one buffer: each block is good until the next is asked for. Raises
    OSError."""
    room = memoryview(bytearray(BLOCK))
    while count := stream.readinto(room):
        yield room[:count]


def fsync_folder(folder: Path) -> None:
    """Make a rename in `folder` last through a power cut (nothing to do on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def fsync_file(path: Path) -> None:
    """Make what was written into a file, and its name, last through a power cut."""
    with disk_guard():
        handle = os.open(path, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        fsync_folder(path.parent)


def create_file(path: Path) -> BinaryIO:
    """A new file to write that only this person's account may read; FileExistsError where there is one."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")


def make_folder(path: Path) -> None:
    """A folder that only this person's account may enter, with those above it; one that is there stays."""
    if not path.is_dir():
        make_folder(path.parent)
        path.mkdir(mode=0o700, exist_ok=True)


def write_file(path: Path, data: bytes, *, replace: bool = True) -> None:
    """Write `data` to `path` through a temporary name: all of it, or nothing.

    Only this person's account may read it. temp in the same folder, fsync, rename, fsync of the folder.
    With `replace=False` an existing file is never touched (FileExistsError). Raises EnvironmentFault
    (E_DISK, E_MEDIA_RO, E_IO).
    """
    with disk_guard(), written_beside([path], data) as [temp]:
        move_into_place(temp, path, replace=replace)


@contextmanager
def written_beside(paths: Sequence[Path], data: bytes) -> Iterator[list[Path]]:
    """Temporary files that lie on the disk, one for each of these paths, to be renamed into place inside;
    what is not renamed is removed. Raises OSError."""
    temps = [path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp") for path in paths]
    try:
        for temp in temps:
            with create_file(temp) as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
        yield temps
    finally:
        for temp in temps:
            temp.unlink(missing_ok=True)


def copy_into(path: Path, source: BinaryIO) -> None:
    """Write what `source` still gives to `path`, block by block, as `write_file` does. Raises as it does."""
    with disk_guard():
        temp = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
        try:
            with create_file(temp) as out:
                shutil.copyfileobj(source, out, 1024 * 1024)
                out.flush()
                os.fsync(out.fileno())
            move_into_place(temp, path, replace=True)
        finally:
            temp.unlink(missing_ok=True)


def save_file(path: Path, data: bytes) -> None:
    """Write to a place that a person named. Raises UserError E_FOLDER; EnvironmentFault E_NO_FILE where there
    is no such folder, else as `write_file`.
    """
    with disk_guard():
        if path.is_dir():
            raise UserError("E_FOLDER")
        if not path.parent.is_dir():
            raise EnvironmentFault("E_NO_FILE")
    write_file(path, data)


def move_into_place(temp: Path, path: Path, *, replace: bool) -> None:
    """Rename `temp` to `path` and fsync the folder; without `replace`, raise FileExistsError if it exists."""
    if not replace and path.exists():
        raise FileExistsError(errno.EEXIST, "exists")
    temp.replace(path)
    fsync_folder(path.parent)


def require_free(folder: Path, size: int) -> None:
    """Raise EnvironmentFault E_DISK, with what it needs, unless a file of so many bytes fits with some to
    spare."""
    need = size + MARGIN
    with disk_guard():
        if shutil.disk_usage(folder).free < need:
            raise EnvironmentFault("E_DISK", "free space", need=need)


def require_room(folder: Path, size: int, more: int = 256 * 1024) -> None:
    """Raise the OSError that writing `more` bytes behind the first `size` of a file here would meet."""
    with tempfile.TemporaryFile(dir=folder, prefix=".", suffix=".tmp") as out:
        out.seek(size)
        out.write(bytes(more))
        out.flush()
        os.fsync(out.fileno())
