"""One-line fields: text that follows its own direction, and a passphrase with an eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyle

from vsdesk.numerals import is_turned
from vsdesk.ui.kit.button import icon_button

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext

_LRO = "\u202d"  # all that follows runs from left to right


class TextField(QLineEdit):
    """A line of text; dates, numbers and phones stay at the start (`plain`); an icon may stand first.

    `written` tells of every change but those that the program makes by `setText` or `clear`: what a screen
    reader, dictation or a keyboard on the screen sets never passes by `textEdited`.
    """

    written = Signal(str)

    def __init__(
        self,
        look: UiContext,
        name: str,
        label: str,
        *,
        placeholder: str = "",
        plain: bool = False,
        icon: str = "",
    ) -> None:
        super().__init__()
        self._look, self._icon, self._plain = look, icon, plain
        self._filling = False
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setPlaceholderText(placeholder)
        self.setFont(look.font("body"))
        if plain:
            # Groups of digits change places in a line that runs from right to left.
            self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            self.setAlignment(look.start)
            self.textChanged.connect(self._hold_order)
        self.textChanged.connect(self._changed)
        if icon:
            self.setTextMargins(look.margins(24, 0, 0, 0))

    def text(self) -> str:
        """What was typed, without what keeps its groups in their order."""
        held = super().text()
        return held.replace(_LRO, "") if self._plain else held

    def setText(self, text: str | None) -> None:
        """Show a text; nobody wrote it."""
        self._filling = True
        super().setText(text or "")
        self._filling = False

    def clear(self) -> None:
        """Show nothing; nobody wiped it."""
        self.setText("")

    def _changed(self, _: str) -> None:
        if not self._filling:
            self.written.emit(self.text())

    def _hold_order(self, held: str) -> None:
        """Digits of Arabic make an order of their own, group by group: here they stand as they were typed."""
        wanted = _LRO + self.text() if self._turns() else self.text()
        if held == wanted:
            return
        place = self.cursorPosition() + len(wanted) - len(held)
        self.blockSignals(True)
        super().setText(wanted)
        self.setCursorPosition(max(place, 0))
        self.blockSignals(False)

    def _turns(self) -> bool:
        return self.echoMode() == QLineEdit.EchoMode.Normal and is_turned(self.text())

    def needed(self, yes: bool) -> None:
        """Mark or unmark the field as needed for something (a line below says for what)."""
        self.setProperty("needed", "true" if yes else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then its icon at the start."""
        super().paintEvent(event)
        if self._icon:
            side = self._look.px(16)
            place = QRect(self._look.px(13), (self.height() - side) // 2, side, side)
            painter = QPainter(self)
            painter.drawPixmap(
                QStyle.visualRect(self._look.direction, self.rect(), place),
                self._look.pixmap(self._icon),
            )
            painter.end()


class SecretField(TextField):
    """A passphrase: dots, and an eye that shows it while wanted. Nothing of it is remembered."""

    def __init__(self, look: UiContext, name: str, label: str, show: str) -> None:
        super().__init__(look, name, label, plain=True)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self.setTextMargins(look.margins(0, 0, 30, 0))
        self._eye = icon_button(look, "show", show, f"{name}-show", kind="eye", size=16)
        self._eye.setParent(self)
        self._eye.setCheckable(True)
        self._eye.setCursor(Qt.CursorShape.PointingHandCursor)
        self._eye.toggled.connect(self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye at the end."""
        super().resizeEvent(event)
        side = self._look.px(26)
        place = QRect(
            self.width() - side - self._look.px(6), (self.height() - side) // 2, side, side
        )
        self._eye.setGeometry(QStyle.visualRect(self._look.direction, self.rect(), place))

    def _shown(self, on: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
