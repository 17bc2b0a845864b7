"""Buttons: a verb and its object, with the icon before the word (after it for `go` and `open`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from vsdesk.ui.kit import tip

if TYPE_CHECKING:
    from vsdesk.ui.kit.look import Look

_ICON_TONE: Final = {"primary": "onFill", "link": "accent", "quiet": "accent", "danger": "stop"}


class Button(QPushButton):
    """kind: primary, secondary, quiet, link, danger, chip, icon, section or choice."""

    def __init__(
        self,
        look: Look,
        text: str,
        name: str,
        *,
        kind: str = "secondary",
        icon: str = "",
        after: bool = False,
        size: int = 16,
    ) -> None:
        super().__init__(tip.as_label(text))
        self._look, self._kind, self._after = look, kind, after
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(
            QSizePolicy.Policy.Fixed if kind in ("link", "icon") else QSizePolicy.Policy.Minimum,
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
        super().setText(tip.as_label(text))

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
        """Enter presses, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def icon_button(
    look: Look, icon: str, words: str, name: str, *, kind: str = "icon", size: int = 16
) -> Button:
    """A button with an icon alone: always with a tooltip and an accessible name."""
    button = Button(look, "", name, kind=kind, icon=icon, size=size)
    button.setAccessibleName(words)
    tip.give(button, words)
    return button
