"""The Enter key in the one-line fields of the start pages: on to the next one, at last the button."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QLineEdit, QPushButton


def enter_goes_on(fields: Sequence[QLineEdit], button: QPushButton) -> None:
    """Enter moves to the next visible field; in the last one it presses `button`, if that is ready."""
    for place, field in enumerate(fields):
        field.returnPressed.connect(_step(fields[place + 1 :], button))


def _step(later: Sequence[QLineEdit], button: QPushButton) -> Callable[[], None]:
    def go() -> None:
        following = next((one for one in later if one.isVisible()), None)
        if following is not None:
            following.setFocus()
            following.selectAll()
        elif button.isEnabled():
            button.click()

    return go
