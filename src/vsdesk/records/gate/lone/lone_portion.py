"""How much of what waits for a look stands on one page: so many lines, however much one device wrote.

It is cut between ops: a look names an op as a whole, so on a page it stands whole or not at all. Fields that
the dictionary does not have are one line of their record, however many they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from vsdesk.records.alternative import Alternative
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.gate.lone.lone_words import LoneRecord

LINES: Final = 300  # of one page
_HEAD: Final = 2  # lines that a record takes before its answers
_LONG: Final = 200  # characters of a value for each of its lines

_Places = list[
    tuple[int, str, "Alternative"]
]  # where an op stands: number of the record, field, value


@dataclass(frozen=True, slots=True)
class Portion:
    """The records of one page, each with those of its ops that stand there. `next` is where the next page
    begins; 0 where there is none."""

    records: tuple[LoneRecord, ...]
    next: int


def portion(records: Sequence[LoneRecord], dictionary: Dictionary, start: int = 0) -> Portion:
    """What waits from the op number `start` on, as much as one page holds; one op at least."""
    kept: dict[int, set[str]] = {}
    lines = 0
    for at, (op, places) in enumerate(_placed(records)):
        if at < start:
            continue
        lines += sum(_opens(records[i], dictionary) for i in {i for i, _, _ in places} - {*kept})
        lines += sum(
            1 + len(repr(alt.value)) // _LONG
            for i, name, alt in places
            if not records[i].is_unknown(dictionary, name)
        )
        if kept and lines > LINES:
            return Portion(_cut(records, kept), at)
        for i, _, _ in places:
            kept.setdefault(i, set()).add(op)
    return Portion(_cut(records, kept), 0)


def _placed(records: Iterable[LoneRecord]) -> Iterator[tuple[str, _Places]]:
    """Every op that waits, those of one record after the other, with all places where it stands."""
    found: dict[str, dict[str, _Places]] = {}
    for i, one in enumerate(records):
        ops = found.setdefault(one.record.id, {})
        for name, held in one.said.items():
            for alt in held:
                ops.setdefault(alt.op, []).append((i, name, alt))
    for ops in found.values():
        yield from ops.items()


def _opens(one: LoneRecord, dictionary: Dictionary) -> int:
    """The lines that a record takes beside its answers."""
    return _HEAD + any(one.is_unknown(dictionary, name) for name in one.said)


def _cut(
    records: Sequence[LoneRecord], kept: Mapping[int, Collection[str]]
) -> tuple[LoneRecord, ...]:
    """The records with just these of their ops."""
    return tuple(_with(records[i], kept[i]) for i in sorted(kept))


def _with(one: LoneRecord, ops: Collection[str]) -> LoneRecord:
    said = {name: tuple(a for a in held if a.op in ops) for name, held in one.said.items()}
    return replace(one, said={name: held for name, held in said.items() if held})
