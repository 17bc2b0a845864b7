"""What one sheet is about beside what the gate let out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.evidence_file import Fingerprint
    from vsdesk.records.gate.disclosure import DisclosedRecord


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter after a withdrawal says. It names no person.

    `sent` holds (day, short digest, copy) of what left; `references` the recipient's own numbers.
    """

    purposes: tuple[str, ...]
    withdrawn_on: date
    answer_by: date
    sent: tuple[tuple[date, str, int], ...]
    references: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class SourceCounts:
    """How many reports were accepted as about this person, and how many of them tell each fact.

    `apart`: reports that are joined to these, but were decided not to be of this person, and are not
    counted. `against`: two of the counted ones were decided not to be one person.
    """

    reports: int
    facts: Mapping[str, int]
    apart: int = 0
    against: bool = False


@dataclass(frozen=True, slots=True)
class SigningPage:
    """How many lines there are to sign (0: as many as were counted), and what is ticked beside: of the
    fields of a tally `sex`, `age_band`."""

    rows: int = 0
    by: tuple[str, ...] = ()


HANDS: Final = ("from_whom", "to_whom")


@dataclass(frozen=True, slots=True)
class StepHands:
    """Of one step in the keeping of an item: the code of the device that wrote it down, on papers that stay
    with us, and which of `HANDS` were told and do not stand on the paper."""

    by: str = ""
    unnamed: frozenset[str] = frozenset()


NOBODY_KNOWN: Final[Mapping[str, StepHands]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SheetSubject:
    """The declarations of the fields; the item, the person or the letter that the sheet is about.

    `submission` is the one that a form is filled from, as the gate let it out of the case in which it lies.
    `files` are the fingerprints of items, by their ids: what was computed of the bytes here. `hands` is
    what is known of who had to do with each step in the keeping of an item, by its id.
    """

    dictionary: Dictionary
    item: str = ""
    person: str = ""
    submission: DisclosedRecord | None = None
    letter: Letter | None = None
    behind: SourceCounts | None = None
    signing: SigningPage | None = None
    files: Mapping[str, Fingerprint] = field(default_factory=dict, repr=False)
    hands: Mapping[str, StepHands] = field(default_factory=dict, repr=False)
