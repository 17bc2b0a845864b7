"""The mapping: what each column of a table becomes. The person confirms it; it is kept for the next time.

A target is `slot.field`. A slot is a record that each row makes (`SLOTS`); `#2` … `#9` makes a second
one of the kind, such as `event#2.place_text`. A column without a target is kept as words in a note, so
that nothing is lost. The written form is docs/spec/mapping.md. The order of day and month is not part
of it: it is told for each file.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from vsdesk.errors import UserError
from vsdesk.languages import USUAL
from vsdesk.names.fold import fold
from vsdesk.records.dictionary.display_names import WRITINGS
from vsdesk.words import LANGS, Lang

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec, Role

VERSION: Final = 1
_TARGET: Final = re.compile(r"([a-z_]{1,40})(?:#([2-9]))?\.([a-z0-9_]{1,64})")
_LIMIT: Final = 1024 * 1024  # characters of a mapping file


class Slot(NamedTuple):
    """A record that a row makes: its kind, and the slot that it lies below ("" opens a space)."""

    kind: str
    parent: str


SLOTS: Final[Mapping[str, Slot]] = {
    "case": Slot("case", ""),
    "person": Slot("person", "case"),
    "person_name": Slot("person_name", "person"),
    "person_identifier": Slot("person_identifier", "person"),
    "event": Slot("event", "case"),
    "involvement": Slot("involvement", "event"),
    "search_action": Slot("search_action", "case"),
    "external_ref": Slot("external_ref", "case"),
    "note": Slot("note", "case"),
    "family": Slot("family", ""),
    "relative": Slot("person", "family"),
    "family_member": Slot("family_member", "family"),
    "kinship": Slot("kinship", "family"),
    "contact_channel": Slot("contact_channel", "relative"),
    "contact_log": Slot("contact_log", "family"),
}
# Fields that stand for several: a name in one cell, and the number by which rows are of one family.
FULL_NAMES: Final = tuple(f"full_name_{one}" for one in WRITINGS)
FAMILY_KEY: Final = "family.key"
_FILLED: Final = {  # what the rows themselves link; never a column's
    "case": ("person", "family", "case_no", "documenter", "primary_contact"),
    "family": ("family_code", "documenter"),
    "family_member": ("person",),
    "kinship": ("person", "related_to"),
}
_TYPES: Final = frozenset(
    {"text", "ptext", "pdate", "day", "choice", "choices", "bool", "number", "amount", "link"}
)
# Where no column says it. A mapping's own defaults stand above these.
DEFAULTS: Final[Mapping[str, str]] = {
    "case.intake_channel": "other",
    "event#2.type": "held_at",
    "external_ref.body": "paper",
    "contact_channel.type": "phone",
    "person_name.type": "nickname",
}


class ColumnTarget(NamedTuple):
    """A target taken apart: `event#2.place_text` is slot event, number 2, field place_text."""

    slot: str
    number: int
    field: str

    @property
    def record(self) -> str:
        """The record of the row that it belongs to: `event`, `event#2`."""
        return self.slot if self.number == 1 else f"{self.slot}#{self.number}"

    @classmethod
    def of(cls, text: str) -> ColumnTarget:
        """Raises UserError E_FIELD."""
        found = _TARGET.fullmatch(text)
        if not found or found[1] not in SLOTS:
            raise UserError("E_FIELD", field=text[:64])
        return cls(found[1], int(found[2] or 1), found[3])


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """One column. `values` maps its words to codes (or to true, false, a place's key).

    `otherwise` says what happens to words that the map does not hold: the row is a problem, or the
    words are kept in the note. `split` cuts a full name into its parts, only when asked.
    """

    column: str = field(repr=False)
    to: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    otherwise: Literal["problem", "words"] = "problem"
    split: bool = False


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What the columns of one kind of table become. `language` is that of the words in the table.

    `header_row` None: the header is looked for; 0: there is none. `sheet` None: the first shown one.
    """

    columns: tuple[ColumnRule, ...]
    defaults: Mapping[str, str] = field(default_factory=dict)
    language: Lang = USUAL
    sheet: str | None = None
    header_row: int | None = None

    def json(self) -> str:
        """The written form, to be kept and changed by hand."""
        document = {
            "vsdesk_mapping": VERSION,
            "language": self.language,
            "sheet": self.sheet,
            "header_row": self.header_row,
            "defaults": dict(self.defaults),
            "columns": [_written(rule) for rule in self.columns],
        }
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def read(cls, text: str) -> TableMapping:
        """The mapping in its written form. Raises UserError E_TABLE (mapping), E_FIELD."""
        if len(text) > _LIMIT:
            raise UserError("E_TABLE", why="mapping")
        try:
            document = json.loads(text.lstrip("\ufeff"))
        except (ValueError, RecursionError):
            raise UserError("E_TABLE", why="mapping") from None
        if not isinstance(document, dict) or document.get("vsdesk_mapping") != VERSION:
            raise UserError("E_TABLE", why="mapping")
        columns, sheet = document.get("columns"), document.get("sheet")
        language, row = document.get("language", USUAL), document.get("header_row")
        if not isinstance(columns, list) or language not in LANGS:
            raise UserError("E_TABLE", why="mapping")
        if not (sheet is None or isinstance(sheet, str)) or not (
            row is None or (type(row) is int and row >= 0)
        ):
            raise UserError("E_TABLE", why="mapping")
        rules = tuple(_rule(one) for one in columns)
        return cls(rules, _texts(document.get("defaults", {})), language, sheet, row)

    def targets(self) -> Iterator[tuple[ColumnRule, ColumnTarget]]:
        """Every target with its column."""
        for rule in self.columns:
            for to in rule.to:
                yield rule, ColumnTarget.of(to)

    def check(self, dictionary: Dictionary, role: Role) -> None:
        """Raises UserError: E_FIELD (unknown, or not for a column), E_ROLE, E_VALUE for a code that is
        not of the field's list, E_TABLE (twice) for two columns that would fill one field of one value.
        """
        seen: set[str] = set()
        for rule, target in self.targets():
            name = f"{target.record}.{target.field}"
            spec = field_of(target, dictionary)
            if spec is not None:
                _check_field(spec, name, rule.values, dictionary, role)
            if name in seen and (spec is None or spec.type not in ("text", "ptext", "choices")):
                raise UserError("E_TABLE", why="twice", field=name)
            seen.add(name)
        for name, value in self.defaults.items():
            spec = field_of(ColumnTarget.of(name), dictionary)
            if spec is None:
                raise UserError("E_FIELD", field=name[:64])
            _check_field(spec, name, {"": value}, dictionary, role)


def field_of(target: ColumnTarget, dictionary: Dictionary) -> FieldSpec | None:
    """The field of a target; None for those that stand for several. Raises UserError E_FIELD."""
    if (target.slot in ("person", "relative") and target.field in FULL_NAMES) or (
        f"{target.slot}.{target.field}" == FAMILY_KEY
    ):
        return None
    spec = dictionary.field(SLOTS[target.slot].kind, target.field)
    if spec is None or not fit_for_column(target.slot, spec):
        raise UserError("E_FIELD", field=f"{target.slot}.{target.field}")
    return spec


def fit_for_column(slot: str, spec: FieldSpec) -> bool:
    """Whether a column may fill this field: words, dates, codes, numbers, and places by their key."""
    if spec.derived or spec.type not in _TYPES or spec.name in _FILLED.get(slot, ()):
        return False
    return spec.type != "link" or "place" in spec.targets


def fingerprint(headers: tuple[str, ...]) -> str:
    """Under which a mapping is kept: the names of the columns, however they are spelled or ordered."""
    names = sorted(fold(name) for name in headers)
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:32]


