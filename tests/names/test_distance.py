"""The distance of names: which spellings meet, which must not, and the laws it keeps. No person is meant."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vsdesk.names.coarse import coarse_keys, skeletons
from vsdesk.names.compounds import shortened, units
from vsdesk.names.distance import CLOSE, EXACT, NEAR, between, of_names
from vsdesk.names.sound import LETTERS, LONGEST, MOST, VERSION, sounds, sounds_of
from vsdesk.names.vowels import SLOTS

ONE_NAME = [
    *(("حسن", "Hassan"), ("حسن", "Hesen"), ("عبد الرحمن", "Evdilrehman"), ("محمد", "Mihemed")),
    *(
        ("عبد الرحمن", "Abdulrahman"),
        ("عبد الرحمن", "Abd al-Rahman"),
        ("عبدالرحمن", "Abdel Rahman"),
    ),
    *(
        ("أحمد", "احمد"),
        ("فاطمة", "فاطمه"),
        ("ليلى", "ليلي"),
        ("مُحَمَّد", "محـــمد"),
        ("إلياس", "Elias"),
    ),
    *(("إلهام", "Ilham"), ("ألماس", "Almas"), ("الأحمد", "Ahmad"), ("الخليل", "El Xelîl")),
    *(("صلاح الدين", "Selahattin"), ("نور الدين", "Nurettin"), ("كمال الدين", "Kamal al-Din")),
    *(("أبو خليل", "Abu Khalil"), ("أم علي", "Um Ali"), ("نصر الله", "Nasrallah")),
]
NEARLY = [
    *(("شيخموس", "Şêxmûs"), ("أحمد", "Ahmet"), ("محمد", "Mehmet"), ("حسين", "Hüseyin"), ("خليل", "Halil")),
    *(("عائشة", "Ayşe"), ("فاطمة", "Fatma"), ("إبراهيم", "İbrahim"), ("يوسف", "Yusuf"), ("مصطفى", "Mustafa")),
    *(("جمال", "Cemal"), ("عثمان", "Osman"), ("رمضان", "Ramazan"), ("Djamal", "Jamal"), ("قاسم", "Kasim")),
    *(("يوسف", "Youcef"), ("شريف", "Cherif"), ("مروان", "Marouane"), ("غسان", "Gassan"), ("الشاعر", "Al-Shaer")),
]  # fmt: skip  # a table, read by rows
TWO_NAMES = [
    *(("Hasan", "Husayn"), ("حسن", "حسين"), ("Jamal", "Jamil"), ("جمال", "جميل"), ("Kamal", "Kamil")),
    *(("كمال", "كامل"), ("Kamal", "كامل"), ("محمد", "محمود"), ("Mihemed", "محمود"), ("محمد", "Ahmed")),
    *(("Mahmoud", "Muhammad"), ("محمد", "حامد"), ("سعد", "Said"), ("سعيد", "Saad"), ("خالد", "وليد")),
    *(("عبد الرحمن", "Abdulrahim"), ("عبد الكريم", "Abdulrahim"), ("عبد الرحيم", "Evdilrehman")),
    *(("أيمن", "Amin"), ("أمين", "Ayman"), ("منير", "منار"), ("نبيل", "نبيه"), ("فارس", "Firas")),
    *(("باسم", "Bassam"), ("علي", "علاء"), ("سامر", "تامر"), ("ليلى", "Lina"), ("مريم", "Maram")),
]  # fmt: skip  # a table, read by rows
SOUND = st.lists(
    st.tuples(st.integers(1, len(LETTERS) - 1), st.integers(0, len(SLOTS) - 1)),
    min_size=1,
    max_size=LONGEST,
).map(lambda pairs: bytes(code for pair in pairs for code in pair))
NAME = st.text(alphabet="محدعبرنسشخقكجلويةاأ ءى", min_size=1, max_size=14) | st.text(
    alphabet="abcdefghijklmnopqrstuvwxyzşçêîûğı -'", min_size=1, max_size=14
)


@pytest.mark.parametrize(("one", "other"), ONE_NAME)
def test_one_name_in_two_spellings_is_one(one: str, other: str) -> None:
    assert of_names(one, other) <= EXACT


@pytest.mark.parametrize(("one", "other"), NEARLY)
def test_letters_that_scripts_mix_up_cost_little(one: str, other: str) -> None:
    assert of_names(one, other) <= NEAR


@pytest.mark.parametrize(("one", "other"), TWO_NAMES)
def test_two_names_do_not_meet(one: str, other: str) -> None:
    assert of_names(one, other) > CLOSE


@pytest.mark.parametrize("name", ["إلياس", "إلهام", "ألماس", "Elias", "Ilham", "Almas", "ألفت"])
def test_a_name_that_owns_its_article_keeps_its_letters(name: str) -> None:
    assert any("l" in LETTERS[code] for sound in sounds_of(name) for code in sound[::2])


def test_compounds_apart_and_together_are_one_unit() -> None:
    assert of_names("عبد الرحمن", "عبدالرحمن") == 0 and len(units("عبد الرحمن")) == 1
    assert len(units("محمد بن عبد الله أبو خليل الأحمد")) == 4
    assert units("الشيخ أحمد") == units("أحمد")


def test_who_is_called_kamal_for_kamal_al_din() -> None:
    assert shortened("".join(units("كمال الدين"))) == "كمال"
    assert shortened("".join(units("Kamal al-Din"))) and not shortened("kamal")


@given(SOUND, SOUND)
def test_the_distance_is_symmetric_and_never_below_zero(one: bytes, two: bytes) -> None:
    assert between(one, two) == between(two, one) >= 0


@given(SOUND)
def test_a_sound_is_at_no_distance_from_itself(one: bytes) -> None:
    assert between(one, one) == 0


@given(NAME, NAME)
def test_names_the_other_way_round_are_as_far(one: str, two: str) -> None:
    assert of_names(one, two) == of_names(two, one)


@given(st.text(max_size=200))
def test_any_text_is_read_and_gives_few_short_sounds(text: str) -> None:
    heard = sounds_of(text)
    assert len(heard) <= MOST
    assert all(0 < len(one) <= 2 * LONGEST for one in heard)
    assert heard == sounds_of(text)
    for unit in units(text):
        assert len(coarse_keys(unit)) <= MOST and len(skeletons(unit)) <= MOST


@given(st.text(alphabet="محدعبرنسشخقكجلويةاأ", min_size=1, max_size=8), st.integers(0, 7))
def test_harakat_tatweel_and_direction_marks_change_nothing(name: str, at: int) -> None:
    marked = name[:at] + "\u064e\u0640\u200f" + name[at:]
    assert sounds_of(marked) == sounds_of(name)


@pytest.mark.parametrize(
    "text",
    ["", " ", "م", "a", "🙂", "👨‍👩‍👧", "2013", "محmedمد", "Иван", "\u202e", "-", "بن", "al", "د."],
)
def test_what_is_hardly_a_name_is_no_reason_to_stop(text: str) -> None:
    assert 0 <= of_names(text, "محمد") <= 2
    assert 0 <= of_names(text, text) <= 1


@pytest.mark.parametrize(
    "text", ["م" * 10_000, "مح" * 5_000, "a b " * 2_500, "🙂" * 10_000, "abd" * 3_334]
)
def test_a_name_of_ten_thousand_letters_takes_no_longer(text: str) -> None:
    begun = time.thread_time()
    of_names(text, "محمد")
    assert time.thread_time() - begun < 2  # some hundredths of a second


def test_the_version_says_how_names_are_read() -> None:
    """Whoever changes a sound raises `sound.VERSION`, so that stores make their keys anew."""
    read = [
        sounds(unit)[0].hex()
        for name in ("محمد", "Evdilrehman", "شاعر", "بەرفین")
        for unit in units(name)
    ]
    other = ["1700070017010915", "02030b05070317041815", "0e090b15", "03050b03120b1815"]
    assert (VERSION, read) == (4, other)
