"""A bar on a terminal, silence in a pipe."""

from __future__ import annotations

import io

from vsdesk.cli.progress import bar
from vsdesk.progress import SILENT
from vsdesk.words import Words


class Terminal(io.StringIO):
    """A terminal of 80 columns."""

    def isatty(self) -> bool:
        return True


def test_nothing_in_a_pipe() -> None:
    stream = io.StringIO()
    with bar(Words("en"), stream) as progress:
        assert progress is SILENT
        progress.step("writing", 1, 2)
    assert stream.getvalue() == ""


def test_the_stage_in_words_on_a_terminal() -> None:
    stream = Terminal()
    with bar(Words("en"), stream) as progress:
        progress.step("writing", 1, 2)
        progress.step("a newer stage", 1, 0)
    assert "a newer stage" in stream.getvalue()
