"""What was said in pages that were removed, as it guards on: with the records of a file, and of a family with
those of its cases that were removed.

A removal is a click. It ends no answer, no mark and no danger that somebody told (docs/spec/bundle.md §8.12).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.history.merge import fold
from vsdesk.history.seen import all_hidden
from vsdesk.records import guarding_on as pages
from vsdesk.vault.ledger import Ledger
from vsdesk.vault.read import views
from vsdesk.vault.read.joined_pairs import OF_IDS, pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from vsdesk.history.merge import Rules
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

_CASES: Final = (
    "r.space IN (SELECT c.space FROM link l CROSS JOIN record c ON c.n = l.source "
    "WHERE l.target = ? AND c.kind = 'case' AND c.hidden = 1)"
)
_PAGE: Final = "r.hidden = 1 AND r.erased = 0 AND r.id = r.space"
_NAMED: Final = (
    f"{_PAGE} AND r.kind = 'family' AND EXISTS (SELECT 1 FROM link l "  # noqa: S608 - literals
    "CROSS JOIN record c ON c.n = l.source "
    "WHERE l.target = r.id AND c.kind = 'case' AND c.hidden = 0)"
)
_STANDS: Final = f"r.id IN {views.IDS} AND r.kind = 'case' AND r.hidden = 0"
_AROUND: Final = (
    f"SELECT n FROM record WHERE hidden < {views.VOID} "  # noqa: S608 - literals
    f"AND space IN (SELECT space FROM record WHERE id IN {views.IDS})"
)


def read_by_others(database: Database, rules: Callable[[], Rules]) -> list[RecordView]:
    """The families that were removed and that a case which stands names, and the cases that were removed and
    are joined with one that stands."""
    with database.snapshot():
        families = views.load(database, _NAMED)
        cases = {one.id: one for one in views.load(database, f"{_PAGE} AND r.kind = 'case'")}
        joined = pairs(database, rules, OF_IDS, sorted(cases)) if cases else []
        ends = {id for pair in joined for id in pair} - cases.keys()
        stand = {one.id for one in views.load(database, _STANDS, (views.ids_json(ends),))}
    held = {id for pair in joined for id in pair if not stand.isdisjoint(pair)}
    return [*families, *(one for id, one in cases.items() if id in held)]


def unremoved(
    database: Database, rules: Rules, root: str, records: Collection[RecordView]
) -> tuple[RecordView, ...]:
    """See `records.gate.persons.guards_elsewhere.Beyond.unremoved`."""
    cases: list[RecordView] = []
    if any(one.id == root and one.kind == "family" for one in records):
        here = {one.id for one in records}
        found = views.load(database, _CASES, (views.raw_id(root),))
        cases = [one for one in found if one.id not in here]
    return pages.unremoved((*records, *cases), partial(_by_itself, database, rules))


def guarding_on(
    database: Database, rules: Rules, records: Iterable[RecordView]
) -> list[RecordView]:
    """See `records.guarding_on.guarding_on`."""
    return pages.guarding_on(records, partial(_by_itself, database, rules))


def _by_itself(database: Database, rules: Rules, ids: Collection[str]) -> set[str]:
    """Those of these records that a delete of their own hides: judged as the vault does, with all of their
    spaces."""
    with database.snapshot():
        rows = database.query(_AROUND, (views.ids_json(ids),))
        held = Ledger(database).ops_of([int(n) for (n,) in rows])
    states = (fold(ops, rules) for ops in held.values() if ops)
    return all_hidden((one for one in states if one is not None), rules).intersection(ids)
