"""The folder of a drill: in the profile, under a lock, and gone when the drill ends.

A drill that was cut off leaves its copy, which holds what was there then; so each drill, and each opening of
a vault, removes the folders that no drill holds.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.errors import EnvironmentFault
from vsdesk.vault.folder import Folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAME: Final = "drill-"


@contextmanager
def drill_room(profile: Path) -> Iterator[Path]:
    """A folder that is deleted afterwards. What lies in it meanwhile is encrypted. Raises
    EnvironmentFault."""
    sweep(profile)
    with diskio.disk_guard():
        room = Folder(profile / f"{_NAME}{os.urandom(8).hex()}")
        diskio.make_folder(room.root)
    try:
        room.lock()
        yield room.root
    finally:
        _remove(room)


def sweep(profile: Path) -> None:
    """Remove what drills left that were cut off. One that runs is let be, and what the disk keeps stops
    nothing."""
    with suppress(OSError):
        for path in list(profile.glob(f"{_NAME}*")):
            if diskio.is_link(path) or not path.is_dir():
                continue
            room = Folder(path)
            with suppress(EnvironmentFault):
                room.lock()
                _remove(room)


def _remove(room: Folder) -> None:
    """Everything but the lock first, which is held until then."""
    with suppress(OSError):
        for path in list(room.root.iterdir()):
            if path.name != "lock":
                path.unlink()
    room.unlock()
    shutil.rmtree(room.root, ignore_errors=True)
