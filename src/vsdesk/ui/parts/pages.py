"""Pages of a PDF as pictures, from memory; called on the reader thread only (PDFium is not for two)."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Final

import pypdfium2
from PySide6.QtGui import QImage

POINT = 72.0
MOST: Final = 40_000_000  # pixels: A2 at 300 to the inch; four bytes each
LONGEST: Final = 30_000  # pixels of one side: what a picture and a printer can take


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """One page as a picture, its number from 0, and how many there are."""

    page: int
    count: int
    image: QImage = field(repr=False)


def page_picture(pdf: bytes, page: int, scale: float) -> PreviewPage:
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
        data, form = bytes(bitmap.buffer), QImage.Format.Format_RGB32
        image = QImage(data, bitmap.width, bitmap.height, bitmap.stride, form)
        return PreviewPage(page, count, image.copy())
    finally:
        document.close()


def _bearable(width: float, height: float, scale: float) -> float:
    pixels = max(width, 1) * max(height, 1) * scale**2
    longest = max(width, height, 1) * scale
    return scale * min(1.0, math.sqrt(MOST / pixels), LONGEST / longest)
