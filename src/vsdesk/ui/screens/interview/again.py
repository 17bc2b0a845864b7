"""Before an interview about something that was told before: why is it asked again? Then the interview, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.consent.prior_statements import QUESTION
from vsdesk.ui.editing.prior_hint import prior_lines
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.consent.prior_statements import Prior
    from vsdesk.ui.kit.context import UiContext


class AskedAgain(QWidget):
    """`begin` carries the reason, `back` when it is not asked again."""

    begin = Signal(str)
    back = Signal()

    def __init__(self, look: UiContext, prior: Sequence[Prior]) -> None:
        super().__init__()
        say = look.words.say
        self.setObjectName("asked-again")
        box = column(look, self, space=14)
        box.addWidget(Paragraph(look, say(QUESTION), "ask"))
        box.addWidget(
            Paragraph(
                look,
                say(
                    "Telling it again costs strength. Read what is there first; ask only what is missing."
                ),
                "talk",
                wide=80,
            )
        )
        for line in prior_lines(look, prior):
            box.addWidget(Paragraph(look, line, "talk", "text2"))
        label = say("Reason, kept with the family")
        self.why = TextField(look, "again-why", label, placeholder=label)
        self.why.setFont(look.font("talk"))
        self.why.textChanged.connect(self._check)
        self.why.returnPressed.connect(self._begin)
        box.addWidget(self.why)
        foot = row(look, space=12)
        leave = Button(look, say("Read the case first"), "again-leave", icon="cases")
        leave.clicked.connect(self.back)
        foot.addWidget(leave)
        foot.addStretch(1)
        self.go_on = Button(look, say("Begin the interview"), "again-begin", kind="primary")
        self.go_on.clicked.connect(self._begin)
        foot.addWidget(self.go_on)
        box.addLayout(foot)
        box.addStretch(1)
        self._check()

    def _check(self) -> None:
        self.go_on.setEnabled(bool(self.why.text().strip()))

    def _begin(self) -> None:
        if self.go_on.isEnabled():
            self.begin.emit(self.why.text().strip())
