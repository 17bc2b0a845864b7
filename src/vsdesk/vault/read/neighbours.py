"""The cases that share a family or an incident with a file, and whom they name: for what guards somebody
there.

What lies in a shared space is told in one story for all of them, and leaves on the paper of each
(docs/spec/bundle.md §8.15). Anybody may tie a case to an incident: beyond a bound nothing of it is read, and
the words of that space stay.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from vsdesk.records.copy_mark import MARKED
from vsdesk.vault.read import views

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from vsdesk.vault.database import Database

OF_CASES: Final = MARKED  # the roots whose spaces tell of somebody missing
MOST_CASES: Final = 200  # that share one space
MOST_RECORDS: Final = 20_000  # in all of their spaces
MOST_NAMED: Final = 2_000  # of one space: whoever is missing there is looked for by name
_TIES: Final = " UNION ".join(
    f"SELECT t.target, r.space, r.n FROM {table} t CROSS JOIN record r ON r.n = t.source "  # noqa: S608 - literals
    f"WHERE t.target IN {views.IDS} AND r.kind = 'case'"  # one that counts nowhere by what was put aside
    for table in ("link", "former")
)
_CASES: Final = (
    "SELECT target, space FROM (SELECT target, space, "  # noqa: S608 - literals
    f"row_number() OVER (PARTITION BY target ORDER BY n) AS k FROM ({_TIES})) WHERE k <= {MOST_CASES + 1}"
)
# Of many in turn those of each device that wrote there: none crowds out what another tied.
_IN_TURN: Final = (
    "SELECT target, space FROM (SELECT target, space, "  # noqa: S608 - literals
    "row_number() OVER (PARTITION BY target ORDER BY min(turn), n) AS k FROM ("
    "SELECT t.target, t.space, t.n, log.kid, "
    "row_number() OVER (PARTITION BY t.target, log.kid ORDER BY t.n) AS turn "
    f"FROM ({_TIES}) t CROSS JOIN op ON op.record = t.n CROSS JOIN entry ON entry.n = op.entry "
    "CROSS JOIN log ON log.n = entry.log GROUP BY t.target, t.n, log.kid) "
    f"GROUP BY target, n) WHERE k <= {MOST_NAMED}"
)
# To which roots cases are tied, or were.
_TIED: Final = (
    "SELECT r.space, t.space FROM record r "  # noqa: S608 - literals
    "CROSS JOIN link l ON l.source = r.n CROSS JOIN record t ON t.id = l.target "
    f"WHERE r.id IN {views.IDS} AND r.kind = 'case' AND t.id = t.space "
    "AND +t.kind IN ('family', 'incident') UNION "
    "SELECT r.space, t.space FROM record r CROSS JOIN former f ON f.source = r.n "
    "CROSS JOIN record t ON t.id = f.target "
    f"WHERE r.id IN {views.IDS} AND r.kind = 'case' AND t.id = t.space AND +t.kind IN ('family', 'incident')"
)
MOST_READ: Final = 250_000  # records of a family, times the cases in whose file they lie
_CASES_OF: Final = (
    "SELECT l.target, count(DISTINCT r.id) FROM record f CROSS JOIN link l ON l.target = f.id "  # noqa: S608 - literals
    f"CROSS JOIN record r ON r.n = l.source WHERE f.id IN {views.IDS} "
    "AND +f.kind = 'family' AND r.kind = 'case' "
    "AND r.hidden = 0 GROUP BY l.target"
)
_SIZES: Final = f"SELECT space, count(*) FROM record WHERE space IN {views.IDS} GROUP BY space"  # noqa: S608 - literals


class Neighbours:
    """Of some shared spaces: the spaces of the cases that share each, and of what these are tied to."""

    def __init__(
        self,
        database: Database,
        shared: Collection[str],
        joined: Mapping[str, Collection[str]],
    ) -> None:
        """`joined`: by the space of a case the cases that are entries of one person with it; by a reference
        record those whose files name it."""
        self._db = database
        self.closed: set[str] = set()  # shared by more than are looked at
        self.spaces: dict[str, frozenset[str]] = {}  # by shared space
        held = {one: found for one, found in cases_of(database, shared).items() if len(found) > 1}
        # Of a space that one case has nobody else's guards are asked.
        cases = held | {one: {*found} for one, found in joined.items()}
        self.closed |= {one for one, held in cases.items() if len(held) > MOST_CASES}
        few = {one: held for one, held in cases.items() if one not in self.closed}
        tied = tied_to(database, {case for held in few.values() for case in held})
        around = {
            one: held | {space for case in held for space in tied.get(case, ())}
            for one, held in few.items()
        }
        sizes = self._sizes({space for found in around.values() for space in found})
        for one, found in around.items():
            if sum(sizes.get(space, 0) for space in found) > MOST_RECORDS:
                self.closed.add(one)
            else:
                self.spaces[one] = frozenset(found)

    def _sizes(self, spaces: Collection[str]) -> dict[str, int]:
        rows = self._db.query(_SIZES, (views.ids_json(spaces),)) if spaces else ()
        return {row[0].hex(): int(row[1]) for row in rows}


def too_large(database: Database, spaces: Collection[str]) -> frozenset[str]:
    """Of these the families whose records times their cases are more than are worked out at once."""
    asked = (views.ids_json(spaces),)
    cases = {row[0].hex(): int(row[1]) for row in database.query(_CASES_OF, asked) if row[1] > 1}
    sizes = database.query(_SIZES, (views.ids_json(cases),)) if cases else ()
    return frozenset(
        family for row in sizes if (family := row[0].hex()) and row[1] * cases[family] > MOST_READ
    )


def cases_of(database: Database, roots: Collection[str]) -> dict[str, set[str]]:
    """By family or incident the cases that are tied to it, or were; one more than
    `MOST_CASES` at the most."""
    return _pairs(database, _CASES, roots)


def cases_named(database: Database, roots: Collection[str]) -> dict[str, set[str]]:
    """The same for who is missing there, or what is told of them: of many, `MOST_NAMED` at the most, in turn
    of each device that wrote there. Nobody hides a case by tying others."""
    found = cases_of(database, roots)
    many = {one for one, cases in found.items() if len(cases) > MOST_CASES}
    return found | _pairs(database, _IN_TURN, many)


def tied_to(database: Database, cases: Collection[str]) -> dict[str, set[str]]:
    """By case the families and incidents to which it is tied, or was."""
    return _pairs(database, _TIED, cases)


def _pairs(database: Database, sql: str, ids: Collection[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in database.query(sql, (views.ids_json(ids),) * 2) if ids else ():
        found[one.hex()].add(other.hex())
    return found
