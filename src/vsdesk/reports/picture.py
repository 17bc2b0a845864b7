"""A picture on a page: its bytes, its place in its row, and what it shows."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from reportlab.lib.utils import ImageReader


@dataclass(frozen=True, slots=True)
class Picture:
    """JPEG or PNG: left edge and top (from the row's corner, y downwards), size in points, what it shows."""

    data: bytes = field(repr=False)
    x: float
    y: float
    width: float
    height: float
    alt: str = field(default="", repr=False)


def within(data: bytes, width: float, height: float) -> tuple[float, float]:
    """How wide and high a picture stands in its own shape, within so much room."""
    wide, tall = ImageReader(io.BytesIO(data)).getSize()
    share = min(width / wide, height / tall)
    return wide * share, tall * share
