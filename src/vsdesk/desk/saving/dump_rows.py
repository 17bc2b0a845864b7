"""The lines of a dump: how a record that may leave lies in the open format (docs/spec/dump.md)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from vsdesk.vault.save import FIXED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Readable, RecordView

FIELDS: Final = "_fields"  # fields that are called like a member of a line
ALSO: Final = "_also"  # the other values of undecided fields, newest first
CODES: Final = "_codes"  # the sources that a field names, by their codes; a load passes them over
MADE: Final = "_made"  # whose word made the record, where that waits
WORDS: Final = "_words"  # of each value of a field whose word it is, where one waits
BEFORE: Final = "_before"  # what stood in a field before, whose word it was, and whose replaced it
OUT: Final = "_out"  # a coordinator took the record out, and others wrote there since: it is shown
LOST: Final = "_lost"  # the fields of which the copy does not carry what guards there
HELD: Final = "_held"  # what of the file left to nobody, by what the copy cannot say
REMOVED: Final = (
    "removed"  # beside `vsdesk`: the line of a record that was removed and guards still
)
HEAD: Final = "vsdesk"  # the member by which the first line of a dump is known
# What of a line is no field.
NO_FIELDS: Final = frozenset(
    {"kind", "id", "parent", "space", FIELDS, ALSO, CODES, MADE, WORDS, BEFORE, OUT, LOST, HELD}
)
_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def put(row: dict[str, Any], name: str, value: Json) -> None:
    """Set a field in a row. Any field may be called like a member of a line, or like one that a newer program
    writes: anybody who may write a record writes fields that nobody knows."""
    if _is_hidden(name):
        row.setdefault(FIELDS, {})[name] = value
    else:
        row[name] = value


def fields_of(row: Mapping[str, Any]) -> dict[str, Json]:
    """The fields of a row, whatever they are called. What stands under `_fields` and could stand beside the
    members is none of those: older programs wrote a field of that name so, and anybody could fill it."""
    found = {name: one for name, one in row.items() if name not in NO_FIELDS}
    more = row.get(FIELDS, {})
    if isinstance(more, dict) and all(map(_is_hidden, more)):
        return found | more
    return found | {FIELDS: more}


def _is_hidden(name: str) -> bool:
    """Whether a field of this name stands under `_fields`."""
    return name in NO_FIELDS or name == HEAD or name.startswith("_")


def line(row: Mapping[str, Any]) -> bytes:
    """A row as it lies in the file: JSON in UTF-8, and a line feed."""
    return _JSON.encode(row).encode() + b"\n"


def place(view: Readable, space: str | None = None) -> dict[str, Any]:
    """What names a record and where it lies: the beginning of its row. `space`: where
    nothing else tells it."""
    row: dict[str, Any] = {"kind": view.kind, "id": view.id}
    if view.parent:
        row["parent"] = view.parent
    if space is not None:
        row["space"] = space
    return row


def untold_space(
    view: RecordView, dictionary: Dictionary, standing: Mapping[str, str]
) -> str | None:
    """The space of a record, where its kind and parent do not tell it; None where they do.

    `standing` are the spaces of the records of the dump, by their ids.
    """
    spec = dictionary.kind(view.kind)
    if view.parent and (spec is None or not spec.root):
        told = standing.get(view.parent)
    elif spec is None or spec.root:
        told = view.id
    else:
        told = next((space for name, space in FIXED.items() if name in spec.spaces), None)
    return None if told == view.space else view.space


def row_of(
    view: RecordView,
    values: Iterable[tuple[str, Sequence[Json]]],
    gone: frozenset[str],
    space: str | None = None,
    more: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The row of a record with these values (each field's, newest first).

    Links to what was removed or erased (`gone`) are left out: a dump holds no record of it.
    """
    row = place(view, space)
    also: dict[str, list[Json]] = {}
    for name, found in values:
        left = [kept for one in found for kept in standing(one, gone)]
        if left:
            put(row, name, left[0])
        if len(left) > 1:
            also[name] = left[1:]
    return ended(row, {ALSO: also, **(more or {})})


def removed(row: Mapping[str, Any]) -> dict[str, Any]:
    """The line of a record that was removed: none of a record, to whoever does not know it."""
    return {HEAD: 1, REMOVED: row}


def removed_in(line: Mapping[str, Any]) -> dict[str, Any] | None:
    """The row of a record that was removed, where a line is one of that sort."""
    row = line.get(REMOVED)
    return row if HEAD in line and "kind" not in line and isinstance(row, dict) else None


def ended(row: dict[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """A row with the members that stand last in it, those that hold something."""
    held = {FIELDS: row.pop(FIELDS, {}), **more}
    return row | {name: one for name, one in held.items() if one}


def standing(value: Json, gone: frozenset[str]) -> Iterator[Json]:
    """The value without links to what is gone; nothing where nothing is left of it."""
    if isinstance(value, list):
        left = [one for one in value if not (isinstance(one, str) and one in gone)]
        if left or not value:
            yield left
    elif not (isinstance(value, str) and value in gone):
        yield value


def in_order(views: Iterable[RecordView]) -> list[RecordView]:
    """The records of a space as they stand in a dump: its root, then the others by kind and id."""
    return sorted(views, key=lambda one: (one.id != one.space, one.kind, one.id))


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
