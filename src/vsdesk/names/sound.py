"""Sounds of a name: its consonants in one alphabet for every script, each with a vowel slot.

A name has one sound, or a few where its writing can be read in more than one way: with and without an
article in Latin letters, teh marbuta silent or t, v as b or w. A sound is `bytes`, two for a consonant:
its letter (`LETTERS`) and what stands after it (`vowels.SLOTS`). Sounds are names: they stay in the
vault. `VERSION` rises with any change here, in `vowels` or in `compounds`; keys are then rebuilt.
"""

from __future__ import annotations

import re
from typing import Final

from vsdesk.memo import memo
from vsdesk.names.compounds import TEH, is_arabic, units, without_article
from vsdesk.names.vowels import NUMBER, arabic_slot, slot_of

VERSION: Final = 4
LONGEST: Final = 12  # consonants of a sound
MOST: Final = 4  # sounds of one name

# `'` a vowel that begins the word, `&` the word 'Abd; the others by their sound, `_` apart for what
# only one script writes: G ق as g, C the letter c, V the letter v, S ş and sh, X kh, Q gh, T th, D dh,
# Z ظ, d_ ض, c ch and ç, J zh
LETTERS: Final = "?'&btTjhXdDrzsSZ~QfqkglmnwypvcCJ"
CODE: Final = {letter: code for code, letter in enumerate(LETTERS)}

_ARABIC: Final = dict(
    zip("بتثجحخدذرزسشصضطظغفقكگلمنهپچژڤ", "btTjhXdDrzsSs~tZQfqkglmnhpcJv", strict=True)
)
_ARABIC_VOWELS: Final = {"ا": "A", "و": "U", "ي": "I", "ع": "", "ء": "", "ى": "I"}
_LATIN: Final = {letter: letter for letter in "bdfghjklmnpqrstvzC"} | {
    "c": "C",
    "x": "X",
    "sh": "S",
    "sch": "S",
    "ch": "c",
    "tch": "c",
    "tsh": "c",
    "kh": "X",
    "gh": "Q",
    "th": "T",
    "dh": "D",
    "zh": "J",
    "dj": "j",
    "ck": "k",
    "ph": "f",
}
_UNIT: Final = re.compile(
    "tch|tsh|sch|sh|ch|kh|gh|th|dh|zh|dj|ck|ph|[b-df-hj-np-tvxz]|[aeiouywEIUA]+"
)
_DOUBLED: Final = re.compile(r"(sh|kh|gh|th|dh|(?<![cdgkstz])h|[bcdfgj-np-tv-xz])\1+")
_NO_LATIN: Final = re.compile("[^a-zEIUA]+")

_ABD_ARABIC: Final = re.compile("^عبد(?:ال)?(?=..)")
_DIN_ARABIC: Final = re.compile("(?<=..)ال(?=دين$)")
_ALLAH_ARABIC: Final = re.compile("(?<=..)ا(?=لله$)")
_ABD_LATIN: Final = re.compile("^[aeiou]+(?:b+|v|p+)[aeiou]?[dt](?=[a-z]{2})")
_ABU_LATIN: Final = re.compile("^[ae]b(?:ou?|u|oe)(?:e|a|u)?l-?(?=[a-z]{3})")
_ARTICLE_LATIN: Final = re.compile("^[aeiu]l(?=[a-z]{3})")
_SUN_ARTICLE: Final = re.compile(r"^[aeu](?=([srndzt]|sh)\1)")
_INNER_ARTICLE: Final = re.compile(r"^[aeiou]*(?:l(?=[a-z]{2})|(?:([rsndtz]|sh)(?=\1)))")
_DIN_LATIN: Final = re.compile("(?<=[a-z]{2})[aeiou]?(?:l-?d|d-?d|tt)(?=[aeiy]+ne?$)")
_HARD_G: Final = re.compile("gu(?=[eiy])")
_FRENCH_W: Final = re.compile("^ou(?=[aei])")
_SILENT_H: Final = re.compile("[aeiou]h$")
_CONSONANTS: Final = re.compile("[b-df-hj-np-tv-xz]")
_FAIL: Final = (NUMBER["A"], NUMBER["ar"])  # the form of Khalid: long a, then nothing written


@memo(65536)
def sounds(unit: str) -> tuple[bytes, ...]:
    """The sounds of one name as `compounds.units` gives it, the plainest reading first."""
    if is_arabic(unit):
        found = [_read_arabic(reading) for reading in _arabic_readings(unit)]
    else:
        latin = _NO_LATIN.sub("", unit)
        found = [_read_latin(reading) for reading in _latin_readings(latin)] if latin else []
    return tuple(dict.fromkeys(sound for sound in found if len(sound) > 0))[:MOST]


