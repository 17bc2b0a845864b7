"""Keeps what is folded true to the log: documents, links, days, deletion, list rows, search rows.

`refold` takes the numbers of records whose ops changed. Everything here can be thrown away and
rebuilt with `rebuild`, which is how a change of roles or of the dictionary is followed.
"""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from vsdesk.history.merge import Rules, fold
from vsdesk.history.seen import all_hidden
from vsdesk.history.state import RecordState
from vsdesk.progress import SILENT
from vsdesk.records.dossier import ids_in
from vsdesk.vault import schema
from vsdesk.vault.brought_ids import BroughtIds
from vsdesk.vault.id_collisions import losers, place_said
from vsdesk.vault.matching.match_keys import MatchKeys
from vsdesk.vault.matching.match_pairs import DECISION, MatchPairs
from vsdesk.vault.meta import Meta
from vsdesk.vault.read import views
from vsdesk.vault.read.authors import Authors
from vsdesk.vault.read.due_index import DueIndex
from vsdesk.vault.read.former import FormerLinks, named_aside, named_before
from vsdesk.vault.read.let_go import LetGo, parted
from vsdesk.vault.read.lists import Lists
from vsdesk.vault.read.makers import openly
from vsdesk.vault.read.overruled_words import overruled
from vsdesk.vault.read.recent import Recent
from vsdesk.vault.read.summary import searchable_of
from vsdesk.vault.search.below_news import BelowNews
from vsdesk.vault.stored_files import named

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from vsdesk.history.state import StoredOp
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database
    from vsdesk.vault.ledger import Ledger
    from vsdesk.vault.read.authors import Code
    from vsdesk.vault.search.index import SearchIndex

_BATCH: Final = 500
_ITEM, _FILE = "evidence_item", "blob"  # which items name a file is asked like a link
_SKETCHED: Final = frozenset({"case", "person", "person_name", "event"})  # what a sketch is made of


