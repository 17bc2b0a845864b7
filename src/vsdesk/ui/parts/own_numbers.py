"""A number in the family's own words on its own paper: said over the page, and chosen about before it is
printed. Only this paper changes; the told words stay as they are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vsdesk.records.gate.told.number_gaps import ON_PAPER
from vsdesk.ui.editing.told_card import numbers_told
from vsdesk.ui.kit.boxes import as_frame, column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.kit.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.records.gate.told.number_gaps import OnPaper
    from vsdesk.records.gate.told.told_numbers import ToldNumber
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


class OwnNumbers(QFrame):
    """Hidden where there is none. `chosen` when another paper follows from it: the page is set again."""

    chosen = Signal()

    def __init__(
        self, look: UiContext, session: VaultSession, door: Callable[[ToldNumber], None]
    ) -> None:
        """`door` leads to the words of the first."""
        super().__init__()
        self.setObjectName("own-numbers")
        as_frame(self, "strip", "warn")
        self._look, self._session, self._door = look, session, door
        self._numbers: Sequence[ToldNumber] = ()
        say = look.words.say
        box = column(look, self, edges=(14, 12, 14, 12), space=8)
        self.title = Paragraph(look, "", "strong")
        box.addWidget(self.title)
        box.addWidget(Paragraph(look, self._why()))
        options = [("keep", self._keep()), ("gap", self._gap())]
        self._segments = Segments(
            look, "own-numbers-choice", say("On this paper"), options, wraps=True
        )
        self._segments.chosen.connect(self.chosen)
        box.addWidget(self._segments)
        way = Button(look, say("Go to these words"), "to-own-numbers", kind="link", icon="edit")
        way.clicked.connect(self.go_there)
        box.addWidget(way, 0, look.leading)
        self.hide()

    def _why(self) -> str:
        return self._look.words.say(
            "The family told it in its own words. Whoever finds this paper reads it too. The told words stay as they are."
        )

    def _keep(self) -> str:
        return self._look.words.say("The number stays on the paper")

    def _gap(self) -> str:
        return self._look.words.say("“…” in place of the number")

    @property
    def choice(self) -> OnPaper:
        """What was chosen for this paper; "" for nothing yet."""
        return next((one for one in ON_PAPER if one == self._segments.value), "")

    def forget(self) -> None:
        """Another paper is another question."""
        self._segments.choose("")
        self._numbers = ()
        self.hide()

    def show_numbers(self, numbers: Sequence[ToldNumber]) -> None:
        """Say which stand on the paper; where they have a gap, which those are."""
        if self.choice != "gap":
            self._numbers = numbers
        self.title.say(numbers_told(self._look, self._numbers))
        self.setAccessibleName(self.title.said())
        self.setVisible(bool(self._numbers))

    def go_there(self) -> None:
        """Go to the first of these words."""
        if self._numbers:
            self._door(self._numbers[0])

    def before(self, then: Callable[[], None]) -> None:
        """Go on at once where there is none or it was chosen, else ask: it stays, has a gap, or nothing is
        printed."""
        if not self._numbers or self.choice:
            then()
            return
        answers = (
            ("back", self._look.words.say("Go back")),
            ("gap", self._gap()),
            ("keep", self._keep()),
        )
        title = numbers_told(self._look, self._numbers)
        question = Prompt(title, self._why(), answers)
        self._session.prompts.ask(self, question, partial(self._answered, then))

    def _answered(self, then: Callable[[], None], key: str, _: str) -> None:
        if key not in ON_PAPER:
            return
        self._segments.choose(key)
        if key == "gap":
            self.chosen.emit()  # it is another page: that one is looked at first
        else:
            then()
