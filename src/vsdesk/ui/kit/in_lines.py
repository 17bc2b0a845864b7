"""The words of a button in as many lines as its room asks for: a link, a tick. Qt draws
each line break as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics


def advance(metrics: QFontMetrics, words: str) -> int:
    """How wide words are that were made safe for a button ("&&" is one "&")."""
    return metrics.horizontalAdvance(words.replace("&&", "&"))


def widest(metrics: QFontMetrics, words: str) -> int:
    """How wide the widest line is."""
    return max(advance(metrics, line) for line in words.split("\n"))


def longest_word(metrics: QFontMetrics, words: str) -> int:
    """How wide the widest word is."""
    return max((advance(metrics, word) for word in words.split()), default=0)


def in_lines(metrics: QFontMetrics, words: str, room: int) -> str:
    """The words broken so that each line fits, where a word does."""
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and advance(metrics, longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)
