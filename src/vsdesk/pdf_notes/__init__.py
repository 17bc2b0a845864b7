"""What a PDF says beside what its pages draw: who made it and when, comments, files in it, scripts, old
pictures of its pages, and what a camera noted in the photos on them.

Only what a page draws leaves: the PDF is made anew from lists of what draws, one for each sort of object, and
a page of which something stands on none of them is drawn as a picture. Whoever wrote the PDF also says what
it unpacks to: a process of its own does this (`vsdesk.child_process`), with limits of memory and time. A PDF
that is more than they hold, or that nobody can open here, is refused and stays.

A room of its own, which knows no record: that process reads nothing else of the program.
"""

from __future__ import annotations

from typing import IO, Final

from vsdesk.child_process import NoAnswer, TooLong, asked_once, limit, put, served, taken
from vsdesk.errors import UserError

STRIPPER: Final = "--strip-pdf"  # the argument with which the program does nothing but this
PATIENCE: Final = 60.0  # seconds, and one more for each of these bytes:
_A_SECOND: Final = 1024 * 1024
MEMORY: Final = (
    512 * 1024 * 1024
)  # bytes, and as many again as the file is read, held and written in
_COPIES: Final = 4  # of the file, in the process
_LARGEST: Final = 2**32 - 1  # bytes of one message
_UNREAD, _LARGE, _STRIPPED = b"?", b"!", b">"  # how an answer begins


def without_notes(pdf: bytes) -> bytes:
    """What its pages draw, and nothing else.

    Raises UserError E_PDF_LARGE for one that unpacks to more than the limits hold, E_PDF for one that cannot
    be read here, with a passphrase of its own too.
    """
    if len(pdf) > _LARGEST // _COPIES:
        raise UserError("E_PDF_LARGE", "bytes")
    most, patience = MEMORY + _COPIES * len(pdf), PATIENCE + len(pdf) / _A_SECOND
    try:
        said = asked_once(STRIPPER, most, pdf, patience)
    except (NoAnswer, TooLong) as problem:
        raise UserError("E_PDF_LARGE", type(problem).__name__) from None
    if said == _UNREAD:
        raise UserError("E_PDF")
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
    from vsdesk.pdf_notes.pdf_drawn import (
        as_drawn,
    )  # pikepdf: in the process alone, once limits hold

    try:
        said = _STRIPPED + as_drawn(pdf)
    except MemoryError:
        said = _LARGE
    except ValueError:
        said = _UNREAD
    put(answers, said)
