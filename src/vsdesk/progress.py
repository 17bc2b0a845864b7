"""How a slow function tells where it is and is told to stop. Knows no thread and no window."""

from __future__ import annotations

from typing import Protocol


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
