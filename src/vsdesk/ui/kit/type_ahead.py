"""Letters that are typed while a page is on its way go into the page that comes, not into the one that
goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

_KEYS: Final = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class TypeAhead(QObject):
    """Between `hold` and `give` no key reaches a part of `part`; its letters are kept in memory."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part = part
        self._letters: list[str] = []
        self._holds = False

    def hold(self) -> None:
        """From now on."""
        app = _application()
        if app is not None and not self._holds:
            self._holds = True
            app.installEventFilter(self)

    def give(self) -> None:
        """Type what was held where the keyboard is now."""
        app = _application()
        if app is not None and self._holds:
            app.removeEventFilter(self)
        self._holds = False
        letters, self._letters = self._letters, []
        for letter in letters:
            now = QApplication.focusWidget()
            if now is not None and self._part.isAncestorOf(now):
                for kind in _KEYS:
                    QApplication.sendEvent(
                        now, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                    )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys for a part that goes are taken; those of the window's own commands are not."""
        if not isinstance(event, QKeyEvent) or event.type() not in _KEYS:  # all events come here
            return False
        if not isinstance(watched, QWidget) or not self._part.isAncestorOf(watched):
            return False
        text = event.text()
        if event.type() == QEvent.Type.KeyPress and not event.modifiers() & _COMMANDS:
            self._letters += [text] if text.isprintable() and text else []
        return True


def _application() -> QCoreApplication | None:
    return QApplication.instance()
