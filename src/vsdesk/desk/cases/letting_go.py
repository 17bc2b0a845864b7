"""What closes a case now, and would no more if a save went through: asked of the gate before and after.

For each body that an answer names, and for the public; and the records that guard somebody in the file, by
what stands in them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_of
from vsdesk.records.checks.pauses import open_stops
from vsdesk.records.consent.left_empty import REQUEST
from vsdesk.records.consent.many_bodies import asked_as
from vsdesk.records.consent.questions import QUESTIONS
from vsdesk.records.gate.exit_state import OPEN, state_for
from vsdesk.records.gate.persons.hidden_people import MARK, marks_of
from vsdesk.records.gate.request import Request
from vsdesk.records.guarding_values import GUARDING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.consent.many_bodies import Question
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dictionary.vocabulary import Vocabularies
    from vsdesk.records.dossier import Dossier, RecordView

# What guards somebody by what stands in it: of which kind, in which field, which values (none: any). A pause
# closes each exit, and is said there.
_GUARDS: Final[tuple[tuple[str, str, tuple[Json, ...]], ...]] = (
    *(
        (kind, name, values)
        for kind, held in GUARDING.items()
        for name, values in held.items()
        if kind != "case"
    ),
    (MARK, "type", ()),
)
# Of these what guards is not what stands in a reading: rows that were removed guard too, a mark that a
# coordinator did not take out, a request to stop until it is answered.
_STANDING: Final[Mapping[str, Callable[[Dossier], Iterable[RecordView]]]] = {
    "family_member": lambda file: ever_of(file, "family_member"),
    "contact_channel": lambda file: ever_of(file, "contact_channel"),
    MARK: marks_of,
    REQUEST: open_stops,
}
_ANSWER: Final = "consent_grant"
_LISTS: Final = ("consent_purpose", "recipient")
_UNASKED: Final = "not_asked"
Guard = tuple[str, str, str | bool]  # kind, field, what stands there


@dataclass(frozen=True, slots=True)
class OpenedExit:
    """An exit that something closes now: `before` and `after` are the gate's reasons, `after` "" where it
    opens."""

    purpose: str
    recipient: str
    named: str = field(repr=False)
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EndedClosures:
    """What closes something now, and no more afterwards; `guards` with how often each."""

    exits: tuple[OpenedExit, ...] = ()
    guards: tuple[tuple[Guard, int], ...] = ()


def joined(found: Iterable[EndedClosures]) -> EndedClosures:
    """What ends in any of several ways; an exit that opens in one is said to open."""
    exits: dict[Question, OpenedExit] = {}
    guards: dict[Guard, int] = {}
    for way in found:
        guards |= way.guards
        for one in way.exits:
            asked = one.purpose, one.recipient, one.named
            if asked not in exits or not one.after:
                exits[asked] = one
    return EndedClosures(tuple(exits.values()), tuple(guards.items()))


def counted(guards: Iterable[Guard]) -> tuple[tuple[Guard, int], ...]:
    """Each of these with how often, in one order whatever their values are: any device writes them."""
    return tuple(sorted(Counter(guards).items(), key=repr))


@dataclass(frozen=True, slots=True)
class FileClosure:
    """What closes a file: the reason by exit, its answers, and by record what guards."""

    exits: Mapping[Question, str]
    answers: frozenset[str]
    guards: frozenset[tuple[str, Guard]]

    def ended_by(self, after: FileClosure) -> EndedClosures:
        """What of this closes nothing any more then: an exit opens, or answers are gone and it stays closed
        for another reason."""
        lost = not self.answers <= after.answers
        exits = tuple(
            OpenedExit(*one, state, "" if after.exits[one] in OPEN else after.exits[one])
            for one, state in self.exits.items()
            if state not in OPEN
            and (now := after.exits[one]) != state
            and (now in OPEN or (lost and state != _UNASKED))
        )
        return EndedClosures(exits, counted(guard for _, guard in self.guards - after.guards))


def questions_of(files: Iterable[Dossier], lists: Vocabularies) -> tuple[Question, ...]:
    """What is asked: of each body that an answer in these files names, and of the public. What is in no list
    nobody gives anything to: of all of that one question is asked."""
    found = [(*one, "") for held in QUESTIONS.values() if held.publishes for one in held.asks]
    unlisted: list[Question] = []
    for file in files:
        for grant in ever_of(file, _ANSWER):
            if recipient := grant.text("recipient"):
                one = (grant.text("purpose"), recipient, grant.text("recipient_name"))
                listed = all(lists.has(name, said) for name, said in zip(_LISTS, one, strict=False))
                (found if listed else unlisted).append(one)
    return tuple(dict.fromkeys(asked_as([*found, *unlisted[:1]]).values()))


def closed(dossier: Dossier, asked: Iterable[Question], context: DeskContext) -> FileClosure:
    """What closes this file, as it stands."""
    today = context.today()
    exits = {
        (purpose, to, named): state_for(
            Request(purpose, to, "B", today, named_recipient=named), dossier
        )
        for purpose, to, named in asked
    }
    guards: set[tuple[str, Guard]] = set()
    for kind, name, values in _GUARDS:
        files = (row for read in dossier.readings for row in read.of(kind))
        rows = _STANDING[kind](dossier) if kind in _STANDING else files
        for one in {row.id: row for row in rows}.values():
            for said in one.every(name):
                if isinstance(said, str | bool) and (said in values or not values):
                    guards.add((one.id, (kind, name, said)))
    answers = frozenset(one.id for one in ever_of(dossier, _ANSWER))
    return FileClosure(exits, answers, frozenset(guards))
