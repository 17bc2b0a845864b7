"""How far text that is not seen moves the text behind it (ISO 32000-1, 9.4.4)."""

from __future__ import annotations

from typing import Final

import pikepdf

from vsdesk.pdf_notes.drawing_words import UnsureError
from vsdesk.pdf_notes.drawn_values import Held, listed

_SPACE: Final = 32
_THOUSAND: Final = 1000.0


class Widths:
    """How wide the letters of a font (as it was made here) are, in thousandths of its size."""

    def __init__(self, font: Held) -> None:
        self._is_of_many = font.Subtype == "/Type0"
        self._wide: dict[int, float] = {}
        self._else: float | None = None
        if self._is_of_many:
            below = font.DescendantFonts[0]
            self._else = float(below.get("/DW", 1000)) if font.Encoding == "/Identity-H" else None
            self._read_many(listed(below.get("/W", pikepdf.Array())))
        elif "/Widths" in font and "/FirstChar" in font:
            first = int(font.FirstChar)
            self._wide = {first + n: float(one) for n, one in enumerate(font.Widths)}
            self._else = float(font.get("/FontDescriptor", {}).get("/MissingWidth", 0))

    def moved(self, text: bytes, size: float, apart: tuple[float, float]) -> float | None:
        """How far a text (as the drawing writes it, a list too) moves what follows, in units of text space;
        `apart`: how far letters and words are set apart. None where that is not known here."""
        if self._else is None:
            return None
        try:
            said = pikepdf.Object.parse(text)
        except pikepdf.PdfError:
            raise UnsureError from None
        total = 0.0
        for one in listed(said) if isinstance(said, pikepdf.Array) else [said]:
            if isinstance(one, pikepdf.String):
                total += self._of(bytes(one), size, apart)
            else:
                total -= float(one) / _THOUSAND * size
        return total

    def _of(self, text: bytes, size: float, apart: tuple[float, float]) -> float:
        assert self._else is not None
        if self._is_of_many:
            codes = [int.from_bytes(text[n : n + 2], "big") for n in range(0, len(text), 2)]
            spaces = 0
        else:
            codes, spaces = [*text], text.count(_SPACE)
        wide = sum(self._wide.get(code, self._else) for code in codes)
        return wide / _THOUSAND * size + len(codes) * apart[0] + spaces * apart[1]

    def _read_many(self, left: list[Held]) -> None:
        """`first [w w w]` or `first last w`, again and again."""
        at = 0
        while at + 1 < len(left):
            first, second = int(left[at]), left[at + 1]
            if isinstance(second, pikepdf.Array):
                self._wide |= {first + n: float(one) for n, one in enumerate(second)}
                at += 2
            else:
                if at + 2 >= len(left) or int(second) - first > 65_535:
                    raise UnsureError
                self._wide |= dict.fromkeys(range(first, int(second) + 1), float(left[at + 2]))
                at += 3
