"""Paragraphs of mixed Arabic and Latin text on a PDF canvas.

Owns setting text: levels of the logical text (bidi.py), runs by level and face shaped once, lines
broken on the logical text at spaces, each line put in order by rule L2, glyphs drawn at their exact
places. Lengths are points; y grows upwards as in PDF. Isolates and direction marks are heeded, then
stripped: no font draws them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import combining

from vsdesk.reports import bidi
from vsdesk.reports.embed import Codes, EmbeddedFace, add_code, write_at_end
from vsdesk.reports.glyph_run import GlyphRun
from vsdesk.reports.shape import (
    NOT_DRAWN,
    UNSEEN,
    Face,
    Faces,
    Glyph,
    load_faces,
    outline,
    scripts,
    shape,
    unset,
)
from vsdesk.reports.typed import INITIATORS, made_ready
from vsdesk.words import PDI

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.pdfgen.canvas import Canvas

_SPACES: Final = " \t\u2002\u2003\u2009\u200a\u3000"  # where a line may end; U+00A0 is not one


_BREAK: Final = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


class TextSpan(NamedTuple):
    """A stretch of one weight."""

    text: str
    bold: bool = False


class ShapedRun(NamedTuple):
    """Glyphs of one level and one face; start and end are places in the clean text."""

    start: int
    end: int
    level: int
    bold: bool
    script: str
    glyphs: tuple[Glyph, ...]


class Piece(NamedTuple):
    """Glyphs of one face and one direction that stand together on a line."""

    bold: bool
    script: str
    rtl: bool
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line: pieces from left to right, and its width in font units."""

    pieces: tuple[Piece, ...]
    width: int


def blocks(spans: Sequence[TextSpan]) -> Iterator[tuple[list[TextSpan], bool]]:
    """What stands between line breaks, and whether an empty line or more stands before it.

    An isolate that is open at a break ends there and begins anew after it. Empty lines at both ends
    are left out.
    """
    if not any(_BREAK.search(span.text) for span in spans):
        yield list(spans), False
        return
    at_break: list[TextSpan] = []
    opened = ""
    empty = begun = False
    for span in [*spans, TextSpan("\n")]:
        first, *rest = _BREAK.split(span.text)
        at_break.append(span._replace(text=first))
        for part in rest:
            opened = _open(opened, at_break)
            if any(
                char not in UNSEEN and not char.isspace() for one in at_break for char in one.text
            ):
                yield [*at_break, TextSpan(PDI * len(opened))], empty and begun
                begun, empty = True, False
            else:
                empty = True
            at_break = [TextSpan(opened), span._replace(text=part)]


def _open(opened: str, spans: Sequence[TextSpan]) -> str:
    """The isolates that are open after these spans, which begin with those in `opened`."""
    for char in "".join(span.text for span in spans)[len(opened) :]:
        if char in INITIATORS:
            opened += char
        elif char == PDI:
            opened = opened[:-1]
    return opened


class Setter:
    """Sets text in two weights; may serve many documents. Holds shapes of short stretches seen before."""

    def __init__(self, faces: Faces | None = None) -> None:
        self.faces = faces if faces is not None else load_faces()
        self.unset: dict[str, None] = {}  # what no face has a letter for, as it was met
        self.upem = self.faces.regular.upem

    def face(self, bold: bool, script: str = "") -> Face:
        """The face of a weight, and of a script that has its own."""
        return self.faces.of(script, bold)

    def paragraph(
        self, text: str | Sequence[TextSpan], *, rtl: bool | None, bold: bool = False
    ) -> ShapedParagraph:
        """Levels and glyphs of one paragraph (no line break inside); `rtl=None` asks its first letter."""
        spans = [TextSpan(text, bold)] if isinstance(text, str) else text
        return ShapedParagraph(self, spans, rtl)


