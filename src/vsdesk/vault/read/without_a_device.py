"""A file read without the word of one device: what it says then, for each other device that wrote into it.

A fact may close whatever it likes; that one device says it opens nothing (docs/spec/bundle.md §8.12). So
the gate asks a file again without each device that neither opened it nor is a coordinator's, and what it
replaced stands again there. What came by a load is the word of nobody who looked, whoever loaded it: it is
asked like one device more, unless the same load opened the file. Nothing of this is stored:
it follows from the log.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from vsdesk.history.merge import fold
from vsdesk.history.seen import all_hidden
from vsdesk.load_mark import by_device
from vsdesk.records.consent.selection import looked_at
from vsdesk.records.dossier import Dossier, Question, Without
from vsdesk.records.gate.papers.own_file_rows import ON_OWN_PAPER
from vsdesk.records.kinds.consent import ANSWERS
from vsdesk.vault.ledger import Ledger
from vsdesk.vault.read import views
from vsdesk.vault.read.coordinator_looks import looked_ops
from vsdesk.vault.read.makers import (
    Makers,
    devices,
    ever_wrote,
    is_other,
)
from vsdesk.vault.read.own_work_authors import OwnWork, beside
from vsdesk.vault.read.taken_out import beneath, without_taken_out
from vsdesk.vault.read.ties import LOOKED, Ties, all_made_by
from vsdesk.vault.read.worked_out_once import Batch

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Iterable,
        Mapping,
        Sequence,
    )

    from vsdesk.history.merge import Rules
    from vsdesk.history.state import RecordState, StoredOp
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.persons.guards_elsewhere import Beyond
    from vsdesk.vault.database import Database


class Readings:
    """Makes the readings of dossiers from the reader's connection."""

    def __init__(
        self,
        database: Database,
        dictionary: Dictionary,
        rules: Callable[[], Rules],
        compose: Callable[[str, Mapping[str, RecordView]], Iterable[RecordView]],
        here: str,
    ) -> None:
        """`compose(root, records)`: of the records those that belong around the root, as they are now.
        `here`: the device id of this device."""
        self._here = here
        self._db = database
        self._ledger = Ledger(database)
        self._dictionary = dictionary
        self._rules = rules
        self._compose = compose
        self._own_work = OwnWork(database, dictionary, rules, here)

    def of(
        self,
        root: str,
        records: tuple[RecordView, ...],
        beyond: Beyond,
        heads: Makers | None = None,
        batch: Batch | None = None,
    ) -> Dossier:
        """The dossier with its readings: without each other device, without all of them,
        without what was drawn in, without what a coordinator took out.

        `heads`: who made the roots, `batch`: whose words stand where, as worked out for several at once.
        """
        kept = without_taken_out(records, self._rules())
        found = self._of(root, records, kept, beyond, heads, batch or Batch(self._rules()))
        if kept is None:
            return found
        others = found.opened_by.union(*(one.device_ids for one in found.without))
        left = tuple(self._compose(root, kept))
        return replace(found, kept=Dossier(root, left, opened_by=others, beyond=beyond))

    def _of(
        self,
        root: str,
        records: tuple[RecordView, ...],
        kept: Mapping[str, RecordView] | None,
        beyond: Beyond,
        heads: Makers | None,
        batch: Batch,
    ) -> Dossier:
        """The same; `kept`: the records by id, where a coordinator took some of them out."""
        every = set[str]().union(*{one.words for one in records})
        rules = self._rules()
        others = self._others(every)
        head = next((one for one in records if one.id == root), None)
        if head is None:
            return Dossier(root, records, beyond=beyond)
        believed = self._own_work.in_file(head, records)
        records = beside(records, believed)
        opened = (heads or Makers(self._db, rules, [head])).of(head, devices(every))
        strange = beyond.stand_ins() - {root} if others else frozenset()
        apart = self._less(root, records, kept, strange, beyond)
        if not others or (opened == others and all_made_by(opened, head, records, batch)):
            # nearly every file
            by = self._others(opened)
            return Dossier(
                root,
                records,
                apart,
                opened_by=by,
                beyond=beyond,
                ours=self._own_work.ours(head, every),
                here=self._here,
                believed=believed,
            )
        seen = _Seen(looked_ops(self._db, records, rules))
        makers, those = Makers(self._db, rules, records), devices(others)
        ties = Ties(
            self._dictionary,
            head,
            records,
            lambda alt: (
                (LOOKED if alt.op in seen.looked else alt.word) if alt.word in others else ""
            ),
            lambda one: makers.of(one, those),
        )
        wrote = {
            one.id: _writers(one, seen) if seen.looked else one.words  # nearly every file
            for one in records
        }
        left = others & {
            device_id
            for one in records
            for device_id in wrote[one.id]
            if ties.opened.get(one.space) != device_id
        }
        left -= opened
        left |= (
            self._behind({one.id: one for one in records if wrote[one.id] & left}, ties) - opened
        )
        outside = left - {
            self._here
        }  # what leaves from here without a look is this device's own word
        groups = [*by_device(left).values()]
        groups += [one for one in dict.fromkeys((left, outside)) if one and one not in groups]
        file = self._file(
            Dossier(root, records, beyond=beyond), wrote, makers, ties.opened, left, opened
        )
        found = [file.without(words, seen)._replace(outside=words == outside) for words in groups]
        found += self._less(root, records, kept, ties.drawn, beyond)
        by = self._others({*opened, *ties.opened.values()})
        return Dossier(
            root,
            records,
            (*found, *apart),
            opened_by=by,
            beyond=beyond,
            ours=self._own_work.ours(head, every),
            here=self._here,
            believed=believed,
        )

    def _less(
        self,
        root: str,
        records: Iterable[RecordView],
        kept: Mapping[str, RecordView] | None,
        gone: Collection[str],
        beyond: Beyond,
    ) -> tuple[Without, ...]:
        """The reading without these records, where there are any."""
        if not gone:
            return ()
        held = kept or {one.id: one for one in records}
        rest = {id: one for id, one in held.items() if id not in gone}
        own = Dossier(root, tuple(self._compose(root, rest)), beyond=beyond)
        return (Without(frozenset(), frozenset(), own, own),)

    def _behind(self, touched: Mapping[str, RecordView], ties: Ties) -> frozenset[str]:
        """The words that stand again in these records where what stands now is left out: of devices that
        wrote there before, and that nobody believes any more than the others."""
        ever = ever_wrote(self._db, touched)
        return self._others(
            {word for id, word in ever if ties.opened.get(touched[id].space) != word}
        )

    def _others(self, words: Iterable[str]) -> frozenset[str]:
        """Those of these words that are no coordinator's."""
        rules = self._rules()
        return frozenset(one for one in words if is_other(one, rules))

    def _file(
        self,
        whole: Dossier,
        wrote: Mapping[str, frozenset[str]],
        makers: Makers,
        opened: Mapping[str, str],
        left: frozenset[str],
        by: frozenset[str],
    ) -> _File:
        """The file, ready to be read without any of the words that are left to ask. `by`: who opened it."""
        rules, dictionary, compose = self._rules(), self._dictionary, self._compose
        below: dict[str, list[str]] = defaultdict(list)
        made: dict[str, frozenset[str]] = {}
        touched = set[str]()
        for one in whole.records:
            if one.parent:
                below[one.parent].append(one.id)
            words = {word for word in wrote[one.id] & left if opened.get(one.space) != word}
            made[one.id] = makers.without(one, words, {*by, *opened.values()})
            if words - made[one.id]:
                touched.add(one.id)
        return _File(
            whole,
            wrote,
            made,
            opened,
            self._ops(frozenset(touched), below),
            below,
            rules,
            self._folded,
            lambda state, hidden: views.view_of(state, dictionary, hidden=hidden),
            lambda left: compose(whole.root, left),
        )

    def _folded(self, ops: Sequence[StoredOp]) -> RecordState | None:
        """What these ops of one record say; worked out once, as long as they and the rules are the same."""
        rules = self._rules()
        asked = rules, tuple([(op.id, op.standing, op.body) for op in ops])
        return self._db.decoded.get(asked, lambda: fold(ops, rules))

    def _ops(
        self, wanted: frozenset[str], below: Mapping[str, Sequence[str]]
    ) -> dict[str, list[StoredOp]]:
        """The ops of the records that are folded anew, and of what lies below a removed one."""
        if not wanted:
            return {}
        more = beneath(wanted, below, set())
        rows = self._db.query(
            f"SELECT n, id FROM record WHERE hidden < {views.VOID} "  # noqa: S608 - a number of this package
            "AND id IN (SELECT unhex(value) FROM json_each(?)) ORDER BY n DESC",
            (json.dumps(sorted(more)),),
        )
        numbers = {row[1].hex(): int(row[0]) for row in rows}
        held = self._ledger.ops_of(numbers.values())
        return {id: held[number] for id, number in numbers.items()}


