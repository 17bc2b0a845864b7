"""The rows of lists: one for each root record that is not deleted, true to the records of its space.

A row also quotes a record of another space, the place of the event. Thousands of rows may quote one
place, so a change there is written into them by one statement, and nothing is folded for it. A family
of which no member tells a family name is called after those that it misses: its row follows their cases.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.records.dates.days import day_at
from vsdesk.records.dictionary import display_names
from vsdesk.vault.read import views
from vsdesk.vault.read.summary import AFTER_MISSING, NOBODY, summary_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database
    from vsdesk.vault.read.authors import Author, Authors

COLUMNS: Final = (
    "n, id, kind, name, other, namekey, number, status, place, placeid, gov, first, last, told, "
    "author, differs, updated, extra"
)
_PUT: Final = f"INSERT OR REPLACE INTO list ({COLUMNS}) VALUES ({', '.join('?' * 18)})"  # noqa: S608 - constants
# Families whose row is made from the cases in which these records lie.
_FOLLOWING: Final = (
    "SELECT DISTINCT f.id FROM record c JOIN link l ON l.source = c.n JOIN list f ON f.id = l.target "  # noqa: S608 - constants
    "WHERE c.kind = 'case' AND c.space IN (SELECT space FROM record WHERE n IN "
    "(SELECT value FROM json_each(?))) AND f.kind = 'family' "
    f"AND json_extract(f.extra, '$.{AFTER_MISSING}')"
)
# The cases of a family; those of a large one by their arrival, as far as its name needs them.
_OF_FAMILY: Final = (
    "SELECT DISTINCT c.space FROM link l JOIN record c ON c.n = l.source "
    "WHERE l.target = ? AND c.kind = 'case' AND c.hidden = 0 ORDER BY c.n LIMIT 20"
)
# Whether the root of a space stands.
_ROOTED: Final = "SELECT 1 FROM record WHERE id = ?1 AND space = ?1 AND hidden = 0 LIMIT 1"
Numbered = tuple[int, "RecordView"]


class Lists:
    """Writes the table `list`, inside the caller's transaction."""

    def __init__(
        self,
        database: Database,
        dictionary: Dictionary,
        clock: Callable[[], int],
        authors: Authors,
    ) -> None:
        self._clock = clock
        self._authors = authors
        self._db = database
        self._dictionary = dictionary
        self._quoted = frozenset(
            target
            for kind in dictionary.kinds
            for spec in dictionary.listed(kind.name)
            if spec.listed == "place"
            for target in spec.targets
        )

    def at_once(self, found: Mapping[int, RecordView]) -> set[str]:
        """Write the rows of spaces of which every record is in `found`; the other spaces touched."""
        held: dict[str, list[Numbered]] = defaultdict(list)
        for number, view in found.items():
            held[view.space].append((number, view))
        rows = self._db.query(
            "SELECT space, count(*), max(deletes), max(hidden OR erased) FROM record WHERE space IN "
            "(SELECT unhex(value) FROM json_each(?)) GROUP BY space",
            (json.dumps(list(held)),),
        )
        whole = {
            space.hex()
            for space, count, deletes, hidden in rows
            if count == len(held[space.hex()]) and not deletes and not hidden
        }
        roots = [one for space in whole for one in held[space] if one[1].id == space]
        by = self._authors.of(roots)
        self._put([row for space in whole for row in self._row(space, held[space], by)])
        return held.keys() - whole

    def write(self, spaces: Collection[str], progress: Progress) -> None:
        """Write the rows of these spaces from their records; a deleted root loses its row.

        A space without a root, as that of the journal, has none: what lies in it is not read, however much.
        """
        for done, space in enumerate(sorted(spaces)):
            if done % 500 == 0:
                progress.step("listing", done, len(spaces))
            raw, rows = bytes.fromhex(space), []
            if self._db.one(_ROOTED, (raw,)) is not None:
                found = views.load_numbered(self._db, "r.space = ?", (raw,))
                by = self._authors.of([one for one in found if one[1].id == space])
                rows = self._row(space, found, by)
            if not rows:
                self._db.run("DELETE FROM list WHERE id = ?", (raw,))
            self._put(rows)

    def quoting(self, changed: Iterable[RecordView]) -> set[str]:
        """Follow changed places in the rows that quote them; spaces whose row must be rebuilt."""
        lost: set[str] = set()
        for view in changed:
            if view.kind not in self._quoted:
                continue
            named = {view.id: view}
            words, gov = display_names.place_shown((), view.id, named.get, self._dictionary.places)
            if words:
                self._db.run(
                    "UPDATE list SET place = ?, gov = ? WHERE placeid = ? AND placeid <> ''",
                    (words, gov, view.id),
                )
            else:  # its rows fall back on the words of their own records
                sql = "SELECT id FROM list WHERE placeid = ? AND placeid <> ''"
                lost |= {row[0].hex() for row in self._db.query(sql, (view.id,))}
        return lost

    def following(self, numbers: Collection[int]) -> set[str]:
        """The families that are called after somebody whom these records tell of."""
        return {row[0].hex() for row in self._db.query(_FOLLOWING, (json.dumps(list(numbers)),))}

    def _missing(self, family: str) -> list[RecordView]:
        """The records of the cases of a family, as far as they say who is missing."""
        spaces = [row[0].hex() for row in self._db.query(_OF_FAMILY, (bytes.fromhex(family),))]
        where = (
            "r.space IN (SELECT unhex(value) FROM json_each(?)) AND r.hidden = 0 "
            "AND r.kind IN ('case', 'person', 'person_name')"
        )
        return views.load(self._db, where, (json.dumps(spaces),)) if spaces else []

    def _row(
        self, space: str, found: Sequence[Numbered], by: Mapping[int, Author]
    ) -> list[Sequence[object]]:
        root = next(((n, view) for n, view in found if view.id == space), None)
        if root is None or root[1].deleted:
            return []
        number, view = root
        records = [one for _, one in found if not one.deleted]
        today = day_at(self._clock())
        parts = (self._named, self._dictionary, today, partial(self._missing, space))
        row = summary_of(view, records, *parts, by.get(number, NOBODY))
        return [(number, bytes.fromhex(space), view.kind, *row.columns())]

    def _put(self, rows: list[Sequence[object]]) -> None:
        self._db.run_many(_PUT, rows)

    def _named(self, rec: str) -> RecordView | None:
        """A record of another space that a row quotes."""
        try:
            raw = bytes.fromhex(rec)
        except ValueError:
            return None
        found = views.load(self._db, "r.id = ?", (raw,))
        return found[0] if found else None
