"""What a PDF says of whoever made it: its author, programs and days, and what lies beside its pages.

Whoever wrote the PDF also says what it unpacks to. A process of its own takes them out (`vsdesk.apart`), with
limits of memory and time: a PDF that is more than they hold is refused and stays.
"""

from __future__ import annotations

import io
import time
from typing import IO, Final

from vsdesk.apart import Gone, ProcessApart, TooLong, limit, put, served, taken
from vsdesk.errors import UserError

STRIPPER: Final = "--strip-pdf"  # the argument with which the program does nothing but this
PATIENCE: Final = 20.0  # seconds, and one more for each of these bytes:
_A_SECOND: Final = 4 * 1024 * 1024
MEMORY: Final = (
    512 * 1024 * 1024
)  # bytes, and as many again as the file is read, held and written in
_COPIES: Final = 4  # of the file, in the process
_LARGEST: Final = 2**32 - 1  # bytes of one message
_AS_IT_IS, _LARGE, _STRIPPED = b"=", b"!", b">"  # how an answer begins
_NOTES: Final = ("/Metadata", "/PieceInfo", "/LastModified")


def without_notes(pdf: bytes) -> bytes:
    """The same pages without them. What no reader can open as a PDF has none that a reader would find.

    Raises UserError E_PDF_LARGE for one that unpacks to more than the limits hold.
    """
    if len(pdf) > _LARGEST // _COPIES:
        raise UserError("E_PDF_LARGE", "bytes")
    process = ProcessApart(STRIPPER, MEMORY + _COPIES * len(pdf))
    until = time.monotonic() + PATIENCE + len(pdf) / _A_SECOND
    try:
        said = process.ask(pdf, until, lambda: None)
    except (Gone, TooLong) as problem:
        raise UserError("E_PDF_LARGE", type(problem).__name__) from None
    finally:
        process.end()
    if said == _AS_IT_IS:
        return pdf
    if not said.startswith(_STRIPPED + b"%PDF-"):
        raise UserError("E_PDF_LARGE", "memory")
    return said[1:]


def serve() -> int:
    """Take the notes out of one PDF: the process that `without_notes` asks."""
    return served(_serve)


def _serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    pdf = taken(questions, _LARGEST)
    if pdf is None:
        return
    limit(MEMORY + _COPIES * len(pdf))
    try:
        said = _stripped(pdf)
    except MemoryError:
        said = _LARGE
    put(answers, said)


def _stripped(pdf: bytes) -> bytes:
    import pikepdf  # in the process alone: 5 MB, and after the limits hold

    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            if "/Info" in document.trailer:
                del document.trailer["/Info"]
            for one in document.objects:
                if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
                    for name in _NOTES:
                        if name in one:
                            del one[name]
            made = io.BytesIO()
            document.save(made, deterministic_id=True)
            # It leaves out what it had no memory for, and only says so.
            short = any("bad_alloc" in str(one) for one in document.get_warnings())
    except pikepdf.PdfError as problem:
        return _LARGE if "bad_alloc" in str(problem) else _AS_IT_IS
    return _LARGE if short else _STRIPPED + made.getvalue()
