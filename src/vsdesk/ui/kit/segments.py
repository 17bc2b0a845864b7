"""Two to four short exclusive words in a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.layout import row

if TYPE_CHECKING:
    from vsdesk.ui.kit.look import Look


class Segments(QWidget):
    """`options` are (key, words). `chosen` is sent when the person chooses, not when the program does."""

    chosen = Signal(str)

    def __init__(
        self, look: Look, name: str, label: str, options: Sequence[tuple[str, str]], value: str = ""
    ) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = row(look, self, space=0)
        self._group = QButtonGroup(self)
        self._keys: list[str] = []
        for place, (key, words) in enumerate(options):
            button = Button(look, words, f"{name}-{key}", kind="segment")
            button.setAccessibleName(f"{label}: {words}")
            button.setCheckable(True)
            self._shape(button, place, len(options))
            bold = QFontMetrics(look.font("strong"))
            button.setMinimumWidth(bold.horizontalAdvance(words) + look.px(28))
            self._group.addButton(button, place)
            self._keys.append(key)
            line.addWidget(button)
        self._group.idClicked.connect(self._tell)
        self.choose(value)

    @property
    def value(self) -> str:
        """The chosen key, or nothing."""
        place = self._group.checkedId()
        return self._keys[place] if place >= 0 else ""

    def choose(self, key: str) -> None:
        """Choose without telling anyone; an unknown key chooses nothing."""
        self._group.setExclusive(False)
        for place, button in enumerate(self._group.buttons()):
            button.setChecked(self._keys[place] == key)
        self._group.setExclusive(True)

    def _tell(self, place: int) -> None:
        self.chosen.emit(self._keys[place])

    def _shape(self, button: Button, place: int, count: int) -> None:
        first, last = place == 0, place == count - 1
        if self._look.rtl:
            first, last = last, first
        if first != last:
            button.setProperty("edge", "left" if first else "right")
        button.setProperty("joined", "false" if first else "true")
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
