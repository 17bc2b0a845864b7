"""Tips: the words that stand at the pointer. The one place that gives Qt any, and it gives text as text.

Qt guesses whether a tip is HTML. A name such as `<img src="…">` would open that file, or on Windows ask
that computer of the network, as soon as the pointer rests. So each tip is HTML that we wrote, with its
words escaped; such a tip wraps too.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QToolTip

from vsdesk.file_names import legible
from vsdesk.numerals import in_order
from vsdesk.ui.kit.paragraph import runs_from_right

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListWidgetItem, QTableWidgetItem, QWidget

ROLE: Final = Qt.ItemDataRole.ToolTipRole  # under which a model gives `marked_up` words
_MOST: Final = 1800  # letters; more does not fit on a screen


def marked_up(text: str) -> str:
    """The words as Qt is to get them: escaped, each line in its own direction. Nothing for nothing."""
    if not text:
        return ""
    text = legible(text)
    if len(text) > _MOST:
        text = f"{text[: _MOST - 1].rstrip()}…"
    rtl = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return "".join(
        f'<p dir="{"rtl" if runs_from_right(line, rtl) else "ltr"}" style="margin:0">{html.escape(in_order(line))}</p>'
        for line in text.split("\n")
    )


def give(widget: QWidget, text: str) -> None:
    """Let these words stand at the pointer over a widget; a screen reader says them as they are."""
    widget.setToolTip(marked_up(text))
    widget.setAccessibleDescription(legible(text))


def give_item(item: QListWidgetItem | QTableWidgetItem, text: str) -> None:
    """The same for a line of a list or a cell of a table."""
    item.setToolTip(marked_up(text))


def show(over: QWidget, text: str) -> None:
    """Say words at the pointer now, for a moment, in the looks of what they are about."""
    QToolTip.showText(QCursor.pos(), marked_up(text), over)


def take_away() -> None:
    """Take away the tip that is shown now."""
    QToolTip.hideText()


def as_label(text: str) -> str:
    """Words for a button or a menu, where Qt takes "&" for a key: it stays a letter of theirs."""
    return text.replace("&", "&&")
