"""A page that is gone through step by step: where one is, what this step shows, its buttons below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vsdesk.ui.kit.boxes import clear, column, plane, row, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.ui.kit.ui_context import UiContext


class Stage(QWidget):
    """`body` takes what a step shows; `go` empties it and the line of buttons for the next one."""

    def __init__(self, look: UiContext, names: Sequence[str], scroll_name: str) -> None:
        super().__init__()
        self._look = look
        outer = column(look, self)
        self.steps = Steps(look, names)
        line = row(look, edges=(24, 8, 24, 8))
        line.addWidget(self.steps)
        outer.addLayout(line)
        inner = plane()
        self.body: QVBoxLayout = column(look, inner, edges=(24, 4, 24, 12), space=12)
        self.area = scroll(inner, scroll_name)
        outer.addWidget(self.area, 1)
        self._bar = row(look, edges=(24, 8, 24, 12), space=10)
        outer.addLayout(self._bar)

    def go(self, at: int) -> None:
        """To the step number `at`, with nothing in it yet."""
        self.steps.go(at)
        clear(self.body)
        clear(self._bar)
        self._bar.addStretch(1)

    def remark(self) -> Paragraph:
        """A sentence beside the buttons of this step, still empty: what one of them waits for."""
        words = Paragraph(self._look, "", "small", "text2", wide=90)
        self._bar.insertWidget(0, words, 4, Qt.AlignmentFlag.AlignVCenter)
        return words

    def button(
        self, words: str, name: str, slot: Callable[[], None], kind: str = "secondary"
    ) -> Button:
        """One more button of this step, after those that it has."""
        button = Button(self._look, words, name, kind=kind)
        button.clicked.connect(slot)
        self._bar.addWidget(button)
        return button
