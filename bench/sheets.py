"""Sheets in a second: the family's own sheet against reportlab alone setting the same words.

The baseline is what a program without Arabic would pay: reportlab's own paragraphs in the same font,
with the words of the English sheet, the same picture, footer and QR. `rows()` gives
(name, value, baseline, ratio, budget). Memory is that of a process of its own.
"""

from __future__ import annotations

import hashlib
import html
import io
import resource
import subprocess
import sys
import time
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

import pypdfium2
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Image, Paragraph, SimpleDocTemplate

from vsdesk import paths, photo
from vsdesk.progress import SILENT
from vsdesk.records.alternative import Alternative
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate.disclosure import Disclosed, decide
from vsdesk.records.gate.request import Request
from vsdesk.records.places.gazetteer import Gazetteer, place_id
from vsdesk.reports import Contact, Furniture, Voice, render, short_digest
from vsdesk.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

Row = tuple[str, str, str, float | None, str]
DIGEST: Final = short_digest(hashlib.sha256(b"made up").digest())
SECONDS: Final = 2.0


def _id(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:32]


def _record(name: str, kind: str, parent: str | None = None, **values: Json) -> RecordView:
    fields = {
        k: (Alternative("0" * 64, v, "a" * 64, "A1", "2026-11-01"),) for k, v in values.items()
    }
    return RecordView(_id(name), kind, "5" * 32, _id(parent) if parent else None, fields=fields)


def made_up() -> Disclosed:
    """One made-up case, as the gate lets it out for the family."""
    records = [
        _record(
            "case", "case", case_no="MAS-26-A-0001", person=_id("p"), search_status="open_searching"
        ),
        _record(
            "p",
            "person",
            "case",
            given_ar="مروان",
            father_ar="خالد",
            family_ar="الدرويش",
            given_lat="Marwan",
            father_lat="Khaled",
            family_lat="al-Darwish",
            mother_given_ar="نجاح",
            mother_family_ar="الحلبي",
        ),
        _record("m", "person", "f", given_ar="نجاح", family_ar="الحلبي", given_lat="Najah"),
        _record("k", "kinship", "f", person=_id("m"), relation="mother", related_to=_id("p")),
        _record("f", "family", family_code="MAS-26-A-F0001", display_name="عائلة الدرويش"),
        _record(
            "c",
            "consent_grant",
            "f",
            grantor=_id("m"),
            purpose="hold_record",
            recipient="own_org",
            result="given",
            given_on="2026-11-01",
        ),
    ]
    for n in range(6):
        records.append(
            _record(
                f"e{n}",
                "event",
                "case",
                type="sighting" if n else "arrest",
                date={
                    "from": f"201{n + 3}-08-09",
                    "to": f"201{n + 3}-08-11",
                    "precision": "range",
                    "as_told": "تالت يوم عيد الفطر، من حاجز القطيفة",
                },
                place=place_id("SY0303"),
                confidence="hearsay_named",
                text={
                    "ar": "كان يمشي وحده (بصحة مقبولة) وقال إن اسم أمه نجاح، ولم يُعرف غير ذلك بعد.",
                    "en": "He walked alone (in fair health) and said that his mother's name is Najah.",
                    "src_lang": "ar",
                },
            )
        )
    request = Request("casework", "family", "B", "2026-11-24", ("ar",), "", _id("m"))
    return decide(request, Dossier(_id("case"), tuple(records)), Dictionary.load()).require()


def _voice(lang: Lang) -> Voice:
    return Voice(Words(lang), Labels(lang), Gazetteer.load())


def _sheet(disclosed: Disclosed, picture: bytes, *voices: Voice) -> bytes:
    furniture = Furniture(
        level="B",
        recipient="family",
        copy=1,
        case_no="MAS-26-A-0001",
        on=date(2026, 11, 24),
        digest=DIGEST,
        contact=Contact("Made-up association", "Huda", "+90 555 000 00 02", "09:00 – 15:00"),
    )
    return render("family-sheet", disclosed, voices, SILENT, furniture=furniture, photo=picture)


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


def _per_second(make: Callable[[], bytes]) -> float:
    """How many in a second, after one to warm up."""
    make()
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < SECONDS:
        make()
        count += 1
    return count / (time.perf_counter() - start)


def _peak_mib(count: int) -> float:
    """The highest memory of a process that makes `count` Arabic sheets."""
    command = [sys.executable, "-m", "bench.sheets", str(count)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return int(done.stdout) / 1024


def rows() -> list[Row]:
    """The table: sheets and pages in a second against plain reportlab, and memory for 1,000 sheets."""
    pdfmetrics.registerFont(
        TTFont("Vazirmatn", str(paths.resources() / "fonts" / "Vazirmatn_400Regular.ttf"))
    )
    disclosed, picture = made_up(), photo.draw_made_up_portrait(1)
    english = _pages(_sheet(disclosed, picture, _voice("en")))
    lines = [line for page in english for line in page]
    base_pages = len(_pages(_plain_reportlab(lines, picture)))
    base = _per_second(lambda: _plain_reportlab(lines, picture)) * base_pages
    table: list[Row] = []
    orders: tuple[tuple[Lang, ...], ...] = (("ar",), ("ku",), ("en",), ("ar", "en"))
    for langs in orders:
        make = partial(_sheet, disclosed, picture, *(_voice(lang) for lang in langs))
        pages = len(_pages(make()))
        each = _per_second(make) * pages
        name = f"family sheet, {'+'.join(langs)}, pages a second ({pages} pages each)"
        table.append((name, f"{each:.0f}", f"{base:.0f}", each / base, "ratio >= 0.35"))
    table.append(("1,000 Arabic sheets, peak MiB", f"{_peak_mib(1000):.0f}", "-", None, "<= 150"))
    return table


if __name__ == "__main__":
    case, portrait, arabic = made_up(), photo.draw_made_up_portrait(1), _voice("ar")
    for _ in range(int(sys.argv[1])):
        _sheet(case, portrait, arabic)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
