"""Which pairs are shown: by band, left open, decided, or joined to groups. One row of chips; a list box when narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.layout import row
from vsdesk.ui.parts.pair_words import BANDS
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.ui.kit.context import UiContext

DECIDED: Final = "decided"
GROUPS: Final = "groups"
_WORDS: Final = {
    **BANDS,
    DECIDED: mark("Decided"),
    GROUPS: mark("One person, several reports"),
}


class Views(QWidget):
    """`chosen` carries the key of a view."""

    chosen = Signal(str)

    def __init__(self, look: UiContext, value: str, *, groups: bool) -> None:
        super().__init__()
        self._look = look
        self._keys = [key for key in _WORDS if groups or key != GROUPS]
        self._counts: Mapping[str, int] = {}
        line = row(look, self, space=8)
        self._group = QButtonGroup(self)
        for at, key in enumerate(self._keys):
            chip = Button(look, self._words(key), f"view-{key}", kind="chip")
            chip.setCheckable(True)
            self._group.addButton(chip, at)
            line.addWidget(chip)
        self.box = Choice(look, "view", look.words.say("Which pairs"), self._options(), value)
        self.box.setMinimumContentsLength(18)
        line.addWidget(self.box)
        line.addStretch(1)
        self._group.idClicked.connect(self._pressed)
        self.box.chosen.connect(self._picked)
        self.choose(value)
        self.narrow(False)

    @property
    def value(self) -> str:
        """The chosen view."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Choose without telling anyone."""
        self._group.button(self._keys.index(key)).setChecked(True)
        self.box.choose(key)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many pairs wait in each."""
        self._counts, value = counts, self.value
        for at, key in enumerate(self._keys):
            button = self._group.button(at)
            button.setText(self._words(key))
            button.setAccessibleName(self._words(key))
        self.box.offer(self._options())
        self.box.choose(value)

    def narrow(self, yes: bool) -> None:
        """A list box in place of the chips."""
        self.box.setVisible(yes)
        for button in self._group.buttons():
            button.setVisible(not yes)

    def _words(self, key: str) -> str:
        say = self._look.words.say
        count = self._counts.get(key, 0)
        words = say(_WORDS[key])
        return say("{what} ({count})", what=words, count=count) if count else words

    def _options(self) -> list[tuple[str, str]]:
        return [(key, self._words(key)) for key in self._keys]

    def _pressed(self, at: int) -> None:
        self.box.choose(self._keys[at])
        self.chosen.emit(self._keys[at])

    def _picked(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)
