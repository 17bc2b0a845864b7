"""How somebody is addressed by the family name: by a title, or by a kunya ("father of …").

The titles stand in resources/titles.toml, in each language, for all who ask. More words than in `compounds`,
where what is left out of a name decides how names are compared: here a word too many asks once more about
somebody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from vsdesk import paths
from vsdesk.names.compounds import ARTICLES, is_compound, is_kunya, without_article
from vsdesk.names.fold import fold
from vsdesk.names.spellings import Word, words
from vsdesk.resource_tables import read

_TABLE: Final = read(paths.resources() / "titles.toml")


def _every(name: str) -> frozenset[str]:
    """The words of a part of the table, of each language, as names are compared."""
    return frozenset(fold(one) for said in _TABLE[name].values() for one in said.split())


_SHORT: Final = _every("short")
_TITLES: Final = _every("before") | _SHORT
_BEHIND: Final = _every("behind")
_NOT_PEOPLE: Final = _every("not_people")
_JOINED: Final = ("ابو", "ابي", "ابا")  # written in one word with the name behind
_MOTHER: Final = frozenset({"umm", "oum"})  # as many write it in Latin letters
_KUNYA_KU: Final = frozenset(map(fold, ("bavê", "diya", "daya", "ebû", "um")))
_MOST_OF_A_KUNYA: Final = 3  # words: «أم عبد الله», «أبو نور الدين»
# Behind these a name: «أبو بكر», «أم كلثوم».
_NAMED_SO: Final = frozenset(
    map(
        fold,
        (
            *("بكر", "كلثوم", "الخير", "خير", "الهدى", "هدى", "السعود", "سعود", "الوفا", "وفا"),
            *("bakr", "bekir", "bekr", "kulthum", "kulsum", "gulsum"),
        ),
    )
)
_SHORTEST: Final = 5  # letters of such a word


def addressed_from(tokens: Sequence[str], at: int) -> int | None:
    """The token from which on somebody is named who is addressed before a name: of a kunya its first word,
    behind a title the name itself. None where neither stands before it."""
    at_name = at
    while at and fold(tokens[at - 1]) in ARTICLES:
        at -= 1
    child = _word(tokens, at - 1)
    if child is None:
        return None
    ways = _ways(child)
    if not _TITLES.isdisjoint(ways):
        return at_name
    if any(one.startswith(_JOINED) and len(one) >= _SHORTEST for one in ways):
        return at - 1
    if _opens_kunya(tokens, at - 2):
        return at - 2
    half = _word(tokens, at - 2)
    if half is not None and is_compound(half.letters, child.letters):
        return at - 3 if _opens_kunya(tokens, at - 3) else None
    return None


def is_addressed_behind(tokens: Sequence[str], at: int) -> bool:
    """Whether a title stands behind the name that ends with this token: «Kailani Hanım»."""
    word = _word(tokens, at + 1) if at + 1 < len(tokens) else None
    return word is not None and not _BEHIND.isdisjoint(_ways(word))


def is_of_no_person(tokens: Sequence[str], at: int) -> bool:
    """Whether the name that begins at this token is that of a street, a tribe, a house of prayer."""
    while at and fold(tokens[at - 1]) in ARTICLES:
        at -= 1
    word = _word(tokens, at - 1)
    return word is not None and not _NOT_PEOPLE.isdisjoint(_ways(word))


def is_title(token: str) -> bool:
    """Whether a word by itself is how somebody is addressed."""
    word = _word([token], 0)
    return word is not None and not (_TITLES | _BEHIND).isdisjoint(_ways(word))


def without_titles(names: Sequence[str]) -> list[str]:
    """The names of somebody behind what they are addressed by; the last stays."""
    held = [*names]
    while len(held) > 1 and (word := _word(held, 0)) and not _TITLES.isdisjoint(_ways(word)):
        held = held[1:]
    return held


def shortened_titles() -> tuple[str, ...]:
    """Titles as they are written for short, with a dot that ends no sentence."""
    return tuple(sorted({one for said in _TABLE["short"].values() for one in said.split()}))


_DOT: Final = re.compile(r"\.(?=\s?\w)")
_SHORT_BEFORE: Final = re.compile(rf"(?<!\w)(?:{'|'.join(shortened_titles())})\Z", re.IGNORECASE)
_FEW: Final = max(map(len, shortened_titles()))


def titles_written_out(text: str) -> str:
    """A text with a space for the dot behind such a title; as long as it is."""
    dots = (one.start() for one in _DOT.finditer(text))
    ends = [at for at in dots if _SHORT_BEFORE.search(text, max(0, at - _FEW), at)]
    if not ends:
        return text
    letters = list(text)
    for at in ends:
        letters[at] = " "
    return "".join(letters)


def opens_kunya(token: str) -> bool:
    """Whether a word is the first of a kunya, with or without what leans on it."""
    return _opens_kunya([token], 0)


def is_kunya_alone(name: str) -> bool:
    """Whether words are a kunya and no name («أم خالد», "Abu Ahmad", "Diya Azad"): «أبو بكر» is a name."""
    parts = name.split()
    if not 1 < len(parts) <= _MOST_OF_A_KUNYA:
        return False
    first = fold(parts[0])
    is_one = opens_kunya(parts[0]) or first in _KUNYA_KU
    return is_one and without_article(fold(parts[1])) not in _NAMED_SO


def _opens_kunya(tokens: Sequence[str], at: int) -> bool:
    word = _word(tokens, at)
    return word is not None and any(is_kunya(one) or one in _MOTHER for one in _ways(word))


def _word(tokens: Sequence[str], at: int) -> Word | None:
    found = words(tokens[at]) if at >= 0 else ()
    return found[-1] if found else None


def _ways(word: Word) -> list[str]:
    ways = [word.letters[at:] for at in word.begins]
    return ways + ["ال" + one[2:] for one in ways if one.startswith("لل")]
