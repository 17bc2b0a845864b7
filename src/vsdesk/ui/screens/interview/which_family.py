"""Before the first question of a new interview: whether the family is here already, or is a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.family_finder import FamilyFinder

if TYPE_CHECKING:
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession


class WhichFamily(QWidget):
    """`chosen` carries the `KnownFamily`; `new` begins one; or `back`."""

    chosen = Signal(object)
    new = Signal()
    back = Signal()

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__()
        say = look.words.say
        self.setObjectName("which-family")
        box = column(look, self, space=14)
        box.addWidget(Paragraph(look, say("Which family is speaking with us?"), "ask", wide=40))
        hint = say(
            "If they or somebody of their family spoke with us before, look for them: then the new case comes to the same family. Nothing is taken over unasked."
        )
        box.addWidget(Paragraph(look, hint, "talk", wide=80))
        between = QWidget()
        line = row(look, between, space=12)
        self.begin = Button(look, say("New family"), "which-family-new", icon="add")
        self.begin.clicked.connect(self.new)
        line.addWidget(self.begin)
        away = Button(look, say("Back"), "which-family-back", kind="quiet", icon="back")
        away.clicked.connect(self.back)
        line.addWidget(away)
        line.addStretch(1)
        self.finder = FamilyFinder(look, session, between=between)
        self.finder.chosen.connect(self.chosen)
        box.addWidget(self.finder)
        box.addStretch(1)
