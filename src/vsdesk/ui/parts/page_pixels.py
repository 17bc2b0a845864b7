"""One page of a PDF as pixels: of papers that were set here in this process, of others' in one of its own.

What a page of others draws may take minutes and no limit of this program ends it; a process has one
(`vsdesk.child_process`).
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass, field
from typing import IO, Final

import pypdfium2

from vsdesk.child_process import NoAnswer, TooLong, asked_once, limit, put, served, taken
from vsdesk.errors import UserError

DRAWER: Final = "--draw-page"  # the argument with which the program does nothing but this
POINT: Final = 72.0
MOST: Final = 40_000_000  # pixels: A2 at 300 to the inch; four bytes each
LONGEST: Final = 30_000  # pixels of one side: what a picture and a printer can take
PATIENCE: Final = 20.0  # seconds for one page of others
_MEMORY: Final = 1024 * 1024 * 1024  # bytes of the process that draws it, beside the file
_LARGEST: Final = 2**32 - 1  # bytes of one message
_WANTED: Final = struct.Struct(">Id")  # page, pixels a point
_HEAD: Final = struct.Struct(">5I")  # page, count, width, height, bytes of a line


@dataclass(frozen=True, slots=True)
class PagePixels:
    """The page from 0 of `count`; four bytes a pixel (blue, green, red, none), `stride` bytes a line."""

    page: int
    count: int
    width: int
    height: int
    stride: int
    data: bytes = field(repr=False)


def draw(pdf: bytes, page: int, scale: float) -> PagePixels:
    """Page `page` at `scale` pixels a point; a page that would be larger than `MOST` is drawn smaller.

    The size of a page is what its file says, and the file may be another device's: PDFium would take
    gigabytes for it.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        count = len(document)
        page = min(max(0, page), count - 1)
        sheet = document[page]
        bitmap = sheet.render(scale=_bearable(*sheet.get_size(), scale), prefer_bgrx=True)
        size = (bitmap.width, bitmap.height, bitmap.stride)
        return PagePixels(page, count, *size, bytes(bitmap.buffer))
    finally:
        document.close()


def draw_apart(pdf: bytes, page: int, scale: float) -> PagePixels:
    """As `draw`, in a process of its own. Raises UserError E_PDF_LARGE where that takes more than
    `PATIENCE`, or more memory than it may have."""
    question, most = _WANTED.pack(max(0, page), scale) + pdf, _HEAD.size + 4 * (MOST + LONGEST)
    try:
        said = asked_once(DRAWER, most, question, PATIENCE)
    except (NoAnswer, TooLong) as problem:
        raise UserError("E_PDF_LARGE", type(problem).__name__) from None
    if len(said) > _HEAD.size:
        page, count, width, height, stride = _HEAD.unpack(said[: _HEAD.size])
        found = PagePixels(page, count, width, height, stride, said[_HEAD.size :])
        if _is_whole(found):
            return found
    raise UserError("E_PDF_LARGE", "answer")


def _is_whole(found: PagePixels) -> bool:
    """Whether the pixels are as many as it says: what answers had a file of others in it."""
    fits = found.width and found.height and found.stride >= 4 * found.width
    return bool(fits) and len(found.data) == found.stride * found.height


def serve() -> int:
    """Draw pages: the process that `draw_apart` asks."""
    return served(_serve)


def _serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    asked = taken(questions, _LARGEST)
    if asked is None:
        return
    limit(_MEMORY + 2 * len(asked))
    page, scale = _WANTED.unpack(asked[: _WANTED.size])
    one = draw(asked[_WANTED.size :], page, scale)
    put(answers, _HEAD.pack(one.page, one.count, one.width, one.height, one.stride) + one.data)


def _bearable(width: float, height: float, scale: float) -> float:
    pixels = max(width, 1) * max(height, 1) * scale**2
    longest = max(width, height, 1) * scale
    return scale * min(1.0, math.sqrt(MOST / pixels), LONGEST / longest)
