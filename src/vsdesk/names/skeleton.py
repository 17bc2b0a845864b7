"""Consonant skeletons: one key for a name however its letters were carried into another script.

محمد, Mihemed, Mohamad and Muhammad share the skeleton `mhmd`; عبد الرحمن, Evdilrehman and Abdul
Rahman share `abdrhmn`. A letter that can be read in two ways gives two skeletons; two spellings
may be the same name when their sets meet. It is a coarse net on purpose: Hasan and Husayn meet,
and telling them apart is the work of scoring. Skeletons are names: they stay in the vault.

The alphabet: one letter a consonant (`c` sh, `x` kh, `q` gh), `a` an initial vowel. Short and
long vowels are dropped, و and w are kept as an alternative, h is dropped at the end of a word.
"""

from __future__ import annotations

import re
from typing import Final

from vsdesk.memo import memo
from vsdesk.names.compounds import (
    SPACES,
    TEH,
    is_arabic,
    is_half,
    name_tokens,
    plain_of,
    without_article,
)
from vsdesk.names.fold import fold, unmarked, words_of
from vsdesk.names.kurdish_letters import in_latin, with_own_letters

_NAME: Final = 40  # letters of the longest name that is remembered
_MOST: Final = 16  # skeletons of one token; further readings of a letter are then not followed

_SINGLE: Final = (
    "بb پb تt طt جj حh خx دd رr زz سs صs شc غq فf قk كk گk لl مm نn"  # a letter and its sound
)

ARABIC: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys("اأإآعءيىئ", ("",)),
    **{pair[0]: (pair[1],) for pair in _SINGLE.split()},
    **dict.fromkeys("ذظض", ("z", "d")),
    "ث": ("s", "t"),
    "چ": ("c", "j"),
    "ژ": ("j", "z"),
    "ڤ": ("b", "w", "f"),
    "ه": ("h",),
    "و": ("", "w"),
    TEH: ("", "t"),
}
LATIN: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys("aeiouy", ("",)),
    **{letter: (letter,) for letter in "bdfjklmnrstwz"},
    "c": ("j", "k"),  # Kurmanji and Turkish: Cemal; English: k
    "ç": ("j", "s"),  # before e, i and y: Cemil, or French Youcef
    "g": ("q", "j", "k"),  # Gamal, and ق and ك in dialects
    "h": ("h", "x"),  # Turkish writes خ as h
    "p": ("b",),
    "q": ("k",),
    "v": ("b", "w", "f"),  # Evdo, Davut, Yûsiv
    "x": ("x",),
    "sh": ("c", "sh"),
    "sch": ("c",),
    "ch": ("c", "j"),
    "tch": ("c", "j"),
    "kh": ("x",),
    "gh": ("q",),
    "th": ("t", "s", "d", "th"),
    "dh": ("d", "z", "dh"),
    "zh": ("z", "j", "zh"),
    "dj": ("j", "dj"),
    "ck": ("k",),
    "ph": ("f", "bh"),
}
_UNIT: Final = re.compile("tch|sch|sh|ch|kh|gh|th|dh|zh|dj|ck|ph|[a-zç]")
_DOUBLED: Final = re.compile(r"(sh|kh|gh|th|dh|(?<![cdgkstz])h|[bcdfgj-np-tv-xz])\1")
_SOUNDS_S: Final = ("s", "c")  # a Kurmanji word typed without its marks: Sexmus for Şêxmûs

_ABD_ARABIC: Final = re.compile("^عبد(?:ال)?(?=..)")
_DIN_ARABIC: Final = re.compile("(?<=..)ال(?=دين$)")
_ALLAH_ARABIC: Final = re.compile("(?<=..)ا(?=لله$)")
_ABD_LATIN: Final = re.compile("^[aeiou]+[bvp][aeiou]?[dt](?=[a-z]{2})")
_ABU_LATIN: Final = re.compile("^[ae]b(?:ou?|u|oe)(?:e|a|u)?l-?(?=[a-z]{3})")
_ARTICLE_LATIN: Final = re.compile("^[aeiou]l(?=[a-z]{3})")
_INNER_ARTICLE: Final = re.compile("^[aeiou]+l")
_DIN_LATIN: Final = re.compile("(?<=[a-z]{2})[aeiou]?(?:l-?d|tt)(?=[aeiy]+ne?$)")

_FRENCH_W: Final = re.compile("ou(?=[aei])")
_SOFT_C: Final = re.compile("c(?=[eiy])")
_SUN_ARTICLE: Final = re.compile(r"^[aeu](?=([srndzt])\1)")
_CONSONANTS: Final = re.compile("[b-df-hj-np-tv-xz]")
_CLEAN_LATIN: Final = re.compile("[^a-z]+")


def skeletons(token: str) -> frozenset[str]:
    """All skeletons of one name token, in Arabic or Latin letters; empty for other scripts.

    The article and the compounds with 'Abd, Abu, al-Din and Allah are taken in when they are written
    together with their word (عبدالرحمن, Abdulrahman); see `name_skeletons` for those written apart.
    """
    return _of_plain(*plain_of(token))


