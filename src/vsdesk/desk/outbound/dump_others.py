"""What a dump for others holds: of each case what the gate let out, each record once,
nothing that points outside.

What lies in a case's own space is decided by that case alone. Whatever else several cases that leave hold or
link to (a family, an incident, a place) leaves as far as each of them lets it out: what one withholds, to
which it links, stays. A source stands by its code under `_codes`
(docs/spec/dump.md).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING, Any, Final, Literal

from vsdesk.desk.loads import custom_schema
from vsdesk.desk.outbound.public_names import PublicNames
from vsdesk.desk.saving import dump_rows
from vsdesk.records.case_parts import SHARED_SPACES
from vsdesk.records.consent import recipients
from vsdesk.records.dictionary.dictionary import SCHEMA
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.persons.of_others import OTHER_FILE
from vsdesk.records.gate.told.own_labels import labels_stay
from vsdesk.records.not_whole import OF_NAMES
from vsdesk.vault.read.missing_anywhere import missing_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import DisclosedRecord, GateDecision
    from vsdesk.vault.read.vault_reads import VaultReads

Leaves = Literal["", "whole", "clean"]  # a file that stays; as it is; a picture without its notes
_ID: Final = re.compile(r"[0-9a-f]{32}")
_OF_THE_FILE: Final = frozenset({"blob", "size", "sha256"})


class LeavingRecords:
    """The records of a dump for others, in order, parents first within each case."""

    def __init__(
        self,
        read: VaultReads,
        dictionary: Dictionary,
        let_out: Sequence[GateDecision],
        beside: Callable[[Sequence[str]], Iterable[GateDecision]],
        rests_on: Callable[[str, str], bool],
    ) -> None:
        """`beside`: what the gate says of these cases where others answer too (`Request.beside`); `rests_on`:
        whether something of a space leaves on the word of a case."""
        self._read, self._dictionary = read, dictionary
        self.let_out = tuple(let_out)
        found: dict[str, DisclosedRecord] = {}
        asked: dict[str, list[GateDecision]] = {}
        for one in let_out:
            own = {view.id for view in read.space(one.root)}
            found.update((record.id, record) for record in one if record.id in own)
            held = (*(record.id for record in one), *sorted(self._shared(one)), *self._linked(one))
            for id in dict.fromkeys(held):
                if id not in own:
                    asked.setdefault(id, []).append(one)
        leaves = {record.id: record for one in let_out for record in one}
        of_none = {id: by for id, by in asked.items() if id in leaves and not self._of_case(id)}
        wider = self._wider(of_none, beside, rests_on)
        for id, by in of_none.items():
            left = reduce(_both, (wider.get((one.root, id)) or one.get(id) for one in by))
            found.update({id: left} if left is not None else {})
        self._shares = frozenset(of_none)
        self._by_id = _with_parents(found)

    def _wider(
        self,
        asked: Mapping[str, Sequence[GateDecision]],
        beside: Callable[[Sequence[str]], Iterable[GateDecision]],
        rests_on: Callable[[str, str], bool],
    ) -> Mapping[tuple[str, str], DisclosedRecord | None]:
        """By root and record what a case lets out of whom it only names, where a case of the same family or
        incident lets it out on its own word."""
        waits: dict[str, list[str]] = {}
        for id, by in asked.items():
            silent = [one for one in by if _waits(one) and _lacks(one.get(id), by, id)]
            view = self._read.view(id) if silent else None
            if view is not None and any(
                one.get(id) is not None and rests_on(one.root, view.space) for one in by
            ):
                for one in silent:
                    waits.setdefault(one.root, []).append(id)
        wider = beside([*waits]) if waits else ()
        return {(one.root, id): one.get(id) for one in wider for id in waits[one.root]}

    @property
    def records(self) -> tuple[DisclosedRecord, ...]:
        """What leaves."""
        return tuple(self._by_id.values())

    @property
    def disclosed(self) -> GateDecision:
        """One of the cases that leave: the request is the same for all."""
        return self.let_out[0]

    def holds(self, id: str) -> bool:
        """Whether anything of a record leaves."""
        return id in self._by_id

    def shares(self, id: str) -> bool:
        """Whether a record lies in no single case's space, but where several may share it."""
        return id in self._shares

    @property
    def level(self) -> str:
        """The narrowest level that held."""
        return max(one.request.level for one in self.let_out)

    def lets_file(self, id: str) -> bool:
        """Whether the file of an item may go: at A and B, where the gate lets out what names it."""
        return self.level in ("A", "B") and "blob" in self._by_id[id].values

    def lets_recording(self, id: str) -> bool:
        """Whether somebody may be heard in the file of an item, by every case of which it leaves."""
        return all(one.recording for one in self.let_out if one.get(id) is not None)

    def row(self, record: DisclosedRecord, file: Leaves) -> dict[str, Any]:
        """The line of a record. What its file was says nothing of a file that was changed or stays."""
        row = dump_rows.place(record)
        also: dict[str, list[Json]] = {}
        codes: dict[str, list[str]] = {}
        for name, values in record.values.items():
            if file != "whole" and name in _OF_THE_FILE:
                continue
            spec = self._dictionary.field(record.kind, name)
            if spec is not None and spec.type in ("link", "links"):
                kept, coded = self._links(values[0])
                if kept:
                    dump_rows.put(row, name, kept)
                codes |= {name: coded} if coded else {}
                continue
            dump_rows.put(row, name, values[0])
            also |= {name: list(values[1:])} if len(values) > 1 else {}
        return dump_rows.ended(row, {dump_rows.ALSO: also, dump_rows.CODES: codes})

    def _links(self, value: Json) -> tuple[Json, list[str]]:
        """A link as it may stand: to what is in the dump, or to a shipped place; and the codes of sources."""
        ids = [
            one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)
        ]
        kept = [one for one in ids if one in self._by_id or self._dictionary.places.get(one)]
        codes = [one for one in ids if not _ID.fullmatch(one) and one not in kept]
        if isinstance(value, list):
            return [*kept], codes
        return (kept[0] if kept else None), codes

    def _shared(self, one: GateDecision) -> frozenset[str]:
        """The records of the spaces that a case shares with others."""
        case = self._read.view(one.root)
        spaces = {id for name in SHARED_SPACES for id in (case.every(name) if case else ())}
        return frozenset(
            view.id
            for space in spaces
            if isinstance(space, str)
            for view in self._read.space(space)
        )

    def _linked(self, one: GateDecision) -> Iterator[str]:
        """To what the records of a case link, as they leave."""
        for record in one:
            for name, values in record.values.items():
                spec = self._dictionary.field(record.kind, name)
                if spec is not None and spec.type in ("link", "links"):
                    yield from (id for value in values for id in ids_in(value))

    def _of_case(self, id: str) -> bool:
        """Whether a record lies in the space of a case: it leaves on the word of that one alone."""
        view = self._read.view(id)
        head = self._read.view(view.space) if view is not None else None
        return head is not None and head.kind == "case"


