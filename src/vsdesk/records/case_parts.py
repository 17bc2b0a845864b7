"""The parts of a case that several rules look for: the missing persons, the disappearance, the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from vsdesk.records.consent.answers import is_about
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.kinship.graph import lies_elsewhere

FAMILIES: Final = ("family", "second_family")  # the fields of a case by which it is of a family
SHARED_SPACES: Final = (*FAMILIES, "incident")  # of the spaces that it shares with others
WHEN_AND_WHERE: Final = (
    "date",
    "place",
    "place_text",
)  # of an event: what tells whether two are one
# Only the program writes these, and the page of a case or family has no place for them: a translation stands
# beside the words that it translates, a choice about a name on its paper.
NO_PLACE: Final = frozenset(
    {"disclosure", "proposal", "audit", "translation", "name_choice"}
    | {"teller_limits", "erasure_beside"}
)


def missing_persons(dossier: Dossier) -> tuple[RecordView, ...]:
    """The missing persons of the cases at hand, as far as they are here and not deleted."""
    found = (one for case in dossier.of("case") for one in dossier.linked(case, "person"))
    return tuple({one.id: one for one in found if not one.deleted}.values())


def members(dossier: Dossier) -> tuple[RecordView, ...]:
    """The persons whom the memberships at hand name, each once, in the order of the
    memberships; deleted ones too."""
    found = (one for row in dossier.of("family_member") for one in dossier.linked(row, "person"))
    return tuple({one.id: one for one in found}.values())


def missing_person_ids(dossier: Dossier) -> frozenset[str]:
    """The ids of the missing persons of this dossier's cases (every standing value counts)."""
    return dossier.once(_missing)


def _missing(dossier: Dossier) -> frozenset[str]:
    return frozenset(id for case in dossier.of("case") for id in ids_of(case, "person"))


def missing_too(dossier: Dossier, people: frozenset[str]) -> frozenset[str]:
    """Relatives of whom a family says that they are one of these missing persons, or are looked for in a file
    beside this one: a brother who was told of first, and is missing since. Each with the other entry."""
    entries = dossier.beyond.other_entries()
    if not entries:
        return frozenset()
    beside = frozenset(one.id for one in members(dossier) if lies_elsewhere(dossier, one))
    found = (people | beside) & entries.keys()
    return (found & beside).union(*(entries[one] for one in found))


def answers_of(
    dossier: Dossier, person: str, case: str, told: Iterable[RecordView]
) -> tuple[RecordView, ...]:
    """Of these answers those of one person about this case, its missing person, or nothing in
    particular, in order."""
    held = dossier.get(case)
    about = {case, *(ids_of(held, "person") if held is not None else ())}
    return tuple(one for one in told if one.text("grantor") == person and is_about(one, about))


def sole_missing_ids(dossier: Dossier) -> frozenset[str]:
    """Those of them who are the one person that a case names: where several stand, nobody knows of whom it
    is. What opens asks these, what closes all of `missing_person_ids`."""
    return dossier.once(_sole)


def is_of_several(dossier: Dossier) -> bool:
    """Whether a case names more than one person: then nobody can agree for the one of whom it is."""
    return any(len(ids_of(case, "person")) > 1 for case in dossier.of("case"))


def _sole(dossier: Dossier) -> frozenset[str]:
    every = (ids_of(case, "person") for case in dossier.of("case"))
    return frozenset(id for named in every if len(named) == 1 for id in named)


def disappearances(dossier: Dossier) -> tuple[RecordView, ...]:
    """The events marked as the disappearance: one is expected, more may stand."""
    return tuple(one for one in dossier.of("event") if one.value("is_disappearance") is True)


def other_events(dossier: Dossier) -> tuple[RecordView, ...]:
    """The rest of the timeline."""
    return tuple(one for one in dossier.of("event") if one.value("is_disappearance") is not True)


def is_running(representation: RecordView, today: str) -> bool:
    """Whether somebody is written down who represents, and it has not ended by anything that stands."""
    ends = [value for value in representation.every("active_to") if isinstance(value, dict)]
    over = any(str(one.get("to") or one.get("from") or "9999") < today for one in ends)
    named = representation.text("representative").strip()
    return bool(named) and not over and not any(representation.every("ended_why"))
