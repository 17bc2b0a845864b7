"""The buttons by which something leaves, and what is said of it once it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vsdesk.ui.kit.button import Button
    from vsdesk.ui.kit.paragraph import Paragraph


class WaysOut:
    """The buttons by which something leaves: shut while it is on its way; then the keyboard is again at the
    one that was pressed, unless it was taken elsewhere meanwhile. What came of it is said in `done`, as long
    as what left is what is shown."""

    def __init__(self, *buttons: Button, done: Paragraph) -> None:
        self._buttons, self.done = buttons, done
        self._shown = object()
        done.hide()
        self._pressed: QWidget | None = None
        self._went: QWidget | None = None

    def anew(self) -> None:
        """Something else will be shown: shut until it is, and what was said of the last one is over."""
        self._shown = object()
        self.done.hide()
        self.ready(False)

    def leave(self) -> object:
        """Shut while what is shown leaves; gives what that was."""
        self.ready(False)
        return self._shown

    def is_over(self, what: object, said: str = "") -> bool:
        """It left, as `said`, or did not: they open again.

        False, and nothing is said, where something else is shown meanwhile, which opens them itself.
        """
        if what is not self._shown:
            return False
        self.ready(True)
        if said:
            self.done.say(said)
            self.done.show()
        return True

    def ready(self, yes: bool) -> None:
        """Open or shut them."""
        held = next((one for one in self._buttons if one.hasFocus()), None)
        for one in self._buttons:
            one.setEnabled(yes)
        if not yes and held is not None:
            self._pressed, self._went = held, QApplication.focusWidget()
        elif yes and self._pressed is not None:
            if QApplication.focusWidget() in (None, self._went):
                self._pressed.setFocus(Qt.FocusReason.OtherFocusReason)
            self._pressed = self._went = None
