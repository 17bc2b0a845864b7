"""A told text in plain letters, those by which names are read: one for however it was typed; and where each
stood.

A keyboard of Linux types لا as one sign, one of Kurdish or Persian has letters of its own for ي, ك and ه, and
unseen marks come along with what is pasted. Whatever looks for fixed words in a text reads it so, and writes
its own words as `plain_pattern` does. Capitals and white space stay. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from vsdesk.names.fold import fold
from vsdesk.names.spellings import APOSTROPHES, typed
from vsdesk.unseen_letters import is_seen

# Opens a pattern of a number or a Latin word: an Arabic letter before it is another word, since tatweel falls
# away («بـ5000», «عـt.me»).
APART: Final = r"(?<![^\W\u0621-\u064a])"

_HAMZA: Final = "ء"
_LIGATURE: Final = 4  # letters that are typed as one sign: ﷲ


@dataclass(frozen=True, slots=True)
class PlainText:
    """Plain letters, and the place of each in the text as it was told."""

    letters: str = field(repr=False)
    _places: Sequence[int] = field(repr=False)  # and the end of the text behind the last

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where some of the letters, one at least, were told: with the marks that follow the last of them."""
        return self._places[start], max(self._places[end], self._places[end - 1] + 1)


class _Letters(dict[int, str]):
    """What each letter is in plain ones; worked out at most once a letter."""

    def __init__(self) -> None:
        super().__init__()
        self.not_one: Final[set[str]] = set()  # letters that are none, or several

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = "'" if APOSTROPHES.match(letter) else fold(letter)
        if plain != _HAMZA:  # written alone it tells أسماء from اسما
            plain = typed(plain)
        if letter.isupper():
            plain = plain.upper()
        if len(plain) > _LIGATURE:
            plain = " "  # a blessing is no word that anybody looks for, and one sign of a text costs one
        if len(plain) != 1:
            self.not_one.add(letter)
        self[code] = plain
        return plain


_LETTERS: Final = _Letters()


def plain_text(text: str) -> PlainText:
    """A text letter by letter as `fold` and `typed` write it, but for hamza."""
    if text.isascii() and is_seen(text):
        return PlainText(text.replace("`", "'"), range(len(text) + 1))
    letters = text.translate(_LETTERS)
    places: Sequence[int] = range(len(text) + 1)
    if not _LETTERS.not_one.isdisjoint(text):
        places = [at for at, letter in enumerate(text) for _ in _LETTERS[ord(letter)]]
        places.append(len(text))
    return PlainText(letters, places)


def plain_pattern(pattern: str) -> str:
    """A pattern of `re` whose letters are plain ones; none that falls away may stand before a quantifier."""
    return "".join(one if one.isascii() else _LETTERS[ord(one)] for one in pattern)
