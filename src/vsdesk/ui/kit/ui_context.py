"""What every widget is given to be built with: words, theme, icons, direction. It never changes.

A change of language, theme or text size makes a new Look, and the window builds its page again.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMargins, Qt

from vsdesk.languages import LANGUAGES
from vsdesk.ui.kit.icons import Icons
from vsdesk.words import RLM, is_rtl, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QColor, QFont, QIcon, QPixmap

    from vsdesk.ui.kit.tokens import Theme
    from vsdesk.words import Lang, Words

SOME: Final = 12  # things that one line names; the rest is counted


class UiContext:
    """Words, theme, icons and direction of one window."""

    def __init__(self, words: Words, theme: Theme) -> None:
        self.words = words
        self.theme = theme
        self.rtl = is_rtl(words.lang)
        self.icons = Icons(theme, self.rtl)
        self._fonts: dict[str, QFont] = {}

    @property
    def lang(self) -> Lang:
        """The language of the window."""
        return self.words.lang

    @property
    def direction(self) -> Qt.LayoutDirection:
        """The direction of layouts."""
        return Qt.LayoutDirection.RightToLeft if self.rtl else Qt.LayoutDirection.LeftToRight

    @cached_property
    def start(self) -> Qt.AlignmentFlag:
        """Alignment at the start of a line, absolute, centred upright (QLabel goes by its own text)."""
        side = Qt.AlignmentFlag.AlignRight if self.rtl else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter

    @cached_property
    def leading(self) -> Qt.AlignmentFlag:
        """At the start of a line, absolute: a widget of the other direction does not turn it round."""
        side = Qt.AlignmentFlag.AlignRight if self.rtl else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute

    def px(self, n: float) -> int:
        """`n` pixels at 100 % in pixels at this text size."""
        return self.theme.px(n)

    def margins(self, start: float, top: float, end: float, bottom: float) -> QMargins:
        """Margins by start and end: Qt does not mirror contentsMargins."""
        left, right = (end, start) if self.rtl else (start, end)
        return QMargins(self.px(left), self.px(top), self.px(right), self.px(bottom))

    def font(self, role: str = "body") -> QFont:
        """The font of a type role."""
        if role not in self._fonts:  # each label asks
            self._fonts[role] = self.theme.font(role)
        return self._fonts[role]

    def colour(self, token: str) -> QColor:
        """The colour of a token."""
        return self.theme.colour(token)

    def dots(self, *parts: str) -> str:
        """Facts in one line with dots between them, each keeping its own direction; empty ones left out."""
        return self._joined(parts, " · ")

    def listed(self, parts: Iterable[str]) -> str:
        """Things in one line with commas of the language between them."""
        return self._joined(parts, LANGUAGES[self.lang].comma)

    def some(self, parts: Iterable[str], most: int = SOME) -> str:
        """The same, of which there may be any number: the first ones, and how many more there are."""
        found = [part for part in parts if part]
        rest = len(found) - most
        more = self.words.count("and {n} more", "and {n} more", rest) if rest > 0 else ""
        return self.dots(self.listed(found[:most]), more)

    def _joined(self, parts: Iterable[str], between: str) -> str:
        found = [part for part in parts if part]
        if len(found) < 2:
            return "".join(found)
        text = joined(found, between)
        return (
            RLM + text if self.rtl else text
        )  # a line that begins with an isolate counts as left-to-right

    def pixmap(self, name: str, tone: str = "text2", size: int = 16) -> QPixmap:
        """An icon as a picture."""
        return self.icons.pixmap(name, tone, size)

    def icon(self, name: str, tone: str = "text2", size: int = 16, *, chosen: str = "") -> QIcon:
        """An icon for a button without a gap after it."""
        return self.icons.icon(name, tone, size, chosen=chosen, gap=False)
