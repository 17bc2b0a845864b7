"""The dossier around a case or a family: its own space, those that belong to it, what they name; one for a
screen, or several at once for what looks at every case.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.records.dossier import Dossier
from vsdesk.records.gate.names.nowhere_named import without_words
from vsdesk.records.gate.names.shared_words import SHARED, has_words, names_alone
from vsdesk.records.kinds.consent import ANSWERS
from vsdesk.vault.read import views
from vsdesk.vault.read.aside_file import AsideFile, beside_again
from vsdesk.vault.read.aside_here import AsideHere
from vsdesk.vault.read.beyond_file import BeyondFile, FileHistory
from vsdesk.vault.read.cases_beside import CasesBeside
from vsdesk.vault.read.coordinator_looks import looked_ops
from vsdesk.vault.read.family_cases import spaces_of_cases
from vsdesk.vault.read.former import OF_TWO_FAMILIES, FormerLinks, before_in, brought
from vsdesk.vault.read.guards import Guards
from vsdesk.vault.read.incoming_links import BELOW, Pointers, below_by_person
from vsdesk.vault.read.joined_entries import EntrySet
from vsdesk.vault.read.kept_beside import KeptBeside
from vsdesk.vault.read.kinds_that_fit import fitting
from vsdesk.vault.read.late_wishes import LateWishes
from vsdesk.vault.read.late_words_here import LateWords
from vsdesk.vault.read.makers import Makers
from vsdesk.vault.read.missing_here import MissingHere
from vsdesk.vault.read.news_elsewhere import NewsElsewhere
from vsdesk.vault.read.overruled_words import standing_again
from vsdesk.vault.read.reference_stops import ReferenceStops
from vsdesk.vault.read.tied_files import GuardedFrom
from vsdesk.vault.read.without_a_device import Readings
from vsdesk.vault.read.worked_out_once import Batch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.persons.guards_elsewhere import OtherCases
    from vsdesk.vault.database import Database
    from vsdesk.vault.read.former import Former
    from vsdesk.vault.read.kept_spaces import Held

# Kinds of other spaces that belong to a dossier when something in it names them; persons only when a
# family names them.
NAMED: Final = frozenset(
    {"place", "perpetrator", "organisation", "place_operator", "consent_text", "source", "person"}
)
# What guards somebody in the file of a case that belonged to a family before.
GUARDS: Final = frozenset({"person", "person_name", "person_mark", "risk_assessment"})


class Dossiers:
    """Builds dossiers from the reader's connection."""

    def __init__(
        self,
        database: Database,
        dictionary: Dictionary,
        rules: Callable[[], Rules],
        here: str,
        like: Callable[[str], OtherCases | None] = lambda _: None,
        kept: Callable[[Sequence[str]], Held | None] = lambda _: None,
    ) -> None:
        """`here`: the device id of this device; `like`: see `KeptBeside`; `kept`: see `KeptSpaces.of`."""
        self._kept = kept
        self._db = database
        self._dictionary = dictionary
        self._rules = rules
        self._fitting = partial(fitting, dictionary)
        self._former = FormerLinks(database)
        self._aside = AsideFile(database, dictionary, rules)
        self._entries = partial(EntrySet, database, rules, self.alone)
        self._wishes = LateWishes(database, rules)
        self._put_aside = AsideHere(database, rules)
        self._missing = MissingHere(database, rules)
        stopped = partial(ReferenceStops, database, dictionary, rules)
        self._guards = partial(Guards, database, NAMED, self._wishes, rules, here, stopped)
        self._words = LateWords(database, dictionary, rules)
        self.beside = KeptBeside(database, rules, partial(self.one, beside=False), like)
        self._readings = Readings(database, dictionary, rules, self._around, here)

    def _view(self, rec: str) -> RecordView | None:
        raw = views.raw_id(rec)
        return next(iter(views.load(self._db, "r.id = ?", (raw,)) if raw else ()), None)

    def _space(self, space: str) -> list[RecordView]:
        return self._fitting(views.load(self._db, "r.space = ?", (views.raw_id(space),)))

    def one(self, root: str, *, joined: bool = True, beside: bool = True) -> Dossier | None:
        """The records around a case or family: its space, the spaces that belong to it, what it names; and,
        `joined`, what guards it by the other entries of its person, and who is missing `beside` it."""
        with self._db.snapshot():
            head = self._view(root)
            if head is None:
                return None
            spaces = [head.space, *self._with([head])[head.id]]
            records: dict[str, RecordView] = {}
            for space in dict.fromkeys(spaces):
                for one in self._space(space):  # an id that is taken names what came first
                    records.setdefault(one.id, one)
            pointing = Pointers(self._dictionary)
            self._add_named(records, pointing)
            former = self._former.of({one.space for one in records.values()})
            other = self._entries({root: head} if joined else {}, {root: spaces})
            shared = self._shared([head], {root: spaces[1:]}, former)
            told = self._told(records.values())
            kept = self.beside.now()
            guards = self._guards({root: spaces}, shared, lambda: other.entries, told, kept.aside)
            news = NewsElsewhere(
                *(self._db, self._rules, {root: spaces}, self.alone),
                lambda _: pointing.of_all(records.values()) | before_in(former, records.values()),
                *(kept.news, kept.aside),
            )
            near = CasesBeside(self._db, self._rules, guards, kept) if beside else None
            cases = self._former_cases([head]).get(root, ())
            return self._read(root, records, former, cases, guards, other, news, near)

    def alone(self, root: str) -> Dossier | None:
        return self.one(root, joined=False, beside=False) or self._aside.alone(root)

    def several(self, roots: Sequence[str]) -> Iterator[Dossier]:
        """The dossiers of several roots, read at once: for what looks at every case.

        Roots that are not here are passed over.
        """
        with self._db.snapshot():
            spaces = self._spaces_of(roots)
            heads = {
                root: next((one for one in spaces[root] if one.id == root), None) for root in roots
            }
            beside = self._with([one for one in heads.values() if one is not None])
            around = {one for found in beside.values() for one in found} - spaces.keys()
            more = {**spaces, **self._spaces_of(sorted(around))}
            held = {
                root: [*spaces[root], *(one for space in found for one in more.get(space, ()))]
                for root, found in beside.items()
            }
            every = {one.id: one for found in held.values() for one in found}
            pointing = Pointers(self._dictionary)
            named = self._named_by(dict(every), pointing)
            former = self._former.of({one.space for one in (*every.values(), *named.values())})
        # What one case names may lie in the space of another of the same batch.
        named |= {id: one for id, one in every.items() if one.kind in NAMED | BELOW}
        below = below_by_person(named)
        known = {root: head for root, head in heads.items() if head is not None}
        makers = Makers(self._db, self._rules(), known.values())
        files = {root: (root, *found) for root, found in beside.items()}
        before = self._former_cases(known.values())
        joined = self._entries(known, files)
        told = self._told(named.values())
        shared = self._shared(known.values(), beside, former)
        kept = self.beside.now()
        guards = self._guards(files, shared, lambda: joined.entries, told, kept.aside)
        parts = {
            root: (spaces[root], *(more.get(space, ()) for space in found))
            for root, found in beside.items()
        }

        def whom(root: str) -> set[str]:
            now = set[str]().union(*(pointing.of_part(one)[0] for one in parts[root]))
            return now.union(*(before_in(former, one) for one in parts[root] if former))

        of_news = (self._db, self._rules, files, self.alone, whom, kept.news, kept.aside)
        news, near = NewsElsewhere(*of_news), CasesBeside(self._db, self._rules, guards, kept)
        batch, ever_said = Batch(self._rules()), FileHistory(self._db)
        for root, found in held.items():
            records: dict[str, RecordView] = {}
            for one in found:
                records.setdefault(one.id, one)
            self._take_named(records, named, below, pointing, parts[root])
            of_file = (root, records, former, before.get(root, ()), guards, joined, news)
            yield self._read(*of_file, near, makers, batch, ever_said)

    def _read(
        self,
        root: str,
        records: Mapping[str, RecordView],
        former: Former,
        cases: Sequence[str],
        guards: Guards,
        joined: EntrySet,
        news: NewsElsewhere,
        near: CasesBeside | None,
        heads: Makers | None = None,
        batch: Batch | None = None,
        ever_said: FileHistory | None = None,
    ) -> Dossier:
        """The dossier, with what it says without each other device that wrote into it. `cases`: the spaces of
        cases that named it as their family before."""
        head, before = records.get(root), [id for id in former if id in records]
        ever = bool(cases) or any(  # nearly never
            not brought(self._dictionary, records[id].kind, former[id]) <= records.keys()
            for id in before
        )
        named = {id: replace(records[id], formerly=_fixed(former[id])) for id in before}
        records = {**records, **named} if named else records

        def looked() -> frozenset[str]:
            return looked_ops(self._db, records.values(), self._rules())

        def guarding() -> tuple[RecordView, ...]:
            aside = self._aside.counted(root, records, partial(guards.relatives.of, root))
            again = standing_again(self._db, records.values(), self._rules(), looked)
            again = beside_again(aside, again, records)
            tied = self._ever(head, records, former, cases) if head and ever else ()
            return (
                *again.values(),
                *(one for one in tied if one.id not in aside),
                *self._guarding(root, {**records, **again}, guards, joined),
                *joined.guarding(root, records),
            )

        all_said = ever_said or FileHistory(self._db)
        file = GuardedFrom(root, records, joined.files, guards.further, news.spaces)
        beyond = BeyondFile(
            *(root, self._db, self._rules, records.values, looked, guarding),
            *(lambda: joined.files(root), lambda: joined.crowded(root) or guards.too_large(root)),
            partial(joined.late, root, self._wishes),
            *(guards, all_said),
            partial(news.of, root),
            self._put_aside.of(file),
            lambda: near.of(root, all_said) if near is not None else (),
            partial(self._missing.of, file),
            lambda: self._words.of(root, guards.spaces(root), former, records.values()),
        )
        read = self._readings.of(root, tuple(records.values()), beyond, heads, batch)
        return self._aside.of_own_work(read, records)

    def _former_cases(self, heads: Iterable[RecordView]) -> Mapping[str, Sequence[str]]:
        """By family the spaces of the cases that named it before."""
        return self._former.naming_all([one.id for one in heads if one.kind == "family"], "case")

    def _ever(
        self,
        head: RecordView,
        records: Mapping[str, RecordView],
        former: Former,
        cases: Sequence[str],
    ) -> tuple[RecordView, ...]:
        """What else belonged to a file: the roots to which it was tied, what was named in it, what both name;
        of a family what guards somebody in its former cases."""
        with self._db.snapshot():
            held = dict(records)
            for space in self._roots(head.kind, former.get(head.id, {}).items()):
                for one in self._space(space):
                    held.setdefault(one.id, one)
            for space in cases:
                more = (one for one in self._space(space) if one.kind in GUARDS)
                held |= {one.id: one for one in more if one.id not in held}
            every = {**self._former.of({one.space for one in held.values()}), **former}
            self._add_named(held, Pointers(self._dictionary, every))
        return tuple(one for id, one in held.items() if id not in records)

    def _guarding(
        self, root: str, records: Mapping[str, RecordView], guards: Guards, joined: EntrySet
    ) -> Iterator[RecordView]:
        """Who is guarded elsewhere and named here; of a space with too many what is left of its words."""
        yield from (one for id, one in guards.of(root).items() if id not in records)
        in_one = joined.in_one(root, records, guards.relatives.in_one(root, records))
        yield from in_one.values()
        closed = guards.closed(root)
        for one in {**records, **in_one}.values() if closed else ():
            if one.id in closed and one.kind in SHARED:
                yield guards.bare(one, lambda record: names_alone(record, self._dictionary))
            elif one.space in closed and one.kind not in ANSWERS:
                yield guards.bare(one, lambda record: without_words(record, self._dictionary))

    def _shared(
        self, heads: Iterable[RecordView], beside: Mapping[str, Sequence[str]], former: Former
    ) -> dict[str, Sequence[str]]:
        """By case the spaces in which what is told may be told for other cases too: of its file,
        and of its former ties."""
        return {
            one.id: (*beside[one.id], *self._roots("case", former.get(one.id, {}).items()))
            for one in heads
            if one.kind == "case"
        }

    def _told(self, records: Iterable[RecordView]) -> dict[str, RecordView]:
        """The reference records among them into which people wrote words."""
        return {one.id: one for one in records if has_words(one, self._dictionary)}

    def _around(self, root: str, records: Mapping[str, RecordView]) -> Iterable[RecordView]:
        """Of these records those around the root, by what they themselves say."""
        head = records.get(root)
        if head is None:
            return ()
        spaces = {head.space, *self._beside(head, records.values())}
        kept = {id: one for id, one in records.items() if one.space in spaces}
        named = {id: one for id, one in records.items() if one.kind in NAMED | BELOW}
        self._take_named(kept, named, below_by_person(named), Pointers(self._dictionary))
        return kept.values()

    def _beside(self, head: RecordView, records: Iterable[RecordView]) -> Iterable[str]:
        if head.kind != "family":
            return self._tied(head)
        links = self._dictionary.links("case")
        return [
            one.space
            for one in records
            if one.kind == "case"
            and not one.deleted
            and any(alt.value == head.id for name in links for alt in one.fields.get(name, ()))
        ]

    def _spaces_of(self, spaces: Sequence[str]) -> dict[str, list[RecordView]]:
        found = self._kept(spaces) or views.by_space(self._db, spaces)
        return {one: self._fitting(found[one]) for one in spaces}

    def _with(self, heads: Sequence[RecordView]) -> dict[str, list[str]]:
        """By id for a case its family and incident; for a family its cases."""
        families = [one.id for one in heads if one.kind == "family"]
        spaces = spaces_of_cases(self._db, families)
        return {one.id: spaces[one.id] if one.id in spaces else self._tied(one) for one in heads}

    def _tied(self, head: RecordView) -> list[str]:
        said = ((name, [one.value for one in held]) for name, held in head.fields.items())
        return self._roots(head.kind, said)

    def _roots(self, kind: str, named: Iterable[tuple[str, Iterable[object]]]) -> list[str]:
        """Of what is named in the fields of a kind, what stands in those that tie it to a root."""
        spec = self._dictionary.kind(kind)
        roots = set(self._dictionary.roots)
        found: list[str] = []
        for name, values in named:
            field_ = spec.field(name) if spec else None
            if field_ is None or field_.type != "link" or not roots & set(field_.targets):
                continue
            found += [one for one in values if isinstance(one, str)]
        return found

    def _add_named(self, records: dict[str, RecordView], pointing: Pointers) -> None:
        """Reference records that these name, and what those name in turn."""
        named = self._named_by(dict(records), pointing)
        self._take_named(records, named, below_by_person(named), pointing)

    def _take_named(
        self,
        records: dict[str, RecordView],
        named: Mapping[str, RecordView],
        below: Mapping[str, Sequence[RecordView]],
        pointing: Pointers,
        parts: Iterable[Sequence[RecordView]] = (),
    ) -> None:
        """Of `named` those that these name, what those name in turn, and what was asked of each: `below`.
        `parts`: the records in lists that stand in several files."""
        fresh = list(records.values())
        asked_of = [*parts] or [fresh]
        while fresh:
            pointed = [pointing.of_part(one) for one in asked_of]
            wanted = set[str]().union(*(named for named, _ in pointed)) - records.keys()
            kin = set[str]().union(*(named for _, named in pointed))
            found = (named[id] for id in sorted(wanted) if id in named)
            fresh = [one for one in found if one.kind != "person" or one.id in kin]
            asked_of = [fresh]
            records.update((one.id, one) for one in fresh)
            for person in fresh:
                asked = (one for one in below.get(person.id, ()) if one.space == person.space)
                records.update((one.id, one) for one in asked if one.id not in records)

    def _named_by(
        self, records: dict[str, RecordView], pointing: Pointers
    ) -> dict[str, RecordView]:
        """The reference records that these name, and what those name in turn, by id."""
        here = set(records)
        for _ in range(3):
            wanted = pointing.of_all(records.values()) - records.keys()
            if not wanted:
                break
            # "+": sought by id. By kind, SQLite would look at every person of the vault.
            reference = (
                "r.id IN (SELECT unhex(value) FROM json_each(?)) "
                "AND +r.kind IN ('place', 'perpetrator', 'organisation', "
                "'place_operator', 'consent_text', 'source') "
                "OR r.id IN (SELECT unhex(value) FROM json_each(?)) AND +r.kind = 'person'"
            )
            kin = pointing.of_all(one for one in records.values() if one.kind in OF_TWO_FAMILIES)
            named_kin = json.dumps(sorted(kin & wanted))
            found = views.load(self._db, reference, (json.dumps(sorted(wanted)), named_kin))
            if not found:
                break
            for named in found:
                records.setdefault(named.id, named)
        drawn = [id for id, one in records.items() if one.kind == "person" and id not in here]
        below = "r.parent IN (SELECT unhex(value) FROM json_each(?)) AND +r.kind = 'person_mark'"
        for mark in views.load(self._db, below, (json.dumps(drawn),)) if drawn else ():
            records.setdefault(mark.id, mark)
        return {id: one for id, one in records.items() if id not in here}


def _fixed(named: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(ids) for name, ids in named.items()}
