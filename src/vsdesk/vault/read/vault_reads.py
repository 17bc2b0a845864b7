"""What is read: single records, the dossier around a case or family, lists, search. Uses the reader's
connection."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from vsdesk.records.dates.days import day_at
from vsdesk.vault.lines import SignedLine
from vsdesk.vault.read import views
from vsdesk.vault.read.as_there import AsThere
from vsdesk.vault.read.attempts import Attempts
from vsdesk.vault.read.authors import Authors
from vsdesk.vault.read.beyond_file import ever_said
from vsdesk.vault.read.dossiers import Dossiers
from vsdesk.vault.read.due_index import DueIndex, Row, Until
from vsdesk.vault.read.former import FormerLinks
from vsdesk.vault.read.journal_ops import Journal
from vsdesk.vault.read.kept_spaces import KeptSpaces
from vsdesk.vault.read.list_pages import Cursor, ListFilter, ListPages, ListRow, Page, Sort
from vsdesk.vault.read.makers import fair
from vsdesk.vault.read.own_work_authors import OwnWork
from vsdesk.vault.read.recent import FEW, Recent
from vsdesk.vault.read.reference_stops import ReferenceStops
from vsdesk.vault.read.roots import changed_by_turns
from vsdesk.vault.read.summary import NOBODY, summary_of
from vsdesk.vault.read.whole_vault import WholeVault
from vsdesk.vault.search.index import CAP, SearchIndex
from vsdesk.vault.search.own_places import OwnPlaceReader
from vsdesk.vault.search.place_names import PlaceNames
from vsdesk.vault.search.results import Reason, SearchHit, SearchRun
from vsdesk.vault.sync.lone_roots import LoneRoots

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from vsdesk.body_state import BodyState
    from vsdesk.crypto.canonical import Json
    from vsdesk.history.merge import Rules
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.vault.database import Database
    from vsdesk.vault.read.authors import Author, Code


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One op of a record's history, oldest first. `values` is None where the body is not here."""

    op: str
    ts: str
    device_id: str
    by: str
    fields: tuple[str, ...]
    values: Mapping[str, Json] | None = field(repr=False)
    why: str | None = field(repr=False)
    state: BodyState = "here"
    counts: bool = True


