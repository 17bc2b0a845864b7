"""Every paper printed in black and white alone, without greys: words, lines, boxes and codes stay.

So an old printer and a copy of a copy give them. All people are made up.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import numpy as np
import pypdfium2
import pytest
from tests.reports.further_papers import FURTHER
from tests.reports.golden_papers import EVERY, drawn

from vsdesk import photo
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOTS: Final = 300 / 72  # in a point
_PATH: Final = 2  # the sort of an object of a page that is drawn as lines (FPDF_PAGEOBJ_PATH)
_BLACK: Final = 128  # of 255: darker is a dot, lighter is none


@pytest.mark.parametrize("kind", EVERY)
def test_words_lines_and_codes_stay_in_black_and_white(kind: str) -> None:
    for lang in LANGS:
        pdf = drawn(kind, lang)
        for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
            picture = page.render(scale=_DOTS).to_pil().convert("L")
            dots = np.asarray(picture) < _BLACK
            high = page.get_size()[1]
            for what, (left, bottom, right, top) in (*_letters(page), *_lines(page)):
                rows = slice(int((high - top) * _DOTS), int((high - bottom) * _DOTS) + 1)
                found = dots[rows, int(left * _DOTS) : int(right * _DOTS) + 1]
                enough = 0.9 * found.shape[1] if what == "line" else 1
                assert found.any(axis=0).sum() >= enough, (kind, lang, number, what, left, top)
        if number == 1 and kind == "family-sheet":
            out = io.BytesIO()
            picture.point(lambda value: 255 * (value >= _BLACK)).convert("1").save(out, "PNG")
            assert photo.codes(out.getvalue()) == ("JALI-7KM4-W7QB-JZ35",)


def _letters(page: pypdfium2.PdfPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    text = page.get_textpage()
    for at, char in enumerate(text.get_text_range()):
        if char.isalnum():
            box = text.get_charbox(at)
            if box[2] - box[0] > 1 and box[3] - box[1] > 1:
                yield char, box


def _lines(page: pypdfium2.PdfPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Hairlines that part sections and that are written or cut along."""
    for one in page.get_objects(filter=[_PATH]):
        left, bottom, right, top = one.get_bounds()
        if right - left > 3.5 and top - bottom < 1.5:
            yield "line", (left, bottom, right, top)


def test_each_further_paper_is_among_them() -> None:
    assert set(FURTHER) <= set(EVERY)
