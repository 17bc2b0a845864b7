"""Glyphs for a stretch of text in one face and one direction (HarfBuzz).

Owns the faces of the paper and the shaping of runs. Lengths are in font units (`Face.upem` to the
em). Direction and script are always said, never guessed; each glyph names the source text of its
cluster, so that what is drawn can be copied and searched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import category

import uharfbuzz as hb

from vsdesk import paths
from vsdesk.languages import own_fonts
from vsdesk.resource_tables import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# Marks that steer the order of text and are drawn by no font: stripped before shaping.
UNSEEN: Final = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_AROUND: Final = 8  # letters: HarfBuzz heeds five on each side
_MARKS: Final = "\u200e\u200f"
_SIGN: Final = 0xFFFD  # the replacement character
NOT_DRAWN: Final = re.compile(f"[{''.join(sorted(UNSEEN))}]")
_ARABIC: Final = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")


_FONTS: Final = paths.resources() / "fonts"
_SCRIPTS: Final = read(_FONTS / "scripts.toml")  # those that have a face of their own
_LETTERS: Final = {name: re.compile(f"[{one['letters']}]") for name, one in _SCRIPTS.items()}
_OTHER: Final = re.compile("|".join(one.pattern for one in _LETTERS.values()))


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
    marks: tuple[tuple[str, int], ...]  # those of direction, without width, as far as it has them
    sign: int  # what stands for a character that the face has no glyph of
    known: frozenset[str]  # the characters that it has
    script: str = ""  # as HarfBuzz names the one that it is for; "" for Arabic and Latin

    @classmethod
    def of_file(cls, path: Path, name: str, script: str = "", upem: int = 0) -> Face:
        """The face in a TrueType file; `upem` other than its own scales all its lengths to that."""
        face = hb.Face(hb.Blob.from_file_path(path))
        font = hb.Font(face)
        if upem:
            font.scale = (upem, upem)
        extents = font.get_font_extents("ltr")
        return cls(
            name,
            face,
            font,
            upem or face.upem,
            extents.ascender,
            extents.descender,
            font.get_nominal_glyph(0x20) or 0,
            tuple((one, gid) for one in _MARKS if (gid := font.get_nominal_glyph(ord(one)))),
            font.get_nominal_glyph(_SIGN) or 0,
            _characters(path),
            script,
        )

    def width(self, gid: int) -> int:
        """The glyph's own advance."""
        return int(self.hb_font.get_glyph_h_advance(gid))

    def has(self, char: str) -> bool:
        """True when the face draws this character."""
        return char in self.known


@cache
def _characters(path: Path) -> frozenset[str]:
    """What a font file has letters for, read once for a program."""
    return frozenset(map(chr, hb.Face(hb.Blob.from_file_path(path)).unicodes))


