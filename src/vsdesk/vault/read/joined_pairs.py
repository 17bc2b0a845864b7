"""Which two entries a coordinator joined (`duplicate_link`), by what counts and by what was put aside of a
coordinator's device that was withdrawn: that a laptop was taken parts nobody (docs/spec/bundle.md §9.5).

For what closes, and for nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.guarding_links import PAIR
from vsdesk.vault.read import views
from vsdesk.vault.read.aside_records import as_counted, is_any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.vault.database import Database

    Pair = tuple[str, str]

_SAME: Final = "same"
# "+": sought by what is linked, not by kind.
_COUNTS: Final = (
    f"+r.kind = '{PAIR}' AND r.hidden = 0 "  # noqa: S608 - literals
    "AND r.n IN (SELECT source FROM link WHERE {0})"
)
_ASIDE: Final = " UNION ".join(
    f"SELECT r.n, r.id FROM record r WHERE r.n IN (SELECT source FROM {table} WHERE {{0}}) "  # noqa: S608 - literals
    f"AND +r.kind = '{PAIR}' AND {views.IS_ASIDE}"
    for table in ("link", "former")
)
_OF_CASE: Final = (
    "SELECT r.id FROM {0} l CROSS JOIN record r ON r.n = l.source "  # noqa: S608 - literals
    f"WHERE l.target IN {views.IDS} AND l.field = 'person' AND r.kind = 'case'"
)
# These ids, and the cases in which one of them is missing.
OF_IDS: Final = f"target IN {views.IDS}"
OF_PEOPLE: Final = (
    f"{OF_IDS} OR target IN ({_OF_CASE.format('link')} UNION "
    f"{_OF_CASE.format('former')} AND {views.IS_ASIDE})"
)


def pairs(
    database: Database, rules: Callable[[], Rules], where: str, ids: Sequence[str]
) -> list[Pair]:
    """The two of each pair with an end that a literal `where` names (`OF_IDS`, `OF_PEOPLE`)."""
    asked = (views.ids_json(ids),) * where.count("?")
    found = [
        (one.text("first"), one.text("second"))
        for one in views.load(database, _COUNTS.format(where), asked)
        if _SAME in one.every("decision")
    ]
    rows = database.query(_ASIDE.format(where), asked * 2) if is_any(database) else ()
    states = as_counted(database, rules(), {int(n): id.hex() for n, id in rows}) if rows else {}
    for state in states.values():
        said = {
            name: [op.values.get(name) for op in state.fields.get(name, ())]
            for name in ("first", "second", "decision")
        }
        if _SAME in said["decision"]:
            found += [(str(a or ""), str(b or "")) for a in said["first"] for b in said["second"]]
    return [(one, other) for one, other in dict.fromkeys(found) if one and other]
