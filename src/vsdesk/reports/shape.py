"""Glyphs for a stretch of text in one face and one direction (HarfBuzz).

Owns the faces of the paper and the shaping of runs. Lengths are in font units (`Face.upem` to the
em). Direction and script are always said, never guessed; each glyph names the source text of its
cluster, so that what is drawn can be copied and searched.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import category

import uharfbuzz as hb

from vsdesk import paths

if TYPE_CHECKING:
    from pathlib import Path

# Marks that steer the order of text and are drawn by no font: stripped before shaping.
UNSEEN: Final = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_SIGN: Final = 0xFFFD  # the replacement character
_ARABIC: Final = (
    (0x0600, 0x06FF),
    (0x0750, 0x077F),
    (0x08A0, 0x08FF),
    (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFF),
)


class Glyph(NamedTuple):
    """One glyph as drawn: font units; `text` is its cluster's source, "" for a further glyph of it."""

    gid: int
    cluster: int
    text: str
    advance: int
    dx: int
    dy: int


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: what HarfBuzz and the PDF need of it. Lengths in font units."""

    name: str
    hb_face: hb.Face
    hb_font: hb.Font
    upem: int
    ascent: int
    descent: int  # negative
    space: int  # the glyph that draws nothing
    sign: int  # what stands for a character that the face has no glyph of

    @classmethod
    def of_file(cls, path: Path, name: str) -> Face:
        """The face in a TrueType file."""
        face = hb.Face(hb.Blob.from_file_path(path))
        font = hb.Font(face)
        extents = font.get_font_extents("ltr")
        return cls(
            name,
            face,
            font,
            face.upem,
            extents.ascender,
            extents.descender,
            font.get_nominal_glyph(0x20) or 0,
            font.get_nominal_glyph(_SIGN) or 0,
        )

    def width(self, gid: int) -> int:
        """The glyph's own advance."""
        return int(self.hb_font.get_glyph_h_advance(gid))

    def has(self, char: str) -> bool:
        """True when the face draws this character."""
        return self.hb_font.get_nominal_glyph(ord(char)) is not None


@dataclass(frozen=True, slots=True)
class Faces:
    """The two faces of a sheet."""

    regular: Face
    bold: Face


def load_faces() -> Faces:
    """Vazirmatn from `resources/fonts` (Arabic and Latin from one file, SIL OFL 1.1)."""
    folder = paths.resources() / "fonts"
    return Faces(
        Face.of_file(folder / "Vazirmatn_400Regular.ttf", "Vazirmatn-Regular"),
        Face.of_file(folder / "Vazirmatn_600SemiBold.ttf", "Vazirmatn-SemiBold"),
    )


def outline(face: Face, gid: int) -> str:
    """The glyph as PDF path operators in font units, to be filled."""
    parts: list[str] = []
    last = (0.0, 0.0)

    def move(x: float, y: float, _: object) -> None:
        nonlocal last
        last = (x, y)
        parts.append(f"{x:.0f} {y:.0f} m")

    def line(x: float, y: float, _: object) -> None:
        nonlocal last
        last = (x, y)
        parts.append(f"{x:.0f} {y:.0f} l")

    def cubic(ax: float, ay: float, bx: float, by: float, x: float, y: float, _: object) -> None:
        nonlocal last
        last = (x, y)
        parts.append(f"{ax:.1f} {ay:.1f} {bx:.1f} {by:.1f} {x:.0f} {y:.0f} c")

    def quadratic(cx: float, cy: float, x: float, y: float, _: object) -> None:
        (px, py), third = last, 2 / 3
        cubic(
            px + third * (cx - px),
            py + third * (cy - py),
            x + third * (cx - x),
            y + third * (cy - y),
            x,
            y,
            _,
        )

    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(move)
    funcs.set_line_to_func(line)
    funcs.set_cubic_to_func(cubic)
    funcs.set_quadratic_to_func(quadratic)
    funcs.set_close_path_func(lambda _: parts.append("h"))
    face.hb_font.draw_glyph(gid, funcs)
    return " ".join(parts)


def is_arabic(char: str) -> bool:
    """True for a letter or mark of the Arabic script."""
    code = ord(char)
    return code >= 0x0600 and any(first <= code <= last for first, last in _ARABIC)


def shape(face: Face, text: str, start: int, end: int, *, rtl: bool) -> list[Glyph]:
    """Glyphs of `text[start:end]` from left to right on paper; clusters are places in `text`.

    The letters around the stretch are seen as context only (an Arabic word may change its weight in
    the middle and stays joined). `text` holds none of `UNSEEN`. A character that the face does not have,
    such as a picture from a telephone, is drawn as a sign that something was written; it is copied as it is.
    """
    buffer = hb.Buffer()
    buffer.add_str(text, start, end - start)
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.script = "Arab" if any(map(is_arabic, text[start:end])) else "Latn"
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(face.hb_font, buffer)
    return [_visible(face, glyph) for glyph in _named(buffer, text, start, end)]


def _visible(face: Face, glyph: Glyph) -> Glyph:
    """The same glyph, or the sign in place of one that the face does not have; control characters stay unseen."""
    if glyph.gid or category(glyph.text[:1] or " ") == "Cc":
        return glyph
    return glyph._replace(gid=face.sign, advance=face.width(face.sign))


def _named(buffer: hb.Buffer, text: str, start: int, end: int) -> list[Glyph]:
    """The glyphs with the words they stand for; a mark's belong to the letter that carries it.

    A reader of the PDF takes a mark that is drawn over its letter for a word of its own.
    """
    infos = [(info.codepoint, info.cluster) for info in buffer.glyph_infos]
    moves = [(at.x_advance, at.x_offset, at.y_offset) for at in buffer.glyph_positions]
    wide = {place for (_, place), move in zip(infos, moves, strict=True) if move[0]}
    first = min(wide, default=end)
    # Marks before any letter, or alone, have nobody to carry them.
    carriers = wide | {place for _, place in infos if place < first}
    ends = dict(pairwise([*sorted(carriers), end]))
    begins = {min(carriers, default=start): start}
    glyphs = []
    for (gid, place), (advance, dx, dy) in zip(infos, moves, strict=True):
        carries = advance or place < first
        until = ends.pop(place, None) if carries else None
        source = "" if until is None else text[begins.get(place, place) : until]
        glyphs.append(Glyph(gid, place, source, advance, dx, dy))
    return glyphs
