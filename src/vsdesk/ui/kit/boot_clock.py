"""Seconds that go on while the computer sleeps, whatever anyone does to its clock."""

from __future__ import annotations

import ctypes
import sys
import time


def since_boot() -> float:
    """Seconds since the computer was switched on, time asleep included.

    `time.monotonic` stands still in a closed laptop on Linux and macOS; the wall clock can be set back.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "win32":  # counts sleep and hibernation; not tried on Windows yet
        count = getattr(ctypes, "windll").kernel32.GetTickCount64  # noqa: B009 - no such name elsewhere
        count.restype = ctypes.c_uint64
        return float(count()) / 1000
    if sys.platform == "darwin":  # goes on while asleep, by its manual; not tried there yet
        return time.clock_gettime(time.CLOCK_MONOTONIC_RAW)
    return time.time()
