"""Small charts as plain geometry, drawn alike on paper and in the window.

Owns where bars and their words stand; whoever draws brings fonts and colours. Lengths are in whatever unit
the width is given in, y grows downwards. From right to left everything is mirrored. A value of None is a
count that is not told: a hollow bar of the least length.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

Tone = Literal["bar", "goal", "axis", "few"]
FILLED: Final = ("bar", "goal", "axis")  # tones that are filled, each in a colour of its own
Side = Literal["start", "middle", "end"]
_LABEL: Final = 0.34  # of the width of a ladder
_NUMBER: Final = 0.14
_BAR: Final = 0.62  # of the height of a line, of the width of a column
_THIN: Final = 0.26
_FEW: Final = 0.02  # of the longest bar
_MOST_LABELS: Final = 12  # below so many columns


class Bar(NamedTuple):
    """One value: its label, its number in words, what was to be reached. `thin`: a part of the one above."""

    label: str
    value: int | None
    words: str
    goal: int | None = None
    thin: bool = False


class Rectangle(NamedTuple):
    """A filled rectangle; "few" is hollow."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone


class Caption(NamedTuple):
    """Words in a box of one line: at its start, in its middle or at its end, as the writing runs."""

    x: float
    y: float
    width: float
    words: str
    side: Side
    is_label: bool


class Chart(NamedTuple):
    """What is drawn. `words` says all of it for whoever does not see it."""

    width: float
    height: float
    blocks: tuple[Rectangle, ...]
    captions: tuple[Caption, ...]
    words: str


def ladder(bars: Sequence[Bar], width: float, line: float, *, rtl: bool = False) -> Chart:
    """Lying bars, one a line: the label before, the number behind."""
    label, number = width * _LABEL, width * _NUMBER
    room = width - label - number
    top = _longest(bars)
    blocks: list[Rectangle] = []
    captions: list[Caption] = []
    for at, bar in enumerate(bars):
        y, height = at * line, line * (_THIN if bar.thin else _BAR)
        if bar.goal:
            blocks.append(Rectangle(label, y + line / 4, room * bar.goal / top, height / 2, "goal"))
        length = room * _share(bar, top)
        tone: Tone = "few" if bar.value is None else "bar"
        if length:
            blocks.append(Rectangle(label, y + (line - height) / 2, length, height, tone))
        captions.append(Caption(0, y, label * 0.95, bar.label, "start", True))
        captions.append(Caption(label + room, y, number, bar.words, "end", False))
    chart = Chart(width, line * len(bars), tuple(blocks), tuple(captions), said(bars))
    return _mirrored(chart) if rtl else chart


def columns(
    bars: Sequence[Bar], width: float, height: float, line: float, *, rtl: bool = False
) -> Chart:
    """Standing bars beside each other, a label below each, or below some of many."""
    step = width / max(len(bars), 1)
    room = height - 2 * line
    top = _longest(bars)
    every = -(-len(bars) // _MOST_LABELS)
    blocks = [Rectangle(0, height - line, width, line / 16, "axis")]
    captions: list[Caption] = []
    for at, bar in enumerate(bars):
        x, tall = at * step, room * _share(bar, top)
        tone: Tone = "few" if bar.value is None else "bar"
        if tall:
            blocks.append(
                Rectangle(x + step * (1 - _BAR) / 2, height - line - tall, step * _BAR, tall, tone)
            )
        if every == 1 and bar.words:
            captions.append(Caption(x, height - 2 * line - tall, step, bar.words, "middle", False))
        if at % every == 0:
            captions.append(
                Caption(
                    x, height - line * 0.9, min(step * every, width - x), bar.label, "middle", True
                )
            )
    chart = Chart(width, height, tuple(blocks), tuple(captions), said(bars))
    return _mirrored(chart) if rtl else chart


def said(bars: Sequence[Bar]) -> str:
    """All values as one sentence."""
    return "; ".join(f"{bar.label}: {bar.words}" for bar in bars)


def _longest(bars: Sequence[Bar]) -> int:
    values = [value for bar in bars for value in (bar.value, bar.goal) if value]
    return max(values, default=1)


def _share(bar: Bar, top: int) -> float:
    if bar.value is None:
        return _FEW
    return bar.value / top


def _mirrored(chart: Chart) -> Chart:
    blocks = (one._replace(x=chart.width - one.x - one.width) for one in chart.blocks)
    captions = (one._replace(x=chart.width - one.x - one.width) for one in chart.captions)
    return chart._replace(blocks=tuple(blocks), captions=tuple(captions))
