"""Who is the same person as one of these: a coordinator joined the two, or the cases in which they are
missing (`duplicate_link`), or a family said so of a member (`family_member.also`), from one to the next.

For the names of whoever is missing by a case: what it keeps is kept at each entry. Of whoever has more
entries than are looked at the first are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.vault.read import views
from vsdesk.vault.read.entry_groups import entries_in
from vsdesk.vault.read.joined_pairs import OF_PEOPLE, pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from vsdesk.history.merge import Rules
    from vsdesk.vault.database import Database

_MOST: Final = 50  # entries of one person
_ROUNDS: Final = 3  # from one to the next
_OF_ONE: Final = 3  # persons of one case
_MISSING: Final = (
    "SELECT id, target FROM (SELECT r.id AS id, l.target AS target, "  # noqa: S608 - literals
    "row_number() OVER (PARTITION BY r.n ORDER BY l.aside, l.target) AS k "
    "FROM record r CROSS JOIN (SELECT source, field, target, 0 AS aside FROM link UNION ALL "
    "SELECT source, field, target, 1 FROM former) l ON l.source = r.n "
    f"WHERE r.id IN {views.IDS} AND r.kind = 'case' AND l.field = 'person' "
    f"AND (l.aside = 0 OR {views.IS_ASIDE})) WHERE k <= {_OF_ONE}"
)


class SamePerson:
    """Read for some persons at once."""

    def __init__(self, database: Database, rules: Callable[[], Rules]) -> None:
        self._db = database
        self._rules = rules

    def of(self, people: Collection[str]) -> Mapping[str, frozenset[str]]:
        """By person the other entries; nearly always none."""
        groups = _Groups()
        fresh, known = {*people}, set[str]()
        for _ in range(_ROUNDS):
            known |= fresh
            for held in (*self._said(fresh), *self._joined(fresh)):
                groups.join(held)
            fresh = groups.everybody() - known
            if not fresh:
                break
        return {one: others for one in people if (others := groups.others(one))}

    def _said(self, people: Collection[str]) -> Iterator[frozenset[str]]:
        return (group.named for group in entries_in(self._db, (), people)) if people else iter(())

    def _joined(self, people: Collection[str]) -> Iterator[frozenset[str]]:
        joined = pairs(self._db, self._rules, OF_PEOPLE, sorted(people)) if people else []
        ends = {end for pair in joined for end in pair}
        missing: dict[str, set[str]] = {}
        asked = (views.ids_json(ends),)
        for case, person in self._db.query(_MISSING, asked) if ends else ():
            missing.setdefault(case.hex(), set()).add(person.hex())
        for pair in joined:
            yield frozenset(who for end in pair for who in missing.get(end, {end}))


class _Groups:
    def __init__(self) -> None:
        self._of: dict[str, set[str]] = {}

    def join(self, people: Iterable[str]) -> None:
        together = set[str]().union(*(self._of.get(one, {one}) for one in people))
        self._of.update(dict.fromkeys(together, together))

    def everybody(self) -> set[str]:
        return {*self._of}

    def others(self, one: str) -> frozenset[str]:
        return frozenset(sorted(self._of.get(one, set()) - {one})[:_MOST])
