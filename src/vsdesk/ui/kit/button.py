"""Buttons: a verb and its object, with the icon before the word (after it for `go` and `open`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from vsdesk.ui.kit import shortcuts, tip
from vsdesk.ui.kit.wrapped_buttons import InLines

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext

_ICON_TONE: Final = {"primary": "onFill", "link": "accent", "quiet": "accent", "danger": "stop"}

_WIDE: Final = {"link": QSizePolicy.Policy.Maximum, "icon": QSizePolicy.Policy.Fixed}


class Button(QPushButton):
    """kind: primary, secondary, quiet, link, danger, chip, icon, section or choice."""

    def __init__(
        self,
        look: UiContext,
        text: str,
        name: str,
        *,
        kind: str = "secondary",
        icon: str = "",
        after: bool = False,
        size: int = 16,
    ) -> None:
        super().__init__(tip.as_label(text))
        self._lines = InLines(self, tip.as_label(text))
        self._may_wrap = kind == "link"
        self._look, self._kind, self._after = look, kind, after
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(
            _WIDE.get(kind, QSizePolicy.Policy.Minimum),
            QSizePolicy.Policy.Fixed,
        )
        if kind in ("link", "quiet"):
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon:
            self.draw(icon, size)
        if after:
            self.setLayoutDirection(
                Qt.LayoutDirection.LeftToRight if look.rtl else Qt.LayoutDirection.RightToLeft
            )

    def setText(self, text: str) -> None:
        """Other words."""
        self._lines.say(tip.as_label(text))
        super().setText(self._lines.words)
        self._wrap()

    def text(self) -> str:
        """The words, in one line."""
        return self._lines.words

    def sizeHint(self) -> QSize:
        """A link asks for one line, and is as high as its lines are where it has less room."""
        hint = super().sizeHint()
        if self._may_wrap:
            hint.setWidth(hint.width() + self._lines.wider_than(super().text()))
        return hint

    def minimumSizeHint(self) -> QSize:
        """A link may be as narrow as its longest word."""
        hint = super().minimumSizeHint()
        if self._may_wrap:
            hint.setWidth(self._around() + self._lines.longest_word())
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A link goes on in another line where room is short."""
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        if self._may_wrap:
            room = self.width() - self._around()
            wrapped = self._lines.broken(room)
            if wrapped != super().text():
                super().setText(wrapped)

    def _around(self) -> int:
        """How much wider the button is than its words."""
        return super().sizeHint().width() - self._lines.widest(super().text())

    def draw(self, icon: str, size: int = 16, tone: str = "") -> None:
        """Put this icon on the button."""
        tone = tone or _ICON_TONE.get(self._kind, "text2")
        gap = bool(self.text()) and not self._after
        self.setIcon(
            self._look.icons.icon(
                icon,
                tone,
                size,
                chosen="accent" if self._kind in ("chip", "section") else "",
                gap=gap,
            )
        )
        self.setIconSize(self._look.icons.size(size, gap=gap))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as the space bar does. A key that is held presses once; where one of several is
        chosen the arrows are keys that press too."""
        if shortcuts.is_held(event, arrows=self.isCheckable()):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def icon_button(
    look: UiContext, icon: str, words: str, name: str, *, kind: str = "icon", size: int = 16
) -> Button:
    """A button with an icon alone: always with a tooltip and an accessible name."""
    button = Button(look, "", name, kind=kind, icon=icon, size=size)
    button.setAccessibleName(words)
    tip.give(button, words)
    return button
