"""A QR as dark strips, without a quiet zone: what a reader with a camera finds at the foot of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

if TYPE_CHECKING:
    from collections.abc import Iterator


def dark_strips(text: str, size: float) -> Iterator[tuple[float, float, float, float]]:
    """Left and top edge, width and height (points) of each dark strip of a QR `size` points wide, from its
    upper left corner."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    step = size / len(code.modules)
    for r, row in enumerate(code.modules):
        start = None
        for c, dark in enumerate([*row, False]):
            if dark and start is None:
                start = c
            elif not dark and start is not None:
                yield start * step, r * step, (c - start) * step, step + 0.05
                start = None


def qr_path(text: str, size: float) -> str:
    """The dark squares as path operators, from the lower left corner."""
    return " ".join(
        f"{x:.2f} {size - y - height + 0.05:.2f} {width:.2f} {height:.2f} re"
        for x, y, width, height in dark_strips(text, size)
    )
