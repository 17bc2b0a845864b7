"""Colours and sizes of what is printed: read without the library that sets it."""

from __future__ import annotations

from typing import Final

Colour = tuple[float, float, float]
INK: Final[Colour] = (0.078, 0.098, 0.106)
QUIET: Final[Colour] = (0.29, 0.345, 0.365)
ACCENT: Final[Colour] = (0.09, 0.376, 0.478)
HAIR: Final[Colour] = (0.827, 0.855, 0.843)
WARN: Final[Colour] = (0.478, 0.31, 0.0)
BODY: Final = 9.5
SMALL: Final = 8.0
