"""The raw baseline: one wide table, a column for each field in use, a row for each record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.crypto.canonical import Json
    from vsdesk.vault.edit import Edit


class Wide:
    """The table's columns, and edits as its rows."""

    def __init__(self, made: Iterable[Edit]) -> None:
        """The columns that these edits fill: a column that stays empty would cost the baseline time."""
        self.columns = list(dict.fromkeys(name for edit in made for name in edit.set))
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
            *(_flat(one) for one in values),
        )


def _flat(value: Json) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
