"""Wishes that were under way while what they speak of was erased: nobody read them, and nobody ever will.

What an order knew it wrote anew at the entries that stay, and its word there names it. What came for the
erased entry after that (a mark, an answer, care that was asked for, that somebody is a child, or came back)
guards the entries that stay by its kind alone, until a coordinator looked (docs/spec/bundle.md §10). Told by
what the chain keeps and by looks, never by a clock.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from vsdesk.records.guarding_values import asks, unread, unread_kinds
from vsdesk.vault.read import views
from vsdesk.vault.read.coordinator_looks import looked_ops
from vsdesk.vault.read.makers import is_other
from vsdesk.vault.read.orders_beside import BESIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from vsdesk.history.merge import Rules
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

_KINDS: Final = json.dumps(unread_kinds())
_GONE: Final = f"SELECT id, space FROM record WHERE erased = 1 AND id IN {views.IDS}"  # noqa: S608 - a literal
# The spaces that went by the same orders: a case with its family.
_ALONG: Final = (
    "SELECT what FROM gone WHERE length(what) = 16 AND erasure IN "
    "(SELECT erasure FROM gone WHERE what IN (SELECT unhex(value) FROM json_each(?)))"
)
# What goes or went there, and what stays anywhere and speaks of whoever does.
_THERE: Final = (
    "+r.kind IN (SELECT value FROM json_each(?1)) AND (r.space IN "
    "(SELECT unhex(value) FROM json_each(?2)) AND (r.erased = 1 OR r.id IN "
    "(SELECT unhex(value) FROM json_each(?3))) OR r.n IN (SELECT source FROM link WHERE target IN "
    "(SELECT unhex(value) FROM json_each(?3) UNION SELECT id FROM record WHERE erased = 1 "
    "AND space IN (SELECT unhex(value) FROM json_each(?2)) "
    "AND kind IN ('case', 'family', 'family_member', 'person'))))"
)
# What stays and names an entry that went: a member as the same person, a pair, a case of whom it is.
_NAMING: Final = " UNION ".join(
    "SELECT r.n, r.kind, r.space FROM gone g CROSS JOIN record m ON m.id = substr(g.what, 17) "  # noqa: S608 - literals
    f"AND m.space = substr(g.what, 1, 16) CROSS JOIN {table} l ON l.target = m.id "
    "CROSS JOIN record r ON r.n = l.source WHERE length(g.what) = 32 "
    "AND +m.kind IN ('family_member', 'case', 'person') AND +r.erased = 0 AND "
    "(+r.kind = 'family_member' AND l.field = 'also' OR +r.kind = 'duplicate_link' "
    "OR +r.kind = 'case' AND l.field = 'person')"
    for table in ("link", "former")
)
_PAIRED: Final = (
    "WITH ends (id) AS (SELECT target FROM link WHERE source IN (SELECT value FROM json_each(?))) "
    "SELECT r.id FROM ends CROSS JOIN record r ON r.id = ends.id WHERE +r.kind = 'case' UNION "
    "SELECT r.id FROM ends CROSS JOIN link l ON l.target = ends.id AND l.field = 'person' "
    "CROSS JOIN record r ON r.n = l.source WHERE +r.kind = 'case'"
)
_ORDERS: Final = f"r.space IN {views.IDS} AND r.kind = ? AND r.hidden = 0"
_ROOTS: Final = f"r.id IN {views.IDS} AND r.id = r.space AND r.hidden = 0"


class LateWishes:
    """Reads them from the reader's connection."""

    def __init__(self, database: Database, rules: Callable[[], Rules]) -> None:
        self._db = database
        self._rules = rules

    def of(
        self, ends: Collection[str], stay: Collection[str], *, missing: bool = False
    ) -> dict[str, frozenset[str]]:
        """By record the ops that came for those of these `ends` that were erased, and at which no coordinator
        looked in the roots that stay: mostly nothing. `missing`: they are entries of who is missing."""
        rows = self._db.query(_GONE, (views.ids_json(ends),)) if ends else ()
        if not rows:
            return {}
        spaces = {row[1] for row in rows}
        named = json.dumps(sorted({one.hex() for one in (*spaces, *(r[1] + r[0] for r in rows))}))
        spaces |= {bytes(row[0]) for row in self._db.query(_ALONG, (named,))}
        seen = self._looked(stay)
        there = _there(self._db, (one.hex() for one in spaces), ())
        found = (
            (one.id, (unread(one, missing=missing) if one.erased else asks(one)) - seen)
            for one in there
        )
        return {id: ops for id, ops in found if ops}

    def roots(self) -> list[str]:
        """The files in which an entry stays beside one that was erased: in these something may have come."""
        rows = self._db.query(_NAMING)
        pairs = json.dumps([n for n, kind, _ in rows if kind == "duplicate_link"])
        found = {space.hex() for _, kind, space in rows if kind != "duplicate_link"}
        return sorted(found | {row[0].hex() for row in self._db.query(_PAIRED, (pairs,))})

    def _looked(self, stay: Collection[str]) -> frozenset[str]:
        """At what a coordinator looked in these roots, and what orders that were said there knew."""
        rules, asked = self._rules(), views.ids_json(stay)
        orders = views.load(self._db, _ORDERS, (asked, BESIDE))
        known = (
            op
            for one in orders
            for said in one.fields.get("order", ())
            if not is_other(said.word, rules)
            for op in one.observed.get(said.op, ())
        )
        return looked_ops(self._db, views.load(self._db, _ROOTS, (asked,)), rules).union(known)


def wishes_in(database: Database, spaces: Iterable[str], gone: Iterable[str]) -> list[RecordView]:
    """The records by which something may be asked in these spaces that went, or are about to, and those that
    speak of who does: what an order knows of."""
    there = _there(database, spaces, gone)
    return [one for one in there if unread(one, missing=True)]


def _there(database: Database, spaces: Iterable[str], gone: Iterable[str]) -> list[RecordView]:
    return views.load(database, _THERE, (_KINDS, views.ids_json(spaces), views.ids_json(gone)))
