"""In an interview: who may already have been told of, while the missing person is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.case_parts import WHEN_AND_WHERE
from vsdesk.ui.editing.told_before import ABOUT, ToldBefore

if TYPE_CHECKING:
    from vsdesk.ui.screens.interview.talk import Talk

_NAMED: Final = "missing"  # the topic in which the missing person is named


class ToldInTalk(ToldBefore):
    """Looks at each keystroke of that topic, and is gone with it."""

    def look_at(self, talk: Talk | None) -> None:
        """What the talk holds of the missing person now."""
        if talk is None or talk.at != _NAMED:
            self.forget()
            return
        said = {name: talk.value("person", name) for name in ABOUT}
        when = {name: talk.value("event", name) for name in WHEN_AND_WHERE}
        self.typed(said, when, (talk.id("case"),))
