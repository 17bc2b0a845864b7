"""A question that comes below a name while it is typed: its two lines, and its buttons, named after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.wrapping_row import Flow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from vsdesk.ui.kit.label import Label
    from vsdesk.ui.kit.ui_context import UiContext


def way(
    look: UiContext,
    question: QWidget,
    words: str,
    name: str,
    do: Callable[[], None],
    *,
    kind: str = "secondary",
    icon: str = "",
) -> Button:
    """A button of this question; its object name is that of the question and `name`."""
    made = Button(look, words, f"{question.objectName()}-{name}", kind=kind, icon=icon)
    made.clicked.connect(do)
    return made


def set_in_lines(
    look: UiContext, strip: QWidget, lines: Sequence[Label], ways: Sequence[Button]
) -> None:
    """The words of a question in lines of a fixed height, and below them its ways on."""
    box = column(look, strip, edges=(14, 6, 14, 8), space=2)
    for one in lines:
        one.setFixedHeight(one.fontMetrics().lineSpacing() + look.px(2))
        box.addWidget(one)
    box.addSpacing(look.px(4))
    line = Flow(look, space=12)
    for button in ways:
        line.addWidget(button)
    box.addLayout(line)
