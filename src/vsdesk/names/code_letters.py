"""A short code of Latin letters for whatever is called by a name, in any script that we write.

Its initials, or the first letters of a name of one word. Latin letters lose their marks (Şehîdan: S), Kurdish
in Arabic letters is spelled in Latin ones first, and an Arabic word begins as it sounds (خ: K). Pure.
"""

from __future__ import annotations

import re
from typing import Final

from vsdesk.names.fold import fold
from vsdesk.names.kurdish_letters import in_latin
from vsdesk.names.skeleton import skeletons

LEAST, MOST = 2, 6  # letters of a code
_OF_ONE: Final = 3  # letters that one word gives
_WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL: Final = frozenset(
    map(fold, ("و", "في", "من", "على", "عن", "û", "ji", "li", "bo"))
)  # between the words of a name
# The letters of a skeleton that are no letters of ours by themselves.
_SPELLED: Final = {"x": "kh", "q": "gh", "c": "sh"}


def code_letters(name: str) -> str:
    """2 to 6 capitals; "" where the name has none."""
    every = _WORD.findall(fold(in_latin(name)))
    latin = [one for one in every if one.isascii()]
    return _code(latin) or _code([_spelled(one) for one in every if one not in _SMALL])


def _code(words: list[str]) -> str:
    initials = "".join(one[:1] for one in words)
    letters = initials if len(initials) >= LEAST else "".join(words)[:_OF_ONE]
    return letters[:MOST].upper() if len(letters) >= LEAST else ""


def _spelled(word: str) -> str:
    """A word in Latin letters: as it is written, or its consonants as they sound."""
    if word.isascii():
        return word
    heard = min(skeletons(word), default="")
    return "".join(_SPELLED.get(one, one) for one in heard if one.isalpha())
