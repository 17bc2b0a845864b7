"""Text as it was typed, made ready for the order of the paper.

Owns what stands before rules P2 to L2: overrides are dropped, for they turn digits round; what
steers and has no end is dropped; a list of isolated parts runs as the text around it; each stretch of
numbers (a telephone, a date, a time, a sum, a range) keeps the order in which it was typed, whatever
its digits and whatever stands around it. Places are places in the text handed over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.reports import bidi
from vsdesk.reports.bidi_classes import classes_of
from vsdesk.words import FSI, PDI

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LRI, _RLI = "\u2066", "\u2067"
_LRE, _RLE, _PDF, _LRO, _RLO = "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"
INITIATORS: Final = frozenset((_LRI, _RLI, FSI))
_OVERRIDES: Final = frozenset((_LRO, _RLO))
_STEERING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
# What parts lines and paragraphs; here it is a space (layout.Column has parted the paragraphs).
_CONTROL: Final = re.compile("[\t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")


class Typed(NamedTuple):
    """A paragraph ready to be resolved. `numbers` are (start, end) of the stretches of numbers."""

    text: str
    classes: list[str]
    weights: list[bool]
    numbers: list[tuple[int, int]]
    base: int


def made_ready(text: str, weights: Sequence[bool], base: int | None) -> Typed:
    """`text` with a weight for each character; `base` is 0, 1, or None to ask its first letter."""
    text = _CONTROL.sub(" ", text)
    bold = list(weights)
    if dropped := _endless(text):
        bold = [weight for i, weight in enumerate(bold) if i not in dropped]
        text = "".join(char for i, char in enumerate(text) if i not in dropped)
    classes = classes_of(text)
    if base is None:
        base = bidi.first_strong(classes) or 0
    numbers = list(stretches(text))
    if base == 0 and bidi.is_plain_ltr(classes):
        return Typed(text, classes, bold, numbers, base)
    if not numbers and "FSI" not in classes:
        return Typed(text, classes, bold, numbers, base)
    return _isolated(text, classes, bold, numbers, _sides(classes, base), base)


def _endless(text: str) -> set[int]:
    """The places to drop: overrides, what begins without an end, and what ends without a beginning.

    Also what is nested deeper than the rules heed (BD2).
    """
    dropped: set[int] = set()
    opened: list[int] = []
    isolates = 0  # how many of `opened` are isolates
    for found in _STEERING.finditer(text):
        i, char = found.start(), found[0]
        if char not in (_PDF, PDI):
            if char in _OVERRIDES or len(opened) >= bidi.MAX_DEPTH:
                dropped.add(i)
            opened.append(i)
            isolates += char in INITIATORS
            continue
        if char == PDI:
            while isolates and text[opened[-1]] not in INITIATORS:
                dropped.add(opened.pop())
        if not opened or (char == PDI) != (text[opened[-1]] in INITIATORS):
            dropped.add(i)
            continue
        begin = opened.pop()
        isolates -= char == PDI
        if begin in dropped:
            dropped.add(i)
    return dropped.union(opened)


def _sides(classes: list[str], base: int) -> list[int]:
    """For each place the direction of the letter before it (W2, W7).

    A list, that is an FSI that holds isolates and no letter of its own, becomes an isolate of the
    direction around it: rule P2 would make it left-to-right, which turns the list round.
    """
    sides: list[int] = []
    side, outside, around = base, list[tuple[int, int]](), base
    for i, cls in enumerate(classes):
        sides.append(side)
        if cls in bidi.ISOLATES or cls in ("LRE", "RLE"):
            outside.append((side, around))
            if cls == "FSI":
                classes[i] = cls = ("LRI", "RLI")[_own(classes, i, around)]
            side = around = int(cls in ("RLI", "RLE"))
        elif cls == "PDI" and outside:
            side, around = outside.pop()
        elif cls == "PDF" and outside:
            _, around = outside.pop()
        elif cls in ("L", "R", "AL"):
            side = int(cls != "L")
    return sides


def _own(classes: Sequence[str], start: int, around: int) -> int:
    """The direction of what an FSI at `start` holds."""
    depth, holds = 1, False
    for i in range(start + 1, len(classes)):
        cls = classes[i]
        if cls in bidi.ISOLATES:
            depth, holds = depth + 1, True
        elif cls == "PDI":
            depth -= 1
            if not depth:
                break
        elif depth == 1 and cls in ("L", "R", "AL"):
            return int(cls != "L")
    return around if holds else 0


def _isolated(
    text: str,
    classes: list[str],
    bold: list[bool],
    numbers: list[tuple[int, int]],
    sides: list[int],
    base: int,
) -> Typed:
    """The same, with each stretch of numbers that needs it inside a left-to-right isolate, and whole."""
    chars, new_classes, weights = list[str](), list[str](), list[bool]()
    placed: list[tuple[int, int]] = []
    done = 0
    for start, end in numbers:
        turns = _turns(text[start:end], classes[start:end], sides[start])
        chars += [*text[done:start], _LRI * turns]
        new_classes += [*classes[done:start], *["LRI"] * turns]
        weights += [*bold[done:start], *bold[start : start + turns]]
        begin = len(new_classes)
        placed.append((begin, begin + end - start))
        # A blank inside parts no lines; of plain ones some readers copy the groups backwards.
        chars += [text[start:end].replace(" ", "\u00a0"), PDI * turns]
        # A digit of Arabic would make its own order even inside the isolate: all run as letters do.
        new_classes += ["L"] * (end - start) if turns else classes[start:end]
        new_classes += ["PDI"] * turns
        weights += [*bold[start:end], *bold[end - 1 : end - 1 + turns]]
        done = end
    text = "".join([*chars, text[done:]])
    return Typed(text, new_classes + classes[done:], weights + bold[done:], placed, base)


def _turns(number: str, classes: Sequence[str], side: int) -> bool:
    """Whether the order of this stretch may be turned: by what stands before it, or by its own digits."""
    return not number.isdigit() and (side == 1 or "AN" in classes)


# --- which stretches are numbers --------------------------------------------------------------

_D: Final = "[0-9٠-٩۰-۹]"
_ZERO: Final = "[0٠۰]"
_BLANK: Final = "[ \u00a0\u2007\u2009\u202f]"

_TIGHT: Final = r"[-.,:/\\_~+‐‑–—−٫٬،]{1,3}"
_LOOSE: Final = rf"{_BLANK}?[-‐‑–—−/]{_BLANK}?|{_BLANK}:{_BLANK}"
_LATIN: Final = "[A-Za-zÀ-ɏ]"
# 215-B, 10-15km, 26-A-0001, 2015-03-04T10:30, 77@example.org: what begins with digits and goes on in Latin.
_SUFFIX: Final = rf"(?:[-/._@:+]?{_LATIN}(?:(?:{_LATIN}|{_D}|[-.@/:_+])*(?:{_LATIN}|{_D}))?)?"
_AREA: Final = rf"\((?:\+{_D}|{_ZERO}){_D}{{0,4}}\){_BLANK}?[-/]?"  # (011) 2223344
_ABROAD: Final = (
    rf"(?:\+{_BLANK}?{_D}{{1,4}}|{_ZERO}{{2}}{_D}{{1,4}}){_BLANK}?\({_D}{{1,4}}\)[-/]?{_BLANK}?"
)
_ATOM: Final = re.compile(
    rf"(?:{_AREA}|{_ABROAD}|\+{_BLANK}?)?{_D}+(?:(?:{_TIGHT}|{_LOOSE}){_D}+)*{_SUFFIX}"
)
_DAY: Final = re.compile(
    rf"(?:{_D}{{4}}|{_D}{{1,2}})([-./\\–])\s?{_D}{{1,2}}\1\s?(?:{_D}{{4}}|{_D}{{1,2}})"
)
_THOUSANDS: Final = re.compile(rf"{_D}{{1,3}}(?:{_BLANK}{_D}{{3}})+(?:[.,٫]{_D}+)?")
_CALLED: Final = re.compile(rf"\(|\+|{_ZERO}")  # how a telephone number begins
_STROKE: Final = re.compile(rf"{_BLANK}?/{_BLANK}?")
_CALLABLE: Final = 7  # digits that a telephone number has at least
_WHOLE: Final = re.compile(rf"{_ZERO}(?!{_ZERO}){_D}{{8,}}")  # a telephone number without a space
_YEAR: Final = re.compile("(?:19|20|١٩|٢٠|۱۹|۲۰)[0-9٠-٩۰-۹]{2}")


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Each stretch of numbers as (start, end); a space joins two groups only where they are one number."""
    chain: list[tuple[int, int]] = []
    for group in _groups(text):
        if chain and not _goes_on(text, chain[-1], group):
            yield from _together(text, chain)
            chain = []
        chain.append(group)
    yield from _together(text, chain)


