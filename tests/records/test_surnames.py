"""A family name that stays leaves in no spelling: joined and parted, in each script, with what is written
together with it. All names are made up."""

from __future__ import annotations

import re
from itertools import permutations
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vsdesk.names.fold import fold
from vsdesk.names.spellings import parts
from vsdesk.records.gate.names.surnames import GAP, Surnames

SAME: Final = [  # each group is one name
    ["عبدالله", "عبد الله", "عبد اللّه", "عبد-الله", "ﻋﺒﺪﷲ"],
    ["عبدالرحمن", "عبد الرحمن", "عبد الرحمان", "عبدالرحمان", "عبد رحمن"],
    ["نورالدين", "نور الدين", "نور  الدين", "نور\nالدين", "نورُ الدّين"],
    ["علاءالدين", "علاء الدين", "علا الدين", "علاالدين"],
    ["جمالالدين", "جمال الدين"],
    ["ابوزيد", "أبو زيد", "أبوزيد", "أبي زيد", "أبا زيد", "بو زيد"],
    ["أبوالحسن", "أبو الحسن", "أبو حسن", "ابوحسن"],
    ["أم الخير", "امالخير", "أم خير"],
    ["الحلو", "حلو", "ال حلو", "الحـلو", "الحُلْو"],
    ["حكمت", "حكمة", "حكمه"],
    ["إسحاق", "اسحق", "إسحٰق"],
    ["الرفاعي", "الرفاعى", "رفاعی"],
    ["مؤذن", "موذن"],
    ["آغا", "اغا", "أغا"],
    ["ڕەشید", "رەشيد", "رهشيد"],
    ["Abdulrahman", "Abdul Rahman", "Abd al-Rahman", "Abd el Rahman", "Abdurrahman", "Evdilrehman"],
    ["Abu Zayd", "Abuzaid", "Abou Zeid", "Ebû Zeyd"],
    ["Nur al-Din", "Nureddin", "Nour Eddine", "Noureddine", "Nurüddin", "Nur-ad-Din"],
    ["al-Darwish", "Aldarwish", "Al Darwish", "El-Darwich", "Derwîş", "Derwis"],
    ["ash-Shami", "Ashshami", "Al-Shami", "Shami", "eş-Şamî"],
    ["Şêxmûs", "Sexmus", "Seyhmus", "Sheikhmous"],
]
ACROSS: Final = [  # and each of these too, which meet by their sound
    (SAME[1], SAME[15]),
    ([one for one in SAME[5] if one != "بو زيد"], SAME[16]),
    (SAME[2], SAME[17]),
    (["الدرويش", "درويش"], SAME[18]),
    (["الشامي", "شامي"], SAME[19]),
]
PAIRS: Final = [
    *(pair for group in SAME for pair in permutations(group, 2)),
    *((one, two) for group in SAME for one, two in [(group[0], group[0])]),
    *(
        (a, b)
        for ones, others in ACROSS
        for one in ones
        for other in others
        for a, b in ((one, other), (other, one))
    ),
]
INVISIBLE: Final = "\u064b\u064f\u0650\u0651\u0652\u0640\u200c\u200d\u200e\u200f\u00ad\ufeff"
LEANING: Final = ["", *"وبلفك", "ول", "وب", "فل", "ك"]
ENDINGS: Final = ["ê", "an", "a", "ên", "yê", "yan", "î", "'s", "’a", "ler", "lar", "e"]


def known(*names: str) -> Surnames:
    held = [part for name in names for part in parts(name)]
    return Surnames(
        frozenset(way for one in held for way in one.spellings),
        frozenset(sound for one in held for sound in one.sounds),
    )


def left_of(family: str, told: str, before: str = "بيت", after: str = "هنا") -> str:
    return str(known(family).out_of(f"{before} {told} {after}"))


def is_gone(left: str, before: str = "بيت", after: str = "هنا") -> bool:
    """Whether nothing but gaps stands between the two words, or an article."""
    first, *between, last = left.split()
    return (first, last) == (before, after) and all(
        one == GAP or re.fullmatch("[aeu](?:l|sh?|d)|[وفبلك]*(?:ال|ل)", fold(one))
        for one in between
    )


