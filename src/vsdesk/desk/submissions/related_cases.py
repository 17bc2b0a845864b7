"""What other cases say of one: submissions of the same person by others, when others of an incident were
taken.

The same person is known by a match decision of the office, or by the same number at the same body
(data-dictionary-2 §1.18, W20); no hashes. For one case each is asked of the vault; for all cases what is
needed is read once.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, Protocol

from vsdesk.desk.submissions.sent_copies import sent
from vsdesk.records.readiness import OtherSubmission

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.vault.vault import Vault

_HITS: Final = 50  # submissions of each device that are looked at for one number
_ASKED: Final = 8  # numbers that are asked for one by one: for more, all submissions are read once
Key = tuple[str, str]


class CaseLinks(Protocol):
    """Where links and submissions come from."""

    def links(self, record: str) -> Iterable[RecordView]:
        """What was decided about a report."""

    def sent(self, space: str) -> Iterable[RecordView]:
        """The submissions that left from a case."""

    def sent_under(self, numbers: frozenset[Key], root: str) -> list[RecordView]:
        """The submissions of other cases that a body calls by one of these numbers."""


class RelatedCases:
    """The other cases, as they are asked about one."""

    def __init__(self, vault: Vault, asked: CaseLinks) -> None:
        self._read = vault.read
        self._asked = asked
        self._incidents: dict[str, list[tuple[str, Json]]] = {}
        self._spaces: dict[str, tuple[str, ...]] = {}

    def elsewhere(self, dossier: Dossier) -> tuple[OtherSubmission, ...]:
        """What was sent about the same person, but not from this case."""
        spaces = {
            space for record in self._same_as(dossier) for space in self._cases_of(record)
        } - {dossier.root}
        views = [one for space in sorted(spaces) for one in self._asked.sent(space)]
        views += self._asked.sent_under(_numbers(dossier), dossier.root)
        return tuple(
            OtherSubmission(one.text("mechanism"), self._by(one.space), one.text("external_ref"))
            for one in {view.id: view for view in views}.values()
        )

    def incident_dates(self, dossier: Dossier) -> tuple[Json, ...]:
        """When others of the same incident were taken."""
        incident = dossier.head.text("incident")
        if not incident:
            return ()
        if incident not in self._incidents:
            self._incidents[incident] = [
                (case.id, date)
                for case in self._read.linking(incident, "case")
                for event in self._read.space(case.space)
                if event.kind == "event" and event.value("is_disappearance") is True
                for date in event.every("date")
            ]
        return tuple(date for case, date in self._incidents[incident] if case != dossier.root)

    def _same_as(self, dossier: Dossier) -> set[str]:
        here = {dossier.root, *(str(one) for one in dossier.head.every("person") if one)}
        found: set[str] = set()
        for mine in here:
            for link in self._asked.links(mine):
                if link.text("decision") == "same":
                    found |= {link.text("first"), link.text("second")} - here
        return found

    def _cases_of(self, record: str) -> tuple[str, ...]:
        if record not in self._spaces:
            view = self._read.view(record)
            cases = (
                [view]
                if view is not None and view.kind == "case"
                else self._read.linking(record, "case")
            )
            self._spaces[record] = tuple(one.space for one in cases)
        return self._spaces[record]

    def _by(self, space: str) -> str:
        row = self._read.row(space)
        return row.author if row is not None else ""


class OneByOne:
    """Links and submissions, asked of the vault when they are needed: for one case."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._read = vault.read

    def links(self, record: str) -> Iterable[RecordView]:
        """What was decided about a report."""
        return self._read.linking(record, "duplicate_link")

    def sent(self, space: str) -> Iterable[RecordView]:
        """The submissions that left from a case."""
        return [*_sent(self._vault, self._read.space(space))]

    def sent_under(self, numbers: frozenset[Key], root: str) -> list[RecordView]:
        """The submissions of other cases that a body calls by one of these numbers."""
        folded = _folded(numbers)
        held: Iterable[RecordView] = (
            self._read.of_kind("submission")
            if len(numbers) > _ASKED
            else (
                one
                for _, number in numbers
                for one in self._read.holding(number, "submission", _HITS)
            )
        )
        elsewhere = (one for one in held if one.space != root)
        return [one for one in _sent(self._vault, elsewhere) if _number(one) in folded]


class AllAtOnce:
    """Links and submissions, read once: for every case."""

    def __init__(self, vault: Vault) -> None:
        read = vault.read
        self._linked: dict[str, list[RecordView]] = defaultdict(list)
        for link in read.of_kind("duplicate_link"):
            for end in {link.text("first"), link.text("second")}:
                self._linked[end].append(link)
        self._by_space: dict[str, list[RecordView]] = defaultdict(list)
        self._by_number: dict[Key, list[RecordView]] = defaultdict(list)
        for one in _sent(vault, read.of_kind("submission")):
            self._by_space[one.space].append(one)
            self._by_number[_number(one)].append(one)

    def links(self, record: str) -> Iterable[RecordView]:
        """What was decided about a report."""
        return self._linked.get(record, ())

    def sent(self, space: str) -> Iterable[RecordView]:
        """The submissions that left from a case."""
        return self._by_space.get(space, ())

    def sent_under(self, numbers: frozenset[Key], root: str) -> list[RecordView]:
        """The submissions of other cases that a body calls by one of these numbers."""
        return [
            one
            for key in sorted(_folded(numbers))
            for one in self._by_number.get(key, ())
            if one.space != root
        ]


def _sent(vault: Vault, records: Iterable[RecordView]) -> Iterator[RecordView]:
    """The submissions among these that left, as they did."""
    for one in records:
        if one.kind == "submission" and not one.deleted:
            left = sent(vault, one)
            if left.text("sent_on"):
                yield left


def _numbers(dossier: Dossier) -> frozenset[Key]:
    """(body, number) of what bodies call this case."""
    return frozenset(_named(dossier))


def _named(dossier: Dossier) -> Iterator[Key]:
    for kind, body, number in (
        ("submission", "mechanism", "external_ref"),
        ("external_ref", "body", "ref_no"),
    ):
        for one in dossier.of(kind):
            if one.space == dossier.root and one.text(number):
                yield one.text(body), one.text(number)


def _folded(numbers: Iterable[Key]) -> frozenset[Key]:
    """Written with or without strokes and blanks a number is the same; one without letter or digit is
    none."""
    return frozenset((body, plain) for body, number in numbers if (plain := _plain(number)))


def _number(submission: RecordView) -> Key:
    return submission.text("mechanism"), _plain(submission.text("external_ref"))


def _plain(number: str) -> str:
    return "".join(filter(str.isalnum, number.casefold()))
