"""Something came into a file while its page was open: one strip says so, and reads the
page anew when asked to.

What was shown is what a decision names (records/on_screen.py), so nothing is decided wrongly by a page that
is old. But whoever reads it should know. The page itself stays as it is under the mouse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.undo_strip import UndoStrip

if TYPE_CHECKING:
    from vsdesk.records.on_screen import OnScreen
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_SOON: Final = 300  # milliseconds after the last change


class LookAgain(QObject):
    """Watches the records of a page; `asked` when the page is to be read again. `strip` is
    the place of its words."""

    asked = Signal()

    def __init__(self, look: UiContext, session: VaultSession, strip: UndoStrip) -> None:
        super().__init__(strip)
        self._look, self._session, self._strip = look, session, strip
        self._shown: OnScreen | None = None
        self._ids: tuple[str, ...] = ()
        strip.undo.connect(self._pressed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._compare)
        session.changed.connect(self._soon.start)

    def watch(self, shown: OnScreen, *ids: str) -> None:
        """The page shows this of these records now, read a moment ago."""
        self._shown, self._ids = shown, ids
        self._strip.hide()

    def _compare(self) -> None:
        if self._shown is not None:
            answer = Callbacks(self._strip, self._compared, lambda _: self._compared(since=True))
            self._session.jobs.read(
                answer, self._session.desk.cases.came_since, self._shown, *self._ids
            )

    def _compared(self, since: bool) -> None:  # what the desk answers
        if since:
            words = self._look.words.say("This changed while you were reading. Look again.")
            self._strip.decided(words, self._ids)

    def _pressed(self, _: object) -> None:
        self.asked.emit()


def again_strip(look: UiContext, edge: int = 24, *, foot: bool = False) -> UndoStrip:
    """The place in which it is said; kept free as that of what was done last, or at the `foot` of a page."""
    press = look.words.say("Look again")
    return UndoStrip(look, "look-again", edge, icon="info", press=press, foot=foot)
