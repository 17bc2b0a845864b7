"""What told words may tell of that is recorded by one press (`ToldStrip`): a birthmark, a scar, glasses; and
who took part, by rank and name. On a page of a case it waits with all that is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.checks.actor_words import actor_named, tells_of_actor
from vsdesk.records.checks.sign_words import signs_of, tells_of_signs
from vsdesk.records.dictionary.values import as_said
from vsdesk.ui.editing.told_strip import ToldMatter
from vsdesk.ui.editing.told_things import begin
from vsdesk.ui.people_names import disappearance, missing_person
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.editing.form_context import Context

MARK_KIND: Final = "am_mark"
PROFILE: Final = "am_profile"
PART: Final = "involvement"
SIGNS: Final = ToldMatter(
    "signs",
    tells_of_signs,
    mark(
        "These words tell of a mark, a scar or glasses: they may help to recognise somebody. Recorded, they are found where that is looked for."
    ),
    mark("Recorded with these words under “{section}”."),
    mark("Identification"),
)
ACTOR: Final = ToldMatter(
    "actor",
    tells_of_actor,
    mark(
        "These words name somebody who took part. Recorded, it is an allegation, and the name leaves only where names of suspects may."
    ),
    mark("Recorded with these words under “{section}”."),
    mark("Disappearance"),
)
# By kind of sign where the told words stand.
WORDS_AT: Final = {MARK_KIND: "description", PROFILE: "marks"}


def sign_records(told: Json) -> list[tuple[str, dict[str, Json]]]:
    """The records of told words, each a kind and its values, with the words."""
    return [(kind, {**values, WORDS_AT[kind]: told}) for kind, values in signs_of(as_said(told))]


def actor_record(told: Json) -> dict[str, Json]:
    """The values of somebody who took part, of told words: the name, and the words."""
    return {"named_as": actor_named(as_said(told)), "nexus_reason": told}


def told_signs(dossier: Dossier | None) -> list[str]:
    """The words of signs that stand in a file."""
    found = [] if dossier is None else [*dossier.of(MARK_KIND), *dossier.of(PROFILE)]
    return [as_said(value) for one in found for value in one.every(WORDS_AT[one.kind])]


def named_in(dossier: Dossier | None) -> list[str]:
    """The names of those who took part by a file."""
    found = [] if dossier is None else dossier.of(PART)
    return [str(value) for one in found for value in one.every("named_as")]


def stand_in(words: Iterable[str], told: Sequence[str]) -> bool:
    """Whether each of the told sentences stands in words that are recorded."""
    held = [*words]
    return all(any(one in each for each in held) for one in told)


def are_named(names: Iterable[str], told: Sequence[str]) -> bool:
    """Whether whoever is named in each of the told sentences is recorded by name."""
    held = {*names}
    return all(actor_named(one) in held for one in told)


class _BegunOfPage:
    """What a strip of a page began, on the page of a case."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._begun: list[str] = []

    def may(self, kind: str) -> bool:
        """Where such records lie."""
        context = self._context
        return context.head_kind == "case" and context.may_write(kind)

    def begin(self, kind: str, values: dict[str, Json], above: str) -> None:
        """One more."""
        self._begun.append(begin(self._context, kind, values, above))

    def others(self, kind: str, field: str) -> list[str]:
        """What stands in a field of others that were begun."""
        new = self._context.draft.new_of(kind)
        found = (self._context.value(id, field) for id, _ in new if id not in self._begun)
        return [as_said(one) for one in found if one]

    def give_up(self) -> None:
        """Whatever was begun here."""
        for id in self._begun:
            self._context.draft.drop(id)
        self._begun.clear()
        self._context.changed()


class SignsOfPage:
    """What the missing person is known by."""

    def __init__(self, context: Context) -> None:
        self._context, self._begun = context, _BegunOfPage(context)

    def stand(self, told: Sequence[str]) -> bool:
        """In these words already."""
        begun = (one for kind, name in WORDS_AT.items() for one in self._begun.others(kind, name))
        return stand_in([*told_signs(self._context.dossier), *begun], told)

    def may_record(self) -> bool:
        """Where descriptions lie."""
        return self._begun.may(MARK_KIND) and missing_person(self._context.dossier) is not None

    def record(self, told: Json) -> None:
        """Below the missing person."""
        person = missing_person(self._context.dossier)
        for kind, values in sign_records(told):
            self._begun.begin(kind, values, person.id if person is not None else "")

    def deny(self, told: Sequence[str]) -> None:
        """That is no question here."""

    def give_up(self) -> None:
        """What was begun here."""
        self._begun.give_up()


class ActorsOfPage:
    """Who took part in the loss."""

    def __init__(self, context: Context) -> None:
        self._context, self._begun = context, _BegunOfPage(context)

    def stand(self, told: Sequence[str]) -> bool:
        """By name already."""
        held = named_in(self._context.dossier)
        return are_named([*held, *self._begun.others(PART, "named_as")], told)

    def may_record(self) -> bool:
        """Where there is a loss."""
        return self._begun.may(PART) and disappearance(self._context.dossier) is not None

    def record(self, told: Json) -> None:
        """At the loss."""
        event = disappearance(self._context.dossier)
        self._begun.begin(PART, actor_record(told), event.id if event is not None else "")

    def deny(self, told: Sequence[str]) -> None:
        """That is no question here."""

    def give_up(self) -> None:
        """What was begun here."""
        self._begun.give_up()
