"""What the organisation did, as a list; the way to the report of a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.kit import tip
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.layout import column
from vsdesk.ui.parts.root_list import RootList
from vsdesk.ui.parts.word_head import WordHead
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession


class ActivitiesScreen(Screen):
    """What the organisation did."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        self.rows = RootList(self, "activity")
        self.head = WordHead(self.rows, tools=[self._report()])
        box = column(look, self)
        box.addWidget(self.head)
        self.rows.show_below(self.head, box)
        self.rows.refresh()

    def _report(self) -> Button:
        say = self.look.words.say
        button = Button(self.look, say("Report"), "to-report", icon="print")
        button.setAccessibleName(say("Report of a period"))
        tip.give(button, say("What was done and counted in a period, as a paper or a table"))
        button.clicked.connect(self._to_report)
        return button

    def _to_report(self) -> None:
        self.go.emit(Route("period"))

    def first_controls(self) -> Sequence[QWidget]:
        return (self.rows.table,)

    def make_new(self) -> bool:
        self.rows.new()
        return True

    def reflow(self, width: float) -> None:
        self.rows.reflow(width)
        self.head.reflow(width)
