"""Pages of PDFs on a printer, painted on the reader thread only, as all that draws a page; and what leaves on
paper: its row first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from vsdesk.errors import EnvironmentFault
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.parts.page_pixels import POINT
from vsdesk.ui.parts.pdf_pages import page_picture
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter

    from vsdesk.ui.session import VaultSession

# Said wherever something is printed.
SPOOL: Final = mark("A printer and its queue can keep what was printed. Use one that is yours.")
PRINT_DOTS: Final = 300  # per inch: an A4 page is a picture of 35 MB, so there is one at a time


def print_pages(printer: QPrinter, pdfs: Sequence[bytes]) -> None:
    """The pages that the dialog asked for, of all documents together; copies are the printer's own matter.

    Each in its true size: a card that is cut out has that of a card. Raises EnvironmentFault E_PRINTER
    where the printer takes nothing.
    """
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise EnvironmentFault("E_PRINTER")
    try:
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # letters without a haze
        for number, image in enumerate(_pictures(pdfs, printer.fromPage(), printer.toPage())):
            if number and not printer.newPage():
                raise EnvironmentFault("E_PRINTER")
            painter.drawImage(_place(printer, image), image)
    finally:
        painter.end()


def print_leaving(
    session: VaultSession,
    printer: QPrinter,
    leave: Callable[[], Sequence[bytes]],
    answer: Callbacks[None],
) -> None:
    """Print what `leave` gives: it writes the row of the exit first, and then the pages go to the printer."""

    def to_printer(pdfs: Sequence[bytes]) -> None:
        session.jobs.read(answer, print_pages, printer, pdfs)

    session.jobs.write(Callbacks(answer.owner, to_printer, answer.fails), leave)


def _pictures(pdfs: Sequence[bytes], first: int, last: int) -> Iterator[QImage]:
    """A picture after the other, of the pages from `first` to `last` (0: of all)."""
    before = 0
    for pdf in pdfs:
        page, count = 0, 1
        while page < count:
            wanted = first <= 0 or first <= before + page + 1 <= last
            if wanted or page == 0:
                drawn = page_picture(pdf, page, PRINT_DOTS / POINT if wanted else 1 / POINT)
                count = drawn.count
                if wanted:
                    yield drawn.image
            page += 1
        before += count


def _place(printer: QPrinter, image: QImage) -> QRectF:
    """Where a page stands on the paper, in the printer's dots: in its true size, in the middle; smaller
    where the paper is."""
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    scale = printer.resolution() / PRINT_DOTS
    width, height = image.width() * scale, image.height() * scale
    fits = min(1.0, paper.width() / width, paper.height() / height)
    width, height = width * fits, height * fits
    return QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height)
