"""Together with whom something may be: one person, and below each that is chosen room for one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.layout import column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.ui.kit.context import UiContext


class TogetherPicker(QWidget):
    """`chosen` is sent at each choice; `name` is that of the list boxes, in front of and behind
    their number; `people` are (id, name)."""

    chosen = Signal()

    def __init__(
        self, look: UiContext, name: tuple[str, str], label: str, people: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__()
        self._look, self._name, self._label = look, name, label
        self._people = [*people]
        self._box = column(look, self, space=6)
        self._choices: list[Choice] = []
        self._add()

    @property
    def values(self) -> tuple[str, ...]:
        """Who was chosen, in this order, each once."""
        return tuple(dict.fromkeys(one.value for one in self._choices if one.value))

    def _add(self) -> None:
        number = len(self._choices)
        name = f"{self._name[0]}-{number + 1}-{self._name[1]}" if number else "-".join(self._name)
        label = self._look.words.say("and together with") if number else self._label
        choice = Choice(self._look, name, label, [("", "—")])
        choice.setFont(self.font())
        choice.chosen.connect(self._chosen)
        self._box.addWidget(choice)
        self._choices.append(choice)
        self._offer(choice)

    def _chosen(self) -> None:
        """The others offer who is left; the list box at hand stays as it is."""
        for one in self._choices:
            if one is not self.sender():
                self._offer(one)
        if all(one.value for one in self._choices) and len(self.values) < len(self._people):
            self._add()
        self.chosen.emit()

    def _offer(self, choice: Choice) -> None:
        taken = {one.value for one in self._choices if one is not choice}
        held = "" if choice.value in taken else choice.value
        choice.offer([("", "—"), *(one for one in self._people if one[0] not in taken)])
        choice.choose(held)
