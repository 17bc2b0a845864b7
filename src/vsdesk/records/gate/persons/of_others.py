"""What speaks of somebody who is only named here and is missing in another file: it goes with the answers of
that file, as the person does (story 4). Pure.

That somebody stands in a list of the family says nothing of it: who is missing by a case of their own is of
this file only once they answered in it, as who is back does and looks for a brother. Of whom a record
speaks, and whom a file shows, says `records.about`; any other link to them is taken out.
Where several files answer for one record, each is asked `beside` the others what it lets out itself: then
it leaves only if one of them lets it on its own word (desk/outbound/cases_behind.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from vsdesk.records.about import ABOUT, ever_in, ever_named, files_of
from vsdesk.records.consent.answers import is_decided
from vsdesk.records.consent.selection import about_the_case
from vsdesk.records.kinship.firm_kin import is_firm
from vsdesk.records.kinship.graph import lies_elsewhere

if TYPE_CHECKING:
    from collections.abc import Collection

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier, RecordView

OTHER_FILE: Final = "other_file"
_TIE: Final = "kinship"
_ANSWER: Final = "consent_grant"


def has_answered(dossier: Dossier, person: str) -> bool:
    """Whether somebody answered about this case, by more than the word of one device: who opened the file too
    takes nobody out of the answers of their own case, until a coordinator decided for that answer, where
    there are any."""
    led, counts = dossier.beyond.is_led(), is_firm(dossier)
    return all(
        any(
            one.every("grantor") == (person,)
            and (not led or is_decided(one) or all(map(counts, one.fields["grantor"])))
            for one in about_the_case(read, read.of(_ANSWER))
        )
        for read in dossier.opening
    )


def _by_other_entries(
    dossier: Dossier, here: Collection[str], missing: frozenset[str]
) -> frozenset[str]:
    """Of those named in a file who is missing by another case as another entry of theirs, with these entries.
    Each is asked whether they answered here: that others did who are said to be the same opens nothing."""
    beyond, found = dossier.beyond, set[str]()
    same = {id: held for id, held in beyond.same_as(here).items() if missing.isdisjoint(held)}
    others = frozenset[str]().union(*same.values())
    sought = beyond.sought(others | same.keys()) if same else others
    for id, held in same.items():
        if not sought.isdisjoint({id, *held}) and not has_answered(dossier, id):
            found |= {id, *held.difference(here)}
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class OfOthers:
    """Who lies in another file, their files and papers, and the links by which a record is theirs."""

    people: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    dictionary: Dictionary | None = None
    beside: bool = False
    missing: frozenset[str] = frozenset()  # of whom the file is

    @classmethod
    def of(
        cls, dossier: Dossier, dictionary: Dictionary, missing: frozenset[str], *, beside: bool
    ) -> Self:
        """Of everybody named in a file, and whoever is missing in a case beside it, by every entry of theirs,
        but those of whom it is."""
        here = {one.id: one for one in ever_in(dossier, "person") if one.id not in missing}
        sought = dossier.beyond.sought([*here]) - missing
        people = frozenset(id for id, one in here.items() if lies_elsewhere(dossier, one)) | {
            id for id in sought if id not in here or not has_answered(dossier, id)
        }
        people |= _by_other_entries(dossier, here.keys(), missing)
        shown = frozenset() if beside else files_of(dossier, dictionary, people)
        return cls(people, shown, dictionary, beside, missing)

    @property
    def unlinked(self) -> frozenset[str]:
        """Whose links are taken out of what leaves."""
        return frozenset() if self.beside else self.people

    def whole(self, record: RecordView) -> str | None:
        """Why a record stays, or None."""
        if not self.people:
            return None
        if record.id in self.people or record.parent in self.people:
            return "scope"
        if self.beside:
            return None
        if self.is_tie(record):
            return None
        theirs = record.id in self.files or not self.people.isdisjoint(self._about(record))
        return OTHER_FILE if theirs else None

    def is_tie(self, record: RecordView) -> bool:
        """Whether it says that somebody is a relative of whom the file is: that there is a brother is told,
        and nothing of him."""
        return record.kind == _TIE and not self.missing.isdisjoint(
            ever_named(record, "person", "related_to")
        )

    def _about(self, record: RecordView) -> frozenset[str]:
        """Of whom it speaks; what names several in one field speaks of somebody else as well."""
        of = self.dictionary
        names = (
            name
            for name in ABOUT.get(record.kind, ())
            if of and (spec := of.field(record.kind, name)) and spec.type == "link"
        )
        return ever_named(record, *names)
