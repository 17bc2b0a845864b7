"""Pages of a PDF as pictures, from memory; called on the reader thread only (PDFium is not for two)."""

from __future__ import annotations

from dataclasses import dataclass, field

import pypdfium2
from PySide6.QtGui import QImage

POINT = 72.0


@dataclass(frozen=True, slots=True)
class Shown:
    """One page as a picture, its number from 0, and how many there are."""

    page: int
    count: int
    image: QImage = field(repr=False)


def page_picture(pdf: bytes, page: int, scale: float) -> Shown:
    """Page `page` at `scale` pixels a point."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        count = len(document)
        page = min(max(0, page), count - 1)
        bitmap = document[page].render(scale=scale, prefer_bgrx=True)
        data, form = bytes(bitmap.buffer), QImage.Format.Format_RGB32
        image = QImage(data, bitmap.width, bitmap.height, bitmap.stride, form)
        return Shown(page, count, image.copy())
    finally:
        document.close()


def all_pictures(pdf: bytes, dots: int) -> list[QImage]:
    """All pages at `dots` per inch, for a printer."""
    first = page_picture(pdf, 0, dots / POINT)
    return [first.image, *(page_picture(pdf, n, dots / POINT).image for n in range(1, first.count))]
