"""Letters that stand alone: what is read in a shorter way gives what the whole way gives."""

from __future__ import annotations

import re
import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vsdesk import memo
from vsdesk.names import bare_letters, compounds, search_limits
from vsdesk.names import fold as folding
from vsdesk.names.compounds import is_compound, plain_of
from vsdesk.unseen_letters import EACH

LETTERS = [chr(code) for code in range(0x10000) if re.match(f"[{bare_letters.CLASS}]", chr(code))]
VOWELS = [chr(code) for code in range(0x64B, 0x653)]
SOME = st.text(alphabet=[*LETTERS, *VOWELS], max_size=80)


def test_each_is_one_letter_that_no_form_changes() -> None:
    assert len(LETTERS) > 120
    for letter in LETTERS:
        assert letter.casefold() == letter and letter not in EACH
        assert not unicodedata.combining(letter)
        assert unicodedata.category(letter) not in {"Mn", "Me", "Lu"}
        assert {unicodedata.normalize(form, letter) for form in ("NFC", "NFKC")} == {letter}


def test_a_vowel_is_one_letter_and_makes_no_other_of_any() -> None:
    assert re.fullmatch(f"[{bare_letters.HARAKAT}]+", "".join(VOWELS))
    for vowel, letter in product(VOWELS, LETTERS):
        assert len(unicodedata.normalize("NFKC", letter + vowel)) == 2
        assert unicodedata.normalize("NFKC", letter + vowel)[0] == letter


def test_no_two_of_them_become_one() -> None:
    for one, other in product(LETTERS, repeat=2):
        assert unicodedata.normalize("NFKC", one + other) == one + other


def whole(text: str) -> str:
    """Folded by every step, as any text of other letters is."""
    return folding._pass(folding._pass(text))


@given(SOME)
def test_it_is_folded_as_by_every_step(text: str) -> None:
    assert folding.fold(text) == whole(text)


@given(st.text(max_size=60))
def test_so_is_any_text(text: str) -> None:
    assert folding.fold(text) == whole(text)


@given(SOME)
def test_marks_are_left_out_as_by_every_step(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert folding.unmarked(text) == composed.translate(folding._MARKS)


@pytest.mark.parametrize("text", ["آمنة " * 200, "ﷺ" * 90, "Şêxmûs " * 90, "مُحَمَّد " * 90])
def test_the_beginning_is_as_long_as_it_was(text: str) -> None:
    most = 480
    kept = search_limits.of_name(text)
    assert len(unicodedata.normalize("NFKC", kept)) <= most
    longer = text[: len(kept) + 1]
    assert len(kept) == most or len(unicodedata.normalize("NFKC", longer)) > most


def test_a_locked_vault_holds_no_name() -> None:
    for name in ("آزاد", "Şêxmûs", "عبد"):
        folding.fold(name)
        plain_of(name)
        is_compound(name, name)
    held = (folding._known, compounds._plain_of, compounds._begins)
    assert all(one.cache_info().currsize for one in held)
    memo.forget()
    assert not any(one.cache_info().currsize for one in held)
