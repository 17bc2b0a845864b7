"""The lines of a dump: how a record that may leave lies in the open format (docs/spec/dump.md)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vsdesk.records.dossier import Readable, RecordView
    from vsdesk.records.values import Json

ALSO: Final = "_also"  # the other values of undecided fields; a load passes them over
CODES: Final = "_codes"  # the sources that a field names, by their codes; a load passes them over
_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def line(row: Mapping[str, Any]) -> bytes:
    """A row as it lies in the file: JSON in UTF-8, and a line feed."""
    return _JSON.encode(row).encode() + b"\n"


def place(view: Readable) -> dict[str, Any]:
    """What names a record and where it lies: the beginning of its row."""
    row: dict[str, Any] = {"kind": view.kind, "id": view.id}
    if view.parent:
        row["parent"] = view.parent
    return row


def row_of(
    view: RecordView, values: Iterable[tuple[str, Sequence[Json]]], gone: frozenset[str]
) -> dict[str, Any]:
    """The row of a record with these values (each field's, newest first).

    Links to what was removed or erased (`gone`) are left out: a dump holds no record of it.
    """
    row = place(view)
    also: dict[str, list[Json]] = {}
    for name, found in values:
        said = found[0]
        if len(found) > 1:
            also[name] = list(found[1:])
        if isinstance(said, str):
            if said in gone:
                continue
        elif isinstance(said, list):
            said = [one for one in said if not (isinstance(one, str) and one in gone)]
        row[name] = said
    return row | {ALSO: also} if also else row


def erased_above(views: Sequence[RecordView], gone: frozenset[str]) -> frozenset[str]:
    """Erased records below which something stays: named in a dump, so that what stays has its place.

    `gone` are the ids of all that was removed or erased.
    """
    erased = {view.id: view for view in views if view.id in gone and view.erased}
    above: set[str] = set()
    for view in views if erased else ():
        parent = None if view.deleted else view.parent
        while parent in erased and parent not in above:
            above.add(parent)
            parent = erased[parent].parent
    return frozenset(above)
