"""Which of the links that are put away for a journey join nothing that stays (docs/spec/vault.md §16).

While they are here it is known what they name. Where they never come back, they close what touches their own
space, and not every file: none of those that stayed is joined by them. Owns `meta.ties_away`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from vsdesk.history.op_scopes import REFERENCE, SHARED
from vsdesk.records.dictionary.values import is_id
from vsdesk.records.guarding_links import JOINING
from vsdesk.vault.ledger import Ledger
from vsdesk.vault.meta import Meta
from vsdesk.vault.read import views
from vsdesk.vault.read.tied_files import named_from, touching

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from vsdesk.history.state import StoredOp
    from vsdesk.vault.database import Database

_KEY: Final = "ties_away"
_AWAY: Final = (
    "SELECT DISTINCT o.record FROM log l JOIN entry e ON e.log = l.n JOIN op o ON o.entry = e.n "  # noqa: S608 - literals
    f"JOIN record r ON r.n = o.record WHERE o.state = 0 AND l.space IN {views.IDS} "
    "AND +r.kind IN (SELECT value FROM json_each(?))"
)
_MISSING: Final = (
    "SELECT lower(hex(e.eh)) || ':' || o.idx FROM op o JOIN entry e ON e.n = o.entry "  # noqa: S608 - a literal
    f"WHERE o.state = 1 AND e.eh IN {views.IDS}"
)
_SPACES: Final = f"SELECT lower(hex(id)), lower(hex(space)) FROM record WHERE id IN {views.IDS}"  # noqa: S608 - literals


def ties_away(database: Database) -> frozenset[str]:
    """The ops of which that was found when they were put away."""
    return frozenset(Meta(database).get(_KEY, []))


def note_ties(database: Database, away: Collection[str]) -> None:
    """Before these spaces are put away, inside the caller's transaction."""
    rows = database.query(_AWAY, (json.dumps(sorted(away)), json.dumps([*JOINING])))
    held = Ledger(database).ops_of([int(row[0]) for row in rows]) if rows else {}
    named = {op.id: _named(op) for ops in held.values() for op in ops if op.body == "here"}
    lies = _lies(database, {id for ids in named.values() for id in ids})
    gone = {*away} - _near(database, away)
    found = {op for op, ids in named.items() if all(id in lies and lies[id] <= gone for id in ids)}
    if found := found | ties_away(database):
        Meta(database).put(_KEY, [*sorted(found)])


def forget_ties(database: Database) -> None:
    """Of what is here again, inside the caller's transaction."""
    if not (before := ties_away(database)):
        return
    rows = database.query(_MISSING, (json.dumps(sorted({op[:64] for op in before})),))
    if left := before.intersection(row[0] for row in rows):
        Meta(database).put(_KEY, [*sorted(left)])
    else:
        Meta(database).drop(_KEY)


def _named(op: StoredOp) -> set[str]:
    """What an op names by such links; something that is no id stands for what nobody knows."""
    said = (op.values.get(name) for name in JOINING.get(op.kind, frozenset()) & {*op.fields})
    return {str(one) for value in said for one in (value if isinstance(value, list) else [value])}


def _lies(database: Database, ids: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    asked = json.dumps(sorted(filter(is_id, ids)))
    for id, space in database.query(_SPACES, (asked,)):
        found.setdefault(id, set()).add(space)
    return found


def _near(database: Database, away: Collection[str]) -> set[str]:
    """The spaces that stay, those that they name (decisions about two reports too) or that name them, and
    what these name."""
    rows = database.query("SELECT DISTINCT space FROM record")
    stays = {row[0].hex() for row in rows} - {*away} - SHARED
    near = stays | named_from(database, stays | {REFERENCE}) | touching(database, stays).keys()
    return near | named_from(database, near)
