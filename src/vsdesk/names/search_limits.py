"""How much of a name and of a text is looked for: told in letters after the normal form.

One letter of Unicode may stand for eighteen (ﷺ), so that what is half a megabyte as it was written is nine
times as much work as any text of that size. This is for lists and for the search, which show more than they
hide: nothing that keeps somebody closed reads a name or a text through it.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Final

from vsdesk.names import bare_letters
from vsdesk.names.compounds import MOST_LETTERS
from vsdesk.names.normal_form import normal

_WIDEST: Final = 18  # letters for which one stands
_WIDER: Final = 2  # a text that was copied from a page has a letter for two, here and there


class _Sizes(dict[int, int]):
    """For how many letters each one stands; worked out at most once a letter."""

    def __missing__(self, code: int) -> int:
        self[code] = len(normal("NFKC", chr(code)))
        return self[code]


_SIZES: Final = _Sizes()


def of_name(name: str) -> str:
    """The beginning of a name or a number: as many letters as are read of any name."""
    return _within(name, MOST_LETTERS)


def of_text(text: str) -> str:
    """A text, whole; the beginning of one that stands for many more letters than were written."""
    return _within(text, max(MOST_LETTERS, _WIDER * len(text)))


def _within(text: str, most: int) -> str:
    if text.isascii() or len(text) * _WIDEST <= most:
        return text[:most]
    letters = text[:most]
    if bare_letters.are_vowelled(letters):
        return letters
    return letters[: bisect_right([*accumulate(_SIZES[ord(one)] for one in letters)], most)]
