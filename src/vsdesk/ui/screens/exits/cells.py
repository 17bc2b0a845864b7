"""What rests on one device is no count that is told, unless a coordinator who looked writes a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.gate.figure_words import STAYS, resting
from vsdesk.ui.kit.prompts import Prompt

if TYPE_CHECKING:
    from vsdesk.words import Words


class AloneCells:
    """What is said of counts that rest on what one device wrote."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def title(self, count: int) -> str:
        """How many there are."""
        return resting(self._words, count)

    def stays(self) -> str:
        """Why they are not told."""
        return self._words.say(STAYS)

    def question(self) -> Prompt:
        """Whether they may leave."""
        say = self._words.say
        return Prompt(
            say("Did you look at these cases, and may their counts leave?"),
            say(
                "If that device made cases up, whoever holds it can work out how many true ones there are."
                " Your reason stands in the journal."
            ),
            (("stay", say("They stay here")), ("go", say("They may leave"))),
            danger="go",
            reason=say("Reason"),
        )
