"""Skeletons: spellings of one name meet across scripts. All names are common, no person is meant."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vsdesk.names.skeleton import name_skeletons, search_terms, skeletons

MEET = [
    ("محمد", "Mihemed Mohamad Muhammad Mohammed Muhemmed"),
    ("أحمد", "Ahmad Ehmed Ahmet Ahmed"),
    ("شيخموس", "Şêxmûs Sexmûs Sheikhmous Shekhmus Cheikhmous"),
    ("حسن", "Hasan Hassan Hesen Hacène"),
    ("حسين", "Husayn Hussein Hüseyin Hisên Hocine"),
    ("خليل", "Khalil Xelîl Halil"),
    ("جمال", "Jamal Cemal Gamal Djamal"),
    ("يوسف", "Yusuf Youssef Yousef Youcef"),
    ("عائشة", "Aisha Ayşe Eyşe Aicha"),
    ("عثمان", "Uthman Osman Othman Osmane"),
    ("رمضان", "Ramadan Remezan Ramazan"),
    ("ذكرى", "Zikra Dhikra Thikra"),
    ("قاسم", "Qasim Kasim Gasem Qasem"),
    ("غسان", "Ghassan Gassan"),
    ("مروان", "Marwan Merwan Marouane Mervan"),
    ("فوزي", "Fawzi Fewzî Fouzi"),
    ("داود", "Dawud Davut Daoud"),
    ("حياة", "Hayat Heyat"),
    ("حكمت", "Hikmat Hikmet"),
    ("علي", "Ali Elî Aly"),
    ("مي", "Mai May Mey"),
    ("وليد", "Walid Welîd Oualid"),
    ("سلوى", "Salwa Selwa"),
    ("زينب", "Zeyneb Zainab Zeynep"),
    ("الأحمد", "Ahmad Alahmad Elehmed"),
    ("إلياس", "Elias Ilyas"),
    ("مشهور", "Mashhour Meşhûr"),
    ("صبحي", "Subhi Sobhi Suphi"),
    ("پروین", "Perwîn Parwin Pervin"),
    ("چيا", "Çiya Chiya"),
    ("عبدالرحمن", "Evdilrehman Abdulrahman Abdurrahman Abderrahmane Abdelrahman"),
    ("عبدالله", "Abdullah Abdallah Ebdulla Evdila"),
    ("عبدالعزيز", "Abdulaziz Abdelaziz Evdilezîz"),
    ("نورالدين", "Nureddin Noureddine Nurettin Nuraldin Nûredîn"),
    ("صلاحالدين", "Salahaddin Selahattin Selahedîn"),
    ("نصرالله", "Nasrallah Nasrullah"),
    ("أبوالخير", "Abulkhair Aboelkheir"),
]


@pytest.mark.parametrize(("arabic", "latin"), MEET, ids=[pair[0] for pair in MEET])
def test_spellings_of_one_name_meet(arabic: str, latin: str) -> None:
    missed = [name for name in latin.split() if not skeletons(arabic) & skeletons(name)]
    assert missed == []


@pytest.mark.parametrize(
    ("apart", "other"),
    [
        ("عبد الرحمن", "عبدالرحمن"),
        ("عبد الرحمن", "Evdilrehman"),
        ("Abd al-Rahman", "عبدالرحمن"),
        ("Abdul Rahman", "عبد الرحمن"),
        ("Abd-ul-Aziz", "عبد العزيز"),
        ("نور الدين", "Nûredîn"),
        ("Salah al-Din", "صلاح الدين"),
        ("نصر الله", "Nasrallah"),
        ("أبو الخير", "Abulkhair"),
        ("Abu al-Khair", "أبو الخير"),
        ("أم محمد", "Um Mohammad"),
    ],
)
def test_compounds_written_apart_or_together_are_one(apart: str, other: str) -> None:
    assert max(map(len, name_skeletons(apart) & name_skeletons(other))) >= 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("محمد", "Ehmed"),
        ("خالد", "Walid"),
        ("شادي", "Fadi"),
        ("سامر", "Tamer"),
        ("زياد", "Iyad"),
        ("عبد الرحمن", "Abdulkarim"),
        ("شكري", "Sukri"),
        ("غسان", "حسان"),
    ],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert not skeletons(one) & skeletons(other)


def test_a_whole_name_gives_the_keys_of_every_part() -> None:
    arabic = name_skeletons("محمد عبد الرحمن بن أحمد الأحمد")
    latin = name_skeletons("Mihemed Evdilrehman Ehmed el-Ehmed")
    assert {"mhmd", "abdrhmn", "ahmd"} <= arabic & latin


def test_a_search_keeps_the_marks_until_the_skeleton_is_read() -> None:
    [(folded, keys)] = search_terms("Şêro")
    assert folded == "sero"
    assert keys & skeletons("شيرو")


def test_what_is_no_name_in_these_scripts_has_no_skeleton() -> None:
    assert (
        not skeletons("2014") and not skeletons("Иван") and not skeletons("") and not skeletons("a")
    )


@given(st.text(max_size=60))
def test_any_text_gives_few_short_lower_case_keys(text: str) -> None:
    found = skeletons(text)
    assert len(found) <= 200
    assert all(key.isascii() and key.isalpha() and key == key.lower() for key in found)


@given(st.text(alphabet="محدعبرنسشخقكجلويةاأ", min_size=1, max_size=8), st.integers(0, 7))
def test_harakat_and_tatweel_change_no_skeleton(name: str, at: int) -> None:
    marked = name[:at] + "\u064e\u0640" + name[at:]
    assert skeletons(marked) == skeletons(name)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzşçêîû", max_size=10))
def test_capitals_change_no_skeleton(name: str) -> None:
    assert skeletons(name.title()) == skeletons(name)


def test_a_name_takes_microseconds() -> None:
    names = ["محمد عبد الرحمن الأحمد", "Mihemed Evdilrehman Ehmed"] * 100
    best = min(_seconds(names) for _ in range(5)) / len(names)
    assert best < 400e-6  # about 30 µs on a quiet machine


def _seconds(names: list[str]) -> float:
    start = time.thread_time()
    for name in names:
        name_skeletons(name)
    return time.thread_time() - start
