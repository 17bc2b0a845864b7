"""What a rule looks at: one dossier, what the office knows, and for whom it would be prepared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final

from vsdesk.records import case_parts
from vsdesk.records.arrival_order import came_last
from vsdesk.records.consent.holding_answer import Agreement, agreement
from vsdesk.records.consent.whose_word_counts import Believes, nobody
from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json, is_answer
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.readiness.rule_tables import Tables
from vsdesk.records.statuses import OPEN_SUBMISSION

_OVER: Final = frozenset({"rejected_inadmissible", "closed", "withdrawn"})
# Events at which an involvement says nothing about who holds the person.
_BESIDE: Final = frozenset(
    {"threat_to_family", "ransom_call", "house_seized", "displacement", "refuge"}
)


@dataclass(frozen=True, slots=True)
class Submitter:
    """Who would submit: the organisation, or a person. What is not known stays empty."""

    name: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    organisation: bool = True


@dataclass(frozen=True, slots=True)
class OtherSubmission:
    """An earlier submission about the same person by others, as the office knows it."""

    mechanism: str
    by: str = field(default="", repr=False)
    reference: str = field(default="", repr=False)


def as_it_stands(submission: RecordView) -> RecordView:
    """A submission by everybody's words, where nobody knows whose count."""
    return submission


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What a rule may know beside the dossier. `today` is an ISO day.

    `incident_dates` are the stored dates of the disappearances of other cases of the same incident.
    `submission` is the one being prepared; without it the newest to the recipient counts, a draft
    before one that was sent. `output` are the languages of the paper (else those of the submission).
    `believes`: whose word ends the wait for an answer (records/consent/whose_word_counts.py); `as_it_left`
    gives a submission so (records/consent/approval.py).
    """

    today: str
    dictionary: Dictionary
    submitter: Submitter = Submitter()
    elsewhere: tuple[OtherSubmission, ...] = ()
    incident_dates: tuple[Json, ...] = ()
    submission: str | None = None
    output: tuple[str, ...] = ()
    believes: Believes = nobody
    as_it_left: Callable[[RecordView], RecordView] = as_it_stands


def is_known(value: Json) -> bool:
    """True for a value that says something: not cleared, not an answer, not `unknown`."""
    if isinstance(value, str):  # nearly always
        return value not in ("", "unknown")
    if isinstance(value, dict):
        return value.get("precision") != "unknown" and not is_answer(value)
    return value is not None and value != []


def date_in(value: Json) -> PartialDate | None:
    """The date in a stored value, a whole day too; None where it cannot be read."""
    try:
        if isinstance(value, str):
            return PartialDate.day(date.fromisoformat(value))
        return PartialDate.of(value)
    except (ImpossibleDate, ValueError):
        return None


@dataclass(frozen=True)
class ReadinessSubject:
    """One case seen by one profile. Every part is found once."""

    dossier: Dossier
    facts: RuleFacts
    recipient: str
    named: str
    tables: Tables

    @cached_property
    def today(self) -> date:
        """The day on which this is asked."""
        return date.fromisoformat(self.facts.today)

    def all(self, kind: str) -> tuple[RecordView, ...]:
        """Every record of a kind that is not deleted."""
        return self.dossier.of(kind)

    def of(self, kind: str) -> tuple[RecordView, ...]:
        """The records of a kind that rules mean: of persons the missing, of events the disappearance,
        of submissions the one being prepared; of the rest all."""
        known = self._meant
        try:
            return known[kind]
        except KeyError:
            found = known[kind] = self._of(kind)
        return found

    def in_each_reading(self, record: RecordView) -> tuple[RecordView, ...]:
        """A record of the file as it stands in each other reading that has it (`Dossier.readings`)."""
        held = (one.get(record.id) for one in self.dossier.readings)
        return tuple(one for one in held if one is not None)

    @cached_property
    def _meant(self) -> dict[str, tuple[RecordView, ...]]:
        return {}

    @cached_property
    def answered(self) -> dict[int, Any]:
        """What was asked before in this scene, by what asks it: kept by the predicates themselves."""
        return {}

    def _of(self, kind: str) -> tuple[RecordView, ...]:
        if kind == "person":
            return self.persons
        if kind == "event":
            return self.taken
        if kind == "submission":
            return (self.submission,) if self.submission else ()
        return self.involvements if kind == "involvement" else self.all(kind)

    @cached_property
    def persons(self) -> tuple[RecordView, ...]:
        """The missing persons."""
        return case_parts.missing_persons(self.dossier)

    @cached_property
    def taken(self) -> tuple[RecordView, ...]:
        """The events marked as the disappearance."""
        return case_parts.disappearances(self.dossier)

    @cached_property
    def involvements(self) -> tuple[RecordView, ...]:
        """Who is thought to have had a part in what befell the person."""
        return tuple(one for one in self.all("involvement") if not self._beside(one))

    def _beside(self, involvement: RecordView) -> bool:
        above = self.dossier.get(involvement.parent)
        return above is not None and (above.deleted or above.text("type") in _BESIDE)

    @cached_property
    def submission(self) -> RecordView | None:
        """The submission that is being prepared, else the newest to this recipient that stands."""
        if self.facts.submission:
            return self.dossier.get(self.facts.submission)
        mine = [one for one in self.all("submission") if self._to_recipient(one)]
        drafts = [one for one in mine if one.text("status") in OPEN_SUBMISSION]
        return came_last(self.dossier, drafts or mine)

    def _to_recipient(self, submission: RecordView) -> bool:
        if submission.text("mechanism") != self.recipient or submission.text("status") in _OVER:
            return False
        name = submission.text("mechanism_name")
        return not self.named or not name or name.casefold() == self.named.casefold()

    @cached_property
    def sent(self) -> tuple[RecordView, ...]:
        """The submissions that left, to anyone, as they did."""
        return tuple(
            one
            for one in map(self.facts.as_it_left, self.all("submission"))
            if one.value("sent_on") or one.text("status") not in {*OPEN_SUBMISSION, "", "withdrawn"}
        )

    @cached_property
    def _agreed(self) -> dict[tuple[str, str], Agreement]:
        return {}

    def agreed(self, purpose: str, recipient: str = "") -> Agreement:
        """What holds for a purpose and this recipient; never taken from another one."""
        asked = (purpose, recipient or self.recipient)
        if asked not in self._agreed:
            named = "" if recipient else self.named
            self._agreed[asked] = agreement(self.dossier, *asked, named, self.facts.today)
        return self._agreed[asked]

    @cached_property
    def _agreed_by(self) -> dict[tuple[str, str], Agreement]:
        return {}

    def agreed_by(self, person: str, purpose: str) -> Agreement:
        """What holds for a purpose and this recipient by the answers of one person alone."""
        asked = (person, purpose)
        if asked not in self._agreed_by:
            wanted = (purpose, self.recipient, self.named, self.facts.today)
            self._agreed_by[asked] = agreement(self.dossier, *wanted, own=person)
        return self._agreed_by[asked]

    @cached_property
    def _dated(self) -> dict[tuple[str, str], tuple[PartialDate, ...]]:
        return {}

    def dates(self, record: RecordView, name: str) -> tuple[PartialDate, ...]:
        """Every standing value of a date or day that can be read."""
        key = (record.id, name)
        if key not in self._dated:
            read = [date_in(value) for value in record.every(name)]
            self._dated[key] = tuple([one for one in read if one is not None])
        return self._dated[key]

    @cached_property
    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """Each involvement with the groups that it or its body names."""
        return {one.id: tuple(self._groups(one)) for one in self.involvements}

    def _groups(self, involvement: RecordView) -> list[str]:
        records = [involvement, *self.dossier.linked(involvement, "perpetrator")]
        named = [value for one in records for value in one.every("group")]
        return [one for one in named if isinstance(one, str) and one not in ("unknown", "other")]

    def nexus(self, involvement: RecordView) -> tuple[str, ...]:
        """What stands on the link to a State: of an involvement, else of its body, else of its group.

        Whoever answered "does not know" is not corrected by the group."""
        stands: list[Json] = [v for v in involvement.every("state_nexus") if v is not None]
        if not stands:
            bodies = self.dossier.linked(involvement, "perpetrator")
            stands = [one for body in bodies for one in body.every("state_nexus")]
        if not any(one is not None for one in stands):
            return tuple(self._nexus_of_groups(involvement))
        return tuple(one for one in stands if isinstance(one, str) and is_known(one))

    def _nexus_of_groups(self, involvement: RecordView) -> list[str]:
        bodies = (self.tables.bodies.get(group) for group in self.groups[involvement.id])
        return [body.nexus for body in bodies if body is not None and body.nexus]
