"""What was done last, with the way to take it back at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.layout import row

if TYPE_CHECKING:
    from vsdesk.ui.kit.look import Look


class UndoStrip(QWidget):
    """`undo` carries the Change that is to be taken back."""

    undo = Signal(object)

    def __init__(self, look: Look, name: str = "undo-last", edge: int = 24) -> None:
        super().__init__()
        self._change: Any = None
        line = row(look, self, edges=(edge, 8 if edge else 0, edge, 0))
        self.button = Button(look, look.words.say("Undo"), name, icon="history")
        self.button.clicked.connect(self._pressed)
        self._banner = Banner(look, "", icon="check", button=self.button)
        line.addWidget(self._banner, 1)
        self.hide()

    def decided(self, words: str, change: Any, *, undo: bool = True) -> None:
        """Show the words, and the button unless `undo` is False: then `change` cannot be taken back here."""
        self._change = change if undo else None
        self.button.setVisible(undo)
        self._banner.say(words)
        self.show()

    def _pressed(self) -> None:
        change, self._change = self._change, None
        self.hide()
        if change is not None:
            self.undo.emit(change)
