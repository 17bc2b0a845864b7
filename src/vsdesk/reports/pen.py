"""Lines of set text on the canvas of one document.

Owns that document's fonts and codes, and draws glyphs at their exact places. Lengths are points; y grows
upwards as in PDF. Each stretch says what it is part of (structure.py), and which language it is in where
that is another than its element's.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, Final

from reportlab.lib.utils import ImageReader

from vsdesk.reports import copy_order
from vsdesk.reports.copy_order import shares_width
from vsdesk.reports.embedded_fonts import Codes, EmbeddedFace, add_code, write_at_end
from vsdesk.reports.glyph_shaping import outline
from vsdesk.reports.raw_document import told_apart
from vsdesk.words import LANGS, is_rtl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from vsdesk.reports.copy_order import LineLetter
    from vsdesk.reports.glyph_shaping import Glyph
    from vsdesk.reports.picture import Picture
    from vsdesk.reports.structure import Element, StructureTree
    from vsdesk.reports.text import Piece, Setter, TextLine

_NARROW: Final = 20  # em / 1000; of two at one place a reader drops one
ALONE: Final = -1  # of a line: no other stands beside it


class Pen:
    """Draws lines on the canvas of one document, holds that document's fonts, and says what
    each line is part of."""

    def __init__(
        self, setter: Setter, canvas: Canvas, structure: StructureTree | None = None
    ) -> None:
        self._structure = structure
        self.forced = (
            False  # whether the file says that it runs from the right, and with it every line
        )
        self.lang = structure.lang if structure is not None else LANGS[0]  # of the document
        self._spoken = self.lang  # of what is drawn now
        self._furniture = False
        self._codes_taken = Codes()
        self._canvas = canvas
        self._setter = setter
        self._upem = setter.upem
        self._fonts: dict[tuple[bool, str], EmbeddedFace] = {}
        self._drawn: dict[tuple[int, str, str, bool], tuple[str, float, bool]] = {}

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
            told_apart(ImageReader(io.BytesIO(picture.data)), picture.data),
            x,
            y,
            picture.width,
            picture.height,
            preserveAspectRatio=True,
            anchor="n",
        )

    def marks_behind(self, lines: Sequence[TextLine]) -> int | None:
        """How many marks of direction lines beside each other need behind them (copy_order.py)."""
        return copy_order.marks_behind(
            lines, self._sign, turned=self._turned(lines[0]), forced=self.forced
        )

    def _sign(self, piece: Piece) -> int:
        """What stands in the face of a piece for a character that it has no letter of."""
        return self._font(piece).face.sign

    def _turned(self, line: TextLine) -> bool:
        """Whether a reader turns the stretches of a line."""
        return self.forced or line.rtl

    def draw(
        self, line: TextLine, x: float, y: float, size: float, *, ends: int | None = ALONE
    ) -> None:
        """Draw one line with its left end at x and its baseline at y; `ends`: with so many marks of direction
        behind it, which are its own where it stands `ALONE`."""
        if ends == ALONE:
            ends = self.marks_behind([line])
        turned = self._turned(line)
        if letters := copy_order.written(line, self._sign, turned=turned, ends=ends):
            self._draw_in_order(line, letters, x, y, size)
            return
        out = ["BT", f"1 0 0 1 {x:.2f} {y:.2f} Tm"]
        for piece in line.pieces:
            other = self._other_language(piece)
            if other:
                out.append(f"/Span <</Lang ({other})>> BDC")
            out += self._text(piece, size)
            if other:
                out.append("EMC")
        add_code(self._canvas, " ".join([*out, "ET", *self._outlines(line, x, y, size)]))

    def _draw_in_order(
        self, line: TextLine, letters: Sequence[LineLetter], x: float, y: float, size: float
    ) -> None:
        """Draw a line of two directions: its letters in an order of their own, each at its place."""
        unseen = self._unseen(letters, turned=self._turned(line))
        out = ["BT", f"1 0 0 1 {x:.2f} {y:.2f} Tm"]
        at = 0.0  # font units from the left end
        before = ("", 0, False)
        for other, spoken in groupby(self._with_languages(letters), lambda one: one[0]):
            if other:
                out.append(f"/Span <</Lang ({other})>> BDC")
            states = groupby(self._states((one for _, one in spoken), unseen), lambda one: one[0])
            for (name, height, hidden), some in states:
                held = [one for _, one in some]
                if name != before[0]:
                    out.append(f"/{name} {size:g} Tf")
                out += self._state(before[1:], (height, hidden), size)
                before = (name, height, hidden)
                shown, at = self._shown(held, at, unseen=hidden)
                out.append(f"[{shown}] TJ")
            if other:
                out.append("EMC")
        out += self._state(before[1:], (0, False), size)
        add_code(self._canvas, " ".join([*out, "ET", *self._outlines(line, x, y, size, unseen)]))

    def _with_languages(self, letters: Sequence[LineLetter]) -> Iterator[tuple[str, LineLetter]]:
        """Each letter with the language that is said of it: numbers and signs go with what they stand in, and
        so do all words of a run of another direction, which is one piece for a reader."""
        last, inside = "", False
        said = dict[int, str | None]()  # of each piece, None where it has no word
        for one in letters:
            key = id(one.piece)
            if key not in said:
                worded = any(glyph.text.isalpha() for glyph in one.piece.glyphs)
                said[key] = self._other_language(one.piece) if worded else None
            found = said[key]
            if found is not None and not (last and inside and one.piece.inner):
                last = found
            inside = one.piece.inner
            yield last, one

    def _unseen(self, letters: Sequence[LineLetter], *, turned: bool) -> frozenset[int]:
        """The clusters that are drawn as outlines. What stands in another order than its places is one piece
        for a reader: all of it or nothing, and all of it where it has several faces."""
        found = set[int]()
        parts = groupby(letters, copy_order.is_weak if turned else lambda one: one.piece.inner)
        for in_one, some in parts:
            held = [one for one in some if one.glyph is not None]
            own = [one for one in held if one.of]
            whole = held if in_one and (own or self._has_faces(held)) else own
            found |= {one.glyph.cluster for one in whole if one.glyph is not None}
        return frozenset(found)

    def _has_faces(self, letters: Sequence[LineLetter]) -> bool:
        """Whether they are of several faces."""
        asked = {(one.piece.bold, one.piece.script) for one in letters}
        return len(asked) > 1 and len({self._embedded(*one).name for one in asked}) > 1

    def _states(
        self, letters: Iterable[LineLetter], unseen: frozenset[int]
    ) -> Iterator[tuple[tuple[str, int, bool], LineLetter]]:
        """How each letter is seen; a mark behind a sign for what has no letter as that sign is: alone it
        would be a text of one letter, which pdfium drops."""
        hidden = (
            self._plain.name,
            0,
            True,
        )  # of another face it would be another piece for a reader
        piece, font, behind_sign = None, self._plain, False
        for one in letters:
            if one.piece is not piece:  # of hundreds of letters one
                piece, font = one.piece, self._font(one.piece)
            glyph = one.glyph
            if glyph is None:
                behind_sign = behind_sign and one.text != " "
                yield hidden if behind_sign else (font.name, 0, False), one
            elif glyph.cluster in unseen:
                behind_sign = glyph.gid == font.face.sign
                yield hidden, one
            else:
                behind_sign = False
                yield (font.name, glyph.dy, False), one

    def _shown(
        self, letters: Sequence[LineLetter], at: float, *, unseen: bool
    ) -> tuple[str, float]:
        """The operand for letters in their order, and where the pen stands then."""
        per_mille = 1000 / self._upem
        font = self._plain if unseen else self._font(letters[0].piece)
        face, parts = font.face, list[str]()
        for one in letters:
            if one.glyph is None:
                gid = dict(face.marks).get(one.text, 0) if one.text != " " else face.space
                if gid == 0:
                    continue
                code, width = font.seen(gid, one.text)
            elif unseen:
                width = round(one.glyph.advance * per_mille / (one.of or 1), 2)
                code = f"<{font.code(face.space, one.text, width):04X}>"
            else:
                code, width = font.seen(one.glyph.gid, one.text)
            if one.x is not None and (move := round((one.x - at) * per_mille)):
                parts.append(f"{-move}")
                at += move / per_mille
            parts.append(code)
            at += width / per_mille
        only = letters[0].glyph if len(letters) == 1 else None
        if unseen and only is not None and only.gid == self._sign(letters[0].piece):
            parts.append(self._behind(font))
            at += _NARROW / per_mille
        return "".join(parts), at

    def _outlines(
        self, line: TextLine, x: float, y: float, size: float, unseen: frozenset[int] = frozenset()
    ) -> Iterator[str]:
        """What is drawn as outlines: marks over their letters, and what shares its width or is unseen."""
        scale, at = size / self._upem, 0
        for piece in line.pieces:
            face = self._font(piece).face
            for glyph in piece.glyphs:
                if (
                    not glyph.text
                    or glyph.cluster in unseen
                    or shares_width(glyph, face.sign, rtl=piece.rtl)
                ):
                    place = f"{x + (at + glyph.dx) * scale:.2f} {y + glyph.dy * scale:.2f}"
                    path = outline(face, glyph.gid)
                    yield f"q {scale:.5f} 0 0 {scale:.5f} {place} cm {path} f Q"
                at += glyph.advance

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
        found = self._fonts.get((piece.bold, piece.script))
        return found or self._embedded(piece.bold, piece.script)

    @property
    def _plain(self) -> EmbeddedFace:
        """The font of what is unseen."""
        return self._embedded(bold=False, script="")

    def _embedded(self, bold: bool, script: str) -> EmbeddedFace:
        key = (bold, script)
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
            _, _, text, advance, dx, dy = glyph
            if not text:
                pending += advance * per_mille
                continue
            codes, moved, unseen = self._codes(glyph, font, rtl=piece.rtl)
            new = (dy, unseen)
            if new != state:
                if parts:
                    yield f"[{''.join(parts)}{self._held(font, piece, state)}] TJ"
                    parts = []
                yield from self._state(state, new, size)
                state = new
            pending += dx * per_mille
            if abs(pending) >= 0.5:
                parts.append(f"{-pending:.0f}")
                pending -= round(pending)
            parts.append(codes)
            pending += (advance - dx) * per_mille - moved
        if abs(pending) >= 0.5:
            parts.append(f"{-pending:.0f}")
        yield f"[{''.join(parts)}{self._held(font, piece, state)}] TJ"
        yield from self._state(state, (0, False), size)

    def _held(self, font: EmbeddedFace, piece: Piece, state: tuple[int, bool]) -> str:
        """What stands behind a sign for what has no letter, which is unseen."""
        return self._behind(font) if state[1] and not piece.rtl else ""

    @staticmethod
    def _behind(font: EmbeddedFace) -> str:
        """What has hardly a width, behind a letter that nobody sees: pdfium drops a text of one alone."""
        return f"<{font.code(font.face.space, copy_order.JOINED, _NARROW):04X}>"

    def _state(
        self, before: tuple[int, bool], after: tuple[int, bool], size: float
    ) -> Iterator[str]:
        """What turns the height above the line (font units) and the being unseen into another."""
        if before[0] != after[0]:
            yield f"{after[0] * size / self._upem:.2f} Ts" if after[0] else "0 Ts"
        if before[1] != after[1]:
            yield "3 Tr" if after[1] else "0 Tr"

    def _codes(self, glyph: Glyph, font: EmbeddedFace, *, rtl: bool) -> tuple[str, float, bool]:
        """The operand for a glyph, how far it moves (em / 1000), whether its letters are unseen."""
        key = (glyph.gid, glyph.text, font.name, rtl)
        found = self._drawn.get(key)
        if found is None:
            found = self._drawn[key] = self._new_codes(glyph, font, rtl=rtl)
        return found

    def _new_codes(self, glyph: Glyph, font: EmbeddedFace, *, rtl: bool) -> tuple[str, float, bool]:
        """The codes of a glyph in this document."""
        face = font.face
        if not shares_width(glyph, face.sign, rtl=rtl):
            return *font.seen(glyph.gid, glyph.text), False
        whole = round(face.width(glyph.gid) * 1000 / self._upem, 2)
        letters = glyph.text[::-1] if rtl else (glyph.text,)
        share = round(whole / len(letters), 2)
        codes = [f"{font.code(face.space, letter, share):04X}" for letter in letters]
        return f"<{''.join(codes)}>", share * len(codes), True
