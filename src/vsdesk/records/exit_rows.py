"""The rows of exits, as each save says them. Pure.

Nothing that is signed tells which of two incarnations of a device wrote first: where both wrote a row, both
stand in it (docs/spec/bundle.md §8.10). Each of them is an exit of its own here, so that what is
written over a row hides to nobody what went.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from vsdesk.records.alternative import Alternative
from vsdesk.records.dossier import RecordView

ROW: Final = "disclosure"
# What others may say of a row is said of each.
_OF_OTHERS: Final = frozenset({"confirmed", "sens", "deleted"})


def each(rows: Iterable[RecordView]) -> Iterator[RecordView]:
    """These rows, those that more than one save wrote once for each; other records as they are."""
    for row in rows:
        said = {one.op for one in own(row)}
        if row.kind != ROW or len(said) < 2:
            yield row
        else:
            yield from (_by(row, op) for op in sorted(said))


def own(row: RecordView) -> list[Alternative]:
    """The words of a row that are its own; what others may say of it is none of them."""
    return [one for name, held in row.fields.items() if _is_own(name) for one in held]


def _by(row: RecordView, op: str) -> RecordView:
    fields = {
        name: tuple(one for one in held if one.op == op or not _is_own(name))
        for name, held in row.fields.items()
    }
    return replace(row, fields={name: held for name, held in fields.items() if held})


def _is_own(name: str) -> bool:
    return name not in _OF_OTHERS
