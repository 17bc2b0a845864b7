"""In which country the family lives now: inside Syria what they carry is discreet by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.places.gazetteer import place_id
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.screens.interview.fields import TalkField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vsdesk.records.places.gazetteer import Gazetteer
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.screens.interview.talk import Talk


class LivesIn(TalkField):
    """The country of the place where the family lives; a nearer place that is known stays."""

    def __init__(self, look: UiContext, talk: Talk, places: Gazetteer) -> None:
        self._places = places
        words = look.words.say("In which country does the family live now?")
        super().__init__(look, talk, "family", "current_place", words)

    def make_box(self) -> QWidget:
        """A list; nothing is chosen as long as nobody asked."""
        lang = self.look.words.lang
        asked = [(one.key, one.name(lang)) for one in self._places.countries]
        not_asked = ("", self.look.words.say("Not asked"))
        self.choice = Choice(self.look, self.name, self.label, [not_asked, *asked])
        self.choice.setFont(self.look.font("talk"))
        self.choice.chosen.connect(self._chosen)
        return self.choice

    def fill_box(self) -> None:
        """The country of what stands."""
        self.choice.choose(self._country)

    @property
    def _country(self) -> str:
        return self._places.country(self.talk.text(self.spot, self.field))

    def _chosen(self, code: str) -> None:
        if code != self._country:
            self.put(place_id(code) if code else None)
