"""Reading a PDF back, as a reader of the paper's file would: words, places, fonts."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

from vsdesk.reports.pen import Pen
from vsdesk.reports.text import Setter

if TYPE_CHECKING:
    from collections.abc import Sequence

_OURS = dict.fromkeys(map(ord, "\u200e\u200f"))
_MARKS = "[\u202a-\u202e]+"
_OPEN, _CLOSE = "(«“\\[", ")»”.،:؛\\]"


def set_lines(
    texts: Sequence[str], *, rtl: bool | None = None, width: float = 480.0, size: float = 12.0
) -> bytes:
    """A page with these paragraphs, each broken at `width` points."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    setter = Setter()
    pen = Pen(setter, canvas)
    y = 800.0
    for text in texts:
        paragraph = setter.paragraph(text, rtl=rtl)
        for line in paragraph.lines(width * setter.upem / size):
            x = 50 + width - line.width * size / setter.upem if paragraph.rtl else 50.0
            pen.draw(line, x, y, size)
            y -= 22
    canvas.save()
    return out.getvalue()


def _tool(*command: str, data: bytes) -> bytes:
    return subprocess.run(command, input=data, capture_output=True, check=True, timeout=600).stdout


def text_of(pdf: bytes) -> str:
    """What copying gives, line by line (poppler, which parts stretches of one direction by marks: a blank
    where words meet there; ours of direction have no width)."""
    text = _tool("pdftotext", "-layout", "-", "-", data=pdf).decode().translate(_OURS)
    text = re.sub(f"(?<=[{_OPEN}]){_MARKS}|{_MARKS}(?=[{_CLOSE}])", "", text)
    return "".join(" " if unicodedata.category(char) == "Cf" else char for char in text)


def words_of(pdf: bytes) -> list[str]:
    """The words in the order of reading."""
    return text_of(pdf).split()


def fonts_of(pdf: bytes) -> str:
    """The table of fonts."""
    return _tool("pdffonts", "-", data=pdf).decode()


def png_of(pdf: bytes, page: int = 1, dpi: int = 100) -> bytes:
    """One page as a picture."""
    return _tool(
        "pdftoppm", "-png", "-r", str(dpi), "-f", str(page), "-l", str(page), "-", data=pdf
    )