class _File:
    """One file, and what its readings are made of: whose words stand in which record, and the ops of those
    that are folded anew."""

    def __init__(
        self,
        whole: Dossier,
        wrote: Mapping[str, frozenset[str]],
        made: Mapping[str, frozenset[str]],
        opened: Mapping[str, str],
        ops: Mapping[str, list[StoredOp]],
        below: Mapping[str, Sequence[str]],
        rules: Rules,
        folded: Callable[[Sequence[StoredOp]], RecordState | None],
        view: Callable[[RecordState, bool], RecordView],
        compose: Callable[[Mapping[str, RecordView]], Iterable[RecordView]],
    ) -> None:
        """`wrote`: whose words alone stand in each record; `made`: without which of them all of it goes;
        `opened`: spaces where one's word is the file's own."""
        self._whole = whole
        self._wrote = wrote
        self._made = made
        self._opened = opened
        self._ops = ops
        self._below = below
        self._rules = rules
        self._folded = folded
        self._view = view
        self._compose = compose

    def without(self, words: frozenset[str], seen: _Seen) -> Without:
        """The reading without these words; for a question that a coordinator decided, with the
        answers that were looked at."""
        made, facts, silent = self._read(words, seen)
        decided: dict[Question, tuple[Dossier, Dossier]] = {}

        def asked(wanted: Question, which: int) -> Dossier | None:
            if wanted not in decided:
                answers = looked_at(self._whole, wanted)
                if not answers:
                    return None
                decided[wanted] = self._read(words, seen._replace(answers=answers))[1:]
            return decided[wanted][which]

        silent = replace(silent, decided=lambda wanted: asked(wanted, 1))
        facts = replace(facts, decided=lambda wanted: asked(wanted, 0), silent=silent)
        return Without(words, made, facts, silent)

    def _read(self, words: frozenset[str], seen: _Seen) -> tuple[frozenset[str], Dossier, Dossier]:
        """What goes without these words, the file without their facts, and the same without their answers."""
        own, anew = set[str](), set[str]()
        told: dict[tuple[frozenset[str], str], frozenset[str]] = {}  # the same in most records
        for one in self._whole.records:
            wrote = _writers(one, seen) if one.id in seen.answers else self._wrote[one.id]
            said = told.get((wrote, one.space))
            if said is None:
                said = (wrote & words) - {self._opened.get(one.space, "")}
                told[wrote, one.space] = said
            if said & self._made[one.id]:
                own.add(one.id)
            elif said:
                anew.add(one.id)
        gone = {one.id for one in self._whole.records if one.id in own and one.kind not in ANSWERS}
        folded = self._anew(words, anew, seen, gone)
        left: dict[str, RecordView] = {}
        for one in self._whole.records:
            view = folded.get(one.id) if one.id in anew else one
            if one.id not in gone and view is not None:
                away = (one.taken_out or view.taken_out) and one.kind not in ON_OWN_PAPER
                left[one.id] = replace(view, deleted=True) if away else view
        facts = tuple(self._compose(left))
        silent = tuple(one for one in facts if one.id not in own)
        root, beyond = self._whole.root, self._whole.beyond  # what guards somebody, does in each
        return (
            frozenset(own),
            Dossier(root, facts, beyond=beyond),
            Dossier(root, silent, beyond=beyond),
        )

    def _anew(
        self, words: Collection[str], touched: Iterable[str], seen: _Seen, gone: set[str]
    ) -> dict[str, RecordView]:
        """The records in which these words stand, folded without their ops."""
        states: dict[str, RecordState | None] = {}

        def state(id: str) -> RecordState | None:
            if id not in states:
                held = self._ops.get(id, ())
                rest = [op for op in held if op.word not in words or seen.has(id, op.id)]
                states[id] = self._folded(rest) if rest else None
            return states[id]

        stands = {id: folded for id in touched if (folded := state(id)) is not None}
        away = set[str]()
        if any(one.deletes for one in stands.values()):
            under = beneath(stands, self._below, gone)
            each = (one for id in under if (one := state(id)) is not None)
            away = all_hidden(each, self._rules)
        return {id: self._view(one, id in away) for id, one in stands.items()}


class _Seen(NamedTuple):
    """The ops that a coordinator looked at: by a look for every question; by a decision only in the
    answers to the question that is asked (each with what was seen of it)."""

    looked: frozenset[str]
    answers: Mapping[str, frozenset[str]] = MappingProxyType({})

    def has(self, rec: str, op: str) -> bool:
        """Whether this op of a record is no longer one device's word."""
        return op in self.looked or op in self.answers.get(rec, ())


def _writers(record: RecordView, seen: _Seen) -> frozenset[str]:
    """Whose words stand in a record, but for what was looked at."""
    return frozenset(
        one.word
        for held in record.fields.values()
        for one in held
        if not seen.has(record.id, one.op)
    )
