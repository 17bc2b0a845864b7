"""How hard a passphrase is to guess, roughly and cautiously: one judge for the window and the commands.

Of two judges the lower holds: zxcvbn, which knows what is common in Latin letters, and our own, which knows
what people here would take (`resources/well_known.toml`, the names of places).
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from vsdesk import paths
from vsdesk.languages import LANGUAGES
from vsdesk.numerals import in_ascii
from vsdesk.resource_tables import read
from vsdesk.written_words import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Strength = Literal["short", "fair", "good"]
LEAST: Final = 10  # letters: below this no passphrase is taken
_FAIR: Final = 45.0  # bits: with the shipped cost of one try, years for a single machine
_GOOD: Final = 65.0
_WORDS: Final = 4  # so many words are judged as words, fewer as letters
_RUN: Final = 4  # letters that follow each other on a keyboard or in an alphabet
_LATIN: Final = 40  # letters: more would take zxcvbn seconds, where they are all signs
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")


class _WellKnown(NamedTuple):
    """What is tried first, folded: letters that follow each other, words, words that follow each other, and
    the names of places, each as its words."""

    steps: frozenset[tuple[str, str]]
    common: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    places: frozenset[tuple[str, ...]]


@cache
def _known() -> _WellKnown:
    table = read(paths.resources() / "well_known.toml")
    phrases = [_folded(one) for one in table["phrases"]]
    return _WellKnown(
        frozenset(_both_ways(pair for row in table["runs"] for pair in pairwise(row))),
        frozenset(folded(one) for one in table["common"]),
        frozenset(_both_ways(pair for one in phrases for pair in pairwise([*one, one[0]]))),
        frozenset(_place_names()),
    )


def _both_ways(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for one, other in pairs:
        yield from ((one, other), (other, one))


def _place_names() -> Iterator[tuple[str, ...]]:
    for file in sorted((paths.resources() / "places").glob("*.toml")):
        for rows in read(file).values():
            for row in rows.values():
                told = [row[lang] for lang in LANGUAGES if row.get(lang)]
                yield from (tuple(_folded(one)) for one in (*told, *row.get("aliases", ())))


def _folded(text: str) -> list[str]:
    return [folded(word) for word in _WORD.findall(text)]


def bits(passphrase: str) -> float:
    """A cautious guess of the bits in it."""
    text = in_ascii(passphrase)
    return min(_as_words(text), _as_latin(text))


def _as_latin(text: str) -> float:
    """What zxcvbn says of it; of what is longer, of its beginning."""
    from zxcvbn import zxcvbn  # it reads its lists: not before somebody types a passphrase

    if not text:
        return 0.0
    return math.log2(float(zxcvbn(text[:_LATIN])["guesses"]))


def _as_words(text: str) -> float:
    """Words count 11 bits at most each, repeated letters little, what is well known nothing."""
    words = text.split()
    if len(words) >= _WORDS:
        return sum(min(11.0, 2.5 * len(set(_steps(word)))) for word in set(_own(words)))
    return _as_letters(_steps(_uncommon(" ".join(_own(words)))))


def _as_letters(kept: str) -> float:
    classes = sum(
        size
        for size, found in (
            (26, any(c.islower() for c in kept)),
            (26, any(c.isupper() for c in kept)),
            (10, any(c.isdigit() for c in kept)),
            (20, any(not c.isalnum() for c in kept)),
            (28, any("\u0600" <= c <= "\u06ff" for c in kept)),
        )
        if found
    )
    # Words of a language carry about 2.3 bits a letter, far less than their alphabet would give.
    per_letter = min(math.log2(classes or 2), 3.2 if classes > 30 else 2.4)
    return per_letter * (len(kept) + len(set(kept))) / 2


def _own(words: Sequence[str]) -> list[str]:
    """The words without those that only go on with what is well known: a phrase, a list of places."""
    known, plain = _known(), ["".join(_folded(word)) for word in words]
    ends = _place_ends(plain)
    kept = []
    for at, word in enumerate(words):
        goes_on = at and (plain[at - 1], plain[at]) in known.pairs
        if not goes_on and at not in ends:
            kept.append(word)
    return kept


def _place_ends(plain: Sequence[str]) -> set[int]:
    """Which words belong to the name of a place, but the first word of a row of such names."""
    places, found, at, before = _known().places, set[int](), 0, False
    while at < len(plain):
        long = next((n for n in (4, 3, 2, 1) if tuple(plain[at : at + n]) in places), 0)
        found.update(range(at if before else at + 1, at + long))
        before, at = bool(long), at + (long or 1)
    return found


def _uncommon(text: str) -> str:
    """The text without words that stand among the most common ones."""
    common = _known().common
    return _WORD.sub(lambda word: "" if folded(word[0]) in common else word[0], text)


def _steps(text: str) -> str:
    """The text with one letter for each run of letters, on a keyboard, in an alphabet or of one letter."""
    steps, plain = _known().steps, text.lower()
    kept, run = "", 1
    for at, letter in enumerate(text):
        follows = at and (plain[at - 1] == plain[at] or (plain[at - 1], plain[at]) in steps)
        run = run + 1 if follows else 1
        kept += letter
        if run == _RUN:
            kept = kept[: 1 - _RUN]
        elif run > _RUN:
            kept = kept[:-1]
    return kept


def strength(passphrase: str) -> Strength:
    """short: not taken · fair: taken with a hint · good. Judged in the form whose bytes
    open the vault (NFKC)."""
    typed = unicodedata.normalize("NFKC", passphrase)  # noqa: TID251 - as its bytes are made
    found = bits(typed)
    if len(typed) < LEAST or found < _FAIR:
        return "short"
    return "good" if found >= _GOOD else "fair"
