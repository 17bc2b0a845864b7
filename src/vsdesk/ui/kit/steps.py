"""The steps of a longer task in a row: done, here, still to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from vsdesk.ui.kit.boxes import clear, filled_at_once, row, rule
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.pie import pie
from vsdesk.ui.kit.wrapping_row import Flow

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext


class Steps(QWidget):
    """Names of steps; `at` is the place of the present one."""

    def __init__(self, look: UiContext, names: Sequence[str]) -> None:
        super().__init__()
        self._look, self._names = look, tuple(names)
        self._line = Flow(look, self, space=8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.go(0)

    def go(self, at: int) -> None:
        """Show the step number `at` as the present one; the last one shown as done when past it."""
        with filled_at_once(self):
            self._fill(at)
        if at < len(self._names):
            self.setAccessibleName(self._names[at])

    def _fill(self, at: int) -> None:
        clear(self._line)
        for place, name in enumerate(self._names):
            tone, role = ("accent", "strong") if place == at else ("text2", "body")
            step = row(self._look, space=8)
            step.addWidget(self._mark(place, at))
            step.addWidget(Label(self._look, name, role, tone))
            self._line.addLayout(step)
            if place < len(self._names) - 1:
                self._line.addWidget(rule(), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as its lines are."""
        super().resizeEvent(event)
        self.setFixedHeight(self._line.heightForWidth(self.width()))

    def _mark(self, place: int, at: int) -> QLabel:
        if place < at:
            return IconMark(self._look, "ready", "ok")
        mark = IconMark(self._look, "gap", "text2")
        side = self._look.px(18)
        mark.setPixmap(pie(self._look, 0.5 if place == at else 0, 18, 0).pixmap(QSize(side, side)))
        return mark
