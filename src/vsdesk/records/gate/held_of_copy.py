"""What did not leave in the vault from which a copy came, by something that the copy cannot say: it leaves
nowhere here before a coordinator looked at it (docs/spec/dump.md, "What came by a copy is looked at"). Pure.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vsdesk.records import copy_mark
from vsdesk.records.consent import recipients
from vsdesk.records.copy_mark import Held
from vsdesk.records.gate.record_filter import DisclosedRecord, Withheld

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from vsdesk.records.dossier import Dossier
    from vsdesk.records.gate.request import Request


def closes(request: Request, dossier: Dossier) -> bool:
    """Whether nothing left there for the recipient and purpose."""
    return Held(request.recipient, request.purpose) in dossier.once(copy_mark.held)


def without_held(
    request: Request,
    dossier: Dossier,
    records: tuple[DisclosedRecord, ...],
    withheld: tuple[Withheld, ...],
) -> tuple[tuple[DisclosedRecord, ...], tuple[Withheld, ...]]:
    """These records without what did not leave there, and all that is withheld then."""
    found = dossier.once(copy_mark.held)
    if not found or recipients.of(request.recipient).inside:
        return records, withheld
    asked = (("", ""), (request.recipient, request.purpose))
    stays: dict[str, set[str]] = {}
    for one in found:
        if one.kind and (one.recipient, one.purpose) in asked:
            stays.setdefault(one.id, set()).add(one.field)
    left = (_without(one, stays.get(one.id, ())) for one in records)
    told = (
        Withheld(one.kind, name or None, copy_mark.HELD)
        for one in records
        for name in sorted(stays.get(one.id, ()))
        if not name or name in one.values
    )
    return tuple(one for one in left if one), tuple(dict.fromkeys((*withheld, *told)))


def _without(record: DisclosedRecord, names: Collection[str]) -> DisclosedRecord | None:
    """A record without some fields; None where all of it stays."""
    if not names:
        return record
    if "" in names:
        return None
    values = {name: held for name, held in record.values.items() if name not in names}
    printed = tuple(one for one in record.printed if one.name in values)
    return replace(record, values=values, printed=printed)


def wider(
    records: Sequence[DisclosedRecord], than: Sequence[DisclosedRecord]
) -> Iterator[tuple[str, str, str]]:
    """What stands in these records and not, or not so, in the others: kind, field ("": all of it) and id."""
    known = {one.id: one for one in than}
    for one in records:
        other = known.get(one.id)
        if other is None:
            yield one.kind, "", one.id
        else:
            yield from (
                (one.kind, name, one.id)
                for name, values in one.values.items()
                if values != other.values.get(name)
            )
