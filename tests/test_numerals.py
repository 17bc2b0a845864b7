"""Digits of any script, numbers in their typed order, and what may be a telephone."""

from __future__ import annotations

import pytest

from vsdesk.numerals import in_ascii, in_order, telephones, unmarked

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
        "٠٩٣٣ ١٢٣ ٤٥٦", "0933-123-456", "+963 933 123 456", "00963933123456", "(011) 2223344",
        "۰۹۳۳۱۲۳۴۵۶", "٠٩٣٣/١٢٣٤٥٦", "٠ ٩ ٣ ٣ ١ ٢ ٣ ٤ ٥ ٦", "222 3344", "963933123456", "0933.123.456",
    ],
)  # fmt: skip
def test_a_telephone_in_told_words_is_found(number: str) -> None:
    assert telephones(f"قالت الأم إن الرقم {number} كان معه") == (number,)


def test_marks_between_the_digits_do_not_hide_a_telephone() -> None:
    assert telephones("الرقم 0933\u200f 123\u2069 456") == ("0933 123 456",)


@pytest.mark.parametrize(
    "text",
    [
        "أُخذ في 2013-08-09..2013-08-11", "٢٠/٨/٢٠١٣", "سنة 2011-2013", "سنة ٢٠١١ ٢٠١٢ ٢٠١٣",
        "دفعوا 1 500 000 ليرة", "دفعوا ٥٠٠٠٠٠٠ ليرة", "1,500,000", "الساعة 12:30", "26-A-0001", "1984 04 03",
    ],
)  # fmt: skip
def test_a_day_a_time_a_sum_or_a_case_is_no_telephone(text: str) -> None:
    assert telephones(text) == ()
