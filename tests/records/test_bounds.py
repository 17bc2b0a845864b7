"""Every number has a least and a most; what lies outside is no value of its field."""

from __future__ import annotations

import pytest

from vsdesk.records.dictionary.bounds import is_within
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.value_form import fitting

NUMBERS = [
    one
    for kind in Dictionary.load().kinds
    for one in kind.fields
    if one.type in ("number", "amount") and not one.own
]


def as_stored(field: FieldSpec, number: int) -> int | str:
    return number if field.type == "number" else str(number)


def fits(field: FieldSpec, number: int) -> bool:
    value = as_stored(field, number)
    gate = fitting(field, value, lambda *_: True, lambda _: None)
    assert (gate == value) is is_within(field, value)
    return is_within(field, value)


@pytest.mark.parametrize("field", NUMBERS, ids=lambda one: f"{one.kind}.{one.name}")
def test_every_number_is_declared_from_what_to_what(field: FieldSpec) -> None:
    assert field.within is not None
    least, most = field.within
    assert least < most
    assert fits(field, least) and fits(field, most)
    assert not fits(field, least - 1) and not fits(field, most + 1)


def test_nobody_counts_below_nothing() -> None:
    """Only a point of the earth and points against a pair lie below nothing."""
    below = {(one.kind, one.name) for one in NUMBERS if one.within and one.within[0] < 0}
    assert below == {("place", "latitude"), ("place", "longitude"), ("duplicate_link", "score")}


def test_an_answer_and_what_is_no_number_are_not_weighed() -> None:
    [field] = [one for one in NUMBERS if one.name == "household_size"]
    assert is_within(field, {"answer": "unknown"}) and is_within(field, None)
    assert is_within(field, "سبعة")  # no number: what stores a value refuses it
