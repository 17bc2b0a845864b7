"""How many key papers are made, and how many of them open: chosen before they are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.boxes import row
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.label import labelled

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext

_NUMBERS: Final = tuple(str(n) for n in range(2, 9))


class PaperCounts(QWidget):
    """`changed` when one of the two was chosen; `name` goes before the names of its fields, `opens` says what
    so many of them open."""

    changed = Signal()

    def __init__(self, look: UiContext, name: str, opens: str) -> None:
        super().__init__()
        made, options = look.words.say("How many are made"), [(n, n) for n in _NUMBERS]
        self.needed = Choice(look, f"{name}-needed", opens, options, "2")
        self.count = Choice(look, f"{name}-count", made, options, "3")
        line = row(look, self, space=12)
        for label, field in ((opens, self.needed), (made, self.count)):
            field.chosen.connect(lambda *_: self.changed.emit())
            line.addLayout(labelled(look, label, field), 1)

    @property
    def value(self) -> tuple[int, int]:
        """How many open, and how many are made."""
        return int(self.needed.value or 0), int(self.count.value or 0)

    @property
    def fits(self) -> bool:
        """Whether no more are needed than are made."""
        needed, count = self.value
        return needed <= count
