"""Where the program's own files lie, and the one helper that writes a file safely."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from vsdesk.errors import EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = Path(__file__).resolve().parent


def _data_folder(name: str) -> Path:
    inside = _PACKAGE / name  # in a wheel
    return inside if inside.is_dir() else _PACKAGE.parent.parent / name  # in a checkout


def resources() -> Path:
    """The folder `resources/` (dictionary, vocabularies, places, fonts, icons)."""
    return _data_folder("resources")


def translations() -> Path:
    """The folder `translations/` with the gettext catalogues."""
    return _data_folder("translations")


def config_home() -> Path:
    """Where small settings without any record content lie (XDG_CONFIG_HOME or ~/.config, or %APPDATA%)."""
    base = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA")
    return (Path(base) if base else Path.home() / ".config") / "vsdesk"


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


def fsync_folder(folder: Path) -> None:
    """Make a rename in `folder` last through a power cut (nothing to do on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_file(path: Path, data: bytes, *, replace: bool = True) -> None:
    """Write `data` to `path` through a temporary name: all of it, or nothing.

    temp in the same folder, fsync, rename, fsync of the folder. With `replace=False` an existing
    file is never touched (FileExistsError). Raises EnvironmentFault (E_DISK, E_MEDIA_RO, E_IO).
    """
    with disk_guard():
        temp = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
        try:
            with temp.open("xb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            move_into_place(temp, path, replace=replace)
        finally:
            temp.unlink(missing_ok=True)


def move_into_place(temp: Path, path: Path, *, replace: bool) -> None:
    """Rename `temp` to `path` and fsync the folder; without `replace`, raise FileExistsError if it exists."""
    if not replace and path.exists():
        raise FileExistsError(errno.EEXIST, "exists")
    temp.replace(path)
    fsync_folder(path.parent)
