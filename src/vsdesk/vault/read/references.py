"""In which files a reference record is named, or was: what people wrote into it is told for all of them
(docs/spec/bundle.md §8.15).

A prison that thousands of records name is beyond the bound: its own words stay, and nobody's file is read
beside it. Who is missing in those cases is looked for by name in the words of each all the same: so many
cases, in turn of each device that named it there.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.records.gate.names.shared_words import SHARED, names_in, texts_of
from vsdesk.records.gate.names.surnames import Surnames
from vsdesk.vault.ledger import Ledger
from vsdesk.vault.read import views
from vsdesk.vault.read.neighbours import MOST_NAMED, OF_CASES, cases_named, cases_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

MOST_LINKS: Final = 2_000  # to one reference record
_CHAIN: Final = 2  # how far it is named by others: who ran a place, the branch of a body
_COUNTS: Final = (
    "SELECT value, (SELECT count(*) FROM (SELECT 1 FROM link WHERE target = unhex(value) UNION ALL "
    "SELECT 1 FROM former WHERE target = unhex(value) LIMIT ?)) FROM json_each(?)"
)
# What names it or named it before, a deleted record too, in which space, and what is the root there.
_NAMING: Final = " UNION ".join(
    f"SELECT l.target, r.id, r.kind, r.space, t.kind FROM {table} l CROSS JOIN record r ON r.n = l.source "  # noqa: S608 - literals
    "LEFT JOIN record t ON t.id = r.space AND t.space = r.space "
    f"WHERE l.target IN {views.IDS} AND r.hidden < {views.VOID}"
    for table in ("link", "former")
)
_IN_CASES: Final = ", ".join(f"'{kind}'" for kind in sorted(OF_CASES))
# Of what is named often each space of a case once, and each other record, in turn of the devices.
_IN_TURN: Final = (
    "SELECT target, id, kind, space, root FROM (SELECT *, "  # noqa: S608 - literals
    "row_number() OVER (PARTITION BY target ORDER BY min(turn), n) AS k FROM ("
    "SELECT t.target, t.id, t.kind, t.space, t.root, t.n, t.one, "
    "row_number() OVER (PARTITION BY t.target, log.kid ORDER BY min(t.n)) AS turn FROM ("
    + " UNION ".join(
        "SELECT l.target, r.id, r.kind, r.space, t.kind AS root, r.n, "  # noqa: S608 - literals
        f"CASE WHEN t.kind IN ({_IN_CASES}) THEN r.space ELSE r.id END AS one "
        f"FROM {table} l CROSS JOIN record r ON r.n = l.source "
        "LEFT JOIN record t ON t.id = r.space AND t.space = r.space "
        f"WHERE l.target IN {views.IDS} AND r.hidden < {views.VOID}"
        for table in ("link", "former")
    )
    + ") t CROSS JOIN op ON op.record = t.n CROSS JOIN entry ON entry.n = op.entry "
    "CROSS JOIN log ON log.n = entry.log GROUP BY t.target, t.one, log.kid) "
    f"GROUP BY target, one) WHERE k <= {MOST_NAMED}"
)
_CALLED: Final = (
    f"SELECT n, id, parent FROM record WHERE id IN {views.IDS} "  # noqa: S608 - literals
    f"OR (parent IN {views.IDS} AND +kind = 'person_name')"
)


class References:
    """Of some reference records: the cases whose files name each."""

    def __init__(self, database: Database, told: Mapping[str, RecordView]) -> None:
        self._db = database
        self._told = told
        ids = told.keys()
        self.closed: set[str] = set()  # named more often than is looked at
        found = self._naming(ids)
        roots = {root for held in found.values() for root, kind in held if kind != "case"}
        tied = cases_of(database, roots) if roots else {}
        self.cases = {
            one: cases
            for one, held in found.items()
            if one not in self.closed
            and len(cases := {case for root, _ in held for case in tied.get(root, {root})}) > 1
        }

    @cached_property
    def named(self) -> dict[str, set[str]]:
        """The cases whose missing are looked for by name: of the closed references too."""
        found = self._naming(self.closed, often=True) if self.closed else {}
        shared = {root for held in found.values() for root, kind in held if kind != "case"}
        tied = cases_named(self._db, shared) if shared else {}
        return self.cases | {
            one: cases
            for one, held in found.items()
            if len(cases := {case for root, _ in held for case in tied.get(root, {root})}) > 1
        }

    def _naming(
        self, ids: Collection[str], *, often: bool = False
    ) -> dict[str, set[tuple[str, str]]]:
        """By reference the roots in whose spaces it is named, by itself or by other references; of what is
        named `often` so many in turn of each device, else none."""
        found: dict[str, set[tuple[str, str]]] = {one: set() for one in ids}
        behind = {one: {one} for one in ids}  # by what names: the references of which it speaks
        fresh = {*ids}
        for _ in range(_CHAIN + 1):
            if not fresh:
                break
            few = self._few(fresh)
            for one in fresh - few:
                self.closed |= behind[one]
            further: dict[str, set[str]] = defaultdict(set)
            links = self._links(few, _NAMING)
            if often:
                links |= self._links(fresh - few, _IN_TURN)
            for target, id, kind, space, root in links:
                for one in behind[target]:
                    if kind in SHARED:
                        further[id].add(one)
                    elif root in OF_CASES:
                        found[one].add((space, root))
            fresh = {id for id, more in further.items() if not more <= behind.get(id, set())}
            for id in fresh:
                behind.setdefault(id, set()).update(further[id])
        return found

    def _few(self, ids: Collection[str]) -> set[str]:
        """Those that are not named too often."""
        asked = (MOST_LINKS + 1, views.ids_json(ids))
        counted = self._db.query(_COUNTS, asked) if ids else ()
        return {str(one) for one, number in counted if number <= MOST_LINKS}

    def _links(self, ids: Collection[str], sql: str) -> set[tuple[str, str, str, str, str | None]]:
        asked = (views.ids_json(ids),) * 2
        return {
            (target.hex(), id.hex(), str(kind), space.hex(), root)
            for target, id, kind, space, root in (self._db.query(sql, asked) if ids else ())
        }

    def heard(self, people: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
        """By reference those of these people of whose names a word stands in its words: all
        others it does not name."""
        every = {id for held in people.values() for id in held}
        called = {id: Surnames.among(names) for id, names in self._called(every).items()}
        found: dict[str, set[str]] = {}
        for one, held in people.items():
            texts = texts_of(self._told[one])
            found[one] = {
                id for id in held if id in called and any(map(called[id].stand_in, texts))
            }
        return found

    def _called(self, people: Collection[str]) -> dict[str, set[str]]:
        """How they were ever called."""
        asked = views.ids_json(people)
        rows = self._db.query(_CALLED, (asked, asked)) if people else ()
        whose = {int(n): id.hex() if id.hex() in people else parent.hex() for n, id, parent in rows}
        found: dict[str, set[str]] = defaultdict(set)
        for n, ops in Ledger(self._db).ops_of(whose).items():
            for op in ops:
                found[whose[n]].update(names_in(op.values))
        return found
