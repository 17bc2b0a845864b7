"""What the eye takes for one name is one name, and what it does not stays apart. All are made up."""

from __future__ import annotations

import random
import sys
import unicodedata

import pytest

from vsdesk.names.likeness import drawn_as_one, is_strange, seen, taken_for
from vsdesk.records.gate.names.told_names import Someone, ToldNames

# Rows of letters that look alike, by Unicode's list of confusable characters (UTS #39) and by the keyboards
# of Kurdish and Persian: written down here without a look at the table that is tested.
ROWS = (
    *("lI1ІӀΙ|ا١", "oO0оОοΟօ٥هھ", "aаɑα", "AАΑ", "cсϲ", "CСϹ", "eеҽ", "EЕΕ", "gɡց", "hһհ", "HНΗ"),
    *(
        "iіı",
        "jјϳ",
        "KКΚ",
        "MМΜ",
        "NΝ",
        "nոռ",
        "pрρ",
        "PРΡ",
        "qԛգ",
        "rг",
        "sѕ",
        "SЅՏ",
        "TТΤ",
        "uսυ",
    ),
    *("vνѵ", "wѡա", "xх", "XХΧ", "yуγү", "YУΥҮ", "ZΖ", "BВΒ", "bƄЬ"),
    *("كڪکگ", "يىیےېێ", "وۆۇۈۋ", "فڤڧ", "رڕ", "لڵ", "بپ", "جچ", "زژ"),
)
NAMES = (
    "Al-Haq",
    "Forum Sigma",
    "CARE",
    "Dar Nour",
    "شبكة النور",
    "بيتي",
    "لجنة الوفاء",
    "Komeleya Jin",
)


def disguised(chance: random.Random, name: str) -> str:
    """The name, each letter in one of its other shapes or as it is."""
    return "".join(
        chance.choice(next((row for row in ROWS if letter in row), letter)) for letter in name
    )


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_other_shapes_looks_the_same(name: str, seed: int) -> None:
    other = disguised(random.Random(seed), name)
    assert seen(other) == seen(name), other


@pytest.mark.parametrize("row", ROWS)
def test_all_shapes_of_a_letter_are_one(row: str) -> None:
    assert len({seen(one) for one in row}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Arnal", "Amal"), ("VVafa", "Wafa"), ("Al Haq", "AlHaq")],
)
def test_two_letters_may_look_like_one(one: str, other: str) -> None:
    assert seen(one) == seen(other)


def test_what_differs_for_the_eye_stays_apart() -> None:
    apart = (*NAMES, "Amal", "Amel", "Nadia", "Vadia", "Hana", "Dana", "شمس", "سمس", "نور", "تور")
    assert len({seen(one) for one in apart}) == len(apart)
    assert len({seen(one) for one in "abcdefghjklmnopqrstuvwxyz"}) == 25
    assert len({seen(one) for one in "بتثجحخدذرزسشصضطظعغفقكلمنهويا"}) == 28


@pytest.mark.parametrize(
    "name", [*NAMES, "Jîyan Şêxo", "Yaşam Işığı", "Мемориал", "Դար", "Société"]
)
def test_a_name_in_a_writing_that_is_known_is_not_strange(name: str) -> None:
    assert not is_strange(name) and seen(name)


@pytest.mark.parametrize("letter", ["Ꭺ", "ꓮ", "ⲟ", "ס", "ᗅ", "𐐬", "০"])
def test_a_letter_of_another_writing_is_strange(letter: str) -> None:
    assert is_strange(f"Am{letter}l")


def test_no_letter_of_all_falls_between() -> None:
    """Each is strange, or is Latin, Greek, Cyrillic, Armenian or Arabic, plain or as a
    letter that looks alike."""
    known = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "ARABIC")
    open_ = set()
    for one in map(chr, range(0x180, sys.maxunicode + 1)):
        if one.isalnum() and not is_strange(one):
            plain = unicodedata.normalize("NFKD", one)
            words = {unicodedata.name(each, "?").split()[0] for each in plain if each.isalnum()}
            open_ |= words - {*known, "DIGIT", "ARABIC-INDIC", "EXTENDED", "MODIFIER"}
    assert not open_ - {"MICRO", "KELVIN", "OHM", "ANGSTROM"}, open_


HIDDEN = ToldNames(
    [
        Someone("wife", "unnamed", ("سلمى",), ("النوري",)),
        Someone("boy", "unnamed", ("سامي", "Sami"), ("شاهين",)),
        Someone("girl", "sealed", ("Iman", "Amal"), ("Nouri",)),
        Someone("neighbour", "unnamed", ("نهلة",), ("المصري",)),
    ]
)


@pytest.mark.parametrize(
    ("name", "who"),
    [
        *((one, "wife") for one in ("SaIma", "Sa|ma", "Sa1ma", "Saӏma", "Ѕalma", "Ѕаlmа", "Salmα")),
        *((one, "wife") for one in ("SaIma Nоurі", "Ѕа1mа Nouri", "SaImɑ N0uri", "سلمۍ", "سلمٮ")),
        *((one, "boy") for one in ("س1مي", "سا|مي", "سlمي", "Ѕami", "Sarni Shahin")),
        *((one, "girl") for one in ("lman", "1man Nouri", "Arnal Nouri", "Аmаl")),
        *((one, "neighbour") for one in ("ن٥لة", "نoلة", "نهلۀ")),
    ],
)
def test_who_is_hidden_is_found_by_what_the_eye_sees(name: str, who: str) -> None:
    for text in (f"seen by {name} at the gate", f"شافتها {name}، ورجعت", name):
        found = {text[one.start : one.end] for one in HIDDEN.spans(text) if who in one.who}
        assert name in found, text


@pytest.mark.parametrize(
    "text",
    [
        "He was born in 1980 in Idlib, in room 12 of IBM; return in May.",
        "الساعة ٥ صباحاً، الشارع رقم 10، بناء ٥",
        "It is as I said: all came, and the lady left. Mr. Vernon heard it.",
        "اجتمعوا 3 مرات سنة ٢٠١٥ عند الجامع",
        "Ez li Idlibê bûm, 5 kes hatin.",
    ],
)
def test_ordinary_words_are_nobody(text: str) -> None:
    assert HIDDEN.spans(text) == ()
    assert {len(one) for one in (*taken_for(text), drawn_as_one(text))} == {len(text)}
