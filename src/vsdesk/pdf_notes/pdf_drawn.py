"""A PDF as its pages draw it: the process that `pdf_notes` asks does this.

Another PDF is made, which holds what is on the lists of what draws and nothing else. A page of which
something is not on them is drawn as a picture.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final

import pikepdf

from vsdesk.pdf_notes.drawing_words import UnsureError
from vsdesk.pdf_notes.drawn_parts import Needs, Parts
from vsdesk.pdf_notes.drawn_values import Held, kept, number, numbers_of, one_or_more, unpacked
from vsdesk.pdf_notes.page_picture import page_drawn
from vsdesk.pdf_notes.redrawn import Redrawing, Writing

_HANDED_DOWN: Final = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_BOXES: Final = ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox")
_SHEET: Final = {**dict.fromkeys(_BOXES, numbers_of(4)), "Rotate": number, "UserUnit": number}
_LETTER: Final = (0, 0, 612, 792)  # the size of a page that says none
_BEGINNING: Final = Writing(b"0", letters=0.0, words=0.0)  # how a page begins to write
_DEEPEST: Final = 64
# What is of another sort than its place takes fails in as many ways as there are places.
_UNSURE: Final = (
    *(UnsureError, pikepdf.PdfError, ArithmeticError, AttributeError, LookupError, TypeError),
    *(ValueError, RecursionError),
)


def as_drawn(pdf: bytes) -> bytes:
    """What its pages draw, and nothing else.

    Raises ValueError for what cannot be read, MemoryError for more than the process may have.
    """
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document, pikepdf.new() as made:
            _draw_notes(document)
            _draw_pages(document, made)
            out = io.BytesIO()
            made.save(out, deterministic_id=True)
            # It leaves out what it had no memory for, and only says so.
            warned = [*document.get_warnings(), *made.get_warnings()]
            short = any("bad_alloc" in str(one) for one in warned)
    except pikepdf.PdfError as problem:
        if "bad_alloc" in str(problem):
            raise MemoryError from None
        raise ValueError from None
    except pikepdf.PasswordError:
        raise ValueError from None
    if short:
        raise MemoryError
    return out.getvalue()


def _draw_notes(document: pikepdf.Pdf) -> None:
    """Make what a stamp, a signature and a filled field look like a part of the page; their own words go."""
    form = document.Root.get("/AcroForm")
    if form is not None and form.get("/NeedAppearances"):
        document.generate_appearance_streams()
    document.flatten_annotations()


def _draw_pages(document: pikepdf.Pdf, made: pikepdf.Pdf) -> None:
    parts, whole = Parts(made), b""
    for place, page in enumerate(document.pages):
        try:
            drawn = _page(page.obj, parts)
        except _UNSURE as problem:
            if "bad_alloc" in str(problem):
                raise MemoryError from None
            whole = whole or _saved(document)
            drawn = page_drawn(whole, place, made)
        made.pages.append(pikepdf.Page(made.make_indirect(drawn)))
    try:
        shown = parts.layers.shown(document.Root.get("/OCProperties"))
    except _UNSURE:
        raise ValueError from None
    if shown is not None:
        made.Root.OCProperties = shown


def _saved(document: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    document.save(out, encryption=False)
    return out.getvalue()


def _page(page: Held, parts: Parts) -> pikepdf.Dictionary:
    said = {name: value for name in _HANDED_DOWN if (value := _handed_down(page, name)) is not None}
    held: dict[str, Held] = {"/Type": pikepdf.Name.Page, "/MediaBox": pikepdf.Array(_LETTER)}
    held |= kept(page, _SHEET) | kept(said, _SHEET)
    if (group := page.get("/Group")) is not None:
        held["/Group"] = parts.group(group)
    needed = Needs(parts, said.get("/Resources"))
    drawing = b"\n".join(_drawings(page.get("/Contents")))
    data = Redrawing(needed, _BEGINNING).drawn(drawing)
    held["/Resources"] = needed.resources()
    held["/Contents"] = parts.made.make_stream(data)
    return pikepdf.Dictionary(held)


def _drawings(contents: Held) -> Iterator[bytes]:
    for one in one_or_more(contents):
        if isinstance(one, pikepdf.Stream):
            yield unpacked(one)


def _handed_down(page: Held, name: str) -> Held:
    """What a page says, or the nearest of those above it."""
    above = page
    for _ in range(_DEEPEST):
        if above is None or (value := above.get(name)) is not None:
            return None if above is None else value
        above = above.get("/Parent")
    return None
