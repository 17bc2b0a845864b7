"""What we use of reportlab's canvas and document beyond their published types, said once.

Raises nothing of its own: a release of reportlab without one of these names fails at the first sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

from reportlab import rl_config

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfdoc
    from reportlab.pdfgen.canvas import Canvas


# Streams as they are: letters for bytes (ASCII85) make pages and photos a quarter longer, for no reader.
rl_config.useA85 = 0


class RawCatalog(Protocol):
    """The document's root."""

    __NoDefault__: list[str]
    MarkInfo: object
    Metadata: object
    OutputIntents: object
    StructTreeRoot: object
    ViewerPreferences: object


class RawDocument(Protocol):
    """The document: what has a name in it, and how another object gets one."""

    Catalog: RawCatalog
    info: pdfdoc.PDFInfo
    delayedFonts: list[Any]  # noqa: N815 - reportlab's name; asked for objects at the end
    idToObject: dict[str, Any]  # noqa: N815 - reportlab's name
    idToObjectNumberAndVersion: dict[str, tuple[int, int]]  # noqa: N815 - reportlab's name

    def Reference(self, thing: object, name: str) -> object: ...  # noqa: N802 - reportlab's name


class RawCanvas(Protocol):
    """The page that is drawn on."""

    _doc: RawDocument
    _code: list[str]
    _preamble: str


class RawFile(Protocol):
    """A picture's file."""

    format: str | None


class RawImage(Protocol):
    """A picture that is put on a page."""

    _data: bytes | None
    _dataA: bytes | None  # noqa: N815 - reportlab's name; what shows through
    _image: RawFile


def told_apart(reader: ImageReader, data: bytes) -> ImageReader:
    """The same reader: a JPEG, which goes into the file as it is, is told from others by its bytes (`data`)
    instead of by all its points, which nothing else asks for."""
    raw = cast("RawImage", reader)
    if raw._image.format == "JPEG":
        raw._data, raw._dataA = data, None
    return reader


def raw_canvas(canvas: Canvas) -> RawCanvas:
    """The same canvas with what its types leave out."""
    return cast("RawCanvas", canvas)


def raw_document(canvas: Canvas) -> RawDocument:
    """The document of a canvas."""
    return raw_canvas(canvas)._doc
