"""The other entries of the same missing person: a coordinator said that they are one, or both
name one record of a person.

What was asked there, refused there, and a danger there guard here too; nothing that was agreed there opens
anything (docs/spec/bundle.md §8.15). So does the file in which a person lies whom a case of another file
calls missing. Read for several files at once, and only when the first of them is asked. Whatever a device
writes into `case.person` without end leads nowhere and takes no place; of whoever has more entries than are
looked at nothing leaves.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.checks.risk import red_risks
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.gate.persons.hidden_people import marks_of, marks_whom
from vsdesk.records.guarding_values import OF_EVERY_REPORT
from vsdesk.vault.read import views
from vsdesk.vault.read.aside_records import is_any
from vsdesk.vault.read.joined_pairs import OF_IDS, pairs
from vsdesk.vault.read.neighbours import cases_of
from vsdesk.vault.read.relative_entries import as_one

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from vsdesk.history.merge import Rules
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.vault.database import Database
    from vsdesk.vault.read.late_wishes import LateWishes

MOST: Final = 50  # entries of one person that are looked at
_CASES: Final = f"+r.kind = 'case' AND r.id IN {views.IDS}"  # removed ones too
# Those all of which was put aside of a device that was withdrawn: what was refused there closes still.
_ASIDE: Final = (
    f"SELECT r.id FROM record r WHERE r.id IN {views.IDS} AND r.hidden = {views.VOID} "  # noqa: S608 - literals
    f"AND r.kind = 'case' AND {views.IS_ASIDE}"
)
# Whom those name as missing.
_WHOM_ASIDE: Final = (
    "SELECT r.id, f.target FROM record r CROSS JOIN former f ON f.source = r.n "  # noqa: S608 - literals
    f"WHERE r.id IN {views.IDS} AND +r.kind = 'case' AND f.field = 'person' AND {views.IS_ASIDE}"
)
# Which cases name these persons, a few more of each than are looked at.
_NAMING: Final = (
    "SELECT target, id FROM (SELECT target, id, "  # noqa: S608 - literals
    "row_number() OVER (PARTITION BY target ORDER BY n) AS k FROM ("
    + " UNION ".join(
        f"SELECT l.target AS target, r.id AS id, r.n AS n FROM {table} l "  # noqa: S608 - literals
        f"CROSS JOIN record r ON r.n = l.source WHERE l.target IN {views.IDS} "
        f"AND l.field = 'person' AND r.kind = 'case' AND {only}"
        for table, only in (("link", f"r.hidden < {views.VOID}"), ("former", views.IS_ASIDE))
    )
    + f")) WHERE k <= {MOST + 2}"
)
_LIES: Final = (
    "SELECT p.id, p.space, t.kind FROM record p CROSS JOIN record t ON t.id = p.space AND t.space = p.space "  # noqa: S608 - literals
    f"WHERE p.id IN {views.IDS} AND +p.kind = 'person'"
)


class EntrySet:
    """Of some cases; `file` reads a case by itself, without its other entries."""

    def __init__(
        self,
        database: Database,
        rules: Callable[[], Rules],
        file: Callable[[str], Dossier | None],
        heads: Mapping[str, RecordView],
        around: Mapping[str, Collection[str]],
    ) -> None:
        """`around`: by root the spaces of its file."""
        self._db = database
        self._rules = rules
        self._heads = {root: head for root, head in heads.items() if head.kind == "case"}
        self._around = around
        self._file = file
        self._files: dict[str, Dossier | None] = {}

    @cached_property
    def entries(self) -> Mapping[str, frozenset[str]]:
        """By case the other entries of its person, as far as decisions and shared persons
        go on; nearly always none.

        Through a line of a list too, and of cases that were removed.
        """
        found = {root: self._groups.cases(root) - {root} for root in self._heads}
        return {root: _few(held) for root, held in found.items() if held}

    def crowded(self, root: str) -> bool:
        """Whether there are more than are looked at."""
        more = len(self._groups.cases(root)) - 1, len(self._homes.get(root, ()))
        return root in self._heads and max(more) > MOST

    def files(self, root: str) -> tuple[Dossier, ...]:
        """The files of these entries, and those in which its persons lie, each by itself."""
        entries, homes = self.entries.get(root, ()), self._homes.get(root, ())
        if not entries and not homes:
            return ()  # nearly always
        wanted = {*entries, *_few(homes)}
        return tuple(one for id in sorted(wanted) if (one := self._read(id)) is not None)

    def late(self, root: str, wishes: LateWishes) -> Mapping[str, frozenset[str]]:
        """What came for an entry of its person that was erased, by record, and nobody read."""
        ends = {*self.entries.get(root, ()), *self._homes.get(root, ())}
        return wishes.of(ends, (root, *ends), missing=True) if ends else {}

    def guarding(self, root: str, records: Mapping[str, RecordView]) -> Iterator[RecordView]:
        """A danger that stands there, and what was asked about who is missing there, as
        if it had been asked here."""
        head, others = self._heads.get(root), self.files(root)
        named = sorted(ids_of(head, "person")) if others and head is not None else []
        here = [id for id in named if id in records] or named[:1]
        for other in others:
            risks, marks = other.once(_guarding)
            yield from risks
            if other.root in self.entries.get(root, ()):
                yield from (_here(mark, id) for mark in marks for id in here if id != mark.parent)

    def in_one(
        self, root: str, records: Mapping[str, RecordView], narrowed: dict[str, RecordView]
    ) -> dict[str, RecordView]:
        """Those of these records that are `narrowed` already, and who is missing, where a report that is
        joined with this one says that they are more delicate, or younger."""
        head, entries = self._heads.get(root), self.entries.get(root, ())
        if head is None or not entries:
            return narrowed  # nearly always
        files = (one for one in self.files(root) if one.root in entries)
        others = [one for file in files for one in file.once(_missing)]
        called = [id for id in sorted(ids_of(head, "person")) if id in records]
        found = {
            id: as_one(narrowed.get(id, records[id]), others, OF_EVERY_REPORT) for id in called
        }
        return narrowed | {id: one for id, one in found.items() if one is not records[id]}

    def _read(self, case: str) -> Dossier | None:
        if case not in self._files:
            self._files[case] = _standing(self._file(case))
        return self._files[case]

    @cached_property
    def _groups(self) -> _Groups:
        """What hangs together: cases, their persons, and the two of each pair that a coordinator joined."""
        groups = _Groups()
        fresh: set[str] = set()
        for head in self._heads.values():
            fresh |= groups.take(head)
        asked: set[str] = set()
        while fresh:
            asked |= fresh
            ids = sorted(fresh)
            joined = pairs(self._db, self._rules, OF_IDS, ids)
            ends = {end for pair in joined for end in pair}
            for one, other in joined:
                groups.join(one, other)
            asked_of = views.ids_json(fresh | ends)
            naming = [(p.hex(), c.hex()) for p, c in self._db.query(_NAMING, (asked_of,) * 2)]
            for person, case in naming:
                groups.put(person, case)
            near = (ends - asked) | {case for _, case in naming}
            wanted = {one for one in near if not groups.known(one) and not groups.crowded(one)}
            fresh = ends - asked
            for case in views.load(self._db, _CASES, (views.ids_json(wanted),)) if wanted else ():
                fresh |= groups.take(case) - asked
            for (case,) in self._db.query(_ASIDE, (views.ids_json(wanted),)) if wanted else ():
                groups.put(case.hex(), case.hex())
            asked_of = views.ids_json(near | asked)
            aside = self._db.query(_WHOM_ASIDE, (asked_of,)) if is_any(self._db) else ()
            for case, person in aside:
                if groups.tie(case.hex(), person.hex()):
                    fresh.add(person.hex())
            fresh = {one for one in fresh if not groups.crowded(one)}
        return groups

    @cached_property
    def _homes(self) -> Mapping[str, set[str]]:
        """By case those of the files in which its persons lie, where it belongs to none of these."""
        named = {root: ids_of(head, "person") for root, head in self._heads.items()}
        every = {id for found in named.values() for id in found}
        rows = self._db.query(_LIES, (views.ids_json(every),)) if every else ()
        lies = {id.hex(): (space.hex(), str(kind)) for id, space, kind in rows}
        far = {
            root: {lies[id] for id in ids if id in lies and lies[id][0] not in self._around[root]}
            for root, ids in named.items()
        }
        shared = {space for found in far.values() for space, kind in found if kind != "case"}
        tied = cases_of(self._db, shared) if shared else {}
        return {
            root: {case for space, _ in found for case in tied.get(space, {space})} - {root}
            for root, found in far.items()
            if found
        }


class _Groups:
    """Ids that hang together, each with the cases among them."""

    def __init__(self) -> None:
        self._group: dict[str, _Group] = {}
        self._known: set[str] = set()

    def _of(self, id: str) -> _Group:
        return self._group.setdefault(id, _Group({id}, set()))

    def take(self, case: RecordView) -> set[str]:
        """A case and its persons; all of them."""
        self._known.add(case.id)
        ends = _ends(case)
        self._of(case.id).cases.add(case.id)
        for end in ends:
            self.join(case.id, end)
        return {*ends}

    def put(self, person: str, case: str) -> None:
        """A case that names somebody."""
        self._of(case).cases.add(case)
        self.join(person, case)

    def tie(self, case: str, person: str) -> bool:
        """A case that names somebody by what was put aside; whether that is new."""
        new = self._of(case) is not self._of(person)
        self.put(person, case)
        return new

    def join(self, one: str, other: str) -> None:
        """These two are one."""
        less, more = sorted((self._of(one), self._of(other)), key=lambda group: len(group.ids))
        if less is not more:
            more.ids |= less.ids
            more.cases |= less.cases
            self._group.update(dict.fromkeys(less.ids, more))

    def known(self, case: str) -> bool:
        """Whether it was taken."""
        return case in self._known

    def cases(self, id: str) -> set[str]:
        """The cases that hang together with this one."""
        return self._of(id).cases

    def crowded(self, id: str) -> bool:
        """Whether there are more of them than are looked at."""
        return len(self._of(id).cases) > MOST + 1


@dataclass(slots=True, eq=False)
class _Group:
    ids: set[str]
    cases: set[str]


def _standing(file: Dossier | None) -> Dossier | None:
    """The file with its case, removed or not: whoever removes an entry ends nothing that was refused
    there."""
    if file is None or not file.head.deleted:
        return file
    head = replace(file.head, deleted=False)
    return replace(file, records=tuple(head if one is file.head else one for one in file.records))


def _guarding(other: Dossier) -> tuple[tuple[RecordView, ...], tuple[RecordView, ...]]:
    """The dangers that stand in a file, and what was asked about who is missing there: for `Dossier.once`."""
    risks = (one for read in other.readings for one in red_risks(read))
    there = {id for read in other.readings for id in missing_person_ids(read)}
    marks = (one for one in marks_of(other) if not marks_whom(one).isdisjoint(there))
    return tuple({id(one): one for one in risks}.values()), tuple(marks)


def _missing(other: Dossier) -> tuple[RecordView, ...]:
    """Who is missing by a file, as each of its readings says it: for `Dossier.once`."""
    held = (read.get(id) for read in other.readings for id in sorted(missing_person_ids(read)))
    return tuple({id(one): one for one in held if one is not None}.values())


def _here(mark: RecordView, person: str) -> RecordView:
    """A copy of a mark that stands, under an id of its own, on this entry's person."""
    id = hashlib.sha256(f"{mark.id} {person}".encode()).hexdigest()[:32]
    return replace(mark, id=id, parent=person, parents=())


def _few(cases: Collection[str]) -> frozenset[str]:
    return frozenset(sorted(cases)[:MOST])


def _ends(case: RecordView) -> frozenset[str]:
    return frozenset({case.id, *ids_of(case, "person")})
