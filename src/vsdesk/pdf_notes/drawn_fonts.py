"""Fonts of a page (ISO 32000-1, 9.5 to 9.8), by a list of what draws.

What a letter is for who copies or looks for it (ToUnicode) draws nothing and is another text than the page
shows where its writer wants it: it goes. A font that is not in the file is what each reader has for it: one
whose name is not known everywhere is not sure here.
"""

from __future__ import annotations

import re
import struct
import sys
from array import array
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
    one_of,
    pairs,
    rows_of,
    unpacked,
)

_EVERYWHERE: Final = re.compile(
    r"/(?:Helvetica|Times|TimesNewRoman|Courier|CourierNew|Arial|Symbol|ZapfDingbats|Verdana|Tahoma"
    r"|Georgia|Calibri|Cambria)(?:PS)?(?:MT)?"
    r"(?:[-,](?:Roman|Regular|Bold|Italic|Oblique|BoldItalic|BoldOblique)(?:MT)?)?\Z"
)
_PROGRAMS: Final = ("/FontFile", "/FontFile2", "/FontFile3")
_DESCRIBED: Final[dict[str, Copy]] = {
    "Flags": count, "FontBBox": numbers_of(4),
    **dict.fromkeys(
        ("ItalicAngle", "Ascent", "Descent", "Leading", "CapHeight", "XHeight", "StemV", "StemH",
         "AvgWidth", "MaxWidth", "MissingWidth", "FontWeight"), number),
}  # fmt: skip  # a table
_CODES: Final[dict[str, Copy]] = {"FirstChar": count, "LastChar": count, "Widths": numbers}
_ENCODINGS: Final = one_of(
    "StandardEncoding", "MacRomanEncoding", "WinAnsiEncoding", "MacExpertEncoding"
)
_SUBTYPES: Final = ("/Type1", "/MMType1", "/TrueType")
_OF_CIDS: Final = ("/CIDFontType0", "/CIDFontType2")
_GLYPH: Final = re.compile(r"/[A-Za-z.][A-Za-z0-9._]{0,30}\Z")
_ORDERINGS: Final = frozenset(("Identity", "Japan1", "GB1", "CNS1", "Korea1", "KR"))
_MOST_CIDS: Final = 65_536
# What draws of a font of tables (ISO 14496-22); its names, dates and notes are not among it.
_TABLES: Final = frozenset(
    b"cmap|cvt |fpgm|glyf|head|hhea|hmtx|loca|maxp|prep|post|OS/2|CFF |vhea|vmtx|VORG|gasp".split(
        b"|"
    )
)
_OF_TABLES: Final = (b"\0\1\0\0", b"true", b"OTTO")


