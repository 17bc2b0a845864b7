"""The words of a button in as many lines as its room asks for: a link, a tick. Qt draws
each line break as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class InLines:
    """The words of one widget, in pixels of its letters.

    Layouts ask for the room of a page's buttons thousands of times: each piece of the words is
    measured once, until words or letters are others.
    """

    def __init__(self, owner: QWidget, words: str) -> None:
        self._owner, self._font = owner, QFont()
        self._wide: dict[str, int] = {}
        self.words = words

    def say(self, words: str) -> None:
        """Other words, made safe for a button ("&&" is one "&")."""
        self.words = words
        self._wide.clear()

    def longest_word(self) -> int:
        """How wide the widest word is."""
        return max((self._advance(word) for word in self.words.split()), default=0)

    def wider_than(self, shown: str) -> int:
        """How much wider one line of all words is than the lines that are shown."""
        return self._advance(self.words) - self.widest(shown)

    def widest(self, shown: str) -> int:
        """How wide the widest of these lines is."""
        return max(self._advance(line) for line in shown.split("\n"))

    def broken(self, room: int) -> str:
        """The words broken so that each line fits, where a word does."""
        lines = [""]
        for word in self.words.split(" "):
            longer = f"{lines[-1]} {word}" if lines[-1] else word
            if lines[-1] and self._advance(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return "\n".join(lines)

    def _advance(self, words: str) -> int:
        font = self._owner.font()
        if font != self._font:
            self._font = font
            self._wide.clear()
        if words not in self._wide:
            plain = words.replace("&&", "&")
            self._wide[words] = self._owner.fontMetrics().horizontalAdvance(plain)
        return self._wide[words]
