"""Which members are one person: another entry of theirs is named in `family_member.also`, now, or until a
coordinator took it out; read for several files at once.

Anybody may write such links without end: of each member a few more are read than are looked at, and what
hangs together beyond that says so.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from vsdesk.vault.read import views

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from vsdesk.vault.database import Database

MOST: Final = 50  # entries of one relative that are looked at
MEMBER: Final = "family_member"
_TABLES: Final = ("link", "former")
_COUNTS: Final = (
    f"+m.kind = '{MEMBER}'"  # of one that counts nowhere a link says what was put aside
)
# The members of some spaces that name another entry, or are named as one.
_IS_TIED: Final = " OR ".join(
    f"EXISTS (SELECT 1 FROM {table} l WHERE {on} AND l.field = 'also')"  # noqa: S608 - literals
    for table in _TABLES
    for on in ("l.source = m.n", "l.target = m.id")
)
_TIED: Final = (
    f"SELECT m.id FROM record m WHERE m.space IN {views.IDS} AND m.kind = '{MEMBER}' "  # noqa: S608 - literals
    f"AND ({_IS_TIED})"
)
# The members that name these persons.
_NAMING: Final = " UNION ".join(
    f"SELECT m.id FROM {table} l CROSS JOIN record m ON m.n = l.source "  # noqa: S608 - literals
    f"WHERE l.target IN {views.IDS} AND l.field = 'person' AND {_COUNTS}"
    for table in _TABLES
)
# Which entries these members name, and which name them.
_PAIRS: Final = " UNION ".join(
    f"SELECT m.id AS one, o.id AS other, o.n AS n FROM record m CROSS JOIN {table} l ON {on} "  # noqa: S608 - literals
    f"CROSS JOIN record o ON {to} WHERE m.id IN {views.IDS} AND l.field = 'also' AND {_COUNTS} "
    f"AND +o.kind = '{MEMBER}'"
    for table in _TABLES
    for on, to in (
        ("l.source = m.n", "o.id = l.target"),
        ("l.target = m.id", "o.n = l.source"),
    )
)
_FEW: Final = (
    "SELECT one, other FROM (SELECT one, other, row_number() OVER (PARTITION BY one ORDER BY n) AS k "  # noqa: S608 - literals
    f"FROM ({_PAIRS})) WHERE k <= {MOST + 2}"
)
# Where these members lie, and whom they name or named.
_WHOM: Final = (
    "SELECT m.id, m.space, l.target FROM record m JOIN "  # noqa: S608 - literals
    "(SELECT source, target, field FROM link UNION ALL SELECT source, target, field FROM former) l "
    f"ON l.source = m.n AND l.field = 'person' WHERE m.id IN {views.IDS} AND {_COUNTS}"
)


class EntryGroup:
    """Some members that are one person: the persons whom they name (`named`), and those of them that are
    looked at (`people`). `closed` where they are too many: then not all is read that was asked."""

    def __init__(
        self,
        members: frozenset[str],
        whom: Mapping[str, Collection[tuple[str, str]]],
    ) -> None:
        rows = [row for one in sorted(members) for row in whom.get(one, ())]
        self.named = frozenset(person for _, person in rows)
        self.members = members
        self.people = frozenset(sorted(self.named)[:MOST])
        self.closed = max(len(members), len(self.named)) > MOST
        self._by_space: dict[str, set[str]] = defaultdict(set)
        for space, person in rows:
            self._by_space[space].add(person)

    def spaces(self) -> frozenset[str]:
        """Where its members lie that name somebody."""
        return frozenset(self._by_space)

    def within(self, spaces: Collection[str]) -> set[str]:
        """Whom the members in these spaces name."""
        return {who for one in spaces for who in self._by_space.get(one, ())}


def entries_in(
    database: Database, spaces: Collection[str], people: Collection[str]
) -> tuple[EntryGroup, ...]:
    """What hangs together with a member in these spaces, or with one that names one of these people."""
    links: dict[str, set[str]] = {}
    fresh = _begun(database, spaces, people)
    while fresh:
        found: dict[str, set[str]] = {one: set() for one in fresh}
        for one, other in database.query(_FEW, (views.ids_json(fresh),) * 4):
            found[one.hex()].add(other.hex())
        links |= found
        few = (others for others in found.values() if len(others) <= MOST)
        near = {other for others in few for other in others} - links.keys()
        fresh = {one for one in near if len(links) <= MOST or _is_few(links, one)}
    tied = {one: others for one, others in links.items() if others}
    whom = _whom(database, {*tied, *(one for others in tied.values() for one in others)})
    groups, seen = [], set[str]()
    for one in sorted(tied):
        if one not in seen:
            together = _together(tied, one)
            seen |= together
            groups.append(EntryGroup(together, whom))
    return tuple(groups)


def _begun(database: Database, spaces: Collection[str], people: Collection[str]) -> set[str]:
    asked = views.ids_json(spaces)
    found = {row[0].hex() for row in database.query(_TIED, (asked,))} if spaces else set()
    asked = views.ids_json(people)
    naming = database.query(_NAMING, (asked,) * 2) if people else ()
    return found | {row[0].hex() for row in naming}


def _whom(database: Database, members: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    """By member the space, and each whom it names."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    asked = (views.ids_json(members),)
    for id, space, person in database.query(_WHOM, asked) if members else ():
        found[id.hex()].append((space.hex(), person.hex()))
    return found


def _is_few(links: Mapping[str, set[str]], near: str) -> bool:
    """Whether what hangs together with somebody who is not read yet is not too much already."""
    beside = {one for one, others in links.items() if near in others}
    return len(_together({**links, near: beside}, near)) <= MOST


def _together(links: Mapping[str, Collection[str]], first: str) -> frozenset[str]:
    """All that hang together with one, as far as links are read."""
    found, left = set[str](), [first]
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left += links.get(one, ())
    return frozenset(found)
