"""Which of several records came last, as the vault that reads heard of them: what a writer's clock says
decides nothing. Pure.

What rests on a device's word alone comes after all that does not. Source: docs/spec/bundle.md §8.12.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.arrival import Arrival

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.dossier import Dossier, RecordView

_NOT_HERE: Final = Arrival(-1, -1, -1)


def came_last(dossier: Dossier, records: Iterable[RecordView]) -> RecordView | None:
    """The last of these, None of none; of those alone, where there are any, that no device says alone."""
    every = [*records]
    lone = frozenset[str]().union(*(one.device_ids for one in dossier.without)) - {dossier.here}
    sure = [one for one in every if not _words(one) <= lone]
    held = sure or every
    return as_they_came(dossier, held)[-1] if held else None


def as_they_came(dossier: Dossier, records: Iterable[RecordView]) -> list[RecordView]:
    """These records in the order in which the first of what stands in each came here."""
    every = [*records]
    if len(every) < 2:
        return every
    came = dossier.beyond.came({op for one in every for op in _ops(one)})

    def order(one: RecordView) -> tuple[Arrival, str]:
        first = min((came[op] for op in _ops(one) if op in came), default=_NOT_HERE)
        return first, one.id

    return sorted(every, key=order)


def _ops(record: RecordView) -> set[str]:
    return {one.op for said in record.fields.values() for one in said}


def _words(record: RecordView) -> set[str]:
    return {one.word for said in record.fields.values() for one in said}
