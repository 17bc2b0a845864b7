"""What pdfium draws for the process that looks into a PDF: a page whose parts are not sure, and the rows of a
picture that is packed in a way in which more than its rows can lie."""

from __future__ import annotations

import io
import zlib
from contextlib import closing
from typing import Final

import pikepdf
import pypdfium2

from vsdesk.pdf_notes.drawing_words import UnsureError
from vsdesk.pdf_notes.drawn_values import Copy, Held, count, kept, number, rows_of, truth, unpacked

_SHARP: Final = 200 / 72  # pixels for a point
_MOST_PIXELS: Final = 12_000_000
_PARMS: Final[dict[str, Copy]] = {
    "K": number, "Columns": count, "Rows": count, "BlackIs1": truth, "EncodedByteAlign": truth,
    "EndOfLine": truth, "EndOfBlock": truth, "DamagedRowsBeforeError": count,
}  # fmt: skip  # a table
_AN_IMAGE: Final = 3  # as pdfium counts the sorts of objects
_DIGITS: Final = bytes(b"0"[0] if one < 128 else b"1"[0] for one in range(256))


def page_drawn(pdf: bytes, place: int, made: pikepdf.Pdf) -> pikepdf.Dictionary:
    """A page that holds what another one looks like. Raises ValueError where nobody can draw that."""
    try:
        with closing(pypdfium2.PdfDocument(pdf)) as document:
            page = document[place]
            wide, high = page.get_size()
            scale = min(_SHARP, (_MOST_PIXELS / max(wide * high, 1)) ** 0.5)
            bitmap = page.render(scale=scale, rev_byteorder=True)
            rows, size, many = _pixels(bitmap), (bitmap.width, bitmap.height), bitmap.n_channels
    except pypdfium2.PdfiumError:
        raise ValueError from None
    picture = _picture(made, rows, size, many)
    drawing = b"q %.4f 0 0 %.4f 0 0 cm /X0 Do Q" % (wide, high)
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=pikepdf.Array([0, 0, round(wide, 4), round(high, 4)]),
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(X0=picture)),
        Contents=made.make_stream(drawing),
    )


def _pixels(bitmap: pypdfium2.PdfBitmap) -> bytes:
    """Its rows, without what fills them up."""
    data, row = memoryview(bitmap.buffer), bitmap.width * bitmap.n_channels
    starts = range(0, bitmap.height * bitmap.stride, bitmap.stride)
    return b"".join(data[at : at + row] for at in starts)


def _picture(made: pikepdf.Pdf, rows: bytes, size: tuple[int, int], many: int) -> pikepdf.Object:
    if many >= 3:
        red, green, blue = (rows[n::many] for n in range(3))
        if red == green == blue:
            rows, many = red, 1
        elif many == 4:
            joined = bytearray(len(red) * 3)
            joined[0::3], joined[1::3], joined[2::3] = red, green, blue
            rows, many = bytes(joined), 3
    space = pikepdf.Name.DeviceGray if many == 1 else pikepdf.Name.DeviceRGB
    held = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=size[0],
        Height=size[1],
        BitsPerComponent=8,
        ColorSpace=space,
        Filter=pikepdf.Name.FlateDecode,
    )
    return made.make_indirect(pikepdf.Stream(made, zlib.compress(rows), held))


def bits_of(data: bytes, packing: str, parms: Held, size: tuple[int, int]) -> bytes:
    """The rows of a picture of two colours, a bit for each of its points. Raises UnsureError."""
    wide, high = size
    with pikepdf.new() as alone:
        held = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=wide,
            Height=high,
            BitsPerComponent=1,
            ColorSpace=pikepdf.Name.DeviceGray,
        )
        stream = pikepdf.Stream(alone, b"", held)
        said = parms if isinstance(parms, pikepdf.Dictionary) else pikepdf.Dictionary()
        table = kept(said, _PARMS)
        if (shared := said.get("/JBIG2Globals")) is not None:
            table["/JBIG2Globals"] = alone.make_stream(unpacked(rows_of(shared)))
        stream.write(data, filter=pikepdf.Name(packing), decode_parms=pikepdf.Dictionary(table))
        page = alone.add_blank_page(page_size=(100, 100))
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=stream))
        page.obj.Contents = alone.make_stream(b"q 100 0 0 100 0 0 cm /X Do Q")
        out = io.BytesIO()
        alone.save(out)
    try:
        with closing(pypdfium2.PdfDocument(out.getvalue())) as document:
            return _bits(document[0], wide, high)
    except pypdfium2.PdfiumError:
        raise UnsureError from None


def _bits(page: pypdfium2.PdfPage, wide: int, high: int) -> bytes:
    pictures = [*page.get_objects(filter=[_AN_IMAGE])]
    if len(pictures) != 1:
        raise UnsureError
    bitmap = pictures[0].get_bitmap()
    if (bitmap.width, bitmap.height) != (wide, high):
        raise UnsureError
    data, many, row = memoryview(bitmap.buffer), bitmap.n_channels, -(-wide // 8)
    fill = 8 * row - wide
    out = []
    for at in range(0, high * bitmap.stride, bitmap.stride):
        points = bytes(data[at : at + wide * many : many]).translate(_DIGITS)
        out.append((int(points, 2) << fill).to_bytes(row, "big"))
    return b"".join(out)
