"""Finds sticks by itself: on Linux a notifier on mountinfo, elsewhere a quiet look every few seconds."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, QStorageInfo, QTimer, Signal

from vsdesk.paths import STICK_PLACES

_MOUNTS: Final = Path("/proc/self/mountinfo")
_LOOK_EVERY: Final = 3000  # milliseconds, where no notifier exists


@dataclass(frozen=True, slots=True)
class Stick:
    """A mounted removable volume: its root, its name, free bytes, and whether it can be written."""

    root: Path
    name: str
    free: int
    writable: bool


def find() -> tuple[Stick, ...]:
    """The sticks mounted now."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if volume.isValid() and volume.isReady() and _removable(root):
            name = volume.name() or Path(root).name or root
            found.append(Stick(Path(root), name, volume.bytesAvailable(), not volume.isReadOnly()))
    return tuple(sorted(found, key=lambda stick: str(stick.root)))


def _removable(root: str) -> bool:
    if sys.platform == "win32":
        return not root.upper().startswith("C:")
    return root.startswith(STICK_PLACES)


class Sticks(QObject):
    """`changed` when a volume comes or goes. It reads the list of mounts, never the sticks."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._handle = -1
        self._before: tuple[Stick, ...] = ()
        try:
            self._handle = os.open(_MOUNTS, os.O_RDONLY)
        except OSError:
            self._timer = QTimer(self)
            self._timer.timeout.connect(self._look)
            self._timer.start(_LOOK_EVERY)
        else:
            self._notifier = QSocketNotifier(self._handle, QSocketNotifier.Type.Exception, self)
            self._notifier.activated.connect(self._moved)
            self.destroyed.connect(_Closer(self._handle).close)

    def _moved(self) -> None:
        os.lseek(self._handle, 0, os.SEEK_SET)
        while os.read(self._handle, 65536):
            pass  # the kernel wants to be read before it tells again
        self.changed.emit()

    def _look(self) -> None:
        now = find()
        if now != self._before:
            self._before = now
            self.changed.emit()


class _Closer:
    def __init__(self, handle: int) -> None:
        self._handle = handle

    def close(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
