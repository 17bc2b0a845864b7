"""What stands on every printed page: who may hold it, which copy it is, and how to check it.

Owns the sheet of paper: A4, margins, the footer (level, recipient, copy, number, date, page x of y,
each an isolated string), the QR with the short digest, and the way from rows to the bytes of a PDF.
Same input, same bytes (reportlab's `invariant`). Nothing is written to a file.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from reportlab.pdfgen.canvas import Canvas

from vsdesk.records.consent import recipients
from vsdesk.records.dates.date_words import day_in_words
from vsdesk.records.gate.papers.paper_length import CUT
from vsdesk.reports.archive import VERSION, make_lasting
from vsdesk.reports.drawn_rows import draw
from vsdesk.reports.embedded_fonts import add_code, without_standard_font
from vsdesk.reports.page_header import ENLARGED
from vsdesk.reports.page_rows import PageRow, TextColumn, kept, paginate, space, without_end
from vsdesk.reports.pen import Pen
from vsdesk.reports.qr import qr_path
from vsdesk.reports.structure import StructureTree
from vsdesk.reports.style import HAIR, INK, QUIET, SMALL
from vsdesk.reports.text import Setter
from vsdesk.words import isolate, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.progress import Progress
    from vsdesk.reports.page_header import Furniture, Voice

WIDTH, HEIGHT = 595.28, 841.89  # A4 in points
MARGIN: Final = 42.0
TEXT_WIDTH: Final = WIDTH - 2 * MARGIN
FOOTER: Final = 62.0  # from the lower edge of the text to the lower margin
_QR: Final = 46.0


class Sheet:
    """Turns rows into a PDF with the furniture on each page."""

    def __init__(
        self, setter: Setter, voices: Sequence[Voice], furniture: Furniture, named: str = ""
    ) -> None:
        self._setter = setter
        self._voices = voices
        self._furniture = furniture
        self._named = named  # the name of the recipient, where it has one

    def pdf(self, rows: Sequence[PageRow], progress: Progress) -> bytes:
        """The document. Raises Cancelled through `progress`."""
        out = io.BytesIO()
        lang = self._voices[0].lang
        enlarged = ENLARGED[self._furniture.size]
        canvas = Canvas(
            out,
            pagesize=(WIDTH * enlarged, HEIGHT * enlarged),
            invariant=1,
            pageCompression=1,
            lang=lang,
            pdfVersion=VERSION,
        )
        without_standard_font(canvas)
        structure = StructureTree(lang)
        pen = Pen(self._setter, canvas, structure)
        pen.forced = all(voice.rtl for voice in self._voices)
        rows = [*without_end(rows), *self._cut()]
        pages = paginate(rows, HEIGHT - 2 * MARGIN - FOOTER)
        code = "" if self._furniture.discreet else qr_path(self._furniture.digest, _QR)
        for number, page in enumerate(pages, 1):
            progress.step("printing", number, len(pages))
            if enlarged != 1:
                canvas.scale(enlarged, enlarged)
            draw(pen, page, MARGIN, HEIGHT - MARGIN)
            with pen.part(None, "Pagination"):
                self._footer(pen, canvas, code, number, len(pages))
            canvas.showPage()
        structure.write(canvas)
        make_lasting(canvas, self._furniture.number, rtl=pen.forced)
        canvas.save()
        return out.getvalue()

    def _cut(self) -> list[PageRow]:
        """That words were too many for one paper, in each of its languages."""
        if not self._setter.cut:
            return []
        rows = [space(10)]
        for voice in self._voices:
            column = TextColumn(self._setter, TEXT_WIDTH, rtl=voice.rtl, lang=voice.lang)
            said = voice.words.say(
                "Words that are longer than a paper holds end with {sign}. The whole of them stays in the file.",
                sign=CUT,
            )
            rows += column.text(said, colour=QUIET)
        return kept(rows)

    def _footer(self, pen: Pen, canvas: Canvas, code: str, page: int, pages: int) -> None:
        top = MARGIN + FOOTER - 10
        pen.box(HAIR, MARGIN, top, TEXT_WIDTH, 0.6)
        rtl = self._voices[0].rtl
        room = TEXT_WIDTH - (_QR + 10 if code else 0)
        column_x = _QR + 10 if rtl and code else 0.0
        y = top - 4
        for voice in self._voices:
            column = TextColumn(self._setter, room, rtl=voice.rtl)
            text = _page_whole(footer_text(voice, self._furniture, self._named, page, pages))
            y = draw(pen, column.text(text, size=SMALL, colour=QUIET), MARGIN + column_x, y)
        if not code:
            return
        digest = TextColumn(self._setter, room, rtl=rtl).text(
            isolate(self._furniture.digest), size=7, colour=QUIET
        )
        draw(pen, digest, MARGIN + column_x, y)
        x = MARGIN if rtl else MARGIN + TEXT_WIDTH - _QR
        pen.colour(INK)
        add_code(canvas, f"q 1 0 0 1 {x:.2f} {top - 6 - _QR:.2f} cm {code} f Q")


def _page_whole(line: str) -> str:
    """The line at the foot without empty parts (a paper may have no number), its last one, the page, on
    one line where it is too long."""
    first, dot, last = line.rpartition(" · ")
    first = " · ".join(one for one in first.split(" · ") if plain(one).strip())
    return first + dot + last.replace(" ", "\u00a0")


def footer_text(voice: Voice, furniture: Furniture, named: str, page: int, pages: int) -> str:
    """The one line at the foot of a page; a discreet sheet says number, copy and page only, a
    family's own no level."""
    if furniture.discreet:
        return voice.words.say(
            "{number} · copy {copy} · page {page} of {pages}",
            number=furniture.number,
            copy=furniture.copy,
            page=page,
            pages=pages,
        )
    recipient = voice.labels.term("recipient", furniture.recipient)
    if named:
        recipient = voice.words.say("{recipient}: {name}", recipient=recipient, name=named)
    if recipients.of(furniture.recipient).sort == "family":  # a level is a word of the office
        return voice.words.say(
            "For: {recipient} · copy {copy} · {number} · {date} · page {page} of {pages}",
            recipient=recipient,
            copy=furniture.copy,
            number=furniture.number,
            date=day_in_words(furniture.on, voice.lang),
            page=page,
            pages=pages,
        )
    return voice.words.say(
        "Level {level} · for: {recipient} · copy {copy} · {number} · {date} · page {page} of {pages}",
        level=furniture.level,
        recipient=recipient,
        copy=furniture.copy,
        number=furniture.number,
        date=day_in_words(furniture.on, voice.lang),
        page=page,
        pages=pages,
    )
