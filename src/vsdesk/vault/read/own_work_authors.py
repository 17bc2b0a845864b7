"""What the organisation did itself, as those say it who may.

An activity is open to whoever it is lent to, and its fields are free. What somebody else writes over than who
recorded it and coordinators stands on its page beside what these said; by theirs it is counted, and leaves
(docs/spec/bundle.md §8.13).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vsdesk.history.merge import fold
from vsdesk.load_mark import load_of, unmarked
from vsdesk.records.own_work import OWN_WORK, WRITTEN
from vsdesk.vault.read import views
from vsdesk.vault.read.beyond_file import ops_in
from vsdesk.vault.read.coordinator_looks import looked_ops
from vsdesk.vault.read.former import before
from vsdesk.vault.read.makers import Makers, devices, first_word, is_other

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from vsdesk.history.merge import Rules
    from vsdesk.history.state import StoredOp
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database


class OwnWork:
    """Reads it from the reader's connection."""

    def __init__(
        self, database: Database, dictionary: Dictionary, rules: Callable[[], Rules], here: str
    ) -> None:
        """`here`: the device id of this device, whose own words are its owner's."""
        self._db = database
        self._dictionary = dictionary
        self._rules = rules
        self._here = here

    def of(self, read: Callable[[str], list[RecordView]], kind: str) -> list[RecordView]:
        """The records of a kind, as `read` gives them; of our own work as those say it who may."""
        every = read(kind)
        believed = self.believed(every) if kind in WRITTEN else {}
        return [believed.get(one.id, one) for one in every] if believed else every

    def in_file(self, head: RecordView, records: Iterable[RecordView]) -> Mapping[str, RecordView]:
        """See `Dossier.believed`."""
        return self.believed(records) if head.kind == OWN_WORK else {}

    def ours(self, head: RecordView, every: Iterable[str]) -> frozenset[str]:
        """Of the words in a file of our own work those of whose told words leave (`Dossier.ours`)."""
        if head.kind != OWN_WORK:
            return frozenset()
        rules, words = self._rules(), [*every]

        def leads(word: str) -> bool:
            return word == self._here or not is_other(word, rules)

        loads = [one for one in words if load_of(one) and leads(unmarked(one))]
        opened = first_word(self._db, head.id) if loads else ""
        return frozenset(one for one in words if leads(one) or (one in loads and one == opened))

    def believed(self, records: Iterable[RecordView]) -> Mapping[str, RecordView]:
        """Of these activities and counts of those who took part the ones in which others wrote too, without
        their words. What a coordinator looked at is no longer theirs."""
        written = {one.id: one for one in records if one.kind in WRITTEN}
        makers = Makers(self._db, self._rules(), written.values())
        asked = {
            id: one
            for id, one in written.items()
            if not all(map(self._believes(one, one.words, makers), one.words))
        }
        if not asked:
            return {}
        seen = self._looked({one.space for one in asked.values()})
        found: dict[str, RecordView] = {}
        for id, ops in ops_in(self._db, f"id IN {views.IDS}", (sorted(asked),)).items():
            believes = self._believes(asked[id], (op.word for op in ops), makers)
            held = {op.id: op for op in ops}
            left = [_seen_through(op, held) for op in ops if believes(op.word) or op.id in seen]
            state = fold(left, self._rules()) if left else None
            if state is not None:
                found[id] = views.view_of(state, self._dictionary, hidden=asked[id].deleted)
        return found

    def _believes(
        self, record: RecordView, words: Iterable[str], makers: Makers
    ) -> Callable[[str], bool]:
        """Whose words count in a record: this device's, coordinators', and those of who made it."""
        rules = self._rules()
        others = [one for one in words if one != self._here and is_other(one, rules)]
        made = makers.of(record, devices(others)) if others else frozenset()
        return lambda word: word == self._here or word in made or not is_other(word, rules)

    def _looked(self, spaces: Iterable[str]) -> frozenset[str]:
        """The ops at which a coordinator looked in these files."""
        file = views.load(self._db, f"r.space IN {views.IDS}", (views.ids_json(spaces),))
        return looked_ops(self._db, file, self._rules())


def _seen_through(op: StoredOp, held: Mapping[str, StoredOp]) -> StoredOp:
    """An op that replaces what it replaced and all before that: its writer saw the last of it."""
    replaced = {name: (*before(name, ops, held),) for name, ops in op.supersedes.items()}
    return replace(op, supersedes=replaced)


def beside(
    records: tuple[RecordView, ...], believed: Mapping[str, RecordView]
) -> tuple[RecordView, ...]:
    """The records with what was written over in them beside what took its place: a difference, which ends
    when somebody writes there who may."""
    if not believed:
        return records
    return tuple(_both(one, believed[one.id]) if one.id in believed else one for one in records)


def _both(record: RecordView, believed: RecordView) -> RecordView:
    fields = dict(record.fields)
    for name, said in believed.fields.items():
        known = {one.op for one in fields.get(name, ())}
        fields[name] = (*fields.get(name, ()), *(one for one in said if one.op not in known))
    return replace(record, fields=fields)
