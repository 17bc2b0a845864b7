"""The Unicode Bidirectional Algorithm (UAX #9) with isolates, over the classes of `unicodedata`.

Owns which way each character of a paragraph runs: `resolve` gives embedding levels of the logical
text (rules P2 to I2), `line_levels` resets white space at the end of a line (L1), `reorder` gives
the order on paper (L2). Mirroring (L4) is done by the shaper. Held to Unicode's BidiTest.txt and
BidiCharacterTest.txt. Characters removed by rule X9 keep the level of what stands before them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.reports.bidi_classes import BRACKETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAX_DEPTH: Final = 125  # BD2
ISOLATES: Final = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS: Final = {"LRE": (0, "ON"), "RLE": (1, "ON"), "LRO": (0, "L"), "RLO": (1, "R")}
REMOVED: Final = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})  # X9
STRONG: Final = {"L": 0, "R": 1, "AL": 1}
_NEUTRAL: Final = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_TRAILING: Final = _NEUTRAL - {"ON", "B", "S"} | REMOVED  # what L1 resets before a break
_RTL: Final = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})
_UNMIXED: Final = frozenset({"L", "EN", "AN", *ISOLATES, *_EMBEDDINGS})  # in a line of level 1
_RAISING: Final = _RTL | {"LRE", "LRO", "LRI", "FSI"}  # what can lift a level above 0


def is_plain_ltr(classes: Iterable[str]) -> bool:
    """True when nothing runs from right to left: such a line stands as it is written."""
    return _RTL.isdisjoint(classes)


def first_strong(classes: Sequence[str], start: int = 0, end: int | None = None) -> int | None:
    """Level of the first strong character, isolates jumped over (P2, P3); None without one."""
    depth = 0
    for cls in classes[start:end]:
        if cls in ISOLATES:
            depth += 1
        elif cls == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and cls in STRONG:
            return STRONG[cls]
        elif cls == "B":
            return None
    return None


def _matching(classes: Sequence[str]) -> dict[int, int]:
    """For each isolate initiator the place of its PDI, or the end of the paragraph (BD9)."""
    match: dict[int, int] = {}
    waiting: list[int] = []
    for i, cls in enumerate(classes):
        if cls in ISOLATES:
            waiting.append(i)
        elif cls == "PDI" and waiting:
            match[waiting.pop()] = i
    return match | dict.fromkeys(waiting, len(classes))


class _Status(NamedTuple):
    level: int
    override: str  # "L", "R", or "ON" for none
    isolate: bool


class _Explicit:
    """Rules X1 to X8: the directional status stack."""

    def __init__(self, classes: Sequence[str], base: int) -> None:
        self.original = classes
        self.types = list(classes)
        self.levels = [base] * len(classes)
        self.match = _matching(classes)
        self.stack = [_Status(base, "ON", False)]
        self.isolate_overflow = self.embedding_overflow = self.isolates = 0

    def run(self) -> None:
        for i, cls in enumerate(self.original):
            if cls in _EMBEDDINGS:
                self._embed(i, *_EMBEDDINGS[cls])
            elif cls in ISOLATES:
                self._isolate(i, cls)
            elif cls == "PDI":
                self._end_isolate(i)
            elif cls == "PDF":
                self._end_embedding(i)
            elif cls == "B":
                self._reset()
            else:
                self._plain(i, cls)

    def _plain(self, i: int, cls: str) -> None:
        self.levels[i] = self.stack[-1].level
        if self.stack[-1].override != "ON" and cls != "BN":
            self.types[i] = self.stack[-1].override

    def _next(self, odd: int) -> int:
        level = self.stack[-1].level
        return level + 1 if (level + 1) % 2 == odd else level + 2

    def _embed(self, i: int, odd: int, override: str) -> None:
        self.levels[i] = self.stack[-1].level
        level = self._next(odd)
        if level <= MAX_DEPTH and not self.isolate_overflow and not self.embedding_overflow:
            self.stack.append(_Status(level, override, False))
        elif not self.isolate_overflow:
            self.embedding_overflow += 1

    def _isolate(self, i: int, cls: str) -> None:
        self._plain(i, cls)
        odd = int(cls == "RLI")
        if cls == "FSI":
            odd = first_strong(self.original, i + 1, self.match[i]) or 0
        level = self._next(odd)
        if level <= MAX_DEPTH and not self.isolate_overflow and not self.embedding_overflow:
            self.isolates += 1
            self.stack.append(_Status(level, "ON", True))
        else:
            self.isolate_overflow += 1

    def _end_isolate(self, i: int) -> None:
        if self.isolate_overflow:
            self.isolate_overflow -= 1
        elif self.isolates:
            self.embedding_overflow = 0
            while not self.stack[-1].isolate:
                self.stack.pop()
            self.stack.pop()
            self.isolates -= 1
        self._plain(i, "PDI")

    def _end_embedding(self, i: int) -> None:
        self.levels[i] = self.stack[-1].level
        if self.isolate_overflow:
            return
        if self.embedding_overflow:
            self.embedding_overflow -= 1
        elif not self.stack[-1].isolate and len(self.stack) >= 2:
            self.stack.pop()

    def _reset(self) -> None:
        del self.stack[1:]
        self.isolate_overflow = self.embedding_overflow = self.isolates = 0


def _sequences(explicit: _Explicit) -> list[list[int]]:
    """Isolating run sequences (BD13, X10) as lists of places, what X9 removes left out."""
    kept = [i for i, cls in enumerate(explicit.original) if cls not in REMOVED]
    runs: list[list[int]] = []
    for i in kept:
        if runs and explicit.levels[runs[-1][-1]] == explicit.levels[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    starting = {run[0]: run for run in runs}
    continued = {
        explicit.match[run[-1]]
        for run in runs
        if explicit.original[run[-1]] in ISOLATES and explicit.match[run[-1]] in starting
    }
    sequences = []
    for run in runs:
        if run[0] in continued:
            continue
        sequence = list(run)
        while explicit.original[sequence[-1]] in ISOLATES:
            after = starting.get(explicit.match[sequence[-1]])
            if after is None:
                break
            sequence += after
        sequences.append(sequence)
    return sequences


class _Sequence:
    """One isolating run sequence: rules W1 to W7, N0 to N2, on the types of its characters."""

    def __init__(self, places: list[int], explicit: _Explicit, text: str | None, base: int) -> None:
        self.places = places
        self.types = [explicit.types[i] for i in places]
        self.was_mark = [explicit.original[i] == "NSM" for i in places]
        # A bracket under an override is no bracket any more (BD14, BD15: current class ON).
        self.text = [text[i] for i in places] if text is not None else None
        self.level = explicit.levels[places[0]]
        before, after = self._neighbours(explicit, base)
        self.sos, self.eos = ("LR"[max(self.level, level) % 2] for level in (before, after))
        self.embedding = "LR"[self.level % 2]

    def _neighbours(self, explicit: _Explicit, base: int) -> tuple[int, int]:
        i = self.places[0] - 1
        while i >= 0 and explicit.original[i] in REMOVED:
            i -= 1
        before = explicit.levels[i] if i >= 0 else base
        last = self.places[-1]
        if explicit.original[last] in ISOLATES:  # without its PDI in this sequence
            return before, base
        i = last + 1
        while i < len(explicit.levels) and explicit.original[i] in REMOVED:
            i += 1
        return before, explicit.levels[i] if i < len(explicit.levels) else base

    def resolve(self) -> list[str]:
        self._marks_and_numbers()
        self._separators()
        self._terminators()
        self._rest_of_weak()
        if self.text is not None:
            self._paired(self.text)
        self._neutrals()
        return self.types

    def _marks_and_numbers(self) -> None:  # W1, W2, W3
        previous = strong = self.sos
        for i, cls in enumerate(self.types):
            if cls == "NSM":
                cls = "ON" if previous in ISOLATES or previous == "PDI" else previous
            previous = cls
            if cls in STRONG:
                strong = cls
            if cls == "EN" and strong == "AL":
                cls = "AN"
            self.types[i] = cls
        self.types = ["R" if cls == "AL" else cls for cls in self.types]

    def _separators(self) -> None:  # W4
        types = self.types
        for i in range(1, len(types) - 1):
            before, after = types[i - 1], types[i + 1]
            if before != after:
                continue
            if (types[i] in ("ES", "CS") and before == "EN") or (
                types[i] == "CS" and before == "AN"
            ):
                types[i] = before

    def _terminators(self) -> None:  # W5
        types = self.types
        i = 0
        while i < len(types):
            if types[i] != "ET":
                i += 1
                continue
            end = i
            while end < len(types) and types[end] == "ET":
                end += 1
            beside = (types[i - 1] if i else "", types[end] if end < len(types) else "")
            if "EN" in beside:
                types[i:end] = ["EN"] * (end - i)
            i = end

    def _rest_of_weak(self) -> None:  # W6, W7
        strong = self.sos
        for i, cls in enumerate(self.types):
            if cls in ("ES", "ET", "CS"):
                self.types[i] = "ON"
            elif cls in ("L", "R"):
                strong = cls
            elif cls == "EN" and strong == "L":
                self.types[i] = "L"

    def _pairs(self, text: list[str]) -> list[tuple[int, int]]:  # BD16
        open_ones: list[tuple[str, int]] = []
        pairs: list[tuple[int, int]] = []
        for i, char in enumerate(text):
            if char not in BRACKETS or self.types[i] != "ON":
                continue
            closing, opens = BRACKETS[char]
            if opens:
                if len(open_ones) == 63:
                    return []
                open_ones.append((closing, i))
                continue
            for k in range(len(open_ones) - 1, -1, -1):
                if open_ones[k][0] == closing:
                    pairs.append((open_ones[k][1], i))
                    del open_ones[k:]
                    break
        return sorted(pairs)

    def _side(self, i: int) -> str:
        """The direction of a character as N0 to N2 see it: numbers count as R; "" for a neutral."""
        cls = self.types[i]
        return "R" if cls in ("EN", "AN") else cls if cls in ("L", "R") else ""

    def _paired(self, text: list[str]) -> None:  # N0
        for start, end in self._pairs(text):
            inside = {self._side(i) for i in range(start + 1, end)} - {""}
            if not inside:
                continue
            side = self.embedding
            if side not in inside:
                before = next(
                    (s for i in range(start - 1, -1, -1) if (s := self._side(i))), self.sos
                )
                side = before if before != self.embedding else self.embedding
            for i in (start, end):
                self.types[i] = side
                after = i + 1
                while after < len(text) and self.was_mark[after]:
                    self.types[after] = side
                    after += 1

    def _neutrals(self) -> None:  # N1, N2
        types = self.types
        i = 0
        while i < len(types):
            if types[i] not in _NEUTRAL:
                i += 1
                continue
            end = i
            while end < len(types) and types[end] in _NEUTRAL:
                end += 1
            before = self._side(i - 1) if i else self.sos
            after = self._side(end) if end < len(types) else self.eos
            types[i:end] = [before if before == after else self.embedding] * (end - i)
            i = end


def resolve(classes: Sequence[str], text: str | None, base: int | None) -> tuple[int, list[int]]:
    """The paragraph level and the level of each character (rules P2 to I2).

    `base` is 0 or 1, or None to take it from the first strong character. `text` gives the brackets
    (N0); without it none are paired. What X9 removes gets the level of the character before it.
    """
    level = base if base is not None else (first_strong(classes) or 0)
    if (_UNMIXED if level else _RAISING).isdisjoint(classes):
        return level, [level] * len(classes)
    explicit = _Explicit(classes, level)
    explicit.run()
    levels = list(explicit.levels)  # the sequences go on reading the explicit ones
    for places in _sequences(explicit):
        for i, cls in zip(places, _Sequence(places, explicit, text, level).resolve(), strict=True):
            if cls == "R":
                levels[i] |= 1  # I1, I2
            elif cls == "L":
                levels[i] += levels[i] & 1
            else:  # EN, AN
                levels[i] += 2 - (levels[i] & 1)
    previous = level
    for i, cls in enumerate(classes):
        if cls in REMOVED:
            levels[i] = previous
        previous = levels[i]
    return level, levels


def line_levels(classes: Sequence[str], levels: Sequence[int], base: int) -> list[int]:
    """The levels of one line: separators and the white space before them or at its end reset (L1)."""
    result = list(levels)
    reset = True
    for i in range(len(result) - 1, -1, -1):
        if classes[i] in ("B", "S"):
            reset = True
        elif classes[i] not in _TRAILING:
            reset = False
        if reset:
            result[i] = base
    return result


def reorder(levels: Sequence[int]) -> list[int]:
    """The places of a line in the order they stand on paper, from left to right (L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    if not odd:
        return order
    for threshold in range(max(levels), min(odd) - 1, -1):
        i = 0
        while i < len(order):
            if levels[order[i]] < threshold:
                i += 1
                continue
            end = i
            while end < len(order) and levels[order[end]] >= threshold:
                end += 1
            order[i:end] = order[i:end][::-1]
            i = end
    return order


def runs(levels: Sequence[object]) -> list[tuple[int, int]]:
    """Stretches of one level (or of whatever else is one), as (start, end)."""
    edges = [i for i in range(1, len(levels)) if levels[i] != levels[i - 1]]
    return list(pairwise([0, *edges, len(levels)])) if levels else []
