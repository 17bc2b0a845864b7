"""Whom the records of a file name who lies in no space of it, and whom something guards there; and whoever is
guarded in the files with which it shares a family, an incident or the words of a reference record.

A paper of the file names them nowhere either: whoever asked it of us asked it of all papers
(docs/spec/bundle.md §8.15). Read for several files at once, and only when the first of them is asked: most
name nobody of another file.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.history.op_scopes import REFERENCE
from vsdesk.records.consent.hidden_persons import may_hide
from vsdesk.records.dictionary.values import is_id
from vsdesk.records.paper_holds import KIND, held_by, is_held
from vsdesk.vault.bodies_elsewhere import why_away
from vsdesk.vault.meta import Meta
from vsdesk.vault.read import views
from vsdesk.vault.read.neighbours import Neighbours, too_large
from vsdesk.vault.read.references import References
from vsdesk.vault.read.relative_entries import RelativeEntries
from vsdesk.vault.read.removed_pages import guarding_on

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from vsdesk.history.merge import Rules
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database
    from vsdesk.vault.read.aside_ties import AsideTies
    from vsdesk.vault.read.late_wishes import LateWishes
    from vsdesk.vault.read.reference_stops import ReferenceStops

# People and sources who are guarded in the files that share one space: more, and its words stay.
MOST: Final = 200
_CHAIN: Final = 2  # how far it goes on from a reference record that a file names
# Whom the records of a space, or of an id, name by any link, now or before; "+": sought by id, not by kind.
_NAMED: Final = (
    "SELECT r.{0}, p.id, p.kind, p.space FROM record r CROSS JOIN link l ON l.source = r.n "  # noqa: S608 - literals
    f"CROSS JOIN record p ON p.id = l.target WHERE r.{{0}} IN {views.IDS} {{1}}"
    "AND +p.kind IN (SELECT value FROM json_each(?)) UNION "
    "SELECT r.{0}, p.id, p.kind, p.space FROM record r CROSS JOIN former f ON f.source = r.n "
    f"CROSS JOIN record p ON p.id = f.target WHERE r.{{0}} IN {views.IDS} {{1}}"
    "AND +p.kind IN (SELECT value FROM json_each(?))"
)
# Of spaces the sources below whom something names a head or a person there: who told of them.
_TOLD_OF: Final = " UNION ".join(
    f"SELECT p.space, s.id FROM record p CROSS JOIN {table} l ON l.target = p.id "  # noqa: S608 - literals
    "CROSS JOIN record r ON r.n = l.source CROSS JOIN record s ON s.id = r.space "
    f"WHERE p.space IN {views.IDS} AND (p.id = p.space OR p.kind = 'person') "
    "AND +s.kind = 'source' AND r.id <> s.id"
    for table in ("link", "former")
)
# Removed ones too: they may have gone with the page in which they lie alone. Of whom a mark was erased with
# them they are guarded still, and so is whoever was erased.
_MARKS: Final = f"r.parent IN {views.IDS} AND +r.kind = 'person_mark'"
_HOLDS: Final = f"r.space = ? AND r.kind = '{KIND}' AND r.hidden = 0"
_PEOPLE: Final = (
    f"r.id IN {views.IDS} AND +r.kind = 'person' "
    f"OR r.id IN {views.IDS} AND (+r.kind = 'source' OR +r.kind = 'person' AND r.erased = 1)"
)
_ELSEWHERE: Final = "AND p.space <> r.space "
_MARKED: Final = (
    f"SELECT space, parent FROM record WHERE space IN {views.IDS} "  # noqa: S608 - literals
    f"AND kind = 'person_mark' AND hidden < {views.VOID}"
)
_ANSWERS: Final = (
    "r.n IN (SELECT link.source FROM link CROSS JOIN record ON record.n = link.source "  # noqa: S608 - a literal
    f"WHERE link.target IN {views.IDS} AND +record.kind = 'consent_grant' AND link.field = 'grantor')"
)


class Guards:
    """Of some files, each with the spaces around it: read once for all of them."""

    def __init__(
        self,
        database: Database,
        kinds: Collection[str],
        wishes: LateWishes,
        rules: Callable[[], Rules],
        here: str,
        stops: Callable[[], ReferenceStops],
        around: Mapping[str, Collection[str]],
        shared: Mapping[str, Collection[str]],
        joined: Callable[[], Mapping[str, Collection[str]]],
        told: Mapping[str, RecordView],
        aside: AsideTies,
    ) -> None:
        """`kinds`: those that belong to a file that names them; `wishes`: what came for entries that were
        erased; `here`: the id of this device; `stops`: what of the reference space stays; `around`: by root
        the spaces of its file; `shared`: those of them that other cases share; `joined`: the other entries of
        its person, with which it shares its own space: one story is told in both; `told`: the reference
        records with words of people, which every file shares that names them."""
        self._db = database
        self._rules = rules
        self._here = here
        self._kinds = json.dumps(sorted(kinds))
        self._around = around
        self._shared = shared
        self._entries = joined
        self._told = told
        self.aside = aside
        self.stops = stops()
        self._answers: dict[str, list[RecordView]] = {}
        self._bare: dict[int, tuple[RecordView, RecordView]] = {}
        self._lies: dict[str, tuple[str, str]] = {}  # kind and space of whoever was found
        self.relatives = RelativeEntries(
            database, around, lambda: self._named, self.near, self.answers_of, wishes, rules
        )

    def spaces(self, root: str) -> Collection[str]:
        """The spaces of a file."""
        return self._around.get(root, ())

    def further(self, root: str) -> Iterator[str]:
        """The spaces beyond those of a file that are read for it: of the files beside it, and where other
        entries of its people lie, and of those whom it names."""
        yield from self.near(root)
        yield from self.relatives.spaces(root)

    def of(self, root: str) -> dict[str, RecordView]:
        """Who is guarded of those whom this file names, or the files beside it, the sources that are named,
        and what guards them; and what guards other entries of its relatives, as if it had been said here."""
        entries = {one.id: one for one in self.relatives.guarding(root)}
        named = self._named.get(root, set())
        if self._beside or self._references.cases:  # nearly every file shares nothing with others
            named = set(named)
            for space in self._shares(root) - self._crowded:
                named |= self._heard.get(space, self._beside.get(space, set()))
        own = self._around.get(root, ())
        left = sorted(id for id in named if self._lies[id][1] not in own)  # nearly always nobody
        return entries | {one.id: one for id in left for one in self._guarded.get(id, ())}

    def closed(self, root: str) -> frozenset[str]:
        """What of this file so many others share that not everybody is looked for who is guarded there."""
        return self._shares(root) & self._beyond if self._beyond else self._beyond

    @cached_property
    def _beyond(self) -> frozenset[str]:
        return self._crowded.union(self._neighbours.closed, self._references.closed)

    def told_with(self, root: str) -> Mapping[str, Collection[str]]:
        """By reference record that this file names, and into which people wrote, the cases whose files name
        it; of one that many name those that are looked for by name."""
        named = self._named.get(root, set()) if self._told else set[str]()
        cases = self._references.named if named else {}
        return {one: cases[one] for one in named & cases.keys()}

    @cached_property
    def not_whole(self) -> str:
        """Why nothing of this vault leaves: what guards somebody may lie in what is away; "" for nothing."""
        return why_away(Meta(self._db))

    def is_held(self, root: str) -> bool:
        """Whether a coordinator wrote that nothing of a file leaves this device; a coordinator's has all that
        guards it."""
        return is_held(root, self._held)

    @cached_property
    def _held(self) -> frozenset[str]:
        holds = views.load(self._db, _HOLDS, (views.raw_id(REFERENCE),))
        if not holds or self._rules().role(self._here) == "coordinator":
            return frozenset()
        return held_by(holds, self._here)

    def too_large(self, root: str) -> bool:
        """Whether so many cases share a family of this one, and so many records lie in it, that they are not
        all worked out with it, one by one."""
        return not self._large.isdisjoint(self._shared.get(root, ()))

    @cached_property
    def _large(self) -> frozenset[str]:
        return too_large(self._db, {one for found in self._shared.values() for one in found})

    def bare(self, record: RecordView, work: Callable[[RecordView], RecordView]) -> RecordView:
        """What is left of a record by `work`, made once for all files in which it lies."""
        held = self._bare.get(id(record))
        if held is None or held[0] is not record:
            held = self._bare[id(record)] = record, work(record)
        return held[1]

    def _shares(self, root: str) -> frozenset[str]:
        """What this file shares with others: spaces, and reference records by their ids."""
        named = self._named.get(root, set()) if self._told else set[str]()
        own = (root,) if root in self._joined else ()
        return frozenset((*self._shared.get(root, ()), *own)) | named.intersection(self._told)

    def near(self, root: str) -> frozenset[str]:
        """The spaces of the files beside it, of those that are looked at."""
        spaces = self._neighbours.spaces
        return frozenset(near for one in self._shares(root) for near in spaces.get(one, ()))

    @cached_property
    def _joined(self) -> dict[str, set[str]]:
        """By case all entries of its person, where there are several."""
        return {root: {root, *ids} for root, ids in self._entries().items()}

    @cached_property
    def _named(self) -> dict[str, set[str]]:
        """By root who lies elsewhere and is named by its records, or by reference records that these name;
        and the sources who told of it, though nothing of the file names them."""
        every = {space for found in self._around.values() for space in found}
        reached = self._reached(every, _ELSEWHERE)
        for space, id in self._db.query(_TOLD_OF, (views.ids_json(every),) * 2) if every else ():
            reached.setdefault(space.hex(), set()).add(id.hex())
            self._lies.setdefault(id.hex(), ("source", id.hex()))
        return {
            root: {id for space in found for id in reached.get(space, ())}
            for root, found in self._around.items()
        }

    @cached_property
    def _neighbours(self) -> Neighbours:
        shared = {one for found in self._shared.values() for one in found}
        return Neighbours(self._db, shared, {**self._joined, **self._references.cases})

    @cached_property
    def _references(self) -> References:
        named = {id for found in self._named.values() for id in found} if self._told else ()
        return References(self._db, {id: self._told[id] for id in named if id in self._told})

    @cached_property
    def _heard(self) -> dict[str, set[str]]:
        """By reference record who is guarded beside it and may be named in its words. The others stay unknown
        here: a namesake of theirs is nobody whom this file shares with them."""
        beside = {
            one: {id for id in self._beside.get(one, ()) if id in self._guarded}
            for one in self._references.cases
            if one not in self._crowded
        }
        return self._references.heard(beside)

    @cached_property
    def _beside(self) -> dict[str, set[str]]:
        """By shared space who is marked in the files that share it, or named there."""
        spaces = self._neighbours.spaces
        every = {space for found in spaces.values() for space in found}
        reached = self._reached(every, "")
        asked = (json.dumps(sorted(every)),)
        for space, parent in self._db.query(_MARKED, asked) if every else ():
            if parent is not None:
                reached.setdefault(space.hex(), set()).add(parent.hex())
                self._lies.setdefault(parent.hex(), ("person", space.hex()))
        return {
            one: {id for space in found for id in reached.get(space, ())}
            for one, found in spaces.items()
        }

    @cached_property
    def _crowded(self) -> frozenset[str]:
        """The shared spaces beside which more are guarded than are looked for."""
        return frozenset(
            space
            for space, found in self._beside.items()
            if sum(id in self._guarded and self._lies[id][1] != space for id in found) > MOST
        )

    def _reached(self, spaces: Collection[str], where: str) -> dict[str, set[str]]:
        """By space whom its records name, and whom those name that are named."""
        first, found = self._links("space", spaces, where)
        further: dict[str, set[str]] = {}
        fresh = {*found}
        for _ in range(_CHAIN):
            fresh = {id for id in fresh if found[id][0] != "person"} - further.keys()
            if not fresh:  # nearly every file
                break
            more, of_these = self._links("id", fresh, "")  # all references lie in one space
            further |= {id: more.get(id, set()) for id in fresh}
            found |= of_these
            fresh = {*of_these}
        self._lies |= found
        return {space: _reached(ids, further) for space, ids in first.items()}

    def _links(
        self, by: str, ids: Collection[str], where: str
    ) -> tuple[dict[str, set[str]], dict[str, tuple[str, str]]]:
        """By space or id whom its records name; of each of those the kind and the space."""
        named: dict[str, set[str]] = defaultdict(set)
        found: dict[str, tuple[str, str]] = {}
        asked = (views.ids_json(ids), self._kinds) * 2
        for one, id, kind, space in self._db.query(_NAMED.format(by, where), asked) if ids else ():
            named[one.hex()].add(id.hex())
            found[id.hex()] = kind, space.hex()
        return named, found

    @cached_property
    def _guarded(self) -> Mapping[str, tuple[RecordView, ...]]:
        """Each of these who is guarded, or a source, with what was asked of them."""
        every = (*self._named.values(), *self._beside.values())
        named = {id for found in every for id in found}
        if not named:
            return {}
        with self._db.snapshot():
            below: dict[str, list[RecordView]] = defaultdict(list)
            marks = views.load(self._db, _MARKS, (views.ids_json(named),))
            for mark in guarding_on(self._db, self._rules(), marks):
                below[mark.parent or ""].append(mark)
            self._read_answers(named)
            wanted = {who for who in named if any(map(may_hide, self._answers[who]))} | below.keys()
            found = views.load(
                self._db, _PEOPLE, (json.dumps(sorted(wanted)), json.dumps(sorted(named)))
            )
        return {one.id: (one, *below.get(one.id, ())) for one in found}

    def answers_of(self, people: Collection[str]) -> tuple[RecordView, ...]:
        """What these persons answered, in whatever file."""
        self._read_answers(people)
        return tuple({one.id: one for who in people for one in self._answers.get(who, ())}.values())

    def _read_answers(self, people: Iterable[str]) -> None:
        fresh: dict[str, list[RecordView]] = {
            who: [] for who in people if who not in self._answers and is_id(who)
        }
        self._answers |= fresh
        held = views.load(self._db, _ANSWERS, (views.ids_json(fresh),)) if fresh else ()
        away = {one.id for one in held if one.deleted}
        for one in guarding_on(self._db, self._rules(), held):
            if one.deleted or (one.id in away and not may_hide(one)):
                continue  # what was agreed to in a page that was removed opens nothing
            for who in fresh.keys() & {str(value) for value in one.every("grantor")}:
                fresh[who].append(one)


def _reached(ids: Iterable[str], further: Mapping[str, Collection[str]]) -> set[str]:
    """These, and whom they name in turn."""
    found, left = set[str](), [*ids]
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left += further.get(one, ())
    return found
