"""What records named before and name no longer: for what guards somebody in a file, and for nothing else.

Who tied a case to a family, told by whom something was said or where it was may take it back; whoever was
guarded by that stays guarded, until a coordinator puts something else there (docs/spec/bundle.md §8.12). So
does whoever was guarded by what a device named that was withdrawn since: it counts nowhere, and guards
(§9.5). Folded with the records, because nearly every file has nothing of it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.history.merge import fold
from vsdesk.records.dossier import ids_in
from vsdesk.vault.read import views
from vsdesk.vault.read.let_go import parted
from vsdesk.vault.read.makers import is_other, may_stand

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.history.state import RecordState, StoredOp
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database
    from vsdesk.vault.read.let_go import PartedLink

_OF: Final = (
    "SELECT r.id, f.field, f.target FROM former f JOIN record r ON r.n = f.source "
    "WHERE f.space IN (SELECT unhex(value) FROM json_each(?))"
)
_EVER: Final = (
    "SELECT 1 FROM record r WHERE r.kind = ? AND r.n IN (SELECT source FROM link WHERE target IN "  # noqa: S608 - literals
    f"{views.IDS} UNION SELECT source FROM former WHERE target IN {views.IDS}) LIMIT 1"
)
_NAMING: Final = (
    "SELECT DISTINCT f.target, f.space FROM former f CROSS JOIN record r ON r.n = f.source "  # noqa: S608 - a literal
    f"WHERE f.target IN {views.IDS} AND +r.kind = ?"
)
_SPACES: Final = " UNION ".join(
    f"SELECT r.space FROM {table} l CROSS JOIN record r ON r.n = l.source WHERE l.target IN {views.IDS}"  # noqa: S608 - literals
    for table in ("link", "former")
)
_NAMED_IN: Final = " UNION ".join(
    f"SELECT r.space, l.target FROM {table} l CROSS JOIN record r ON r.n = l.source "  # noqa: S608 - literals
    f"WHERE l.target IN {views.IDS} AND +r.kind = ?"
    for table in ("link", "former")
)
# One person may stand in two families: the record lies in the space of the first.
OF_TWO_FAMILIES: Final = frozenset({"family_member", "kinship"})
# What a record named before, by field.
Former = dict[str, dict[str, set[str]]]


class FormerLinks:
    """Reads and writes the table `former`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def put(self, rows: Iterable[tuple[str, int, str, str]], old: Collection[int]) -> None:
        """What these records (space, number, field, target) named before; nothing else of `old` any more."""
        self._db.run_many("DELETE FROM former WHERE source = ?", [(n,) for n in old])
        self._db.run_many(
            "INSERT OR IGNORE INTO former (space, source, field, target) VALUES (?, ?, ?, ?)",
            [(bytes.fromhex(s), n, field, bytes.fromhex(target)) for s, n, field, target in rows],
        )

    def of(self, spaces: Collection[str]) -> Former:
        """What the records of these spaces named before: mostly nothing."""
        found: Former = {}
        for rec, field, target in self._db.query(_OF, (json.dumps(sorted(spaces)),)):
            named = found.setdefault(rec.hex(), defaultdict(set))
            named[field].add(target.hex())
        return found

    def naming(self, target: str, kind: str) -> list[str]:
        """The spaces of the records of one kind that named this before."""
        return self.naming_all([target], kind).get(target, [])

    def naming_all(self, targets: Collection[str], kind: str) -> dict[str, list[str]]:
        """The same of several, by what was named: mostly nothing."""
        found: dict[str, list[str]] = {}
        asked = (views.ids_json(targets), kind)
        for target, space in self._db.query(_NAMING, asked) if targets else ():
            found.setdefault(target.hex(), []).append(space.hex())
        return found

    def spaces_naming(self, targets: Collection[str]) -> set[str]:
        """The spaces of the records that name one of these or named it before."""
        rows = self._db.query(_SPACES, (views.ids_json(targets),) * 2)
        return {row[0].hex() for row in rows}

    def named_in(self, targets: Collection[str], kind: str) -> dict[str, set[str]]:
        """By space which of these a record of one kind names there or named before; one that was taken out
        too."""
        found: dict[str, set[str]] = {}
        asked = (views.ids_json(targets), kind)
        for space, target in self._db.query(_NAMED_IN, asked * 2) if targets else ():
            found.setdefault(space.hex(), set()).add(target.hex())
        return found

    def is_named(self, targets: Collection[str], kind: str) -> bool:
        """Whether a record of one kind names one of these or named it before; one that was taken out too."""
        ids = views.ids_json(targets)
        return self._db.one(_EVER, (kind, ids, ids)) is not None


