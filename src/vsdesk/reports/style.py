"""Colours and sizes of what is printed: read without the library that sets it."""

from __future__ import annotations

from typing import Final

Colour = tuple[float, float, float]
INK: Final[Colour] = (0.078, 0.098, 0.106)
QUIET: Final[Colour] = (0.29, 0.345, 0.365)
ACCENT: Final[Colour] = (0.09, 0.376, 0.478)
HAIR: Final[Colour] = (0.43, 0.46, 0.45)  # dark enough for a printer without greys
HAIRLINE: Final = 0.75
WARN: Final[Colour] = (0.478, 0.31, 0.0)
BODY: Final = 9.5
SMALL: Final = 8.0
LARGE: Final = 12 / BODY  # what a family holds in its hands is read at 12 points
