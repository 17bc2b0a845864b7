"""What guards somebody in a file and lies beyond it: all that was ever said of them, and their answers elsewhere.

Whoever is hidden is looked for by every name that they were given here: a name that somebody replaced stands
in the old stories still.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from vsdesk.records.dossier import Alternative, RecordView
from vsdesk.vault import views
from vsdesk.vault.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from vsdesk.history.state import StoredOp
    from vsdesk.vault.database import Database

_IDS: Final = "SELECT unhex(value) FROM json_each(?)"


class BeyondFile:
    """Read when it is asked for, each record once: most files hide nobody."""

    def __init__(self, database: Database, ever: Callable[[], tuple[RecordView, ...]]) -> None:
        """`ever`: what else belonged to the file."""
        self._db = database
        self._ever = ever
        self._tied: tuple[RecordView, ...] | None = None
        self._asked: set[str] = set()
        self._found: dict[str, RecordView] = {}

    def ever_said(self, ids: Collection[str]) -> Mapping[str, RecordView]:
        """See `records.beyond.Beyond`."""
        wanted = [one for one in dict.fromkeys(ids) if one not in self._asked and views.is_id(one)]
        self._asked.update(wanted)
        if wanted:
            self._found |= self._read(wanted)
        return {id: one for id, one in self._found.items() if id in ids or one.parent in ids}

    def _read(self, ids: Sequence[str]) -> dict[str, RecordView]:
        with self._db.snapshot():
            rows = self._db.query(
                f"SELECT n, id FROM record WHERE id IN ({_IDS}) OR "  # noqa: S608 - a literal
                f"(parent IN ({_IDS}) AND +kind = 'person_name') ORDER BY n DESC",
                (json.dumps(ids), json.dumps(ids)),
            )
            numbers = {row[1].hex(): int(row[0]) for row in rows}
            held = Ledger(self._db).ops_of(numbers.values())
        return {id: _all_of(held[number]) for id, number in numbers.items() if held[number]}

    def answers_of(self, people: Collection[str]) -> tuple[RecordView, ...]:
        """See `records.beyond.Beyond`."""
        where = (
            "r.hidden = 0 AND r.n IN (SELECT link.source FROM link JOIN record ON record.n = link.source "  # noqa: S608 - a literal
            f"WHERE link.target IN ({_IDS}) AND record.kind = 'consent_grant' AND link.field = 'grantor')"
        )
        asked = json.dumps(sorted(filter(views.is_id, people)))
        return tuple(views.load(self._db, where, (asked,)))

    def ever_tied(self) -> tuple[RecordView, ...]:
        """See `records.beyond.Beyond`."""
        if self._tied is None:
            self._tied = self._ever()
        return self._tied


def _all_of(ops: Sequence[StoredOp]) -> RecordView:
    fields: dict[str, list[Alternative]] = {}
    for op in ops:
        for name, value in op.values.items():
            fields.setdefault(name, []).append(
                Alternative(op.id, value, op.kid, op.by, op.ts, op.body)
            )
    first = ops[0]
    return RecordView(
        first.rec,
        first.kind,
        first.space,
        first.parent,
        fields={name: tuple(said) for name, said in fields.items()},
    )
