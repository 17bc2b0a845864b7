"""The other entries of the same missing person: a coordinator said that they are one.

What was asked there, refused there, and a danger there guard here too; nothing that was agreed there opens anything
(docs/spec/bundle.md §8.15). Read for several files at once, and only when the first of them is asked.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.checks.risk import red_risks
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.marks import marks_of, marks_whom
from vsdesk.vault.read import views

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.vault.database import Database

SAME: Final = "same"
MOST: Final = 50  # entries of one person that are looked at
_ENDS: Final = 3  # of one entry: the case, its person, a line of a list
_LINKS: Final = f"+r.kind = 'duplicate_link' AND r.hidden = 0 AND r.n IN (SELECT source FROM link WHERE target IN {views.IDS})"  # noqa: S608 - literals
_CASES: Final = (
    f"+r.kind = 'case' AND (r.id IN {views.IDS} "  # noqa: S608 - literals
    f"OR r.n IN (SELECT source FROM link WHERE target IN {views.IDS} AND field = 'person'))"
)


class Joined:
    """Of some cases; `file` reads a case by itself, without its other entries."""

    def __init__(
        self,
        database: Database,
        heads: Mapping[str, RecordView],
        file: Callable[[str], Dossier | None],
    ) -> None:
        self._db = database
        self._heads = {root: head for root, head in heads.items() if head.kind == "case"}
        self._file = file
        self._files: dict[str, Dossier | None] = {}

    @cached_property
    def entries(self) -> Mapping[str, frozenset[str]]:
        """By case the other entries of its person, as far as the decisions go on; nearly always none.

        Through a line of a list too, and of cases that were removed.
        """
        cases = dict(self._heads)
        beside: dict[str, set[str]] = {}
        fresh = {end for head in cases.values() for end in _ends(head)}
        asked: set[str] = set()
        while fresh and len(cases) < len(self._heads) * (1 + MOST):
            asked |= fresh
            links = views.load(self._db, _LINKS, (views.ids_json(fresh),))
            pairs = [pair for one in links if SAME in one.every("decision") if (pair := _pair(one))]
            for one, other in pairs:
                beside.setdefault(one, set()).add(other)
                beside.setdefault(other, set()).add(one)
            ends = {end for pair in pairs for end in pair} - asked
            more = (
                views.load(self._db, _CASES, (views.ids_json(ends), views.ids_json(ends)))
                if ends
                else []
            )
            cases |= {one.id: one for one in more}
            fresh = (ends | {end for one in more for end in _ends(one)}) - asked
        if not beside:
            return {}
        for case in cases.values():
            for end in _ends(case) - {case.id}:
                beside.setdefault(case.id, set()).add(end)
                beside.setdefault(end, set()).add(case.id)
        reached = {root: _reached(root, beside) & cases.keys() - {root} for root in self._heads}
        return {root: frozenset(found) for root, found in reached.items() if found}

    def files(self, root: str) -> tuple[Dossier, ...]:
        """The files of these entries, each by itself."""
        for one in self.entries.get(root, ()):
            if one not in self._files:
                self._files[one] = _standing(self._file(one))
        read = (self._files[one] for one in sorted(self.entries.get(root, ())))
        return tuple(one for one in read if one is not None)

    def guarding(self, root: str) -> Iterator[RecordView]:
        """A danger that stands there, and what was asked about who is missing there, as if it had been asked here."""
        head = self._heads.get(root)
        here = sorted(_persons(head)) if head is not None else []
        for other in self.files(root):
            yield from (one for read in other.readings for one in red_risks(read))
            there = {id for read in other.readings for id in missing_person_ids(read)}
            for mark in marks_of(other) if here else ():
                if not marks_whom(mark).isdisjoint(there):
                    yield _here(mark, here[0])


def _standing(file: Dossier | None) -> Dossier | None:
    """The file with its case, removed or not: whoever removes an entry ends nothing that was refused there."""
    if file is None or not file.head.deleted:
        return file
    head = replace(file.head, deleted=False)
    return replace(file, records=tuple(head if one is file.head else one for one in file.records))


def _here(mark: RecordView, person: str) -> RecordView:
    """A copy of a mark, under an id of its own, on this entry's person."""
    id = hashlib.sha256(f"{mark.id} {person}".encode()).hexdigest()[:32]
    return replace(mark, id=id, parent=person, parents=())


def _reached(root: str, beside: Mapping[str, Collection[str]]) -> set[str]:
    found, left = set[str](), [root]
    while left:
        one = left.pop()
        if one not in found and len(found) <= _ENDS * MOST:
            found.add(one)
            left += sorted(beside.get(one, ()))
    return found


def _ends(case: RecordView) -> frozenset[str]:
    return frozenset({case.id, *_persons(case)})


def _persons(case: RecordView) -> frozenset[str]:
    return frozenset(id for value in case.every("person") for id in ids_in(value))


def _pair(link: RecordView) -> tuple[str, str] | None:
    one, other = link.text("first"), link.text("second")
    return (one, other) if one and other else None
