"""What only one source can have told leaves with the year alone, unless a coordinator writes a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.kit.prompts import Prompt

if TYPE_CHECKING:
    from vsdesk.words import Words


class SmallCells:
    """What is said of events that only one source can have told."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def title(self, count: int) -> str:
        """How many there are."""
        return self._words.count(
            "{n} event can have been told by one person only",
            "{n} events can have been told by one person only",
            count,
        )

    def stays(self) -> str:
        """What leaves of them."""
        return self._words.say("Only the year leaves. Day, month and cell stay here.")

    def question(self) -> Prompt:
        """Whether they may leave as they are."""
        say = self._words.say
        return Prompt(
            say("May day, month and cell leave with this paper?"),
            say("Whoever reads it may find out who told it. Your reason stands in the journal."),
            (("stay", say("Only the year leaves")), ("go", say("They may leave"))),
            danger="go",
            reason=say("Reason"),
        )
