"""A list box that opens a list of words; it paints its own arrow in the colour of the theme."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

from vsdesk.names.fold import fold
from vsdesk.ui.kit import tip

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext


_EDGE: Final = 6  # pixels at 100 % that the style leaves beside the words
_PAUSE: Final = 1500  # milliseconds after which other letters begin anew
_TO_THE: Final = re.compile(r"(?:^| )لل")  # «لـ» and the article, in one


class Choice(QComboBox):
    """`options` are (key, words); `chosen` is sent when the person chooses. Typing looks for words."""

    chosen = Signal(str)

    def __init__(
        self,
        look: UiContext,
        name: str,
        label: str,
        options: Sequence[tuple[str, str]],
        value: str = "",
    ) -> None:
        super().__init__()
        self._look = look
        self._words_drawn = ""
        self._whole = False
        self._words: _Words | None = None
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        self.offer(options)
        self.choose(value)
        self.activated.connect(self._tell)

    def show_whole(self) -> None:
        """As wide as its longest words, and no narrower."""
        self._whole = True
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def sizeHint(self) -> QSize:
        """With what is left beside the words where all of them are to be read."""
        hint = super().sizeHint()
        return hint + QSize(2 * self._look.px(_EDGE), 0) if self._whole else hint

    def minimumSizeHint(self) -> QSize:
        """The same, where all of them are to be read."""
        return self.sizeHint() if self._whole else super().minimumSizeHint()

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Other options."""
        self.clear()
        for key, words in options:
            self.addItem(words, key)

    @property
    def value(self) -> str:
        """The chosen key, or nothing."""
        return str(self.currentData() or "")

    def choose(self, key: str, words: str = "") -> None:
        """Choose without telling anyone. A key that is not offered is added: old answers are kept."""
        place = self.findData(key)
        if place < 0 and key:
            self.addItem(words or key, key)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def view(self) -> _Words:
        """The list of words, made when somebody first looks into it: a page holds dozens
        that nobody opens."""
        if self._words is None:
            self._words = _Words(self)
            self._words.setObjectName(f"{self.objectName()}-words")
            self._words.setAccessibleName(self.accessibleName())
            self.setView(self._words)
            self._words.setCurrentIndex(self.model().index(self.currentIndex(), 0))
        return self._words

    def showPopup(self) -> None:
        """Open the list."""
        self.view()
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, it never changes an answer."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Between two words that are typed a space is one of the letters; by itself it opens the list."""
        plain = event.key() == Qt.Key.Key_Space and not event.modifiers()
        if self.view().is_searching and plain:
            letter = QKeyEvent(event.type(), 0, event.modifiers(), event.text())
            super().keyPressEvent(letter)
        else:
            super().keyPressEvent(event)

    def hidePopup(self) -> None:
        """What was typed in the open list is over with it."""
        super().hidePopup()
        if self._words is not None:
            self._words.forget()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever comes back begins anew."""
        super().focusOutEvent(event)
        if self._words is not None:
            self._words.forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the words (what has no room is shortened, and the tip says it), then
        the arrow at the end."""
        self._words_drawn = self._draw_box()
        side = self._look.px(16)
        box = self.rect()
        place = QRect(
            box.right() - side - self._look.px(10), box.center().y() - side // 2 + 1, side, side
        )
        painter = QPainter(self)
        token = "text2" if self.isEnabled() else "disabled"
        painter.drawPixmap(
            QStyle.visualRect(self._look.direction, box, place),
            self._look.pixmap("open", token, 16),
        )
        painter.end()

    def _draw_box(self) -> str:
        """Gives the words as they stand there."""
        box, painter = QStyleOptionComboBox(), QStylePainter(self)
        self.initStyleOption(box)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, box)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, box, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        words = self.currentText()
        short = self.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, room.width() - self._look.px(_EDGE)
        )
        box.currentText = short
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, box)
        painter.end()
        return short

    def event(self, event: QEvent) -> bool:
        """The tip is the whole choice, where it has no room; else what was given."""
        tips = isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip
        if tips and self._words_drawn != self.currentText():
            tip.show(self, self.currentText())
            return True
        return super().event(event)

    def _tell(self) -> None:
        self.chosen.emit(self.value)


class _Words(QListView):
    """The opened list. Letters find a row by any of its words, in the spelling of whoever types."""

    def __init__(self, parent: Choice) -> None:
        super().__init__(parent)
        self._typed, self._since = "", QElapsedTimer()
        self._before = 0  # the row at which somebody began to type

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing is copied from here: an option may be somebody's name."""
        if event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def forget(self) -> None:
        """No search is under way."""
        self._typed = ""
        self._since.invalidate()

    @property
    def is_searching(self) -> bool:
        """Whether letters were typed a moment ago."""
        return bool(self._typed) and not self._is_fresh

    @property
    def _is_fresh(self) -> bool:
        return not self._since.isValid() or self._since.elapsed() > _PAUSE

    def keyboardSearch(self, search: str) -> None:
        """Go to the row that these letters mean; the same letter again goes to the next one.

        Back to where it stood once no row has what was typed: half a word chooses nothing.
        """
        fresh = self._is_fresh
        if not search.strip() and not self.is_searching:
            return  # between words it is one of the letters
        self._since.restart()
        if fresh:
            self._before = self.currentIndex().row()
        self._typed = search if fresh else self._typed + search
        wanted = fold(self._typed)
        again = len(wanted) > 1 and len({*wanted}) == 1
        rows = self._rows(wanted) or (self._rows(wanted[:1]) if again else [])
        if not rows:
            self.setCurrentIndex(self.model().index(self._before, 0))
            return
        now = self.currentIndex().row()
        later = [row for row in rows if row > now]
        moves = again or len(wanted) == 1
        row = next(iter(later), rows[0]) if moves else now if now in rows else rows[0]
        self.setCurrentIndex(self.model().index(row, 0))

    def _rows(self, wanted: str) -> list[int]:
        """The rows that begin so, else those in which a word does, else those that hold it; «للصليب» holds
        «الصليب» too."""
        words = [
            fold(str(self.model().index(row, 0).data() or ""))
            for row in range(self.model().rowCount())
        ]
        tests = (
            lambda one: one.startswith(wanted),
            lambda one: f" {wanted}" in one,
            lambda one: wanted in one,
            lambda one: f" {wanted}" in _TO_THE.sub(" ال", one),
        )
        for fits in tests:
            if found := [row for row, one in enumerate(words) if fits(one)]:
                return found
        return []
