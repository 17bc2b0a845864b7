"""Where an editor of the interview writes: a field of a spot of the talk, at each change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vsdesk.records.dictionary.values import as_ptext, as_said
from vsdesk.records.dossier import ids_in
from vsdesk.records.places.gazetteer import place_id
from vsdesk.ui.people import story
from vsdesk.ui.screens.interview.spots import MONEY

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.places.gazetteer import Gazetteer
    from vsdesk.ui.kit.form.editor import Editor
    from vsdesk.ui.screens.interview.talk import Talk


def spot_of(editor: Editor) -> str:
    """The spot of an editor of the interview: it is named "spot.field"."""
    return editor.name.partition(".")[0]


@dataclass(frozen=True, slots=True)
class SpotValue:
    """A value as it is stored."""

    talk: Talk
    spot: str
    field: str

    def get(self) -> Json:
        """What was said last."""
        found: Json = self.talk.value(self.spot, self.field)
        return found

    def put(self, value: Json) -> None:
        """Write it."""
        self.talk.put(self.spot, self.field, value)


@dataclass(frozen=True, slots=True)
class SpotWords:
    """Words as told; what others translated stays beside them."""

    talk: Talk
    spot: str
    field: str

    def get(self) -> Json:
        """The text with its languages."""
        value = self.talk.value(self.spot, self.field)
        return as_ptext(value, self.talk.lang) if isinstance(value, str) else value

    def put(self, value: Json) -> None:
        """Write the words; of new ones the letters say the language."""
        self.talk.tell(self.spot, self.field, as_said(value))


@dataclass(frozen=True, slots=True)
class SpotOneOfLinks:
    """One record, as the list that the field holds."""

    talk: Talk
    spot: str
    field: str

    def get(self) -> Json:
        """The one that is chosen."""
        return next(iter(ids_in(self.talk.value(self.spot, self.field))), None)

    def put(self, value: Json) -> None:
        """Write the list."""
        self.talk.put(self.spot, self.field, [value] if value else None)


@dataclass(frozen=True, slots=True)
class SpotCountry:
    """The country of a place; a nearer place that is known stays."""

    talk: Talk
    spot: str
    field: str
    places: Gazetteer

    def get(self) -> Json:
        """The country of what stands."""
        return self.places.country(self.talk.text(self.spot, self.field)) or None

    def put(self, value: Json) -> None:
        """Write the country, where it is another one."""
        if value != self.get():
            self.talk.put(self.spot, self.field, place_id(str(value)) if value else None)


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


class AttemptsOfTalk:
    """Attempts to take money, of the case of a talk."""

    def __init__(self, talk: Talk) -> None:
        self._talk, self._begun = talk, ""

    def stand(self) -> bool:
        """Saved ones, and those that were begun in the talk."""
        talk = self._talk
        begun = {talk.ids.get(one) for one in talk.entries(MONEY) if talk.has(one)}
        held = talk.dossier.of("extortion_attempt") if talk.dossier is not None else ()
        return bool((begun | {one.id for one in held}) - {talk.ids.get(self._begun)})

    def record(self, told: Json) -> None:
        """Begun at the first spot that is free; the topic of the search asks the rest."""
        talk = self._talk
        free = [one for one in talk.entries(MONEY) if not talk.has(one)]
        self._begun = free[0] if free else talk.more(MONEY)
        talk.put(self._begun, "text", told)
        talk.keep()

    def give_up(self) -> None:
        """What was begun here."""
        self._talk.give_up(self._begun)
        self._begun = ""
