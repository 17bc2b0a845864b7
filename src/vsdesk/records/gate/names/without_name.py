"""Relatives who are told without a name: each is called by the kinship, and by a number where
several have the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from vsdesk.languages import USUAL
from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.dictionary.display_names import names
from vsdesk.records.dossier import Dossier


class ByKinship(NamedTuple):
    """The kinship (a term), and which of several this is; 0 where there is one."""

    relation: str
    number: int


def relations_to_missing(read: Dossier) -> Mapping[str, str]:
    """What each is to who is missing."""
    missing, found = missing_person_ids(read), dict[str, str]()
    for one in read.of("kinship"):
        said = one.every("person")
        if len(said) == 1 and missing & {*map(str, one.every("related_to"))}:
            found.setdefault(str(said[0]), one.text("relation"))
    return found


def by_kinship(dossier: Dossier, person: str) -> ByKinship | None:
    """What a person without a name is called by; None where no kinship is told."""
    return dossier.once(_all).get(person)


def _all(dossier: Dossier) -> Mapping[str, ByKinship]:
    nameless = {one.id for one in dossier.of("person") if not names(one, USUAL)}
    said: dict[str, str] = {}
    for link in dossier.of("kinship"):
        person, relation = link.text("person"), link.text("relation")
        if person in nameless and relation:
            said.setdefault(person, relation)
    members = (one.text("person") for one in dossier.of("family_member"))  # as the family is listed
    alike: dict[str, list[str]] = defaultdict(list)
    for person in dict.fromkeys([*members, *said]):
        if person in said:
            alike[said[person]].append(person)
    return {
        person: ByKinship(relation, n if len(people) > 1 else 0)
        for relation, people in alike.items()
        for n, person in enumerate(people, 1)
    }
