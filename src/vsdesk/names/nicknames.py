"""Nicknames, kunyas and short forms, and the names that they may stand for (resources/names/*.toml).

An organisation adds its own: a folder of files of the same form. A table has one entry a name,
`name = ["short form", …]`, in any script; each spelling of a short form finds it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from vsdesk import paths
from vsdesk.errors import UserError
from vsdesk.names.coarse import skeletons
from vsdesk.names.compounds import units
from vsdesk.names.distance import NEAR, between
from vsdesk.names.sound import sounds


class Nicknames:
    """Which names a short form may stand for. Immutable."""

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self._names: dict[str, list[tuple[tuple[bytes, ...], str]]] = {}
        for name, forms in table.items():
            for form in forms:
                unit = "".join(units(form))
                for key in skeletons(unit):
                    self._names.setdefault(key, []).append((sounds(unit), name))

    @classmethod
    def load(cls, extra: Path | None = None) -> Nicknames:
        """The shipped table, and an organisation's own when there is such a folder.

        Raises:
            UserError: E_TABLE, when a file of the organisation is not such a table.
        """
        return cls(cls.table(extra))

    @staticmethod
    def table(extra: Path | None = None) -> Mapping[str, list[str]]:
        """The short forms of each name, as they are written down. Raises as `load` does."""
        table: dict[str, list[str]] = {}
        for folder in (paths.resources() / "names", extra):
            for path in sorted(folder.glob("*.toml")) if folder else ():
                for name, forms in _read(path).items():
                    table.setdefault(name, []).extend(forms)
        return table

    def of(self, unit: str) -> tuple[str, ...]:
        """The names that this one may stand for, itself not among them; mostly none."""
        found: dict[str, None] = {}
        heard = sounds(unit)
        for key in skeletons(unit):
            for form, name in self._names.get(key, ()):
                if any(between(one, two) <= NEAR for one in heard for two in form):
                    found[name] = None
        return tuple(found)


def _read(path: Path) -> dict[str, list[str]]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise UserError("E_TABLE", file=path.name) from problem
    names = table.get("names", table)
    if not isinstance(names, dict) or not all(
        isinstance(forms, list) and all(isinstance(form, str) for form in forms)
        for forms in names.values()
    ):
        raise UserError("E_TABLE", file=path.name)
    return names