class Faces:
    """The faces of a sheet: two weights of Vazirmatn (Arabic and Latin from one file), and those
    of further scripts (resources/fonts/scripts.toml), read when first asked for. What is shipped
    is under SIL OFL 1.1."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.regular = Face.of_file(folder / "Vazirmatn_400Regular.ttf", "Vazirmatn-Regular")
        self.bold = Face.of_file(folder / "Vazirmatn_600SemiBold.ttf", "Vazirmatn-SemiBold")
        self._further: dict[str, Face] = {}

    def of(self, script: str, bold: bool) -> Face:
        """The face for a script as `scripts` names it."""
        if not script:
            return self.bold if bold else self.regular
        name = str(_SCRIPTS[script]["bold" if bold else "regular"])
        if name not in self._further:
            own = {path.stem: path for path in own_fonts()}
            path = own.get(name, self._folder / f"{name}.ttf")
            self._further[name] = Face.of_file(path, name, script, self.regular.upem)
        return self._further[name]


@cache
def load_faces() -> Faces:
    """The faces that are shipped."""
    return Faces(_FONTS)


def scripts(text: str) -> list[str]:
    """For each character the script that has a face of its own (as "Syrc", "Armn"), else "".

    A mark or a joiner goes with the letter before it.
    """
    found = [""] * len(text)
    if not _OTHER.search(text):
        return found
    for i, char in enumerate(text):
        if i and (category(char) in ("Mn", "Me") or char in "\u200c\u200d"):
            found[i] = found[i - 1]
        else:
            found[i] = next((name for name, own in _LETTERS.items() if own.match(char)), "")
    return found


@lru_cache(4096)
def outline(face: Face, gid: int) -> str:
    """The glyph as PDF path operators in font units, to be filled; an empty box for what the
    face has no letter of."""
    if gid == face.sign:
        return _box(face)
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


def _box(face: Face) -> str:
    """An upright frame, an eleventh of the em thick: every face shows the same sign."""
    thick, wide, high = face.upem // 11, face.width(face.sign), face.upem * 2 // 3
    frame = (
        (thick, 0, wide - 2 * thick, high),
        (2 * thick, thick, wide - 4 * thick, high - 2 * thick),
    )
    (x, y, w, h), (a, b, c, d) = frame
    outer = f"{x} {y} m {x + w} {y} l {x + w} {y + h} l {x} {y + h} l h"
    return f"{outer} {a} {b} m {a} {b + d} l {a + c} {b + d} l {a + c} {b} l h"


def shape(face: Face, text: str, start: int, end: int, *, rtl: bool) -> list[Glyph]:
    """Glyphs of `text[start:end]` from left to right on paper; clusters are places in `text`.

    The letters around the stretch are seen as context only (an Arabic word may change its weight in
    the middle and stays joined). `text` holds none of `UNSEEN`. A character that the face does not have,
    such as a picture from a telephone, is drawn as a sign that something was written; it is copied as it is.
    """
    buffer = hb.Buffer()
    # Only so many letters around it are looked at; the whole paragraph for each of its runs takes its square.
    first = max(start - _AROUND, 0)
    buffer.add_str(text[first : end + _AROUND], start - first, end - start)
    buffer.direction = "rtl" if rtl else "ltr"
    own = "Arab" if _ARABIC.search(text, start, end) else "Latn"
    buffer.script = face.script or own
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(face.hb_font, buffer)
    return [_visible(face, glyph) for glyph in _named(buffer, text, start, end, first)]


def _visible(face: Face, glyph: Glyph) -> Glyph:
    """The same glyph, or the sign in place of one that the face does not have; control
    characters stay unseen."""
    if glyph.gid or category(glyph.text[:1] or " ") == "Cc":
        return glyph
    return glyph._replace(gid=face.sign, advance=face.width(face.sign))


def unset(face: Face, glyphs: Iterable[Glyph]) -> Iterator[str]:
    """The characters that stand as the sign, because the face has no letter for them."""
    for glyph in glyphs:
        if glyph.gid == face.sign and glyph.text and glyph.text != chr(_SIGN):
            yield from (char for char in glyph.text if not face.has(char) and char.isprintable())


def _named(buffer: hb.Buffer, text: str, start: int, end: int, first: int) -> list[Glyph]:
    """The glyphs with the words they stand for; a mark's belong to the letter that carries it. The buffer
    counts from the place `first`.

    A reader of the PDF takes a mark that is drawn over its letter for a word of its own.
    """
    infos = [(info.codepoint, first + info.cluster) for info in buffer.glyph_infos]
    moves = [(at.x_advance, at.x_offset, at.y_offset) for at in buffer.glyph_positions]
    wide = {place for (_, place), move in zip(infos, moves, strict=True) if move[0]}
    letter = min(wide, default=end)
    # Marks before any letter, or alone, have nobody to carry them.
    carriers = wide | {place for _, place in infos if place < letter}
    ends = dict(pairwise([*sorted(carriers), end]))
    begins = {min(carriers, default=start): start}
    glyphs = []
    for (gid, place), (advance, dx, dy) in zip(infos, moves, strict=True):
        carries = advance or place < letter
        until = ends.pop(place, None) if carries else None
        source = "" if until is None else text[begins.get(place, place) : until]
        glyphs.append(Glyph(gid, place, source, advance, dx, dy))
    return glyphs
