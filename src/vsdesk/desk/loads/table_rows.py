"""From one row to the records of a draft case, by the mapping that a person confirmed.

Each row makes a case with its person; further records as its columns ask for them; and one note with
the row's place in the table and all words that have no field. What does not fit is a `RowProblem`,
with nothing of the row loaded.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.loads.load_words import RowProblem
from vsdesk.desk.loads.table_cells import CellReader, split_name
from vsdesk.desk.loads.table_mapping import DEFAULTS, FULL_NAMES, SLOTS, ColumnTarget, field_of
from vsdesk.errors import UserError
from vsdesk.names.fold import fold
from vsdesk.records.checks import duties
from vsdesk.records.dictionary.display_names import NAME_PARTS, WRITINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vsdesk.desk.loads.family_rows import FamilyRows
    from vsdesk.desk.loads.table_mapping import ColumnRule, TableMapping
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.tables import TableHeader, TableRow

_NAMES: Final = tuple(f"{part}_{script}" for part in NAME_PARTS for script in WRITINGS)
_OF_FAMILY: Final = (
    "family",
    "relative",
    "family_member",
    "kinship",
    "contact_channel",
    "contact_log",
)
_OWED: Final = "duty"
_WRITTEN: Final = "person_name"  # holds a full name as the table has it


Values = dict[str, dict[str, "Json"]]  # record → field → value


@dataclass(frozen=True, slots=True)
class MadeRecord:
    """One record of a row: `record` is its name in the mapping (`event`, `event#2`)."""

    record: str
    kind: str
    id: str
    parent: str | None
    values: dict[str, Json] = field(repr=False)


@dataclass(frozen=True, slots=True)
class BuiltRow:
    """What a row becomes. With a problem that blocks there are no records."""

    row: int
    records: tuple[MadeRecord, ...]
    problems: tuple[RowProblem, ...]
    family: str = field(default="", repr=False)  # the words by which rows are of one family
    of_family: dict[str, Json] = field(
        default_factory=dict, repr=False
    )  # what the row itself says of it

    @property
    def blocked(self) -> bool:
        """True when the row is not loaded as it stands."""
        return any(one.blocks for one in self.problems)


@dataclass(slots=True)
class _Draft:
    """A row on its way: what its cells gave so far."""

    row: int
    values: Values = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)  # (slot, full name as written)
    family: str = ""
    told: dict[str, str] = field(default_factory=dict)  # field of the family → its cell

    def put(self, target: ColumnTarget, value: Json) -> None:
        """Set a field; a second text is added below the first."""
        held = self.values.setdefault(target.record, {})
        before = held.get(target.field)
        if isinstance(before, str) and isinstance(value, str):
            value = f"{before}\n{value}"
        elif isinstance(before, list) and isinstance(value, list):
            value = [*before, *value]
        elif isinstance(before, dict) and isinstance(value, dict):
            value = _joined(before, value)
        held[target.field] = value


class RowBuilder:
    """Builds the rows of one table, one after the other (rows of one family share its records)."""

    def __init__(
        self,
        dictionary: Dictionary,
        mapping: TableMapping,
        header: TableHeader,
        source: str,
        order: str | None,
        new_id: Callable[[], str],
        today: str = "",
        families: FamilyRows | None = None,
    ) -> None:
        """`source` names the table in the note; `families` has what all rows say, once they were read.

        Raises UserError E_TABLE (column_missing).
        """
        self._families = families
        self._dictionary = dictionary
        self._mapping = mapping
        self._header = header
        self._source = source
        self._new_id = new_id
        self._cells = CellReader(dictionary, mapping.language, order, today)
        self._columns = {
            at: [
                (rule, to, target, field_of(target, dictionary))
                for to, target in ((to, ColumnTarget.of(to)) for to in rule.to)
            ]
            for at, rule in by_column(mapping, header).items()
        }
        self._defaulted = [
            {
                name: (ColumnTarget.of(name), self._cells.default(spec, value))
                for name, value in defaults.items()
                if (spec := field_of(ColumnTarget.of(name), dictionary)) is not None
            }
            for defaults in (mapping.defaults, DEFAULTS)
        ]
        self._shared: dict[str, str] = {}  # what rows of one family have in common → its id

    def build(self, row: TableRow, *, checked: bool = False) -> BuiltRow:
        """The records of a row; `checked` for one that was found good before."""
        draft = _Draft(row.number)
        for fault in row.faults:
            column = self._header.name(fault.column)
            draft.problems.append(
                RowProblem(row.number, column, "", "E_TABLE", fault.why, fault.stops)
            )
        for at, text in enumerate(row.cells):
            if text.strip("-–—_.؟? \u00a0"):
                self._cell(draft, at, text, at in row.dated)
        if not any(draft.values.get("person", {}).get(name) for name in _NAMES):
            draft.problems.append(RowProblem(row.number, "", "person", "E_VALUE", "no_name"))
        if any(one.blocks for one in draft.problems):
            return BuiltRow(row.number, (), tuple(draft.problems))
        said = dict(draft.values.get("family", {})) if draft.family else {}
        if said and self._families is not None:
            self._join(draft, said, self._families, checked=checked)
        records = self._records(draft)
        if not checked:
            draft.problems += self._unfit(draft.row, records)
        built = BuiltRow(row.number, records, tuple(draft.problems))
        if built.blocked:
            return BuiltRow(row.number, (), built.problems)
        return replace(self._without_shared(built, draft), family=draft.family, of_family=said)

    def _join(
        self, draft: _Draft, said: dict[str, Json], families: FamilyRows, *, checked: bool
    ) -> None:
        """The family is made of what all its rows say; what it does not hold so stays in this row's note."""
        for name in families.unheld(draft.family, said):
            told = draft.told.get(name, "")
            if told and told not in draft.words:
                draft.words.append(told)
            if not checked:
                column = told.partition(": ")[0]
                draft.problems.append(
                    RowProblem(
                        draft.row, column, f"family.{name}", "E_VALUE", "of_another_row", False
                    )
                )
        if checked:
            draft.values["family"] = families.of(draft.family)

    # -- cells --------------------------------------------------------------------------------

    def _cell(self, draft: _Draft, at: int, text: str, typed: bool) -> None:
        name = self._header.name(at)
        kept = False  # as words of a field
        for rule, to, target, spec in self._columns.get(at, ()):
            if spec is None:
                self._several(draft, rule, target, text)
                kept = True
                continue
            read = self._cells.read(spec, rule, text, typed, SLOTS[target.slot].kind)
            if read.why:
                draft.problems.append(
                    RowProblem(draft.row, name, to, read.code, read.why, read.blocks)
                )
            if read.value is not None:
                draft.put(target, read.value)
                kept = kept or read.verbatim
                if target.record == "family":
                    draft.told[target.field] = f"{name}: {text}"
        if not kept:
            draft.words.append(f"{name}: {text}")

    def _several(self, draft: _Draft, rule: ColumnRule, target: ColumnTarget, text: str) -> None:
        """A full name, or the number by which rows are of one family."""
        if target.field not in FULL_NAMES:
            draft.family = fold(text)
            draft.put(ColumnTarget("external_ref_family", 1, "ref_no"), text)
            return
        script = target.field.removeprefix("full_name_")
        parts = split_name(text) if rule.split else {"given": text}
        if parts is None:
            to = f"{target.record}.{target.field}"
            draft.problems.append(
                RowProblem(draft.row, rule.column, to, "E_VALUE", "not_split", False)
            )
            parts = {"given": text}
        held = draft.values.setdefault(target.record, {})
        for part, words in parts.items():
            held.setdefault(f"{part}_{script}", words)
        draft.names.append((target.record, text))

    # -- records ------------------------------------------------------------------------------

    def _records(self, draft: _Draft) -> tuple[MadeRecord, ...]:
        values = self._complete(draft)
        ids = {record: self._new_id() for record in values}
        person, relative, family = ids["person"], ids.get("relative"), ids.get("family")
        values["case"] |= {"person": person}
        if family:
            values["case"]["family"] = family
        if relative:
            values["case"]["primary_contact"] = relative
            values["family_member"]["person"] = relative
        made = []
        for record, held in values.items():
            slot = record.partition("#")[0]
            if slot == "kinship":
                held |= {"person": relative, "related_to": person}
            elif slot == "contact_channel" and relative:
                held["person"] = relative
            parent, kind = self._parent(record, ids), _kind(slot)
            rest, owed = duties.apart(kind, held, self._mapping.language)
            made.append(MadeRecord(record, kind, ids[record], parent, rest))
            if owed:  # what was promised in a talk stands as a row below it
                made.append(MadeRecord(_OWED, _OWED, self._new_id(), ids[record], owed))
        for slot, name in draft.names:
            written: dict[str, Json] = {"type": "other", "value": name}
            made.append(MadeRecord(_WRITTEN, _WRITTEN, self._new_id(), ids[slot], written))
        return tuple(made)

    def _complete(self, draft: _Draft) -> Values:
        """The values of all records of the row, with what goes without saying; parents first."""
        held = draft.values
        slots = {record.partition("#")[0] for record in held}
        if "involvement" in slots:
            held.setdefault("event", {})
        if "kinship" in slots:
            held.setdefault("relative", {})
        if "relative" in held:
            held.setdefault("family_member", {})
        if slots & {*_OF_FAMILY, "external_ref_family"}:
            family = held.setdefault("family", {})
            family.setdefault("display_name", _family_name(held["person"]))
        told = held.pop("note", {})
        lines = "\n".join([f"{self._source} · {draft.row}", *draft.words])
        draft.put(ColumnTarget("note", 1, "text"), {self._mapping.language: lines})
        for name, value in told.items():
            draft.put(ColumnTarget("note", 1, name), value)
        order = list(SLOTS)
        order.insert(order.index("family") + 1, "external_ref_family")
        values: Values = {"case": dict(held.get("case", {}))}
        for slot in order:
            names = [slot, *(f"{slot}#{n}" for n in range(2, 10))]
            values |= {name: dict(held[name]) for name in names if name in held}
        for record, fields in values.items():
            self._defaults(record, fields)
        return values

    def _defaults(self, record: str, fields: dict[str, Json]) -> None:
        slot, _, number = record.partition("#")
        if slot == "external_ref_family":
            fields["body"] = "paper"
            return
        if record == "event":
            fields.setdefault("is_disappearance", True)
        named = [slot] if not number else [record, f"{slot}#2", slot]
        for defaults in self._defaulted:
            for one in named:
                for target, value in defaults.values():
                    if target.record == one:
                        fields.setdefault(target.field, value)

    def _parent(self, record: str, ids: dict[str, str]) -> str | None:
        slot, _, number = record.partition("#")
        if slot == "external_ref_family":
            return ids["family"]
        above = SLOTS[slot].parent
        if not above:
            return None
        if number and f"{above}#{number}" in ids:
            return ids[f"{above}#{number}"]
        return ids.get(above) or ids["family"]

    def _unfit(self, row: int, records: Iterable[MadeRecord]) -> list[RowProblem]:
        problems = []
        for one in records:
            try:
                self._dictionary.parse(one.kind, one.values, line=row)
            except UserError as problem:
                to = f"{one.record}.{problem.params.get('field', '')}"
                problems.append(RowProblem(row, self._column(to), to, problem.name, ""))
        return problems

    def _column(self, to: str) -> str:
        return next((rule.column for rule in self._mapping.columns if to in rule.to), "")

    def _without_shared(self, built: BuiltRow, draft: _Draft) -> BuiltRow:
        """Leave out what an earlier row of the same family has made already."""
        if not draft.family:
            return built
        same: dict[str, str] = {}  # id made for this row → the id of the earlier one
        ours: set[str] = set()  # what lies in the family's space
        kept = []
        for one in built.records:
            values = {name: _swapped(value, same) for name, value in one.values.items()}
            parent = same.get(one.parent, one.parent) if one.parent else None
            slot = one.record.partition("#")[0]
            if slot == "family" or one.parent in ours:
                ours.add(one.id)
                alone = slot in ("family", "external_ref_family")  # one of them for each family
                said = "" if alone else json.dumps([parent, values], sort_keys=True)
                earlier = self._shared.setdefault(f"{draft.family}\n{slot}\n{said}", one.id)
                if earlier != one.id:
                    same[one.id] = earlier
                    continue
            kept.append(MadeRecord(one.record, one.kind, one.id, parent, values))
        # the case stands first and names family and contact: swapped once all are known
        swapped = (
            MadeRecord(
                one.record,
                one.kind,
                one.id,
                one.parent,
                {name: _swapped(value, same) for name, value in one.values.items()},
            )
            for one in kept
        )
        return BuiltRow(built.row, tuple(swapped), built.problems)