def _groups(text: str) -> Iterator[tuple[int, int]]:
    """What hangs together without a bare space; telephone numbers with a stroke between them are parted."""
    for found in _ATOM.finditer(text):
        start, end = found.span()
        strokes = list(_STROKE.finditer(text, start, end))
        places = [start, *(place for one in strokes for place in one.span()), end]
        parts = list(zip(places[::2], places[1::2], strict=True))
        if all(sum(char.isdigit() for char in text[a:b]) >= _CALLABLE for a, b in parts):
            yield from parts
        else:
            yield start, end


def _goes_on(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether two groups may be one number: one blank between them, and neither whole in itself."""
    between, groups = text[before[1] : after[0]], (text[slice(*before)], text[slice(*after)])
    return (
        re.fullmatch(_BLANK, between) is not None
        and groups[1][0] not in "+("
        and not any(_stands_alone(group) for group in groups)
    )


def _stands_alone(group: str) -> bool:
    """A day, a time, a whole telephone number, or what has letters."""
    return (
        ":" in group
        or any(char.isalpha() for char in group)
        or any(pattern.fullmatch(group) for pattern in (_DAY, _WHOLE))
    )


def _together(text: str, chain: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The chain as one stretch where its groups are one number, else each for itself.

    "in 2011 25 persons" are two: what begins like a telephone number, goes on in thousands, has three
    groups, or seven digits and no year, is one.
    """
    if len(chain) < 2:
        yield from chain
        return
    whole = text[chain[0][0] : chain[-1][1]]
    groups = [text[start:end] for start, end in chain]
    digits = sum(char.isdigit() for char in whole)
    one = (
        _CALLED.match(whole)
        or _THOUSANDS.fullmatch(whole)
        or len(chain) > 2
        or (digits >= 7 and not any(_YEAR.fullmatch(group) for group in groups))
    )
    yield from ([(chain[0][0], chain[-1][1])] if one else chain)
