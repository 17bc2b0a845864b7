"""What names a person, or is a number or a paper of theirs: it goes where they go by name. Pure.

Of a child that is the scope `minors`, and nowhere at level C; of any other relative `family_members`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from vsdesk.records.about import own_papers, papers_of, portraits_of
from vsdesk.records.gate.names import nameless
from vsdesk.records.gate.names.nowhere_named import MOTHER, UnnamedNames, is_name_of_somebody

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dossier import Dossier, RecordView

_CONTACT: Final = "contact_channel"  # has a consent of its own
_NUMBERED: Final = frozenset({"identity", "documents"})  # the scopes of what a relative is known by


@dataclass(frozen=True, slots=True)
class WithPerson:
    """Who is not named on one paper by what was agreed: children, and relatives, each with their papers."""

    children: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    papers_of_children: frozenset[str] = frozenset()
    papers_of_relatives: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        dossier: Dossier,
        dictionary: Dictionary,
        children: frozenset[str],
        relatives: frozenset[str],
        portraits: frozenset[str],
    ) -> Self:
        """With the papers that any reading of the file calls theirs."""
        return cls(
            children,
            relatives,
            papers_of(dossier, dictionary, children, portraits)
            | portraits_of(dossier, dictionary, children),
            own_papers(dossier, dictionary, relatives) - portraits,
        )

    def whole(self, dictionary: Dictionary, record: RecordView) -> str | None:
        """Why a name, a number or a paper of one of them stays, or None."""
        if record.id in self.papers_of_children:
            return "minor"
        if record.kind != _CONTACT and nameless.stays_whole(dictionary, record, self.children):
            return "minor"
        return "scope" if record.id in self.papers_of_relatives else None

    def field(self, dossier: Dossier, record: RecordView, spec: FieldSpec, said: str) -> str | None:
        """Why a field stays that is a number of one of them, or the name of a child
        (`said`: where it stands)."""
        if not self.children and not self.relatives:
            return None
        if nameless.stays(record, spec, self.children) or _is_claimed(record, spec, self.children):
            return "minor"
        if _is_claimed(record, spec, self.relatives):
            return "scope"
        if spec.scope in _NUMBERED and nameless.stays(record, spec, self.relatives):
            return "scope" if spec.kind != "person" else None
        if not self.children or not _is_name_beside(spec):
            return None
        names = dossier.once(_Names(self.children))
        return "minor" if any(names.stands_in(spec, one) for one in record.every(said)) else None


def _is_claimed(record: RecordView, spec: FieldSpec, people: frozenset[str]) -> bool:
    """Whether it is what a source says of one of these people, such as when they were born."""
    return record.kind == "claim" and spec.kind == "person" and record.parent in people


def _is_name_beside(spec: FieldSpec) -> bool:
    """Whether a field of another record is somebody's name, but for that of a mother: many have the same."""
    return spec.kind != "person" and is_name_of_somebody(spec) and not spec.name.startswith(MOTHER)


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of these people: for `Dossier.once`."""

    people: frozenset[str]

    def __call__(self, dossier: Dossier) -> UnnamedNames:
        return UnnamedNames.of(dossier, self.people)
