"""The header of a page of its own: the way back, what the page is, whom it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vsdesk.ui.kit import shortcuts, tip
from vsdesk.ui.kit.button import icon_button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.wrapping_row import Flow

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext


class PageHead(QFrame):
    """`tools` takes buttons at the end of the line."""

    back = Signal()

    def __init__(self, look: UiContext, title: str) -> None:
        super().__init__()
        self.setProperty("part", "head")
        line = Flow(look, self, edges=(24, 8, 24, 8), space=10)
        back = icon_button(look, "back", look.words.say("Back"), "back", kind="quiet")
        tip.give(back, shortcuts.with_key(look, back.accessibleName(), shortcuts.BACK))
        back.clicked.connect(self.back)
        line.addWidget(back)
        self.title = Label(look, title, "h1")
        line.addWidget(self.title)
        self.who = Label(look, "", "body", "text2", elide=True)
        line.addWidget(self.who, 1)
        self.tools = Flow(look, space=8)
        line.addLayout(self.tools)

    def say(self, who: str) -> None:
        """Whom the page is about."""
        self.who.setText(who)
