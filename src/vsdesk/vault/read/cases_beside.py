"""Who is missing in the cases beside a file: those that share an incident with it, or a reference record into
which people wrote words. What happened is told there in one story for all of them.

Whose name goes along is said by the file of that case (records/gate/names/named_beside.py). Removed cases
count: whoever removes one ends nothing that was refused there. Read once for all files of a batch, and of
many cases so many of each device: whoever ties more hides nobody's case behind them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from vsdesk.records.gate.persons.guards_elsewhere import OtherCases
from vsdesk.vault.read import views
from vsdesk.vault.read.aside_ties import INCIDENT
from vsdesk.vault.read.neighbours import cases_named
from vsdesk.vault.read.same_person import SamePerson

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from vsdesk.history.merge import Rules
    from vsdesk.vault.database import Database
    from vsdesk.vault.read.beyond_file import FileHistory
    from vsdesk.vault.read.guards import Guards
    from vsdesk.vault.read.kept_beside import KeptNow

_INCIDENTS: Final = (
    "SELECT l.target FROM record r CROSS JOIN link l ON l.source = r.n "
    "WHERE r.id = ?1 AND r.kind = 'case' AND l.field = 'incident' UNION "
    "SELECT f.target FROM record r CROSS JOIN former f ON f.source = r.n "
    "WHERE r.id = ?1 AND r.kind = 'case' AND f.field = 'incident'"
)
_MOST: Final = 3  # persons of one case: a device may write one after the other there without end
# Whom cases name as missing, or named; of many first who lies in the space of the case.
_MISSING: Final = (
    "SELECT DISTINCT id, target FROM (SELECT c.id, p.id AS target, "  # noqa: S608 - literals
    "row_number() OVER (PARTITION BY c.n ORDER BY p.space <> c.space, p.n) AS k FROM ("
    + " UNION ".join(
        f"SELECT r.id, r.n, r.space, t.target FROM {table} t CROSS JOIN record r ON r.n = t.source "  # noqa: S608 - literals
        f"WHERE r.id IN {views.IDS} AND r.kind = 'case' AND t.field = 'person'"
        for table in ("link", "former")
    )
    + f") c CROSS JOIN record p ON p.id = c.target) WHERE k <= {_MOST}"
)
# Which cases name these persons as missing, of each the first.
_NAMING: Final = (
    "SELECT target, id FROM (SELECT l.target AS target, r.id AS id, "  # noqa: S608 - literals
    "row_number() OVER (PARTITION BY l.target ORDER BY r.n) AS k "
    "FROM (SELECT source, field, target, 0 AS aside FROM link UNION ALL "
    "SELECT source, field, target, 1 FROM former) l CROSS JOIN record r ON r.n = l.source "
    f"WHERE l.target IN {views.IDS} AND l.field = 'person' AND r.kind = 'case' "
    f"AND (l.aside = 0 OR {views.IS_ASIDE})) WHERE k <= 50"
)
_NUMBERS: Final = f"r.parent IN {views.IDS} AND +r.kind = 'person_identifier'"


class CasesBeside:
    """Of some files that are read at once."""

    def __init__(
        self, database: Database, rules: Callable[[], Rules], guards: Guards, kept: KeptNow
    ) -> None:
        """`kept`: what is known of what is shared, and of cases by themselves."""
        self._db = database
        self._guards = guards
        self._kept = kept
        self._same = SamePerson(database, rules)
        self._groups = kept.groups

    def of(self, root: str, ever: FileHistory) -> tuple[OtherCases, ...]:
        """See `records.gate.persons.guards_elsewhere.Beyond.beside`."""
        rows = self._db.query(_INCIDENTS, (views.raw_id(root),))
        aside = self._guards.aside
        incidents = [
            *dict.fromkeys((*(row[0].hex() for row in rows), *sorted(aside.ties(root, INCIDENT))))
        ]
        told = self._guards.told_with(root)
        fresh = [one for one in incidents if one not in self._groups]
        held = cases_named(self._db, fresh) if fresh else {}
        for one in fresh:
            self._groups[one] = self._group(one, held.get(one, set()) | aside.cases(one), ever)
        for one in told.keys() - self._groups.keys():
            self._groups[one] = self._group(one, told[one], ever)
        return tuple(self._groups[one] for one in dict.fromkeys((*incidents, *sorted(told))))

    def _group(self, shared: str, cases: Collection[str], ever: FileHistory) -> OtherCases:
        found: dict[str, set[str]] = defaultdict(set)
        asked = (views.ids_json(cases),) * 2
        for case, person in self._db.query(_MISSING, asked) if len(cases) > 1 else ():
            found[person.hex()].add(case.hex())
        for who, more in self._guards.aside.people(cases).items():
            found[who] |= more
        same = self._entries(found)
        numbers = views.load(self._db, _NUMBERS, (views.ids_json(found),)) if found else []
        said = ever.of([*found, *(one.id for one in numbers)])
        return OtherCases(
            {person: frozenset(held) for person, held in found.items()},
            self._kept.called(shared, tuple(said.values())),
            self._kept.file,
            same,
        )

    def _entries(self, found: dict[str, set[str]]) -> Mapping[str, frozenset[str]]:
        """By entry the others of those who were found; each with the cases in which one of them is."""
        same = dict(self._same.of(found)) if found else {}
        for one, others in [*same.items()]:
            same |= {other: others - {other} | {one} for other in others}
        asked = views.ids_json(same)
        naming = self._db.query(_NAMING, (asked,)) if same else ()
        for person, case in naming:
            found[person.hex()].add(case.hex())
        held = {
            one: {*found.get(one, ())}.union(*(found.get(each, ()) for each in others))
            for one, others in same.items()
        }
        found.update(held)
        return same
