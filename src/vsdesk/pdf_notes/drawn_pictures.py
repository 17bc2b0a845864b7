"""Pictures of a page (ISO 32000-1, 8.9), by a list of what draws: their rows and none behind them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from typing import Final

import pikepdf

from vsdesk.pdf_notes.drawing_words import UnsureError
from vsdesk.pdf_notes.drawn_colours import Colours, parts_of
from vsdesk.pdf_notes.drawn_values import (
    Copy,
    Held,
    count,
    kept,
    numbers,
    one_of,
    one_or_more,
    rows_of,
    truth,
    unpacked,
)
from vsdesk.pdf_notes.page_picture import bits_of
from vsdesk.photo.compressed_picture import without_jpeg_notes, without_jpx_notes

INTENTS: Final = one_of("AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual")
_PLAIN: Final[dict[str, Copy]] = {
    "Width": count, "Height": count, "BitsPerComponent": count, "ImageMask": truth,
    "Decode": numbers, "Interpolate": truth, "Intent": INTENTS, "Matte": numbers,
    "SMaskInData": count,
}  # fmt: skip  # a table
_SHORT: Final = {
    "/BPC": "/BitsPerComponent", "/CS": "/ColorSpace", "/D": "/Decode", "/DP": "/DecodeParms",
    "/F": "/Filter", "/H": "/Height", "/IM": "/ImageMask", "/I": "/Interpolate", "/W": "/Width",
}  # fmt: skip  # a table
_SHORT_COLOURS: Final = {
    "/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK", "/I": "/Indexed",
}  # fmt: skip  # a table
_FILTERS: Final = {
    "/A85": "/ASCII85Decode", "/AHx": "/ASCIIHexDecode", "/CCF": "/CCITTFaxDecode",
    "/DCT": "/DCTDecode", "/Fl": "/FlateDecode", "/LZW": "/LZWDecode", "/RL": "/RunLengthDecode",
}  # fmt: skip  # a table
_CLEANERS: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "/DCTDecode": without_jpeg_notes,
    "/JPXDecode": without_jpx_notes,
}
_PARMS: Final[dict[str, Copy]] = {"ColorTransform": count}
_FORETOLD: Final[dict[str, Copy]] = {
    "Predictor": count, "Colors": count, "BitsPerComponent": count, "Columns": count,
}  # fmt: skip  # a table
_BITS: Final = frozenset(("/CCITTFaxDecode", "/JBIG2Decode"))
_BLOCK: Final = 1 << 20


class Pictures:
    """The pictures of one document, anew in another one."""

    def __init__(self, made: pikepdf.Pdf, colours: Colours, layer: Copy) -> None:
        self._made, self._colours, self._layer = made, colours, layer

    def picture(self, value: Held, *, masks: bool = True) -> Held:
        """A picture; `masks`: what it is cut out by comes along. Raises UnsureError."""
        stream = rows_of(value)
        held = {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image}
        held |= kept(stream, {**_PLAIN, "OC": self._layer})
        packed = [_FILTERS.get(str(one), str(one)) for one in one_or_more(stream.get("/Filter"))]
        last = packed[-1] if packed else ""
        space = stream.get("/ColorSpace")
        if space is not None and not held.get("/ImageMask"):
            held["/ColorSpace"] = self._colours.space(space)
        if masks:
            held |= kept(stream, {"SMask": self._mask, "Mask": self._cut_out})
        if last in _CLEANERS:
            return self._photo(stream, held, last)
        return self._rows(stream, held, packed)

    def within(self, head: bytes, rows: bytes, spaces: Copy) -> Held:
        """A picture that stands within a drawing; `spaces`: what a colour space there is called."""
        try:
            said = pikepdf.Object.parse(b"<<" + head + b">>")
        except pikepdf.PdfError:
            raise UnsureError from None
        if not isinstance(said, pikepdf.Dictionary):
            raise UnsureError
        long = {_SHORT.get(key, key): said[key] for key in said.keys()}  # noqa: SIM118 - no dict
        long.pop("/Length", None)
        colours = long.get("/ColorSpace")
        if isinstance(colours, pikepdf.Name):
            known = _SHORT_COLOURS.get(str(colours), str(colours))
            named = known.startswith("/Device")
            long["/ColorSpace"] = pikepdf.Name(known) if named else spaces(colours)
        elif isinstance(colours, pikepdf.Array):
            parts = [_long_colour(one) for one in colours]
            long["/ColorSpace"] = pikepdf.Array(parts)
        if "/Filter" in long:
            names = [
                pikepdf.Name(_FILTERS.get(str(one), str(one)))
                for one in one_or_more(long["/Filter"])
            ]
            long["/Filter"] = pikepdf.Array(names)
        return self.picture(pikepdf.Stream(self._made, rows, pikepdf.Dictionary(long)))

    def _mask(self, value: Held) -> Held:
        return self.picture(value, masks=False)

    def _cut_out(self, value: Held) -> Held:
        return numbers(value) if isinstance(value, pikepdf.Array) else self._mask(value)

    def _photo(self, stream: pikepdf.Stream, held: dict[str, Held], packing: str) -> Held:
        """A photo is kept as it is packed, without what was noted in it."""
        inner, parms = _packed_once(self._made, stream)
        try:
            clean = _CLEANERS[packing](inner)
        except (ValueError, IndexError):
            raise UnsureError from None
        held["/Filter"] = pikepdf.Name(packing)
        if isinstance(parms, pikepdf.Dictionary):
            held["/DecodeParms"] = pikepdf.Dictionary(kept(parms, _PARMS))
        return self._made_of(clean, held)

    def _rows(self, stream: pikepdf.Stream, held: dict[str, Held], packed: list[str]) -> Held:
        try:
            wide, high = held["/Width"], held["/Height"]
            if held.get("/ImageMask"):
                bits = 1
            else:
                bits = held["/BitsPerComponent"] * parts_of(held["/ColorSpace"])
        except KeyError:
            raise UnsureError from None
        row = -(-wide * bits // 8)
        if packed and packed[-1] in _BITS:
            inner, parms = _packed_once(self._made, stream)
            data = bits_of(inner, packed[-1], parms, (wide, high))
            if bits != 1:
                raise UnsureError
        elif packed == ["/FlateDecode"] and (parms := _is_whole(stream, row, high)) is not None:
            held["/Filter"] = pikepdf.Name.FlateDecode
            if parms:
                held["/DecodeParms"] = pikepdf.Dictionary(parms)
            return self._made_of(bytes(stream.read_raw_bytes()), held)
        else:
            data = unpacked(stream)[: row * high]
        return self._made_of(data, held)

    def _made_of(self, data: bytes, held: dict[str, Held]) -> Held:
        if "/Filter" not in held:
            data = zlib.compress(data)
            held["/Filter"] = pikepdf.Name.FlateDecode
        return self._made.make_indirect(pikepdf.Stream(self._made, data, pikepdf.Dictionary(held)))


def _long_colour(one: Held) -> Held:
    if isinstance(one, pikepdf.Name):
        return pikepdf.Name(_SHORT_COLOURS.get(str(one), str(one)))
    return one


def _packed_once(scratch: pikepdf.Pdf, stream: pikepdf.Stream) -> tuple[bytes, Held]:
    """What lies below all packings but the last one, and the parameters of that one."""
    packed, parms = one_or_more(stream.get("/Filter")), one_or_more(stream.get("/DecodeParms"))
    if len(parms) != len(packed):
        parms = [pikepdf.Dictionary() for _ in packed]
    data = bytes(stream.read_raw_bytes())
    if len(packed) == 1:
        return data, parms[-1]
    outer = pikepdf.Stream(scratch, b"")
    said = [kept(one, _FORETOLD) if isinstance(one, pikepdf.Dictionary) else {} for one in parms]
    table = [pikepdf.Dictionary(one) if one else None for one in said[:-1]]
    names = [pikepdf.Name(_FILTERS.get(str(one), str(one))) for one in packed[:-1]]
    below = pikepdf.Array(table) if any(said[:-1]) else None
    outer.write(data, filter=pikepdf.Array(names), decode_parms=below)
    return unpacked(outer), parms[-1]


def _is_whole(stream: pikepdf.Stream, row: int, high: int) -> dict[str, Held] | None:
    """How the rows were foretold, where what is packed is these rows and nothing more; else None."""
    parms = one_or_more(stream.get("/DecodeParms"))
    said: dict[str, Held] = {}
    if parms and isinstance(parms[0], pikepdf.Dictionary):
        said = kept(parms[0], _FORETOLD)
    foretold = said.get("/Predictor", 1)
    if foretold > 1:
        many = said.get("/Colors", 1) * said.get("/BitsPerComponent", 8) * said.get("/Columns", 1)
        if -(-many // 8) != row:
            return None
    size, unpacker, data = 0, zlib.decompressobj(), memoryview(stream.read_raw_bytes())
    try:
        left = bytes(data[:_BLOCK])
        at = len(left)
        while not unpacker.eof and (left or at < len(data)):
            if not left:
                left, at = bytes(data[at : at + _BLOCK]), at + _BLOCK
            size += len(unpacker.decompress(left, _BLOCK))
            left = unpacker.unconsumed_tail
    except zlib.error:
        return None
    expected = (row + (foretold >= 10)) * high
    whole = unpacker.eof and not unpacker.unused_data and at >= len(data) and size == expected
    return said if whole else None
