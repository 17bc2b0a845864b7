"""Keeps whom ids carry that came in files (history/ids_in_files.py): the table `unmade`, and the same in the
rules of the merge, which everybody asks who made a record."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from vsdesk.history.entry import carries
from vsdesk.history.ids_in_files import unmade
from vsdesk.vault.meta import Meta

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from vsdesk.history.field_rules import Rules
    from vsdesk.history.state import StoredOp
    from vsdesk.vault.database import Database
    from vsdesk.vault.ledger import Ledger

_ASKED: Final = "unmade_since"  # in `meta`: who was asked about of what loads brought, and `since`
_BATCH: Final = 500
_LOADED: Final = "SELECT 1 FROM entry WHERE instr(by, '~') > 0 LIMIT 1"
_BROUGHT: Final = (
    "SELECT DISTINCT r.id FROM entry e JOIN op o ON o.entry = e.n JOIN record r ON r.n = o.record "
    "WHERE instr(e.by, '~') > 0"
)
_OF_THESE: Final = (
    "SELECT DISTINCT a.id FROM json_each(?) j CROSS JOIN record a ON a.n = j.value "
    "CROSS JOIN record r ON r.id = a.id CROSS JOIN op o ON o.record = r.n "
    "CROSS JOIN entry e ON e.n = o.entry WHERE instr(e.by, '~') > 0"
)
_ALL_OF: Final = (
    "SELECT id, n FROM record WHERE id IN (SELECT unhex(value) FROM json_each(?)) ORDER BY n"
)


def unmade_here(database: Database) -> list[tuple[str, str]]:
    """Records, each with a device that its id carries and that did not make it."""
    return [(id.hex(), kid.hex()) for id, kid in database.query("SELECT id, kid FROM unmade")]


class BroughtIds:
    """Follows the log, inside the caller's transaction."""

    def __init__(self, database: Database, ledger: Ledger, rules: Callable[[], Rules]) -> None:
        self._db = database
        self._ledger = ledger
        self._rules = rules
        self._meta = Meta(database)

    def follow(self, numbers: Collection[int]) -> None:
        """After ops of the records with these numbers came, or no longer count."""
        if len(numbers) > _BATCH and self._db.one(_LOADED) is None:  # nearly every vault
            return
        rows = self._db.query(_OF_THESE, (json.dumps([*numbers]),))
        self._judge([row[0].hex() for row in rows])

    def follow_list(self) -> None:
        """After a list came: of whom it names for the first time nobody asked yet. One who is on a list has
        their role for life."""
        rules = self._rules()
        known = {one: rules.since.get(one, 0) for one in {*rules.listed, rules.own}}
        asked = self._meta.get(_ASKED, {})
        fresh = {one for one, since in known.items() if asked.get(one) != since}
        if not fresh:
            return
        if self._db.one(_LOADED) is not None:
            ids = (row[0].hex() for row in self._db.query(_BROUGHT))
            self._judge([id for id in ids if any(carries(id, one) for one in fresh)])
        self._meta.put(_ASKED, {**asked, **known})

    def _judge(self, ids: Iterable[str]) -> None:
        held, rules = [*ids], self._rules()
        for start in range(0, len(held), _BATCH):
            some = held[start : start + _BATCH]
            rows = self._db.query(_ALL_OF, (json.dumps(some),))
            ops = self._ledger.ops_of([int(row[1]) for row in rows])
            every: defaultdict[str, list[StoredOp]] = defaultdict(list)
            for id, number in rows:
                every[id.hex()] += ops[int(number)]
            found = {(id, kid) for id, said in every.items() for kid in unmade(said, rules)}
            self._keep(some, found, rules)

    def _keep(self, ids: Collection[str], found: Collection[tuple[str, str]], rules: Rules) -> None:
        asked = {*ids}
        rules.unmade -= {one for one in rules.unmade if one[0] in asked}
        rules.unmade |= {*found}
        self._db.run_many("DELETE FROM unmade WHERE id = ?", [(bytes.fromhex(id),) for id in ids])
        rows = [(bytes.fromhex(id), bytes.fromhex(kid)) for id, kid in found]
        self._db.run_many("INSERT INTO unmade (id, kid) VALUES (?, ?)", rows)
