"""What every screen of the shell is: built with a look, a session and a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.place import Place
    from vsdesk.ui.session import Session


class Screen(QWidget):
    """`go` asks the shell for another place, `back` for the one before, `trouble` shows a sentence."""

    go = Signal(object)
    back = Signal()
    trouble = Signal(object)
    whole = False  # fills the window: no rail, no top bar, no status bar

    def __init__(self, look: Look, session: Session, place: Place) -> None:
        super().__init__()
        self.look, self.session, self.place = look, session, place
        self.setObjectName(f"screen-{place.screen}")

    def leaving(self) -> None:
        """The person goes elsewhere, or the vault locks: keep what is written."""

    def reflow(self, width: float) -> None:
        """Arrange for this effective width (window width by text size)."""

    def failed(self, problem: VsdeskError) -> None:
        """Hand a plain error to the shell, which says its sentence."""
        self.trouble.emit(problem)
