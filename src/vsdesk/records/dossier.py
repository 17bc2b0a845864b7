"""A case or a family as every reader sees it: the folded records around one root, pure data.

The vault folds and fills these; readiness, the gate and the sheets are functions of a `Dossier`.
A field holds all its standing values: one distinct value is clean, more are a difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, NamedTuple, Protocol, TypeVar

from vsdesk.body_state import BodyState
from vsdesk.load_mark import word_of
from vsdesk.records.alternative import Alternative
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.persons.guards_elsewhere import Beyond, Nothing
from vsdesk.records.hashable import written

T = TypeVar("T")
_NOTHING: Final[Mapping[str, tuple[Alternative, ...]]] = MappingProxyType({})
_NO_RECORDS: Final[Mapping[str, RecordView]] = MappingProxyType({})
_NONE_SEEN: Final[Mapping[str, frozenset[str]]] = MappingProxyType({})


class Readable(Protocol):
    """What naming and sheets read of a record: a `RecordView`, or what the gate let out of it."""

    @property
    def id(self) -> str:
        """The id of the record: 32 hexadecimal digits."""

    @property
    def kind(self) -> str:
        """The name of its kind."""

    @property
    def parent(self) -> str | None:
        """The id of the record that it lies below, or None."""

    def value(self, name: str) -> Json:
        """The one value of a field, or the newest of several; None when there is none."""

    def text(self, name: str) -> str:
        """The value when it is text, else an empty string."""

    def every(self, name: str) -> tuple[Json, ...]:
        """Every distinct value that stands."""

    def differs(self, name: str) -> bool:
        """True when several distinct values stand."""


@dataclass(frozen=True, slots=True)
class RecordView:
    """One folded record. `created` and `updated` are log timestamps; `origin` is (space, record).

    `parents` holds every parent where it is not known which of several was first. `beside` names the fields
    in which values stand beside each other, the narrowest first, because none of their writers may replace
    the others; `ordered` those whose order no clock gives; `overruled` those in which others replaced a
    coordinator's word. `observed` maps an op that decides to the ids of the ops that its writer had on the
    screen. `formerly`: by field whom it named before, and no coordinator took out.
    """

    id: str
    kind: str
    space: str
    parent: str | None = None
    origin: tuple[str, str] | None = None
    fields: Mapping[str, tuple[Alternative, ...]] = field(default_factory=lambda: _NOTHING)
    deleted: bool = False
    created: str = ""
    updated: str = ""
    parents: tuple[str, ...] = ()
    beside: frozenset[str] = frozenset()
    ordered: frozenset[str] = frozenset()
    observed: Mapping[str, frozenset[str]] = field(default_factory=lambda: _NONE_SEEN)
    formerly: Mapping[str, frozenset[str]] = field(default_factory=lambda: _NONE_SEEN)
    overruled: frozenset[str] = frozenset()
    put_aside: frozenset[str] = frozenset()  # in which a withdrawn device says that something left
    worked_out: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def standing(self, name: str) -> tuple[Alternative, ...]:
        """All standing values of a field, newest (beside each other: narrowest) first, those not held too."""
        found = self.fields.get(name, ())
        if len(found) < 2 or name in self.ordered:
            return found
        return tuple(sorted(found, key=lambda a: (a.ts, a.device_id, a.op), reverse=True))

    def alternatives(self, name: str) -> tuple[Alternative, ...]:
        """The standing values that are here, one of each distinct value, newest first."""
        found = self.fields.get(name, ())
        if len(found) < 2:  # most fields: nothing to tell apart
            return found if found and found[0].held == "here" else ()
        return tuple(said[0] for said in self.sayings(name))

    def sayings(self, name: str) -> tuple[tuple[Alternative, ...], ...]:
        """Of each distinct value that is here all that say it; the first is that of
        `alternatives`, in its order."""
        known: dict[str, tuple[tuple[Alternative, ...], ...]] = self.worked_out
        if name not in known:  # the gate asks many times over, and a record does not change
            distinct: dict[str, list[Alternative]] = {}
            for one in self.standing(name):
                if one.held == "here":
                    distinct.setdefault(written(one.value), []).append(one)
            known[name] = tuple(map(tuple, distinct.values()))
        return known[name]

    @property
    def words(self) -> frozenset[str]:
        """The words that stand in it, of devices and of loads; kept, for each file asks in which it lies."""
        known: dict[Any, frozenset[str]] = self.worked_out
        if words_in not in known:
            known[words_in] = words_in(self.fields)
        return known[words_in]

    def value(self, name: str) -> Json:
        """The one value, or the newest of several; None when absent, cleared, erased or missing."""
        held = self.fields.get(name)
        if held is not None and len(held) == 1:  # most fields; the gate asks by the million
            one = held[0]
            return one.value if one.held == "here" else None
        found = self.every(name)
        return found[0] if found else None

    def text(self, name: str) -> str:
        """The value when it is text, else an empty string (also for "does not know")."""
        found = self.value(name)
        return found if isinstance(found, str) else ""

    def every(self, name: str) -> tuple[Json, ...]:
        """Every distinct value that stands and is here, newest first."""
        found = self.fields.get(name)
        if not found:
            return ()
        if len(found) == 1:  # most fields: nothing to tell apart
            one = found[0]
            return (one.value,) if one.held == "here" else ()
        return tuple(one.value for one in self.alternatives(name))

    def differs(self, name: str) -> bool:
        """True when several distinct values stand: undecided.

        What one device said in turn in a field in which nothing is replaced is none.
        """
        found = self.alternatives(name) if len(self.fields.get(name, ())) > 1 else ()
        alone = name in self.beside and len({one.device_id for one in found}) < 2
        return len(found) > 1 and not alone

    def decided(self, name: str, of: Iterable[Alternative]) -> bool:
        """Whether every op that stands in `name` had all of `of` on the screen (or is of the same save).

        One that another one of its device there names is part of that one (bundle.md §8.8).
        """
        of, judged = tuple(of), self._pieces(name)
        return bool(judged) and all(
            one.op[:64] in entries or one.op in seen for entries, seen in judged for one in of
        )

    def _pieces(self, name: str) -> list[tuple[frozenset[str], frozenset[str]]]:
        """Of each op that stands in `name`, with its pieces: their entries, and what they saw."""
        own: dict[str, set[str]] = {}
        for one in self.fields.get(name, ()):
            own.setdefault(one.device_id, set()).add(one.op)
        whole: dict[str, frozenset[str]] = {}
        for ops in own.values():
            whole |= {op: self.observed.get(op, frozenset()) & (ops - {op}) for op in ops}
        parts = frozenset().union(*whole.values())
        return [
            (
                frozenset(one[:64] for one in (op, *more)),
                frozenset().union(*(self.observed.get(one, frozenset()) for one in (op, *more))),
            )
            for op, more in whole.items()
            if op not in parts
        ]

    @property
    def taken_out(self) -> bool:
        """Whether a delete stands in it although it is shown: others wrote what its writer had not seen."""
        return not self.deleted and True in self.every("deleted")

    @property
    def difference(self) -> bool:
        """True when any field of this record is undecided."""
        return any(len(held) > 1 and self.differs(name) for name, held in self.fields.items())

    def held(self, name: str) -> BodyState:
        """Whether the field is "erased" or "missing" with nothing else standing; else "here"."""
        found = self.standing(name)
        return found[0].held if found and all(one.held != "here" for one in found) else "here"

    @property
    def erased(self) -> bool:
        """True when all of it was erased: nothing is left but that there was something."""
        found = False
        for standing in self.fields.values():
            for one in standing:
                if one.held != "erased":
                    return False  # nearly always the first: every record of a dump is asked
                found = True
        return found

    def ops(self, name: str) -> tuple[str, ...]:
        """The ops on the frontier of a field: what a save supersedes (sorted)."""
        return tuple(sorted(one.op for one in self.fields.get(name, ())))


Question = tuple[str, str, str]  # purpose, recipient, name


class Without(NamedTuple):
    """A file without the word of devices that neither opened it nor are a coordinator's.

    `device_ids` are the words that are left out (`load_mark.word_of`: a device's, or a load's); `made` the
    records that these devices made. `facts` is the file without what they wrote but for the answers that they
    wrote down; `silent` without those too. With nobody in `device_ids` it is the file without what only
    others than its openers tied to it. `outside`: of all readings the one whose words leave the organisation,
    without all of them but that at hand.
    """

    device_ids: frozenset[str]
    made: frozenset[str]
    facts: Dossier
    silent: Dossier
    outside: bool = False


@dataclass(frozen=True)
class Dossier:
    """The records around one case or family. `root` is the id of the case or family itself.

    `records` holds every space that the reader may look at: the case's own, its family's, its incident's,
    and the reference records that they name. `without` are the readings that the gate asks beside it: no
    fact that one device alone says opens anything. `opened_by` are the words (no coordinator's) of those
    who opened it, or the family that it belongs to: there is no reading without them. `decided` is of a
    reading only: the same with the answers that a coordinator looked at who decided one question, for
    that question. `silent` is of a reading without facts only: the same without these devices' answers.
    `beyond`: what guards it elsewhere. `kept`: the file without the records that a coordinator took out and
    that are shown again, if any: what others wrote there since makes no fact of them. `here`: the id of this
    device. Of our own work only: `ours`, whose told words leave (coordinators', this device's, and those of
    the load by which one of these opened it); `believed`, its records in which others wrote than their makers
    and coordinators, without these words; `aside`, how it would read if what was put aside in it counted.
    """

    root: str
    records: tuple[RecordView, ...]
    without: tuple[Without, ...] = field(default=(), repr=False, compare=False)
    decided: Callable[[Question], Dossier | None] | None = field(
        default=None, repr=False, compare=False
    )
    opened_by: frozenset[str] = field(default=frozenset(), repr=False, compare=False)
    beyond: Beyond = field(default=Nothing(), repr=False, compare=False)
    silent: Dossier | None = field(default=None, repr=False, compare=False)
    ours: frozenset[str] = field(default=frozenset(), repr=False, compare=False)
    kept: Dossier | None = field(default=None, repr=False, compare=False)
    here: str = field(default="", repr=False, compare=False)
    believed: Mapping[str, RecordView] = field(
        default_factory=lambda: _NO_RECORDS, repr=False, compare=False
    )
    aside: Dossier | None = field(default=None, repr=False, compare=False)

    @cached_property
    def _by_id(self) -> Mapping[str, RecordView]:
        # An id that stands twice names the first: nobody takes the place of what was there.
        return {record.id: record for record in reversed(self.records)}

    @cached_property
    def _children(self) -> Mapping[str, tuple[RecordView, ...]]:
        below: dict[str, list[RecordView]] = {}
        for record in self.records:
            if record.parent:
                below.setdefault(record.parent, []).append(record)
        return {parent: tuple(found) for parent, found in below.items()}

    @cached_property
    def _kinds(self) -> Mapping[str, tuple[RecordView, ...]]:
        found: dict[str, list[RecordView]] = {}
        for record in self.records:
            if not record.deleted:
                found.setdefault(record.kind, []).append(record)
        return {kind: tuple(records) for kind, records in found.items()}

    def __iter__(self) -> Iterator[RecordView]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)

    @property
    def head(self) -> RecordView:
        """The root record. Raises KeyError when it is not among the records."""
        return self._by_id[self.root]

    def get(self, id: str | None) -> RecordView | None:
        """The record of this id, or None."""
        return self._by_id.get(id) if id else None

    def of(self, kind: str) -> tuple[RecordView, ...]:
        """All records of one kind that are not deleted, in their given order."""
        return self._kinds.get(kind, ())

    def children(self, id: str, kind: str | None = None) -> tuple[RecordView, ...]:
        """The records directly below one, of one kind if asked, deleted ones left out."""
        return tuple(
            one
            for one in self._children.get(id, ())
            if not one.deleted and (kind is None or one.kind == kind)
        )

    def asked_beside(self, *, inside: bool) -> tuple[Without, ...]:
        """The readings that an exit asks. Inside the organisation nothing leaves by what somebody tied to a
        file, and whoever ties something must not stop our own work on it."""
        asked = tuple(one for one in self.without if one.device_ids or not inside)
        more = (self.kept, *(() if inside else (self.ever, self.unremoved)))
        found = (Without(frozenset(), frozenset(), one, one) for one in more if one is not None)
        return (*asked, *found)

    @cached_property
    def readings(self) -> tuple[Dossier, ...]:
        """The file itself, without the facts of each other device, without what a coordinator took out, and
        with all that guards somebody in it: what guards somebody is looked for in all."""
        more = (one for one in (self.kept, self.ever, self.unremoved) if one is not None)
        return (self, *(one.facts for one in self.without), *more)

    @cached_property
    def ever(self) -> Dossier | None:
        """The file with what was tied to it before, and who is guarded elsewhere: see
        `Beyond`. It opens nothing."""
        return self._with(self.beyond.guarding())

    @cached_property
    def unremoved(self) -> Dossier | None:
        """The same with the pages of it that were removed, as they stood: a removal is no answer, and ends
        nothing that was said there. It opens nothing either."""
        whole = self.ever or self
        return whole._with(self.beyond.unremoved(whole.records))

    def _with(self, found: Iterable[RecordView]) -> Dossier | None:
        more = {one.id: one for one in found if self.get(one.id) is not one}
        if not more:
            return None
        held = (more.get(one.id, one) for one in self.records)
        all_ = (*held, *(one for one in more.values() if self.get(one.id) is None))
        others = self.opened_by.union(*(one.device_ids for one in self.without))
        return Dossier(self.root, all_, opened_by=others, beyond=self.beyond, here=self.here)

    @cached_property
    def joined(self) -> tuple[Dossier, ...]:
        """The files of the other entries of who is missing: see `Beyond`. They close, and open nothing."""
        return self.beyond.joined()

    @property
    def asking(self) -> tuple[Dossier, ...]:
        """The file, and how it reads without the words that wait for a look, but for this device's: what is
        asked of a person in either is asked, for no such word ends a question."""
        return (self, *(one.facts for one in self.without if one.outside))

    @property
    def opening(self) -> tuple[Dossier, ...]:
        """Where an answer by which something leaves must stand, in each: one device's word opens nothing."""
        return (self,) if self.silent is None else (self, self.silent)

    def answering(self, wanted: Question) -> Dossier:
        """This file as it is asked for one purpose, recipient and name: what was decided about that question
        was looked at, and is no longer one device's word there. Everywhere else it is."""
        return (self.decided(wanted) if self.decided is not None else None) or self

    def once(self, work: Callable[[Dossier], T]) -> T:
        """What `work` finds in this dossier: worked out the first time, because a dossier does not change."""
        known = self._found
        try:
            found: T = known[work]  # one look: what is asked for is often made of many parts
        except KeyError:
            found = known[work] = work(self)
        return found

    @cached_property
    def _found(self) -> dict[Callable[[Dossier], Any], Any]:
        return {}

    def linked(self, record: RecordView, name: str) -> tuple[RecordView, ...]:
        """The records to which a link field points (every standing value counts), if they are here."""
        ids = [id for value in record.every(name) for id in ids_in(value)]
        return tuple([self._by_id[id] for id in dict.fromkeys(ids) if id in self._by_id])


def words_in(fields: Mapping[str, tuple[Alternative, ...]]) -> frozenset[str]:
    """Whose words stand in these fields."""
    hands = {one[2:4] for held in fields.values() for one in held}  # device and code
    return frozenset(word_of(*hand) for hand in hands)


def ids_in(value: Json) -> list[str]:
    """The ids in the value of a link or of several links."""
    if isinstance(value, str):
        return [value]
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
