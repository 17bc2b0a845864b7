"""The raw baseline: one wide table, a column for each field, a row for each record; nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vsdesk.records.dictionary import Dictionary
    from vsdesk.vault.saving import Edit

KINDS: Final = ("case", "person", "event", "search_action", "person_identifier")


class Takes(Protocol):
    """A database that runs a statement for many rows."""

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None: ...


class Wide:
    """The table's columns, and edits as its rows."""

    def __init__(self, dictionary: Dictionary) -> None:
        kinds = [kind for kind in dictionary.kinds if kind.name in KINDS]
        self.columns = list(dict.fromkeys(field.name for kind in kinds for field in kind.fields))
        names = ", ".join(f'"{name}"' for name in self.columns)
        self.create = f"CREATE TABLE wide (id TEXT PRIMARY KEY, kind TEXT, parent TEXT, {names})"
        marks = ", ".join("?" * (len(self.columns) + 3))
        self.insert = f"INSERT INTO wide VALUES ({marks})"

    def row(self, edit: Edit) -> tuple[object, ...]:
        """An edit that makes a record, as a row."""
        values = (edit.set.get(name) for name in self.columns)
        return (
            edit.id,
            edit.kind,
            edit.parent,
            *(json.dumps(one) if isinstance(one, dict | list) else one for one in values),
        )
