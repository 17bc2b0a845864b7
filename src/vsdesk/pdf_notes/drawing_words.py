"""The words of a drawing (ISO 32000-1, 7.8.2): operators, each with what it needs and no more.

What stands between them (comments, operators that nobody knows) is not handed on. A drawing whose words
are not sure is no drawing here: whoever reads it another way would draw otherwise.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Final

Step = tuple[bytes, list[bytes]]  # an operator and its operands


class UnsureError(Exception):
    """It is not known here what this draws; the page is drawn as a picture."""


_TOKEN: Final = re.compile(
    rb"[\0\t\n\f\r ]*+(?:%[^\r\n]*+[\0\t\n\f\r ]*+)*+(?:"
    rb"(?P<number>[+-]?(?:\d++\.?\d*+|\.\d++)(?=[\0\t\n\f\r ()<>\[\]{}/%]|$))"
    rb"|(?P<name>/[^\0\t\n\f\r ()<>\[\]{}/%]*+)"
    rb"|(?P<text>\((?:[^()\\]|\\.)*+\)|<[0-9A-Fa-f\0\t\n\f\r ]*+>)"
    rb"|(?P<nested>\()"
    rb"|(?P<mark><<|>>|\[|\])"
    rb"|(?P<word>[^\0\t\n\f\r ()<>\[\]{}/%]++)"
    rb"|(?P<end>$))",
    re.DOTALL,
)
_WORD: Final = re.compile(rb"[A-Za-z'\"][A-Za-z0-9*]*\Z")
# What each operator needs: a number, a name (/), a text, a list (of numbers, or of texts too).
_NEEDS: Final[dict[bytes, str]] = {
    **dict.fromkeys(b"q Q h S s f F f* B B* b b* n W W* BT ET T* EMC".split(), ""),
    **dict.fromkeys(b"w J j M i Tc Tw Tz TL Tr Ts G g".split(), "n"),
    **dict.fromkeys(b"m l Td TD d0".split(), "nn"),
    **dict.fromkeys(b"RG rg".split(), "nnn"),
    **dict.fromkeys(b"v y re K k".split(), "nnnn"),
    **dict.fromkeys(b"cm c Tm d1".split(), "nnnnnn"),
    **dict.fromkeys(b"ri gs CS cs sh Do BMC MP".split(), "/"),
    b"d": "an",
    b"Tf": "/n",
    b"Tj": "t",
    b"TJ": "a",
    b"'": "t",
    b'"': "nnt",
    **dict.fromkeys(b"BDC DP".split(), "/p"),
}
_COLOURED: Final = frozenset(b"SC sc SCN scn".split())  # as many numbers as the colours have
_MOST_COLOURS: Final = 32
_AN_IMAGE: Final = b"BI"
_ENDS: Final = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)")
_PLAIN: Final = re.compile(rb"[\t\n\f\r\x20-\x7e]*\Z")
_BLOCK: Final = 1 << 16
_AFTER: Final = 24  # bytes behind a picture that are looked at


class DrawingSteps:
    """The steps of one drawing, in their order; a picture within it is a step b"BI" with its pairs and rows.
    Raises UnsureError."""

    def __init__(self, drawn: bytes) -> None:
        self._drawn = drawn
        self._at = 0

    def __iter__(self) -> Iterator[Step]:
        held: list[tuple[str, bytes]] = []
        while True:
            kind, word = self._next()
            if kind == "end":
                return
            if kind == "word":
                step = self._picture() if word == _AN_IMAGE else _step(word, held)
                held = []
                if step is not None:
                    yield step
            elif word == b"[":
                held.append(("a", self._list()))
            elif word == b"<<":
                self._skip_pairs()
                held.append(("p", b""))
            elif kind == "mark":
                raise UnsureError
            else:
                held.append((kind, word))

    def _next(self) -> tuple[str, bytes]:
        found = _TOKEN.match(self._drawn, self._at)
        if found is None or found.lastgroup is None:
            raise UnsureError
        kind, self._at = found.lastgroup, found.end()
        if kind == "nested":
            return "t", self._nested(found.start("nested"))
        return _KINDS.get(kind, kind), found[kind]

    def _nested(self, start: int) -> bytes:
        deep = 0
        for one in re.compile(rb"[()]|\\.", re.DOTALL).finditer(self._drawn, start):
            deep += {b"(": 1, b")": -1}.get(one[0], 0)
            if not deep:
                self._at = one.end()
                return self._drawn[start : self._at]
        raise UnsureError

    def _list(self) -> bytes:
        inside = []
        while (found := self._next()) != ("mark", b"]"):
            if found[0] not in ("n", "t"):
                raise UnsureError
            inside.append(found[1])
        return b"[" + b" ".join(inside) + b"]"

    def _skip_pairs(self) -> None:
        deep = 1
        while deep:
            kind, word = self._next()
            if kind == "end":
                raise UnsureError
            deep += {b"<<": 1, b">>": -1}.get(word, 0) if kind == "mark" else 0

    def _picture(self) -> Step:
        held: list[bytes] = []
        while (found := self._next()) != ("word", b"ID"):
            if found[0] == "end" or len(held) > _MOST_COLOURS:
                raise UnsureError
            held.append(found[1])
        start = self._at + 1
        end = self._end_of_rows(start, b" ".join(held))
        rows, self._at = self._drawn[start:end], end
        if self._next() != ("word", b"EI"):
            raise UnsureError
        return _AN_IMAGE, [b" ".join(held), rows]

    def _end_of_rows(self, start: int, head: bytes) -> int:
        if re.search(rb"/(?:F|Filter) (?:\[ )?/Fl(?:ateDecode)?(?![A-Za-z])", head):
            return self._end_of_packed(start)
        for one in _ENDS.finditer(self._drawn, start - 1):
            if _PLAIN.match(self._drawn[one.end() : one.end() + _AFTER]):
                return max(start, one.start())
        raise UnsureError

    def _end_of_packed(self, start: int) -> int:
        unpacker, at = zlib.decompressobj(), start
        try:
            while not unpacker.eof and at < len(self._drawn):
                unpacker.decompress(self._drawn[at : at + _BLOCK])
                at += _BLOCK
        except zlib.error:
            raise UnsureError from None
        return min(at, len(self._drawn)) - len(unpacker.unused_data)


_KINDS: Final = {"number": "n", "name": "/", "text": "t"}


def _step(word: bytes, held: list[tuple[str, bytes]]) -> Step | None:
    """The operator with what it needs; None for one that nobody knows."""
    if word in _COLOURED:
        return word, _colours(held)
    needs = _NEEDS.get(word)
    if needs is None:
        if _WORD.match(word) is None or word in (b"true", b"false", b"null"):
            raise UnsureError
        return None
    if len(held) != len(needs):  # some readers take the last ones, some none
        raise UnsureError
    for need, (kind, one) in zip(needs, held, strict=True):
        if need != kind and not (need == "p" and kind == "/"):
            raise UnsureError
        if word == b"d" and need == "a" and (b"(" in one or b"<" in one):
            raise UnsureError
    return word, [one for _, one in held]


def _colours(held: list[tuple[str, bytes]]) -> list[bytes]:
    kinds = [kind for kind, _ in held]
    if not held or len(held) > _MOST_COLOURS or {*kinds[:-1]} - {"n"} or kinds[-1] not in "n/":
        raise UnsureError
    return [one for _, one in held]
