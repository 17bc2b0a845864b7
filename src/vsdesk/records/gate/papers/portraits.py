"""Which files show a person: by what they are noted as, by what names them, by their bytes. Pure."""

from __future__ import annotations

from typing import Final

from vsdesk.records.about import ever_in, ever_named, ever_of, with_same_bytes
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dossier import Dossier, Readable, RecordView

_SHOWING: Final = "photo_person"
# What is a picture or a film by what it is noted as, and what says nothing of it: then its bytes tell.
_PICTURES: Final = frozenset({"screenshot", "video", "caesar_photo", "dossier_photo"})
_NUMBER: Final = "person_identifier"
_UNSAID: Final = frozenset({"other", "unknown"})
_SEEN: Final = frozenset({"image", "video"})
# The papers on which a picture of their holder stands.
WITH_PICTURE: Final = frozenset(
    {
        "id_document",
        "national_id",
        "passport",
        "mukhtar_id",
        "family_book",
        "military_book",
        "ajanib_card",
        "unrwa_card",
        "palestinian_travel",
        "unhcr_file",
        "kimlik",
        "residence_permit",
        "licence",
    }
)


def portraits(dossier: Dossier, dictionary: Dictionary) -> frozenset[str]:
    """The ids of the items that show a person, in any reading of the file.

    A picture cut from a film or a paper may be noted as a screenshot: it is a photo of the person all the
    same where a field that holds photos of people ever named it, or where such a photo has the same bytes.
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


def may_show_somebody(dossier: Dossier, item: RecordView) -> bool:
    """Whether a person may be seen in it, a portrait or not: a picture or film of somebody, or a
    paper with a picture."""
    if WITH_PICTURE & _noted(item) or item.id in dossier.once(_pictures_of_numbers):
        return True
    return _is_picture(item) and _is_of_somebody(dossier, item)


def _noted(item: Readable) -> frozenset[str]:
    return frozenset(str(one) for name in ("type", "document_type") for one in item.every(name))


def _is_picture(item: Readable) -> bool:
    sorts = {str(one).partition("/")[0] for one in item.every("mime")}
    noted = frozenset(map(str, item.every("type")))
    return bool(_PICTURES & noted) or "video" in sorts or (bool(_SEEN & sorts) and noted <= _UNSAID)


def _is_of_somebody(dossier: Dossier, item: RecordView) -> bool:
    """Whether it relates to a person, or to a number of theirs, or lies below them; of any ever named."""
    ends = {*ever_named(item, "relates_to"), *filter(None, [item.parent])}
    held = (dossier.get(id) for id in ends)
    return any(one is not None and one.kind in ("person", _NUMBER) for one in held)


def _pictures_of_numbers(dossier: Dossier) -> frozenset[str]:
    named = {id for one in ever_of(dossier, _NUMBER) for id in ever_named(one, "image")}
    return with_same_bytes(ever_in(dossier, "evidence_item"), named) if named else frozenset()
