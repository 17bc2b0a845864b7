"""Two to four short exclusive words in a row."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from vsdesk.ui.kit.boxes import row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.wrapping_row import Flow

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext


_STEPS: Final = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


class _Passed(Button):
    """From a pressed button Qt's arrows press each that they come to; from this one they only go there."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across, down = next((to for key, to in _STEPS.items() if key == event.key()), (0, 0))
        row = self.parentWidget()
        if not (across or down) or row is None:
            super().keyPressEvent(event)
            return
        near = [
            (abs(at.x()) + abs(at.y()), one)
            for one in row.findChildren(_Passed)
            for at in (one.pos() - self.pos(),)
            if (at.y() * down > 0 if down else at.y() == 0 and at.x() * across > 0)
        ]
        for _, one in sorted(near, key=itemgetter(0))[:1]:
            one.setFocus(Qt.FocusReason.TabFocusReason)  # by hand, as Qt's own arrows


class Segments(QWidget):
    """`options` are (key, words). `chosen` is sent when the person chooses, not when the program does.

    An arrow goes to another, the space bar or a click chooses: what is passed is never chosen.
    """

    chosen = Signal(str)

    def __init__(
        self,
        look: UiContext,
        name: str,
        label: str,
        options: Sequence[tuple[str, str]],
        value: str = "",
        *,
        wraps: bool = False,
    ) -> None:
        """`wraps`: where there is no room for all beside each other they go on in another line."""
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setAccessibleName(label)
        wide = QSizePolicy.Policy.Preferred if wraps else QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, wide)
        self._label = label
        self._line = Flow(look, self, space=0) if wraps else row(look, self, space=0)
        self._group = QButtonGroup(self)
        self._keys: list[str] = []
        for key, words in options:
            self._add(key, words)
        self._shape_all()
        self._group.idClicked.connect(self._tell)
        self.choose(value)

    @property
    def value(self) -> str:
        """The chosen key, or nothing."""
        place = self._group.checkedId()
        return self._keys[place] if place >= 0 else ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The row itself takes no key: whoever comes to it by Enter comes to a segment."""
        super().focusInEvent(event)
        self.focus_chosen()

    def focus_chosen(self) -> None:
        """Give the keyboard to the chosen segment, else to the first."""
        found = self._group.checkedButton() or self._group.button(0)
        if found is not None:
            found.setFocus()

    def _add(self, key: str, words: str) -> None:
        button = _Passed(self._look, words, f"{self.objectName()}-{key}", kind="segment")
        button.setAccessibleName(f"{self._label}: {words}")
        button.setCheckable(True)
        bold = QFontMetrics(self._look.font("strong"))
        button.setMinimumWidth(bold.horizontalAdvance(words) + self._look.px(28))
        self._group.addButton(button, len(self._keys))
        self._keys.append(key)
        self._line.addWidget(button)

    def choose(self, key: str, words: str = "") -> None:
        """Choose without telling anyone. With `words`, a key that is not offered is added: old answers
        are kept; without, it chooses nothing.
        """
        if words and key not in self._keys:
            self._add(key, words)
            self._shape_all()
        self._group.setExclusive(False)
        for place, button in enumerate(self._group.buttons()):
            button.setChecked(self._keys[place] == key)
        self._group.setExclusive(True)

    def _tell(self, place: int) -> None:
        self.chosen.emit(self._keys[place])

    def _shape_all(self) -> None:
        buttons = [button for button in self._group.buttons() if isinstance(button, Button)]
        for place, button in enumerate(buttons):
            self._shape(button, place, len(buttons))
            button.style().unpolish(button)
            button.style().polish(button)

    def _shape(self, button: Button, place: int, count: int) -> None:
        first, last = place == 0, place == count - 1
        if self._look.rtl:
            first, last = last, first
        edge = ("left" if first else "right") if first != last else None
        button.setProperty("edge", edge)
        button.setProperty("joined", "false" if first else "true")
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
