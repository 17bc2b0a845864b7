"""What the system may keep of this process: nothing. A crash leaves no copy of the memory on a disk.

The memory of an open vault holds names and keys in plain text. Called first thing in window and command.
Every limit is the system's own; where it refuses one, the program goes on without.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_PR_SET_DUMPABLE: Final = 4  # linux/prctl.h
_PR_SET_NAME: Final = 15
_NO_HEAP: Final = 1  # WER_FAULT_REPORTING_FLAG_NOHEAP: a report to Microsoft holds no memory
_NO_CRITICAL_BOX, _NO_FAULT_BOX = (
    0x1,
    0x2,
)  # SetErrorMode: no box about a missing disk, no crash report


def keep_memory_private() -> None:
    """No core dump, and no other process of the same person may read this memory.

    The second matters for the first: a handler of dumps to which the kernel pipes is not bound by the
    limit on their size, but the kernel gives it nothing of a process that is not dumpable. A program
    that we start has to call this itself: `exec` makes it dumpable again, the limit it inherits.
    """
    if sys.platform == "win32":
        _on_windows()
        return
    import resource  # Windows has none

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return
    finally:
        if sys.platform == "linux":
            _not_dumpable()


def call_itself(name: str) -> None:
    """Another name in the list of what runs, on Linux; up to 15 letters. The command line stays as it was
    typed, for whoever looks further."""
    if sys.platform == "linux":
        try:
            ctypes.CDLL(None).prctl(_PR_SET_NAME, name.encode()[:15], 0, 0, 0)
        except (OSError, AttributeError):  # a C library without it
            return


def _not_dumpable() -> None:
    try:
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    except (OSError, AttributeError):  # a C library without it
        return


def _on_windows() -> None:
    """Written by the documentation of Windows; not tried there yet."""
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - other systems have no such name to type
    kernel.SetErrorMode(kernel.GetErrorMode() | _NO_CRITICAL_BOX | _NO_FAULT_BOX)
    kernel.WerSetFlags(_NO_HEAP)
