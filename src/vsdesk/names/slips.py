"""How a name is written by ordinary slips of Arabic, by a long vowel more or less, and how its bearer is
called for short.

A final ى, ا or ه for one another; ذ as ز or د and د as ذ, ث as س or ت, ظ as ض or ز, as they are spoken; ص
and س, ط and ت, ض and د, which are heard alike; ق as ك, ج, غ or hamza, by where somebody is from. Many of
these are words of their own (منا, لما, عله), so whoever looks for them asks for a further name beside. A long
vowel is left out where it is spoken short, and written where a short one is spoken (عيشة, شرين, ديلشاد); by
one of them other names differ too (حسن and حسين).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

from vsdesk.memo import memo
from vsdesk.names.called_short import by_pattern, called_short
from vsdesk.names.compounds import LONGEST, is_arabic
from vsdesk.names.spellings import BOTH_WAYS, END, KEPT, USUAL, is_read, parts, words

_MOST: Final = 32  # spellings of one name in which several letters are mixed up
_SPOKEN: Final = {
    "ذ": "ذزد",
    "د": "دذض",
    "ز": "زذظ",
    "ث": "ثست",
    "س": "سثص",
    "ص": "صس",
    "ط": "طت",
    "ت": "تط",
    "ظ": "ظضز",
    "ض": "ضظد",
    "ق": "قكجغا",
    "غ": "غق",
    "ج": "جق",
}
_MADDA: Final = "ٲ"  # of آلان, which is typed like the word for "now"
_ENDS: Final = "اهي"
_SHORTEST: Final = 3  # letters of a name in which a slip is looked for
_LONG: Final = "اوي"
_LONGEST: Final = 16  # letters of a name in which a vowel more or less is looked for
# "On" and "to", as they are written without dots, and "this".
_TOO_COMMON: Final = frozenset({"علي", "الي", "هذا", "هذه"})
# Words before a family's name that are no given one, by a vowel less or more than one.
_BEFORE_FAMILIES: Final = (
    "امن عند عاد عام كان قال قام قيل بيت بيوت دار دور ال اهل ابن بنت ابو اخو اخت عم خال ولد اولاد جار جيران شيخ سيد سيده "
    "ست حاج حجي بعد قبل مثل غير كل بعض ضد رجل شهر يوم اسم زوج مرت بين عين لان فان كيف وين هون"
)
_WORDS: Final = frozenset(_BEFORE_FAMILIES.split())
_NO_SLIPS: Final = _TOO_COMMON | _WORDS


def slips(name: str) -> frozenset[str]:
    """The spellings of a given name by a slip or for short, in plain letters; its own are not among them.
    None of what is longer than any name."""
    return _usual(name) if len(name) <= USUAL else _worked_out(name)


@memo(KEPT)
def _usual(name: str) -> frozenset[str]:
    return _worked_out(name)


def _worked_out(name: str) -> frozenset[str]:
    if not is_read(name):
        return frozenset()
    yeh = {one.letters for one in words(name) if one.raw.endswith("ى")}
    own = frozenset(way for part in parts(name) for way in part.usual)
    found = {way for one in own for way in _written(one, yeh)}
    found |= {way for one in own for way in called_short(one)}
    return frozenset(one[:LONGEST] for one in found if len(one) >= _SHORTEST) - own - _NO_SLIPS


def nearly(name: str) -> frozenset[str]:
    """The spellings of a given name by a vowel, and those for short that follow from a pattern: many of both
    are other names too. Its own are not among them."""
    if not is_read(name):
        return frozenset()
    own = frozenset(way for part in parts(name) for way in part.usual)
    short = frozenset(one for way in own for one in by_pattern(way) if len(one) >= _SHORTEST)
    return by_a_vowel(name) | (short - own - _NO_SLIPS)


def by_a_vowel(name: str) -> frozenset[str]:
    """The spellings of a given name with one long vowel more or less inside, in plain letters; its own are
    not among them. None of what is longer than any name."""
    return _usual_by_a_vowel(name) if len(name) <= USUAL else _by_a_vowel(name)


@memo(KEPT)
def _usual_by_a_vowel(name: str) -> frozenset[str]:
    return _by_a_vowel(name)


def _by_a_vowel(name: str) -> frozenset[str]:
    if not is_read(name):
        return frozenset()
    held = [*parts(name)]
    own = frozenset(way for part in held for way in part.usual)
    spoken = (way.removesuffix(END) for part in held for way in part.spoken)
    ways = {*own, *spoken, *(way.replace(short, long) for way in own for long, short in BOTH_WAYS)}
    found = {other for way in ways for other in _one_more_or_less(way)}
    return frozenset(one for one in found if len(one) >= _SHORTEST) - own - _WORDS


def _one_more_or_less(way: str) -> Iterator[str]:
    if not is_arabic(way) or len(way) > _LONGEST:
        return
    for at in range(1, len(way)):
        yield from (way[:at] + vowel + way[at:] for vowel in _LONG)
        if way[at] in _LONG and at < len(way) - 1:
            yield way[:at] + way[at + 1 :]


def _written(way: str, yeh: set[str]) -> set[str]:
    if not is_arabic(way) or len(way) < _SHORTEST:
        return set()
    ends = way[-1]
    if ends in "اه" or (ends == "ي" and any(way[at:] in yeh for at in range(len(way)))):
        ends = _ENDS
    choices = [*(_SPOKEN.get(letter, letter) for letter in way[:-1]), ends]
    choices[0] = "ا" if way[0] == _MADDA else choices[0]
    if len(ends) == 1:
        choices[-1] = _SPOKEN.get(ends, ends)
    count = 1
    for at, one in enumerate(choices):
        if count * len(one) > _MOST:
            choices[at] = way[at]
        count *= len(choices[at])
    return {"".join(one).replace("اا", "ا") for one in product(*choices)}
