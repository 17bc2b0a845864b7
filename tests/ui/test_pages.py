"""S16: the size of a page is what its file says; a picture of it never takes more than we can bear."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from vsdesk.errors import UserError
from vsdesk.ui.parts import page_pixels
from vsdesk.ui.parts.page_pixels import LONGEST, MOST
from vsdesk.ui.parts.pdf_pages import page_of_others, page_picture


def paper(width: float, height: float) -> bytes:
    out = io.BytesIO()
    made = Canvas(out, pagesize=(width, height))
    made.rect(0, 0, width / 2, height / 2, fill=1)
    made.save()
    return out.getvalue()


@pytest.mark.parametrize("size", [(8000, 8000), (14400, 14400), (200, 14400), (2, 1000000)])
def test_s16_a_page_of_any_size_is_drawn_and_bounded(
    qapp: QApplication, size: tuple[float, float]
) -> None:
    for shown in (
        page_picture(paper(*size), 0, 4.0).image,
        page_picture(paper(*size), 0, 8.0).image,
    ):
        assert not shown.isNull()
        assert shown.width() * shown.height() <= MOST * 1.01
        assert max(shown.width(), shown.height()) <= LONGEST + 1


def test_s16_an_ordinary_page_is_as_sharp_as_asked(qapp: QApplication) -> None:
    a4 = page_picture(paper(595, 842), 0, 300 / 72).image
    assert (a4.width(), a4.height()) == (2480, 3509)


def test_a_page_of_others_is_drawn_apart_and_is_the_same(qapp: QApplication) -> None:
    made = paper(595, 842)
    apart, here = page_of_others(made, 7, 1.5), page_picture(made, 7, 1.5)
    assert (apart.page, apart.count) == (here.page, here.count) == (0, 1)
    assert apart.image == here.image


def test_a_page_of_others_that_draws_without_end_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Some kilobytes that hold PDFium for minutes."""
    monkeypatch.setattr(page_pixels, "PATIENCE", 2.0)
    document = pikepdf.open(io.BytesIO(paper(595, 842)))
    long = b"0 0 m " + b"9 7 m 500 800 l 3 4 l " * 2_000_000 + b"B*"
    document.pages[0].Contents = pikepdf.Stream(document, zlib.compress(long))
    document.pages[0].Contents.Filter = pikepdf.Name.FlateDecode
    made = io.BytesIO()
    document.save(made)
    assert len(made.getvalue()) < 300_000
    for held in (made.getvalue(), b"%PDF-1.7 \n", b""):
        with pytest.raises(UserError) as refused:
            page_of_others(held, 0, 1.0)
        assert refused.value.name == "E_PDF_LARGE"
