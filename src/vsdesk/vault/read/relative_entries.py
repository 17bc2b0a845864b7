"""The other entries of a relative: members, of this family or of another, of whom somebody said that they are
the same person (`family_member.also`).

What was asked of one, what one refused, and a danger to one guard the others as if all files named one record
of a person; nothing that was agreed to at one opens anything at another (docs/decisions/033). Read for
several files at once, and only when the first of them is asked. Of whoever has more entries than are looked
at nobody may know: what was asked of the rest is not read.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.history.entry import DELETED
from vsdesk.records.alternative import Alternative
from vsdesk.records.consent.answers import says_no
from vsdesk.records.consent.hidden_persons import may_hide
from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dossier import RecordView, ids_in
from vsdesk.records.gate.persons.hidden_people import MARK
from vsdesk.records.gate.redaction import own_sensitivity
from vsdesk.records.guarding_values import BIRTH, OF_EVERY_ENTRY
from vsdesk.records.hashable import hashable
from vsdesk.vault.read import views
from vsdesk.vault.read.aside_records import aside_of
from vsdesk.vault.read.coordinator_looks import looked_ops
from vsdesk.vault.read.entry_groups import MEMBER, EntryGroup, entries_in
from vsdesk.vault.read.removed_pages import guarding_on

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from vsdesk.history.merge import Rules
    from vsdesk.records.dictionary.values import Json
    from vsdesk.vault.database import Database
    from vsdesk.vault.read.late_wishes import LateWishes

_MARKS: Final = f"r.parent IN {views.IDS} AND +r.kind = '{MARK}'"
_RISKS: Final = (
    f"(r.parent IN {views.IDS} OR r.n IN (SELECT source FROM link WHERE target IN {views.IDS} "  # noqa: S608 - literals
    "AND field = 'person')) AND +r.kind = 'risk_assessment'"
)
_PEOPLE: Final = f"r.id IN {views.IDS} AND +r.kind = 'person'"
_MEMBERS: Final = f"r.id IN {views.IDS} AND +r.kind = '{MEMBER}'"
# By which somebody is named in what is brought from another entry.
_WHO: Final = ("person", "grantor", "subject")


class RelativeEntries:
    """Of some files, each with the spaces around it."""

    def __init__(
        self,
        database: Database,
        around: Mapping[str, Collection[str]],
        drawn: Callable[[], Mapping[str, Collection[str]]],
        beside: Callable[[str], Collection[str]],
        answers: Callable[[Collection[str]], tuple[RecordView, ...]],
        wishes: LateWishes,
        rules: Callable[[], Rules],
    ) -> None:
        """`drawn`: by root who of other files is named there; `beside`: of a root the spaces of the files
        that share one with it; `answers`: what some persons answered, in whatever file; `wishes`: what came
        for entries that were erased."""
        self._db = database
        self._wishes = wishes
        self._rules = rules
        self._around = around
        self._drawn = drawn
        self._beside = beside
        self._answers = answers
        self._found: dict[str, Mapping[str, frozenset[str]]] = {}

    def of(self, root: str) -> Mapping[str, frozenset[str]]:
        """By person of this file or a file beside it, or named in it, and by each of their other entries, the
        others; nearly always nobody."""
        if root not in self._found:
            self._found[root] = _others(group for group, *_ in self._here(root))
        return self._found[root]

    def spaces(self, root: str) -> frozenset[str]:
        """Where the entries lie that have to do with this file."""
        return frozenset[str]().union(*(group.spaces() for group, *_ in self._here(root)))

    def guarding(self, root: str) -> Iterator[RecordView]:
        """What guards the other entries of those in this file, as if it had been said here; what was asked
        of those whom it names, or who stand in files beside it. Where one entry is guarded all are, in
        whatever file: stories are read for the names of each."""
        own = frozenset(self._around.get(root, ()))
        for group, here, named, beside in self._here(root):
            closed = group.closed or bool(self._late[group])
            guarded = closed or any(map(self._is_guarded, group.people))
            for who in sorted(here | named | beside | (group.people if guarded else set())):
                if closed:
                    yield _unknown_mark(who, root)
                # Of too many it is chance, or somebody's choice, who is not looked at.
                if who not in group.people:
                    continue
                for other in sorted(group.people - {who}):
                    yield from (as_of(one, other, who) for one in self._marks_of(other))
                    if who in here:
                        yield from self._brought(who, other, own, group)
                if guarded and who in self._people:
                    yield self._as_one(self._people[who], group)
                yield from self._below.get(who, ())

    def late(self, root: str) -> dict[str, frozenset[str]]:
        """What came for an erased entry of somebody in this file, by record, and nobody read."""
        found: dict[str, frozenset[str]] = {}
        for group, here, *_ in self._here(root):
            found |= self._late[group] if here else {}
        return found

    def in_one(self, root: str, records: Mapping[str, RecordView]) -> dict[str, RecordView]:
        """Who of these records is sealed at another entry, or younger there."""
        found = {}
        for group, *_ in self._here(root):
            for who in group.people & records.keys():
                one = self._as_one(records[who], group)
                if one is not records[who]:
                    found[who] = one
        return found

    def _as_one(self, person: RecordView, group: EntryGroup) -> RecordView:
        """A person as delicate and as young as any entry says."""
        others = [self._people[one] for one in group.people - {person.id} if one in self._people]
        return as_one(person, others, OF_EVERY_ENTRY)

    def _is_guarded(self, who: str) -> bool:
        person = self._people.get(who)
        sealed = person is not None and own_sensitivity(person) > 0
        return sealed or bool(self._below.get(who)) or any(map(may_hide, self._said.get(who, ())))

    def _marks_of(self, other: str) -> Iterator[RecordView]:
        return map(self._towards, self._below.get(other, ()))

    def _brought(
        self, who: str, other: str, own: frozenset[str], group: EntryGroup
    ) -> Iterator[RecordView]:
        """Copies of what else guards `other`, as of `who`."""
        for risk in self._dangers.get(other, ()):
            if risk.space not in own:
                yield _danger(risk, other, who)
        for answer in self._said.get(other, ()):
            # What they said of themselves hides them: the gate asks.
            about = {*answer.every("subject")} - {other, None}
            if says_no(answer) and (about or answer.space in own):
                yield as_of(answer, other, who)
        for member in group.members:
            row = self._rows.get(member)
            if row is None or False not in row.every("news_of_death"):
                continue
            if other in ids_of(row, "person"):
                yield as_of(_wish(row), other, who)

    def _towards(self, mark: RecordView) -> RecordView:
        """It holds towards the other entries of those towards whom it was asked as well."""
        if "towards" not in mark.fields:
            return mark
        said = tuple(
            one._replace(value=self._with_others(one.value)) for one in mark.fields["towards"]
        )
        return replace(mark, fields={**mark.fields, "towards": said})

    def _with_others(self, value: Json) -> Json:
        ids = ids_in(value)
        together = (group.people for group in self._groups if not group.people.isdisjoint(ids))
        return hashable([*ids, *sorted({one for people in together for one in people} - {*ids})])

    def _here(self, root: str) -> Iterator[tuple[EntryGroup, set[str], set[str], set[str]]]:
        """The groups with an entry that has to do with this file; who of each is in it, is named in it, and
        stands in a file beside it."""
        if not self._groups:  # nearly always
            return
        own, drawn = self._around.get(root, ()), frozenset(self._drawn().get(root, ()))
        for group in self._groups:
            here, named = group.within(own), set(group.named & drawn)
            beside = group.within(self._beside(root)) - here - named
            if here or named or beside:
                yield group, here, named, beside

    @cached_property
    def _groups(self) -> tuple[EntryGroup, ...]:
        spaces = {space for found in self._around.values() for space in found}
        spaces |= {space for root in self._around for space in self._beside(root)}
        drawn = {who for held in self._drawn().values() for who in held}
        return entries_in(self._db, spaces, drawn)

    @cached_property
    def _late(self) -> Mapping[EntryGroup, Mapping[str, frozenset[str]]]:
        """What came of each for an entry that was erased. No order leaves more behind than its kind."""
        return {one: self._wishes.of(one.members, one.spaces()) for one in self._groups}

    # -- what was said of them --------------------------------------------------------------------

    @cached_property
    def _every(self) -> frozenset[str]:
        return frozenset().union(*(group.people for group in self._groups))

    @cached_property
    def _people(self) -> Mapping[str, RecordView]:
        """By id, and beside what stands what was put aside of a withdrawn device: it makes nobody less
        delicate, or older, that it does not count."""
        found = {one.id: one for one in self._load(_PEOPLE, 1)}
        for one in aside_of(self._db, self._rules(), "person", self._every):
            found[one.id] = _with(found.get(one.id, one), one)
        return found

    @cached_property
    def _rows(self) -> Mapping[str, RecordView]:
        members = {one for group in self._groups for one in group.members}
        asked = (views.ids_json(members),)
        return {one.id: one for one in views.load(self._db, _MEMBERS, asked)} if members else {}

    @cached_property
    def _below(self) -> Mapping[str, list[RecordView]]:
        found: dict[str, list[RecordView]] = defaultdict(list)
        for one in self._load(_MARKS, 1):
            if not self._is_looked_away(one):
                found[one.parent or ""].append(one)
        return found

    def _is_looked_away(self, mark: RecordView) -> bool:
        """Whether another than a coordinator took a mark out and a coordinator looked at that where it lies:
        elsewhere nobody knows of the look."""
        gone = [one.op for one in mark.fields.get(DELETED, ()) if one.value is True]
        if not gone:
            return False  # nearly always
        roots = views.load(self._db, f"r.id IN {views.IDS}", (views.ids_json([mark.space]),))
        return not looked_ops(self._db, roots, self._rules()).isdisjoint(gone)

    @cached_property
    def _dangers(self) -> Mapping[str, list[RecordView]]:
        found: dict[str, list[RecordView]] = defaultdict(list)
        for one in guarding_on(self._db, self._rules(), self._load(_RISKS, 2)):
            for who in {one.parent or "", *ids_of(one, "person")} & self._every:
                found[who].append(one)
        return found

    @cached_property
    def _said(self) -> Mapping[str, list[RecordView]]:
        found: dict[str, list[RecordView]] = defaultdict(list)
        for one in self._answers(self._every) if self._every else ():
            for who in {*map(str, one.every("grantor"))} & self._every:
                found[who].append(one)
        return found

    def _load(self, where: str, times: int) -> list[RecordView]:
        asked = (views.ids_json(self._every),) * times
        return views.load(self._db, where, asked) if self._every else []


def other_entries(database: Database, people: Collection[str]) -> Mapping[str, frozenset[str]]:
    """By person the other entries of theirs, wherever they are."""
    return _others(entries_in(database, (), frozenset(people))) if people else {}


def _others(groups: Iterable[EntryGroup]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in groups:
        for who in group.people:
            found.setdefault(who, set()).update(group.people - {who})
    return {who: frozenset(others) for who, others in found.items()}


def as_of(record: RecordView, other: str, who: str) -> RecordView:
    """A copy under an id of its own, in which `who` stands for `other`. Of a mark that was erased nobody
    knows what it asked: it is read as each."""
    fields = dict(record.fields)
    for name in _WHO:
        if name in fields:
            fields[name] = tuple(
                one._replace(value=who) if one.value == other else one for one in fields[name]
            )
    copy = replace(
        record,
        id=_derived(record.id, who),
        parent=who if record.parent == other else record.parent,
        parents=(),
        fields=fields,
        formerly={},
    )
    return _unknown_mark(who, record.space) if record.kind == MARK and record.erased else copy


def _danger(risk: RecordView, other: str, who: str) -> RecordView:
    """A danger to both: what is assessed here takes the place of none that was assessed there."""
    said = risk.fields.get("person", ())
    here = (*said, *(one._replace(value=who) for one in said if one.value == other))
    copy = replace(as_of(risk, other, who), fields={**risk.fields, "person": here})
    return replace(copy, ordered=risk.ordered | {"person"})


def _with(person: RecordView, aside: RecordView) -> RecordView:
    """A person with what guards every entry of theirs by standing in it, as it stands there and in this."""
    fields = dict(person.fields)
    for name in OF_EVERY_ENTRY:
        here = fields.get(name, ())
        if more := [one for one in aside.fields.get(name, ()) if one not in here]:
            fields[name] = (*here, *more)
    return replace(person, fields=fields)


def as_one(person: RecordView, others: Collection[RecordView], names: Iterable[str]) -> RecordView:
    """A person with what stands in these fields at other entries of theirs: of births those that make them
    younger. The very record where nothing of it is new."""
    said = {}
    for name in names:
        here = person.fields.get(name, ())
        there = (one.fields.get(name, ()) for one in others)
        more = younger(person, others) if name == BIRTH else (one for held in there for one in held)
        if fresh := [one for one in dict.fromkeys(more) if one not in here]:
            said[name] = (*here, *fresh)
    return replace(person, fields={**person.fields, **said}) if said else person


def younger(person: RecordView, others: Iterable[RecordView]) -> Iterator[Alternative]:
    """The births by which somebody is younger than by all that their own record says."""
    latest = max(map(_latest, person.every("birth")), default="")
    for one in others:
        yield from (said for said in one.fields.get("birth", ()) if _latest(said.value) > latest)


def _latest(birth: Json) -> str:
    """The last day of a birth, the first where it has none; "" where it is none."""
    try:
        born = PartialDate.of(birth)
    except ImpossibleDate:
        return ""
    day = born.last or born.first
    return day.isoformat() if day else ""


def _wish(row: RecordView) -> RecordView:
    """Of a member's row that they are not to hear of a death, and who it is."""
    spared = tuple(one for one in row.fields["news_of_death"] if one.value is False)
    fields = {"person": row.fields.get("person", ()), "news_of_death": spared}
    return replace(row, fields=fields, deleted=False)


def _unknown_mark(who: str, space: str) -> RecordView:
    """That something was asked of somebody of which nobody knows what it is."""
    said = (Alternative(_derived(who, "mark"), "", "", "", ""),)
    return RecordView(_derived(who, "mark"), MARK, space, who, fields={"type": said})


def _derived(id: str, who: str) -> str:
    return hashlib.sha256(f"{id} {who}".encode()).hexdigest()[:32]
