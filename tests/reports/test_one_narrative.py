"""One told story of thirty pages, in three scripts, with all that somebody may type or paste into it:
paragraphs, pictures, marks, overrides, numbers and addresses. Nobody and nothing in it exists."""

from __future__ import annotations

import io
import re
import unicodedata
from contextlib import closing
from typing import TYPE_CHECKING, Final

import pypdfium2
import pytest
from PIL import Image
from tests.reports.long_run import faults
from tests.reports.made_up import dictionary, furniture, let_out, marwan, voice
from tests.reports.paper import png_of
from tests.reports.test_copied_words import copied

from vsdesk.progress import SILENT
from vsdesk.reports import SheetSubject, render

if TYPE_CHECKING:
    from vsdesk.words import Lang

_RLO, _LRE, _PDF, _RLM = "\u202e", "\u202a", "\u202c", "\u200f"
# One round of it; `{n}` tells the rounds apart, so that none is lost and none comes twice.
_ROUND: Final = (
    "الفقرة {n}: قال محمّد الشَّدّة إنه رآه في ٩ آب ٢٠١٣ (بحسب قوله) ثم «غاب»، والرقم 4471/2018 كُتب على الورقة.\n"
    "Paragraph {n}: Then he wrote to made.up-{n}@example.org and to https://example.org/a/made-up/page?id={n}&x=1#end.\n\n"
    "Paragraf {n}: S\u0327e\u0302ri\u0302n got ku wî 3 caran dît – di 14.3.2009, 10:30–11:00 û 2013-08-09 de.\r\n"
    "ܫܠܡܐ {n} ܐܒܐ ܘܐܡܐ ٣٫٥ كم\u2028"
    "🙏🏽 👨‍👩‍👧 e\u0301\u0323\u0302 z\u0334\u0335\u0336\n"
    f"{_RLO}كان{_PDF} {_LRE}في Homs{_PDF} {_RLM}(حمص) {_RLO}ولم يرجع {{n}}\n"
)
_ROUNDS: Final = 230
NARRATIVE: Final = "".join(_ROUND.replace("{n}", str(1000 + n)) for n in range(_ROUNDS))
PICTURES: Final = ("🙏", "👨", "👧")
# pdfium turns these on a page from the right, in pieces of a letter or two (docs/decisions/006).
_STACKED: Final = ("e", "z")


def words(text: str) -> list[str]:
    """Its runs of letters, of digits, each: whatever stands between them, marks and direction left out."""
    plain = "".join(
        " " if unicodedata.category(one) in ("Cc", "Zl") else one
        for one in unicodedata.normalize("NFD", text)
        if unicodedata.category(one) not in ("Cf", "Cn", "Mn")
    )
    return re.findall(r"[^\W\d_]+|\d+", plain)


def follow(wanted: list[str], found: list[str]) -> list[str]:
    """Which of these words do not follow one another, but for the foot of a page: the first of them, and what
    stands there instead."""
    at = found.index(wanted[1]) - 1  # of the first round
    for n, one in enumerate(wanted):
        near = found[at : at + 80]
        past = near.index(one) if one in near else len(near)
        if past and (past == len(near) or "JALI" not in near[:past]):
            return [*wanted[max(0, n - 3) : n + 1], "←", *near[:12]]
        at += past + 1
    return []


@pytest.mark.parametrize(
    ("kind", "langs"),
    [
        ("case-file", ("ar",)),
        ("case-file", ("en",)),
        ("case-file", ("ku",)),
        ("family-sheet", ("ar",)),
    ],
)
def test_every_word_of_it_stands_on_the_paper_in_its_order(
    kind: str, langs: tuple[Lang, ...]
) -> None:
    book = marwan().put("case", summary={"ar": NARRATIVE, "src_lang": "ar"})
    disclosed = let_out(book, "own_org" if kind == "case-file" else "family")
    unset = set[str]()
    pdf = render(
        kind,
        disclosed,
        [voice(one) for one in langs],
        SILENT,
        furniture=furniture(disclosed),
        topic=SheetSubject(dictionary()),
        unset=unset,
    )
    text = copied(pdf)
    if langs == ("ar",):
        left = [one for one in words(NARRATIVE) if one not in _STACKED]
        assert follow(left, [one for one in words(text) if one not in _STACKED]) == []
    else:
        assert follow(words(NARRATIVE), words(text)) == []
    assert all(text.count(one) >= _ROUNDS for one in PICTURES)
    assert set(PICTURES) <= unset  # it is told that no letter of ours draws them
    assert not faults(pdf)
    pages = text.count("MAS-26-A-0001")
    assert pages >= 15 * len(langs)
    middle = Image.open(io.BytesIO(png_of(pdf, page=12, dpi=50))).convert("L")
    box = middle.point(lambda v: 255 * (v < 128)).getbbox()
    assert box is not None and box[0] >= 25 and box[2] <= 413 - 25  # inside the margins


def test_in_two_languages_no_page_of_it_stays_half_empty() -> None:
    book = marwan().put("case", summary={"ar": NARRATIVE, "src_lang": "ar"})
    disclosed = let_out(book, "own_org")
    pdf = render(
        "case-file",
        disclosed,
        [voice("ku"), voice("ar")],
        SILENT,
        furniture=furniture(disclosed),
        topic=SheetSubject(dictionary()),
    )
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        assert len(document) > 40
        for number in range(1, len(document) - 3):  # within the story
            page = document[number].render(scale=0.5).to_pil().convert("L")
            ink = page.crop((0, 20, page.width, 365)).point(lambda v: 255 * (v < 128))
            box = ink.getbbox()  # above the foot
            assert box is not None and box[3] > 320, number
