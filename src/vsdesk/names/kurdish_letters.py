"""Kurdish in Arabic letters (بەرفین, ئەحمەد), as it is written in Latin ones (berfîn, ehmed).

There a vowel is a letter of its own: ە is e and no h, و is u or w, ی is î or y, and ئ before a vowel is
nothing. So such a word sounds as it does in Latin letters, and not as the same letters do in Arabic. Whoever
reads names reads it in both ways: a keyboard of Kurdish types ە for ه in Arabic words too. Pure.
"""

from __future__ import annotations

import re
from typing import Final

from vsdesk.unseen_letters import CLASS, FILLER

_VOWELS: Final = frozenset("اآەێۆوی")
# By its own letters a word is known to be Kurdish; heh with a joiner behind is how ە was typed before.
_OWN: Final = rf"[ەێۆڕڵڤ]|ه\u200c|(?<![\u0620-\u06ff])و?ئ(?=[{''.join(sorted(_VOWELS))}ي])"
_ANY: Final = re.compile(_OWN)
_TELLING: Final = (
    "ەێۆڕڵڤئ\u200c"  # one of these stands in each: looked for first, that costs nothing
)
_WORD: Final = re.compile(rf"[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff{CLASS}]+")
_BEFORE: Final = "ه\u200c", f"ە{FILLER}"
_ONE_OF: Final = str.maketrans("يىكۊۉۀھ", "ییکوۆەه")
_LATIN: Final = dict(
    zip(
        "اآأإبپتثجچحخدذرڕزژسشصضطظغفڤقکگلڵمنهةەێۆ",
        "aaaebptscçhxdzrrzjsşsztzğfvqkgllmnheeêo",
        strict=True,
    )
)
_GLIDES: Final = {"و": ("w", "u"), "ی": ("y", "î")}
_SILENT: Final = frozenset("ئءعؤ")
_READ: Final = _SILENT | _LATIN.keys() | _GLIDES.keys()


def with_own_letters(text: str) -> str:
    """`text` with ە where it was typed as a heh with a joiner behind, of which nothing is seen."""
    return text.replace(_BEFORE[0], _BEFORE[1][0])


def in_latin(text: str) -> str:
    """`text` with its Kurdish words in Latin letters, letter for letter: each stands in its place.

    `text` itself where it has none.
    """
    if not any(one in text for one in _TELLING) or not _ANY.search(text):
        return text
    return _WORD.sub(_spelled, text.replace(*_BEFORE))


def _spelled(word: re.Match[str]) -> str:
    if not _ANY.search(word[0]):
        return word[0]
    letters = word[0].translate(_ONE_OF)
    spelt: list[str] = []
    before = ""  # the last letter that is seen
    for at, letter in enumerate(letters):
        then = letters[at + 1 : at + 2]
        if letter in _GLIDES:
            spelt.append(_glide(letter, before, then))
        elif letter in _SILENT:
            spelt.append(FILLER if before or then in _VOWELS else "i")
        else:
            spelt.append(_LATIN.get(letter, letter))
        before = letter if letter in _READ else before
    return "".join(spelt)


def _glide(letter: str, before: str, then: str) -> str:
    """A letter that is a consonant beside a vowel and where a word begins, else a vowel; the second of وو is
    nothing, and و before the first consonant of a word is "and"."""
    if before == letter == "و":
        return FILLER
    if letter == "و" and not before and then not in _VOWELS:
        return " "
    consonant, vowel = _GLIDES[letter]
    beside = (then in _VOWELS and then != letter) or before in _VOWELS - _GLIDES.keys()
    return consonant if beside or not before else vowel
