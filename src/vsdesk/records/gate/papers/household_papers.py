"""The households of a family that has several: who lives in each, and whose paper its sheet is.

The sheet of a household is that of one of its members: the gate hides on it who lives in another one
(`marks.of_other_households`). Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.consent.legal_standing import rank
from vsdesk.records.dates.ages import stands_as_child
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.gate.persons import hidden_people, other_entries
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier

NOBODY_SURE: Final = mark("No sheet: no grown-up is sure to live here alone who may be named.")


@dataclass(frozen=True, slots=True)
class Household:
    """One household as it was written down, who lives there, and whose paper its sheet is ("":
    nobody can be chosen)."""

    name: str = field(repr=False)
    members: tuple[str, ...]
    person: str


def households_of(dossier: Dossier, today: str) -> tuple[Household, ...]:
    """Each household, where there are several; whoever is said to live in two has no paper by that. Whose its
    sheet is holds in each reading of the file: one device alone makes it nobody else's."""
    if not hidden_people.several_households(dossier):
        return ()
    houses, names = hidden_people.households(dossier), _names(dossier)
    found = []
    for key in sorted(names):
        members = tuple(who for who, said in houses.items() if key in said)
        whose = {_whose(read, key, today) for read in dossier.readings} - {""}
        found.append(Household(names[key], members, whose.pop() if len(whose) == 1 else ""))
    return tuple(found)


def without_household(dossier: Dossier) -> tuple[str, ...]:
    """The members of whom no household is written down: they stand on each sheet."""
    houses = hidden_people.households(dossier)
    members = (id for one in dossier.of("family_member") for id in ids_of(one, "person"))
    return tuple(dict.fromkeys(one for one in members if one not in houses))


def _names(dossier: Dossier) -> dict[str, str]:
    """By household how it was written down first."""
    found: dict[str, str] = {}
    for read in dossier.readings:
        for member in read.of("family_member"):
            for said in member.every("household"):
                if isinstance(said, str) and (key := hidden_people.household_key(said)):
                    found.setdefault(key, " ".join(said.split()))
    return found


def _whose(dossier: Dossier, household: str, today: str) -> str:
    """Of those who surely live there somebody grown up, who speaks for the family, who stands nearest.
    Whoever bears a mark or asked not to be named stands on their own paper, so nobody else's word of who
    lives where makes it theirs: they ask for it themselves."""
    hidden = {
        who for one in hidden_people.marks_of(dossier) for who in hidden_people.marks_whom(one)
    }
    hidden |= other_entries.unnamed(dossier, dossier, "family", today)
    focal = [one for one in dossier.of("family_member") if one.value("focal_point") is True]
    speak = {id for one in dossier.of("case") for id in ids_of(one, "primary_contact")}
    speak |= {id for one in focal for id in ids_of(one, "person")}
    missing = missing_person_ids(dossier)
    known = [
        (who not in speak, rank(dossier, who, today) or 9, who)
        for who, said in hidden_people.households(dossier).items()
        if said == {household}
        and who not in missing
        and who not in hidden
        and (held := dossier.get(who)) is not None
        and not held.deleted
        and not stands_as_child(dossier, held, today)
    ]
    return min(known)[-1] if known else ""
