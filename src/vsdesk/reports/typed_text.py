"""Text as it was typed, made ready for the order of the paper.

Owns what stands before rules P2 to L2: overrides are dropped, for they turn digits round; what
steers and has no end is dropped; a list of isolated parts runs as the text around it; each stretch of
numbers (a telephone, a date, a time, a sum, a range) keeps the order in which it was typed, whatever
its digits and whatever stands around it. Places are places in the text handed over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.numerals import stretches
from vsdesk.reports import bidi
from vsdesk.reports.bidi_classes import classes_of
from vsdesk.words import FSI, PDI

if TYPE_CHECKING:
    from collections.abc import Sequence

_LRI, _RLI = "\u2066", "\u2067"
_LRE, _RLE, _PDF, _LRO, _RLO = "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"
INITIATORS: Final = frozenset((_LRI, _RLI, FSI))
_OVERRIDES: Final = frozenset((_LRO, _RLO))
_STEERING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
# What parts lines and paragraphs; here it is a space (layout.Column has parted the paragraphs).
_CONTROL: Final = re.compile("[\t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")


class TypedParagraph(NamedTuple):
    """A paragraph ready to be resolved. `numbers` are (start, end) of the stretches of numbers."""

    text: str
    classes: list[str]
    weights: list[bool]
    numbers: list[tuple[int, int]]
    base: int


def made_ready(text: str, weights: Sequence[bool], base: int | None) -> TypedParagraph:
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
        return TypedParagraph(text, classes, bold, numbers, base)
    if not numbers and "FSI" not in classes:
        return TypedParagraph(text, classes, bold, numbers, base)
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
        elif cls in bidi.STRONG:
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
        elif depth == 1 and cls in bidi.STRONG:
            return int(cls != "L")
    return around if holds else 0


def _isolated(
    text: str,
    classes: list[str],
    bold: list[bool],
    numbers: list[tuple[int, int]],
    sides: list[int],
    base: int,
) -> TypedParagraph:
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
    return TypedParagraph(text, new_classes + classes[done:], weights + bold[done:], placed, base)


def _turns(number: str, classes: Sequence[str], side: int) -> bool:
    """Whether the order of this stretch may be turned: by what stands before it, or by its own digits."""
    return not number.isdigit() and (side == 1 or "AN" in classes)
