"""The form of one line: its fields, checked as typed, or kept as they came."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from vsdesk.crypto import canonical
from vsdesk.desk.saving.dump_rows import ALSO, NO_FIELDS
from vsdesk.errors import Refused, UserError
from vsdesk.history.entry import DELETED
from vsdesk.records.dictionary.typed_values import typed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.desk.saving.remarks import Remarks
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json

    Also = dict[str, list[Json]]

_NAME: Final = re.compile(r"[a-z0-9_]{1,64}")


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
        values = {name: value for name, value in row.items() if name not in NO_FIELDS}
        if not self._dump:
            typed_in = {name: self._amount(kind, name, value) for name, value in values.items()}
            return self._known.parse(kind, typed_in, line=line), {}
        if not _NAME.fullmatch(kind):
            raise UserError("E_KIND", line=line)
        if DELETED in values:  # no field: a dump holds nothing that was removed
            values.pop(DELETED)
            self._remarks.add("judgement", line, kind, DELETED)
        also = _others(row.get(ALSO), kind, line)
        _require_storable({**values, **{name: [*held] for name, held in also.items()}}, kind, line)
        self._note_unknown(line, kind, values, also)
        return values, also

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


def _others(also: object, kind: str, line: int) -> Also:
    """The other values of a line, in their order."""
    if also is None:
        return {}
    if not isinstance(also, dict) or not all(isinstance(one, list) for one in also.values()):
        raise UserError("E_VALUE", kind=kind, field=ALSO, line=line)
    return {
        str(name): [*held]
        for name, held in also.items()
        if held and name not in NO_FIELDS | {DELETED}
    }


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
