"""The time in which somebody was held, for a paper that warns of what was signed then.

It owns the longest reading of it: by whatever stands in any reading of the file, an arrest begins it, and a
release ends it only where every reading says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.dates.detention import FREED, Detention, is_signed
from vsdesk.records.gate.deciding_values import by_all, each_reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.gate.disclosure import DisclosedRecord


def detention_of(events: Sequence[DisclosedRecord], missing: frozenset[str]) -> Detention:
    """The time in which the missing person was held, as far as events leave. Raises nothing."""
    taken = (one for one in events if True in one.decides("is_disappearance"))
    arrests = [read for one in taken for read in each_reading(one, "date")]
    return Detention(arrests, [by_all(one, "date") for one in events if _is_freed(one)], missing)


def signed_then(detention: Detention, item: DisclosedRecord) -> bool:
    """Whether a paper was signed in that time by any reading of what it is, when, and by whom."""
    asked = {
        "document_type": is_signed,
        "captured": detention.is_dated_in,
        "signed_by": detention.may_be_theirs,
    }
    return all(any(map(holds, each_reading(item, name))) for name, holds in asked.items())


def _is_freed(event: DisclosedRecord) -> bool:
    """Whether an event says in every reading that somebody came free."""
    said = {*event.decides("type")}
    return bool(said) and said <= FREED
