"""Numbers, amounts and days as people type them, in digits of any script."""

from __future__ import annotations

import pytest

from vsdesk.records.dictionary.spec import FieldType
from vsdesk.records.dictionary.typed_values import day_typed, typed, unread


@pytest.mark.parametrize(
    ("type", "text", "value"),
    [
        ("number", "٧", 7),
        ("number", " ۱۲ ", 12),
        ("number", "٥٠٠٠", 5000),
        ("number", "٥٬٠٠٠", 5000),
        ("number", "-٣", -3),
        ("amount", "٥٠٠٠", "5000"),
        ("amount", "٣٣٫٥", "33.5"),
        ("amount", "«٣٠٠٠»", "3000"),
        ("amount", '"3000"', "3000"),
        ("amount", "٣ آلاف", "3000"),
        ("amount", "٥ ملايين", "5000000"),
        ("amount", "مليون", "1000000"),
        ("amount", "5 hezar", "5000"),
        ("amount", "33,5", "33.5"),
        ("amount", "٥٬٠٠٠٫٢٥", "5000.25"),
        ("day", "٢٠٢٦-١١-٢٤", "2026-11-24"),
        ("day", "٢٠٢٦/١١/٢٤", "2026-11-24"),
        ("day", "2026–11–24", "2026-11-24"),
        ("number", "  ", None),
        ("pdate", "٢٠١٣-٠٨", {"precision": "month", "from": "2013-08-01", "to": "2013-08-31"}),
    ],
)
def test_digits_of_every_script_are_read(type: FieldType, text: str, value: object) -> None:
    assert typed(type, text) == value
    assert not unread(type, typed(type, text))


@pytest.mark.parametrize(
    ("type", "text"),
    [
        ("number", "سبعة"),
        ("number", "٣ أو ٤"),
        ("number", "7.5"),
        ("amount", "نحو خمسة آلاف"),
        ("amount", "3 آلاف دولار"),
        ("amount", "خمسة ملايين"),
        ("day", "٢٠٢٦-١٣-٤٠"),
        ("day", "٢٠٢٦-١١"),
        ("day", "غداً"),
        ("pdate", "٢٠١٣-٠٢-٣٠"),
        ("pdate", "١٤٣٤-١٠-٠٢"),
    ],
)
def test_what_cannot_be_read_stays_as_it_was_typed(type: FieldType, text: str) -> None:
    assert typed(type, text) == text
    assert unread(type, typed(type, text))


def test_an_answer_and_plain_text_are_no_unread_values() -> None:
    assert not unread("number", {"answer": "unknown"})
    assert not unread("text", "سبعة")
    assert day_typed("غداً") == ""
