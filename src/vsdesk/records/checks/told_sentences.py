"""Told words sentence by sentence: which of them tell something that a rule listens for. Pure."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from vsdesk.names.plain_text import plain_pattern, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable

_SENTENCE: Final = re.compile(r"[^\n.!?؟;؛]+")
_LONGEST: Final = 400  # letters of a sentence that is read
_KEPT: Final = 20_000  # sentences that were read


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return _SENTENCE.findall(text)


@cache
def read_as(pattern: str) -> re.Pattern[str]:
    """A pattern for plain letters; made where a text is read first."""
    return re.compile(plain_pattern(pattern), re.IGNORECASE)


class SentenceReader:
    """Reads a text sentence by sentence; one that was read is not read again while it is kept.

    `tells` says of a sentence in plain letters whether it tells so.
    """

    def __init__(self, tells: Callable[[str], bool]) -> None:
        self._tells = tells
        self._read: dict[str, bool] = {}

    def told(self, text: str) -> list[str]:
        """The sentences that tell so, as they were told."""
        found = []
        for sentence in sentences(text):
            if sentence not in self._read:
                if len(self._read) >= _KEPT:
                    self._read.clear()
                self._read[sentence] = len(sentence) <= _LONGEST and self._tells(
                    plain_text(sentence).letters
                )
            if self._read[sentence]:
                found.append(sentence.strip())
        return found
