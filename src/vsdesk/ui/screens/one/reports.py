"""The reports of one person, a line each, with the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import row
from vsdesk.ui.kit.more import More
from vsdesk.ui.parts.pair_words import head_names
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import ReportHead
    from vsdesk.ui.kit.context import UiContext


class Reports(Card):
    """`go` opens one of them."""

    go = Signal(object)

    def __init__(self, look: UiContext, heads: Sequence[ReportHead]) -> None:
        super().__init__(look, look.words.say("The reports"), space=6, edge=16)
        self.buttons: list[Button] = []
        self.body.addWidget(More(look, "more-reports", heads, self._report, space=6))

    def _report(self, head: ReportHead) -> QWidget:
        look, part = self._look, QWidget()
        first, second = head_names(look, head)
        line = row(look, part, space=12)
        button = Button(
            look,
            head.number or look.words.say("No number yet"),
            f"report-{len(self.buttons)}",
            kind="link",
            icon="go",
            after=True,
        )
        button.setAccessibleName(look.words.say("Open the report: {name}", name=first))
        button.setProperty("root", head.root)
        button.clicked.connect(self._open)
        self.buttons.append(button)
        line.addWidget(Label(look, look.dots(first, second, head.place), elide=True), 1)
        line.addWidget(button)
        return part

    def _open(self) -> None:
        self.go.emit(Route("case", str(self.sender().property("root"))))
