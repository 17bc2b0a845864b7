"""How a slow function tells where it is and is told to stop. Knows no thread and no window."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEVER: Final = 1_000_000


class Cancelled(Exception):
    """Raised out of `Progress.step` when the person chose to stop. The caller rolls back."""


class Progress(Protocol):
    """Given to every slow function."""

    def step(self, stage: str, done: int, total: int) -> None:
        """Say that `done` of `total` units of `stage` are done (bytes or records); may raise Cancelled.

        `stage` is a key such as "writing" or "verifying", translated by whoever shows it. `total` is
        0 when it is not known.
        """


class NoProgress:
    """Shows nothing, never cancels."""

    def step(self, stage: str, done: int, total: int) -> None:
        """Do nothing."""


SILENT: Progress = NoProgress()


@contextmanager
def unhurried() -> Iterator[None]:
    """Around work that fills the memory with what it will keep, such as an import.

    Python's garbage collection in all that is held stops every thread, the window's too: a third of a
    second for the records of 10,000 cases, again and again while they grow. It is left out meanwhile;
    young objects are looked at as ever. Work inside other such work changes nothing.
    """
    young, middle, old = gc.get_threshold()
    if old == _NEVER:
        yield
        return
    gc.set_threshold(young, middle, _NEVER)
    try:
        yield
    finally:
        gc.set_threshold(young, middle, old)
