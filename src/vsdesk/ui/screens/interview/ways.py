"""The ways on of a question that comes below a name while it is typed: buttons named after the question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.kit.button import Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from vsdesk.ui.kit.context import UiContext


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
