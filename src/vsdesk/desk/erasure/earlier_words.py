"""Words as they were ever told: what one device wrote over waits for a look, and until then papers have what
stood there before; and what was put aside may count again.

What a coordinator wrote is replaced in every reading; nothing earlier is printed there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vsdesk.history.entry import DELETED
from vsdesk.records.alternative import Alternative
from vsdesk.records.gate.names.nowhere_named import is_own_name
from vsdesk.records.gate.names.surnames import holds_words
from vsdesk.vault.read import views
from vsdesk.vault.read.aside_file import AsideFile
from vsdesk.vault.read.beyond_file import ops_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vsdesk.history.state import StoredOp
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault


def with_earlier(vault: Vault, records: Collection[RecordView]) -> Iterator[RecordView]:
    """These records; told words that somebody else than coordinators wrote stand with all that was ever told
    there, and what others than these removed is there again. What was put aside in their spaces stands as if
    it counted, beside what stands."""
    aside = AsideFile(vault.database, vault.dictionary, lambda: vault.rules)
    put = {one.id: one for one in aside.in_spaces({one.space for one in records})}
    for one in _earlier_in(vault, records):
        yield _beside(one, put.pop(one.id)) if one.id in put else one
    yield from put.values()


def _beside(record: RecordView, aside: RecordView) -> RecordView:
    fields = dict(record.fields)
    for name, said in aside.fields.items():
        more = (each for each in said if each not in fields.get(name, ()))
        fields[name] = (*fields.get(name, ()), *more)
    return replace(record, fields=fields, deleted=record.deleted and aside.deleted)


def _earlier_in(vault: Vault, records: Collection[RecordView]) -> Iterator[RecordView]:
    others = {one.id: names for one in records if (names := _of_others(vault, one))}
    held = ops_in(vault.database, f"id IN {views.IDS}", (sorted(others),)) if others else {}
    for one in records:
        ops = held.get(one.id, ())
        fields = dict(one.fields)
        for name in others.get(one.id, ()) if len(ops) > 1 else ():
            fields[name] = (*fields.get(name, ()), *_earlier(one, name, ops))
        back = one.deleted and DELETED in others.get(one.id, ())
        yield replace(one, fields=fields, deleted=one.deleted and not back) if ops else one


def _of_others(vault: Vault, record: RecordView) -> frozenset[str]:
    """The fields of words of a record that do not stand by coordinators' words alone."""
    kind = vault.dictionary.kind(record.kind)
    names = (
        [one.name for one in kind.fields if holds_words(one) and not is_own_name(one)]
        if kind
        else []
    )
    names += ["value"] if record.kind == "claim" else []
    return frozenset(
        name
        for name in (*names, DELETED)
        if (said := record.fields.get(name))
        and not all(vault.trust.believes(one.word) for one in said)
    )


def _earlier(record: RecordView, name: str, ops: Collection[StoredOp]) -> Iterator[Alternative]:
    stands = {one.op for one in record.fields.get(name, ())}
    for op in ops:
        if name in op.values and op.id not in stands:
            yield Alternative(op.id, op.values[name], op.device_id, op.by, op.ts, op.body)
