"""Paragraphs of mixed Arabic and Latin text, set into lines.

Owns setting text: levels of the logical text (bidi.py), runs by level and face shaped once, lines
broken on the logical text at spaces, each line put in order by rule L2. Isolates and direction marks are
heeded, then stripped: no font draws them. Drawn by `pen.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import combining

from vsdesk.memo import memo
from vsdesk.records.gate.papers.paper_length import CUT
from vsdesk.reports import bidi
from vsdesk.reports.glyph_run import GlyphRun
from vsdesk.reports.glyph_shaping import (
    NOT_DRAWN,
    UNSEEN,
    Face,
    Faces,
    Glyph,
    load_faces,
    scripts,
    shape,
    unset,
)
from vsdesk.reports.typed_text import INITIATORS, made_ready
from vsdesk.words import PDI, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_SPACES: Final = " \t\u2002\u2003\u2009\u200a\u3000"  # where a line may end; U+00A0 is not one
_HYPHENS: Final = "-\u2010"
_SHORT: Final = (
    160  # letters: what is longer was told by somebody, and is not met on the next sheet
)


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
    """Glyphs of one face and one direction that stand together on a line; `inner`: in a run from the right,
    or what runs from the left within it, such as a number."""

    bold: bool
    script: str
    rtl: bool
    glyphs: tuple[Glyph, ...]
    inner: bool


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line: pieces from left to right, its width in font units, from which side its paragraph runs."""

    pieces: tuple[Piece, ...]
    width: int
    rtl: bool = False


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
    """Sets text in two weights; may serve many documents. Holds shapes of short stretches seen before. Into
    `words` goes all that is set, as it came, and what is said in place of a picture."""

    def __init__(self, faces: Faces | None = None, words: list[str] | None = None) -> None:
        self.faces = faces if faces is not None else load_faces()
        self.unset: dict[str, None] = {}  # what no face has a letter for, as it was met
        self.cut = False  # whether a text was set of which only the beginning stands
        self.words = [] if words is None else words
        self.upem = self.faces.regular.upem

    def face(self, bold: bool, script: str = "") -> Face:
        """The face of a weight, and of a script that has its own."""
        return self.faces.of(script, bold)

    def paragraph(
        self, text: str | Sequence[TextSpan], *, rtl: bool | None, bold: bool = False
    ) -> ShapedParagraph:
        """Levels and glyphs of one paragraph (no line break inside); `rtl=None` asks its first letter."""
        spans = [TextSpan(text, bold)] if isinstance(text, str) else text
        self.cut = self.cut or any(CUT in one.text for one in spans)
        self.words.append(plain("".join(one.text for one in spans)))
        short = sum(len(one.text) for one in spans) <= _SHORT
        make = _shaped if short else ShapedParagraph
        found = make(self.faces, tuple(spans), rtl)
        self.unset.update(dict.fromkeys(found.unset))
        return found


class ShapedParagraph:
    """One paragraph, shaped once; `lines(width)` breaks it as often as asked. `unset`: what no face has a
    letter for."""

    def __init__(self, faces: Faces, spans: Sequence[TextSpan], rtl: bool | None) -> None:
        self._faces = faces
        self.unset: dict[str, None] = {}
        self._lines: dict[float, list[TextLine]] = {}
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
                face = self._faces.of(owned[start], weights[start])
                glyphs = tuple(
                    shape(face, self.text, clean, clean + size, rtl=levels[start] % 2 == 1)
                )
                if not face.known.issuperset(self.text[clean : clean + size]):
                    self.unset.update(dict.fromkeys(unset(face, glyphs)))
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
        """Lines of at most `width` font units, broken at spaces; a longer word at its hyphens, else inside.

        A number with spaces in it, such as a telephone number, stays whole where a line can hold it.
        """
        if width not in self._lines:
            self._lines[width] = [self._line(start, end) for start, end in self._breaks(width)]
        return list(self._lines[width])

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
                # One word wider than the line: break behind a hyphen of it, else where a cluster
                # begins, one at least.
                if (hyphen := self._last_hyphen(start, i)) > start:
                    return hyphen + 1
                return i if advances[i] and i > start else self._next_cluster(i, advances)
        return count

    def _last_hyphen(self, start: int, end: int) -> int:
        """The last hyphen between two letters of this stretch; -1 for none: numbers have others."""
        text = self.text
        for i in range(end - 1, start, -1):
            if text[i] in _HYPHENS and text[i - 1].isalpha() and text[i + 1 : i + 2].isalpha():
                return i
        return -1

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
                rtl = run.level % 2 == 1
                near = {one.level for one in inside[max(0, k - 1) : k + 2]}
                inner = rtl or (run.level > self.level and run.level - 1 in near)
                pieces.append(Piece(run.bold, run.script, rtl, glyphs, inner))
        width = sum(g.advance for piece in pieces for g in piece.glyphs)
        return TextLine(tuple(pieces), width, self.rtl)

    def _within(self, run: ShapedRun, start: int, end: int) -> tuple[Glyph, ...]:
        if run.start not in self._cut:
            self._cut[run.start] = GlyphRun(run.glyphs, turned=run.level % 2 == 1)
        return self._cut[run.start].between(start, end)


@memo(320)
def _shaped(faces: Faces, spans: tuple[TextSpan, ...], rtl: bool | None) -> ShapedParagraph:
    """Labels, terms and fixed sentences come again on every sheet of a run."""
    return ShapedParagraph(faces, spans, rtl)
