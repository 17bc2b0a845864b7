"""In which order the letters of a line of two directions are written, so that copying gives its words back.

A PDF holds letters at places; what is copied is put in order by the reader. Poppler goes by the places.
pdfium (Chrome, Edge) goes by the order in the file: it cuts a line where the direction of its letters changes
and at each sign without one, keeps or turns the order of these stretches (a line with more of them from the
right is turned), and turns the letters of those from the right. So the stretches of a mixed line are written
in the order in which that gives them back as they were read. What follows a letter from the right and has a
partner, such as a bracket, is turned too, unless a mark of direction stands before it (decisions/006).
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import bidirectional, mirrored

from vsdesk.memo import memo
from vsdesk.names.normal_form import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vsdesk.reports.glyph_shaping import Glyph
    from vsdesk.reports.text import Piece, TextLine

LRM: Final = "\u200e"
RLM: Final = "\u200f"
JOINED: Final = "\u2060"  # of no side, and no mark of one
_KEPT: Final = "\u00a0"  # a blank at which no line ends
_FIRST_PLANE: Final = "\uffff"
_BLANK: Final = 600  # font units: no blank is wider
_LEFT, _RIGHT, _WEAK, _NEUTRAL = "L", "R", "W", "N"
_CLASSES: Final = {
    "L": _LEFT,
    "R": _RIGHT,
    "AL": _RIGHT,
    **dict.fromkeys(("EN", "AN", "ES", "ET", "CS", "NSM", "BN"), _WEAK),
}


class LineLetter(NamedTuple):
    """What one code stands for: its words, its left end on the line (font units; None: where the pen stands),
    the glyph, its piece. `of`: how many codes share the glyph, 0 where it is seen; a
    mark or a blank of ours has no glyph."""

    text: str
    x: float | None
    glyph: Glyph | None
    piece: Piece
    of: int = 0


class Stretch(NamedTuple):
    """Letters of one class, in the order in which they are read."""

    sort: str
    letters: tuple[LineLetter, ...]


def written(
    line: TextLine,
    signs: Callable[[Piece], int],
    *,
    turned: bool,
    ends: int | None,
) -> list[LineLetter]:
    """The letters of a line in the order in which they are to be written; none where that of their places
    does. `signs`: of the face of a piece the sign for what it has no letter of; `turned`: the reader turns
    its stretches. `ends`: so many marks behind it (`marks_behind`), None for a line that needs none."""
    if ends is None:
        return []
    found = list(_laid(line, tuple(map(signs, line.pieces)), turned))
    found += _behind(line, ends, turned=turned)
    inner = [one.letters[:: -1 if one.sort == _RIGHT else 1] for one in found]
    return [one for letters in (reversed(inner) if turned else inner) for one in letters]


def _behind(line: TextLine, ends: int, *, turned: bool) -> Iterator[Stretch]:
    """Marks at the end of a line, each behind a blank: beside another it is one stretch with it, and of two
    at one place a reader drops one."""
    last = line.pieces[0 if turned else -1]
    at: float | None = -float(_BLANK * ends) if turned else line.width
    for _ in range(ends):
        yield Stretch(_NEUTRAL, (LineLetter(" ", at, None, last),))
        yield Stretch(
            _RIGHT if turned else _LEFT, (LineLetter(RLM if turned else LRM, None, None, last),)
        )
        at = None


def marks_behind(
    lines: Sequence[TextLine],
    signs: Callable[[Piece], int],
    *,
    turned: bool,
    forced: bool,
) -> int | None:
    """How many marks of direction lines that stand beside each other need behind them, so that a reader takes
    them as it should: it turns those of which more stretches run from the right than from the left, and in a
    `forced` document every line. None where their places say all."""
    pieces = [piece for line in lines for piece in line.pieces]
    if not turned and not any(piece.rtl for piece in pieces):
        return None
    alone = len(lines) == 1 or turned
    if alone and not any(_is_mixed(line, turned=turned) for line in lines):
        return None
    if forced:
        return 0
    found = [one for line in lines for one in _laid(line, tuple(map(signs, line.pieces)), turned)]
    sorts = [one.sort for one in found]
    right, left = sorts.count(_RIGHT), sorts.count(_LEFT)
    if turned and not right and len(lines) == 1:
        return None  # nobody turns it
    return max(0, left - right + 1 if turned else right - left)


def _is_mixed(line: TextLine, *, turned: bool) -> bool:
    """Whether letters of another direction than the reader takes stand on it, or signs that it would turn."""
    if turned:
        return any(map(_has_partner, line.pieces)) or _ends_marked(line)
    sides = "".join(map(_side, line.pieces)).strip(_NEUTRAL)
    return _RIGHT in sides and bool(sides.strip(_RIGHT))


@memo(4096)
def _side(piece: Piece) -> str:
    """From which side a piece runs; a blank alone from none, a sign alone on a line from the left neither."""
    said = _said(piece).strip()
    if piece.rtl or not said:
        return _RIGHT if said else ""
    return _LEFT if any(map(str.isalnum, said)) else _NEUTRAL


@memo(4096)
def _has_partner(piece: Piece) -> bool:
    """Whether a reader that turns every line would turn it, or a sign of it, the wrong way."""
    if piece.rtl:
        return any(char == _KEPT or _is_changed(char) for char in _said(piece))
    sorts = "".join(_sort(one.text) for one in piece.glyphs if one.text).strip(_NEUTRAL)
    said = _said(piece)
    return _LEFT in sorts or _NEUTRAL in sorts or _KEPT in said or any(map(_is_changed, said))


def _is_changed(char: str) -> bool:
    """Whether a sign that is turned comes back as another: a bracket as its partner, a picture beyond the
    first plane with its halves changed, which is nothing."""
    return bool(mirrored(char)) or char > _FIRST_PLANE


def _said(piece: Piece) -> str:
    return "".join(one.text for one in piece.glyphs)


def _ends_marked(line: TextLine) -> bool:
    """Whether a sign follows a vowel: both are of one class for a reader, which does not turn them."""
    glyphs = [one for piece in line.pieces for one in piece.glyphs if one.text]  # as they stand
    return any(
        len(letter.text) > 1 and _sort(letter.text[-1]) == _WEAK and _sort(sign.text) == _WEAK
        for sign, letter in pairwise(glyphs)
    )


def is_weak(letter: LineLetter) -> bool:
    """Whether a letter has no direction of its own, as numbers, vowels and the signs among them."""
    return _sort(letter.text) == _WEAK


def shares_width(glyph: Glyph, sign: int, *, rtl: bool) -> bool:
    """Whether the glyph is drawn as an outline, and its letters stand unseen over it, sharing its width.

    Readers turn an Arabic line back letter by letter, so a ligature that stands for several letters (لا)
    would come back as ال. Only what is unseen may have widths other than its glyphs' own (ISO 19005-2
    §6.2.11.5). The sign for what no face has a letter for is one that is drawn.
    """
    return glyph.gid == sign or (rtl and len(glyph.text) > 1)


@memo(256)
def _laid(line: TextLine, signs: tuple[int, ...], turned: bool) -> tuple[Stretch, ...]:
    """The stretches of a line with their marks: asked when it is counted, and again when it is drawn."""
    return tuple(_guarded(_stretches(_read(line, signs)), turned=turned))


def _read(line: TextLine, signs: Sequence[int]) -> list[LineLetter]:
    """The letters of a line in the order in which they are read, each with its place."""
    found: list[tuple[int, int, LineLetter]] = []
    at = 0
    for piece, sign in zip(line.pieces, signs, strict=True):
        for glyph in piece.glyphs:
            if glyph.text and not shares_width(glyph, sign, rtl=piece.rtl):
                said = glyph.text
                if len(said) > 1 and not piece.rtl:
                    said = normal("NFC", said)  # a mark alone would be turned
                found.append((glyph.cluster, 0, LineLetter(said, at + glyph.dx, glyph, piece)))
            elif glyph.text:
                count = len(glyph.text) if piece.rtl else 1
                letters = glyph.text if piece.rtl else [glyph.text]
                for n, (letter, place) in enumerate(zip(letters, _places(letters), strict=True)):
                    x = at + glyph.dx + place * glyph.advance / count
                    found.append((glyph.cluster, n, LineLetter(letter, x, glyph, piece, count)))
            at += glyph.advance
    return [one for *_, one in sorted(found, key=lambda one: one[:2])]


def _places(letters: Sequence[str]) -> Iterator[int]:
    """Which share of their glyph each of its letters has, from the left: letters from the right from right to
    left, and what no reader turns, vowels and signs one after another, in its order within their share."""
    left = len(letters)
    for weak, some in groupby(letters, lambda one: _sort(one) == _WEAK):
        count = len(tuple(some))
        left -= count
        yield from range(left, left + count) if weak else reversed(range(left, left + count))


def _stretches(letters: Sequence[LineLetter]) -> Iterator[Stretch]:
    for sort, some in groupby(letters, lambda one: _sort(one.text)):
        yield Stretch(sort, tuple(some))


@memo(4096)
def _sort(text: str) -> str:
    return _CLASSES.get(bidirectional(text[0]), _NEUTRAL)


def _guarded(stretches: Iterable[Stretch], *, turned: bool) -> Iterator[Stretch]:
    """The same with a mark before each stretch of signs that would be turned with their partners."""
    after_right = turned
    for one in stretches:
        # Inside a run from the right on a line from the left poppler would take a mark for the run's end.
        if one.sort == _NEUTRAL and after_right and (turned or not one.letters[-1].piece.rtl):
            said = "".join(letter.text for letter in one.letters)
            blanks = len(said) - len(said.lstrip())
            if any(map(_is_changed, said)) or said != said[::-1]:
                if blanks:
                    yield Stretch(_NEUTRAL, one.letters[:blanks])
                yield from _marked(one.letters[blanks:], turned=turned)
                after_right = turned
                continue
        elif one.sort in (_LEFT, _RIGHT):
            after_right = one.sort == _RIGHT
        yield one


def _marked(letters: Sequence[LineLetter], *, turned: bool) -> Iterator[Stretch]:
    """Signs with a mark before them; where the reader turns them each is held between two, so that none
    stands in another order than its place, which would be copied as a blank."""
    if not turned:
        yield Stretch(_LEFT, (LineLetter(LRM, letters[0].x, None, letters[0].piece),))
        yield Stretch(_NEUTRAL, tuple(letters))
        return
    for one in letters:
        if one.text.isspace():
            yield Stretch(_NEUTRAL, (one,))
        else:
            yield Stretch(_LEFT, (LineLetter(LRM, None, None, one.piece),))
            yield Stretch(_NEUTRAL, (one,))
            yield Stretch(_RIGHT, (LineLetter(RLM, one.x, None, one.piece),))