def head_for(context: DeskContext, leaving: LeavingRecords) -> dict[str, Json]:
    """The first line. How the organisation calls its terms belongs to no file: these words are read by the
    cases that leave, and beyond the organisation against the whole vault, as what leaves of our own work; all
    of them stay while that is not whole."""
    heard = [words for one in leaving.let_out for words in one.own_labels if words]
    inside = recipients.of(leaving.disclosed.request.recipient).inside
    closed = not inside and bool(missing_of(context.vault, OF_NAMES))
    names = None if inside or closed else PublicNames(context).of_labels()

    def stays(text: str) -> bool:
        asked = closed or (names is not None and bool(names.asked(text)))
        return asked or any(labels_stay(words, text) for words in heard)

    return custom_schema.head(SCHEMA, context.dictionary, stays)


def _waits(one: GateDecision) -> bool:
    """Whether something of it stays that another file answers for."""
    return any(held.reason == OTHER_FILE for held in one.withheld)


def _lacks(held: DisclosedRecord | None, by: Iterable[GateDecision], id: str) -> bool:
    """Whether another case lets out nothing of a record, or more than this one."""
    others = [one.get(id) for one in by]
    return held is None or any(
        one is None or held.values.keys() < one.values.keys() for one in others
    )


def _both(one: DisclosedRecord | None, other: DisclosedRecord | None) -> DisclosedRecord | None:
    """What two cases let out of a record that they share."""
    if one is None or other is None:
        return None
    kept = {name: held for name, held in one.values.items() if other.values.get(name) == held}
    return replace(one, values=kept)


def _with_parents(found: Mapping[str, DisclosedRecord]) -> dict[str, DisclosedRecord]:
    """Those whose way up leaves whole."""
    kept = dict(found)
    while gone := [id for id, one in kept.items() if one.parent and one.parent not in kept]:
        for id in gone:
            del kept[id]
    return kept
