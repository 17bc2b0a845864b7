"""A condition that is met: who was asked on which day, and what they said. For the next exit only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vsdesk.records.dictionary.values import as_ptext
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.layout import column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.screens.consent.host import LEAST
from vsdesk.words import isolate

if TYPE_CHECKING:
    from vsdesk.desk import ConditionRow
    from vsdesk.ui.screens.consent.host import ConsentActions


class MetStrip(QFrame):
    """`closed` when it is left open."""

    closed = Signal()

    def __init__(self, host: ConsentActions, condition: ConditionRow, said_by: str) -> None:
        super().__init__()
        self._host, self._condition, self._said_by = host, condition, said_by
        look = host.told.look
        say = look.words.say
        self.setObjectName("met-strip")
        self.setProperty("part", "strip")
        self.setProperty("tone", "accent")
        box = column(look, self, edges=(14, 12, 14, 12), space=8)
        asked = say("Is it met? «{words}»", words=condition.words)
        if condition.person:
            asked = look.dots(asked, isolate(host.told.name(condition.person)))
        box.addWidget(Paragraph(look, asked, "strong"))
        note = say("It counts for the next paper or table that leaves, once. It counts where this computer wrote the answer, or where a coordinator says it.")  # fmt: skip
        box.addWidget(Paragraph(look, note, "small", "text2", wide=90))
        line = Flow(look, space=12)
        self.on = TypedLine(look, "met-on", say("Asked on"))
        self.on.setText(host.told.found.today)
        self.on.textChanged.connect(self._check)
        line.addLayout(labelled(look, say("Asked on"), self.on))
        self.words = TextField(look, "met-words", say("What they said"))
        self.words.textChanged.connect(self._check)
        line.addLayout(labelled(look, say("What they said"), self.words), 1, least=look.px(LEAST))
        box.addLayout(line)
        foot = Flow(look, space=8)
        foot.addStretch(1)
        leave = Button(look, say("Leave it as it is"), "met-leave")
        leave.clicked.connect(self.closed)
        foot.addWidget(leave)
        self.met = Button(look, say("It is met"), "met-now", icon="check")
        self.met.clicked.connect(self._now)
        foot.addWidget(self.met)
        box.addLayout(foot)
        self._check()

    def _check(self) -> None:
        """Somebody was asked on a day, and said something: one key alone meets no condition."""
        asked = "" < self.on.day <= self._host.told.found.today
        self.met.setEnabled(asked and bool(self.words.text().strip()))

    def _now(self) -> None:
        host, words = self._host, self.words.text().strip()
        host.do(
            host.told.look.words.say("Written down: it is met, for the next exit."),
            host.told.session.desk.consent.steps.met,
            self._condition.id,
            on=self.on.day,
            said_by=self._said_by or None,
            words=as_ptext(words) if words else None,
        )
