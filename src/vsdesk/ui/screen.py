"""What every screen of the shell is: built with a look, a session and a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from vsdesk.ui.kit import shortcuts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.route import Route
    from vsdesk.ui.session import VaultSession


@dataclass(frozen=True, slots=True)
class UnsavedPage:
    """What is written on a page and not saved: `field` is what was refused or cannot be read ("": it only
    waits to be saved), `place` where it stands."""

    field: str = ""
    place: Route | None = None


class Screen(QWidget):
    """`go` asks the shell for another place, `back` for the one before, `trouble` shows a sentence."""

    go = Signal(object)
    back = Signal()
    trouble = Signal(object)
    stands = Signal()  # what is not saved is another now
    belongs = Signal(str)  # the list whose entry of the rail is marked, once the screen knows it
    is_over = False  # what was done here is finished: no way back leads into it
    least = 400  # its least height in pixels at 100 %; where the window is lower it scrolls whole
    whole = False  # fills the window: no rail, no top bar, no status bar

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__()
        self.look, self.session, self.place = look, session, place
        self.setObjectName(f"screen-{place.screen}")

    def leaving(self) -> None:
        """The person goes elsewhere, or the vault locks: keep what is written."""

    def unsaved(self) -> UnsavedPage | None:
        """What is written here and not saved; None where all is."""
        return None

    def reveal(self, place: Route) -> None:
        """Bring the keyboard to a field of this page."""

    def reflow(self, width: float) -> None:
        """Arrange for this effective width (window width by text size)."""

    def failed(self, problem: VsdeskError) -> None:
        """Hand a plain error to the shell, which says its sentence."""
        self.trouble.emit(problem)

    def back_by_esc(self) -> None:
        """Esc goes back from anywhere in here, unless the control with the keyboard takes it."""
        shortcuts.bind(self, shortcuts.TO_NEXT, self.back.emit, inside=True)

    def take_focus(self) -> None:
        """Give the keyboard to the first control, unless something in here has it already. What was put into
        the page just now is shown with the next turn, and takes no keyboard before."""
        first = self.first_controls()
        if first and all(map(_is_to_come, first)):
            QTimer.singleShot(0, self, self._take_focus)
        else:
            self._take_focus()

    def _take_focus(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and (now is self or self.isAncestorOf(now)):
            return
        for widget in (*self.first_controls(), *self.findChildren(QWidget)):
            if (
                widget.isVisible()
                and widget.isEnabled()
                and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            ):
                widget.setFocus()
                return

    def make_new(self) -> bool:
        """Make one more of what this page lists; False where it lists nothing that is made here."""
        return False

    def first_controls(self) -> Sequence[QWidget]:
        """What shall have the keyboard first, where that is not simply the first control."""
        return ()


def _is_to_come(widget: QWidget) -> bool:
    """Whether nobody showed or hid it yet: Qt shows what a layout took in when it gets to it."""
    asked = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    return not (asked or widget.isVisible())
