"""Vowel slots: what stands after a consonant of a name, and how far two slots contradict each other.

Arabic leaves short vowels out, Latin letters spell them in many ways, Kurmanji marks the long ones.
So a slot is not a vowel but a table of the vowels that it may mean, with what each costs; the
conflict of two slots is the cheapest vowel that both may mean. حسن and Hasan agree (nothing written
may mean a), Hasan and Husayn do not; nor do Jamal and Jamil in any pair of scripts.
"""

from __future__ import annotations

import re
from typing import Final

UNIT: Final = 20  # what one whole letter more or less costs; all costs here are parts of it
_FAR: Final = 21  # two slots that have no vowel in common: as one letter for another

# what was said: 0 no vowel, short a i u, long A I U, ay aw, then glides: wa ya wi yu
_INNER: Final = {
    "ar": "0:0 a:0 i:0 u:0 A:15 ay:11 aw:10 wa:12 ya:12",  # nothing written in Arabic
    "ar last": "0:0 a:0 i:8 u:11 A:15",  # the same before the last letter
    "ar fail": "0:3 i:0 a:17 u:12 I:12",  # the same in the form of Khalid and Kamil
    "none": "0:0 a:6 i:6 u:6 A:12 I:12 U:12",
    "a": "a:0 A:0 0:5 i:18 u:12 ay:14 aw:9 wa:8",
    "e": "a:0 i:5 0:2 A:9 I:8 ay:11 u:11 ya:8",
    "i": "i:0 I:0 0:4 a:18 ay:3 u:6 A:16 ya:8 wi:9",
    "u": "u:0 U:0 0:4 aw:0 a:12 i:6 A:13 wa:8 yu:7",
    "A": "A:0 a:16",
    "A'": "A:0 ay:2 a:16",  # alef and ayn in Arabic, which has a vowel of its own: Sha'er
    "aa": "A:0 a:1",
    "I": "I:0 i:13 ay:2 a:18 ya:6",
    "U": "U:0 u:12 aw:1 a:21 A:18",
    "uu": "U:0 u:11 aw:1 a:21 A:21",
    "ay": "ay:0 I:1 i:12 A:10 a:18 ya:5",
    "aw": "aw:0 U:0 wa:4 u:6 a:8",
    "wa": "wa:0 aw:5 U:8 A:8",
    "ya": "ya:0 ay:5 I:6 A:7",
    "oa": "wa:0 u:2 a:3 U:4 A:6",  # two vowels with an ayn between: Moataz
    "wi": "wi:0 wa:8 ay:8 I:8 aw:8",
    "yu": "yu:0 ya:8 U:7 I:7",
}
_FINAL: Final = {
    "$": "0:0 a:16 i:9 u:9",  # ends on the consonant
    "$a": "a:0 aa:1 0:15 ia:8 ua:8",
    "$aa": "aa:0 a:10 0:12 ia:8 ua:8",  # alef with hamza: Alaa
    "$e": "a:0 i:2 0:2 ia:6 u:8",  # Kurmanji and Turkish a, French mute e
    "$i": "i:0 a:12 0:9 ay:3 ia:8",
    "$y": "i:0 a:1 ay:0 0:9 ia:8",  # yeh and alef maqsura are mixed up in writing
    "$u": "u:0 0:5 aw:1 a:9",
    "$ay": "ay:0 i:2 a:8 ia:5",
    "$aw": "aw:0 u:1",
    "$ia": "ia:0 i:7 a:7",
    "$ua": "ua:0 a:7 u:7",
    "$ui": "ui:0 i:7 u:7",
}
SLOTS: Final = (*_INNER, *_FINAL)
NUMBER: Final = {slot: number for number, slot in enumerate(SLOTS)}
_INSIDE: Final = {"$": "none", "$y": "I"} | {
    slot: slot.removeprefix("$").replace("ia", "ya").replace("ua", "wa").replace("ui", "wi")
    for slot in _FINAL
    if slot not in ("$", "$y")
}

