"""Normal forms: what is left out of a run of marks, and that nothing else is. All words are made up."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vsdesk.names.compounds import name_tokens, plain_of, units
from vsdesk.names.fold import fold, unmarked
from vsdesk.names.normal_form import MOST_MARKS, Form, normal
from vsdesk.records.checks.scam_contacts import contact_alone, contact_keys

FORMS: tuple[Form, ...] = ("NFC", "NFD", "NFKC", "NFKD")
TANWIN, HAMZA_BELOW = "\u064b", "\u0655"  # marks of two classes, which are put into their order
SPACING, STEM = "\u302e", "\U0001d165"  # such marks as folding does not leave out
VOICED = "\uff9e"  # no mark by itself, one when it is taken apart
LONG = {
    "one class": "ا" + TANWIN * 400,
    "two classes in turn": "ا" + (TANWIN + HAMZA_BELOW) * 200,
    "marks when taken apart": "ا" + (VOICED + HAMZA_BELOW) * 200,
    "parted by what folding leaves out": "ا" + (SPACING * 30 + "\u200c" + STEM * 30 + "\u200c") * 9,
}
CALLERS: dict[str, Callable[[str], object]] = {
    "fold": fold,
    "unmarked": unmarked,
    "name_tokens": name_tokens,
    "units": units,
    "plain_of": plain_of,
    "contact_keys": contact_keys,
    "contact_alone": lambda text: contact_alone(f"0944123456 {text}"),
}


def longest_run(text: str) -> int:
    """The most marks that follow one another, once each character is taken apart."""
    longest = run = 0
    for char in "".join(unicodedata.normalize("NFKD", one) for one in text):
        run = run + 1 if unicodedata.combining(char) else 0
        longest = max(longest, run)
    return longest


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_of_a_long_run_as_many_marks_are_read_as_any_writing_needs(form: Form, text: str) -> None:
    assert longest_run(text) >= MOST_MARKS
    assert longest_run(normal(form, text)) <= MOST_MARKS


@pytest.mark.parametrize("caller", CALLERS)
@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_nobody_puts_a_long_run_into_its_order(
    monkeypatch: pytest.MonkeyPatch, caller: str, text: str
) -> None:
    plain, asked = unicodedata.normalize, list[str]()

    def noted(form: Form, text: str) -> str:
        asked.append(text)
        return plain(form, text)

    with monkeypatch.context() as during:
        during.setattr(unicodedata, "normalize", noted)
        CALLERS[caller](text)
    assert asked
    assert max(map(longest_run, asked)) <= MOST_MARKS


@pytest.mark.parametrize("form", FORMS)
@given(text=st.text(max_size=200))
def test_any_other_text_is_as_unicode_says(form: Form, text: str) -> None:
    assume(longest_run(text) <= MOST_MARKS)
    assert normal(form, text) == unicodedata.normalize(form, text)


@pytest.mark.parametrize("form", FORMS)
def test_what_stands_between_and_behind_long_runs_stays(form: Form) -> None:
    long, kept = (f"مرو{TANWIN * n}ان{HAMZA_BELOW * n}." for n in (400, MOST_MARKS))
    assert normal(form, long) == unicodedata.normalize(form, kept)