class ShapedParagraph:
    """One paragraph, shaped once; `lines(width)` breaks it as often as asked."""

    def __init__(self, setter: Setter, spans: Sequence[TextSpan], rtl: bool | None) -> None:
        self._setter = setter
        typed = made_ready(
            "".join(span.text for span in spans),
            [span.bold for span in spans for _ in span.text],
            None if rtl is None else int(rtl),
        )
        source = typed.text
        if typed.base == 0 and bidi.is_plain_ltr(typed.classes):
            self.level, levels = 0, [0] * len(source)
        else:
            self.level, levels = bidi.resolve(typed.classes, source, typed.base)
        self.text = NOT_DRAWN.sub("", source)
        self.runs = tuple(self._runs(source, levels, typed.weights))
        self._numbers = self._drawn(source, typed.numbers)
        self._starts, self._ends = [run.start for run in self.runs], [run.end for run in self.runs]
        self._cut: dict[int, GlyphRun] = {}  # the runs that fill more than one line

    @property
    def rtl(self) -> bool:
        """True when the paragraph begins at the right edge."""
        return bool(self.level)

    @staticmethod
    def _drawn(source: str, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Stretches of `source` as places in the clean text."""
        if not places:
            return []
        seen = [0, *accumulate(char not in UNSEEN for char in source)]
        return [(seen[start], seen[end]) for start, end in places]

    def _runs(
        self, source: str, levels: Sequence[int], weights: Sequence[bool]
    ) -> Iterator[ShapedRun]:
        clean = 0  # place in the clean text
        owned = scripts(source)
        keys: list[object] = [2 * level + bold for level, bold in zip(levels, weights, strict=True)]
        if any(owned):
            keys = list(zip(keys, owned, strict=True))
        for start, end in bidi.runs(keys):
            # A run of isolates alone stays as an empty run: it parts its neighbours for rule L2.
            size = sum(char not in UNSEEN for char in source[start:end])
            glyphs: tuple[Glyph, ...] = ()
            if size:
                face = self._setter.face(weights[start], owned[start])
                glyphs = tuple(
                    shape(face, self.text, clean, clean + size, rtl=levels[start] % 2 == 1)
                )
                if not face.known.issuperset(self.text[clean : clean + size]):
                    self._setter.unset.update(dict.fromkeys(unset(face, glyphs)))
            yield ShapedRun(
                clean, clean + size, levels[start], weights[start], owned[start], glyphs
            )
            clean += size

    @cached_property
    def _advances(self) -> list[int]:
        """The width of each character's cluster at the place where the cluster begins, else 0."""
        advances = [0] * len(self.text)
        for run in self.runs:
            for glyph in run.glyphs:
                advances[glyph.cluster] += glyph.advance
        return advances

    @cached_property
    def _spaces(self) -> frozenset[int]:
        """Where a line may end: at spaces that carry no mark."""
        after = [*self.text[1:], ""]
        return frozenset(
            i
            for i, char in enumerate(self.text)
            if char in _SPACES and not (after[i] and combining(after[i]))
        )

    def lines(self, width: float) -> list[TextLine]:
        """Lines of at most `width` font units, broken at spaces; a longer word is broken inside.

        A number with spaces in it, such as a telephone number, stays whole where a line can hold it.
        """
        return [self._line(start, end) for start, end in self._breaks(width)]

    def _breaks(self, width: float) -> Iterator[tuple[int, int]]:
        """Lines as (start, end) of the clean text, spaces at both edges left out."""
        advances = self._advances
        spaces = self._spaces.difference(
            place
            for start, end in self._numbers
            if sum(advances[start:end]) <= width
            for place in range(start, end)
        )
        start, count = 0, len(self.text)
        while start < count:
            while start < count and start in spaces:
                start += 1
            end = self._fit(start, width, spaces)
            last = end
            while last > start and last - 1 in spaces:
                last -= 1
            if last > start:
                yield start, last
            start = end

    def _fit(self, start: int, width: float, spaces: frozenset[int]) -> int:
        """Where the line that begins at `start` ends."""
        advances = self._advances
        total, space, count = 0, -1, len(self.text)
        for i in range(start, count):
            total += advances[i]
            if i in spaces:
                space = i
            elif total > width:
                if space > start:
                    return space + 1
                # One word wider than the line: break where a cluster begins, one at least.
                return i if advances[i] and i > start else self._next_cluster(i, advances)
        return count

    def _next_cluster(self, i: int, advances: Sequence[int]) -> int:
        i += 1
        while i < len(advances) and not advances[i]:
            i += 1
        return i

    def _line(self, start: int, end: int) -> TextLine:
        inside = self.runs[bisect_left(self._ends, start) : bisect_right(self._starts, end)]
        pieces = []
        for k in bidi.reorder([run.level for run in inside]):
            run = inside[k]
            glyphs = run.glyphs
            if run.start < start or run.end > end:
                glyphs = self._within(run, start, end)
            if glyphs:
                pieces.append(Piece(run.bold, run.script, run.level % 2 == 1, glyphs))
        return TextLine(tuple(pieces), sum(g.advance for piece in pieces for g in piece.glyphs))

    def _within(self, run: ShapedRun, start: int, end: int) -> tuple[Glyph, ...]:
        if run.start not in self._cut:
            self._cut[run.start] = GlyphRun(run.glyphs, turned=run.level % 2 == 1)
        return self._cut[run.start].between(start, end)


class Pen:
    """Draws lines on the canvas of one document, and holds that document's fonts."""

    def __init__(self, setter: Setter, canvas: Canvas) -> None:
        self._codes_taken = Codes()
        self._canvas = canvas
        self._setter = setter
        self._upem = setter.upem
        self._fonts: dict[tuple[bool, str], EmbeddedFace] = {}
        self._drawn: dict[tuple[int, str, str, bool], tuple[str, float]] = {}

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

    def draw(self, line: TextLine, x: float, y: float, size: float) -> None:
        """Draw one line with its left end at x and its baseline at y."""
        scale = size / self._upem
        out = ["BT", f"1 0 0 1 {x:.2f} {y:.2f} Tm"]
        outlines: list[str] = []
        at = 0  # font units from the left end
        for piece in line.pieces:
            out += self._text(piece, size)
            face = self._font(piece).face
            for glyph in piece.glyphs:
                if not glyph.text or glyph.gid == face.sign:
                    place = f"{x + (at + glyph.dx) * scale:.2f} {y + glyph.dy * scale:.2f}"
                    path = outline(face, glyph.gid)
                    outlines.append(f"q {scale:.5f} 0 0 {scale:.5f} {place} cm {path} f Q")
                at += glyph.advance
        add_code(self._canvas, " ".join([*out, "ET", *outlines]))

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
        pending, rise = 0.0, 0  # thousandths of the em still to move; height in font units
        for glyph in piece.glyphs:
            if not glyph.text:
                pending += glyph.advance * per_mille
                continue
            if glyph.dy != rise:
                if parts:
                    yield f"[{''.join(parts)}] TJ"
                    parts = []
                rise = glyph.dy
                yield f"{rise * size / self._upem:.2f} Ts"
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
        if rise:
            yield "0 Ts"

    def _codes(self, glyph: Glyph, font: EmbeddedFace, *, rtl: bool) -> tuple[str, float]:
        """The operand for a glyph, and how far it moves (em / 1000)."""
        key = (glyph.gid, glyph.text, font.name, rtl)
        found = self._drawn.get(key)
        if found is None:
            found = self._drawn[key] = self._new_codes(glyph, font, rtl=rtl)
        return found

    def _new_codes(self, glyph: Glyph, font: EmbeddedFace, *, rtl: bool) -> tuple[str, float]:
        """The codes of a glyph in this document.

        Readers turn an Arabic line back letter by letter, so a ligature that stands for several
        letters (لا) would come back as ال: it gets the last letter, and a blank beside it each of
        the others, sharing its width.
        """
        face = font.face
        whole = round(face.width(glyph.gid) * 1000 / self._upem, 2)
        gid = face.space if glyph.gid == face.sign else glyph.gid  # the box is drawn
        if not rtl or len(glyph.text) < 2:
            return f"<{font.code(gid, glyph.text, whole):04X}>", whole
        share = round(whole / len(glyph.text), 2)
        codes = [font.code(gid, glyph.text[-1], share)]
        codes += [font.code(face.space, char, share) for char in glyph.text[-2::-1]]
        return f"<{''.join(f'{code:04X}' for code in codes)}>", share * len(codes)
