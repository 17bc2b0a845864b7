"""A PDF as its pages draw it: the process that `pdf_notes` asks does this."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

import pikepdf

from vsdesk.photo.compressed_picture import without_jpeg_notes, without_jpx_notes

# What draws (ISO 32000-1, tables 15, 28, 29, 30): all else of these dictionaries goes.
_TRAILER: Final = frozenset(("/Root", "/Size", "/ID", "/Encrypt"))
_CATALOG: Final = frozenset(("/Type", "/Version", "/Pages", "/PageLayout", "/OCProperties"))
_HANDED_DOWN: Final = frozenset(("/Resources", "/MediaBox", "/CropBox", "/Rotate"))
_NODE: Final = _HANDED_DOWN | {"/Type", "/Kids", "/Count", "/Parent"}
_PAGE: Final = _HANDED_DOWN | {
    *("/Type", "/Parent", "/Contents", "/Group", "/UserUnit", "/BleedBox", "/TrimBox", "/ArtBox")
}
# And what anything that is drawn may have with it that is not.
_NOTES: Final = frozenset(
    ("/Metadata", "/PieceInfo", "/LastModified", "/AF", "/OPI", "/Ref", "/Alternates", "/Measure")
) | {"/PtData", "/Thumb"}
_ELSEWHERE: Final = frozenset(("/F", "/FFilter", "/FDecodeParms"))  # of a stream in another file
# A photo packed within the drawing itself, of which nothing is cut out here.
_INLINE: Final = re.compile(rb"\bBI\b[^\xff]{0,2000}/(?:DCT|DCTDecode)\b")
_CLEANERS: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    **dict.fromkeys(("/DCTDecode", "/DCT"), without_jpeg_notes),
    "/JPXDecode": without_jpx_notes,
}


def as_drawn(pdf: bytes) -> bytes:
    """What its pages draw, and nothing else.

    Raises ValueError for what cannot be read, MemoryError for more than the process may have.
    """
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            _draw_notes(document)
            _keep(document.trailer, _TRAILER)
            _keep(document.Root, _CATALOG)
            for page in document.pages:
                _keep_of_page(page.obj)
                _require_no_inline(_listed(page.obj.get("/Contents")))
            for one in document.objects:
                for held in _with_parts(one):
                    _drop_notes(held)
            made = io.BytesIO()
            document.save(made, deterministic_id=True)
            # It leaves out what it had no memory for, and only says so.
            short = any("bad_alloc" in str(one) for one in document.get_warnings())
    except pikepdf.PdfError as problem:
        if "bad_alloc" in str(problem):
            raise MemoryError from None
        raise ValueError from None
    except pikepdf.PasswordError:
        raise ValueError from None
    if short:
        raise MemoryError
    return made.getvalue()


def _draw_notes(document: pikepdf.Pdf) -> None:
    """Make what a stamp, a signature and a filled field look like a part of the page; their own words go."""
    form = document.Root.get("/AcroForm")
    if form is not None and form.get("/NeedAppearances"):
        document.generate_appearance_streams()
    document.flatten_annotations()


def _keep(held: pikepdf.Object, names: frozenset[str]) -> None:
    for name in [*held.keys()]:
        if name not in names:
            del held[name]


def _keep_of_page(page: pikepdf.Object) -> None:
    _keep(page, _PAGE)
    above, seen = page.get("/Parent"), set[tuple[int, int]]()
    while above is not None and above.objgen not in seen:
        seen.add(above.objgen)
        _keep(above, _NODE)
        above = above.get("/Parent")


def _with_parts(one: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """An object, and what lies in it and is no object of its own."""
    left = [one]
    while left:
        held = left.pop()
        if isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
            yield held
            inside = [held[name] for name in held.keys()]  # noqa: SIM118 - of a stream too
        elif isinstance(held, pikepdf.Array):
            inside = [*held]
        else:
            continue
        left += [
            part
            for part in inside
            if isinstance(part, pikepdf.Dictionary | pikepdf.Array) and not part.is_indirect
        ]


def _drop_notes(held: pikepdf.Object) -> None:
    stream = isinstance(held, pikepdf.Stream)
    for name in (*_NOTES, *(_ELSEWHERE if stream else ())):
        if name in held:
            del held[name]
    if isinstance(held, pikepdf.Stream):
        if held.get("/Subtype") == "/Form" or "/PatternType" in held:
            _require_no_inline([held])
        _drop_camera(held)


def _require_no_inline(drawings: list[pikepdf.Object]) -> None:
    """Raises ValueError where a photo is packed within one of these drawings."""
    drawn = b" ".join(one.read_bytes() for one in drawings if isinstance(one, pikepdf.Stream))
    if _INLINE.search(drawn):
        raise ValueError


def _drop_camera(stream: pikepdf.Stream) -> None:
    """A photo is kept as it is packed, without what was noted in it."""
    packed = [str(one) for one in _listed(stream.get("/Filter"))]
    if not packed or packed[-1] not in _CLEANERS:
        return
    parms = _listed(stream.get("/DecodeParms"))
    if len(parms) != len(packed):
        parms = [pikepdf.Dictionary() for _ in packed]
    if len(packed) > 1:  # packed once more
        names = pikepdf.Array([pikepdf.Name(one) for one in packed[:-1]])
        stream.write(stream.read_raw_bytes(), filter=names, decode_parms=pikepdf.Array(parms[:-1]))
        data = stream.read_bytes()
    else:
        data = stream.read_raw_bytes()
    clean = _CLEANERS[packed[-1]](data)
    last = parms[-1] if isinstance(parms[-1], pikepdf.Dictionary) else None
    stream.write(clean, filter=pikepdf.Name(packed[-1]), decode_parms=last)


def _listed(value: pikepdf.Object | None) -> list[pikepdf.Object]:
    if value is None:
        return []
    return [*value] if isinstance(value, pikepdf.Array) else [value]