def _check_field(
    spec: FieldSpec, name: str, values: Mapping[str, str], dictionary: Dictionary, role: Role
) -> None:
    if not dictionary.may(role, spec.kind, spec.name):
        raise UserError("E_ROLE", field=name)
    for value in values.values():
        if spec.vocabulary:
            known = dictionary.vocabularies.has(spec.vocabulary, value)
        elif spec.type == "bool":
            known = value in ("true", "false")
        elif spec.type == "link":
            known = dictionary.places.by_key(value) is not None
        else:
            known = True
        if not known:
            raise UserError("E_VALUE", field=name)


def _written(rule: ColumnRule) -> dict[str, Any]:
    written: dict[str, Any] = {"column": rule.column, "to": list(rule.to)}
    if rule.values:
        written["values"] = dict(rule.values)
    if rule.otherwise != "problem":
        written["otherwise"] = rule.otherwise
    if rule.split:
        written["split"] = True
    return written


def _rule(one: object) -> ColumnRule:
    if not isinstance(one, dict) or not set(one) <= {
        "column",
        "to",
        "values",
        "otherwise",
        "split",
    }:
        raise UserError("E_TABLE", why="mapping")
    column, to, split = one.get("column"), one.get("to", []), one.get("split", False)
    otherwise = one.get("otherwise", "problem")
    if not isinstance(column, str) or not isinstance(split, bool):
        raise UserError("E_TABLE", why="mapping")
    to = [to] if isinstance(to, str) else to
    if not isinstance(to, list) or otherwise not in ("problem", "words"):
        raise UserError("E_TABLE", why="mapping")
    for target in to:
        ColumnTarget.of(target if isinstance(target, str) else "")
    return ColumnRule(column, tuple(to), _texts(one.get("values", {})), otherwise, split)


def _texts(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise UserError("E_TABLE", why="mapping")
    return {str(key): one for key, one in value.items()}
