"""A vault to choose: its folder's name, and where it lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent

from vsdesk.ui.kit import tip
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.mark import IconMark

if TYPE_CHECKING:
    from vsdesk.ui.kit.context import UiContext


class VaultChoice(Button):
    """A button with two lines; the chosen one has the tick and the edge. Only the folder is named."""

    def __init__(self, look: UiContext, folder: str, place: int, on_stick: bool) -> None:
        super().__init__(look, "", f"vault-{place}", kind="choice")
        self.folder = Path(folder)
        self._look = look
        self.setCheckable(True)
        tip.give(self, folder)
        say = look.words.say
        where = say("On a stick") if on_stick else say("On this computer")
        self.setAccessibleName(f"{self.folder.name}. {where}")
        line = row(look, self, edges=(14, 0, 14, 0), space=12)
        line.addWidget(IconMark(look, "stick" if on_stick else "drive", "text2", 22))
        words = column(look, space=0)
        words.addStretch(1)
        words.addWidget(Label(look, self.folder.name, "strong", elide=True))
        words.addWidget(Label(look, where, "small", "text2", elide=True))
        words.addStretch(1)
        line.addLayout(words, 1)
        self._tick = IconMark(look, "check", "accent", 18)
        line.addWidget(self._tick)
        self.toggled.connect(self._tick.setVisible)
        self._tick.hide()

    def sizeHint(self) -> QSize:
        """66 high, as wide as there is room: a button does not ask its layout."""
        return QSize(self._look.px(300), self._look.px(66))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and edge only; the layout inside shows the rest."""
        super().paintEvent(event)
