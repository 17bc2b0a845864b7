"""What a witness does not let the family be told: it stands on no paper of theirs or that they carry. Pure.

"May the family be told" is asked of each person of whom somebody tells; a coordinator links the row to a
case. While a row says anything but yes, what the case has from that source stays. Source:
docs/spec/bundle.md §8.15.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier, RecordView

_MAY: Final = ("yes",)
_SOURCE: Final = "source"


def not_for_the_family(dossier: Dossier, dictionary: Dictionary) -> frozenset[str]:
    """The ids of the records of this file that name such a source as who told, saw or gave it."""
    silent = _silent(dossier)
    if not silent:
        return frozenset()
    fields = dictionary.once(_to_sources)
    return frozenset(
        one.id
        for one in dossier
        if one.kind in fields and silent & ever_named(one, *fields[one.kind])
    )


def _silent(dossier: Dossier) -> frozenset[str]:
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


def _to_sources(dictionary: Dictionary) -> dict[str, tuple[str, ...]]:
    """By kind the fields that name a source."""
    found = {
        kind.name: tuple(one.name for one in kind.fields if _SOURCE in one.targets)
        for kind in dictionary.kinds
    }
    return {kind: names for kind, names in found.items() if names}
