"""The mother of a missing person as a member of the family: her own name is the mother's name. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.dictionary.display_names import MOTHER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.records.dossier import Dossier, Readable

_RELATION: Final = ["mother"]
HERS: Final = ("given", "family")  # of her own name, as the fields of the mother's name have it


def mothers(kinships: Iterable[Readable], child: str) -> Iterator[str]:
    """Who is told to be the mother; nobody of whom something else is told too."""
    for one in kinships:
        whose = [*one.every("related_to")]
        who = [*one.every("person")]
        if whose == [child] and len(who) == 1 and [*one.every("relation")] == _RELATION:
            yield str(who[0])


def told_by_mother(dossier: Dossier, child: str) -> frozenset[str]:
    """The fields of the mother's name to which her own name, as a member of the family, is the answer."""
    return dossier.once(_told).get(child, frozenset())


def _told(dossier: Dossier) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    kinships = dossier.of("kinship")
    for child in {str(whom) for one in kinships for whom in one.every("related_to")}:
        hers = (dossier.get(who) for who in mothers(kinships, child))
        names = (name for one in hers if one is not None for name in _answered(one))
        found[child] = frozenset(names)
    return found


def _answered(mother: Readable) -> Iterator[str]:
    for writing, fields in MOTHER.items():
        for field, part in zip(fields, HERS, strict=False):
            if mother.text(f"{part}_{writing}").strip():
                yield field
