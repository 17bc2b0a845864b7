"""What one device alone says of a file, record by record: it waits there until a coordinator has looked.

It follows from the readings that the gate asks (`Dossier.without` and `ever`, docs/spec/bundle.md §8.12) and
means nothing of its own: where there is no reading, nothing waits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.load_mark import by_device
from vsdesk.records import copy_mark
from vsdesk.records.checks.pauses import removed_stops
from vsdesk.records.checks.risk import KIND as RISK
from vsdesk.records.checks.risk import less_careful
from vsdesk.records.consent.coordinators import filled, fills, is_sure, others
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.names.late_words import late_words
from vsdesk.records.gate.persons.family_speakers import as_speaking
from vsdesk.records.own_work import is_own_work
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.records.alternative import Alternative
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dossier import Dossier, RecordView, Without

REMOVED: Final = "deleted"  # the field in which it is said that a record goes or comes back
FILE: Final = "blob"  # the field that names the bytes of a file
TIES: Final = mark("Brings another file here")
NEW: Final = mark("New")
CHANGED: Final = mark("Changed")
GONE: Final = mark("This device says that the record is removed.")
BACK: Final = mark("This device brought the record back.")
STOOD: Final = 20  # values that stood in one field before, as far as they are said
LATE_HERE: Final = mark(
    "Somebody was erased in this file or in one beside it, and these words were not read for that: they came later,"
    " or lay aside. Nobody can look for that name any more: see for yourself whether it stands here."
)
LATE_ONE: Final = mark("Not read for an erasure: does it name who is gone?")
HOLDS: Final = mark("You looked: it holds. It is no longer one device's word.")
LEAVES: Final = mark("You looked: it may leave now, as far as the answers let it.")
UNKNOWN: Final = mark("Answers of a kind that this program does not know: {n}. They wait on.")
_CLAIMED: Final = ("claim", "value")


@dataclass(frozen=True, slots=True)
class LoneRecord:
    """One record in which the word of a device waits: as it stands, and as it would be without that word.

    `words` are whose (a device's, or those of its loads); `before` is None where the record would not be
    in the file. `said` are the standing values that wait, by field. `tie`: what waits is only that it
    brings another file here. `late`: an order to erase beside the file had not read words in it.
    """

    record: RecordView
    before: RecordView | None
    words: frozenset[str]
    said: dict[str, tuple[Alternative, ...]] = field(repr=False)
    tie: bool = False
    late: bool = False

    @property
    def state(self) -> str:
        """What the word does here, as an English literal (for `Words.say`)."""
        if self.tie:
            return TIES
        return NEW if self.before is None else CHANGED

    @property
    def removal(self) -> str:
        """What is said about the record as a whole in `REMOVED`, as an English literal."""
        return GONE if any(one.value is True for one in self.said[REMOVED]) else BACK

    @property
    def lets_out(self) -> bool:
        """Whether a look ends that something stays here, as it stayed in the vault of a copy."""
        return any(map(copy_mark.is_of_held, self.said.get(copy_mark.COPIED, ())))

    @property
    def ops(self) -> frozenset[str]:
        """The ops that wait here and whose content has come: nobody looks at what is not here."""
        every = (one for held in self.said.values() for one in held)
        return frozenset(one.op for one in every if one.held != "missing")

    def is_unknown(self, dictionary: Dictionary, name: str) -> bool:
        """Whether the dictionary has no such field: nobody here can say what it holds, so nobody looks at
        it."""
        return name != REMOVED and dictionary.field(self.record.kind, name) is None

    def spec(self, dictionary: Dictionary, name: str) -> FieldSpec | None:
        """How a value of this field is said: of what a source claims, like the field that it speaks of."""
        if (self.record.kind, name) == _CLAIMED:
            return dictionary.claimed(self.record.text("field"))
        return dictionary.field(self.record.kind, name)


def lone_records(dossier: Dossier, dictionary: Dictionary) -> tuple[LoneRecord, ...]:
    """What waits in a file, of one device after the other; nothing where it has no readings. Of our own work
    what no order to erase had read: whose word leaves is asked there by who may say it."""
    if is_own_work(dossier):
        return tuple(_late(dossier, dictionary, ()))
    found: list[LoneRecord] = []
    for one in dossier.without:
        if not one.device_ids:
            found += _tied(dossier, one, dictionary)
        elif len(by_device(one.device_ids)) == 1:  # all together say nothing more
            found += _said(dossier, one, dictionary)
    waiting = {op for one in found for op in one.ops}
    for at, held in enumerate(found):
        if held.before is not None and not held.tie:
            found[at] = _with_the_rest(dossier, held.record, held.before, held.said, waiting)
            waiting |= found[at].ops
    beside = (*_overruling(dossier, waiting), *_filling(dossier, waiting))
    stops = tuple(_removing_stops(dossier, waiting))
    risks = tuple(_assessing_anew(dossier, waiting))
    late = _late(dossier, dictionary, [*found, *beside, *stops, *risks])
    return (*_copied(dossier, waiting), *late)


def _late(
    dossier: Dossier, dictionary: Dictionary, found: Sequence[LoneRecord]
) -> Iterator[LoneRecord]:
    """These, and the records with words that no order to erase beside the file had read, whoever
    wrote them."""
    late: dict[str, list[str]] = defaultdict(list)
    for one, name in late_words(dossier, dictionary):
        late[one.id].append(name)
    here, ops = {one.id: one for one in dossier.records}, dossier.beyond.late_words()
    for lone in found:
        names = late.get(lone.record.id, ())
        told = {a.op for name in names for a in lone.said.get(name, ())}
        yield replace(lone, late=True) if not told.isdisjoint(ops) else lone
    waiting = {op for one in found for op in one.ops}
    for id, names in late.items():
        one = here[id]
        said = {
            name: wait
            for name in names
            if (wait := tuple(a for a in one.fields[name] if a.op in ops - waiting))
        }
        if said:
            kept = {
                name: tuple(a for a in one.fields[name] if a not in said[name]) for name in said
            }
            before = replace(one, fields={**one.fields, **kept})
            words = frozenset(a.word for held in said.values() for a in held)
            yield LoneRecord(one, before, words, said, late=True)


def _copied(dossier: Dossier, waiting: Collection[str]) -> Iterator[LoneRecord]:
    """The roots that came from a copy at which no coordinator looked, and then what of them did not leave
    there; but for what is `waiting` anyhow."""
    first = copy_mark.waits(dossier)
    for one in dossier.records:
        found = (a for a in copy_mark.unlooked(dossier, one) if a.op not in waiting)
        if wait := tuple(a for a in found if copy_mark.is_of_held(a) is not first):
            name = copy_mark.COPIED
            rest = tuple(a for a in one.fields[name] if a not in wait)
            before = replace(one, fields={**one.fields, name: rest})
            yield LoneRecord(one, before, frozenset(a.word for a in wait), {name: wait})


def _said(dossier: Dossier, without: Without, dictionary: Dictionary) -> Iterator[LoneRecord]:
    """The records in which the words of one device stand that the reading without it leaves out."""
    order = {
        (kind.name, field.name): at
        for kind in dictionary.kinds
        for at, field in enumerate(kind.fields)
    }
    for one in dossier.records:
        before = without.silent.get(one.id)
        kept = ops_of(before) | copy_mark.ops_of_held(one)
        said = {
            name: wait
            for name, held in sorted(
                one.fields.items(), key=lambda held: order.get((one.kind, held[0]), -1)
            )
            if (wait := tuple(a for a in held if a.word in without.device_ids and a.op not in kept))
        }
        if said:
            yield LoneRecord(one, before, without.device_ids, said)


def _overruling(dossier: Dossier, waiting: Collection[str]) -> Iterator[LoneRecord]:
    """The records in which others, whoever opened the file too, wrote over what a coordinator said, or over
    what guards somebody, which counts on beside it for what closes; but for what is `waiting` anyhow."""
    changed = [one for one in dossier.records if one.overruled and not one.deleted]
    if not changed or (ever := dossier.ever) is None:  # nearly every file
        return
    theirs = dossier.once(others)
    for one in changed:
        again = ever.get(one.id)
        stood = again.fields if again is not None else {}
        gone = {
            name: tuple(a for a in stood.get(name, ()) if a.op not in one.ops(name))
            for name in sorted(one.overruled)
        }
        said = {
            name: wait
            for name, before in gone.items()
            if before
            and (
                wait := tuple(
                    a for a in one.fields[name] if a.word in theirs and a.op not in waiting
                )
            )
        }
        if said:
            before = replace(one, fields={**one.fields, **{name: gone[name] for name in said}})
            yield _with_the_rest(dossier, one, before, said, waiting)


def _filling(dossier: Dossier, waiting: Collection[str]) -> Iterator[LoneRecord]:
    """The records in which others than who made them, whoever opened the file too, filled what was left
    empty, and no coordinator, or said who speaks after somebody's wish: it closes on as if it were empty; but
    for what is `waiting` anyhow."""
    for one in dossier.records:
        held = as_speaking(dossier, filled(dossier, one)) if not one.deleted else one
        said = {
            name: wait
            for name, kept in held.fields.items()
            if not kept
            and (
                wait := tuple(
                    a for a in one.fields[name] if a.value is not None and a.op not in waiting
                )
            )
        }
        if said:
            yield _with_the_rest(dossier, one, held, said, waiting)


def _removing_stops(dossier: Dossier, waiting: Collection[str]) -> Iterator[LoneRecord]:
    """What others than coordinators removed and a family asked us by it to stop: it stops on; but for what is
    `waiting` anyhow."""
    theirs = dossier.once(others)
    for one in removed_stops(dossier):
        held = one.fields.get(REMOVED, ())
        if wait := tuple(a for a in held if a.word in theirs and a.op not in waiting):
            rest = tuple(a for a in held if a not in wait)
            before = replace(one, fields={**one.fields, REMOVED: rest}, deleted=False)
            yield _with_the_rest(dossier, one, before, {REMOVED: wait}, waiting)


def _assessing_anew(dossier: Dossier, waiting: Collection[str]) -> Iterator[LoneRecord]:
    """What others than coordinators assessed anew, less carefully than they had before: that stands on; but
    for what is `waiting` anyhow."""
    theirs = dossier.once(others)
    for one in less_careful(dossier.of(RISK), is_sure(dossier)):
        said = {
            name: wait
            for name, held in one.fields.items()
            if (wait := tuple(a for a in held if a.word in theirs and a.op not in waiting))
        }
        if said:
            words = frozenset(a.word for held in said.values() for a in held)
            yield LoneRecord(one, None, words, said)


def _with_the_rest(
    dossier: Dossier,
    record: RecordView,
    before: RecordView,
    said: Mapping[str, tuple[Alternative, ...]],
    waiting: Collection[str],
) -> LoneRecord:
    """With all else that others than who made it say there and no coordinator looked at: a look makes it
    sure, so it is shown."""
    counts = fills(dossier, record.id)
    apart = copy_mark.ops_of_held(record)
    rest = {
        name: wait
        for name, held in record.fields.items()
        if name not in said
        and (
            wait := tuple(
                a for a in held if not counts(a) and a.op not in waiting and a.op not in apart
            )
        )
    }
    kept = {
        name: tuple(a for a in record.fields[name] if a not in held) for name, held in rest.items()
    }
    every = {**said, **rest}
    words = frozenset(a.word for held in every.values() for a in held)
    return LoneRecord(record, replace(before, fields={**before.fields, **kept}), words, every)


def _tied(dossier: Dossier, without: Without, dictionary: Dictionary) -> Iterator[LoneRecord]:
    """The records that tie another file to this one, or name a person of it, by nobody's word whose it is."""
    far = {one.id for one in dossier.records} - {one.id for one in without.facts.records}
    for one in dossier.records:
        named = {dossier.root} if one.id in far else far
        said = {
            name: wait
            for name in dictionary.links(one.kind)
            if (
                wait := tuple(
                    a for a in one.fields.get(name, ()) if not named.isdisjoint(ids_in(a.value))
                )
            )
        }
        if said:
            words = frozenset(a.word for held in said.values() for a in held)
            yield LoneRecord(one, without.facts.get(one.id), words, said, tie=True)


def ops_of(record: RecordView | None) -> frozenset[str]:
    """The ops that stand in a record; none where there is none."""
    held = record.fields.values() if record is not None else ()
    return frozenset(one.op for standing in held for one in standing)
