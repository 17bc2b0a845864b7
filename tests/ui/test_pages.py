"""S16: the size of a page is what its file says; a picture of it never takes more than we can bear."""

from __future__ import annotations

import io

import pytest
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from vsdesk.ui.parts.pages import LONGEST, MOST, page_picture


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
