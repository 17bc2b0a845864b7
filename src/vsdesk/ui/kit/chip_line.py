"""A line of chips that filter a list: one button in their place when room is short, one that clears all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.boxes import row
from vsdesk.ui.kit.button import Button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.ui.kit.chip import Chip
    from vsdesk.ui.kit.ui_context import UiContext


class ChipLine(QWidget):
    """`changed` when a chip is set or taken away. What stands before or after the chips goes into `line`."""

    changed = Signal()

    def __init__(self, look: UiContext, chips: Sequence[Chip]) -> None:
        super().__init__()
        self.look = look
        self.is_narrow = False
        say = look.words.say
        self.line = row(look, self, space=8)
        self._button = Button(look, say("Filters: {count}", count=0), "filters", icon="filter")
        self._button.clicked.connect(self._unfold)
        self.line.addWidget(self._button)
        self.chips = list(chips)
        for chip in self.chips:
            chip.chosen.connect(self.tell)
            self.line.addWidget(chip)
        self.line.addStretch(1)
        self._clear = Button(look, say("Clear filters"), "clear-filters", kind="quiet")
        self._clear.clicked.connect(self.clear)
        self.line.addWidget(self._clear)

    @property
    def count(self) -> int:
        """How many chips are set."""
        return sum(bool(chip.value) for chip in self.chips)

    def offers(self, chip: Chip) -> bool:
        """Whether a chip says anything beside the others that are set."""
        return True

    def replace_chip(self, old: Chip, new: Chip) -> None:
        """Put another chip in the place of one, with the same value."""
        new.show_value(old.value)
        new.chosen.connect(self.tell)
        self.chips[self.chips.index(old)] = new
        self.line.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        self.show_state()

    def clear(self) -> None:
        """Take all filters away."""
        for chip in self.chips:
            chip.show_value("")
        self.tell()

    def narrow(self, yes: bool) -> None:
        """One button in place of the chips."""
        self.is_narrow = yes
        self.show_state()

    def tell(self, _: str = "") -> None:
        """Show what is set, and say that it changed."""
        self.show_state()
        self.changed.emit()

    def show_state(self) -> None:
        """Show the chips, or the button with how many are set."""
        count = self.count
        self._clear.setVisible(count > 0)
        self._button.setText(self.look.words.say("Filters: {count}", count=count))
        self._button.setVisible(self.is_narrow)
        for chip in self.chips:
            chip.setVisible(not self.is_narrow and self.offers(chip))

    def _unfold(self) -> None:
        for chip in self.chips:
            chip.setVisible(chip.isHidden())
