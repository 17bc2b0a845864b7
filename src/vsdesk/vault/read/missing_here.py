"""What of a file is known to be missing here (docs/spec/bundle.md §8.17): bodies that have not come, and
entries before others that have, of what counts and of what was put aside of a withdrawn device.

A body that an order to erase took is not missing. What is put away for a journey closes the whole vault
(`vault.bodies_elsewhere`); of what was given up on it nothing came, as of any other.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.history.entry import audit_space
from vsdesk.records.dictionary.values import is_id
from vsdesk.records.guarding_links import JOINING
from vsdesk.records.not_whole import HAVE, NEVER, WITHOUT, MissingPiece, is_named, named_by
from vsdesk.vault.journey.ties_away import ties_away
from vsdesk.vault.ledger import Ledger
from vsdesk.vault.meta import Meta
from vsdesk.vault.read import views
from vsdesk.vault.read.beyond_file import ops_in
from vsdesk.vault.read.known_to import known_to, knows_all
from vsdesk.vault.read.makers import is_other, may_stand
from vsdesk.vault.read.tied_files import touching
from vsdesk.vault.schema import GAPS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.history.state import StoredOp
    from vsdesk.vault.database import Database
    from vsdesk.vault.read.tied_files import GuardedFrom

_BODIES: Final = (
    "SELECT l.space, l.kid, lower(hex(e.eh)) || ':' || o.idx FROM op o JOIN entry e ON e.n = o.entry "
    "JOIN log l ON l.n = e.log WHERE o.state = 1 AND o.came IS NULL"
)
_ENTRIES: Final = (
    "SELECT DISTINCT l.space, l.kid, lower(hex(e.prev)) FROM log l JOIN entry e ON e.log = l.n "  # noqa: S608 - literals
    f"WHERE l.id IN {views.IDS} AND e.seq > 1 "
    "AND NOT EXISTS (SELECT 1 FROM entry f WHERE f.eh = e.prev)"
)
_JOINS: Final = (
    "SELECT DISTINCT o.record FROM op o CROSS JOIN record r ON r.n = o.record "
    "WHERE o.state = 1 AND o.came IS NULL AND +r.kind IN (SELECT value FROM json_each(?))"
)
ROOTS: Final = f"id = space AND hidden = 0 AND id IN {views.IDS}"
_NEVER: Final = f"kind = '{NEVER}' AND hidden < {views.VOID}"
_OPS: Final = (
    "SELECT lower(hex(e.eh)), count(*) FROM entry e JOIN op o ON o.entry = e.n "  # noqa: S608 - a literal
    f"WHERE e.eh IN {views.IDS} GROUP BY e.n"
)


def ops_of_entries(database: Database, entries: Iterable[str]) -> dict[str, int]:
    """Of each of these entries (hashes) that is here, how many ops it has."""
    return {row[0]: int(row[1]) for row in database.query(_OPS, (json.dumps(sorted({*entries})),))}


def names_in(ops: Iterable[StoredOp], kinds: Collection[str], rules: Rules) -> frozenset[str]:
    """What coordinators ever named as not coming in these ops, of records of these kinds, and did not take
    back."""
    return frozenset[str]().union(*_named_by(ops, kinds, rules).values())


def _named_by(
    ops: Iterable[StoredOp], kinds: Collection[str], rules: Rules
) -> dict[str, frozenset[str]]:
    said, aside = dict[str, str](), list[str]()
    for op in ops:
        if op.kind not in kinds or is_other(op.word, rules):
            continue
        if rules.counts(op, WITHOUT):
            said[op.id] = str(op.values.get(WITHOUT) or "")
        elif rules.counts(replace(op, standing=True), WITHOUT):
            aside.append(str(op.values.get(WITHOUT) or ""))
    return named_by(said, aside)


def _never_said(database: Database) -> list[StoredOp]:
    return [op for held in ops_in(database, _NEVER, ()).values() for op in held]


def never_coming(database: Database, rules: Rules) -> frozenset[str]:
    """What coordinators named as not coming of the whole vault."""
    return names_in(_never_said(database), (NEVER,), rules)


def went_on(
    database: Database, rules: Rules, roots: Collection[str] | None
) -> list[tuple[StoredOp, int]]:
    """The words by which one of these files goes on without something, or (None) the whole vault, each with
    how much of that is missing still. A file goes on too without what may join it, where that is named of the
    whole vault."""
    ever = _never_said(database)
    if roots is None:
        found = _still(ever, {NEVER}, rules, lambda: _everything(database))
    else:
        held = ops_in(database, ROOTS, (sorted(roots),)).values()
        said = [op for some in held for op in some]
        joins = partial(_joins, database, rules, frozenset(roots))
        found = _still(said, HAVE, rules, lambda: _everything(database))
        found += _still(ever, {NEVER}, rules, joins)
    return found


def _still(
    said: Sequence[StoredOp],
    kinds: Collection[str],
    rules: Rules,
    missing: Callable[[], Sequence[MissingPiece]],
) -> list[tuple[StoredOp, int]]:
    """Of these words those that name some of what is `missing`, each with how much."""
    named = {op: names for op, names in _named_by(said, kinds, rules).items() if names}
    left = missing() if named else ()
    counted = {op: sum(is_named(one, names) for one in left) for op, names in named.items()}
    return [(op, counted[op.id]) for op in said if counted.get(op.id)]


def _joins(database: Database, rules: Rules, spaces: frozenset[str]) -> list[MissingPiece]:
    found = _joining(database, rules, _everything(database))
    return [one for some in found if some.reaches(spaces) for one in some.missing]


def missing_entries(database: Database) -> list[tuple[bytes, bytes, str]]:
    """The entries before others that are here: of each the space, the device and the hash."""
    logs = Meta(database).get(GAPS, [])
    return database.query(_ENTRIES, (json.dumps(logs),)) if logs else []


def _everything(database: Database) -> list[MissingPiece]:
    with database.snapshot():
        rows = [*database.query(_BODIES), *missing_entries(database)]
    return [MissingPiece(id, space.hex(), device_id.hex()) for space, device_id, id in rows]


def is_anything_missing(database: Database) -> bool:
    """Whether something is, of any file or of none."""
    gaps: bool = bool(Meta(database).get(GAPS, []))
    return gaps or database.one(f"{_BODIES} LIMIT 1") is not None


class _Joining(NamedTuple):
    """What of one device may join files of which nobody knows: `among` these spaces; None: any."""

    missing: Sequence[MissingPiece]
    among: Collection[str] | None

    def reaches(self, spaces: frozenset[str]) -> bool:
        """Whether it may join a file of these spaces with another one."""
        return self.among is None or not spaces.isdisjoint(self.among)


class _Held(NamedTuple):
    """What is missing, once: whoever makes holes in one space and names it from many gets no more of it."""

    missing: Mapping[str, Sequence[MissingPiece]]  # by the space in which it is
    beside: Mapping[str, Collection[str]]  # by a space those that touch it, in which something is
    joining: Sequence[_Joining]
    ties: Collection[str]  # the ids of what may join files

    def closing(self, spaces: Collection[str]) -> Iterator[MissingPiece]:
        """What closes a file of these spaces."""
        for space in {*spaces}.union(*(self.beside.get(one, ()) for one in spaces)):
            yield from self.missing.get(space, ())


class MissingHere:
    """Asked file by file; what is missing in the vault is looked up once, until anything is written."""

    def __init__(self, database: Database, rules: Callable[[], Rules]) -> None:
        self._db = database
        self._rules = rules
        self._as_of: tuple[object, ...] = ()
        self._found = _Held({}, {}, (), ())
        self._named: dict[str, frozenset[str]] = {}  # by root
        self._never: frozenset[str] | None = None

    def of(self, file: GuardedFrom) -> tuple[MissingPiece, ...]:
        """What is missing in the spaces of this file and those in which guards are sought for it, in those
        that name one of them or that it names, in the files of its other entries, and just there where news
        of a death are sought for it. But for what a coordinator named as not coming: at its root, or at the
        root of where it lies; of a file whose root has no such field (an activity) by itself."""
        held = self._now()
        if not held.missing:  # nearly every vault
            return ()
        guarding = file.own | file.further
        found = {*held.closing(guarding)}
        if file.kind in HAVE:
            near = guarding.union(*file.entries.values())
            found.update(one for some in held.joining if some.reaches(near) for one in some.missing)
        found.update(one for space in file.news for one in held.missing.get(space, ()))
        for root, spaces in file.entries.items():  # which name each other's: those are among them
            found |= self._waits(root, {*held.closing(spaces)})
        return tuple(sorted(self._waits(file.root, found, named=file.kind in HAVE)))

    def _waits(
        self, root: str, found: set[MissingPiece], *, named: bool = True
    ) -> set[MissingPiece]:
        """Of these what nobody named as not coming. What the whole vault goes on without opens no file by
        itself, but for what may name any, and a file at which nothing can be `named`."""
        if not found:
            return found
        at = self._names({root, *(one.space for one in found)})
        return {
            one
            for one in found
            if not is_named(one, at)
            and not ((not named or one.id in self._found.ties) and is_named(one, self._ever()))
        }

    def _ever(self) -> frozenset[str]:
        if self._never is None:
            self._never = never_coming(self._db, self._rules())
        return self._never

    def _names(self, roots: set[str]) -> frozenset[str]:
        """What coordinators ever named in these roots as not coming. What one look named the next one need
        not say again: whoever makes holes would have no end of it. What a load brings names nothing here."""
        if new := sorted(root for root in roots - self._named.keys() if is_id(root)):
            rules, held = self._rules(), ops_in(self._db, ROOTS, (new,))
            for root in new:
                self._named[root] = names_in(held.get(root, ()), HAVE, rules)
        return frozenset().union(*(self._named.get(root, ()) for root in roots))

    def _now(self) -> _Held:
        now = (self._db.version(), self._rules())
        if now != self._as_of:
            self._found, self._named, self._never = self._look(), {}, None
            self._as_of = now
        return self._found

    def _look(self) -> _Held:
        rules = self._rules()
        with self._db.snapshot():
            held: dict[str, list[MissingPiece]] = defaultdict(list)
            for one in _everything(self._db):
                own = audit_space(one.device_id) == one.space  # a journal guards nobody
                if not own and may_stand(one.space, one.device_id, rules):
                    held[one.space].append(one)
            joining = _joining(self._db, rules, (one for some in held.values() for one in some))
            beside = touching(self._db, held)
        ties = frozenset(one.id for some in joining for one in some.missing)
        return _Held(held, beside, joining, ties)


def _joining(database: Database, rules: Rules, missing: Iterable[MissingPiece]) -> list[_Joining]:
    ties = missing_ties(database, rules)
    by: dict[str, list[MissingPiece]] = defaultdict(list)
    for one in missing if ties else ():
        if one.id in ties:
            by[one.device_id].append(one)
    among = known_to(database, [id for id in by if not knows_all(id, rules)])
    return [_Joining(some, among.get(id)) for id, some in by.items()]


def missing_ties(database: Database, rules: Rules) -> frozenset[str]:
    """The ops whose bodies are not here and that set a link by which files guard each other, as their writer
    may; none of which it is known from when they were here that it joins nothing that stayed."""
    rows = database.query(_JOINS, (json.dumps([*JOINING]),))
    held = Ledger(database).ops_of([int(row[0]) for row in rows]) if rows else {}
    apart = ties_away(database) if held else frozenset[str]()
    return frozenset(
        op.id
        for ops in held.values()
        for op in ops
        if op.body == "missing"
        and op.id not in apart
        and any(
            rules.counts(replace(op, standing=True), name)
            for name in JOINING[op.kind].intersection(op.fields)
        )
    )
