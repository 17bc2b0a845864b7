"""Lines of set text on the canvas of one document.

Owns that document's fonts and codes, and draws glyphs at their exact places. Lengths are points; y grows
upwards as in PDF. Each stretch says what it is part of (structure.py), and which language it is in where
that is another than its element's.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportlab.lib.utils import ImageReader

from vsdesk.reports.embed import Codes, EmbeddedFace, add_code, write_at_end
from vsdesk.reports.shape import outline
from vsdesk.words import LANGS, is_rtl

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfgen.canvas import Canvas

    from vsdesk.reports.picture import Picture
    from vsdesk.reports.shape import Face, Glyph
    from vsdesk.reports.structure import Element, StructureTree
    from vsdesk.reports.text import Piece, Setter, TextLine


class Pen:
    """Draws lines on the canvas of one document, holds that document's fonts, and says what
    each line is part of."""

    def __init__(
        self, setter: Setter, canvas: Canvas, structure: StructureTree | None = None
    ) -> None:
        self._structure = structure
        self.lang = structure.lang if structure is not None else LANGS[0]  # of the document
        self._spoken = self.lang  # of what is drawn now
        self._furniture = False
        self._codes_taken = Codes()
        self._canvas = canvas
        self._setter = setter
        self._upem = setter.upem
        self._fonts: dict[tuple[bool, str], EmbeddedFace] = {}
        self._drawn: dict[tuple[int, str, str, bool], tuple[str, float]] = {}

    @contextmanager
    def part(self, element: Element | None, artifact: str = "Layout") -> Iterator[None]:
        """What is drawn inside is part of this element; of None: furniture that nobody
        reads, with all in it."""
        if self._structure is None or self._furniture:
            yield
            return
        if element is None:
            add_code(self._canvas, f"/Artifact <</Type /{artifact}>> BDC")
        else:
            page = self._canvas.getPageNumber()
            add_code(self._canvas, self._structure.begin(element, page))
        self._furniture = element is None
        self._spoken = (element.lang if element is not None else None) or self.lang
        yield
        self._furniture, self._spoken = False, self.lang
        add_code(self._canvas, "EMC")

    def colour(self, rgb: tuple[float, float, float]) -> None:
        """Fill with this colour from here on."""
        add_code(self._canvas, f"{rgb[0]:g} {rgb[1]:g} {rgb[2]:g} rg")

    def box(
        self,
        rgb: tuple[float, float, float],
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        round: bool = False,
    ) -> None:
        """A filled rectangle (x, y is its lower left corner), or the disc inside it."""
        self.colour(rgb)
        if round:
            self._canvas.circle(x + width / 2, y + height / 2, width / 2, stroke=0, fill=1)
        else:
            add_code(self._canvas, f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def picture(self, picture: Picture, x: float, y: float) -> None:
        """A picture with its lower left corner there: in its own shape, at the top of its room."""
        self._canvas.drawImage(
            ImageReader(io.BytesIO(picture.data)),
            x,
            y,
            picture.width,
            picture.height,
            preserveAspectRatio=True,
            anchor="n",
        )

    def draw(self, line: TextLine, x: float, y: float, size: float) -> None:
        """Draw one line with its left end at x and its baseline at y."""
        scale = size / self._upem
        out = ["BT", f"1 0 0 1 {x:.2f} {y:.2f} Tm"]
        outlines: list[str] = []
        at = 0  # font units from the left end
        for piece in line.pieces:
            other = self._other_language(piece)
            if other:
                out.append(f"/Span <</Lang ({other})>> BDC")
            out += self._text(piece, size)
            if other:
                out.append("EMC")
            face = self._font(piece).face
            for glyph in piece.glyphs:
                if not glyph.text or _shared(glyph, face, rtl=piece.rtl):
                    place = f"{x + (at + glyph.dx) * scale:.2f} {y + glyph.dy * scale:.2f}"
                    path = outline(face, glyph.gid)
                    outlines.append(f"q {scale:.5f} 0 0 {scale:.5f} {place} cm {path} f Q")
                at += glyph.advance
        add_code(self._canvas, " ".join([*out, "ET", *outlines]))

    def _other_language(self, piece: Piece) -> str:
        """A piece in another script than its paragraph's: what can be said of its
        language is its script alone."""
        if self._structure is None or self._furniture:
            return ""
        if piece.script or piece.rtl != is_rtl(self._spoken):
            script = piece.script or ("Arab" if piece.rtl else "Latn")
            return f"und-{script}" if any(one.text.isalpha() for one in piece.glyphs) else ""
        return ""

    def _font(self, piece: Piece) -> EmbeddedFace:
        """The font of a piece in this document."""
        key = (piece.bold, piece.script)
        font = self._fonts.get(key)
        if font is None:
            face = self._setter.face(*key)
            font = next((one for one in self._fonts.values() if one.face is face), None)
            if font is None:
                font = EmbeddedFace(face, self._codes_taken, f"VF{len(self._fonts) + 1}")
                write_at_end(self._canvas, [font])
            self._fonts[key] = font
        return font

    def _text(self, piece: Piece, size: float) -> Iterator[str]:
        """The operators of the glyphs that stand for words."""
        per_mille = 1000 / self._upem
        font = self._font(piece)
        yield f"/{font.name} {size:g} Tf"
        parts: list[str] = []
        pending, state = 0.0, (0, False)  # thousandths of the em still to move; height, unseen
        for glyph in piece.glyphs:
            if not glyph.text:
                pending += glyph.advance * per_mille
                continue
            new = (glyph.dy, _shared(glyph, font.face, rtl=piece.rtl))
            if new != state:
                if parts:
                    yield f"[{''.join(parts)}] TJ"
                    parts = []
                yield from self._state(state, new, size)
                state = new
            pending += glyph.dx * per_mille
            if abs(pending) >= 0.5:
                parts.append(f"{-pending:.0f}")
                pending -= round(pending)
            codes, moved = self._codes(glyph, font, rtl=piece.rtl)
            parts.append(codes)
            pending += (glyph.advance - glyph.dx) * per_mille - moved
        if abs(pending) >= 0.5:
            parts.append(f"{-pending:.0f}")
        yield f"[{''.join(parts)}] TJ"
        yield from self._state(state, (0, False), size)

    def _state(
        self, before: tuple[int, bool], after: tuple[int, bool], size: float
    ) -> Iterator[str]:
        """What turns the height above the line (font units) and the being unseen into another."""
        if before[0] != after[0]:
            yield f"{after[0] * size / self._upem:.2f} Ts" if after[0] else "0 Ts"
        if before[1] != after[1]:
            yield "3 Tr" if after[1] else "0 Tr"

    def _codes(self, glyph: Glyph, font: EmbeddedFace, *, rtl: bool) -> tuple[str, float]:
        """The operand for a glyph, and how far it moves (em / 1000)."""
        key = (glyph.gid, glyph.text, font.name, rtl)
        found = self._drawn.get(key)
        if found is None:
            found = self._drawn[key] = self._new_codes(glyph, font, rtl=rtl)
        return found

    def _new_codes(self, glyph: Glyph, font: EmbeddedFace, *, rtl: bool) -> tuple[str, float]:
        """The codes of a glyph in this document."""
        face = font.face
        whole = round(face.width(glyph.gid) * 1000 / self._upem, 2)
        if not _shared(glyph, face, rtl=rtl):
            return f"<{font.code(glyph.gid, glyph.text, whole):04X}>", whole
        letters = glyph.text[::-1] if rtl else (glyph.text,)
        share = round(whole / len(letters), 2)
        codes = [f"{font.code(face.space, letter, share):04X}" for letter in letters]
        return f"<{''.join(codes)}>", share * len(codes)


def _shared(glyph: Glyph, face: Face, *, rtl: bool) -> bool:
    """Whether the glyph is drawn as an outline, and its letters stand unseen over it, sharing its width.

    Readers turn an Arabic line back letter by letter, so a ligature that stands for several letters (لا)
    would come back as ال. Only what is unseen may have widths other than its glyphs' own (ISO 19005-2
    §6.2.11.5). The sign for what no face has a letter for is one that is drawn.
    """
    return glyph.gid == face.sign or (rtl and len(glyph.text) > 1)
