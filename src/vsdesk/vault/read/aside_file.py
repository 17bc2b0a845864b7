"""A file as it would read if what was put aside of withdrawn devices counted (docs/spec/bundle.md §9.5).

That a laptop was taken ends nothing that it guarded: a condition, a seal, whose number it is, whom the file
names, what was taken out. Such a reading closes and narrows; nothing leaves by it. Nearly always nothing was
put aside.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Final

from vsdesk.history.seen import all_hidden
from vsdesk.records.case_parts import SHARED_SPACES
from vsdesk.records.consent.hidden_persons import may_hide
from vsdesk.records.dossier import Dossier, ids_in
from vsdesk.records.gate.persons.hidden_people import MARK
from vsdesk.records.own_work import is_own_work
from vsdesk.vault.read import views
from vsdesk.vault.read.aside_records import as_counted, is_any
from vsdesk.vault.read.entry_groups import MEMBER
from vsdesk.vault.read.incoming_links import Pointers
from vsdesk.vault.read.makers import ANSWER
from vsdesk.vault.read.relative_entries import as_of
from vsdesk.vault.read.taken_out import beneath

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from vsdesk.history.merge import Rules
    from vsdesk.history.state import RecordState
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database

_ASIDE: Final = (
    "SELECT DISTINCT r.n, r.id, r.hidden FROM record r "  # noqa: S608 - literals
    f"WHERE (r.space IN {views.IDS} OR r.space IN (SELECT space FROM record WHERE id IN {views.IDS})) "
    f"AND r.hidden < {views.AWAY} AND EXISTS (SELECT 1 FROM op o JOIN entry e ON e.n = o.entry "
    "WHERE o.record = r.n AND e.counts = 0)"
)
_STANDING: Final = f"r.space IN {views.IDS}"
# Of a space to which the file is not tied: who is named, and what lies below them or says whose it is.
_WHOSE: Final = ("grantor", "person", "also")
_CHAIN: Final = 4  # files to which a word leads that is put aside, one after the other


class AsideFile:
    """Of the files that are read at once."""

    def __init__(
        self, database: Database, dictionary: Dictionary, rules: Callable[[], Rules]
    ) -> None:
        self._db = database
        self._dictionary = dictionary
        self._rules = rules

    def counted(
        self,
        root: str,
        records: Mapping[str, RecordView],
        entries: Callable[[], Mapping[str, Collection[str]]] = dict,
    ) -> dict[str, RecordView]:
        """The records that read otherwise so, and those that belong to the file only so, by id. `entries`: by
        relative the other entries, by what counts."""
        if not is_any(self._db):
            return {}
        same = entries()
        others = {id for some in same.values() for id in some}
        found: dict[str, RecordView] = {}
        pointing = Pointers(self._dictionary)
        asked: tuple[set[str], set[str]] = set(), set()
        for _ in range(_CHAIN):
            every = (*records.values(), *found.values())
            tied = {root, *(one.space for one in records.values()), *_tied(every)}
            named = pointing.of_all(every) - tied | others
            if tied <= asked[0] and named <= asked[1]:
                break
            asked = tied, named
            found = self._read(tied, named, records)
        found |= self._people(others, found)
        return found | {one.id: one for one in _of_entries({**records, **found}, same)}

    def _people(
        self, others: Collection[str], found: Mapping[str, RecordView]
    ) -> dict[str, RecordView]:
        """Of these persons those of whom something was asked so: they are looked for by their names."""
        asked = {who for one in found.values() for who in _guarded_by(one)}.intersection(others)
        ids = views.ids_json(asked - found.keys())
        held = views.load(self._db, f"r.id IN {views.IDS} AND +r.kind = 'person'", (ids,))
        return {one.id: one for one in (held if asked else ())}

    def alone(self, root: str) -> Dossier | None:
        """A file all of which was put aside: it closes where it is joined with another one."""
        found = self.counted(root, {})
        return Dossier(root, tuple(found.values())) if root in found else None

    def of_own_work(self, file: Dossier, records: Mapping[str, RecordView]) -> Dossier:
        """A file; one of our own work with how it reads so (`Dossier.aside`)."""
        aside = self.counted(file.root, records) if is_own_work(file) else {}
        if not aside:  # nearly always
            return file
        held = tuple(aside.get(one.id, one) for one in file.records)
        more = (one for id, one in aside.items() if id not in records)
        believed = {id: one for id, one in file.believed.items() if id not in aside}
        other = replace(file, records=(*held, *more), without=(), believed=believed)
        return replace(file, aside=other)

    def in_spaces(self, spaces: Collection[str]) -> list[RecordView]:
        """The records of these spaces into which something was written that was put aside, as if it
        counted."""
        if not spaces or not is_any(self._db):
            return []
        states = self._states(spaces, (), {})
        gone = all_hidden(states.values(), self._rules())
        views_ = (
            views.view_of(one, self._dictionary, hidden=id in gone) for id, one in states.items()
        )
        return [one for one in views_ if one.space in spaces]

    def _read(
        self, tied: Collection[str], named: Collection[str], records: Mapping[str, RecordView]
    ) -> dict[str, RecordView]:
        here = {one.space for one in records.values()}
        more = [*{*tied} - here]
        found = {
            one.id: one
            for one in (views.load(self._db, _STANDING, (views.ids_json(more),)) if more else ())
            if one.id not in records
        }
        states = self._states(tied, named, records)
        gone = all_hidden(states.values(), self._rules())
        for id, state in states.items():
            one = views.view_of(state, self._dictionary, hidden=id in gone)
            if one.space in tied or _is_of(one, named) or id in records:
                found[id] = one
        return found | self._below(gone, {**records, **found})

    def _states(
        self, tied: Collection[str], named: Collection[str], records: Mapping[str, RecordView]
    ) -> dict[str, RecordState]:
        rows = self._db.query(_ASIDE, (views.ids_json(tied), views.ids_json(named)))
        # What only claims an id that is here is none of the file's.
        numbers = {
            int(n): id.hex()
            for n, id, hidden in rows
            if hidden < views.VOID or id.hex() not in records
        }
        return as_counted(self._db, self._rules(), numbers)

    def _below(
        self, gone: Collection[str], every: Mapping[str, RecordView]
    ) -> dict[str, RecordView]:
        """What was taken out, with all that lies below it."""
        below: dict[str, list[str]] = defaultdict(list)
        for one in every.values() if gone else ():
            if one.parent:
                below[one.parent].append(one.id)
        away = (every[id] for id in beneath(gone, below, ()) if id in every)
        return {one.id: replace(one, deleted=True) for one in away if not one.deleted}


def beside_again(
    aside: Mapping[str, RecordView],
    again: Mapping[str, RecordView],
    records: Mapping[str, RecordView],
) -> dict[str, RecordView]:
    """Of each record what stands there so, and beside it what stands there again (`again`)."""
    found = {**again}
    for id in aside.keys() & again.keys():
        held, one = records[id], aside[id]
        fields = dict(one.fields)
        for name, said in again[id].fields.items():
            more = [each for each in said if each not in held.fields.get(name, ())]
            fields[name] = (*fields.get(name, ()), *more)
        found[id] = replace(one, fields=fields)
    return {**aside, **found}


def _of_entries(
    every: Mapping[str, RecordView], same: Mapping[str, Collection[str]]
) -> Iterator[RecordView]:
    """What was asked of the other entry of a relative, and what was refused there, as of this one. `same`:
    who is whose other entry, beside what these records say."""
    rows = [one for one in every.values() if one.kind == MEMBER and _ids(one, "also")]
    guarding: dict[str, list[RecordView]] = defaultdict(list)
    for one in every.values() if rows or same else ():
        for who in _guarded_by(one):
            guarding[who].append(one)
    for who, others in same.items():
        for other in others:
            yield from (as_of(each, other, who) for each in guarding.get(other, ()))
    for one in rows:
        entries = [row for id in _ids(one, "also") if (row := every.get(id)) is not None]
        theirs = dict.fromkeys(who for row in entries for who in _ids(row, "person"))
        for who, other in product(_ids(one, "person"), theirs):
            yield from (as_of(each, other, who) for each in guarding.get(other, ()))
            yield from (as_of(each, who, other) for each in guarding.get(who, ()))


def _guarded_by(record: RecordView) -> Iterable[str]:
    if record.kind == MARK:
        return [record.parent] if record.parent else []
    return _ids(record, "grantor") if record.kind == ANSWER and may_hide(record) else []


def _ids(record: RecordView, name: str) -> list[str]:
    return [id for value in record.every(name) for id in ids_in(value)]


def _tied(records: Iterable[RecordView]) -> Iterator[str]:
    for one in records:
        if one.kind == "case":
            for name in SHARED_SPACES:
                yield from _ids(one, name)


def _is_of(one: RecordView, named: Collection[str]) -> bool:
    """Whether a record of another file is one that is named, lies below one, or says whose it is."""
    whose = (id for name in _WHOSE for id in _ids(one, name))
    return one.id in named or one.parent in named or any(id in named for id in whose)