_RUN: Final = re.compile("([aeiu])\\1+")
_HIATUS: Final = re.compile("[ou][ae]$")
_FORMS: Final = (
    ("wa", re.compile(".*u[aAe]+$")),
    ("wi", re.compile(".*u[aAe]*[iI]$")),
    ("ya", re.compile(".*[iI][aAe]+$")),
    ("yu", re.compile(".*[iI][uU]$")),
    ("aw", re.compile(".*[aAe][uU]$")),
    ("ay", re.compile(".*([aAe][iI]|a[eE]|ea|E)$")),
)
_ENDS: Final = {"a": "$a", "A": "$a", "e": "$e", "i": "$i", "I": "$i", "u": "$u", "U": "$u"}
_END_FORMS: Final = {"wa": "$ua", "wi": "$ui", "ya": "$ia", "yu": "$u", "aw": "$aw", "ay": "$ay"}


def slot_of(vowels: str, *, last: bool) -> int:
    """The slot of Latin vowels (aeiouwy, capitals long); `last` after the last consonant."""
    if not last and _HIATUS.match(vowels):
        return NUMBER["oa"]
    sounds = _sounds(vowels)
    if not sounds:
        return NUMBER["$" if last else "none"]
    form = _form(sounds)
    if last:
        end = "$aa" if sounds == "A" else _ENDS.get(sounds[-1], "$a")
        return NUMBER[_END_FORMS.get(form, "") or end]
    return NUMBER[form or {"A": "aa", "U": "uu"}.get(sounds[-1], sounds[-1])]


def arabic_slot(vowels: str, *, last: bool) -> int:
    """The slot of Arabic vowel letters, already brought to A, I and U, A' with ayn; "" is nothing written."""
    if vowels == "A'" and not last:
        return NUMBER[vowels]
    vowels = vowels.rstrip("'")
    if not vowels:
        return NUMBER["$" if last else "ar"]
    form = _form(vowels)
    if last and vowels == "AA":
        return NUMBER["$aa"]
    if last:
        end = "$y" if vowels == "I" else _ENDS[vowels[-1]]
        return NUMBER[_END_FORMS.get(form, "") or end]
    return NUMBER[form or vowels[-1]]


def _sounds(vowels: str) -> str:
    plain = vowels.translate(str.maketrans("yow", "iuu"))
    if vowels in ("ie", "eu"):
        return {"ie": "I", "eu": "e"}[vowels]  # French and German: Monier, Ameur
    return _RUN.sub(lambda run: {"a": "A", "e": "I", "i": "I", "u": "U"}[run.group(1)], plain)


def _form(sounds: str) -> str:
    if len(sounds) == 1 and sounds != "E":
        return ""
    return next((form for form, rule in _FORMS if rule.match(sounds.replace("U", "u"))), "")


def conflicts() -> tuple[tuple[int, ...], ...]:
    """The cost of each pair of slots, in parts of `UNIT`; 0 where they may mean one vowel."""
    inner = {slot: _read(row) for slot, row in _INNER.items()}
    final = {slot: _read(row) for slot, row in _FINAL.items()}
    return tuple(
        tuple(
            _cheapest(final[one], final[two])
            if one in final and two in final
            else _cheapest(inner[_INSIDE.get(one, one)], inner[_INSIDE.get(two, two)])
            for two in SLOTS
        )
        for one in SLOTS
    )


def _read(row: str) -> dict[str, int]:
    return {vowel: int(cost) for vowel, cost in (entry.split(":") for entry in row.split())}


def _cheapest(one: dict[str, int], two: dict[str, int]) -> int:
    both = (vowel for vowel in one if vowel in two)
    # two written vowels are not one name because each might have been left out
    return min([_FAR, *(one[v] + two[v] for v in both if v != "0" or not one[v] * two[v])])
