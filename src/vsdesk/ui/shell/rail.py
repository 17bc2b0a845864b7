"""The rail: where one can go. Icons only when the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from vsdesk.ui.kit import shortcuts, tip
from vsdesk.ui.kit.boxes import column, plane, scroll

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext

Entry = tuple[str, str, str]  # screen, icon, words


class Rail(QWidget):
    """`chosen` carries the screen; the last entry stands at the bottom."""

    chosen = Signal(str)

    def __init__(self, look: UiContext, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("rail")
        self.setAccessibleName(look.words.say("Main pages"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "sunken")
        inner = plane("sunken")
        box = column(look, inner, edges=(6, 9, 6, 9), space=2)
        self._inner = inner
        self._area = scroll(inner, "rail-scroll")
        column(look, self).addWidget(self._area)
        self._is_narrow = False
        self._group = QButtonGroup(self)
        self._screens = [screen for screen, _, _ in entries]
        for place, (screen, icon, words) in enumerate(entries):
            button = _RailButton(
                look, screen, icon, words, "".join(shortcuts.MAIN[place : place + 1])
            )
            self._group.addButton(button, place)
            if place == len(entries) - 1:
                box.addStretch(1)
            box.addWidget(button)
        self._group.idClicked.connect(self._tell)
        self.narrow(False)

    def show_screen(self, screen: str) -> None:
        """Mark the entry of this screen."""
        if screen in self._screens:
            self._group.button(self._screens.index(screen)).setChecked(True)

    def count(self, screen: str, count: int) -> None:
        """Show a count on an entry (0: none)."""
        if screen in self._screens:
            button = self._group.button(self._screens.index(screen))
            if isinstance(button, _RailButton):
                button.show_count(count)

    def narrow(self, yes: bool) -> None:
        """Icons only."""
        self._is_narrow = yes
        for button in self._group.buttons():
            if isinstance(button, _RailButton):
                button.narrow(yes)
        self._widen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where not all entries stand below each other there is room for a scroll bar."""
        super().resizeEvent(event)
        self._widen()

    def _widen(self) -> None:
        """The sheet lets a button become lower than its word, so its room is held here; an icon may."""
        self._inner.setMinimumHeight(0 if self._is_narrow else self._inner.sizeHint().height())
        bar = self._area.verticalScrollBar().sizeHint().width()
        least = max(self._inner.minimumHeight(), self._inner.minimumSizeHint().height())
        low = self.height() < least
        self.setFixedWidth(self._look.px(62 if self._is_narrow else 100) + (bar if low else 0))

    def go_to(self, place: int) -> None:
        """Go to the entry at this place, from the first."""
        if place < len(self._screens):
            self._tell(place)

    def _tell(self, place: int) -> None:
        self.chosen.emit(self._screens[place])


class _RailButton(QToolButton):
    """An icon over a word of up to two lines; paints itself, for a tool button cuts the second line."""

    def __init__(self, look: UiContext, screen: str, icon: str, words: str, keys: str) -> None:
        super().__init__()
        self._look, self._icon, self._words, self._keys = look, icon, words, keys
        self._narrow, self._count = False, 0
        self.setObjectName(f"rail-{screen}")
        self.setAccessibleName(words)
        self.setProperty("kind", "rail")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def narrow(self, yes: bool) -> None:
        """Icon only, the word as tooltip; the keys always."""
        self._narrow = yes
        tip.give(self, self._look.dots(self._words, self._keys) if yes else self._keys)
        self.updateGeometry()

    def show_count(self, count: int) -> None:
        """A small count at the icon."""
        self._count = count
        self.setAccessibleName(f"{self._words} ({count})" if count else self._words)
        self.update()

    def sizeHint(self) -> QSize:
        """88 wide, 60 or with a second line 78 high."""
        px = self._look.px
        if self._narrow:
            return QSize(px(50), px(42))
        return QSize(px(88), px(78 if self._lines() > 1 else 60))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and edge by the sheet, icon and words by hand."""
        super().paintEvent(event)
        look, px = self._look, self._look.px
        painter = QPainter(self)
        tone = "accent" if self.isChecked() else "text2"
        side = px(22)
        top = (self.height() - side) // 2 if self._narrow else px(7)
        painter.drawPixmap((self.width() - side) // 2, top, look.pixmap(self._icon, tone, 22))
        if self._count:
            self._paint_count(painter, top)
        if not self._narrow:
            painter.setFont(look.font("badge" if self.isChecked() else "small"))
            painter.setPen(look.colour(tone))
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            box = self.rect().adjusted(px(2), px(31), -px(2), -px(2))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(
                box, int(flags.value) | int(Qt.TextFlag.TextWordWrap.value), self._words
            )
        painter.end()

    def _paint_count(self, painter: QPainter, top: int) -> None:
        look, px = self._look, self._look.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("fill"))
        text = str(self._count)
        painter.setFont(look.font("badge"))
        width = max(px(18), painter.fontMetrics().horizontalAdvance(text) + px(8))
        middle = self.width() // 2
        left = middle - px(5) - width if look.rtl else middle + px(5)
        box = self.rect()
        box.setRect(left, max(0, top - px(6)), width, px(18))
        painter.drawRoundedRect(box, px(9), px(9))
        painter.setPen(look.colour("onFill"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter.value), text)

    def _lines(self) -> int:
        metrics = self.fontMetrics()
        return 2 if metrics.horizontalAdvance(self._words) > self._look.px(84) else 1
