"""All that a page draws with, anew in another document: each sort by a list of what draws of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Final

import pikepdf

from vsdesk.pdf_notes.drawing_words import UnsureError
from vsdesk.pdf_notes.drawn_colours import DEVICES, Colours
from vsdesk.pdf_notes.drawn_fonts import Fonts, encoded
from vsdesk.pdf_notes.drawn_layers import Layers
from vsdesk.pdf_notes.drawn_pictures import INTENTS, Pictures
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
    one_or_more,
    pairs,
    rows_of,
    truth,
    unpacked,
)
from vsdesk.pdf_notes.redrawn import Redrawing, Writing
from vsdesk.pdf_notes.unseen_text import Widths

_DEEPEST: Final = 20
_AS_AROUND: Final = Writing(None)  # as whoever draws it does
_BLENDS: Final = one_of(
    *("Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge"),
    *("ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation"),
    *("Color", "Luminosity"),
)
_SORTS: Final = ("ExtGState", "Font", "XObject", "Shading", "ColorSpace", "Pattern", "Properties")
_DEFAULTS: Final = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")


class Parts:
    """What the pages of one document draw with, each made once in `made`."""

    def __init__(self, made: pikepdf.Pdf) -> None:
        self.made: Final = made
        self.layers: Final = Layers(made)
        colours = Colours(made)
        self.colours: Final = colours
        self.pictures: Final = Pictures(made, colours, self.layers.layer)
        self._fonts = Fonts(made, self._letters)
        self._once: dict[tuple[str, tuple[int, int]], Held] = {}
        self._deep = 0
        self._reach: dict[str, Copy] = {
            "Domain": numbers, "Function": colours.function, "ColorSpace": colours.space,
            "Background": numbers, "BBox": numbers_of(4), "AntiAlias": truth, "Coords": numbers,
            "Extend": lambda value: pikepdf.Array([truth(one) for one in listed(value)]),
            "Matrix": numbers_of(6), "BitsPerCoordinate": count, "BitsPerComponent": count,
            "BitsPerFlag": count, "Decode": numbers, "VerticesPerRow": count,
        }  # fmt: skip  # a table
        self._group: dict[str, Copy] = {
            "S": one_of("Transparency"), "CS": colours.space, "I": truth, "K": truth,
        }  # fmt: skip  # a table
        self._state: dict[str, Copy] = {
            **dict.fromkeys(("LW", "LC", "LJ", "ML", "OPM", "FL", "SM", "CA", "ca"), number),
            **dict.fromkeys(("OP", "op", "SA", "AIS", "TK"), truth),
            "D": _dashes, "RI": INTENTS, "BM": _blend, "SMask": self._soft_mask,
            "TR": self._transfer, "TR2": self._transfer,
            "Font": lambda value: pikepdf.Array([self._font(value[0]), number(value[1])]),
        }  # fmt: skip  # a table

    def part(self, sort: str, value: Held, around: Held = None) -> Held:
        """A resource of this sort; `around` are the resources of whoever draws it. Raises UnsureError."""
        makes: dict[str, Callable[[Held], Held]] = {
            "ExtGState": self._graphics,
            "Font": self._fonts.font,
            "XObject": partial(self._drawn, around=around),
            "Shading": self._shading,
            "ColorSpace": self.colours.space,
            "Pattern": partial(self._pattern, around=around),
            "Properties": self.layers.layer,
        }
        return self._made_once(sort, value, makes[sort])

    def group(self, value: Held) -> Held:
        """How a page or a form is laid on what lies below."""
        return pikepdf.Dictionary(kept(pairs(value), self._group))

    def _made_once(self, sort: str, value: Held, make: Copy) -> Held:
        key = (sort, value.objgen if isinstance(value, pikepdf.Object) else (0, 0))
        if key in self._once:
            if self._once[key] is None:  # it draws itself
                raise UnsureError
            return self._once[key]
        if key[1] != (0, 0):
            self._once[key] = None
        with self._deeper():
            try:
                found = make(value)
            except BaseException:
                self._once.pop(key, None)
                raise
        if key[1] != (0, 0):
            self._once[key] = found
        return found

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        if self._deep > _DEEPEST:
            raise UnsureError
        self._deep += 1
        try:
            yield
        finally:
            self._deep -= 1

    def _font(self, value: Held) -> Held:
        return self._made_once("Font", value, self._fonts.font)

    def _graphics(self, value: Held) -> Held:
        return self.made.make_indirect(pikepdf.Dictionary(kept(pairs(value), self._state)))

    def _soft_mask(self, value: Held) -> Held:
        if isinstance(value, pikepdf.Name):
            return one_of("None")(value)
        held = kept(
            pairs(value),
            {"S": one_of("Alpha", "Luminosity"), "BC": numbers, "TR": self._transfer},
        )
        held["/G"] = self.part("XObject", value.get("/G"))
        return pikepdf.Dictionary(held)

    def _transfer(self, value: Held) -> Held:
        if isinstance(value, pikepdf.Name):
            return one_of("Identity", "Default")(value)
        return self.colours.function(value)

    def _drawn(self, value: Held, around: Held) -> Held:
        sort = str(rows_of(value).get("/Subtype"))
        if sort == "/Image":
            return self.pictures.picture(value)
        if sort != "/Form":
            raise UnsureError
        held = {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form}
        table: dict[str, Copy] = {
            "BBox": numbers_of(4),
            "Matrix": numbers_of(6),
            "Group": self.group,
            "OC": self.layers.layer,
        }
        return self._drawing(value, {**held, **kept(value, table)}, around)

    def _drawing(self, value: Held, held: dict[str, Held], around: Held) -> Held:
        needed = Needs(self, value.get("/Resources", around))
        data = Redrawing(needed, _AS_AROUND).drawn(unpacked(rows_of(value)))
        held["/Resources"] = needed.resources()
        return self.made.make_indirect(pikepdf.Stream(self.made, data, pikepdf.Dictionary(held)))

    def _shading(self, value: Held) -> Held:
        held = {"/ShadingType": count(value.get("/ShadingType")), **kept(value, self._reach)}
        if isinstance(value, pikepdf.Stream):
            table = pikepdf.Dictionary(held)
            return self.made.make_indirect(pikepdf.Stream(self.made, unpacked(value), table))
        return self.made.make_indirect(pikepdf.Dictionary(held))

    def _pattern(self, value: Held, around: Held) -> Held:
        sort = value.get("/PatternType")
        held: dict[str, Held] = {"/Type": pikepdf.Name.Pattern, "/PatternType": count(sort)}
        held |= kept(value, {"Matrix": numbers_of(6)})
        if sort == 1:
            table: dict[str, Copy] = {"PaintType": count, "TilingType": count}
            table |= {"BBox": numbers_of(4), "XStep": number, "YStep": number}
            return self._drawing(value, held | kept(value, table), around)
        if sort != 2:
            raise UnsureError
        held["/Shading"] = self.part("Shading", value.get("/Shading"))
        if (state := value.get("/ExtGState")) is not None:
            held["/ExtGState"] = self._graphics(state)
        return self.made.make_indirect(pikepdf.Dictionary(held))

    def _letters(self, value: Held) -> Held:
        """A font whose letters are drawings."""
        called, procs = dict[str, str](), pairs(value.get("/CharProcs"))
        encoding = encoded(
            pairs(value.get("/Encoding")), lambda name: called.setdefault(name, f"/g{len(called)}")
        )
        needs = Needs(self, value.get("/Resources"))
        drawn = {
            anew: self.made.make_stream(
                Redrawing(needs, _AS_AROUND).drawn(unpacked(rows_of(procs[name])))
            )
            for name, anew in called.items()
            if name in procs
        }
        table: dict[str, Copy] = {"FontBBox": numbers_of(4), "FontMatrix": numbers_of(6)}
        table |= {"FirstChar": count, "LastChar": count, "Widths": numbers}
        held = {"/Type": pikepdf.Name.Font, "/Subtype": pikepdf.Name.Type3, "/Encoding": encoding}
        held |= kept(value, table)
        held["/CharProcs"], held["/Resources"] = pikepdf.Dictionary(drawn), needs.resources()
        return self.made.make_indirect(pikepdf.Dictionary(held))


class Needs:
    """The resources that one drawing names, and what they are called anew."""

    def __init__(self, parts: Parts, held: Held) -> None:
        self._parts = parts
        self._held = pikepdf.Dictionary() if held is None else pairs(held)
        self._called: dict[tuple[str, bytes], bytes | None] = {}
        self._widths: dict[bytes, Widths | None] = {}
        self._made: dict[str, dict[str, Held]] = {sort: {} for sort in _SORTS}

    def named(self, sort: str, word: bytes) -> bytes | None:
        """What this is called anew; None where there is no such thing."""
        key = (sort, word)
        if key not in self._called:
            found = self._found(sort, word)
            self._called[key] = None if found is None else self._put(sort, found)
        return self._called[key]

    def within(self, head: bytes, rows: bytes) -> bytes:
        """What a picture within the drawing is called."""
        spaces = pairs(self._held.get("/ColorSpace", pikepdf.Dictionary()))
        found = self._parts.pictures.within(head, rows, lambda name: spaces.get(str(name)))
        return self._put("XObject", found)

    def widths(self, font: bytes) -> Widths | None:
        """Of a font (by its new name); None of one whose letters are drawings."""
        if font not in self._widths:
            made = self._made["Font"][font.decode()]
            self._widths[font] = None if made.Subtype == "/Type3" else Widths(made)
        return self._widths[font]

    def resources(self) -> Held:
        """Those that were named, and no others."""
        held = {f"/{sort}": pikepdf.Dictionary(made) for sort, made in self._made.items() if made}
        spaces = self._held.get("/ColorSpace")
        if isinstance(spaces, pikepdf.Dictionary):
            stand = {
                name: made
                for name in _DEFAULTS
                if (said := spaces.get(name)) is not None
                and str(made := self._parts.colours.space(said)) not in DEVICES
            }
            if stand:
                held["/ColorSpace"] = pikepdf.Dictionary(
                    {**dict(self._made["ColorSpace"]), **stand}
                )
        return pikepdf.Dictionary(held)

    def _found(self, sort: str, word: bytes) -> Held:
        name = pikepdf.Object.parse(word)
        held = self._held.get(f"/{sort}")
        value = None if held is None else pairs(held).get(str(name))
        return None if value is None else self._parts.part(sort, value, self._held)

    def _put(self, sort: str, made: Held) -> bytes:
        table = self._made[sort]
        name = f"/{sort[0]}{len(table)}"
        table[name] = made
        return name.encode()


def _dashes(value: Held) -> Held:
    held = listed(value)
    if len(held) != 2:
        raise UnsureError
    return pikepdf.Array([numbers(held[0]), number(held[1])])


def _blend(value: Held) -> Held:
    names = [_BLENDS(one) for one in one_or_more(value)]
    return pikepdf.Array(names) if isinstance(value, pikepdf.Array) else names[0]
