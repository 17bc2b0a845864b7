"""A telephone in the words that leave: said beside the page, and asked about before it leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.prompts import Question
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.records.told_numbers import ToldNumber
    from vsdesk.ui.kit.look import Look
    from vsdesk.ui.session import Session

_WHY: Final = mark(
    "Nobody agreed that a contact leaves, and these words carry it. Take it out of the words, or let them"
    " leave as they are."
)


class ToldCard(Banner):
    """Hidden while there is none; `before` asks first, and goes on only when the person says so."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__(look, "", tone="warn")
        self._look, self._session = look, session
        self._told: Sequence[ToldNumber] = ()
        self.setObjectName("told-numbers")
        self.hide()

    def show_numbers(self, told: Sequence[ToldNumber]) -> None:
        """Say which numbers stand in which words."""
        self._told = told
        self.say(self._title(), "\n".join(self._lines()))
        self.setVisible(bool(told))

    def before(self, then: Callable[[], None]) -> None:
        """Go on at once where no number leaves, else ask."""
        if not self._told:
            then()
            return
        say = self._look.words.say
        answers = (("back", say("Go back")), ("leave", say("Let it leave")))
        question = Question(self._title(), "\n".join(self._lines()), answers, danger="leave")
        self._session.prompts.ask(self, question, lambda key, _: then() if key == "leave" else None)

    def _title(self) -> str:
        words = self._look.words
        numbers = self._look.listed(dict.fromkeys(one.number for one in self._told))
        return words.say("A phone number stands in these words: {numbers}", numbers=numbers)

    def _lines(self) -> list[str]:
        labels = self._session.labels
        places = dict.fromkeys(labels.field(one.kind, one.name) for one in self._told)
        return [self._look.words.say(_WHY), self._look.listed(places)]
