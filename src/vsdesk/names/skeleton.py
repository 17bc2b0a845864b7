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
import unicodedata
from itertools import pairwise
from typing import Final

from vsdesk.names.fold import fold, words_of

_MOST: Final = 16  # skeletons of one token; further readings of a letter are then not followed
_LONGEST: Final = 40  # letters of a token that are read

_SINGLE: Final = (
    "بb پb تt طt جj حh خx دd رr زz سs صs شc غq فf قk كk گk لl مm نn"  # a letter and its sound
)
_TEH: Final = "ٿ"  # stands for teh marbuta, which is read t in Hayat and Hikmet

_ARABIC: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys("اأإآعءيىئ", ("",)),
    **{pair[0]: (pair[1],) for pair in _SINGLE.split()},
    **dict.fromkeys("ذظض", ("z", "d")),
    "ث": ("s", "t"),
    "چ": ("c", "j"),
    "ژ": ("j", "z"),
    "ڤ": ("b", "w", "f"),
    "ه": ("h",),
    "و": ("", "w"),
    _TEH: ("", "t"),
}
_LATIN: Final[dict[str, tuple[str, ...]]] = {
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
_MARKED: Final = str.maketrans(
    {"ş": "sh", "ș": "sh", "š": "sh", "ç": "ch", "č": "ch", "ğ": "gh", "ġ": "gh", "ẍ": "gh"}
    | {"ḫ": "kh", "ṯ": "th", "ḏ": "dh", "ǧ": "j"}
    | {"ة": _TEH}
    | dict.fromkeys("'’‘ʼʿʾ`´ʻ")
)
_KURMANJI: Final = re.compile("[xêîû]")
_SOUNDS_S: Final = ("s", "c")  # a Kurmanji word typed without its marks: Sexmus for Şêxmûs

_OWN_ARTICLE: Final = re.compile("^(?:الياس|الهام|الماس|الين|اليس|البير|الفت|الاء)$")
_ABD_ARABIC: Final = re.compile("^عبد(?:ال)?(?=..)")
_DIN_ARABIC: Final = re.compile("(?<=..)ال(?=دين$)")
_ALLAH_ARABIC: Final = re.compile("(?<=..)ا(?=لله$)")
_ABD_LATIN: Final = re.compile("^[aeiou]+[bvp][aeiou]?[dt](?=[a-z]{2})")
_ABU_LATIN: Final = re.compile("^[ae]b(?:ou?|u|oe)(?:e|a|u)?l-?(?=[a-z]{3})")
_ARTICLE_LATIN: Final = re.compile("^[aeiou]l(?=[a-z]{3})")
_INNER_ARTICLE: Final = re.compile("^[aeiou]+l")
_DIN_LATIN: Final = re.compile("(?<=[a-z]{2})[aeiou]?(?:l-?d|tt)(?=[aeiy]+ne?$)")

_SPACES: Final = re.compile(r"[^\w]+|_")
_SON_OF: Final = frozenset({"بن", "ابن", "بنت", "bin", "ben", "ibn", "bint"})
_ARTICLE_WORDS: Final = "ال al el ul il ar er ur as es us ash ad ed ud at et an en az"
_ARTICLES: Final = frozenset(_ARTICLE_WORDS.split())
_ABD: Final = re.compile("^(?:عبد|[aeiou]+[bvp][aeiou]?d(?:[aeiou]+(?:l|r|s|n|d|t|z|sh)?)?)$")
_ABU: Final = re.compile("^(?:ابو|ابي|ابا|[ae]b(?:ou?|u|oe)l?)$")
_UMM: Final = re.compile("^(?:ام|[aeou]+m(?:me)?)$")
_SECOND: Final = re.compile("^(?:الدين|الله|[ae]?d?d(?:i|ee|ei|y)ne?|[ae]?ll?ah?)$")
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
    plain, hint = _plain(token)
    return _of_plain(plain, hint)


def name_skeletons(name: str) -> frozenset[str]:
    """The skeletons of every token of a name as written, compounds written apart joined as well."""
    found: set[str] = set()
    for token, hint in name_tokens(name):
        found |= _of_plain(token, hint)
    return frozenset(found)


def search_terms(text: str) -> list[tuple[str, frozenset[str]]]:
    """The words of a search as typed: each folded, with its skeletons (read before the fold)."""
    words = [word for word in _SPACES.split(unicodedata.normalize("NFC", text)) if word]
    return [(plain, skeletons(word)) for word in words for plain in words_of(fold(word))]


def name_tokens(name: str) -> list[tuple[str, bool]]:
    """The tokens of a name in plain letters; a compound gives itself and its parts.

    The second value tells that the token is written in Kurmanji's way. bin, ibn, bint and an
    article written apart are left out; titles stay, since many are family names.
    """
    parts = [_plain(part) for part in _SPACES.split(_marks_out(name)) if part]
    parts = [part for part in parts if part[0] and part[0] not in _SON_OF]
    if len(parts) > 1:
        parts = [part for part in parts if part[0] not in _ARTICLES] or parts
    joined = [
        (_joined(first, second), hint or also)
        for (first, hint), (second, also) in pairwise(parts)
        if _is_compound(first, second)
    ]
    return parts + joined


def _is_compound(first: str, second: str) -> bool:
    return bool(
        _ABD.match(first) or _ABU.match(first) or _UMM.match(first) or _SECOND.match(second)
    )


def _joined(first: str, second: str) -> str:
    if _is_arabic(first):
        bare = second if _SECOND.match(second) else _without_article(second)
        return first + bare
    return first + second


def _marks_out(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().translate(_MARKED)


def _plain(token: str) -> tuple[str, bool]:
    lowered = unicodedata.normalize("NFKC", token[:_LONGEST]).casefold()
    hint = _KURMANJI.search(lowered) is not None
    return fold(lowered.translate(_MARKED)), hint


def _is_arabic(plain: str) -> bool:
    return "\u0620" <= plain[:1] <= "\u06ff"


def _of_plain(plain: str, kurmanji: bool) -> frozenset[str]:
    latin = _CLEAN_LATIN.sub("", plain)
    found = _arabic(plain) if _is_arabic(plain) else _latin(latin, kurmanji)
    return frozenset(skeleton for skeleton in found if skeleton not in ("", "a"))


def _without_article(plain: str) -> str:
    if plain.startswith("ال") and len(plain) > 3 and not _OWN_ARTICLE.match(plain):
        return plain[2:]
    return plain


def _arabic(plain: str) -> set[str]:
    bare = _without_article(plain)
    bare = _ALLAH_ARABIC.sub("", _DIN_ARABIC.sub("", bare)).replace("لله", "له")
    compound = _ABD_ARABIC.match(bare)
    if compound:
        return {
            "abd" + rest for rest in _walk([_ARABIC.get(c, ("",)) for c in bare[compound.end() :]])
        }
    return _spoken([_ARABIC.get(letter, ("",)) for letter in bare], bare, "و", "ي")


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
    units = [_LATIN[unit] for unit in _UNIT.findall(text)]
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
