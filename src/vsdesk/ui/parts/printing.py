"""Paints pages onto a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter

PRINT_DOTS: Final = 200  # per inch


class Printing:
    """Paints pictures of pages onto a printer."""

    def __init__(self, printer: QPrinter, then: Callable[[], None]) -> None:
        self._printer, self._then = printer, then

    def paint(self, pages: list[QImage]) -> None:
        painter = QPainter(self._printer)
        for number, image in enumerate(self._chosen(pages)):
            if number:
                self._printer.newPage()
            painter.drawImage(painter.viewport(), image)
        painter.end()
        self._then()

    def _chosen(self, pages: list[QImage]) -> list[QImage]:
        """The pages that the dialog asks for; copies are the printer's own matter."""
        first, last = self._printer.fromPage(), self._printer.toPage()
        return pages[first - 1 : last] if first > 0 else pages
