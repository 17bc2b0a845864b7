"""How much memory this process holds, as the kernel counts it.

`ru_maxrss` of a process begins with what its parent held when it was started, so it says nothing of the
process itself; the kernel's own high-water mark (VmHWM, proc(5)) begins anew.
"""

from __future__ import annotations

import os
from pathlib import Path


def resident_mib() -> float:
    """What is held now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def peak_mib() -> float:
    """The most that was ever held."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 2**10
