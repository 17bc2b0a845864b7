"""Files of a folder in which nothing was for this vault: named, calmly, behind all others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.desk import Received
    from vsdesk.ui.kit.context import UiContext


class Beside(QWidget):
    """A line for each file (`Received.beside` is not empty). `hint`: what to do when one should be for here."""

    def __init__(self, look: UiContext, files: Sequence[Received], *, hint: bool = False) -> None:
        super().__init__()
        self.setObjectName("beside")
        box = column(look, self, space=6)
        for one in files:
            line = row(look, space=10)
            line.addWidget(Label(look, one.path.name, "small", "text2", elide=True), 1)
            line.addWidget(Paragraph(look, look.words.say(one.beside), "small", "text2"), 2)
            box.addLayout(line)
        if hint:
            said = look.words.say(
                "When one of them should be for this device, ask its sender to write it again."
            )
            box.addWidget(Paragraph(look, said, "small", "text2"))
