"""Which files show a person: by what they are noted as, by what names them, by their bytes. Pure."""

from __future__ import annotations

from typing import Final

from vsdesk.records.about import ever_named, ever_of, with_same_bytes
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dossier import Dossier

_SHOWING: Final = "photo_person"


def portraits(dossier: Dossier, dictionary: Dictionary) -> frozenset[str]:
    """The ids of the items that show a person, in any reading of the file.

    A picture cut from a film or a paper may be noted as a screenshot: it is a photo of the person all the same
    where a field that holds photos of people ever named it, or where such a photo has the same bytes.
    """
    items = [*ever_of(dossier, "evidence_item")]
    named = {
        id
        for kind, name in dictionary.once(_of_photos)
        for one in ever_of(dossier, kind)
        for id in ever_named(one, name)
    }
    named |= {one.id for one in items if _SHOWING in one.every("type")}
    return with_same_bytes(items, named)


def _of_photos(dictionary: Dictionary) -> tuple[tuple[str, str], ...]:
    """Each field that holds photos of people, with its kind."""
    return tuple(
        (kind.name, spec.name)
        for kind in dictionary.kinds
        for spec in kind.fields
        if spec.scope == "photo"
    )
