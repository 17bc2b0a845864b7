"""What the speaker says of a name that two have: a note of the talk, with the family."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from vsdesk.ui.people import story

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.screens.interview.talk import Talk


class OfTalk:
    """Where the answers of an interview stand."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk

    def notes(self) -> Iterable[tuple[str, str]]:
        """Saved and begun ones."""
        talk = self._talk
        for one in talk.family.of("note") if talk.family is not None else ():
            yield one.text("subject"), story(one.value("text"), "")
        for spot in [spot for spot in talk.ids if spot.startswith("note/which ")]:
            yield talk.text(spot, "subject"), talk.told(spot, "text")

    def keep(self, name: str, who: str, told: Json) -> None:
        """One note for one name."""
        spot = f"note/which {name}"
        self._talk.put(spot, "subject", who or self._talk.id("case"))
        self._talk.put(spot, "text", told)
