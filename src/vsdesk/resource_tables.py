"""The tables of resources (TOML), each with what the folder of a language adds to it.

What a language adds to `resources/forms/icrc.toml` stands in its `forms.toml` under `[icrc]`, and so with
each folder of resources; to a table that lies in no folder in its `words.toml`, under its name. A language
adds: words under its own key, words to a list, rows to a list of rows; to a row that has a name (`id`, `no`)
under that name. It changes nothing that stands there already.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from vsdesk import paths
from vsdesk.languages import DECLARED, folder_of

if TYPE_CHECKING:
    from pathlib import Path

WORDS: Final = "words"
_NAMES: Final = ("id", "no")  # by which a row of a list is told from the others


def read(path: Path) -> dict[str, Any]:
    """One table: of resources with what each language adds, any other as it is.

    Raises OSError, ValueError (also TOMLDecodeError), RecursionError.
    """
    table = _parsed(path)
    if path.is_relative_to(paths.resources()):
        name = path.relative_to(paths.resources())
        for lang in DECLARED:
            table = laid_over(table, added_to(name, folder_of(lang)), f"{lang}: {name.as_posix()}")
    return table


def added_to(name: Path, language: Path) -> Mapping[str, Any]:
    """What the folder of a language adds to the table of this name below resources."""
    folder, *keys = name.with_suffix("").parts if name.parent.name else (WORDS, name.stem)
    added: Any = _additions(language / f"{folder}.toml")
    for key in keys:
        added = added.get(key, {})
    found: Mapping[str, Any] = added
    return found


@lru_cache(maxsize=64)
def _additions(path: Path) -> Mapping[str, Any]:
    return _parsed(path) if path.is_file() else {}


def _parsed(path: Path) -> dict[str, Any]:
    """A table of one's own; what lies in resources is parsed once, as long as the file stays as it is."""
    if not path.is_relative_to(paths.resources()):
        return tomllib.loads(path.read_text(encoding="utf-8"))
    found = path.stat()
    return deepcopy(_shipped(path, found.st_mtime_ns, found.st_size))


@lru_cache(maxsize=256)
def _shipped(path: Path, changed: int, size: int) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def laid_over(table: Mapping[str, Any], more: Mapping[str, Any], at: str) -> dict[str, Any]:
    """A table with what `more` adds to it; `at` says where, if that would change something (ValueError)."""
    found = dict(table)
    for key, value in more.items():
        found[key] = _with(found[key], value, f"{at}: {key}") if key in found else value
    return found


def _with(held: object, more: object, at: str) -> object:
    if isinstance(held, Mapping) and isinstance(more, Mapping):
        return laid_over(held, more, at)
    if isinstance(held, list) and isinstance(more, list):
        return _longer(held, more, at)
    if held != more:
        raise ValueError(f"{at} stands there already")
    return held


def _longer(held: list[Any], more: list[Any], at: str) -> list[Any]:
    found = list(held)
    for one in more:
        name = _name(one)
        if name is None:
            found += [] if one in found else [one]
            continue
        place = next((i for i, row in enumerate(found) if _name(row) == name), None)
        if place is None:
            raise ValueError(f"{at} {name[1]} is not there")
        found[place] = laid_over(found[place], one, f"{at} {name[1]}")
    return found


def _name(row: object) -> tuple[str, object] | None:
    if not isinstance(row, Mapping):
        return None
    return next(((key, row[key]) for key in _NAMES if key in row), None)
