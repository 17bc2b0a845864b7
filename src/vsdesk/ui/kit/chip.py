"""A chip filters: closed it shows ⌄, set it shows the value, a ×, bold words and the accent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction

from vsdesk.ui.kit import tip
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.menu import Menu

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext


class Chip(Button):
    """A chip with a list of (key, words) to choose from; without a list it is on or off."""

    chosen = Signal(str)

    def __init__(
        self, look: UiContext, name: str, label: str, options: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__(look, label, name, kind="chip", after=True)
        self._label, self._options = label, tuple(options)
        self.value = ""
        self.setCheckable(True)
        self._menu = Menu(self)
        self._menu.setObjectName(f"{name}-menu")
        for key, words in self._options:
            action = QAction(tip.as_label(words), self._menu)
            action.setData(key)
            self._menu.addAction(action)
        self._menu.triggered.connect(self._picked)
        self.clicked.connect(self._pressed)
        self.show_value("")

    def show_value(self, key: str) -> None:
        """Set the chip without telling anyone."""
        self.value = key
        self.setChecked(bool(key))
        words = dict(self._options).get(key, self._label)
        self.setText(words)
        self.setAccessibleName(f"{self._label}: {words}" if key else self._label)
        if key:
            self.draw("clear", 14, "accent")
        elif self._options:
            self.draw("open", 14, "text2")
        else:
            self.setIcon(self.icon().__class__())
        font = self._look.font("strong" if key else "body")
        self.setFont(font)

    def relabel(self, label: str) -> None:
        """Other words for the closed chip (a count has changed)."""
        self._label = label
        if not self.value:
            self.setText(label)
            self.setAccessibleName(label)

    def _pressed(self) -> None:
        if self.value:
            self._set("")
        elif self._options:
            self.setChecked(False)
            self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        else:
            self._set("yes")

    def _picked(self, action: QAction) -> None:
        self._set(str(action.data()))

    def _set(self, key: str) -> None:
        self.show_value(key)
        self.chosen.emit(key)
