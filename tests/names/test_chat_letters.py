"""Digits inside of a Latin word are read as letters of Arabic; a number stays one. All are made up."""

from __future__ import annotations

import pytest
from tests.attacks.work import calls

from vsdesk.names.chat_letters import in_letters
from vsdesk.records.gate.names.told_names import Someone, ToldNames

PEOPLE = {
    "خالد": "5aled 5alid 5ALED 5'aled 7'aled ٥aled ۵aled",
    "غسان": "8assan 8asan 3'assan 3’assan",
    "محمود": "Ma7mood ma7mod m7mod m7mood Ma٧mood",
    "صالح": "9ale7 9aleh sale7 saleh2",
    "عبد الرحمن": "3abdulra7man 3bdalr7man 3abdelra7man",
    "ضياء": "9'iya2 9'iyaa",
    "ظافر": "6'afer",
    "طه": "6aha 6a7a",
    "علي": "3ali 3aly 3li",
    "قاسم": "8asem 9asem 2asem",
    "حسين": "7ussein 7sen 7ssen 8ussein",
    "رأفت": "Ra2fat",
    "مسعود": "Mas3oud",
}


def heard(name: str, text: str) -> bool:
    return bool(ToldNames([Someone("a", "unnamed", (name,))]).spans(text))


@pytest.mark.parametrize(("name", "typed"), [*PEOPLE.items()])
def test_a_name_in_letters_of_chats_is_heard(name: str, typed: str) -> None:
    assert not [one for one in typed.split() if not heard(name, f"كان {one} واقفا")]
    for one in typed.split()[:2]:
        assert heard(name, f"we saw {one}, and went"), one
        assert heard(name, f"@{one}_95") and heard(name, f"{one}95"), one


@pytest.mark.parametrize(
    "text",
    [
        "",
        "في 5/3/2014 الساعة 7 صباحا، 23 رجلا",
        "at 7am or 10pm, 2nd floor, 25km, 9th 7 a 3",
        "salma88 nouri1999 0944 555 666",
        "5 aled, 8 men, 2014-03-25",
        "٢٥ آذار",
        "9b",
    ],
)
def test_a_number_stays_a_number(text: str) -> None:
    assert in_letters(text) == ()


def test_a_name_is_looked_for_by_no_number() -> None:
    for name in ("هيام", "خالد", "عمر", "حسن", "سامي"):
        text = "at 7am 5km away, the 2nd and 3rd of 6 men, 9 of 20, house 7a, 8pm, 2x"
        assert not heard(name, text), name


@pytest.mark.parametrize("text", ["5aled and 9ale7", "9'iya x", "a ٥aled", "K7aled 3'"])
def test_each_reading_is_as_long_as_the_text(text: str) -> None:
    assert in_letters(text)
    assert {len(one) for one in in_letters(text)} == {len(text)}


def test_a_long_word_of_both_costs_what_was_written() -> None:
    def work(many: int) -> int:
        return calls(lambda: in_letters("7a" * many + " " + "a7 " * many))

    assert work(10_000) < 15 * work(1_000)
