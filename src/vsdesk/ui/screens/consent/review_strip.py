"""An answer whose time has come: it was looked at again with the person and holds, until another day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.layout import column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.screens.consent.host import LEAST

if TYPE_CHECKING:
    from vsdesk.ui.screens.consent.host import ConsentActions

_LASTS: Final = 2  # years


class ReviewStrip(QFrame):
    """`closed` when it is not looked at now."""

    closed = Signal()

    def __init__(self, host: ConsentActions, grant: str) -> None:
        super().__init__()
        self._host, self._grant = host, grant
        look = host.told.look
        say = look.words.say
        self.setObjectName("review-strip")
        self.setProperty("part", "strip")
        self.setProperty("tone", "warn")
        box = column(look, self, edges=(14, 12, 14, 12), space=8)
        box.addWidget(Paragraph(look, say("Asked again, and the answer is still yes?"), "strong"))
        box.addWidget(
            Paragraph(
                look,
                say("If the answer is another one now, answer anew above, or take it back."),
                "small",
                "text2",
            )
        )
        line = Flow(look, space=8)
        label = say("Look at it again on")
        self.until = TypedLine(look, "review-until", label)
        self.until.setText(later(host.told.found.today))
        self.until.written.connect(self._check)
        line.addLayout(labelled(look, label, self.until), 1, least=look.px(LEAST))
        line.addStretch(1)
        leave = Button(look, say("Not now"), "review-leave")
        leave.clicked.connect(self.closed)
        line.addWidget(leave)
        self.holds = Button(look, say("It still holds"), "review-now", icon="check")
        self.holds.clicked.connect(self._now)
        line.addWidget(self.holds)
        box.addLayout(line)

    def _check(self) -> None:
        self.holds.setEnabled(self.until.day > self._host.told.found.today)

    def _now(self) -> None:
        host = self._host
        desk, said = host.told.session.desk, host.told.look.words.say("It holds.")
        host.do(
            said,
            desk.consent.steps.review,
            self._grant,
            self.until.day,
            shown=host.told.found.shown,
        )


def later(today: str) -> str:
    """Two years on."""
    day = date.fromisoformat(today)
    day = day.replace(day=28) if (day.month, day.day) == (2, 29) else day
    return day.replace(year=day.year + _LASTS).isoformat()
