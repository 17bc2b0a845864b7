"""Whether a no was put aside of a withdrawn device in the spaces of a file (docs/spec/bundle.md §9.5)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from vsdesk.records.dossier import ids_in
from vsdesk.records.put_aside import KINDS, closes
from vsdesk.vault.ledger import Ledger
from vsdesk.vault.read import views
from vsdesk.vault.read.makers import may_stand

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from vsdesk.history.merge import Rules
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

# In the space of a file an entry counts nowhere only where its device was withdrawn; in `reference`, which
# files share whose records they name, so does what somebody wrote there who never may.
_ASIDE: Final = (
    f"SELECT DISTINCT r.n, r.space FROM record r WHERE r.space IN {views.IDS} "  # noqa: S608 - literals
    "AND r.kind IN (SELECT value FROM json_each(?)) AND EXISTS (SELECT 1 FROM op o "
    "JOIN entry e ON e.n = o.entry WHERE o.record = r.n AND e.counts = 0)"
)


class AsideHere:
    """Asked file by file; the spaces of those that are read at once are looked at together."""

    def __init__(
        self,
        database: Database,
        rules: Callable[[], Rules],
        records: Iterable[RecordView] = (),
        roots: Collection[str] = (),
    ) -> None:
        """`records`: all that the files of these `roots` hold, which are read at once."""
        self._db = database
        self._rules = rules
        self._records = records
        self._roots = roots
        self._closes: dict[str, bool] = {}  # by space
        self._open: Collection[str] = ()  # roots, where no word at all closes: nearly always

    def waits(self, root: str, records: Iterable[RecordView]) -> bool:
        """Whether one of the words in the spaces of this file closes."""
        if root in self._open:
            return False
        spaces = _spaces(root, records)
        unseen = spaces - self._closes.keys()
        if unseen:
            every, self._records = self._records, ()
            self._look(unseen | _spaces(root, every).union(self._roots))
            self._open = () if any(self._closes.values()) else self._roots
        return any(self._closes[one] for one in spaces)

    def _look(self, spaces: set[str]) -> None:
        rows = self._db.query(_ASIDE, (views.ids_json(spaces), json.dumps(KINDS)))
        held = Ledger(self._db).ops_of([int(row[0]) for row in rows]) if rows else {}
        closing = {
            row[1].hex()
            for row in rows
            for op in held.get(int(row[0]), ())
            if not op.standing
            and closes(op.kind, op.fields, op.values or {})
            and may_stand(row[1].hex(), op.device_id, self._rules())
        }
        self._closes.update((one, one in closing) for one in spaces)


def _spaces(root: str, records: Iterable[RecordView]) -> set[str]:
    """The spaces of a file, of a family too of which nothing is left that counts."""
    found = {root}
    for one in records:
        found.add(one.space)
        if one.kind == "case":
            found.update(ids_in(one.value("family")))
    return found
