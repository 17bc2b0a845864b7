"""Whether a no was put aside of a withdrawn device in the spaces of a file (docs/spec/bundle.md §9.5)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from vsdesk.records.dossier import ids_in
from vsdesk.records.put_aside import KINDS, closes
from vsdesk.vault.ledger import Ledger
from vsdesk.vault.read import views

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

# In the space of a file an entry counts nowhere only where its device was withdrawn.
_ASIDE: Final = (
    f"SELECT DISTINCT r.n FROM record r WHERE r.space IN {views.IDS} "  # noqa: S608 - literals
    "AND r.kind IN (SELECT value FROM json_each(?)) AND EXISTS (SELECT 1 FROM op o "
    "JOIN entry e ON e.n = o.entry WHERE o.record = r.n AND e.counts = 0)"
)


def waits(database: Database, root: str, records: Iterable[RecordView]) -> bool:
    """Whether one of the words in the spaces of these records closes."""
    spaces = _spaces(root, records)
    rows = database.query(_ASIDE, (views.ids_json(spaces), json.dumps(KINDS)))
    held = Ledger(database).ops_of([int(row[0]) for row in rows]) if rows else {}
    return any(
        closes(op.kind, op.fields, op.values or {})
        for ops in held.values()
        for op in ops
        if not op.standing
    )


def _spaces(root: str, records: Iterable[RecordView]) -> set[str]:
    """The spaces of a file, of a family too of which nothing is left that counts."""
    found = {root}
    for one in records:
        found.add(one.space)
        if one.kind == "case":
            found.update(ids_in(one.value("family")))
    return found
