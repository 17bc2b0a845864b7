"""Sheets in a second: the family's own sheet against reportlab alone setting the same words.

Other makers of PDFs stand beside them (bench/peers.py). The baseline is what a program without Arabic would
pay: reportlab's own paragraphs in the same font, with the words of the English sheet, the same picture,
footer and QR. `rows()` gives (name, value, baseline, ratio, budget). Memory is that of a process of its own.
"""

from __future__ import annotations

import html
import io
import subprocess
import sys
import time
from functools import partial
from itertools import cycle
from typing import TYPE_CHECKING, Final

import pypdfium2
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Image, Paragraph, SimpleDocTemplate

from bench import memory, peers
from bench.made_sheet import DIGEST, made_up, sheet, voice
from vsdesk import paths, photo
from vsdesk.reports.bound_papers import Binder

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.reports import Voice
    from vsdesk.words import Lang

Row = tuple[str, str, str, float | None, str]
SECONDS: Final = 2.0
FAMILIES: Final = 32  # what one of them told is on no other sheet; labels are on all


def _pages(pdf: bytes) -> list[list[str]]:
    """The lines of each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range().splitlines() for page in document]


def _plain_reportlab(lines: list[str], picture: bytes) -> bytes:
    """The same lines by reportlab alone."""
    out = io.BytesIO()
    style = ParagraphStyle("body", fontName="Vazirmatn", fontSize=9.5, leading=14.8)
    widget = QrCodeWidget(DIGEST, barWidth=46, barHeight=46)
    qr = Drawing(46, 46)
    qr.add(widget)
    story = [
        Image(io.BytesIO(picture), 92, 115),
        *(Paragraph(html.escape(line), style) for line in lines),
        qr,
    ]
    SimpleDocTemplate(out, pagesize=A4, leftMargin=42, rightMargin=42, invariant=1).build(story)
    return out.getvalue()


def _beside(make: Callable[[], bytes], plain: Callable[[], bytes]) -> tuple[float, float]:
    """How many of each in a second of the thread's own time, after one to warm up: turn by turn, so that what
    else the machine does falls on both."""
    both, spent, turns = (make, plain), [0.0, 0.0], 0
    for one in both:
        one()
    while min(spent) < SECONDS:
        for n, one in enumerate(both):
            begun = time.thread_time()
            one()
            spent[n] += time.thread_time() - begun
        turns += 1
    return turns / spent[0], turns / spent[1]


def _first_page_ms() -> float:
    """In a process that has set no sheet yet."""
    command = [sys.executable, "-m", "bench.made_sheet"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return float(done.stdout)


def _peak_mib(count: int, *bound: str) -> tuple[float, float, float]:
    """The highest memory of a process that makes `count` Arabic sheets (`bound`: as one file), its seconds,
    and the megabytes of that file."""
    command = [sys.executable, "-m", "bench.sheets", str(count), *bound]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    peak, seconds, size = map(float, done.stdout.split())
    return peak, seconds, size / 1e6


def rows() -> list[Row]:
    """The table: sheets and pages in a second against plain reportlab, and memory for 1,000 sheets."""
    pdfmetrics.registerFont(
        TTFont("Vazirmatn", str(paths.resources() / "fonts" / "Vazirmatn_400Regular.ttf"))
    )
    cases, picture = [made_up(number) for number in range(FAMILIES)], photo.draw_made_up_portrait(1)
    disclosed, turn = cases[0], cycle(cases)
    english = _pages(sheet(disclosed, picture, voice("en")))
    lines = [line for page in english for line in page]
    base_pages = len(_pages(_plain_reportlab(lines, picture)))
    plain, base = partial(_plain_reportlab, lines, picture), 0.0
    table: list[Row] = []
    orders: tuple[tuple[Lang, ...], ...] = (("ar",), ("ku",), ("en",), ("ar", "en"))
    for langs in orders:
        voices = [voice(lang) for lang in langs]
        pages = len(_pages(sheet(disclosed, picture, *voices)))

        def make(voices: list[Voice] = voices) -> bytes:
            return sheet(next(turn), picture, *voices)

        sheets, plain_ones = _beside(make, plain)
        each, base = sheets * pages, plain_ones * base_pages
        name = f"family sheet, {'+'.join(langs)}, pages a second ({pages} pages each)"
        table.append((name, f"{each:.0f}", f"{base:.0f}", each / base, "ratio >= 0.5"))
    for lang in ("en", "ar"):
        words = [line for page in _pages(sheet(disclosed, picture, voice(lang))) for line in page]
        table += peers.rows(words, lang, base)
    first = f"{_first_page_ms():.0f} ms"
    table.append(
        ("the first page of the first sheet, as the window shows it", first, "-", None, "<= 500 ms")
    )
    peak, _, _ = _peak_mib(1000)
    table.append(("1,000 Arabic sheets, peak MiB", f"{peak:.0f}", "-", None, "<= 150"))
    peak, seconds, size = _peak_mib(1000, "bound")
    name = f"1,000 Arabic sheets as one file ({size:.0f} MB, {seconds:.0f} s), peak MiB"
    table.append((name, f"{peak:.0f}", "-", None, "<= 150"))
    return table


def _many(count: int, *, bind: bool) -> str:
    """Peak in MiB, seconds, bytes of the one file; each sheet has one of sixteen photos."""
    cases, arabic, binder = [made_up(number) for number in range(FAMILIES)], voice("ar"), Binder()
    portraits = [photo.draw_made_up_portrait(seed) for seed in range(1, 17)]
    start = time.perf_counter()
    for at in range(count):
        made = sheet(cases[at % FAMILIES], portraits[at % len(portraits)], arabic)
        if bind:
            binder.add(made)
    size = len(binder.finish()) if bind else 0
    return f"{memory.peak_mib()} {time.perf_counter() - start} {size}"


if __name__ == "__main__":
    print(_many(int(sys.argv[1]), bind="bound" in sys.argv[2:]))
