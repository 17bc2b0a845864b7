"""A text that ends within a longer number of the same beginning: found is what stands there. All made up."""

from __future__ import annotations

import pytest

from vsdesk.records.gate.told.recorded_numbers import Contacts


@pytest.mark.parametrize("text", ["رقمها SY77AB1", "SY77AB1 عندنا", "هو SY77AB"])
def test_a_number_at_the_end_of_a_text(text: str) -> None:
    found = Contacts([("wife", ["SY77AB1"]), ("house", ["SY77AB1-990077"]), ("son", ["SY77AB"])])
    whole = "SY77AB1" if "SY77AB1" in text else "SY77AB"
    [(start, end, whose)] = found.found(text)
    assert text[start:end] == whole
    assert whose == {"wife" if whole == "SY77AB1" else "son"}
