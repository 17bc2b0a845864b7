"""Keeps what is folded true to the log: documents, links, deletion, list rows, search rows.

`refold` takes the numbers of records whose ops changed. Everything here can be thrown away and
rebuilt with `rebuild`, which is how a change of roles or of the dictionary is followed.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from vsdesk.history.merge import Rules, fold, hidden
from vsdesk.history.state import RecordState
from vsdesk.progress import SILENT
from vsdesk.vault import views
from vsdesk.vault.summary import searchable_of, summary_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from vsdesk.progress import Progress
    from vsdesk.records.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database
    from vsdesk.vault.ledger import Ledger
    from vsdesk.vault.search import SearchIndex

_BATCH: Final = 2000
_LIST_COLUMNS: Final = (
    "n, id, kind, name, other, namekey, number, status, place, gov, first, last, told, author, "
    "differs, updated, extra"
)


class Folding:
    """Folds records after each change of the log, inside the caller's transaction."""

    def __init__(
        self,
        database: Database,
        ledger: Ledger,
        index: SearchIndex,
        dictionary: Dictionary,
        rules: Callable[[], Rules],
    ) -> None:
        self._db = database
        self._ledger = ledger
        self._index = index
        self._dictionary = dictionary
        self._rules = rules

    def state(self, record: int) -> RecordState | None:
        """The folded state of one record, from its ops."""
        return fold(self._ledger.ops(record), self._rules())

    def refold(self, numbers: Collection[int], *, progress: Progress = SILENT) -> set[str]:
        """Fold these records anew and follow with all that hangs on them; the spaces touched."""
        wanted = sorted(numbers)
        spaces: set[str] = set()
        for start in range(0, len(wanted), _BATCH):
            progress.step("folding", start, len(wanted))
            spaces |= self._fold_batch(wanted[start : start + _BATCH])
        self._deletions(spaces)
        self._summaries(spaces | self._neighbours(spaces), progress)
        return spaces

    def rebuild(self, progress: Progress = SILENT) -> None:
        """Fold every record anew from the log."""
        self.refold([row[0] for row in self._db.query("SELECT n FROM record")], progress=progress)

    # -- documents, links, search -------------------------------------------------------------

    def _fold_batch(self, numbers: list[int]) -> set[str]:
        rules = self._rules()
        spaces: set[str] = set()
        rows: list[Sequence[object]] = []
        links: list[Sequence[object]] = []
        searches: list[tuple[int, RecordView | None]] = []
        for number in numbers:
            ops = self._ledger.ops(number)
            state = fold(ops, rules) if ops else None
            if state is None:
                rows.append((None, None, 0, 0, views.NOTHING, number))
                searches.append((number, None))
                continue
            view = views.view_of(state)
            spaces.add(state.space)
            document = views.pack_view(view) if views.needs_document(state, len(ops)) else None
            rows.append(
                (
                    _raw(state.parent),
                    None if state.origin is None else bytes.fromhex("".join(state.origin)),
                    int(bool(state.deletes)),
                    int(bool(state.differences)),
                    document,
                    number,
                )
            )
            links += [(number, name, target) for name, target in self._links(view)]
            searches.append((number, view))
        self._write(rows, links, numbers)
        self._search(searches)
        return spaces

    def _write(
        self,
        rows: list[Sequence[object]],
        links: list[Sequence[object]],
        numbers: list[int],
    ) -> None:
        self._db.run_many(
            "UPDATE record SET parent = ?, origin = ?, deletes = ?, differs = ?, doc = ? "
            "WHERE n = ?",
            rows,
        )
        self._db.run_many("DELETE FROM link WHERE source = ?", [(n,) for n in numbers])
        self._db.run_many(
            "INSERT OR IGNORE INTO link (source, field, target) VALUES (?, ?, ?)", links
        )

    def _links(self, view: RecordView) -> Iterable[tuple[str, bytes]]:
        spec = self._dictionary.kind(view.kind)
        if spec is None:
            return
        for name, standing in view.fields.items():
            field = spec.field(name)
            if field is None or field.type not in ("link", "links"):
                continue
            for one in standing:
                values = one.value if isinstance(one.value, list) else [one.value]
                for value in values:
                    if isinstance(value, str) and len(value) == 32:
                        yield name, bytes.fromhex(value)

    def _search(self, found: list[tuple[int, RecordView | None]]) -> None:
        numbers = [number for number, _ in found]
        known = {
            row[0]
            for start in range(0, len(numbers), 500)
            for row in self._db.query(
                f"SELECT id FROM w_docsize WHERE id IN ({','.join('?' * len(numbers[start : start + 500]))})",  # noqa: S608 - marks only
                numbers[start : start + 500],
            )
        }
        old = [(n, view) for n, view in found if n in known]
        self._index.drop([n for n, _ in old])
        self._index.put(
            [
                (number, searchable_of(view, self._dictionary))
                for number, view in found
                if view is not None
            ],
            new=True,
        )

    # -- deletion -----------------------------------------------------------------------------

    def _deletions(self, spaces: Iterable[str]) -> None:
        for space in spaces:
            raw = bytes.fromhex(space)
            if self._db.one(
                "SELECT 1 FROM record WHERE space = ? AND (deletes = 1 OR hidden = 1)", (raw,)
            ):
                self._delete_in(raw)

    def _delete_in(self, space: bytes) -> None:
        states: dict[int, RecordState] = {}
        for (number,) in self._db.query("SELECT n FROM record WHERE space = ?", (space,)):
            state = self.state(number)
            if state is not None:
                states[number] = state
        below: dict[str, list[RecordState]] = defaultdict(list)
        for state in states.values():
            if state.parent is not None:
                below[state.parent].append(state)
        buried: set[str] = set()
        for state in states.values():
            if state.deletes and hidden(state, lambda rec: below.get(rec, ())):
                _bury(state.rec, below, buried)
        self._db.run_many(
            "UPDATE record SET hidden = ? WHERE n = ?",
            [(int(state.rec in buried), number) for number, state in states.items()],
        )

    # -- lists --------------------------------------------------------------------------------

    def _neighbours(self, spaces: set[str]) -> set[str]:
        """Spaces whose list row quotes one of these (a case names its places and its family)."""
        found: set[str] = set()
        for space in spaces:
            rows = self._db.query(
                "SELECT DISTINCT source.space FROM record target JOIN link ON link.target = target.id "
                "JOIN record source ON source.n = link.source "
                "WHERE target.space = ? AND source.space <> target.space LIMIT 1000",
                (bytes.fromhex(space),),
            )
            found |= {row[0].hex() for row in rows}
        return found

    def _summaries(self, spaces: set[str], progress: Progress) -> None:
        rows, gone = [], []
        for done, space in enumerate(sorted(spaces)):
            if done % 500 == 0:
                progress.step("listing", done, len(spaces))
            found = views.load_numbered(self._db, "r.space = ?", (bytes.fromhex(space),))
            root = next(((n, view) for n, view in found if view.id == space), None)
            if root is None:
                continue
            number, view = root
            gone.append((bytes.fromhex(space),))
            if not view.deleted:
                records = [one for _, one in found if not one.deleted]
                row = summary_of(view, records, self._named, self._dictionary)
                rows.append((number, bytes.fromhex(space), view.kind, *row.columns()))
        self._db.run_many("DELETE FROM list WHERE id = ?", gone)
        marks = ", ".join("?" * 17)
        self._db.run_many(f"INSERT INTO list ({_LIST_COLUMNS}) VALUES ({marks})", rows)  # noqa: S608 - constants

    def _named(self, rec: str) -> RecordView | None:
        """A record of another space that a list row quotes, such as a place."""
        found = views.load(self._db, "r.id = ?", (bytes.fromhex(rec),))
        return found[0] if found else None


def _raw(hexed: str | None) -> bytes | None:
    return None if hexed is None else bytes.fromhex(hexed)


def _bury(rec: str, below: dict[str, list[RecordState]], buried: set[str]) -> None:
    if rec in buried:
        return
    buried.add(rec)
    for child in below.get(rec, ()):
        _bury(child.rec, below, buried)
