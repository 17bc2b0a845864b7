"""The form of one line: its fields, checked as typed, or kept as they came."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from vsdesk.crypto import canonical
from vsdesk.desk.saving.dump_rows import ALSO, BEFORE, HELD, LOST, MADE, OUT, WORDS, fields_of
from vsdesk.desk.saving.line_layers import Earlier, LineWords
from vsdesk.errors import Refused, UserError
from vsdesk.history.entry import DELETED
from vsdesk.records.copy_mark import held_of
from vsdesk.records.dictionary.typed_values import typed
from vsdesk.records.hashable import written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.desk.saving.remarks import Remarks
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json

    Also = dict[str, list[Json]]

_NAME: Final = re.compile(r"[a-z0-9_]{1,64}")
_HELD: Final = re.compile(r"[a-z0-9_/]{1,400}")
_TOLD: Final = (MADE, WORDS, BEFORE, OUT, LOST, HELD)
_LAST_MARK: Final = 4_096  # as many devices as a list names; of all further words that one stands
_ID: Final = re.compile(r"[0-9a-f]{32}")


class LineForm:
    """Reads the values of lines of one file."""

    def __init__(self, known: Dictionary, remarks: Remarks, *, dump: bool) -> None:
        self._known = known
        self._remarks = remarks
        self._dump = dump

    def values(self, line: int, row: Mapping[str, Any]) -> tuple[dict[str, Json], Also]:
        """The values of a line, and the others that stand beside them.

        Raises UserError E_KIND, E_FIELD, E_VALUE, E_DATE with the line; of a dump only
        for what no vault holds.
        """
        kind = row["kind"]
        values = fields_of(row)
        if not self._dump:
            typed_in = {name: self._amount(kind, name, value) for name, value in values.items()}
            return self._known.parse(kind, typed_in, line=line), {}
        if not _NAME.fullmatch(kind):
            raise UserError("E_KIND", line=line)
        if DELETED in values:  # no field: a dump holds nothing that was removed
            values.pop(DELETED)
            self._remarks.add("judgement", line, kind, DELETED)
        also = _others(row.get(ALSO, {}))
        if also is None:  # a field of that name, as older programs wrote it
            also, values[ALSO] = {}, row[ALSO]
        values |= {name: row[name] for name in _TOLD if name in row and not _is_told(row, name)}
        _require_storable({**values, **{name: [*held] for name, held in also.items()}}, kind, line)
        self._note_unknown(line, kind, values, also)
        return values, also

    def told(self, row: Mapping[str, Any], values: Mapping[str, Json], also: Also) -> LineWords:
        """What a line of a dump tells of words that wait; what has another form says nothing."""
        stands = {name: [one] for name, one in values.items()}
        for name, others in also.items():
            stands[name] = [*stands.get(name, []), *others]
        said = row[WORDS] if _is_told(row, WORDS) else {}
        words = {
            name: dict(zip(map(written, stands[name]), map(_read, marks), strict=True))
            for name, marks in said.items()
            if name in stands and len(marks) == len(stands[name])
        }
        kept = row[BEFORE].items() if _is_told(row, BEFORE) else ()
        before = {
            name: tuple(
                Earlier(value, min(mark, _LAST_MARK), frozenset(_read(by)))
                for value, mark, by in held
            )
            for name, held in kept
            if _NAME.fullmatch(name) and name != DELETED and _is_storable([one[0] for one in held])
        }
        lost = tuple(row[LOST]) if _is_told(row, LOST) else ()
        held = tuple(one for one in row[HELD] if held_of(one)) if _is_told(row, HELD) else ()
        made = min(row[MADE], _LAST_MARK) if _is_told(row, MADE) else 0
        return LineWords(made, words, before, row.get(OUT) is True, lost, held)

    def _amount(self, kind: str, name: str, value: Json) -> Json:
        """An amount as somebody wrote it into a line: a bare number, or in any spelling."""
        spec = self._known.field(kind, name)
        written = isinstance(value, int | str) and not isinstance(value, bool)
        return typed("amount", str(value)) if written and spec and spec.type == "amount" else value

    def _note_unknown(self, line: int, kind: str, values: Mapping[str, Json], also: Also) -> None:
        """A remark for each field that this program would not take from a person."""
        if self._known.kind(kind) is None:
            self._remarks.add("form", line, kind)
            return
        if not also and self._is_known(kind, values):
            return
        for name in {**values, **also}:
            held = [*([values[name]] if name in values else []), *also.get(name, [])]
            if not all(self._is_known(kind, {name: one}) for one in held):
                self._remarks.add("form", line, kind, name)

    def _is_known(self, kind: str, values: Mapping[str, Json]) -> bool:
        try:
            self._known.parse(kind, values)
        except UserError:
            return False
        return True


def _is_told(row: Mapping[str, Any], name: str) -> bool:
    """Whether a line has a member about words that wait, in its form."""
    held = row.get(name)
    if name == MADE:
        return _is_mark(held)
    if name == OUT:
        return held is True
    if name == LOST:
        return isinstance(held, list) and all(
            isinstance(one, str) and _NAME.fullmatch(one) for one in held
        )
    if name == HELD:
        return isinstance(held, list) and all(
            isinstance(one, str) and _HELD.fullmatch(one) for one in held
        )
    fits = _is_before if name == BEFORE else _are_marks
    return isinstance(held, dict) and all(
        isinstance(one, list) and all(map(fits, one)) for one in held.values()
    )


def _is_mark(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _read(marks: Sequence[int]) -> list[int]:
    """The marks as they are read: who writes by more loads than there are devices is believed in none."""
    return sorted({min(mark, _LAST_MARK) for mark in marks})


def _are_marks(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_mark, value))


def _is_before(value: object) -> bool:
    return (
        isinstance(value, list) and len(value) == 3 and _is_mark(value[1]) and _are_marks(value[2])
    )


def require_line(line: int, row: Mapping[str, Any]) -> None:
    """Raise UserError for a line that does not say of which record it is (E_KIND, E_VALUE)."""
    if not isinstance(row.get("kind"), str):
        raise UserError("E_KIND", line=line)
    for name in ("id", "parent", "space"):
        value = row.get(name)
        if value is not None and not (isinstance(value, str) and _ID.fullmatch(value)):
            raise UserError("E_VALUE", field=name, line=line)


def _others(also: object) -> Also | None:
    """The other values of a line, in their order; None where it is none of this form."""
    if not isinstance(also, dict) or not all(isinstance(one, list) for one in also.values()):
        return None
    return {str(name): [*held] for name, held in also.items() if held and name != DELETED}


def _require_storable(values: Mapping[str, Json], kind: str, line: int) -> None:
    if all(map(_NAME.fullmatch, values)) and _is_storable([*values.values()]):
        return
    for name, value in values.items():
        if not _NAME.fullmatch(name):
            raise UserError("E_FIELD", kind=kind, line=line)
        if not _is_storable([value]):
            raise UserError("E_VALUE", kind=kind, field=name, line=line)


def _is_storable(values: list[Json]) -> bool:
    try:
        canonical.encode([[values]])  # as deep as values lie in an entry's body
    except Refused:
        return False
    return True
