"""Folding: each rule of the table, and the laws that any text keeps. All names are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vsdesk.names.fold import fold, words_of

SAME = [
    ("أحمد", "احمد"),
    ("إبراهيم", "ابراهيم"),
    ("آمنة", "امنه"),
    ("ٱلله", "الله"),
    ("فاطمة", "فاطمه"),
    ("هدى", "هدي"),
    ("عائشة", "عايشه"),
    ("مؤمن", "مومن"),
    ("کریم", "كريم"),
    ("مُحَمَّد", "محمد"),
    ("محـــمد", "محمد"),
    ("مح\u200cمد", "محمد"),
    ("\u2067محمد\u2069", "محمد"),
    ("ﻣﺤﻤﺪ", "محمد"),
    ("٢٠١٤", "2014"),
    ("۲۰۱۴", "2014"),
    ("Şêxmûs", "sexmus"),
    ("ŞÊXMÛS", "sexmus"),
    ("Çîçek", "cicek"),
    ("İbrahim", "ibrahim"),
    ("ışık", "isik"),
    ("Straße", "strasse"),
    ("FOTJ-26-A-0001", "fotj-26-a-0001"),
]


@pytest.mark.parametrize(("written", "plain"), SAME)
def test_each_rule(written: str, plain: str) -> None:
    assert fold(written) == plain


def test_composed_and_decomposed_are_one() -> None:
    assert fold("S\u0327e\u0302xmu\u0302s") == fold("Şêxmûs")


def test_different_letters_stay_different() -> None:
    assert len({fold(name) for name in ("حسن", "خسن", "جسن", "هسن", "حصن")}) == 5


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="أإآابةهىيئؤوکك ٠٩۵ً", max_size=30))
def test_arabic_folds_to_a_fixed_alphabet(text: str) -> None:
    assert set(fold(text)) <= set("ابهيوك 095")


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_the_fast_path_agrees_with_the_long_one(text: str) -> None:
    assert fold(text + "ة") == fold(text) + "ه"


def test_words_are_letters_and_digits() -> None:
    assert words_of(fold("حيّ الميدان، دمشق (2013) – no_1")) == [
        "حي",
        "الميدان",
        "دمشق",
        "2013",
        "no",
        "1",
    ]