def unmarked_skeletons(token: str) -> frozenset[str]:
    """What a Latin token is besides where its marks were left out: Seyhmus is Şeyhmus, an s may be ş."""
    plain, hint = plain_of(token)
    return frozenset() if is_arabic(plain) else _of_plain(plain, True) - _of_plain(plain, hint)


def name_skeletons(name: str) -> frozenset[str]:
    """The skeletons of every token of a name as written, compounds written apart joined as well."""
    found: set[str] = set()
    for token, hint in name_tokens(name):
        found |= _of_plain(token, hint)
    return frozenset(found)


def unit_skeletons(name: str) -> frozenset[str]:
    """The same without the halves of compounds (Abd, al-Din); Latin letters also as if marks were left
    out."""
    return frozenset(
        sound
        for token, hint in name_tokens(name)
        if not is_half(token)
        for sound in _of_plain(token, hint) | _of_plain(token, True)
    )


def search_terms(text: str) -> list[tuple[str, frozenset[str]]]:
    """The words of a search as typed: each folded, with its skeletons (read before the fold)."""
    words = [word for word in SPACES.split(unmarked(with_own_letters(text))) if word]
    return [(plain, _searched(word)) for word in words for plain in words_of(fold(word))]


def _searched(word: str) -> frozenset[str]:
    latin = in_latin(word)
    return skeletons(word) if latin == word else skeletons(word) | skeletons(latin)


def _of_plain(plain: str, kurmanji: bool) -> frozenset[str]:
    """Of a name: worked out once, for a few hundred names are most of all that are written."""
    return (_known if len(plain) <= _NAME else _worked_out)(plain, kurmanji)


@memo(8192)
def _known(plain: str, kurmanji: bool) -> frozenset[str]:
    return _worked_out(plain, kurmanji)


def _worked_out(plain: str, kurmanji: bool) -> frozenset[str]:
    latin = _CLEAN_LATIN.sub("", plain)
    found = _arabic(plain) if is_arabic(plain) else _latin(latin, kurmanji)
    return frozenset(skeleton for skeleton in found if skeleton not in ("", "a"))


def _arabic(plain: str) -> set[str]:
    bare = without_article(plain)
    bare = _ALLAH_ARABIC.sub("", _DIN_ARABIC.sub("", bare)).replace("لله", "له")
    compound = _ABD_ARABIC.match(bare)
    if compound:
        return {
            "abd" + rest for rest in _walk([ARABIC.get(c, ("",)) for c in bare[compound.end() :]])
        }
    return _spoken([ARABIC.get(letter, ("",)) for letter in bare], bare, "و", "ي")


def _latin(plain: str, kurmanji: bool) -> set[str]:
    once = _SOFT_C.sub("ç", _FRENCH_W.sub("w", _DOUBLED.sub(r"\1", plain)))
    found: set[str] = set()
    for reading in _readings(plain, once):
        found |= _latin_reading(reading, kurmanji)
    compound = _ABD_LATIN.match(once)
    if compound:
        rest = once[compound.end() :]
        for bare in {rest, _INNER_ARTICLE.sub("", rest)}:
            found |= {"abd" + tail for tail in _walk(_latin_units(bare, kurmanji))}
    return found


def _readings(plain: str, once: str) -> set[str]:
    readings = {once, _DOUBLED.sub(r"\1", _DIN_LATIN.sub("d", plain))}
    article = _ARTICLE_LATIN.match(once)
    if article and len(_CONSONANTS.findall(once, article.end())) > 1:
        readings.add(once[article.end() :])
    if _SUN_ARTICLE.match(plain) and len(_CONSONANTS.findall(once)) > 2:
        readings.add(once[1:])
    kunya = _ABU_LATIN.match(once)
    if kunya:
        readings.add("abu" + once[kunya.end() :])
    return readings


def _latin_reading(reading: str, kurmanji: bool) -> set[str]:
    return _spoken(_latin_units(reading, kurmanji), reading, "w", "y")


def _latin_units(text: str, kurmanji: bool) -> list[tuple[str, ...]]:
    units = [LATIN[unit] for unit in _UNIT.findall(text)]
    if kurmanji:
        units = [_SOUNDS_S if unit == ("s",) else unit for unit in units]
    if text.endswith("t"):
        units[-1] = ("t", "d")  # Turkish hardens the last letter: Ahmet, Murat
    return units


def _spoken(units: list[tuple[str, ...]], text: str, waw: str, yeh: str) -> set[str]:
    """The skeletons of a whole word, its first letter marked when it is a vowel."""
    if not units:
        return set()
    first, rest = text[0], units[1:]
    if first == waw:
        return {"w" + tail for tail in _walk(rest)}
    if first == yeh:
        return {"y" + tail for tail in _walk(rest)}
    if units[0] == ("",):
        return {"a" + tail for tail in _walk(rest)}
    return _walk(units)


def _walk(units: list[tuple[str, ...]]) -> set[str]:
    """Every reading of the units in turn, at most `_MOST`; a final h is read and left out."""
    found = [""]
    for unit in units:
        if len(found) * len(unit) > _MOST:
            unit = unit[:1]
        found = [head + sound for head in found for sound in unit] if unit != ("",) else found
    both = set(found)
    if units and units[-1] and units[-1][0] == "h":
        both |= {skeleton[:-1] for skeleton in found}
    return both
