"""Values of what a page draws, each by a list of what it may be. All raise UnsureError for another one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

import pikepdf

from vsdesk.pdf_notes.drawing_words import UnsureError

Held = Any  # an object of pikepdf, or the number or truth that it makes of one
Copy = Callable[[Held], Held]
_MOST_NUMBERS: Final = 65_536


def number(value: Held) -> Held:
    """A number."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise UnsureError
    return value


def count(value: Held) -> int:
    """A whole number from 0 on."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise UnsureError
    return value


def truth(value: Held) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise UnsureError
    return value


def numbers(value: Held) -> pikepdf.Array:
    """A list of numbers."""
    return pikepdf.Array([number(one) for one in listed(value)])


def numbers_of(most: int) -> Copy:
    """The first so many numbers of a list."""
    return lambda value: pikepdf.Array([number(one) for one in listed(value)[:most]])


def listed(value: Held) -> list[Held]:
    """What a list holds."""
    if not isinstance(value, pikepdf.Array) or len(value) > _MOST_NUMBERS:
        raise UnsureError
    return [*value]


def one_or_more(value: Held) -> list[Held]:
    """What a list holds, or the one that stands in its place."""
    if value is None:
        return []
    return listed(value) if isinstance(value, pikepdf.Array) else [value]


def one_of(*names: str) -> Copy:
    """One of these names."""

    def copy(value: Held) -> Held:
        if not isinstance(value, pikepdf.Name) or str(value)[1:] not in names:
            raise UnsureError
        return pikepdf.Name(str(value))

    return copy


def pairs(value: Held) -> pikepdf.Dictionary:
    """Pairs of names and values."""
    if not isinstance(value, pikepdf.Dictionary):
        raise UnsureError
    return value


def rows_of(value: Held) -> pikepdf.Stream:
    """Bytes with pairs."""
    if not isinstance(value, pikepdf.Stream):
        raise UnsureError
    return value


def kept(held: Held, table: Mapping[str, Copy]) -> dict[str, Held]:
    """Of these pairs what the table knows, each as it may be."""
    return {
        f"/{key}": copy(value)
        for key, copy in table.items()
        if (value := held.get(f"/{key}")) is not None
    }


def unpacked(stream: pikepdf.Stream) -> bytes:
    """Its bytes as they were before they were packed. Raises MemoryError too."""
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError as problem:
        if "bad_alloc" in str(problem):
            raise MemoryError from None
        raise UnsureError from None
