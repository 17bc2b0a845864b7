"""What a witness does not let the family be told: it stands on no paper of theirs or that they carry. Pure.

"May the family be told" is asked of each person of whom somebody tells; a coordinator links the row to a
case. While a row says anything but yes, what the case has from that source stays. Source:
docs/spec/bundle.md §8.15.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_named
from vsdesk.records.source_ids import TO_SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.dossier import Dossier, RecordView

_MAY: Final = ("yes",)


def naming(dossier: Dossier, silent: frozenset[str]) -> frozenset[str]:
    """The ids of the records of this file that name such a source as who told, saw or gave it."""
    if not silent:
        return frozenset()
    return frozenset(
        one.id
        for one in dossier
        if one.kind in TO_SOURCES and silent & ever_named(one, *TO_SOURCES[one.kind])
    )


def silent_in(dossier: Dossier) -> frozenset[str]:
    """The sources of which a row about a case of this file says no, or asks to be asked."""
    rows = dossier.beyond.told_of(frozenset(one.id for one in dossier.of("case")))
    return frozenset(
        one.space for one in _counting(dossier, rows) if one.every("may_tell_family") != _MAY
    )


def _counting(dossier: Dossier, rows: Iterable[RecordView]) -> Iterable[RecordView]:
    """Without those that a coordinator removed."""
    gone = {one.id for one in rows if one.deleted}
    left = dossier.beyond.unlooked(gone) if gone else {}
    return [one for one in rows if one.id not in gone or one.id in left]
