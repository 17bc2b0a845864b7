"""What is copied in the window stays in it: out of the program words go by the gate alone.

Every copy is seen where it arrives, at the clipboard itself, whatever made it: a key, a menu, a cut, a field,
a label, a list, and the selection that X11 gives to the middle button. It is taken off again before anybody
else can ask for it (Qt answers other programs between two events only) and kept here, to be pasted in the
window. Dragging a text out is off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QClipboard, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from vsdesk.numerals import unmarked

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

_COPIED: Final = QClipboard.Mode.Clipboard
_MARKED: Final = QClipboard.Mode.Selection
_NEVER: Final = 1_000_000  # pixels after which a text is dragged: no screen is as wide
_Box = QLineEdit | QPlainTextEdit | QTextEdit


class KeptWords(QObject):
    """The window's own clipboard. `kept` when words were copied that can be pasted here only."""

    kept = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._out: set[QClipboard.Mode] = set()  # where words stand that were let out
        self._own = False  # we ourselves are changing the clipboard
        self._watched: list[QWidget] = []
        app.setStartDragDistance(_NEVER)
        app.focusChanged.connect(self._watch)
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.changed.connect(self._changed)

    @property
    def words(self) -> str:
        """What was copied and can be pasted in the window."""
        return self._words

    def let_out(self, text: str) -> None:
        """Put words on the clipboard of the desktop: what the gate let out. `forget`
        takes them away again."""
        self._own = True
        self._clipboard.setText(text)
        self._own = False
        self._words = ""
        self._out.add(_COPIED)

    def forget(self) -> None:
        """Nothing of ours is left, here or on the clipboard of the desktop."""
        self._words = ""
        for mode in (_COPIED, _MARKED):
            if mode in self._out or self._owns(mode):
                self._clear(mode)
        self._out.clear()

    # What is copied.
    def _changed(self, mode: QClipboard.Mode) -> None:
        if self._own or mode not in (_COPIED, _MARKED):
            return
        self._out.discard(mode)
        text = self._clipboard.text(mode)
        ours = self._owns(mode) or (bool(text) and _plain(text) == _plain(_selected()))
        if not ours:  # another program put something there: that is what is pasted now
            self._words = "" if mode == _COPIED else self._words
            return
        self._clear(mode)
        if mode == _COPIED and text:
            self._words = unmarked(text)
            self.kept.emit()

    def _owns(self, mode: QClipboard.Mode) -> bool:
        owns = self._clipboard.ownsClipboard if mode == _COPIED else self._clipboard.ownsSelection
        return owns()

    def _clear(self, mode: QClipboard.Mode) -> None:
        self._own = True
        self._clipboard.clear(mode)
        self._own = False

    # What is pasted.
    def _watch(self, _: QWidget | None, now: QWidget | None) -> None:
        """Only the field that has the keyboard is listened to."""
        for one in self._watched:
            if shiboken6.isValid(one):  # the page may have been taken away meanwhile
                one.removeEventFilter(self)
        self._watched = []
        if isinstance(now, _Box):
            # The menu of a large box is asked for at what scrolls in it.
            self._watched = [now] if isinstance(now, QLineEdit) else [now, now.viewport()]
        for one in self._watched:
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paste the words that are kept, by key and by menu."""
        if not self._words or event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ContextMenu):
            return False
        box = self._watched[0] if self._watched else None
        if not isinstance(box, _Box) or box.isReadOnly():
            return False
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste):
            self._paste(box)
            return True
        if isinstance(event, QContextMenuEvent):
            self._menu(box).popup(event.globalPos())
            return True
        return False

    def _menu(self, box: _Box) -> QMenu:
        """The menu of a field, whose "paste" gives what is kept."""
        menu = box.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(lambda: self._paste(box))
                action.setEnabled(True)
        return menu

    def _paste(self, box: _Box) -> None:
        if isinstance(box, QLineEdit):
            box.insert(self._words)
        else:
            box.insertPlainText(self._words)
            box.ensureCursorVisible()


def _selected() -> str:
    """What is marked where the keyboard is, as a copy would give it."""
    now = QApplication.focusWidget()
    if isinstance(now, (QLineEdit, QLabel)):
        return now.selectedText()
    if isinstance(now, (QPlainTextEdit, QTextEdit)):
        return now.textCursor().selectedText()
    return ""


def _plain(text: str) -> str:
    """Qt parts lines now with one sign, now with another, and so the spaces."""
    return "\n".join(text.replace("\u00a0", " ").splitlines())
