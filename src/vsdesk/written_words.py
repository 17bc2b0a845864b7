"""Words that people write on paper and type again: how many there are, and which two are the same.

The lists themselves are in `crypto.wordlist`; a screen needs only what is here (docs/spec/keys.md §3).
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from vsdesk.languages import LANGUAGES, Lang, chain

if TYPE_CHECKING:
    from collections.abc import Sequence

COUNTS: Final = {code: one.recovery_words for code, one in LANGUAGES.items() if one.recovery_words}
"""The words on a recovery paper, by the language of its list. Their number tells the language."""


def list_language(lang: Lang) -> Lang:
    """In which language somebody is given words to write: their own, where that has no
    list as it falls back."""
    return next(one for one in chain(lang) if one in COUNTS)


_KEY: Final = 4
_SAME: Final = str.maketrans(
    {"ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ı": "i", "ء": None, "ـ": None}
)


def folded(word: str) -> str:
    """`word` as a keyboard without its marks would write it: NFKD, no marks or hamza, lower
    case, one ya, heh and kaf."""
    spread = unicodedata.normalize("NFKD", word.strip()).casefold()  # noqa: TID251 - typed here
    bare = "".join(letter for letter in spread if unicodedata.category(letter) not in {"Mn", "Cf"})
    return bare.translate(_SAME)


def word_key(word: str) -> str:
    """The first four letters of the folded word: no two words of a list share them."""
    return folded(word)[:_KEY]


def places_of(words: Sequence[str]) -> dict[str, int]:
    """Where each word of a list stands, by its key; and by its first four letters as it is written, where
    they are no other's: a hamza among them is no letter of the key («إضاءة»)."""
    found = {word_key(word): place for place, word in enumerate(words)}
    typed: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        typed.setdefault(word_key(word[:_KEY]), []).append(place)
    more = {key: at[0] for key, at in typed.items() if len(at) == 1}
    return {**more, **found}
