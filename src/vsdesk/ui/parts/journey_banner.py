"""Word that the vault travels, or that not all of it is back, while that is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk.access import journey_words
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.measure import day, local
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from vsdesk.desk.access.journeys import JourneyState
    from vsdesk.ui.kit.ui_context import UiContext


class JourneyBanner(QWidget):
    """`go` to where one says that one is back."""

    go = Signal(object)

    def __init__(self, look: UiContext, seen: JourneyState) -> None:
        super().__init__()
        box = column(look, self)
        words = look.words
        said = words.say("Bring it back") if seen.back else words.say("I am back")
        self.button = Button(look, said, "to-journey")
        self.button.clicked.connect(lambda: self.go.emit(Route("settings", part="journey")))
        title = words.say("Back, not complete yet") if seen.back else words.say("On a journey")
        told = journey_words.state(seen, words, day(words, local(seen.since)))
        banner = Banner(look, title, told, "sealed", button=self.button)
        banner.setObjectName("on-a-journey")
        box.addWidget(banner)