class Projection:
    """Folds records after each change of the log, inside the caller's transaction."""

    def __init__(
        self,
        database: Database,
        ledger: Ledger,
        index: SearchIndex,
        dictionary: Dictionary,
        rules: Callable[[], Rules],
        clock: Callable[[], int],
        code: Code,
        away: Callable[[str], bool],
    ) -> None:
        """`code`: by which code a device is known (`TrustStore.author`). `away`: whether a space is put
        away for a journey: what is folded of it is that it is there. `looks`: what somebody found in what is
        folded, while nothing is written."""
        self._db = database
        self._ledger = ledger
        self._index = index
        self.dictionary = self._dictionary = dictionary
        self.rules = self._rules = rules
        self._is_away = away
        self.brought = BroughtIds(database, ledger, rules)
        self._lists = Lists(database, dictionary, clock, Authors(database, dictionary, code, rules))
        self._keys = MatchKeys(database, Meta(database))
        self._pairs = MatchPairs(database)
        self._coming = DueIndex(database)
        self._former = FormerLinks(database)
        self._let_go = LetGo(database, rules)
        self._below_news = BelowNews(database, rules)
        self._put_off: set[int] | None = None
        self.looks = Recent(database, rules)

    def state(self, record: int) -> RecordState | None:
        """The folded state of one record, from its ops."""
        return fold(self._ledger.ops(record), self._rules())

    def states(self, records: Collection[int]) -> dict[int, RecordState]:
        """The folded states of many records; those of which nothing counts are left out."""
        rules = self._rules()
        folded = {number: fold(ops, rules) for number, ops in self._ledger.ops_of(records).items()}
        return {number: state for number, state in folded.items() if state is not None}

    def differing(self) -> int:
        """In how many records several values stand in one field."""
        return int(self._db.one("SELECT count(*) FROM record WHERE differs = 1")[0])

    def refold(self, numbers: Collection[int], *, progress: Progress = SILENT) -> set[str]:
        """Fold these records anew and follow with all that hangs on them; the spaces touched."""
        if self._put_off is not None:
            self._put_off.update(numbers)
            return set()
        self.brought.follow(numbers)
        disputed, lost = losers(self._db, self._ledger, self._rules(), numbers)
        wanted = sorted({*numbers, *disputed})
        spaces: set[str] = set()
        later: set[str] = set()  # spaces whose list row needs records beyond one batch
        decisions: list[int] = []
        burnt: set[str] = set()  # spaces of which something was erased
        hanging: set[int] = set()  # what lies below news, or did
        parts = (wanted[start : start + _BATCH] for start in range(0, len(wanted), _BATCH))
        for number, batch in enumerate(chain(parts, self._tied_by(wanted))):
            progress.step("folding", number * _BATCH, len(wanted))
            later |= self._lists.following(
                batch
            )  # also of what links to another family from now on
            old = [number for number in batch if not self._ledger.is_fresh(number)]
            found = self._fold_batch(batch, lost)
            hanging |= self._below_news.below(found, old)
            voided = self._spaces([number for number in batch if number not in found])
            touched = {view.space for view in found.values()} | voided.keys()
            later |= self._lists.at_once(found) | voided.keys()
            burnt |= {space for space, root in voided.items() if root}
            later |= self._lists.quoting(found.values()) | self._lists.following(batch)
            spaces |= touched
            decisions += [n for n, view in found.items() if view.kind == DECISION]
            burnt |= {view.space for view in found.values() if _burnt(view)}
        self._search_again(sorted(hanging))
        self._deletions(spaces & later)
        self._lists.write(later, progress)
        self._follow_matches(spaces, decisions, burnt)
        return spaces

    def _tied_by(self, numbers: Collection[int]) -> Iterator[list[int]]:
        """Once these are folded: what was let go where one of them is a wish, or a look."""
        if found := self._let_go.sources(numbers):
            yield sorted(found)

    def _spaces(self, void: Collection[int]) -> dict[str, bool]:
        """The spaces of records of which nothing counts, and whether one that called itself the root is
        among them."""
        rows = self._db.query(
            "SELECT space, max(id = space) FROM record WHERE n IN (SELECT value FROM json_each(?)) "
            "GROUP BY space",
            (json.dumps([*void]),),
        )
        return {space.hex(): bool(root) for space, root in rows}

    @contextmanager
    def once(self) -> Iterator[None]:
        """What is written inside is folded at the end, once: nothing inside reads what it was folded to."""
        self._put_off = numbers = set[int]()
        try:
            yield
        finally:
            self._put_off = None
        self.refold(numbers)

    def _follow_matches(
        self, spaces: set[str], decisions: Sequence[int], burnt: Collection[str]
    ) -> None:
        """Sketches are made later, in the background; what was erased is forgotten at once."""
        if burnt:
            gone = self._keys.cases(burnt)
            self._keys.drop(gone)
            self._pairs.drop(gone)
        self._keys.touched(spaces)
        if decisions:
            self._pairs.follow(decisions)

    def rebuild(self, progress: Progress = SILENT) -> None:
        """Fold every record anew from the log."""
        self.refold([row[0] for row in self._db.query("SELECT n FROM record")], progress=progress)

    def take_up(self) -> None:
        """Fold anew what an older program folded by other rules (after `schema.bring_up`)."""
        if schema.to_fold(self._db):
            with self._db.transaction():
                self.rebuild()
                schema.folded(self._db)

    # -- documents, links, search -------------------------------------------------------------

    def _fold_batch(self, numbers: list[int], lost: Collection[int]) -> dict[int, RecordView]:
        """Fold and write; what each record now says (those of which nothing counts left out)."""
        rules = self._rules()
        held = self._ledger.ops_of(numbers)
        rows: list[Sequence[object]] = []
        links: list[Sequence[object]] = []
        former: list[tuple[str, int, str, str]] = []
        let_go: list[tuple[str, int, str, str]] = []
        found: dict[int, RecordView] = {}
        away: set[int] = set()
        for number in numbers:
            ops = held[number]
            if ops and self._is_away(ops[0].space):
                away.add(number)
            counts = bool(ops) and number not in lost and number not in away
            state = fold(ops, rules) if counts else None
            aside = named_aside(state, ops, self._dictionary, rules) if counts else set()
            former += [(ops[0].space, number, name, target) for name, target in aside]
            if state is None:
                rows.append(_evidence(ops, number, rules))
                continue
            view = views.view_of(state, self._dictionary)
            if names := overruled(state, ops, self._dictionary, rules):
                view = replace(view, overruled=names)
            found[number] = view
            links += [(number, name, target) for name, target in self._links(view)]
            stands = partial(self._let_go.stands, state)
            before = named_before(state, ops, self._dictionary, rules, stands)
            out = parted(state, ops, rules)
            let_go += [(state.space, number, one.name, one.target) for one in out]
            former += [(state.space, number, name, target) for name, target in before]
            document = views.needs_document(state, len(ops))
            if document or state.deletes or not self._ledger.is_fresh(number):
                rows.append(
                    (
                        *_place(state.parent, state.origin),
                        int(bool(state.deletes)),
                        int(bool(state.differences) or view.difference),
                        int(state.erased),
                        views.pack_view(view) if document else None,
                        number,
                    )
                )
        old = [number for number in numbers if not self._ledger.is_fresh(number)]
        self._write(rows, links, old)
        self._former.put(former, old)
        self._let_go.put(let_go, old)
        self._void(numbers, found, old, away)
        self._search(found, old)
        self._coming.put(found.items(), old)
        self._ledger.settle(numbers)
        return found

    def _write(
        self,
        rows: list[Sequence[object]],
        links: list[Sequence[object]],
        old: list[int],
    ) -> None:
        self._db.run_many(
            "UPDATE record SET parent = ?, origin = ?, deletes = ?, differs = ?, erased = ?, "
            "doc = ? WHERE n = ?",
            rows,
        )
        self._db.run_many("DELETE FROM link WHERE source = ?", [(n,) for n in old])
        self._db.run_many(
            "INSERT OR IGNORE INTO link (source, field, target) VALUES (?, ?, ?)", links
        )

    def _void(
        self,
        numbers: Collection[int],
        found: Collection[int],
        old: Collection[int],
        away: Collection[int],
    ) -> None:
        """Mark the records of which nothing counts, and those that are put away; unmark those that count
        again."""
        void = [number for number in numbers if number not in found and number not in away]
        for mark, marked in ((views.VOID, void), (views.AWAY, sorted(away))):
            if marked:
                self._db.run(
                    "UPDATE record SET hidden = ? WHERE n IN (SELECT value FROM json_each(?))",
                    (mark, json.dumps(marked)),
                )
        again = [number for number in old if number in found]  # a new record bears no mark
        if again:
            self._db.run(
                "UPDATE record SET hidden = 0 WHERE hidden >= ? AND n IN (SELECT value FROM json_each(?))",
                (views.VOID, json.dumps(again)),
            )

    def _links(self, view: RecordView) -> Iterable[tuple[str, bytes]]:
        for blob in view.every(_FILE) if view.kind == _ITEM else ():
            if (file := named(blob)) is not None:
                yield _FILE, file
        for name in self._dictionary.links(view.kind):
            for one in view.fields.get(name, ()):
                for id in ids_in(one.value):
                    yield name, bytes.fromhex(id)

    def _search(self, found: Mapping[int, RecordView], old: list[int]) -> None:
        known = self._db.query(
            "SELECT id FROM w_docsize WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(old),),
        )
        self._index.drop([row[0] for row in known])
        rules, closed = self._rules(), self._below_news.closed(found)
        self._index.put(
            [
                (number, searchable_of(openly(view, rules), self._dictionary))
                for number, view in found.items()
                if number not in closed
            ],
            new=True,
        )

    def _search_again(self, numbers: Sequence[int]) -> None:
        """Once all is folded: what lies below something that became news, or is none any more."""
        where = "r.n IN (SELECT value FROM json_each(?))"
        for start in range(0, len(numbers), _BATCH):
            part = [*numbers[start : start + _BATCH]]
            self._search(dict(views.load_numbered(self._db, where, (json.dumps(part),))), part)

    # -- deletion -----------------------------------------------------------------------------

    def _deletions(self, spaces: Iterable[str]) -> None:
        for space in spaces:
            raw = bytes.fromhex(space)
            if self._db.one(
                "SELECT 1 FROM record WHERE space = ? "
                "AND (deletes = 1 OR hidden = 1 OR erased = 1)",
                (raw,),
            ):
                self._delete_in(raw)

    def _delete_in(self, space: bytes) -> None:
        rows = self._db.query(
            "SELECT n FROM record WHERE space = ? AND hidden < ?", (space, views.VOID)
        )
        rules = self._rules()
        states = self.states([row[0] for row in rows])
        below: dict[str, list[RecordState]] = defaultdict(list)
        for state in states.values():
            if state.parent is not None:
                below[state.parent].append(state)
        buried = {state.rec for state in states.values() if state.erased}
        _bury(all_hidden(states.values(), rules), below, buried)
        self._db.run_many(
            "UPDATE record SET hidden = ? WHERE n = ?",
            [(int(state.rec in buried), number) for number, state in states.items()],
        )


def _burnt(view: RecordView) -> bool:
    """Whether something of which a sketch is made was erased."""
    return view.kind in _SKETCHED and any(
        one.held == "erased" for standing in view.fields.values() for one in standing
    )


def _evidence(ops: Sequence[StoredOp], number: int, rules: Rules) -> Sequence[object]:
    """The row of a record of which nothing counts: where it says that it lies, so that erasing finds it."""
    gone = bool(ops) and all(op.body == "erased" for op in ops)
    return (*_place(*place_said(ops, rules)), 0, 0, int(gone), views.NOTHING, number)


def _place(parent: str | None, origin: tuple[str, str] | None) -> tuple[bytes | None, bytes | None]:
    return (
        None if parent is None else bytes.fromhex(parent),
        None if origin is None else bytes.fromhex("".join(origin)),
    )


def _bury(
    deleted: Collection[str], below: Mapping[str, list[RecordState]], buried: set[str]
) -> None:
    """Add what is deleted, with all below it; below what is only erased nothing is hidden by that."""
    left, seen = list(deleted), set(deleted)
    while left:
        one = left.pop()
        buried.add(one)
        more = {child.rec for child in below.get(one, ())} - seen
        seen |= more
        left += more
