"""What was put aside of withdrawn devices in a space, as if it counted: for the organisation's own copy.

In its lines it waits (docs/spec/dump.md, "What waited"). Nearly always nothing was put aside.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.history.entry import DELETED
from vsdesk.history.merge import fold
from vsdesk.load_mark import marked
from vsdesk.records.kinds.consent import ANSWERS
from vsdesk.records.put_aside import says_no
from vsdesk.vault.ledger import Ledger
from vsdesk.vault.read import views
from vsdesk.vault.read.aside_records import is_any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.history.state import StoredOp
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault

    Place = tuple[str, str, str]  # record, field, op

# What only claims an id that is here is none of the file's.
_ASIDE: Final = (
    f"SELECT r.n, r.id FROM record r WHERE r.space = ? AND (r.hidden = 0 OR r.hidden = {views.VOID} AND NOT "  # noqa: S608 - literals
    f"EXISTS (SELECT 1 FROM record h WHERE h.id = r.id AND h.hidden < {views.VOID})) AND EXISTS "
    "(SELECT 1 FROM op o JOIN entry e ON e.n = o.entry WHERE o.record = r.n AND e.counts = 0)"
)
# No load is called so: a voice beside that of what counts of the device.
_ASIDE_WORD: Final = "aside"


@dataclass(frozen=True, slots=True)
class AsideWords:
    """Of one space: its `records` with what was put aside, the `ops` of those that it touches, and whose word
    each of these places is."""

    records: Sequence[RecordView]
    ops: Mapping[str, Sequence[StoredOp]] = field(default_factory=dict)
    words: Mapping[Place, str] = field(default_factory=dict)


class AsideForCopy:
    """Asked space by space. `is_there`: whether anything was put aside in this vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self.is_there = is_any(vault.database)

    def of(self, space: str, records: Sequence[RecordView]) -> AsideWords:
        """`records`: those that count there. That one was taken out is not said: it would not be in the copy.
        Where nothing that counts is the root, the space is no file, and none of it is told."""
        head = next((one for one in records if one.id == space), None)
        if not self.is_there or head is None or head.deleted:
            return AsideWords(records)
        here = {one.id: one for one in records}
        said = self._said(space, here)
        words = {
            (id, name, op.id): marked(op.device_id, _ASIDE_WORD)
            for id, ops in said.items()
            for op in ops
            if not op.standing
            for name in op.fields
        }
        counted = {id: [replace(op, standing=True) for op in ops] for id, ops in said.items()}
        for id, ops in counted.items():
            if (one := self._view(ops, here)) is not None:
                here[id] = one
        return AsideWords([*here.values()], counted, words)

    def _said(self, space: str, here: Mapping[str, RecordView]) -> dict[str, list[StoredOp]]:
        """By record all that was said there; that something left counts as it is."""
        rows = self._vault.database.query(_ASIDE, (views.raw_id(space),))
        ids = {int(n): id.hex() for n, id in rows}
        numbers = [n for n, id in ids.items() if id not in here or not here[id].put_aside]
        held = Ledger(self._vault.database).ops_of(numbers) if numbers else {}
        told = {
            ids[n]: [op for op in ops if op.standing or _is_told(op)] for n, ops in held.items()
        }
        return {id: ops for id, ops in told.items() if not all(op.standing for op in ops)}

    def _view(self, ops: Sequence[StoredOp], here: Mapping[str, RecordView]) -> RecordView | None:
        """None of what lies below something that was taken out."""
        state = fold(ops, self._vault.rules)
        if state is None:
            return None
        one = views.view_of(state, self._vault.dictionary)
        stands, above = here.get(one.id), here.get(one.parent or "")
        if stands is not None:
            return replace(one, overruled=stands.overruled)
        return None if above is not None and above.deleted else one


def _is_told(op: StoredOp) -> bool:
    """Not that something was taken out: it would not be in the copy. Of answers what says no: the rest would
    count in the new vault, where nobody put it aside."""
    if op.values.get(DELETED) is True:
        return False
    return op.kind not in ANSWERS or says_no(op.kind, op.values)
