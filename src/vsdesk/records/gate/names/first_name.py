"""What stays of somebody who stands on a paper by the given name alone. Pure.

It is the family name left out of a yes (`surnames`), of one person: in their fields, numbers and papers, and
in every word in which it stands. A name that is somebody else's own, or the family's, stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Self

from vsdesk.records.about import papers_of
from vsdesk.records.gate.names import nameless
from vsdesk.records.gate.names.name_parts import GIVEN
from vsdesk.records.gate.names.nowhere_named import is_own_name
from vsdesk.records.gate.names.surnames import Surnames, holds_words

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView

_CONTACT: Final = "contact_channel"  # has a consent of its own


@dataclass(frozen=True, slots=True)
class FirstName:
    """Of these people the given name may leave. `papers` are the files that may bear more."""

    people: frozenset[str]
    papers: frozenset[str]
    surnames: Surnames = field(repr=False)

    @classmethod
    def of(
        cls,
        dossier: Dossier,
        dictionary: Dictionary,
        people: frozenset[str],
        portraits: frozenset[str],
    ) -> Self | None:
        """By everything that ever stood in the file; None where nobody asked for it."""
        if not people:
            return None
        papers = papers_of(dossier, dictionary, people, portraits)
        return cls(people, papers, Surnames.of(dossier, people))

    def keeps(self, dictionary: Dictionary, record: RecordView) -> bool:
        """Whether a record is a further name, a number or a paper of one of them."""
        if record.id in self.papers:
            return True
        whole = nameless.stays_whole(dictionary, record, self.people)
        return whole and record.kind != _CONTACT

    def stays(self, record: RecordView, spec: FieldSpec) -> bool:
        """Whether a field of a record says more of one of them than the given name."""
        if record.kind == _CONTACT or (record.kind == "person" and spec.name in GIVEN):
            return False
        person = record.id in self.people and record.kind == "person"
        if person and spec.section in nameless.NAME_SECTIONS:
            return True
        return nameless.stays(record, spec, self.people)

    def shown(self, spec: FieldSpec, value: Json) -> Json:
        """A value with a gap for each word in which a family name of theirs stands."""
        families = spec.kind == "family" and spec.searched == "name"
        if families or is_own_name(spec) or not holds_words(spec):
            return value
        return self.surnames.out_of(value)
