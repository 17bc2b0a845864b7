"""The tables that were brought before; each can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.measure import stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import LoadRow
    from vsdesk.ui.kit.context import UiContext

_LATEST: Final = 5  # loads that are shown


class LoadsCard(QWidget):
    """`undo` carries the id of the load that is to be taken back."""

    undo = Signal(str)

    def __init__(self, look: UiContext, loads: Sequence[LoadRow]) -> None:
        super().__init__()
        say = look.words.say
        card = Card(look, say("Brought before"), icon="history")
        column(look, self).addWidget(card)
        for one in list(loads)[::-1][:_LATEST]:
            line = row(look, space=12)
            rows = look.words.count("{n} row", "{n} rows", one.rows)
            line.addWidget(Label(look, look.dots(one.file, rows), "body", elide=True), 1)
            line.addWidget(Label(look, stamp(look.words, one.ts, year=True), "small", "text2"))
            if one.undone:
                line.addWidget(Label(look, say("taken back"), "small", "text2"))
            else:
                undo = Button(look, say("Take back"), f"undo-{one.id}", kind="quiet")
                undo.setProperty("load", one.id)
                undo.clicked.connect(self._ask)
                line.addWidget(undo)
            card.body.addLayout(line)

    def _ask(self) -> None:
        self.undo.emit(str(self.sender().property("load")))
