"""Hand over: Give and Receive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.stick_watch import Sticks
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.handover.give import Give
from vsdesk.ui.screens.handover.receive_page import Receive

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.route import Route
    from vsdesk.ui.session import VaultSession


class HandOverScreen(Screen):
    """One of the two at a time; sticks that come and go are seen by both."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        say = look.words.say
        outer = column(look, self)
        head = row(look, edges=(24, 14, 24, 6), space=16)
        head.addWidget(Label(look, say("Hand over"), "h1"))
        label = say("Direction")
        self.way = Segments(
            look,
            "direction",
            label,
            (("give", say("Give")), ("receive", say("Receive"))),
            place.part or "give",
        )
        self.way.chosen.connect(self._turn)
        head.addWidget(self.way)
        head.addStretch(1)
        outer.addLayout(head)
        self._stage = column(look)
        outer.addLayout(self._stage, 1)
        self.sticks = Sticks(self)
        self.page: Give | Receive | None = None
        self._turn(self.way.value)

    def _turn(self, way: str) -> None:
        if self.page is not None:
            self._stage.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
        self.page = Give(self) if way == "give" else Receive(self)
        self.sticks.changed.connect(self.page.look_for_sticks)
        self._stage.addWidget(self.page, 1)

    def reflow(self, width: float) -> None:
        """One column when room is short."""
        if self.page is not None:
            self.page.reflow(width)
