"""What was made out of rows of the database, for whoever reads the same rows again.

A file is read anew after each write; nearly all its rows are the same as before, byte for byte, and what is
made of a row follows from the row alone. So no write makes anything wrong that is held here.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

T = TypeVar("T")
MOST: Final = 4096  # rows; then it begins anew


class DecodedBodies:
    """Of one connection, and let go with it."""

    def __init__(self) -> None:
        self._held: dict[Hashable, Any] = {}
        self._wide = 0  # by how many all of it is wanted just now
        self._counting = threading.Lock()

    def get(self, row: Hashable, make: Callable[[], T]) -> T:
        """What `make` makes of this row. `row` says what it is made of, and what is made."""
        found = self._held.get(row)
        if found is None:
            found = make()
            if len(self._held) >= MOST and not self._wide:
                self._held.clear()
            self._held[row] = found
        return cast("T", found)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Inside nothing is let go: for what reads a whole vault twice and holds its records anyway."""
        with self._counting:
            self._wide += 1
        try:
            yield
        finally:
            with self._counting:
                self._wide -= 1
            if len(self._held) >= MOST and not self._wide:
                self._held.clear()

    def clear(self) -> None:
        """Let all of it go: the rows are another file's, or nobody may read them any more."""
        self._held.clear()
