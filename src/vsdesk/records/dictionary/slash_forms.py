"""Words in two forms («متزوج/ة», «اسمه/ا», "wî/wê") for one person whose sex is known. Pure.

A list of terms has one word for everybody. Beside a person of known sex the form that is theirs stands; of
whom it is not known, both do. What stands behind the slash is an ending, or the whole other word.
"""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = r"((?:[^\W\d_]|[\u064b-\u0652])+)"
_TWO: Final = re.compile(rf"(?<![\w/]){_WORD}/{_WORD}(?![\w/])")
_ENDINGS: Final = frozenset({"ة", "ا", "ت", "ها", "ية"})
_FEMININE: Final = ("ة", "ت")
_STEM: Final = 3  # letters that a word and its other form share at least, where it has so many
# Whose terms say something of the person whom the record names, or below whom it lies.
_NAME_ONE: Final = frozenset({"am_profile", "kinship", "family_member", "person_mark"})
_OF_THE_MISSING: Final = frozenset({"fate", "search_status", "case_type"})  # of a case
_SEXES: Final = frozenset({"male", "female"})


def for_sex(words: str, sex: str) -> str:
    """Words as they are said of a man ("male") or a woman ("female"); of anybody else as they stand."""
    if sex not in _SEXES or "/" not in words:
        return words
    return _TWO.sub(lambda one: _form(one[1], one[2], female=sex == "female"), words)


def _form(first: str, second: str, *, female: bool) -> str:
    """One of two forms; both, where what stands there is two things (a smuggler or a dealer)."""
    if second in _ENDINGS:
        return first.rstrip("\u064d") + second if female else first
    if _is_other_form(_plain(first), _plain(second)):
        return second if female else first
    return f"{first}/{second}"


def _is_other_form(man: str, woman: str) -> bool:
    """Whether one is the other of a woman: the same stem with an ending, a verb, a short word of three."""
    ended = woman.endswith(_FEMININE) and woman.startswith(man[:_STEM]) and len(woman) > len(man)
    verb = man[:1] == "ي" and woman[:1] == "ت" and man[1:] == woman[1:]
    short = len(man) == len(woman) == 2 and man[0] == woman[0] and man[0].isascii()
    return ended or verb or short


def _plain(word: str) -> str:
    return "".join(sign for sign in word if not "\u064b" <= sign <= "\u0652")


def whose(kind: str, vocabulary: str) -> str:
    """Of whom the terms of a kind speak: "self" of the record's own person, "person" of whom it names or lies
    below, "" of nobody of whom it is known."""
    if kind == "person":
        return "self"
    named = kind in _NAME_ONE or (kind == "case" and vocabulary in _OF_THE_MISSING)
    return "person" if named else ""
