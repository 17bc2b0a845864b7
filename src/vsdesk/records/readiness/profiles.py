"""All profiles: the shipped ones, with an organisation's own laid over them by key.

A file may build on another one (`extends`): its rules come after those of the base, and replace
those with the same id; `without` leaves some out. A base of its own is `abstract`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from vsdesk import paths
from vsdesk.errors import UserError
from vsdesk.records.readiness.faults import FileFault
from vsdesk.records.readiness.profile import ROWS, Profile, profile_of
from vsdesk.records.readiness.rule_tables import Tables
from vsdesk.resource_tables import read


class Profiles:
    """All profiles, those first that most families need first. Immutable."""

    def __init__(self, profiles: Iterable[Profile], faults: Iterable[FileFault] = ()) -> None:
        ordered = sorted(profiles, key=lambda one: (one.rank, one.key))
        self._by_key: Final = {one.key: one for one in ordered}
        self.faults: Final = tuple(faults)

    @classmethod
    def load(cls, extra_dir: Path | None = None) -> Profiles:
        """The shipped profiles; `extra_dir` holds an organisation's own (*.toml, tables/*.toml).

        The shipped files are read once in a process; where there are others, all of them each time.
        """
        shipped = paths.resources() / "mechanisms"
        if extra_dir is None or not (extra_dir.is_dir() and any(extra_dir.rglob("*.toml"))):
            return _shipped(shipped)
        return _read((shipped, extra_dir))

    def __iter__(self) -> Iterator[Profile]:
        return iter(self._by_key.values())

    def __len__(self) -> int:
        return len(self._by_key)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all profiles."""
        return tuple(self._by_key)

    def get(self, key: str) -> Profile | None:
        """The profile of this key, or None."""
        return self._by_key.get(key)

    def require(self, key: str) -> Profile:
        """The profile of this key. Raises UserError E_NOT_FOUND."""
        found = self._by_key.get(key)
        if found is None:
            raise UserError("E_NOT_FOUND", "no such mechanism")
        return found


@lru_cache(maxsize=1)
def _shipped(folder: Path) -> Profiles:
    return _read((folder,))


def _read(folders: Sequence[Path]) -> Profiles:
    """The profiles of the first folder, those of the others laid over them; and what cannot be read."""
    files: dict[str, Mapping[str, Any]] = {}
    faults: list[FileFault] = []
    for path in (path for folder in folders for path in sorted(folder.glob("*.toml"))):
        try:
            files[path.stem] = read(path)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, RecursionError):
            faults.append(FileFault(path.name))
    tables, wrong = Tables.load([folder / "tables" for folder in folders])
    faults += wrong
    whole = {key: _whole(key, files) for key in files}
    made = [profile_of(k, rows, tables) for k, rows in whole.items() if not rows.get("abstract")]
    return Profiles(made, faults)


def _whole(key: str, files: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    """A file with all that it builds on; a circle ends where it would begin again."""
    chain = [key]
    while (base := str(files[chain[-1]].get("extends"))) in files and base not in chain:
        chain.append(base)
    rows: dict[str, Any] = {}
    for name in reversed(chain):
        rows = _laid_over(rows, files[name])
    return {**rows, "abstract": files[key].get("abstract") is True}


def _laid_over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    without = own.get("without", [])
    dropped = without if isinstance(without, list) else []
    laid = {**base, **own}
    for name in ROWS:
        above, below = own.get(name, []), base.get(name, [])
        if not (isinstance(above, list) and isinstance(below, list)):
            continue  # profile_of says that it is not whole
        replaced = {_id(row) for row in above} - {None}
        kept = [row for row in below if _id(row) not in replaced and _id(row) not in dropped]
        laid[name] = [*kept, *above]
    return laid


def _id(row: object) -> str | None:
    found = row.get("id") if isinstance(row, dict) else None
    return found if isinstance(found, str) else None
