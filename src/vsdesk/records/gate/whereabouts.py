"""What says where somebody is of whom nobody may know that. Pure.

Which fields say where the dictionary says (`FieldSpec.where`). Of a relative they stay in what speaks
of them, and in what speaks of nobody or of the family as a whole; of who is missing in the whole
file, but for the disappearance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ABOUT, about_whom, names_nobody
from vsdesk.records.dossier import ids_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dossier import Dossier, RecordView

_OF_ALL: Final = "family"
_OF_A_FILE: Final = frozenset({"case", "family"})
_PROPOSAL: Final = "proposal"


def stays(
    dictionary: Dictionary,
    record: RecordView,
    spec: FieldSpec,
    placeless: frozenset[str],
    missing: frozenset[str],
) -> bool:
    """Whether a field says where one of `placeless` is now, or may be: persons, and records of
    which they were part."""
    if not placeless or not spec.where or record.kind == _PROPOSAL:
        return False  # a proposal goes as a whole, see `proposals`
    if placeless & missing and _is_of_file(dictionary, record):
        return not _is_disappearance(record)
    if record.kind == _OF_ALL or record.parent in placeless or record.id in placeless:
        return True
    return record.kind in ABOUT and (
        names_nobody(record) or not placeless.isdisjoint(about_whom(record))
    )


def proposals(
    dossier: Dossier, dictionary: Dictionary, placeless: frozenset[str], missing: frozenset[str]
) -> frozenset[str]:
    """The places that were proposed in this file and that only fields name that stay: the
    proposal has the name."""
    if not placeless:
        return frozenset()
    every = (one for read in dossier.readings for one in read)
    kept = {id for id, stay in _named(every, dictionary, placeless, missing) if stay}
    left = {id for id, stay in _named(dossier, dictionary, placeless, missing) if not stay}
    return frozenset(kept - left)


def _named(
    records: Iterable[RecordView],
    dictionary: Dictionary,
    placeless: frozenset[str],
    missing: frozenset[str],
) -> Iterator[tuple[str, bool]]:
    """Each proposal that a field names which says where, with whether that field stays."""
    for record in records:
        kind = dictionary.kind(record.kind)
        for spec in kind.fields if kind else ():
            if spec.where and _PROPOSAL in spec.targets:
                for value in record.every(spec.name):
                    for id in ids_in(value):
                        yield id, stays(dictionary, record, spec, placeless, missing)


def _is_of_file(dictionary: Dictionary, record: RecordView) -> bool:
    """Whether it lies in a case or a family: an incident is where somebody was taken."""
    kind = dictionary.kind(record.kind)
    return kind is not None and not _OF_A_FILE.isdisjoint(kind.spaces)


def _is_disappearance(record: RecordView) -> bool:
    return record.kind == "event" and record.every("is_disappearance") == (True,)
