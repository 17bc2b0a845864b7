"""Who is a source in a file, asked by id: sources stay on the device that wrote them down, and what they
told and gave goes without them. Pure.

An id that stands where a source may stand and is on no record here is one's. Of a person who is here in
another file that is not so, by the word of who made that person: an id is no secret, and anybody may write
under it. Nor is what others wrote in this file under such an id what it means (`Beyond.stand_ins`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.load_mark import load_of, unmarked
from vsdesk.records.about import ever_named, ever_of, with_same_bytes
from vsdesk.records.dictionary.model import spec_of
from vsdesk.records.kinds import MODELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.records.dossier import Dossier, RecordView

SOURCE: Final = "source"
_FILE: Final = "evidence_item"
# By kind the fields in which a source may stand.
TO_SOURCES: Final[Mapping[str, tuple[str, ...]]] = {
    kind.name: names
    for kind in map(spec_of, MODELS)
    if (names := tuple(one.name for one in kind.fields if SOURCE in one.targets))
}


def meant(dossier: Dossier, id: str) -> RecordView | None:
    """The record that an id means, or None: where that is not here, whoever wrote another one under it."""
    held = dossier.get(id)
    return held if held is not None and id not in dossier.beyond.stand_ins() else None


def is_by_maker(dossier: Dossier, id: str, word: str) -> bool:
    """Whether a word of somebody is of who made them, or a coordinator's: never what a load brought, whoever
    loaded it, since nobody knows who wrote that."""
    beyond = dossier.beyond
    return not load_of(word) and (beyond.made_by(id, word) or not beyond.is_other(word))


def is_here(dossier: Dossier, record: RecordView) -> bool:
    """Whether a record, of whichever file, is whom its id means by the word of who made it, or a
    coordinator's. A coordinator who mends what others wrote under the id of a device that wrote nothing
    there cannot know whom it means: so that, and what loads alone brought, is it as far as the file says so
    (`meant`), since what a copy brought of a lost device has no other word. Of a source its own device is
    asked while that is at work."""
    beyond = dossier.beyond
    heard = [one for one in record.words if is_by_maker(dossier, record.id, one)]
    if any(beyond.made_by(record.id, one) for one in heard):
        return True
    if heard and not beyond.lacks_maker(record):
        return True
    brought = all(map(load_of, record.words))
    if not (heard or brought) or meant(dossier, record.id) is not record:
        return False
    at_work = beyond.makers_at_work(record.id) if record.kind == SOURCE else frozenset()
    return at_work <= {*map(unmarked, record.words)}


def is_apart(dossier: Dossier, id: str) -> bool:
    """Whether an id is nobody's of this file: a source's, or of whom nothing is here."""
    held = meant(dossier, id)
    return held is None or held.kind == SOURCE


def sources_of(dossier: Dossier) -> frozenset[str]:
    """The sources of a file, in any reading of it, on this device or not: for `Dossier.once`."""
    held = {one.id for one in ever_of(dossier, SOURCE)}
    named = {
        id
        for kind, names in TO_SOURCES.items()
        for one in ever_of(dossier, kind)
        for id in ever_named(one, *names)
    }
    named |= {one.parent for one in ever_of(dossier, _FILE) if one.parent}
    elsewhere = {id for id in named - held if is_apart(dossier, id)}
    return frozenset(held | (elsewhere - dossier.beyond.persons(elsewhere)))


def sources_elsewhere(dossier: Dossier) -> frozenset[str]:
    """Those of them that stay on another device: nobody here knows their names. For `Dossier.once`."""
    held = {one.id for one in ever_of(dossier, SOURCE)} - dossier.beyond.stand_ins()
    return dossier.once(sources_of) - held


def items_of_sources(dossier: Dossier) -> frozenset[str]:
    """The items that lie below a source, or that any reading says came from one: for `Dossier.once`."""
    sources = dossier.once(sources_of)
    items = tuple(ever_of(dossier, _FILE)) if sources else ()
    named = {
        one.id
        for one in items
        if one.parent in sources or sources & ever_named(one, "received_from")
    }
    return with_same_bytes(items, named) if named else frozenset()
