"""Digits of any script, numbers in their typed order, and what may be a telephone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.attacks.work import calls

from vsdesk.numerals import digits, in_ascii, in_order, telephones, unmarked

LRO, PDF, LRI, PDI = "\u202d", "\u202c", "\u2066", "\u2069"


@pytest.mark.parametrize("text", ["٧", "۷", "७", "7", "𝟕"])
def test_a_digit_of_any_script_is_read(text: str) -> None:
    assert in_ascii(f"عدد {text} أولاد") == "عدد 7 أولاد"


def test_groups_of_a_number_are_held_in_their_order_and_can_be_taken_out_again() -> None:
    told = "اتصلوا على ٠٩٣٣ ١٢٣ ٤٥٦ بعد ١٩٨٤-٠٤-٠٣، عندنا ٧ أولاد"
    shown = in_order(told)
    assert f"{LRI}{LRO}٠٩٣٣ ١٢٣ ٤٥٦{PDF}{PDI}" in shown
    assert f"{LRI}{LRO}١٩٨٤-٠٤-٠٣{PDF}{PDI}" in shown
    assert "عندنا ٧ أولاد" in shown
    assert unmarked(shown) == told
    assert in_order(shown) == shown


@pytest.mark.parametrize(
    "number",
    [
        "٠٩٣٣ ١٢٣ ٤٥٦",
        "0933-123-456",
        "+963 933 123 456",
        "00963933123456",
        "(011) 2223344",
        "۰۹۳۳۱۲۳۴۵۶",
        "٠٩٣٣/١٢٣٤٥٦",
        "٠ ٩ ٣ ٣ ١ ٢ ٣ ٤ ٥ ٦",
        "222 3344",
        "963933123456",
        "0933.123.456",
    ],
)
def test_a_telephone_in_told_words_is_found(number: str) -> None:
    assert telephones(f"قالت الأم إن الرقم {number} كان معه") == (number,)


def test_marks_between_the_digits_do_not_hide_a_telephone() -> None:
    assert telephones("الرقم 0933\u200f 123\u2069 456") == ("0933 123 456",)


@pytest.mark.parametrize(
    "text",
    [
        "أُخذ في 2013-08-09..2013-08-11",
        "٢٠/٨/٢٠١٣",
        "سنة 2011-2013",
        "سنة ٢٠١١ ٢٠١٢ ٢٠١٣",
        "دفعوا 1 500 000 ليرة",
        "دفعوا ٥٠٠٠٠٠٠ ليرة",
        "1,500,000",
        "الساعة 12:30",
        "26-A-0001",
        "1984 04 03",
    ],
)
def test_a_day_a_time_a_sum_or_a_case_is_no_telephone(text: str) -> None:
    assert telephones(text) == ()


PARTED = [
    "-",
    ".",
    ",",
    "،",
    "٫",
    "٬",
    "ـ",
    "*",
    "_",
    "/",
    "\\",
    "~",
    "|",
    "؛",
    "·",
    " ",
    "\t",
    "\n",
    "\u00a0",
    "–",
    "−",
]
DIGITS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]


@given(
    st.sampled_from(["09", "+9639", "009639", "021", "05"]),
    st.text("0123456789", min_size=7, max_size=8),
    st.sampled_from(DIGITS),
    st.data(),
)
def test_a_telephone_is_found_whatever_parts_its_digits(
    begun: str, more: str, script: str, data: st.DataObject
) -> None:
    """One to three signs, of one sort or of several, in as many places as one likes."""
    number = begun + more
    signs = st.lists(st.sampled_from(PARTED), min_size=1, max_size=3).map("".join)
    for _ in range(data.draw(st.integers(0, 4))):
        place = data.draw(st.integers(len(begun), len(number) - 1))
        if number[place - 1].isdigit() and number[place].isdigit():
            number = number[:place] + data.draw(signs) + number[place:]
    parts = re.split(r"\D+", number)
    if any(re.fullmatch("(?:19|20)..", part) for part in parts) or re.match(
        r"\d\d?\D\d\d?\D", number
    ):
        return  # may be a day: tests above
    told = number.translate(str.maketrans(DIGITS[0], script))
    found = telephones(f"قالت إن الرقم {told} كان معه")
    assert "".join(re.findall(r"\d", in_ascii("".join(found)))) == re.sub(r"\D", "", number)


@pytest.mark.parametrize(
    "told",
    [
        "٠٩٤٤،١٢٣،٤٥٦",
        "0944ـ123456",
        "0944ـ123ـ456",
        "0944*123*456",
        "0944\n123456",
        "0944  123456",
        "0944\t123456",
        "0944:123:456",
        "0944 ، 123 ، 456",
        "944 123 456",
        "٩٤٤،١٢٣،٤٥٦",
        "963 944 123 456",
    ],
)
def test_a_telephone_as_it_is_typed_in_arabic(told: str) -> None:
    assert telephones(f"رقمه {told} واتساب") == (told,)


def test_what_follows_a_telephone_in_latin_letters_is_no_part_of_it() -> None:
    assert telephones("واتساب 0944123456@c.us") == ("0944123456",)


@pytest.mark.parametrize("between", ["، ", "\n", " - ", " / ", " ؛ ", ",", "  "])
def test_two_telephones_are_two(between: str) -> None:
    assert telephones(f"اتصلوا 0944123456{between}٠٩٣٣ ١٢٣ ٤٥٦ مساءً") == (
        "0944123456",
        "٠٩٣٣ ١٢٣ ٤٥٦",
    )


@pytest.mark.parametrize(
    "text",
    [
        "في ٢٠١١، ٢٠١٢، ٢٠١٣",
        "٠٥/٠٣/٢٠١٣ - ١٢:٣٠",
        "01.02.13, 12:30",
        "08:30 / 09:30 / 10:15",
        "دفعوا ١،٥٠٠،٠٠٠ ثم ٢،٠٠٠،٠٠٠",
        "950 000 000",
        "أعمارهم 3، 7، 12، 15، 18، 21",
    ],
)
def test_days_times_sums_and_lists_are_none_either(text: str) -> None:
    assert telephones(text) == ()


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("0-9-4-4-1-2-3-4-5-6", "0944123456"),
        ("٠-٩-٤-٤-١-٢-٣-٤-٥-٦", "0944123456"),
        ("09-44-12-34-56", "0944123456"),
        ("09/11/12/34/56", "0911123456"),
        ("0944123456/15:30", "0944123456"),
        ("15:30 0944123456", "0944123456"),
        ("08:30/0944123456", "0944123456"),
        ("0944:12:34:56", "0944123456"),
        ("0944 أو 123456", "0944123456"),
        ("٠٩٤٤ والباقي ١٢٣٤٥٦", "0944123456"),
        ("0944 then dial 123 456", "0944123456"),
        ("011 وبعدها 2223344", "0112223344"),
        ("0944²123 456", "09442123456"),
        ("⓪⑨④④①②③④⑤⑥", "0944123456"),
        ("⁰⁹⁴⁴ ¹²³ ⁴⁵⁶", "0944123456"),
        ("⓿❾❹❹ ❶❷❸ ❹❺❻", "0944123456"),
        ("0944 123 456 789 012 345", "0944123456"),
    ],
)
def test_a_telephone_in_an_odd_writing(told: str, number: str) -> None:
    found = telephones(f"قالت إن الرقم {told} كان معه")
    assert "".join(map(digits, found)) == number


@pytest.mark.parametrize(
    "text",
    [
        "08:30:15 - 09:30:15",
        "00/00/2013",
        "03-08-2013-05-08-2013",
        "9-8-13-11-8-13",
        "01.02.13, 12:30:15",
        "03 آذار 2013 ثم 15 نيسان 2014",
        "0530 صباحاً و 123456 ليرة",
        "مساحتها 100م² ودفعوا 2000000",
        "بالغرفة 011 سنة 2013 و 2014",
    ],
)
def test_days_times_and_sums_in_odd_writings_are_none(text: str) -> None:
    assert telephones(text) == ()


def test_what_is_read_for_telephones_costs_what_the_text_is_long() -> None:
    def cost(many: int) -> int:
        text = "0944 أو 12 0:0:0 0-9-4 ² 09:30 " * many
        return calls(lambda: telephones(text))

    assert cost(400) < 6 * cost(100)
