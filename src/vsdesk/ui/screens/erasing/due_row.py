"""One thing that must go: what it is, since when, and what can be done about it in a second step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, drop
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screens.erasing.two_steps import SecondStep

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.ui.kit.context import UiContext


class DueRow(QWidget):
    """`tools` takes its buttons; `open_step` shows one second step at a time below it."""

    def __init__(self, look: UiContext, title: str, under: str, more: str = "") -> None:
        super().__init__()
        self._look = look
        self._step: SecondStep | None = None
        self._box = column(look, self, space=6)
        line = Flow(look, space=10)
        words = column(look, space=0)
        words.addWidget(Label(look, title, "strong", elide=True))
        words.addWidget(Paragraph(look, under, "small", "text2", wide=80))
        if more:
            words.addWidget(Paragraph(look, more, "small", "warn", wide=80))
        line.addLayout(words, 1, least=look.px(220))
        self.tools = Flow(look, space=8)
        line.addLayout(self.tools)
        self._box.addLayout(line)

    def button(self, words: str, name: str, then: Callable[[], None], *, kind: str = "secondary", icon: str = "") -> None:  # fmt: skip
        """Add a button."""
        made = Button(self._look, words, name, kind=kind, icon=icon)
        made.clicked.connect(then)
        self.tools.addWidget(made)

    def open_step(self, step: SecondStep) -> None:
        """Show the second step."""
        self.close_step()
        self._step = step
        step.closed.connect(self.close_step)
        self._box.addWidget(step)
        step.take_focus()

    def close_step(self) -> None:
        """Nothing is done."""
        if self._step is not None:
            self._step.hide()
            drop(self._step)
            self._step = None
