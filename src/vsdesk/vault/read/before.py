"""What stands before a save, as its writer saw it: what it replaces, and what need not be said again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.crypto import canonical
from vsdesk.history.rights import BESIDE
from vsdesk.records.dictionary.narrowness import gives_way
from vsdesk.records.own_work import WRITTEN

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from vsdesk.crypto.canonical import Json
    from vsdesk.history.state import RecordState, StoredOp
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec


def known(
    state: RecordState | None, looked: Collection[str], device_id: str
) -> dict[str, Sequence[str]]:
    """In each field what was looked at, and what this device wrote."""
    fields = state.fields if state is not None else {}
    return {
        name: [
            op.id for op in ops if op.id in looked or op.id[:64] in looked or op.word == device_id
        ]
        for name, ops in fields.items()
    }


def unseen(
    state: RecordState, dictionary: Dictionary, values: Mapping[str, Json], device_id: str
) -> dict[str, Sequence[str]]:
    """In each field what a save replaces that says nothing of what its writer saw there: whatever stands; but
    a field in which values stand beside each other gives up what this device wrote, what says nothing, and
    what the new value takes nothing from. What another device said beyond that may have come since the page
    was drawn: it stands beside.
    """
    return {
        name: [
            one.id
            for one in state.fields.get(name, ())
            if one.device_id == device_id or _is_given_up(one, name, value, spec)
        ]
        for name, value in values.items()
        for spec in (dictionary.field(state.kind, name),)
    }


def _is_given_up(said: StoredOp, name: str, value: Json, spec: FieldSpec | None) -> bool:
    if spec is None or spec.right not in BESIDE:
        return True
    return said.body == "here" and gives_way(spec, said.values.get(name), value)


def overruling(state: RecordState) -> frozenset[str]:
    """The fields of our own work in which another device than its maker's replaced something: it counts once
    a coordinator says the same."""
    if state.kind not in WRITTEN:
        return frozenset()
    return frozenset(
        name
        for name, ops in state.fields.items()
        if any(op.supersedes.get(name) and not state.made_by(op.device_id) for op in ops)
    )


def changed(
    state: RecordState,
    values: Mapping[str, Json],
    seen: Mapping[str, Sequence[str]] | None,
    open_: Collection[str],
) -> dict[str, Json]:
    """Leave out what stands so already, alone and as the writer saw it; but in `open_` the writer's word is
    needed for it to count."""
    left = {}
    for name, value in values.items():
        standing = state.alternatives(name)
        same = (
            name not in open_
            and len(standing) == 1
            and standing[0].body == "here"
            and canonical.encode(standing[0].value) == canonical.encode(value)
            and (seen is None or standing[0].op in seen.get(name, ()))
        )
        if not same:
            left[name] = value
    return left
