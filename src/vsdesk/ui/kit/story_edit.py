"""A box for words as told, in the direction of the speaker's language."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from vsdesk.numerals import in_order, unmarked

if TYPE_CHECKING:
    from vsdesk.records.checks.wording import WordingReader
    from vsdesk.ui.kit.ui_context import UiContext


def runs_rtl(text: str, otherwise: bool) -> bool:
    """Whether a text runs from right to left: by its first strong letter (UAX #9, P2)."""
    for letter in text:
        strong = unicodedata.bidirectional(letter)
        if strong in ("R", "AL"):
            return True
        if strong == "L":
            return False
    return otherwise


_LONG: Final = 1_000  # letters that are read between two keys
_REST: Final = 250  # milliseconds without a key


class StoryEdit(QPlainTextEdit):
    """Several lines; grows from two to ten. Tab leaves it.

    `told` is for whoever reads what stands here: after each key, and of a long text when the hand rests.
    `wording` is their reader of it.
    """

    told = Signal()

    def __init__(self, look: UiContext, name: str, label: str, lines: int = 2) -> None:
        super().__init__()
        self._look, self._lines = look, lines
        self._speaks: bool | None = None
        self._held = False  # marks that keep numbers in order stand in the text
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self.setFont(look.font())
        self.document().setDocumentMargin(look.px(4))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.told)
        self.textChanged.connect(self._fit)
        self.textChanged.connect(self._tell)
        self._fit()

    @cached_property
    def wording(self) -> WordingReader:
        """The reader of its words, which goes with the box: no word of it stays behind."""
        # late: the start page knows this box too, and reads nothing; the rules would hold its first paint up
        from vsdesk.records.checks.wording import WordingReader

        return WordingReader()

    def _tell(self) -> None:
        if self.document().characterCount() > _LONG:
            self._rest.start()
        else:
            self._rest.stop()
            self.told.emit()

    def setPlainText(self, text: str) -> None:
        """Show a text; its numbers stand in their typed order until somebody writes here."""
        self._held = in_order(text) != text and not self.hasFocus()
        super().setPlainText(in_order(text) if self._held else text)

    def toPlainText(self) -> str:
        """The text as it was written."""
        return unmarked(super().toPlainText()) if self._held else super().toPlainText()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The bare text, so that no key meets what is not seen."""
        self._swap()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Numbers in their order again; what waits to be read is read."""
        super().focusOutEvent(event)
        if self._rest.isActive():
            self._rest.stop()
            self.told.emit()
        self._swap()

    def _swap(self) -> None:
        text = self.toPlainText()
        if in_order(text) == text or self._held != self.hasFocus():
            return
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)

    def speaks(self, rtl: bool | None) -> None:
        """Fix the direction by the speaker's language; None follows what is written."""
        self._speaks = rtl
        self._fit()

    def _fit(self) -> None:
        rtl = (
            self._speaks
            if self._speaks is not None
            else runs_rtl(self.toPlainText(), self._look.rtl)
        )
        option = QTextOption()
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if (
            self.document().defaultTextOption().alignment() != option.alignment()
            or self.document().isEmpty()
        ):
            self.document().setDefaultTextOption(option)
        rows = max(self._lines, min(10, self.document().size().toSize().height()))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * rows + self._look.px(20))
