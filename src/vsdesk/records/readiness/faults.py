"""What an organisation's own files of profiles and tables say that could not be taken, in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from vsdesk.words import Words, mark

UNREADABLE: Final = mark("The profile file “{name}” cannot be read. Everything else works.")
NO_WORDS: Final = mark(
    "{name}: “{term}” is no list of words that can be read here, so it was left out. Everything else works."
)
NO_PATTERN: Final = mark(
    "{name}: “{term}” is not known here, so it was left out. Only lists of whole words are read, never a pattern. Everything else works."
)


@dataclass(frozen=True, slots=True)
class FileFault:
    """A file that is no profile or table, or a part of one that was left out: the file's name, the part,
    and the sentence of the catalogue that says so."""

    file: str
    sentence: str = UNREADABLE
    term: str = ""

    def said(self, words: Words) -> str:
        """The same as one sentence."""
        return words.say(self.sentence, name=self.file, term=self.term)
