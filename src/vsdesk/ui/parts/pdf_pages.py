"""Pages of a PDF as pictures, from memory; called on the reader thread only (PDFium is not for two)."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QImage

from vsdesk.ui.parts import page_pixels
from vsdesk.ui.parts.page_pixels import PagePixels


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """One page as a picture, its number from 0, and how many there are."""

    page: int
    count: int
    image: QImage = field(repr=False)


def page_picture(pdf: bytes, page: int, scale: float) -> PreviewPage:
    """A page that was set here; see `page_pixels.draw`."""
    return _picture(page_pixels.draw(pdf, page, scale))


def page_of_others(pdf: bytes, page: int, scale: float) -> PreviewPage:
    """A page that another device set. Raises UserError E_PDF_LARGE; see `page_pixels.draw_apart`."""
    return _picture(page_pixels.draw_apart(pdf, page, scale))


def _picture(one: PagePixels) -> PreviewPage:
    form = QImage.Format.Format_RGB32
    image = QImage(one.data, one.width, one.height, one.stride, form)
    return PreviewPage(one.page, one.count, image.copy())
