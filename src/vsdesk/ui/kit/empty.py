"""An empty state: one sentence on what will stand here, one button. No drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.ui.kit.button import Button
    from vsdesk.ui.kit.ui_context import UiContext


class Empty(QWidget):
    """The sentence and the button in the middle."""

    def __init__(self, look: UiContext, text: str, button: Button | None = None) -> None:
        super().__init__()
        self._button = button
        box = column(look, self, edges=(32, 24, 32, 24), space=16)
        box.addStretch(1)
        self._text = Paragraph(look, text, "body", "text2")
        # Between two stretches and not by alignment: aligned, its height would be asked for at the
        # whole width and its second line would be cut.
        middle = row(look, space=0)
        middle.addStretch(1)
        middle.addWidget(self._text)
        middle.addStretch(1)
        box.addLayout(middle)
        if button is not None:
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)

    def say(self, text: str, *, button: bool = True) -> None:
        """Another sentence, with or without the button."""
        self._text.say(text)
        if self._button is not None:
            self._button.setVisible(button)
