"""What was typed into a "yes, if …" and is not saved: kept letter by letter by question, whatever closes its
form. Plain data without a widget, that an interview keeps in its draft; how any other small form of a page
stood, control by control, is kept by `begun_forms` as long as the page, or the vault, is open."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from vsdesk.desk import Condition, with_beyond
from vsdesk.records.dictionary.values import as_ptext
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Json = Any
DAY: Final = "not_before_day"
ON_TO: Final = "not_onward_to"
WITH: Final = "only_with_person"
UNSAVED: Final = mark("Not saved yet: «{words}». “Yes, if …” opens it again.")
ASIDE: Final = mark("Typed and no part of the answer: «{words}». “Yes, if …” opens it again.")


@dataclass(frozen=True, slots=True)
class TypedIf:
    """A condition as it stands in its form. `chose`: somebody chose the rule; `on` is the day as it was
    typed, `day` as it is read.

    `aside`: the question was answered otherwise since; `sent`: it is being saved.
    """

    words: str = field(repr=False)
    rule: str = "other"
    chose: bool = False
    on: str = field(default="", repr=False)
    day: str = field(default="", repr=False)
    body: str = ""
    people: tuple[str, ...] = ()
    aside: bool = False
    sent: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether the words stand, and what the rule needs."""
        given = {DAY: self.day, ON_TO: self.body, WITH: self.people}
        return bool(self.words.strip() and given.get(self.rule, "-"))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """A condition for each person without whom it may not be, else one; the words alone where what the
        rule needs is missing: then a person says whether it is met, and of words that say more than the
        rule."""
        words = as_ptext(self.words.strip())
        if not self.is_whole:
            return (Condition(words, "other"),)
        if self.rule == WITH:
            return tuple(Condition(words, self.rule, person=one) for one in self.people)
        day = self.day if self.rule == DAY else ""
        body = self.body if self.rule == ON_TO else ""
        return with_beyond([Condition(words, self.rule, day=day, recipient=body)])


class UnsavedIfs:
    """Those of one `owner`: a person, an answer. `held` keeps those of all owners, as JSON; `kept` is called
    after each change."""

    def __init__(
        self, held: dict[str, Json], owner: str, kept: Callable[[], object] = lambda: None
    ) -> None:
        self._held, self._owner, self._kept = held, owner, kept

    def get(self, question: str) -> TypedIf | None:
        """What was typed for a question."""
        found = self._held.get(self._key(question))
        return TypedIf(**{**found, "people": tuple(found["people"])}) if found else None

    def keep(self, question: str, typed: TypedIf) -> None:
        """What stands in the form now; without a word it is nothing."""
        if not typed.words.strip():
            self.drop(question)
        elif typed != self.get(question):
            self._held[self._key(question)] = {**asdict(typed), "people": [*typed.people]}
            self._kept()

    def drop(self, question: str) -> None:
        """It is saved, or not meant."""
        if self._held.pop(self._key(question), None) is not None:
            self._kept()

    def set_aside(self, question: str) -> None:
        """The question was answered otherwise: it stands in its form, and nothing saves it by itself."""
        if (typed := self.get(question)) is not None:
            self.keep(question, replace(typed, aside=True))

    def send(self, question: str) -> None:
        """It is on its way; what becomes of it is told to `arrived`."""
        if (typed := self.get(question)) is not None:
            self.keep(question, replace(typed, sent=True))

    def _key(self, question: str) -> str:
        return f"{self._owner} {question}"


def waiting(held: dict[str, Json]) -> Iterator[tuple[str, str]]:
    """(owner, question) of each that nobody answered otherwise."""
    for key, one in held.items():
        if not one["aside"]:
            owner, _, question = key.partition(" ")
            yield owner, question


def arrived(held: dict[str, Json], *, saved: bool) -> None:
    """What was sent is saved, or was refused and stands as it was typed."""
    for key in [key for key, one in held.items() if one["sent"]]:
        if saved:
            del held[key]
        else:
            held[key] = {**held[key], "sent": False}
