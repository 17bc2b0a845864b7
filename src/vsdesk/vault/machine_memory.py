"""How much memory this machine has, for choosing the cost of a passphrase."""

from __future__ import annotations

import os
from typing import Final

_FALLBACK: Final = 2 * 1024**3


def usable_memory() -> int:
    """The machine's memory in bytes; 2 GiB where it cannot be asked."""
    names = getattr(os, "sysconf_names", {})
    if "SC_PHYS_PAGES" in names and "SC_PAGE_SIZE" in names:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return _FALLBACK
