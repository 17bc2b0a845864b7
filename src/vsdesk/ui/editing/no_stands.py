"""A no that stands beside a later answer: said plainly, the same on every page that asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.consent.questions import QUESTIONS
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from vsdesk.ui.kit.segments import Segments
    from vsdesk.ui.kit.ui_context import UiContext

PUT_OFF: Final = mark("“Not now” is no new answer: the no stands.")
STANDS: Final = mark("A no stands until a coordinator decides; both answers are kept.")


class NoStands(Paragraph):
    """Below the questions. `decides`: a coordinator asks, so another answer has an effect."""

    def __init__(self, look: UiContext, *, decides: bool, role: str = "small") -> None:
        super().__init__(look, "", role, "warn", wide=90)
        self._look, self._decides = look, decides
        self.setObjectName("no-stands")
        self.hide()

    def show_questions(self, stands: Collection[str], lines: Mapping[str, Segments]) -> None:
        """Name the questions, and offer no button that would do nothing."""
        say = self._look.words.say
        asked = [say(one.words) for key, one in QUESTIONS.items() if key in stands]
        self.say("\n".join((say(STANDS), *asked)) if asked else "")
        self.setVisible(bool(asked))
        for question, line in lines.items():
            line.setEnabled(self._decides or question not in stands)


def said_now(look: UiContext, before: str, answer: str, *, decides: bool) -> str:
    """What is said when an answer was written down: after a no, that the no stands."""
    if before == "no" and answer == "not_now":
        return look.words.say(PUT_OFF)
    waits = before == "no" and answer != "no" and not decides
    return look.words.say(STANDS if waits else "The answer is written down.")