def named_before(
    state: RecordState,
    ops: Sequence[StoredOp],
    dictionary: Dictionary,
    rules: Rules,
    stands: Callable[[PartedLink], bool],
) -> Iterator[tuple[str, str]]:
    """Each field and id that a record named before, and that no coordinator took out of there, or that
    `stands` still though one did: of every link, for by any something may be closed."""
    links = dictionary.links(state.kind) if len(ops) > 1 else ()
    held = {op.id: op for op in ops}
    for name in links:
        said = {
            op.id: {*ids_in(op.values.get(name))}
            for op in held.values()
            if op.standing and name in op.fields and name not in state.evidence.get(op.id, ())
        }
        left = set().union(*said.values())
        if not left:
            continue
        now = set().union(*(said.get(op.id, ()) for op in state.fields.get(name, ())))
        if left <= now:
            continue
        gone = _taken_out(name, said, held, rules)
        tied = {one.target for one in parted(state, ops, rules) if one.name == name and stands(one)}
        for op, ids in said.items():
            for id in sorted(ids - now - (gone.get(op, set()) - tied)):
                yield name, id


def named_aside(
    state: RecordState | None, ops: Sequence[StoredOp], dictionary: Dictionary, rules: Rules
) -> set[tuple[str, str]]:
    """Each field and id that a record names, or named before, by what was put aside of a withdrawn device;
    not what it names by what counts. `state`: None where nothing counts."""
    if all(op.standing for op in ops):  # nearly always
        return set()
    held = [
        replace(op, standing=op.standing or may_stand(op.space, op.device_id, rules)) for op in ops
    ]
    whole = fold(held, rules)
    if whole is None:
        return set()
    found = {
        *named_before(whole, held, dictionary, rules, lambda _: False),
        *_named(whole, dictionary),
    }
    return found - ({*_named(state, dictionary)} if state is not None else set())


def _named(state: RecordState, dictionary: Dictionary) -> Iterator[tuple[str, str]]:
    for name in dictionary.links(state.kind):
        for op in state.fields.get(name, ()):
            yield from ((name, id) for id in ids_in(op.values.get(name)))


def brought(dictionary: Dictionary, kind: str, named: Mapping[str, Collection[str]]) -> set[str]:
    """Of what a record of this kind named before what belongs to the file still: a file, a source, a person,
    whoever was thought responsible. No other reference record: what these tell guards somebody in the files
    that name them still."""
    spec = dictionary.kind(kind)
    bringing = {*dictionary.roots, "person", "perpetrator", "*"}  # "*": any record
    fields = ((spec.field(name) if spec else None, ids) for name, ids in named.items())
    found = (ids for one, ids in fields if one and not bringing.isdisjoint(one.targets))
    return set[str]().union(*found)


def before_in(former: Former, records: Iterable[RecordView]) -> set[str]:
    """What these records named before."""
    said = (former[one.id] for one in records if one.id in former)
    return {id for named in said for ids in named.values() for id in ids}


def _taken_out(
    name: str, said: Mapping[str, set[str]], held: Mapping[str, StoredOp], rules: Rules
) -> dict[str, set[str]]:
    """By op what of it a coordinator replaced who had it before them: there, and where it
    was said before that."""
    found: dict[str, set[str]] = {}
    for op in held.values():
        if op.id not in said or is_other(op.word, rules):  # who loads a file looked at no line
            continue
        on_screen = op.supersedes.get(name, ())
        ids = set().union(*(said.get(one, ()) for one in on_screen)) - said[op.id]
        for one in before(name, on_screen, held) if ids else ():
            found.setdefault(one, set()).update(ids)
    return found


def before(name: str, ops: Iterable[str], held: Mapping[str, StoredOp]) -> set[str]:
    """These ops, and all that they replaced in one field, and so on."""
    found, left = set[str](), [*ops]
    while left:
        one = left.pop()
        if one in held and one not in found:
            found.add(one)
            left += held[one].supersedes.get(name, ())
    return found
