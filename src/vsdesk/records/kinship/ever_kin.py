"""What somebody was ever said to be to a missing person of a file, and in its family:
replaced and removed words too.

Only for a no: who wrote a kinship down may take it back, and the no of whoever was asked by it stays one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dossier import Dossier, RecordView

_KINDS: Final = ("kinship", "family_member")


@dataclass(frozen=True, slots=True)
class EverKin:
    """By person: the keys of the list kinship, and of the roles in a family."""

    relations: Mapping[str, frozenset[str]]
    roles: Mapping[str, frozenset[str]]


def ever_kin(dossier: Dossier) -> EverKin:
    """Read once for a file, when somebody asks."""
    return dossier.once(_ever_kin)


def is_forgotten(dossier: Dossier, person: str) -> bool:
    """Whether it was erased how somebody stands: with the person, or in a row of which nobody knows
    any more whose it was."""
    held = dossier.get(person)
    if held is not None and held.erased:
        return True
    ever, lost = ever_kin(dossier), dossier.once(_erased_kinds)
    if not lost or ever.relations.get(person):
        return False
    return "kinship" in lost or not ever.roles.get(person)


def _erased_kinds(dossier: Dossier) -> frozenset[str]:
    return frozenset(one.kind for one in dossier if one.kind in _KINDS and one.erased)


def _ever_kin(dossier: Dossier) -> EverKin:
    held = {one.id: one for one in dossier if one.kind in _KINDS}
    every = {**held, **dossier.beyond.ever_said(held.keys())} if held else held
    missing = missing_person_ids(dossier)
    relations: dict[str, set[str]] = {}
    roles: dict[str, set[str]] = {}
    for id in held:
        one = every[id]
        if one.kind == "family_member":
            _add(roles, one, "role_in_family")
        elif not missing.isdisjoint(ids_of(one, "related_to")):
            _add(relations, one, "relation")
    return EverKin(_fixed(relations), _fixed(roles))


def _add(found: dict[str, set[str]], one: RecordView, name: str) -> None:
    said = {str(value) for value in one.every(name)}
    for person in ids_of(one, "person"):
        found.setdefault(person, set()).update(said)


def _fixed(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {who: frozenset(said) for who, said in found.items()}
