"""What is worked out once for a name or a text of records, as long as a vault is open.

A locked vault forgets it (`forget`): else a program that waits for the passphrase would go on holding the
names that it read. Tables that are shipped are no record's; `functools.cache` keeps those.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import _lru_cache_wrapper, lru_cache
from typing import Final, TypeVar

_R = TypeVar("_R")
_KEPT: Final[list[_lru_cache_wrapper[object]]] = []


def memo(most: int) -> Callable[[Callable[..., _R]], _lru_cache_wrapper[_R]]:
    """Keep the last `most` results of a function of hashable arguments, until `forget`."""

    def keep(work: Callable[..., _R]) -> _lru_cache_wrapper[_R]:
        kept = lru_cache(maxsize=most)(work)
        _KEPT.append(kept)
        return kept

    return keep


def forget() -> None:
    """Nothing that `memo` keeps is held any more, nor any pattern that was made of a name."""
    for one in _KEPT:
        one.cache_clear()
    re.purge()
