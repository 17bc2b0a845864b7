"""Which patterns take the square of a long word: they begin inside of it as often as their beginning stands
there, and each time read it to its end.

Told by the pattern alone: a run of letters without a bound, behind nothing that stands at the edge of a word
(a `\\b`, a look behind, a blank), with something behind it that may be missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from re import _constants as of  # type: ignore[attr-defined]  # no other reads a pattern as `re` does
from re import _parser as reader  # type: ignore[attr-defined]  # the same
from typing import Any, Final

_SAMPLE: Final = "aZمن_"
_ONE: Final = (of.LITERAL, of.NOT_LITERAL, of.ANY, of.IN)
_REPEATS: Final = (of.MAX_REPEAT, of.MIN_REPEAT, of.POSSESSIVE_REPEAT)


def squared(pattern: str) -> int:
    """How many runs of a pattern are of that sort."""
    found: list[object] = []
    _walk(reader.parse(pattern), free=True, followed=False, found=found)
    return len(found)


def _walk(parts: Any, *, free: bool, followed: bool, found: list[object]) -> bool:
    """Whether behind these parts the search may still stand anywhere inside of a word. `followed`: by what
    may be missing."""
    parts = list(parts)
    for at, (sort, said) in enumerate(parts):
        rest = followed or any(map(_may_be_missing, parts[at + 1 :]))
        if sort in _REPEATS:
            least, most, body = said
            one = body[0] if len(body) == 1 else None
            if free and rest and most is of.MAXREPEAT and one and _takes_letters(*one):
                found.append(body)
            behind = _walk(body, free=free, followed=True, found=found)
            free = behind or (free and least == 0)
        elif sort is of.BRANCH:
            ways = [_walk(one, free=free, followed=rest, found=found) for one in said[1]]
            free = any(ways)
        elif sort in (of.SUBPATTERN, of.ATOMIC_GROUP):
            body = said[3] if sort is of.SUBPATTERN else said
            free = _walk(body, free=free, followed=rest, found=found)
        elif _ends_a_word(sort, said):
            free = False
    return free


def _ends_a_word(sort: Any, said: Any) -> bool:
    if sort in (of.ASSERT, of.ASSERT_NOT):
        return bool(said[0] < 0)
    return sort is of.AT or (sort in _ONE and not _takes_letters(sort, said))


def _takes_letters(sort: Any, said: Any) -> bool:
    """Whether one of several letters of words may stand there, or this one letter."""
    if sort is of.LITERAL:
        return chr(said).isalnum() or chr(said) == "_"
    if sort not in _ONE:
        return False
    held: Sequence[Any] = said if sort is of.IN else ()
    letters = [chr(one) for kind, one in held if kind is of.LITERAL]
    ranges = [one for kind, one in held if kind is of.RANGE]
    sorts = [str(one) for kind, one in held if kind is of.CATEGORY]
    refused = any(kind is of.NEGATE for kind, _ in held)
    taken = {
        one
        for one in _SAMPLE
        if any(first <= ord(one) <= last for first, last in ranges)
        or any(name.endswith(("NOT_SPACE", "NOT_DIGIT", "CATEGORY_WORD")) for name in sorts)
    }
    if refused:
        return taken != set(_SAMPLE)
    return bool(taken) or sort is not of.IN or any(map(str.isalnum, letters))


def _may_be_missing(part: tuple[Any, Any]) -> bool:
    sort, said = part
    if sort in _REPEATS:
        return bool(said[0])
    if sort is of.SUBPATTERN:
        return any(map(_may_be_missing, said[3]))
    if sort is of.BRANCH:
        return all(any(map(_may_be_missing, one)) for one in said[1])
    return not (sort is of.AT and said is of.AT_BOUNDARY)  # it stands where a run ends