@pytest.mark.parametrize(("family", "told"), PAIRS)
def test_each_spelling_stays_for_each_other(family: str, told: str) -> None:
    assert is_gone(left_of(family, told))


@given(st.sampled_from(PAIRS), st.data())
def test_marks_that_nobody_sees_hide_nothing(pair: tuple[str, str], data: st.DataObject) -> None:
    family, told = pair
    for place in data.draw(st.lists(st.integers(1, len(told) - 1), max_size=4)):
        told = told[:place] + data.draw(st.sampled_from(INVISIBLE)) + told[place:]
    assert is_gone(left_of(family, told))


ARABIC = [(a, b) for a, b in PAIRS if a[0] > "\u0600" and b[0] > "\u0600"]


@given(st.sampled_from(ARABIC), st.sampled_from(LEANING))
def test_what_is_written_together_with_a_name_hides_nothing(
    pair: tuple[str, str], lean: str
) -> None:
    family, told = pair
    written = lean + told
    if lean.endswith("ل"):
        written = lean + told.replace("ال", "ل", 1) if told.startswith("ال") else written
    assert is_gone(left_of(family, written))


@given(
    st.text("بتجحدرسصطعقكلمنه", min_size=2, max_size=9),
    st.sampled_from(["و", "ب", "ل", "ف", "ك", "وبال", "وال", "لل", "ال", "عال", "هال", "وهال"]),
)
def test_a_name_of_any_letters_stays_behind_any_of_them(name: str, lean: str) -> None:
    assert is_gone(left_of(name, lean + name))
    assert is_gone(left_of("ال" + name, lean + name))


@given(st.text("بتجحدرسصطعقكلمنه", min_size=3, max_size=9), st.data())
def test_a_name_that_is_cut_anywhere_stays(name: str, data: st.DataObject) -> None:
    """Spread over words, over lines, with signs or digits in it."""
    cuts = st.sampled_from(["", " ", "\n", " - ", "-", "_", "٣", "7", ".", " . ", "ـ "])
    told = "".join(letter + data.draw(cuts) for letter in name[:-1]) + name[-1]
    assert is_gone(re.sub("[-.7٣]", GAP, left_of(name, told)))


@pytest.mark.parametrize("family", ["Ezo", "Derwîş", "Hemo", "درويش", "حمو"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_endings_of_kurmanji_and_others_hide_nothing(family: str, ending: str) -> None:
    told = {"درويش": "Derwîş", "حمو": "Hemo"}.get(family, family) + ending
    assert is_gone(left_of(family, told, "mala", "li vir"[-3:].strip()), "mala", "vir")


@pytest.mark.parametrize("told", ["الحلويون", "والحلوين", "للحلويين"])
def test_a_family_as_many_is_the_family(told: str) -> None:
    assert is_gone(left_of("الحلو", told))


@pytest.mark.parametrize(
    ("family", "told"),
    [
        ("نور الدين", "سمعنا أنه هنا مع الناس"),
        ("عبد الله", "قال له إن الله يرحمه"),
        ("أبو زيد", "جاء أبو محمد وأم محمد إلى البيت"),
        ("al-Darwish", "they went home and asked for him"),
        ("Anwar", "before the war"),
        ("مالك", "لم يملك أحد منهم شيئاً"),
    ],
)
def test_other_words_leave(family: str, told: str) -> None:
    """Control: nothing here holds because all words stay."""
    assert known(family).out_of(told) == told


def test_a_name_in_an_address_as_it_is_copied_is_left_out() -> None:
    """Word by word, in a text that is no address otherwise."""
    family = Surnames.among(["عون"])
    assert family.out_of_text("صورتها a%20%D8%B9%D9%88%D9%86 عندنا") == f"صورتها {GAP} عندنا"
    assert family.out_of_text("صورتها a%20b عندنا") == "صورتها a%20b عندنا"
