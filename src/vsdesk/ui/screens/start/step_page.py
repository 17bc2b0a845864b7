"""A step of the start screen that can be left again: create a vault, open with the recovery words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, row

if TYPE_CHECKING:
    from vsdesk.ui.kit.context import UiContext


class StepPage(QWidget):
    """The title on top; at the foot the hidden `problem`, the way back, and the `button` that acts."""

    back = Signal()

    def __init__(self, look: UiContext, name: str, title: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self._box = column(look, self, space=12)
        self._box.addWidget(Label(look, title, "h2"))

    def _foot(self, act: str, name: str, between: QWidget | None = None) -> None:
        """Close the page: `act` names the button, `between` stands before it."""
        look = self._look
        self.problem = Banner(look, "", tone="warn")
        self.problem.hide()
        self._box.addWidget(self.problem)
        line = row(look)
        back = Button(look, look.words.say("Back"), "back", icon="back")
        back.clicked.connect(self.back)
        line.addWidget(back)
        if between is None:
            line.addStretch(1)
        else:
            line.addWidget(between, 1)
        self.button = Button(look, act, name, kind="primary")
        line.addWidget(self.button)
        self._box.addLayout(line)
