"""The head of the queue: title, views; over a pair its band, its place in the queue, previous and next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.button import Button, icon_button
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import clear, column, row
from vsdesk.ui.parts.pair_words import BANDS
from vsdesk.ui.screens.same.views import Views

if TYPE_CHECKING:
    from vsdesk.ui.kit.context import UiContext

_WIDE = 1280


class QueueHead(QFrame):
    """Two states: over the list, over one pair."""

    def __init__(self, look: UiContext, title: str, view: str, *, groups: bool = True) -> None:
        super().__init__()
        self._look = look
        say = look.words.say
        self.setProperty("part", "head")
        box = column(look, self, edges=(24, 12, 16, 10), space=8)
        line = Flow(look, space=10)
        self.listed = icon_button(look, "back", say("Back to the list"), "to-list", kind="quiet")
        line.addWidget(self.listed)
        self.title = Label(look, title, "h1", elide=True)
        self.title.setSizePolicy(self.title.sizePolicy().Policy.Maximum, self.title.sizePolicy().Policy.Fixed)  # fmt: skip
        line.addWidget(self.title)
        self._badge = row(look)
        line.addLayout(self._badge)
        self._where = Label(look, "", "body", "text2")
        line.addWidget(self._where)
        line.addStretch(1)
        self.before = Button(look, say("Previous pair"), "previous-pair", icon="before")
        self.after = Button(look, say("Next pair"), "next-pair", icon="go", after=True)
        line.addWidget(self.before)
        line.addWidget(self.after)
        self.tools = row(look, space=10)
        line.addLayout(self.tools)
        box.addLayout(line)
        self.views = Views(look, view, groups=groups)
        box.addWidget(self.views)
        self.show_list()

    def show_list(self) -> None:
        """Over the list."""
        clear(self._badge)
        self._where.setText("")
        self.views.show()
        for part in (self.listed, self.before, self.after):
            part.hide()

    def show_pair(self, band: str, at: int, total: int, *, first: bool, last: bool) -> None:
        """Over one pair: how close the two are now, and which of how many it is."""
        look = self._look
        clear(self._badge)
        if band in BANDS:
            self._badge.addWidget(Badge(look, look.words.say(BANDS[band]), "accent", "same"))
        where = look.words.say("Pair {at} of {total}", at=at, total=total) if at else ""
        self._where.setText(where)
        self.views.hide()
        for part in (self.listed, self.before, self.after):
            part.show()
        self.before.setEnabled(not first)
        self.after.setEnabled(not last)

    def reflow(self, width: float) -> None:
        """Chips become a list box, the words beside the title go."""
        self.views.narrow(width < _WIDE)
        self._where.setVisible(width >= 800)
