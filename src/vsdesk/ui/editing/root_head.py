"""The header of a root: the way back, who or what it is, when it was saved, Save. Each page adds its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from vsdesk.ui.kit import shortcuts, tip
from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.button import Button, icon_button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.wrapping_row import Flow

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext


class RootHead(QFrame):
    """`back`, `save`. `lead` stands before the name; `tools` takes buttons before Save, `facts`
    stand below the name."""

    back = Signal()
    save = Signal()

    def __init__(self, look: UiContext, *, lead: QWidget | None = None, height: int = 75) -> None:
        super().__init__()
        self._look = look
        say = look.words.say
        self.setObjectName("root-head")
        self.setProperty("part", "top")
        self.setMinimumHeight(look.px(height))
        line = Flow(look, self, edges=(16, 6, 16, 6), space=12)
        back = icon_button(look, "back", say("Back"), "back", kind="quiet")
        tip.give(back, shortcuts.with_key(look, back.accessibleName(), shortcuts.BACK))
        back.clicked.connect(self.back)
        line.addWidget(back)
        if lead is not None:
            line.addWidget(lead)
        words = column(look, space=2)
        words.addStretch(1)
        first = row(look, space=12)
        self.name = Label(look, "", "h1", elide=True)
        # As wide as the name asks for; shortened where there is no room for all of it.
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.second = Label(look, "", "body", "text2", elide=True)
        first.addWidget(self.name, 0, look.leading)  # where nothing stands behind it, too
        first.addWidget(self.second, 1)
        words.addLayout(first)
        self.under: QHBoxLayout = row(look, space=8)
        self.number = Label(look, "", "small", "text2")
        self.under.addWidget(self.number)
        self.facts: QHBoxLayout = row(look, space=8)
        self.under.addLayout(self.facts)
        self.under.addStretch(1)
        words.addLayout(self.under)
        words.addStretch(1)
        line.addLayout(words, 1)
        self.saved = Label(look, "", "small", "text2")
        line.addWidget(self.saved)
        self.tools: QHBoxLayout = row(look, space=12)
        line.addLayout(self.tools)
        self.done = Button(look, say("Save"), "save", kind="primary")
        tip.give(self.done, shortcuts.SAVE)
        self.done.setEnabled(False)
        self.done.clicked.connect(self.save)
        line.addWidget(self.done)

    def say(self, name: str, number: str) -> None:
        """The name, and the number or the kind below it."""
        self.name.setText(name)
        self.number.setText(number)

    def side_button(self) -> Button:
        """Shows the safe-contact cards where they do not stand beside the form."""
        side = Button(
            self._look, self._look.words.say("Before you call"), "show-side", icon="nocall"
        )
        self.tools.addWidget(side)
        return side

    def reflow(self, width: float) -> None:
        """What stands elsewhere too goes first."""
        self.saved.setVisible(width >= 900)
