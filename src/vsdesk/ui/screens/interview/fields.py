"""Where an editor of the interview writes: a field of a spot of the talk, at each change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.records.checks.told_returns import answers, is_answered, is_said
from vsdesk.records.consent.returns import CAME_BACK
from vsdesk.records.dictionary.values import as_ptext, as_said
from vsdesk.records.dossier import ids_in
from vsdesk.records.places.gazetteer import place_id
from vsdesk.ui.editing.told_signs import (
    WORDS_AT,
    actor_record,
    are_named,
    named_in,
    sign_records,
    stand_in,
    told_signs,
)
from vsdesk.ui.editing.told_things import (
    another_missing,
    attempt_of,
    not_back,
    return_of,
    told_of_teeth,
)
from vsdesk.ui.people_names import story
from vsdesk.ui.screens.interview.talk_spots import (
    MARKS_AT,
    MONEY,
    NAMED_AT,
    NEWS,
    PROFILE_AT,
    TEETH_AT,
    kind_of,
)

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.places.gazetteer import Gazetteer
    from vsdesk.ui.kit.form.editor import Editor
    from vsdesk.ui.screens.interview.talk import Talk

_NOT_BACK: Final = "note/back "  # an answer about told words; of several each has a number
_ANOTHER: Final = "note/another "
_SPOT_OF_SIGN: Final = {"am_mark": MARKS_AT, "am_profile": PROFILE_AT}


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

    def stand(self, told: Sequence[str]) -> bool:
        """Saved ones, and those that were begun in the talk."""
        talk = self._talk
        begun = {talk.ids.get(one) for one in talk.entries(MONEY) if talk.has(one)}
        held = talk.dossier.of("extortion_attempt") if talk.dossier is not None else ()
        return bool((begun | {one.id for one in held}) - {talk.ids.get(self._begun)})

    def may_record(self) -> bool:
        """In each interview."""
        return True

    def record(self, told: Json) -> None:
        """Begun at the first spot that is free, with what the words say of it; the topic of the search asks
        the rest."""
        self._begun = _free(self._talk, MONEY)
        for name, value in attempt_of(told).items():
            self._talk.put(self._begun, name, value)
        self._talk.keep()

    def deny(self, told: Sequence[str]) -> None:
        """That is no question here."""

    def give_up(self) -> None:
        """What was begun here."""
        self._talk.give_up(self._begun)
        self._begun = ""


class TeethOfTalk:
    """What is told of the missing person's teeth in a talk."""

    def __init__(self, talk: Talk) -> None:
        self._talk, self._is_mine = talk, False

    def stand(self, told: Sequence[str]) -> bool:
        """Saved before, or begun at another box of the talk."""
        talk = self._talk
        return (talk.has(TEETH_AT) and not self._is_mine) or told_of_teeth(talk.dossier)

    def may_record(self) -> bool:
        """In each interview."""
        return True

    def record(self, told: Json) -> None:
        """Below the missing person."""
        self._is_mine = True
        self._talk.put(TEETH_AT, "description", told)
        self._talk.keep()

    def deny(self, told: Sequence[str]) -> None:
        """That is no question here."""

    def give_up(self) -> None:
        """What was begun here."""
        self._talk.give_up(TEETH_AT)
        self._is_mine = False


