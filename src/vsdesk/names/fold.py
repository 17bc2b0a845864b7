"""Folding: one plain form for text in Arabic, Kurmanji, Turkish and Latin letters, for searching.

Both sides of a search are folded, the stored words and the asked ones. The words as written are
never changed by it. Rules: docs/spec/vault.md, Search.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from vsdesk.memo import memo
from vsdesk.names import bare_letters
from vsdesk.names.normal_form import normal
from vsdesk.unseen_letters import EACH, is_seen

_SAME_LETTER: Final = {
    "ٱ": "ا",
    "ة": "ه",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ک": "ك",
    "ە": "ه",  # Kurdish
    "ھ": "ه",
    "ہ": "ه",
    "ı": "i",  # Turkish: its capital I folds to i already
}
_DROPPED: Final = frozenset("\u0640") | EACH
_ON_LETTERS: Final = frozenset({"Mn", "Me"})  # marks


class _Letters(dict[int, str | None]):
    """What each letter becomes; worked out the first time a letter is met, at most once a letter."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        category = unicodedata.category(letter)
        folded: str | None = letter
        if category in _ON_LETTERS:
            folded = None
        elif category == "Nd":
            folded = str(unicodedata.digit(letter))
        self[code] = folded
        return folded


_LETTERS: Final = _Letters(
    {ord(letter): same for letter, same in _SAME_LETTER.items()} | dict.fromkeys(map(ord, _DROPPED))
)


class _Marks(dict[int, int | None]):
    """Nothing for a mark, the letter itself for a letter; worked out at most once a letter."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code)) in _ON_LETTERS else code
        return self[code]


# Of the letters that stand alone: those that become another one. In most texts few of these stand, and
# looking for one costs nothing.
_BARE: Final = [
    *(("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ة", "ه"), ("ى", "ي"), ("ئ", "ي"), ("ؤ", "و")),
    *(("ٱ", "ا"), ("ی", "ي"), ("ک", "ك"), ("ە", "ه"), ("ھ", "ه"), ("ہ", "ه"), ("\u0640", "")),
]
_DIGIT: Final = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
_SHORT: Final = 40  # letters of a text that is remembered: a few hundred names are most of these
_MARKS: Final = _Marks(dict.fromkeys(map(ord, _DROPPED)))
_WORD: Final = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """`text` in its plain form.

    NFKC; tatweel, harakat and what no eye sees removed; أإآٱ→ا, ة→ه, ى ئ ی→ي, ؤ→و,
    ک→ك; Arabic and Persian digits to ASCII; marks stripped (ş→s, ê→e); case folded. Folding a
    folded text changes nothing.
    """
    if text.isascii() and is_seen(text):
        return text.lower()
    return _known(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    if bare_letters.are_all(text):
        return _of_bare(text)
    if bare_letters.are_vowelled(text):
        return _of_bare(bare_letters.without_vowels(text))
    plain = _pass(text)
    if plain.isascii() or plain == text:
        return plain
    return _of_bare(plain) if bare_letters.are_all(plain) else _pass(plain)


def _of_bare(text: str) -> str:
    for letter, same in _BARE:
        if letter in text:
            text = text.replace(letter, same)
    return text.translate(_LETTERS) if _DIGIT.search(text) else text


_known: Final = memo(8192)(_folded)


def _pass(text: str) -> str:
    spread = normal("NFD", normal("NFKC", text).casefold())
    return normal("NFKC", spread.translate(_LETTERS))


def unmarked(text: str) -> str:
    """`text` composed (NFC) and without what stands on or between letters: harakat, tatweel and what no eye
    sees. Letters stay as they are written; a word is not cut where a mark stood.
    """
    if text.isascii() and is_seen(text):
        return text
    if bare_letters.are_all(text):
        return text.replace("\u0640", "")
    return normal("NFC", text).translate(_MARKS)


def words_of(folded: str) -> list[str]:
    """The words of a folded text in order, cut as the search index cuts them: letters and digits."""
    return _WORD.findall(folded)