class Fonts:
    """The fonts of one document, anew in another one. `drawings` makes a font whose letters are drawings."""

    def __init__(self, made: pikepdf.Pdf, drawings: Copy) -> None:
        self._made, self._drawings, self._many = made, drawings, 0
        self.programs: dict[tuple[int, int], Held] = {}

    def font(self, value: Held) -> Held:
        """A font. Raises UnsureError."""
        held, sort = pairs(value), str(value.get("/Subtype"))
        if sort == "/Type3":
            return self._drawings(held)
        if sort == "/Type0":
            return self._of_many(held)
        if sort not in _SUBTYPES:
            raise UnsureError
        made = {"/Type": pikepdf.Name.Font, "/Subtype": pikepdf.Name(sort), **kept(held, _CODES)}
        name = self._described(held, made)
        made["/BaseFont"] = pikepdf.Name(name)
        if (encoding := held.get("/Encoding")) is not None:
            made["/Encoding"] = encoded(encoding)
        return self._made.make_indirect(pikepdf.Dictionary(made))

    def _of_many(self, held: Held) -> Held:
        below = pairs(listed(held.get("/DescendantFonts"))[0])
        sort = str(below.get("/Subtype"))
        if sort not in _OF_CIDS or below.get("/FontDescriptor") is None:
            raise UnsureError
        made = {"/Type": pikepdf.Name.Font, "/Subtype": pikepdf.Name(sort)}
        name = self._described(below, made)
        if not any(one in made["/FontDescriptor"] for one in _PROGRAMS):
            raise UnsureError
        made["/BaseFont"] = pikepdf.Name(name)
        made |= kept(
            below,
            {"DW": number, "DW2": numbers, "W": _widths, "W2": _widths, "CIDToGIDMap": self._map},
        )
        made["/CIDSystemInfo"] = _system(below.get("/CIDSystemInfo"))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type0,
            BaseFont=pikepdf.Name(name),
            Encoding=one_of("Identity-H", "Identity-V")(held.get("/Encoding")),
            DescendantFonts=pikepdf.Array([self._made.make_indirect(pikepdf.Dictionary(made))]),
        )
        return self._made.make_indirect(font)

    def _map(self, value: Held) -> Held:
        if isinstance(value, pikepdf.Name):
            return one_of("Identity")(value)
        return self._made.make_stream(unpacked(rows_of(value))[: 2 * _MOST_CIDS])

    def _described(self, held: Held, made: dict[str, Held]) -> str:
        """Put what describes it into `made`; what it is called."""
        said = held.get("/FontDescriptor")
        programs = [] if said is None else [one for one in _PROGRAMS if one in pairs(said)]
        if programs:
            self._many += 1
            name = f"/AAAAAA+F{self._many}"
        else:
            name = str(held.get("/BaseFont"))
            if not _EVERYWHERE.match(name):
                raise UnsureError
        if said is not None:
            table = {"/Type": pikepdf.Name.FontDescriptor, "/FontName": pikepdf.Name(name)}
            table |= kept(said, _DESCRIBED)
            if programs:
                table[programs[0]] = self._program(programs[0], rows_of(said[programs[0]]))
            made["/FontDescriptor"] = self._made.make_indirect(pikepdf.Dictionary(table))
        return name

    def _program(self, sort: str, stream: pikepdf.Stream) -> Held:
        known = self.programs.get(stream.objgen)
        if known is not None:
            return known
        data, held = unpacked(stream), dict[str, Held]()
        if sort == "/FontFile":
            parts = [count(stream.get(f"/Length{n}")) for n in (1, 2, 3)]
            data = data[: sum(parts)]
            held = {f"/Length{n}": part for n, part in enumerate(parts, 1)}
        elif sort == "/FontFile3":
            held["/Subtype"] = one_of("Type1C", "CIDFontType0C", "OpenType")(stream.get("/Subtype"))
        if data[:4] in _OF_TABLES:
            data = with_its_tables(data)
        elif sort == "/FontFile2":
            raise UnsureError
        if sort == "/FontFile2":
            held["/Length1"] = len(data)
        made = self._made.make_indirect(pikepdf.Stream(self._made, data, pikepdf.Dictionary(held)))
        if stream.is_indirect:
            self.programs[stream.objgen] = made
        return made


def encoded(value: Held, called: Callable[[str], str] = str) -> Held:
    """Which letter each code is; `called` is given the name of each."""
    if isinstance(value, pikepdf.Name):
        return _ENCODINGS(value)
    made: dict[str, Held] = {"/Type": pikepdf.Name.Encoding}
    made |= kept(pairs(value), {"BaseEncoding": _ENCODINGS})
    if (others := value.get("/Differences")) is not None:
        made["/Differences"] = pikepdf.Array([_other(one, called) for one in listed(others)])
    return pikepdf.Dictionary(made)


def _other(one: Held, called: Callable[[str], str]) -> Held:
    if not isinstance(one, pikepdf.Name):
        return count(one)
    name = called(str(one))
    if not _GLYPH.match(name):
        raise UnsureError
    return pikepdf.Name(name)


def _widths(value: Held) -> Held:
    parts = [
        numbers(one) if isinstance(one, pikepdf.Array) else number(one) for one in listed(value)
    ]
    return pikepdf.Array(parts)


def _system(value: Held) -> Held:
    ordering = str(pairs(value).get("/Ordering"))
    if ordering not in _ORDERINGS:
        ordering = "Identity"
    said = kept(value, {"Supplement": count})
    held = {"/Registry": pikepdf.String("Adobe"), "/Ordering": pikepdf.String(ordering)}
    return pikepdf.Dictionary({**held, "/Supplement": 0, **said})


def with_its_tables(data: bytes) -> bytes:
    """A font of tables with those that draw, and nothing between or behind them."""
    try:
        (many,) = struct.unpack_from(">H", data, 4)
        rows = [struct.unpack_from(">4sIII", data, 12 + 16 * n) for n in range(many)]
    except struct.error:
        raise UnsureError from None
    tables = {name: data[at : at + size] for name, _, at, size in rows if name in _TABLES}
    if b"head" not in tables and b"CFF " not in tables:
        raise UnsureError
    deep = len(tables).bit_length() - 1
    head = struct.pack(
        ">4sHHHH", data[:4], len(tables), 16 << deep, deep, 16 * len(tables) - (16 << deep)
    )
    out, at = [], len(head) + 16 * len(tables)
    for name, table in sorted(tables.items()):
        filled = table + bytes(-len(table) % 4)
        words = array("I", filled)
        if sys.byteorder == "little":
            words.byteswap()
        total = sum(words) & 0xFFFFFFFF
        head += struct.pack(">4sIII", name, total, at, len(table))
        out.append(filled)
        at += len(filled)
    return head + b"".join(out)
