"""What is written or read now: how much of it, the present step, the steps to come, a stop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.measure import amount
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext


class ProgressCard(Card):
    """`steps` are (stage keys, words); the word "delivered" is never among them without a receipt.

    `weighed` are the stages that count bytes; all others count rows, cases, records.
    """

    stop = Signal()

    def __init__(
        self,
        look: UiContext,
        icon: str,
        steps: Sequence[tuple[tuple[str, ...], str]],
        weighed: Sequence[str] = (),
    ) -> None:
        super().__init__(look, space=10)
        self._weighed = tuple(weighed)
        self._steps = tuple(steps)
        self._at = 0
        head = row(look, space=16)
        head.addWidget(IconMark(look, icon, "accent", 22))
        words = column(look, space=2)
        self.heading = Paragraph(look, "", "h2")
        self.under = Paragraph(look, "", "body", "text2")
        words.addWidget(self.heading)
        words.addWidget(self.under)
        head.addLayout(words, 1)
        self.button = Button(look, look.words.say("Stop"), "stop-writing", icon="stop")
        self.button.clicked.connect(self.stop)
        head.addWidget(self.button)
        self.body.addLayout(head)
        self.bar = QProgressBar()
        self.bar.setObjectName("progress")
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.body.addWidget(self.bar)
        line = row(look)
        self.amount = Label(look, "", "strong")
        self.hint = Label(look, "", "body", "text2", elide=True)
        line.addWidget(self.amount)
        line.addWidget(self.hint, 1)
        self.body.addLayout(line)
        self.rule()
        self.marks: list[tuple[IconMark, Label]] = []
        for _, text in self._steps:
            step = row(look, space=10)
            mark, label = IconMark(look, "gap"), Label(look, text, "body", "text2", elide=True)
            step.addWidget(mark)
            step.addWidget(label, 1)
            self.body.addLayout(step)
            self.marks.append((mark, label))
        self._show()

    def begin(self, heading: str, under: str = "", hint: str = "") -> None:
        """Start anew with these words."""
        self.heading.say(heading)
        self.under.say(under)
        self.under.setVisible(bool(under))
        self.hint.setText(hint)
        self.amount.setText("")
        self.bar.setRange(0, 0)
        self.button.setEnabled(True)
        self._at = 0
        self._show()

    def step(self, stage: str, done: int, total: int) -> None:
        """A report from the job."""
        self._go(stage)
        if total > 0:
            weighed = stage in self._weighed
            words = amount(self._look.words, done, total, weighed=weighed)
            self._fill(done / total, words)
        else:
            self.bar.setRange(0, 0)
            self.amount.setText("")

    def reach(self, stage: str, share: float, words: str) -> None:
        """A report of the whole job: how much of all of it is done, and what is said of that."""
        self._go(stage)
        self._fill(share, words)

    def _go(self, stage: str) -> None:
        place = next((i for i, (keys, _) in enumerate(self._steps) if stage in keys), self._at)
        if place != self._at:
            self._at = place
            self._show()

    def _fill(self, share: float, words: str) -> None:
        self.amount.setText(words)
        self.bar.setRange(0, 1000)
        self.bar.setValue(min(1000, int(share * 1000)))

    def finish(self) -> None:
        """All steps are done."""
        self._at = len(self._steps)
        self.bar.setRange(0, 1000)
        self.bar.setValue(1000)
        self.button.setEnabled(False)
        self._show()

    def _show(self) -> None:
        for place, (mark, label) in enumerate(self.marks):
            if place < self._at:
                mark.draw("ready", "ok")
            elif place == self._at:
                mark.draw("clock", "accent")
            else:
                mark.draw("gap", "text2")
            label.setFont(self._look.font("strong" if place == self._at else "body"))
            label.retone("text2" if place > self._at else "text")
