"""Taking a load back: the question before it, and what was hidden and what stays after it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vsdesk.ui.editing.ended_first import ended_first
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.prompts import Prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.desk import UndoResult
    from vsdesk.ui.screen import Screen


class LoadUndo:
    """Asks before a load is taken back; `then` gets what there is to say once it is."""

    def __init__(self, owner: Screen, then: Callable[[Banner], None]) -> None:
        self._owner, self._then = owner, then

    def ask(self, load: str) -> None:
        """Whether this load shall be taken back."""
        say = self._owner.look.words.say
        question = Prompt(
            say("Take this load back?"),
            say("Its records are hidden. Those on which somebody has worked since stay."),
            (("keep", say("Keep it")), ("back", say("Take it back"))),
            danger="back",
        )
        session = self._owner.session
        session.prompts.ask(self._owner, question, partial(self._answered, load))

    def _answered(self, load: str, key: str, _: str) -> None:
        if key == "back":
            owner, undo = self._owner, self._owner.session.desk.loads.undo
            answer = Callbacks(owner, self._undone, owner.failed)
            act = partial(owner.session.jobs.write_long, answer, undo.undo, load)
            ended_first(
                owner, owner.look, owner.session, partial(undo.ended, load), act, owner.failed
            )

    def _undone(self, undone: UndoResult) -> None:
        look, words = self._owner.look, self._owner.look.words
        title = words.count(
            "One record was taken back.", "{n} records were taken back.", undone.hidden
        )
        under = words.count(
            "{n} record stays: somebody has worked on it since.",
            "{n} records stay: somebody has worked on them since.",
            len(undone.stay),
        )
        self._then(Banner(look, title, under if undone.stay else ""))
