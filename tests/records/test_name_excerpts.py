"""What is shown of a told text around the names in it. All people are made up."""

from __future__ import annotations

import pytest

from vsdesk.records.gate.names.name_excerpts import excerpts


def around(text: str, *names: str) -> list[str]:
    spans = [(at, at + len(one)) for one in names for at in [text.index(one)]]
    return [*excerpts(text, spans)]


def test_names_within_each_other_are_quoted_once() -> None:
    text = "كان موقوف بصيدنايا"
    assert around(text, "بصيدنايا", "صيدنايا") == ["كان موقوف «بصيدنايا»"]


def test_no_word_is_cut_and_what_is_left_out_is_shown() -> None:
    text = (
        "في أول الحكاية كلام طويل جداً قبل أن يأتي محمود الزعبي ثم يأتي بعده كلام طويل آخر لا ينتهي"
    )
    [piece] = around(text, "محمود الزعبي")
    assert piece.startswith("…") and piece.endswith("…") and "«محمود الزعبي»" in piece
    assert set(piece.strip("…").replace("«", "").replace("»", "").split()) <= set(text.split())


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("He saw Mahmoud there.", "Mahmoud", "He saw “Mahmoud” there."),
        ("Min Mahmûd li wir dît", "Mahmûd", "Min “Mahmûd” li wir dît"),
        ("شفت محمود هناك", "محمود", "شفت «محمود» هناك"),
    ],
)
def test_the_marks_are_those_of_the_letters(text: str, name: str, said: str) -> None:
    assert around(text, name) == [said]


def test_two_names_far_apart_are_two_pieces() -> None:
    text = "محمود " + "كلام " * 30 + "سامر"
    assert len(around(text, "محمود", "سامر")) == 2