class _BegunOfTalk:
    """What a strip of a talk began: spots "NAME/told n"."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._begun: list[str] = []

    def begin(self, name: str, values: Mapping[str, Json]) -> None:
        """One more record."""
        stem = f"{name}/told "
        spot = f"{stem}{self._talk.counts.get(stem, 0)}"
        self._talk.counts[stem] = self._talk.counts.get(stem, 0) + 1
        for field, value in values.items():
            self._talk.put(spot, field, value)
        self._begun.append(spot)
        self._talk.keep()

    def others(self, names: Iterable[str]) -> list[str]:
        """The spots that others began."""
        stems = tuple(f"{name}/told " for name in names)
        talk, begun = self._talk, self._begun
        return [
            one for one in talk.ids if one.startswith(stems) and one not in begun and talk.has(one)
        ]

    def give_up(self) -> None:
        """Whatever was begun here."""
        for spot in self._begun:
            self._talk.give_up(spot)
        self._begun.clear()


class SignsOfTalk:
    """What the missing person of a talk is known by."""

    def __init__(self, talk: Talk) -> None:
        self._talk, self._begun = talk, _BegunOfTalk(talk)

    def stand(self, told: Sequence[str]) -> bool:
        """In these words already, saved or begun at another box."""
        spots = self._begun.others(_SPOT_OF_SIGN.values())
        begun = [self._talk.told(one, WORDS_AT[kind_of(one)]) for one in spots]
        return stand_in([*told_signs(self._talk.dossier), *begun], told)

    def may_record(self) -> bool:
        """In each interview."""
        return True

    def record(self, told: Json) -> None:
        """Below the missing person."""
        for kind, values in sign_records(told):
            self._begun.begin(_SPOT_OF_SIGN[kind], values)

    def deny(self, told: Sequence[str]) -> None:
        """That is no question here."""

    def give_up(self) -> None:
        """What was begun here."""
        self._begun.give_up()


class ActorsOfTalk:
    """Who took part in the loss of a talk."""

    def __init__(self, talk: Talk) -> None:
        self._talk, self._begun = talk, _BegunOfTalk(talk)

    def stand(self, told: Sequence[str]) -> bool:
        """By name already, saved or begun at another box."""
        begun = [self._talk.text(one, "named_as") for one in self._begun.others([NAMED_AT])]
        return are_named([*named_in(self._talk.dossier), *begun], told)

    def may_record(self) -> bool:
        """In each interview."""
        return True

    def record(self, told: Json) -> None:
        """At the loss."""
        self._begun.begin(NAMED_AT, actor_record(told))

    def deny(self, told: Sequence[str]) -> None:
        """That is no question here."""

    def give_up(self) -> None:
        """What was begun here."""
        self._begun.give_up()


class OthersOfTalk:
    """Another missing person of the family, told of in a talk: a note; the last page begins their case."""

    def __init__(self, talk: Talk) -> None:
        self._talk, self._begun = talk, ""

    def stand(self, told: Sequence[str]) -> bool:
        """Written down already in these words, or the talk was begun beside the case of the other one."""
        talk = self._talk
        if talk.beside_case is not None:
            return True
        held = talk.family.of("note") if talk.family is not None else ()
        said = [as_said(one.value("text")) for one in held]
        said += [one for spot, one in told_of_others(talk) if spot != self._begun]
        return all(any(one in words for words in said) for one in told)

    def may_record(self) -> bool:
        """In each interview."""
        return True

    def record(self, told: Json) -> None:
        """A note about the case."""
        talk = self._talk
        self._begun = f"{_ANOTHER}{talk.counts.get(_ANOTHER, 0)}"
        talk.counts[_ANOTHER] = talk.counts.get(_ANOTHER, 0) + 1
        values = {"subject": talk.id("case"), **another_missing(told, talk.lang)}
        for name, value in values.items():
            talk.put(self._begun, name, value)
        talk.keep()

    def deny(self, told: Sequence[str]) -> None:
        """That is no question here."""

    def give_up(self) -> None:
        """What was begun here."""
        self._talk.give_up(self._begun)
        self._begun = ""


def told_of_others(talk: Talk) -> list[tuple[str, str]]:
    """The spots of notes that another missing person was told of in this talk, and their words."""
    spots = [one for one in talk.ids if one.startswith(_ANOTHER) and talk.has(one)]
    return [(one, talk.told(one, "text")) for one in spots]


class ReturnsOfTalk:
    """Returns of the missing person of a talk: told among the news."""

    def __init__(self, talk: Talk) -> None:
        self._talk, self._begun = talk, ""

    def stand(self, told: Sequence[str]) -> bool:
        """A return that is saved or begun, the state of the search, or notes that answer all these words."""
        talk = self._talk
        if talk.dossier is not None and is_said(talk.dossier):
            return True
        news = [one for one in talk.entries(NEWS) if one != self._begun]
        if any(talk.text(one, "type") in CAME_BACK for one in news):
            return True
        held = answers(talk.family) if talk.family is not None else None
        said = [
            talk.told(spot, "text")
            for spot in talk.ids
            if spot.startswith(_NOT_BACK) and spot != self._begun and talk.has(spot)
        ]
        return all(is_answered(one, said) or (held and held.holds(one)) for one in told)

    def may_record(self) -> bool:
        """In each interview."""
        return True

    def record(self, told: Json) -> None:
        """Among the news, without a day."""
        self._begun = _free(self._talk, NEWS)
        self._write(return_of(told))

    def deny(self, told: Sequence[str]) -> None:
        """A note about the case."""
        self._begun = f"{_NOT_BACK}{self._talk.counts.get(_NOT_BACK, 0)}"
        self._talk.counts[_NOT_BACK] = self._talk.counts.get(_NOT_BACK, 0) + 1
        self._write({"subject": self._talk.id("case"), **not_back(told, self._talk.lang)})

    def give_up(self) -> None:
        """What was begun here."""
        self._talk.give_up(self._begun)
        self._begun = ""

    def _write(self, values: Mapping[str, Json]) -> None:
        for name, value in values.items():
            self._talk.put(self._begun, name, value)
        self._talk.keep()


def _free(talk: Talk, list: str) -> str:
    """The first spot of a list at which nothing stands, else one more."""
    free = [one for one in talk.entries(list) if not talk.has(one)]
    return free[0] if free else talk.more(list)
