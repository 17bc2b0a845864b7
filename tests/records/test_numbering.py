"""Case and family numbers."""

from __future__ import annotations

import pytest

from vsdesk.records.dictionary.case_numbers import (
    enrolled,
    number,
    read_number,
    source_code,
)


def test_numbers_before_and_after_enrolment() -> None:
    assert number(1, 2026) == "26-0001"
    assert number(1, 2026, code="FOTJ", letter="A") == "FOTJ-26-A-0001"
    assert number(12, 2026, code="FOTJ", letter="A", mark="F") == "FOTJ-26-A-F0012"
    assert number(1, 2026, code="FOTJ") == "26-0001"
    assert enrolled("26-0007", "FOTJ", "B") == "FOTJ-26-B-0007"
    assert enrolled("26-F0007", "FOTJ", "B") == "FOTJ-26-B-F0007"
    assert enrolled("FOTJ-26-A-0001", "FOTJ", "B") is None
    assert enrolled("ملف 12", "FOTJ", "B") is None


@pytest.mark.parametrize(
    "text", ["", "26-001", "FOTJ-26-0001", "26-A-0001", "fotj-26-A-0001", "١٢"]
)
def test_what_is_no_number(text: str) -> None:
    assert read_number(text) is None


def test_discreet_and_long_numbers() -> None:
    found = read_number("FOTJ-26-A-0001")
    assert found is not None
    assert found.discreet == "26-A-0001"
    assert str(read_number("26-12345")) == "26-12345"


def test_a_source_has_one_code_for_ever() -> None:
    assert source_code("0f" * 16) == source_code("0f" * 16)
    assert source_code("0f" * 16).startswith("S-")
    assert len(source_code("0" * 32)) == 8
    assert len(source_code("\u202e\u2066")) == 8  # an odd id in a save of somebody else
