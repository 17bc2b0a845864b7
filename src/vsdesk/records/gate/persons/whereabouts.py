"""What says where somebody is of whom nobody may know that. Pure.

Which fields say where the dictionary says (`FieldSpec.where`). Of a relative they stay in what speaks
of them, and in what speaks of nobody or of the family as a whole; of who is missing in the whole
file, but for the disappearance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ABOUT, about_whom, names_nobody
from vsdesk.records.consent.coordinators import filled, fills
from vsdesk.records.dossier import ids_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.records.alternative import Alternative
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dossier import Dossier, RecordView

_OF_ALL: Final = "family"
_OF_A_FILE: Final = frozenset({"case", "family"})
_PROPOSAL: Final = "proposal"
_DISAPPEARED: Final = "is_disappearance"


def stays(
    dossier: Dossier,
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
        return not _is_disappearance(dossier, record)
    if record.kind == _OF_ALL or record.parent in placeless or record.id in placeless:
        return True
    return record.kind in ABOUT and (
        not placeless.isdisjoint(about_whom(record)) or names_nobody(filled(dossier, record))
    )


def proposals(
    dossier: Dossier, dictionary: Dictionary, placeless: frozenset[str], missing: frozenset[str]
) -> frozenset[str]:
    """The places that were proposed in this file and that fields name that stay: the proposal has the name.
    By a field that leaves they leave where a coordinator names them there, who proposed them, or who alone
    named them where they stay."""
    if not placeless:
        return frozenset()
    asked = (dossier, dictionary, placeless, missing)
    every = (one for read in dossier.readings for one in read)
    kept: dict[str, set[str]] = {}
    for id, said in _named(every, *asked, stay=True):
        kept.setdefault(id, set()).add(said.word)
    left = _named(dossier, *asked, stay=False) if kept else ()
    return frozenset(kept) - {
        id for id, one in left if fills(dossier, id)(one) or kept.get(id, set()) <= {one.word}
    }


def _named(
    records: Iterable[RecordView],
    dossier: Dossier,
    dictionary: Dictionary,
    placeless: frozenset[str],
    missing: frozenset[str],
    *,
    stay: bool,
) -> Iterator[tuple[str, Alternative]]:
    """Each proposal that a field names which says where, and that stays or leaves, with who says it there."""
    for record in records:
        kind = dictionary.kind(record.kind)
        for spec in kind.fields if kind else ():
            if spec.where and _PROPOSAL in spec.targets and spec.name in record.fields:
                if stays(dossier, dictionary, record, spec, placeless, missing) != stay:
                    continue
                for said in record.fields[spec.name]:
                    for id in ids_in(said.value) if said.held == "here" else ():
                        yield id, said


def _is_of_file(dictionary: Dictionary, record: RecordView) -> bool:
    """Whether it lies in a case or a family: an incident is where somebody was taken."""
    kind = dictionary.kind(record.kind)
    return kind is not None and not _OF_A_FILE.isdisjoint(kind.spaces)


def _is_disappearance(dossier: Dossier, record: RecordView) -> bool:
    """Whether all that stands there says so, by who recorded it or a coordinator too."""
    said = (record, filled(dossier, record)) if record.kind == "event" else ()
    return bool(said) and all(one.every(_DISAPPEARED) == (True,) for one in said)
