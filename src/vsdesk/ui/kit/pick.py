"""Choose one of several things by a button each, then go on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup

from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.surface_card import Card

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext

Choice = tuple[str, str, str, str]  # key, words, second line, icon


class Pick(Card):
    """The first choice is chosen when the page opens."""

    chosen = Signal(str)
    back = Signal()

    def __init__(
        self,
        look: UiContext,
        title: str,
        choices: Sequence[Choice],
        go: str,
        *,
        name: str,
        back: str = "",
    ) -> None:
        super().__init__(look, title, space=10)
        self._keys = [key for key, _, _, _ in choices]
        self._group = QButtonGroup(self)
        for place, choice in enumerate(choices):
            button = PickButton(look, choice, f"{name}-{place}")
            self._group.addButton(button, place)
            self.body.addWidget(button)
        self._group.button(0).setChecked(True)
        line = row(look)
        if back:
            before = Button(look, back, f"{name}-back", icon="back")
            before.clicked.connect(self.back)
            line.addWidget(before)
        line.addStretch(1)
        on = Button(look, go, f"{name}-go", kind="primary", icon="go", after=True)
        on.clicked.connect(self._tell)
        line.addWidget(on)
        self.body.addLayout(line)

    def choose(self, key: str) -> None:
        """Choose by key."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def _tell(self) -> None:
        self.chosen.emit(self._keys[self._group.checkedId()])


class PickButton(Button):
    """Icon, bold words, a second line, and the tick of the chosen one."""

    def __init__(self, look: UiContext, choice: Choice, name: str) -> None:
        super().__init__(look, "", name, kind="choice")
        _, words, under, icon = choice
        self.setCheckable(True)
        self.setAccessibleName(f"{words}. {under}" if under else words)
        line = row(look, self, edges=(14, 0, 14, 0), space=12)
        line.addWidget(IconMark(look, icon, "text2", 22))
        text = column(look, space=0)
        text.addStretch(1)
        text.addWidget(Label(look, words, "strong", elide=True))
        if under:
            text.addWidget(Label(look, under, "small", "text2", elide=True))
        text.addStretch(1)
        line.addLayout(text, 1)
        tick = IconMark(look, "check", "accent", 18)
        tick.hide()
        self.toggled.connect(tick.setVisible)
        line.addWidget(tick)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(240), self._look.px(60))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
