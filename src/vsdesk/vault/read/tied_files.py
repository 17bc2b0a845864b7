"""Who and what guards a file by where it lies: the spaces of the file, those in which guards are sought for
it, and what a link ties to these, now or before.

One reader for whatever closes a file or is tried before it is let go: what was put aside, what is missing,
an order to erase, a pair that is decided anew. Which links guard is `records/guarding_links.py`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.history.op_scopes import SHARED
from vsdesk.records.case_parts import SHARED_SPACES
from vsdesk.records.dossier import ids_in
from vsdesk.records.guarding_links import PAIR, guarding_links
from vsdesk.vault.read import views

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.vault.database import Database

# Of the records of these spaces, or of these ids: their space, the kind and field of a link by which they
# name something, or are named, and the space of its other end.
_NAMES, _IS_NAMED = (
    " UNION ".join(
        f"SELECT {here}.space, r.kind, l.field, {there}.space FROM record {here} "  # noqa: S608 - literals
        f"CROSS JOIN {table} l ON {on} CROSS JOIN record {there} ON {to} WHERE {here}.{{0}} IN {views.IDS}"
        for table in ("link", "former")
    )
    for here, on, there, to in (
        ("r", "l.source = r.n", "t", "t.id = l.target"),
        ("t", "l.target = t.id", "r", "r.n = l.source"),
    )
)
_NAMING: Final = f"{_NAMES} UNION {_IS_NAMED}"
_EVER: Final = (
    "(SELECT source, field, target FROM link UNION SELECT source, field, target FROM former)"
)
_PAIRED: Final = (
    f"SELECT DISTINCT t.space FROM {_EVER} l JOIN {_EVER} o ON o.source = l.source "  # noqa: S608 - literals
    "JOIN record s ON s.n = l.source JOIN record t ON t.id = o.target "
    f"WHERE l.target IN {views.IDS} AND +s.kind = '{PAIR}'"
)
_FILES: Final = (
    f"SELECT id FROM record WHERE id IN {views.IDS} AND id = space AND +kind IN "  # noqa: S608 - literals
    "('case', 'family', 'incident', 'source')"
)


class GuardedFrom:
    """Of one file, by root: worked out when something asks, mostly nothing."""

    def __init__(
        self,
        root: str,
        records: Mapping[str, RecordView],
        joined: Callable[[str], Iterable[Dossier]],
        further: Callable[[str], Iterable[str]],
        news: Callable[[str], Iterable[str]],
    ) -> None:
        """`records`: of the file. `joined`: the files of the other entries of its person; `further`: the
        spaces in which guards are sought for it, `news` those in which news of a death are."""
        self.root = root
        self.kind = records[root].kind if root in records else ""
        self._records = records
        self._joined = joined
        self._further = further
        self._news = news

    @cached_property
    def own(self) -> frozenset[str]:
        """Its spaces; a family or an incident of which nothing is here, or nothing counts, is one of them."""
        return _spaces(self.root, self._records.values())

    @cached_property
    def further(self) -> frozenset[str]:
        """Those in which guards are sought for it."""
        return frozenset(self._further(self.root))

    @cached_property
    def entries(self) -> Mapping[str, frozenset[str]]:
        """By root the spaces of the files of its other entries."""
        return {one.root: _spaces(one.root, one.records) for one in self._joined(self.root)}

    @cached_property
    def news(self) -> frozenset[str]:
        """Those in which news of a death are sought for it."""
        return frozenset(self._news(self.root))


def _spaces(root: str, records: Iterable[RecordView]) -> frozenset[str]:
    found = {root}
    for one in records:
        found.add(one.space)
        if one.kind == "case":
            for name in SHARED_SPACES:
                found.update(id for said in one.every(name) for id in ids_in(said))
                found.update(one.formerly.get(name, ()))
    return frozenset(found)


def touching(database: Database, spaces: Collection[str]) -> dict[str, set[str]]:
    """By space that names something of these or is named there, which of these; nothing reaches another file
    by way of those that all share."""
    found: dict[str, set[str]] = {}
    rows = database.query(_NAMING.format("space"), (views.ids_json(spaces),) * 4) if spaces else ()
    for of, *_, other in rows:
        found.setdefault(other.hex(), set()).add(of.hex())
    return {space: of for space, of in found.items() if space not in SHARED}


def named_from(database: Database, spaces: Collection[str]) -> set[str]:
    """The spaces of what the records of these name, now or before; not those that all share."""
    rows = database.query(_NAMES.format("space"), (views.ids_json(spaces),) * 2) if spaces else ()
    return {row[3].hex() for row in rows} - SHARED


def tied_files(database: Database, dictionary: Dictionary, ids: Collection[str]) -> set[str]:
    """The roots of the files that guarding links tie to one of these records, theirs among them."""
    asked = views.ids_json(ids)
    guarding = dictionary.once(guarding_links)
    rows = database.query(_NAMING.format("id"), (asked,) * 4)
    found = {space.hex() for _, kind, field, space in rows if (kind, field) in guarding}
    found |= {row[0].hex() for row in database.query(_PAIRED, (asked,))}
    return {row[0].hex() for row in database.query(_FILES, (views.ids_json(found),))}
