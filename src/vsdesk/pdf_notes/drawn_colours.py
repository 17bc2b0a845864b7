"""Colours and the functions that make them (ISO 32000-1, 7.10 and 8.6), by a list of what draws.

A colour profile becomes the colours that stand for it. What an ink is called goes: a screen
shows another one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Final

import pikepdf

from vsdesk.pdf_notes.drawing_words import UnsureError
from vsdesk.pdf_notes.drawn_values import (
    Copy,
    Held,
    count,
    kept,
    listed,
    number,
    numbers,
    numbers_of,
    one_or_more,
    pairs,
    rows_of,
    unpacked,
)

DEVICES: Final = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}
_BY_COUNT: Final = {many: name for name, many in DEVICES.items()}
_CALIBRATED: Final[dict[str, Copy]] = {
    "WhitePoint": numbers_of(3),
    "BlackPoint": numbers_of(3),
    "Range": numbers_of(4),
    "Matrix": numbers_of(9),
}
_MEASURED: Final = {"/CalGray": 1, "/CalRGB": 3, "/Lab": 3}
_INKS: Final = frozenset(("/All", "/None", "/Cyan", "/Magenta", "/Yellow", "/Black"))
_DEEPEST: Final = 8
_REACH: Final[dict[str, Copy]] = {"Domain": numbers, "Range": numbers}
_SAMPLED: Final[dict[str, Copy]] = {
    "Size": numbers, "BitsPerSample": count, "Order": count, "Encode": numbers, "Decode": numbers,
}  # fmt: skip  # a table
_POWER: Final[dict[str, Copy]] = {"C0": numbers, "C1": numbers, "N": number}
_STITCHED: Final[dict[str, Copy]] = {"Bounds": numbers, "Encode": numbers}
_COMMENT: Final = re.compile(rb"%[^\r\n]*")
_CALCULATED: Final = re.compile(rb"[{}]|[^\0\t\n\f\r {}]+")
_NUMBER: Final = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)\Z")
_WORDS: Final = frozenset(
    b"{ } abs add atan ceiling cos cvi cvr div exp floor idiv ln log mod mul neg round sin sqrt sub"
    b" truncate and bitshift eq false ge gt le lt ne not or true xor if ifelse copy dup exch index"
    b" pop roll".split()
)


class Colours:
    """Colour spaces and functions of one document, anew in another one."""

    def __init__(self, made: pikepdf.Pdf) -> None:
        self._made = made
        self._families: dict[str, Callable[[list[Held], int], Held]] = {
            **dict.fromkeys(DEVICES, lambda held, deep: held[0]),
            **dict.fromkeys(_MEASURED, self._measured),
            "/ICCBased": self._of_profile,
            "/Indexed": self._indexed,
            "/Separation": self._ink,
            "/DeviceN": self._inks,
            "/Pattern": self._pattern,
        }

    def space(self, value: Held, deep: int = 0) -> Held:
        """A colour space. Raises UnsureError."""
        held = one_or_more(value)
        family = self._families.get(str(held[0])) if held else None
        if family is None or deep > _DEEPEST or not isinstance(held[0], pikepdf.Name):
            raise UnsureError
        try:
            return family(held, deep + 1)
        except IndexError:
            raise UnsureError from None

    def function(self, value: Held, deep: int = 0) -> Held:
        """A function, or a list of them. Raises UnsureError."""
        if deep > _DEEPEST:
            raise UnsureError
        if isinstance(value, pikepdf.Array):
            return pikepdf.Array([self.function(one, deep + 1) for one in listed(value)])
        if not isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            raise UnsureError
        sort = count(value.get("/FunctionType"))
        held = {"/FunctionType": sort, **kept(value, _REACH)}
        if sort == 2:
            return pikepdf.Dictionary({**held, **kept(value, _POWER)})
        if sort == 3:
            held["/Functions"] = self.function(value.get("/Functions"), deep + 1)
            return pikepdf.Dictionary({**held, **kept(value, _STITCHED)})
        if sort == 0:
            held |= kept(value, _SAMPLED)
            return self._stream(_samples(value, held), held)
        if sort == 4:
            return self._stream(_calculated(rows_of(value)), held)
        raise UnsureError

    def _stream(self, data: bytes, held: dict[str, Held]) -> Held:
        return self._made.make_indirect(pikepdf.Stream(self._made, data, pikepdf.Dictionary(held)))

    def _measured(self, held: list[Held], deep: int) -> Held:
        gamma: Copy = number if held[0] == "/CalGray" else numbers_of(3)
        table = {**_CALIBRATED, "Gamma": gamma}
        return pikepdf.Array(
            [pikepdf.Name(str(held[0])), pikepdf.Dictionary(kept(pairs(held[1]), table))]
        )

    def _of_profile(self, held: list[Held], deep: int) -> Held:
        profile = rows_of(held[1])
        many, other = count(profile.get("/N")), profile.get("/Alternate")
        if other is not None and str(one_or_more(other)[0]) in (*_MEASURED, *DEVICES):
            stands = self.space(other, deep)
            if parts_of(stands) == many:
                return stands
        if many not in _BY_COUNT:
            raise UnsureError
        return pikepdf.Name(_BY_COUNT[many])

    def _indexed(self, held: list[Held], deep: int) -> Held:
        base, highest, table = self.space(held[1], deep), count(held[2]), held[3]
        data = unpacked(table) if isinstance(table, pikepdf.Stream) else bytes(table)
        return pikepdf.Array(
            [
                pikepdf.Name.Indexed,
                base,
                highest,
                pikepdf.String(data[: (highest + 1) * parts_of(base)]),
            ]
        )

    def _ink(self, held: list[Held], deep: int) -> Held:
        return self._mixed([pikepdf.Name.Separation, _ink(held[1], 0)], held, deep)

    def _inks(self, held: list[Held], deep: int) -> Held:
        names = pikepdf.Array([_ink(one, n) for n, one in enumerate(listed(held[1]))])
        return self._mixed([pikepdf.Name.DeviceN, names], held, deep)

    def _mixed(self, begins: list[Held], held: list[Held], deep: int) -> Held:
        return pikepdf.Array([*begins, self.space(held[2], deep), self.function(held[3])])

    def _pattern(self, held: list[Held], deep: int) -> Held:
        if len(held) == 1:
            return pikepdf.Name.Pattern
        return pikepdf.Array([pikepdf.Name.Pattern, self.space(held[1], deep)])


def parts_of(space: Held) -> int:
    """How many numbers a colour of this space (as it was made here) has."""
    if isinstance(space, pikepdf.Name):
        return DEVICES.get(str(space), 0)
    family = str(space[0])
    return len(space[1]) if family == "/DeviceN" else _MEASURED.get(family, 1)


def _ink(value: Held, at: int) -> Held:
    known = isinstance(value, pikepdf.Name) and str(value) in _INKS
    return pikepdf.Name(str(value)) if known else pikepdf.Name(f"/Ink{at}")


def _samples(value: Held, held: dict[str, Held]) -> bytes:
    try:
        sizes = [count(one) for one in held["/Size"]]
        bits = held["/BitsPerSample"] * math.prod(sizes) * (len(held["/Range"]) // 2)
    except KeyError:
        raise UnsureError from None
    return unpacked(rows_of(value))[: -(-bits // 8)]


def _calculated(stream: pikepdf.Stream) -> bytes:
    words = _CALCULATED.findall(_COMMENT.sub(b" ", unpacked(stream)))
    if any(one not in _WORDS and not _NUMBER.match(one) for one in words):
        raise UnsureError
    return b" ".join(words)
