"""From what to what the number of a field may be: declared with the field, asked wherever one is written.

What lies outside and came from elsewhere stays readable as it came, and leaves with nothing
(`value_form.py`).
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vsdesk.records.dictionary.spec import FieldSpec, FieldType
    from vsdesk.records.dictionary.values import Json

Bounds = tuple[int, int]  # the least and the most, both of them possible

COUNT: Final[Bounds] = (0, 1_000_000)
PEOPLE: Final[Bounds] = (0, 100_000)  # taken at one place on one day
HOUSEHOLD: Final[Bounds] = (0, 200)  # children, or whoever eats from one pot
MONEY: Final[Bounds] = (0, 999_999_999_999_999)
BYTES: Final[Bounds] = (0, 2**53 - 1)
SENSITIVITY: Final[Bounds] = (0, 4)
POINTS: Final[Bounds] = (-100_000, 100_000)  # for and against


def is_within(spec: FieldSpec, value: Json) -> bool:
    """Whether a value of this field's type is a number that the field takes, or no number at all."""
    return is_between(spec.type, spec.within, value)


def is_between(type: FieldType, within: Bounds | None, value: Json) -> bool:
    """The same of a value of a type."""
    if within is None or isinstance(value, bool):
        return True
    least, most = within
    if type == "number" and isinstance(value, int):
        return least <= value <= most
    if type == "amount" and isinstance(value, str):
        try:
            return least <= Decimal(value) <= most
        except InvalidOperation:
            return True
    return True
