"""A second step: a strip with a question, what is asked for it, the way back and the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.layout import column
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from vsdesk.ui.kit.context import UiContext


class ConfirmStrip(QFrame):
    """`box` takes what is asked; `closed` when nothing is done, `sure` when the way on was pressed."""

    closed = Signal()
    sure = Signal()
    leave: Button
    now: Button

    def __init__(self, look: UiContext, name: str, tone: str) -> None:
        super().__init__()
        self._look, self._name = look, name
        self.setObjectName(f"{name}-strip")
        self.setProperty("part", "strip")
        self.setProperty("tone", tone)
        self.box: QVBoxLayout = column(look, self, edges=(14, 12, 14, 12), space=8)

    def title(self, words: str) -> None:
        """The question, or what will happen."""
        self.box.addWidget(Paragraph(self._look, words, "strong"))

    def note(self, words: str, *, wide: int = 50) -> None:
        """What is to be known before."""
        self.box.addWidget(Paragraph(self._look, words, "small", "text2", wide=wide))

    def ways(
        self,
        put: Callable[[QWidget], None],
        leave: str,
        act: str,
        *,
        kind: str = "secondary",
        icon: str = "",
    ) -> None:
        """The way back, then the way on: `put` gives each its place, at the end of the last line."""
        self.leave = Button(self._look, leave, f"{self._name}-leave")
        self.leave.clicked.connect(self.closed)
        put(self.leave)
        self.now = Button(self._look, act, f"{self._name}-now", kind=kind, icon=icon)
        self.now.clicked.connect(self.sure)
        put(self.now)