def by_column(mapping: TableMapping, header: TableHeader) -> dict[int, ColumnRule]:
    """The rule of each column that has one; a column is named as in the table, or folded the same."""
    exact = {name: at for at, name in enumerate(header.names)}
    folded: dict[str, int] = {}
    for at, name in enumerate(header.names):
        folded.setdefault(fold(name), at)
    rules = {}
    for rule in mapping.columns:
        found = exact.get(rule.column, folded.get(fold(rule.column)))
        if found is not None:
            rules[found] = rule
        elif rule.to:
            raise UserError("E_TABLE", why="column_missing", field=rule.to[0])
    return rules


def _kind(slot: str) -> str:
    return "external_ref" if slot == "external_ref_family" else SLOTS[slot].kind


def _family_name(person: dict[str, Json]) -> Json:
    names = [f"family_{script}" for script in WRITINGS] + list(_NAMES)
    return next((person[name] for name in names if person.get(name)), None)


def _joined(before: dict[str, Json], value: dict[str, Json]) -> dict[str, Json]:
    """Two texts in languages, one below the other."""
    both = dict(before)
    for lang, text in value.items():
        held = both.get(lang)
        both[lang] = f"{held}\n{text}" if held and lang != "src_lang" else text
    if "src_lang" not in both and len(both) > 1:
        both["src_lang"] = next(iter(before))
    return both


def _swapped(value: Json, same: dict[str, str]) -> Json:
    return same.get(value, value) if isinstance(value, str) else value
