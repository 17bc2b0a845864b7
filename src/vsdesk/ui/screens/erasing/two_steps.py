"""Something that cannot be taken back, or a reason that is kept: a button opens a strip with its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.typed_line import TypedLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.ui.kit.context import UiContext


class SecondStep(QFrame):
    """`sure` carries the day and the reason ("" where none is asked), `closed` when nothing is done."""

    sure = Signal(str, str)
    closed = Signal()

    def __init__(
        self,
        look: UiContext,
        name: str,
        lines: Sequence[str],
        act: str,
        *,
        danger: bool = True,
        reason: str = "",
        after: str = "",
        day: str = "",
    ) -> None:
        """`after`: the day asked for must come after this one; `day` stands in the field first."""
        super().__init__()
        say = look.words.say
        self._after = after
        self.setObjectName(f"{name}-step")
        self.setProperty("part", "strip")
        self.setProperty("tone", "stop" if danger else "accent")
        box = column(look, self, edges=(14, 12, 14, 12), space=8)
        for number, words in enumerate(lines):
            box.addWidget(Paragraph(look, words, "strong" if not number else "body", wide=80))
        line = row(look, space=8)
        self.day: TypedLine | None = None
        self.reason: TextField | None = None
        if after:
            label = say("Keep until")
            self.day = TypedLine(look, f"{name}-day", label)
            self.day.setText(day)
            self.day.textChanged.connect(self._check)
            line.addLayout(labelled(look, label, self.day), 1)
        if reason:
            self.reason = TextField(look, f"{name}-reason", reason)
            self.reason.textChanged.connect(self._check)
            line.addLayout(labelled(look, reason, self.reason), 3)
        if not after and not reason:
            line.addStretch(1)
        leave = Button(look, say("Not now"), f"{name}-leave")
        leave.clicked.connect(self.closed)
        line.addWidget(leave, 0, look.leading)
        kind = "danger" if danger else "secondary"
        self.now = Button(look, act, f"{name}-now", kind=kind)
        self.now.clicked.connect(self._sure)
        line.addWidget(self.now, 0, look.leading)
        box.addLayout(line)
        self._check()

    def take_focus(self) -> None:
        """The first field; else the safe answer comes first, and the second step one Tab later."""
        first = self.reason or self.day
        if first is not None:
            first.setFocus()
        else:
            found = self.findChild(Button, self.objectName().removesuffix("-step") + "-leave")
            if found is not None:
                found.setFocus()

    def _check(self, _: object = None) -> None:
        written = self.reason is None or bool(self.reason.text().strip())
        self.now.setEnabled(written and (self.day is None or bool(self._day())))

    def _day(self) -> str:
        found = self.day.day if self.day is not None else ""
        return found if found > self._after else ""

    def _sure(self) -> None:
        self.now.setEnabled(False)
        self.sure.emit(self._day(), self.reason.text().strip() if self.reason is not None else "")
