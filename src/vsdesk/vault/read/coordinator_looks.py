"""The ops that a coordinator had on the screen who looked in a record: no longer one device's word.

A look lets something go, so it stands by what counts and with what was put aside of a withdrawn device
(docs/spec/bundle.md §9.5): one that she took back does not come back by her withdrawal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.history.seen import all_hidden
from vsdesk.records.consent.coordinators import looked
from vsdesk.vault.read import views
from vsdesk.vault.read.aside_records import as_counted, is_any
from vsdesk.vault.read.makers import is_other

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.history.merge import Rules
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

_ASIDE: Final = (
    f"SELECT r.n, r.id FROM record r WHERE r.id IN {views.IDS} AND r.hidden < {views.VOID} "  # noqa: S608 - literals
    "AND EXISTS (SELECT 1 FROM op o JOIN entry e ON e.n = o.entry "
    "WHERE o.record = r.n AND e.counts = 0)"
)


def looked_ops(database: Database, records: Iterable[RecordView], rules: Rules) -> frozenset[str]:
    """Those at which a coordinator looked in one of these records, and did not take it back."""
    found = _looks(records, rules)
    if found and is_any(database):  # in nearly every vault nothing was put aside
        for id, ops in _looks(_so(database, found, rules), rules, every=True).items():
            found[id] &= ops
    return frozenset[str]().union(*found.values())


def taken_back(database: Database, records: Iterable[RecordView], rules: Rules) -> frozenset[str]:
    """Those at which a coordinator looked by what counts, and not so."""
    if not is_any(database):
        return frozenset()
    held = [*records]
    return frozenset[str]().union(*_looks(held, rules).values()) - looked_ops(database, held, rules)


def _looks(
    records: Iterable[RecordView], rules: Rules, *, every: bool = False
) -> dict[str, set[str]]:
    """By record what was looked at there; `every`: of such as have no look too."""
    found: dict[str, set[str]] = {}
    for one in records:
        ops = {*looked(one, lambda word: not is_other(word, rules))}
        if ops or every:
            found.setdefault(one.id, set()).update(ops)
    return found


def _so(database: Database, ids: Iterable[str], rules: Rules) -> list[RecordView]:
    """Of these records those into which something was written that was put aside, as if it counted."""
    rows = database.query(_ASIDE, (views.ids_json(ids),))
    states = as_counted(database, rules, {int(n): id.hex() for n, id in rows})
    gone = all_hidden(states.values(), rules)
    return [views.view_of(one, hidden=id in gone) for id, one in states.items()]
