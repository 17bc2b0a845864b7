"""A bar on a terminal for slow work; nothing when piped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, TextIO

from vsdesk.progress import SILENT, Progress
from vsdesk.words import Words, mark, plain

STAGES: Final = {
    "collecting": mark("Collecting"),
    "writing": mark("Writing"),
    "reading": mark("Reading"),
    "opening": mark("Reading"),
    "receiving": mark("Taking in"),
    "verifying": mark("Checking"),
    "storing": mark("Taking in"),
    "folding": mark("Bringing the lists up to date"),
    "listing": mark("Bringing the lists up to date"),
    "reading_back": mark("Reading back"),
    "printing": mark("Printing"),
    "loading": mark("Loading"),
    "undoing": mark("Taking back"),
    "checking": mark("Checking"),
    "erasing": mark("Erasing"),
    "rewriting": mark("Writing anew"),
    "deleting": mark("Erasing"),
    "putting_away": mark("Putting away"),
    "bringing_back": mark("Bringing back"),
    "matching": mark("Comparing"),
    "comparing": mark("Comparing"),
    "encrypting": mark("Encrypting"),
    "searching": mark("Searching"),
    "explaining": mark("Reasons"),
}


class ProgressBar:
    """Shows the stage and how far it is."""

    def __init__(self, words: Words, stream: TextIO) -> None:
        # Most commands show no bar, and rich is large.
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Display

        self._words = words
        self._display = Display(
            TextColumn("{task.description}"),
            BarColumn(),
            TimeElapsedColumn(),
            console=Console(file=stream),
            transient=True,
        )
        self._task = self._display.add_task("", total=None)
        self._stage = ""

    def step(self, stage: str, done: int, total: int) -> None:
        """Move the bar; a new stage starts it again."""
        sentence = STAGES.get(stage)
        name = plain(self._words.say(sentence)) if sentence else stage
        if stage != self._stage:
            self._stage = stage
            self._display.reset(self._task)
        self._display.update(self._task, description=name, completed=done, total=total or None)

    def start(self) -> None:
        """Show it."""
        self._display.start()

    def stop(self) -> None:
        """Take it away."""
        self._display.stop()


@contextmanager
def bar(words: Words, stream: TextIO) -> Iterator[Progress]:
    """A bar while the block runs, when `stream` is a terminal."""
    if not stream.isatty():
        yield SILENT
        return
    shown = ProgressBar(words, stream)
    shown.start()
    try:
        yield shown
    finally:
        shown.stop()
