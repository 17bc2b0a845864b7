"""Which fields of a kind name who told what a record says: the dictionary says it of the field (`teller`),
and here it is read for all who ask. Pure.

Whose the words then are, and of what lies below: `records.consent.tellers`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import BYTES_OF, ever_named
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.model import spec_of
from vsdesk.records.kinds import MODELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.records.dossier import RecordView

TELLERS: Final[Mapping[str, tuple[str, ...]]] = {
    kind.name: names
    for kind in map(spec_of, MODELS)
    if (names := tuple(one.name for one in kind.fields if one.teller))
}
# Where a source may stand: who told it, or gave what it is about.
FROM_SOURCES: Final[Mapping[str, tuple[str, ...]]] = {
    kind.name: names
    for kind in map(spec_of, MODELS)
    if (
        names := tuple(
            one.name
            for one in kind.fields
            if "source" in one.targets and (one.teller or one.name in BYTES_OF)
        )
    )
}
# Those of them in which several stand who told it with one word.
TOGETHER: Final = frozenset(
    (kind.name, one.name)
    for kind in map(spec_of, MODELS)
    for one in kind.fields
    if one.teller and one.type == "links"
)


def told_by(record: RecordView) -> frozenset[str]:
    """The ids of all who told it, as it stands."""
    return frozenset(ids_of(record, *TELLERS.get(record.kind, ())))


def ever_told_by(record: RecordView) -> frozenset[str]:
    """Of all who were ever said to have told it, as far as no coordinator took them out of there."""
    return ever_named(record, *TELLERS.get(record.kind, ()))
