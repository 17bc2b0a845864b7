"""What withdrawn devices wrote into cases and was put aside: whom a case names as missing, and to which
family or incident it is tied.

It counts nowhere, but a case beside loses no guard by it: that a laptop was taken lets no neighbour's name
and no news out (docs/spec/bundle.md §9.5). Read once for all files that are read at once, and only when
something is to leave; nearly always nothing.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.records.case_parts import SHARED_SPACES
from vsdesk.records.dossier import ids_in
from vsdesk.vault.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from vsdesk.vault.database import Database

INCIDENT: Final = ("incident",)
_PERSON: Final = "person"
_CASES: Final = (
    "SELECT DISTINCT r.n, r.id FROM entry e CROSS JOIN op o ON o.entry = e.n "
    "CROSS JOIN record r ON r.n = o.record WHERE e.counts = 0 AND +r.kind = 'case'"
)


class AsideTies:
    """Of all cases into which something was written that was put aside, by all that was ever said there."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def ties(self, case: str, fields: Collection[str] = SHARED_SPACES) -> set[str]:
        """To what a case was tied."""
        held = self._named.get(case, {})
        return {id for name in fields for id in held.get(name, ())}

    def cases(self, named: str) -> frozenset[str]:
        """The cases that were tied to a family or an incident, or named a person as missing."""
        return frozenset(self._tied.get(named, ()))

    def people(self, cases: Collection[str]) -> dict[str, set[str]]:
        """By person the cases of these in which they are missing."""
        found: dict[str, set[str]] = defaultdict(set)
        for case in self._named.keys() & set(cases):
            for id in self._named[case].get(_PERSON, ()):
                found[id].add(case)
        return found

    @cached_property
    def _named(self) -> Mapping[str, Mapping[str, set[str]]]:
        rows = self._db.query(_CASES)
        ids = {int(n): id.hex() for n, id in rows}
        found: dict[str, dict[str, set[str]]] = {}
        for n, ops in Ledger(self._db).ops_of(ids).items() if ids else ():
            held = found.setdefault(ids[n], {})
            for op in ops:
                for name in (*SHARED_SPACES, _PERSON):
                    if named := ids_in((op.values or {}).get(name)):
                        held.setdefault(name, set()).update(named)
        return found

    @cached_property
    def _tied(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for case in self._named:
            for one in self.ties(case, (*SHARED_SPACES, _PERSON)):
                found[one].add(case)
        return found
