"""Letters of chats: digits inside of a Latin word are letters of Arabic (5aled, Ma7mood, 3abdo, 9ale7).

Who has no keyboard of Arabic types by how a letter looks: 2 is hamza, 3 ayn, 5 kha, 6 ta, 7 ha, 8 qaf or
ghayn or ha, 9 sad or qaf; in towns qaf is spoken as hamza, so that 2 is qaf too. With an apostrophe for a dot
3' is ghayn, 7' and 5' kha, 9' dad, 6' za. A number stays a number: what stands alone, with a unit or an
ending behind (7am, 2nd), of three digits, and two at the end of a word, which are a year (salma88). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from vsdesk.memo import memo
from vsdesk.unseen_letters import FILLER

_ASCII: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_DIGITS: Final = "2356789٢٣٥٦٧٨٩۲۳۵۶۷۸۹"  # a telephone that is set to Arabic types its own
_LETTER: Final = "A-Za-z\u00c0-\u024f"
_DOT: Final = "'’‘ʼʿʾ`´ʻ"
_LONGEST: Final = 60  # signs of a word of both that is read
_KEPT: Final = 4_096  # such words
_MIXED: Final = re.compile(rf"[{_DIGITS}](?:(?=[{_DOT}]?[{_LETTER}])|(?<=[{_LETTER}][{_DIGITS}]))")
_SIGN: Final = re.compile(rf"[{_LETTER}0-9٠-٩۰-۹{_DOT}]")
_BEHIND: Final = re.compile(rf"[{_LETTER}0-9٠-٩۰-۹{_DOT}]{{1,{_LONGEST}}}")
_NUMBER: Final = re.compile(
    r"[0-9]+(?:st|nd|rd|th|a\.?m|p\.?m|[kcm]?m|k?g|t|h|min|sec|x|d|y)", re.IGNORECASE
)
_TWO_LETTERS: Final = re.compile(rf"[{_LETTER}].*[{_LETTER}]")
_BESIDE_A_VOWEL: Final = re.compile(
    rf"(?<=[aeiouyêîû])[23](?![{_DOT}])|[23](?=[aeiouyêîû])", re.IGNORECASE
)
_ONE_OR_TWO: Final = re.compile(
    rf"(?<![0-9])(?:[0-9][{_DOT}](?=[{_LETTER}])|[0-9](?![0-9])|[0-9]{{2}}(?=[{_LETTER}]))"
)
# Two readings, for a digit has no more than two letters that sound apart; g is qaf and ghayn.
_VOWEL: Final = "a"
_LETTERS: Final = tuple(
    dict(zip("2356789", letters, strict=True)) for letters in ("aaxthgs", "qaxthhq")
)
_DOTTED: Final = {"3": "gh", "5": "kh", "6": f"z{FILLER}", "7": "kh", "9": f"d{FILLER}"}


def in_letters(text: str) -> tuple[str, ...]:
    """`text` with letters for the digits of its words, in each way; as long as it is. None where no word
    mixes letters and digits."""
    ways: list[list[str]] = [[] for _ in _LETTERS]
    end = 0
    for start, word in _words(text):
        for way, spelt in zip(ways, _spelled(word), strict=True):
            way += (text[end:start], spelt)
        end = start + len(word)
    found = ("".join((*way, text[end:])) for way in ways if way)
    return tuple(one for one in dict.fromkeys(found) if one != text)


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Where each word begins in which a digit stands beside a letter, and the word."""
    end = 0
    for found in _MIXED.finditer(text):
        at = found.start()
        if at < end:
            continue
        start, least = at, max(end, at - _LONGEST)
        while start > least and _SIGN.match(text, start - 1):
            start -= 1
        word = _BEHIND.match(text, start)
        end = word.end() if word else at + 1
        if word:
            yield start, word[0]


@memo(_KEPT)
def _spelled(word: str) -> tuple[str, ...]:
    plain = word.translate(_ASCII)
    if _NUMBER.fullmatch(plain) or not _TWO_LETTERS.search(plain):
        return (word,) * len(_LETTERS)
    # a vowel that carries hamza or ayn is written already
    bare = _BESIDE_A_VOWEL.sub(FILLER, plain)
    return tuple(
        _ONE_OR_TWO.sub(partial(_letters_of, letters=one), bare if one["2"] == _VOWEL else plain)
        for one in _LETTERS
    )


def _letters_of(digits: re.Match[str], letters: dict[str, str]) -> str:
    first, behind = digits[0][0], digits[0][1:]
    if behind and not behind.isdigit():
        return _DOTTED.get(first, letters.get(first, first) + behind)
    return "".join(letters.get(one, one) for one in digits[0])
