"""What the whole organisation shares, and what was proposed for it, leaves only where
something points to it. Pure.

A place, a body, a perpetrator lies in a file because a record of it names it. Where the field that names it
stays, it stays too: its coordinates tell as much as its name.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from vsdesk.records.dossier import ids_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.gate.record_filter import DisclosedRecord

_SHARED: Final = ("reference",)
_PROPOSAL: Final = "proposal"
_JUDGED: Final = "judged"
_CLAIM: Final = "claim"
_BESIDE: Final = (
    "*",
)  # may lie below all: what is written about a record, and points to it for no paper


def pointed_at(
    records: Sequence[DisclosedRecord], dictionary: Dictionary, root: str
) -> tuple[DisclosedRecord, ...]:
    """Of what leaves all but the shared records to which no field points that leaves, and
    what lies below these."""
    kinds = {one.kind for one in records}
    shared = {kind for kind in kinds if _is_shared(dictionary, kind)}
    if not shared:
        return (*records,)
    below: defaultdict[str, list[DisclosedRecord]] = defaultdict(list)
    unreached: dict[str, DisclosedRecord] = {}
    left: list[DisclosedRecord] = []
    for one in records:
        if one.id == root or one.kind not in shared or _JUDGED in one.marks:
            left.append(one)
        elif one.parent and one.kind != _PROPOSAL:
            below[one.parent].append(one)
        else:
            unreached[one.id] = one
    reached: set[str] = set()
    while left:
        one = left.pop()
        reached.add(one.id)
        left += below.pop(one.id, ())
        left += (unreached.pop(id) for id in _named(one, dictionary) if id in unreached)
    gone = {one.id for one in records} - reached
    return tuple(one for one in records if one.id in reached and gone.isdisjoint(_above(one)))


def _is_shared(dictionary: Dictionary, kind: str) -> bool:
    spec = dictionary.kind(kind)
    return kind == _PROPOSAL or (spec is not None and spec.spaces == _SHARED)


def _above(record: DisclosedRecord) -> tuple[str, ...]:
    """What it lies below, and what it translates."""
    return record.parent or "", record.text("record") if record.kind == "translation" else ""


def _named(record: DisclosedRecord, dictionary: Dictionary) -> Iterator[str]:
    """The ids to which the links of a record point; a text that looks like one points to nothing."""
    kind = dictionary.kind(record.kind)
    if kind is not None and kind.parents == _BESIDE:
        return
    for name, values in record.values.items():
        spec = dictionary.field(record.kind, name)
        if record.kind == _CLAIM and name == "value":
            spec = dictionary.claimed(record.text("field"))
        if spec is None or spec.targets:
            for value in values:
                yield from ids_in(value)
