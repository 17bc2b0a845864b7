"""Who is missing by another case than that of a file: whom such a case names, of those whom the file names,
and whoever is missing in the cases that share a family with it.

What was said of them stands in the file of that case (records/gate/persons/of_others.py). Removed cases
count: whoever removes one ends nothing that was refused there.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.records.case_parts import FAMILIES
from vsdesk.vault.read import views
from vsdesk.vault.read.neighbours import cases_named

if TYPE_CHECKING:
    from collections.abc import Collection

    from vsdesk.vault.database import Database
    from vsdesk.vault.read.aside_ties import AsideTies

_NAMING: Final = (
    "SELECT DISTINCT l.target FROM link l CROSS JOIN record r ON r.n = l.source "  # noqa: S608 - literals
    f"WHERE l.target IN {views.IDS} AND l.field = 'person' AND r.kind = 'case' "
    f"AND r.hidden < {views.VOID} AND r.id <> ? UNION "
    "SELECT f.target FROM former f CROSS JOIN record r ON r.n = f.source "
    f"WHERE f.target IN {views.IDS} AND f.field = 'person' AND r.kind = 'case' "
    f"AND r.id <> ? AND {views.IS_ASIDE}"
)
_FAMILIES: Final = (
    "SELECT l.target FROM record r CROSS JOIN link l ON l.source = r.n "
    "WHERE r.id = ?1 AND r.kind = 'case' AND l.field IN ('family', 'second_family') UNION "
    "SELECT f.target FROM record r CROSS JOIN former f ON f.source = r.n "
    "WHERE r.id = ?1 AND r.kind = 'case' AND f.field IN ('family', 'second_family')"
)
_MOST: Final = 3  # persons of one case: a device may write one after the other there without end
_OF_CASES: Final = (
    "SELECT DISTINCT target FROM (SELECT l.target AS target, "  # noqa: S608 - literals
    "row_number() OVER (PARTITION BY r.n ORDER BY l.target) AS k "
    "FROM record r CROSS JOIN link l ON l.source = r.n "
    f"WHERE r.id IN {views.IDS} AND r.kind = 'case' AND l.field = 'person') WHERE k <= {_MOST}"
)


class Sought:
    """Of one file; asked when something of it is to leave."""

    def __init__(self, database: Database, root: str, aside: AsideTies) -> None:
        self._db = database
        self._aside = aside
        self._root = root

    def of(self, people: Collection[str]) -> frozenset[str]:
        """See `records.gate.persons.guards_elsewhere.Beyond.sought`."""
        asked = (views.ids_json(people), views.raw_id(self._root)) * 2
        rows = self._db.query(_NAMING, asked) if people else ()
        return self._beside | {row[0].hex() for row in rows}

    @cached_property
    def _beside(self) -> frozenset[str]:
        tied = self._db.query(_FAMILIES, (views.raw_id(self._root),))
        families = {row[0].hex() for row in tied} | self._aside.ties(self._root, FAMILIES)
        held = cases_named(self._db, families) if families else {}
        aside = map(self._aside.cases, families)
        cases = set[str]().union(*held.values(), *aside) - {self._root}
        rows = self._db.query(_OF_CASES, (views.ids_json(cases),)) if cases else ()
        return frozenset((*(row[0].hex() for row in rows), *self._aside.people(cases)))