class VaultReads:
    """Reads for screens and commands."""

    def __init__(
        self,
        database: Database,
        dictionary: Dictionary,
        clock: Callable[[], int],
        rules: Callable[[], Rules],
        here: str,
        code: Code,
    ) -> None:
        """`here`: the device id of this device; `code`: by which code one is known."""
        self._clock, self._db, self._rules, self._dictionary = clock, database, rules, dictionary
        kept = KeptSpaces(database, dictionary.roots)
        self.keeping, self.of_kinds = kept.keeping, kept.of_kinds
        names = PlaceNames(dictionary.places, OwnPlaceReader(database, dictionary, rules))
        self._index = SearchIndex(database, names)
        self._authors = Authors(database, dictionary, code, rules)
        self._paging = ListPages(database, self._index)
        self._dossiers = held = Dossiers(database, dictionary, rules, here, kept=kept.of)
        self.alone, self.former = held.alone, FormerLinks(database)  # without its other entries
        self.reference_stops = partial(ReferenceStops, database, dictionary, rules)
        self.ever_said = partial(ever_said, database)  # for the guards that lie elsewhere
        self.changed_by_turns = partial(changed_by_turns, database, rules)
        self.recent = Recent(database, rules)
        self.as_there = partial(AsThere.of, database, dictionary, rules, here, held.beside)
        self.attempts = Attempts(database).holding  # to take money, by a number that stands in them
        self.journal = Journal(database)
        self.own_work_by = OwnWork(database, dictionary, rules, here).of  # as a reader gives a kind
        self.own_work = partial(self.own_work_by, self.of_kind)
        self.lone_roots = LoneRoots(database, dictionary, rules)
        self.whole = WholeVault(database, dictionary, rules, self.recent)

    # -- records ------------------------------------------------------------------------------

    def view(self, rec: str) -> RecordView | None:
        """One record, deleted ones too."""
        return next(iter(views.load(self._db, "r.id = ?", (_raw(rec),))), None)

    def views(self, ids: Iterable[str]) -> dict[str, RecordView]:
        """The same of several by id: each is read once, however often others name it."""
        found = views.load(self._db, f"r.id IN {views.IDS}", (views.ids_json({*ids}),))
        return {one.id: one for one in reversed(found)}

    def place(self, rec: str) -> tuple[str, str | None] | None:
        """The kind of one record and the id of its parent, removed ones too; None when it is not here.

        What only claims the id counts where nothing else bears it.
        """
        sql = "SELECT kind, parent FROM record WHERE id = ? ORDER BY hidden = 2, +n"
        rows = self._db.query(sql, (_raw(rec),))
        return (rows[0][0], None if rows[0][1] is None else rows[0][1].hex()) if rows else None

    def space(self, space: str) -> list[RecordView]:
        """All records of a space, deleted ones too."""
        return views.load(self._db, "r.space = ?", (_raw(space),))

    def spaces(self) -> list[str]:
        """The ids of all spaces in which something is recorded, in the order of their arrival."""
        sql = "SELECT space FROM record WHERE hidden < ? GROUP BY space ORDER BY min(n)"
        return [row[0].hex() for row in self._db.query(sql, (views.VOID,))]

    def of_kind(self, kind: str, limit: int = -1, after: int = 0) -> list[RecordView]:
        """The records of one kind that are not deleted, in the order of their arrival."""
        return [view for _, view in self.numbered(kind, limit, after)]

    def numbered(self, kind: str, limit: int, after: int) -> list[tuple[int, RecordView]]:
        """The same with their numbers, for going on after the last."""
        where = (
            "r.n IN (SELECT n FROM record WHERE kind = ? AND hidden = 0 AND n > ? "
            "ORDER BY n LIMIT ?)"
        )
        return views.load_numbered(self._db, where, (kind, after, limit))

    def numbered_in(
        self, kind: str, spaces: Collection[str], after: int
    ) -> list[tuple[int, RecordView]]:
        """The same of these spaces, all behind that number."""
        where = f"r.kind = ? AND r.hidden = 0 AND r.n > ? AND r.space IN {views.IDS}"
        return views.load_numbered(self._db, where, (kind, after, json.dumps([*spaces])))

    def bounded(
        self, kind: str, most: int, free: Collection[str] = ()
    ) -> tuple[list[RecordView], bool]:
        """The records of one kind that arrived last and are not deleted, in the order of their arrival: at
        most so many of each device by which they came (as `fair`); and whether these are all of them."""
        sql = "SELECT id FROM record WHERE kind = ? AND hidden = 0 ORDER BY n DESC"
        ids = [row[0].hex() for row in self._db.query(sql, (kind,))]
        kept = self.fair(ids, most, free)
        where = "r.kind = ? AND r.hidden = 0 AND r.id IN (SELECT unhex(value) FROM json_each(?))"
        return views.load(self._db, where, (kind, json.dumps(kept))), len(kept) == len({*ids})

    def fair(self, ids: Sequence[str], most: int, free: Collection[str] = ()) -> list[str]:
        """Of these records, in their order, at most so many of each device by which they came here first: no
        device fills a list with its own. All of those that came by one of `free` (device ids)."""
        return fair(self._db, ids, most, free)

    def holding(self, text: str, kind: str, most: int) -> list[RecordView]:
        """The records of one kind in which a number stands, however parted: of each device so many."""
        numbers = json.dumps(self._index.of_kind(text, kind))
        sql = "SELECT id FROM record WHERE n IN (SELECT value FROM json_each(?)) ORDER BY n DESC"
        ids = [row[0].hex() for row in self._db.query(sql, (numbers,))]
        where = (
            "r.kind = ? AND r.id IN (SELECT unhex(value) FROM json_each(?)) "
            "AND r.n IN (SELECT value FROM json_each(?))"
        )
        return views.load(self._db, where, (kind, json.dumps(self.fair(ids, most)), numbers))

    def roots_numbered(self, number: str) -> list[str]:
        """The cases, families and other roots that have this very number now."""
        sql = "SELECT id FROM list WHERE kind = ? AND number = ? ORDER BY n"
        roots = (one.name for one in self._dictionary.kinds if one.root)
        return [row[0].hex() for kind in roots for row in self._db.query(sql, (kind, number))]

    def coming(
        self,
        what: str,
        last: str,
        most: int,
        stands: Callable[[list[Row]], list[Row]] = list,
        *,
        after: str = "",
    ) -> Until:
        """The records about which something of one sort is to be done up to a day, `after` another, with it.

        `what` is `kind.field` (records/checks/due_dates.py). `most` and `stands` as in `DueIndex.until`.
        """
        return DueIndex(self._db).until(what, last, most, stands, after)

    def undated(self, what: str) -> list[RecordView]:
        """The records about which something is to be done and nobody knows on which day, the newest first."""
        return DueIndex(self._db).undated(what)

    def with_exits(self, *whats: str) -> list[tuple[RecordView, frozenset[str]]]:
        """Answers of these sorts of `undated`, with the files that they are about in which
        the row of an exit lies."""
        return DueIndex(self._db).with_exits(whats)

    def within(self, spaces: Iterable[str], kind: str) -> list[RecordView]:
        """The records of one kind in these spaces."""
        where = "r.kind = ? AND r.hidden = 0 AND r.space IN (SELECT unhex(value) FROM json_each(?))"
        return views.load(self._db, where, (kind, json.dumps(sorted({*spaces}))))

    def below(self, parents: Collection[str], kind: str) -> list[RecordView]:
        """The records of one kind directly below these."""
        return views.below(self._db, parents, kind)

    def waiting(self, review: str, before: str, limit: int, since: str = "") -> list[ListRow]:
        """Cases in this state of review that changed last before a timestamp, and not before `since`, the
        oldest first: at most `limit` of each device by which they came here."""
        return self._paging.waiting(review, before, limit, since)

    def came(self, ids: Iterable[str]) -> dict[str, dict[str, int]]:
        """Record → device → when its newest words there came here, by this vault's own clock (ms)."""
        sql = (
            "SELECT r.id, l.kid, max(e.got) FROM record r JOIN op o ON o.record = r.n "
            "JOIN entry e ON e.n = o.entry JOIN log l ON l.n = e.log "
            "WHERE r.id IN (SELECT unhex(value) FROM json_each(?)) GROUP BY r.id, l.kid"
        )
        found: dict[str, dict[str, int]] = {}
        for id, device_id, got in self._db.query(sql, (json.dumps([*ids]),)):
            found.setdefault(id.hex(), {})[device_id.hex()] = int(got)
        return found

    def arrived(self, entries: Iterable[str]) -> int:
        """When the first of these entries (hashes) came here, by this vault's own clock (ms); 0 for none."""
        sql = "SELECT min(got) FROM entry WHERE eh IN (SELECT unhex(value) FROM json_each(?))"
        return int(self._db.one(sql, (json.dumps(sorted({*entries})),))[0] or 0)

    def kinds(self) -> dict[str, int]:
        """How many records of each kind are here, deleted ones left out."""
        return dict(self._db.query("SELECT kind, count(*) FROM record WHERE hidden = 0 GROUP BY 1"))

    def linking(self, target: str, kind: str) -> list[RecordView]:
        """The records of a kind that point to `target`."""
        where = "r.kind = ? AND r.hidden = 0 AND r.n IN (SELECT source FROM link WHERE target = ?)"
        return views.load(self._db, where, (kind, _raw(target)))

    def linking_any(self, targets: Iterable[str], kind: str) -> list[RecordView]:
        """The records of a kind that point to one of these, those taken out too."""
        where = f"r.kind = ? AND r.n IN (SELECT source FROM link WHERE target IN {views.IDS})"  # noqa: S608 - literals
        return views.load(self._db, where, (kind, views.ids_json(targets)))

    def naming(self, blobs: Iterable[str], *, hidden: bool = False) -> list[RecordView]:
        """The items of evidence that name one of these files; with `hidden`, those taken out too."""
        where = (
            "r.kind = 'evidence_item' AND r.hidden <= ? AND r.n IN (SELECT source FROM link "
            "WHERE field = 'blob' AND target IN (SELECT unhex(value) FROM json_each(?)))"
        )
        return views.load(self._db, where, (int(hidden), json.dumps([*blobs])))

    def hidden_ids(self) -> frozenset[str]:
        """The ids of all records that are deleted or erased."""
        rows = self._db.query("SELECT id FROM record WHERE hidden = 1")
        return frozenset(row[0].hex() for row in rows)

    def dossier(self, root: str) -> Dossier | None:
        """The records around a case or family: its space, the spaces that belong to it, what it names."""
        return self.recent.get(root, lambda: self._dossiers.one(root))

    def dossiers(self, roots: Sequence[str]) -> Iterator[Dossier]:
        """The dossiers of several roots, read at once: for what looks at every case."""
        if len(roots) > FEW:
            return self._dossiers.several(roots)
        return iter(self.recent.get((*roots,), lambda: [*self._dossiers.several(roots)]))

    def roots(self, kind: str) -> list[str]:
        """The ids of all roots of a kind that are not deleted, in the order of their arrival."""
        sql = "SELECT id FROM record WHERE kind = ? AND id = space AND hidden = 0 ORDER BY n"
        return [row[0].hex() for row in self._db.query(sql, (kind,))]

    def history(self, rec: str) -> list[HistoryRow]:
        """What happened to one record, oldest first."""
        rows = self._db.query(
            "SELECT entry.eh, log.kid, entry.ts, entry.by, entry.counts, entry.line, op.idx, "
            "op.state, op.body FROM record "
            "JOIN op ON op.record = record.n JOIN entry ON entry.n = op.entry "
            "JOIN log ON log.n = entry.log WHERE record.id = ? ORDER BY entry.ts, log.kid, entry.eh",
            (_raw(rec),),
        )
        return [_history_row(row) for row in rows]

    # -- lists --------------------------------------------------------------------------------

    def page(self, where: ListFilter, after: Cursor | None, limit: int) -> Page:
        """One page of a list."""
        return self._paging.page(where, after, limit)

    def count(self, where: ListFilter) -> int:
        """How many rows a filter lets through."""
        return self._paging.count(where)

    def row(self, root: str) -> ListRow | None:
        """The list row of one root record."""
        return self._paging.row(_raw(root))

    def removed(self, kind: str, limit: int) -> list[ListRow]:
        """The rows that removed roots of a kind had, the one that changed last first."""
        where = "r.kind = ? AND r.id = r.space AND r.hidden = 1 AND r.erased = 0"
        rows = views.load_numbered(self._db, where, (kind,))
        found = sorted(rows, key=lambda one: one[1].updated)[::-1][:limit]
        by = self._authors.of(found)
        return [self._row_of(root, by.get(number, NOBODY)) for number, root in found]

    def _row_of(self, root: RecordView, author: Author) -> ListRow:
        today = day_at(self._clock())
        parts = (self.space(root.id), self.view, self._dictionary, today)
        told = summary_of(root, *parts, author=author)
        return ListRow(
            id=root.id,
            kind=root.kind,
            name=told.name,
            other=told.other,
            number=told.number,
            status=told.status,
            place=told.place,
            governorate=told.governorate,
            event_from=told.first,
            event_to=told.last,
            told=told.told,
            author=told.author,
            differs=False,
            updated=told.updated,
            extra=told.extra,
        )

    def authors(self) -> Mapping[str, str]:
        """The author of each row of the lists, by its root; but for those of which nobody is known."""
        sql = "SELECT id, author FROM list WHERE author <> ''"
        return {id.hex(): author for id, author in self._db.query(sql)}

    # -- search -------------------------------------------------------------------------------

    def find(self, text: str, limit: int = 50, where: ListFilter | None = None) -> list[SearchHit]:
        """The newest hits of a search, at most one for each case, family or other root.

        With a filter only those of roots that it lets through.
        """
        return list(self.search_run(text, where).more(min(limit, CAP), reasons=False))

    def search_run(
        self, text: str, where: ListFilter | None = None, kinds: Collection[str] = ()
    ) -> SearchRun:
        """The same, to be asked for page by page, each hit with the reason why it was found.
        `kinds`: of the records that may answer."""
        parts, today = (self._index, self._paging), day_at(self._clock())
        asked = self._index.asked(text)
        return SearchRun(self._db, self._dictionary, parts, asked, where, today, self._rules, kinds)

    def differing(self, kinds: Sequence[str] = ()) -> list[RecordView]:
        """The records in which some field is undecided; of these kinds only, when named."""
        where = "r.differs = 1 AND r.hidden = 0"
        where += " AND r.kind IN (SELECT value FROM json_each(?))" if kinds else ""
        return views.load(self._db, where, (json.dumps([*kinds]),) if kinds else ())

    def difference_count(self) -> int:
        """How many records have an undecided field."""
        sql = "SELECT count(*) FROM record WHERE differs = 1 AND hidden = 0"
        return int(self._db.one(sql)[0])


def _raw(hexed: str) -> bytes:
    try:
        return bytes.fromhex(hexed)
    except ValueError:
        return b""


def _history_row(row: Sequence[Any]) -> HistoryRow:
    entry_hash, device_id, ts, by, counts, line, index, state, cell = row
    op = SignedLine.of(entry_hash, device_id, ts, by, counts, line).op(index, state, cell)
    return HistoryRow(
        op=op.id,
        ts=op.ts,
        device_id=op.device_id,
        by=op.by,
        fields=op.fields,
        values=op.values if op.body == "here" else None,
        why=op.why,
        state=op.body,
        counts=op.standing,
    )


__all__ = [
    "Cursor",
    "HistoryRow",
    "ListFilter",
    "ListRow",
    "Page",
    "Reason",
    "SearchHit",
    "SearchRun",
    "Sort",
    "VaultReads",
]
