"""In which language words are kept that somebody typed: by their letters where those are
sure, else as the page is.

Arabic letters are Arabic, unless one stands there that only Kurdish has (چ, گ, پ and ژ are written in the
dialects of Deir ez-Zor and Aleppo too). Latin letters say nothing: names, English and Kurmanji share them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from vsdesk.languages import ARABIC, SOURCE, told_by, written_in

if TYPE_CHECKING:
    from vsdesk.languages import Lang

_ARABIC: Final = (
    ("\u0600", "\u06ff"),
    ("\u0750", "\u077f"),
    ("\ufb50", "\ufdff"),
    ("\ufe70", "\ufeff"),
)
_LATIN: Final = "\u024f"  # the last letter of Latin with its marks
_ENOUGH: Final = 4_000  # letters: two pages; this is asked at each key of a story of thirty


def language_of(text: str, otherwise: str) -> str:
    """`otherwise` is the language of the page or of the speaker. Most of the letters decide, of a long story
    those of its first pages; a tie decides nothing."""
    letters = {one: n for one, n in Counter(text[:_ENOUGH]).items() if one.isalpha()}
    arabic = [one for one in letters if _is_arabic(one)]
    latin = sum(n for one, n in letters.items() if one <= _LATIN)
    if sum(letters[one] for one in arabic) <= latin:
        return otherwise
    return told_by(arabic) or written_in(ARABIC)


def latin_language_of(text: str) -> Lang:
    """The language of words in Latin letters of which nobody said it: by letters that only one
    has, else the source."""
    return told_by(one for one in text if one <= _LATIN) or SOURCE


def _is_arabic(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _ARABIC)