def sounds_of(name: str) -> tuple[bytes, ...]:
    """The sounds of a name that may have several words, read as one."""
    return sounds("".join(units(name)))


def _read_arabic(word: str) -> bytes:
    letters, slots = _start(word)
    for letter in word.removeprefix("&"):
        if letter in _ARABIC:
            letters.append(_ARABIC[letter])
            slots.append("")
            continue
        vowel = _ARABIC_VOWELS.get(letter)
        if vowel is None:
            continue
        if not letters:
            letters.append({"و": "w", "ي": "y"}.get(letter, "'"))
            slots.append("" if letter in "ويعء" else "e")
            continue
        slots[-1] = "A'" if letter == "ع" and slots[-1] == "A" else slots[-1].rstrip("'") + vowel
    return _arabic_sound("".join(letters)[:LONGEST], slots[:LONGEST])


def _arabic_sound(letters: str, slots: list[str]) -> bytes:
    codes = [
        NUMBER["ar"] if slot == "e" else arabic_slot(slot.replace("e", ""), last=False)
        for slot in slots[:-1]
    ]
    if slots:
        codes.append(arabic_slot(slots[-1].replace("e", ""), last=True))
    if len(codes) > 2 and letters[0] != "&" and codes[-2] == NUMBER["ar"]:
        codes[-2] = NUMBER["ar fail" if (*codes[:-1],) == _FAIL else "ar last"]
    return _packed(letters, codes)


def _read_latin(word: str) -> bytes:
    letters, slots = _start(word)
    once = _DOUBLED.sub(r"\1", word.removeprefix("&"))
    for unit in _UNIT.findall(_HARD_G.sub("g", _FRENCH_W.sub("w", once))):
        if unit in _LATIN:
            letters.append(_LATIN[unit])
            slots.append("")
        elif letters:
            slots[-1] += unit
        else:
            first, rest = (unit[0], unit[1:]) if unit[0] in "wy" and unit[1:] else ("'", unit)
            letters.append(first)
            slots.append(rest)
    letters, slots = letters[:LONGEST], slots[:LONGEST]
    end = len(slots) - 1
    return _packed("".join(letters), [slot_of(s, last=at == end) for at, s in enumerate(slots)])


def _start(word: str) -> tuple[list[str], list[str]]:
    return (["&"], [""]) if word.startswith("&") else ([], [])


def _packed(letters: str, slots: list[int]) -> bytes:
    return bytes(
        code for pair in zip((CODE[x] for x in letters), slots, strict=True) for code in pair
    )


def _arabic_readings(unit: str) -> list[str]:
    bare = without_article(unit)
    bare = re.sub("اء$", "اا", bare)
    bare = _ALLAH_ARABIC.sub("", _DIN_ARABIC.sub("", bare)).replace("لله", "له")
    if compound := _ABD_ARABIC.match(bare):
        bare = "&" + bare[compound.end() :]
    if bare.endswith(TEH):
        return [bare[:-1] + "ا", bare[:-1] + "ت"]
    if bare.endswith("ه") and len(bare) > 2:
        silent = bare[:-1] if bare[-2] in "ايو" or bare[0] == "&" else bare[:-1] + "ا"
        also = [bare[:-1] + "ا"] if bare[-2] in "يو" else []
        return [silent, *also, bare, bare[:-1] + "ت"]
    return [bare]


def _latin_readings(unit: str) -> list[str]:
    plain = unit.lower()
    if compound := _ABD_LATIN.match(plain):
        rest = unit[compound.end() :]
        article = _INNER_ARTICLE.match(rest.lower())
        bare = rest[article.end() :] if article else rest
        return [*_as_spoken("&" + bare), "&" + rest, unit]
    din = _DIN_LATIN.search(plain)
    readings = [unit[: din.start()] + "d" + unit[din.end() :], unit] if din else [unit]
    for rule, least in ((_ARTICLE_LATIN, 0), (_SUN_ARTICLE, 2)):
        article = rule.match(plain)
        if article and len(_CONSONANTS.findall(plain, article.end())) > least:
            readings.insert(0, readings[0][article.end() :])
    if kunya := _ABU_LATIN.match(plain):
        readings.insert(0, "abu" + unit[kunya.end() :])
    return [*_as_spoken(readings[0]), *readings[1:]]


def _as_spoken(word: str) -> list[str]:
    """The readings of what letters leave open: a last h that is silent, v inside a word as w."""
    readings = [word[:-1], word] if _SILENT_H.search(word.lower()) else [word]
    glide = word[:1] + word[1:].replace("v", "w")
    return [*readings, glide] if glide != word else readings
