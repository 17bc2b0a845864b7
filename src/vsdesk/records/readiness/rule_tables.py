"""What rules look up and nobody should have to change code for (resources/mechanisms/tables).

States parties with the day of entry into force, the State to which a body belongs and since when,
and short forms of institutions that a reader abroad does not know. Short forms are lists of whole words:
a pattern in a file could take hours over one name, so none is ever read from one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from vsdesk.records.readiness.faults import NO_PATTERN, NO_WORDS, FileFault
from vsdesk.resource_tables import read

T = TypeVar("T")
_NEVER: Final = re.compile(r"(?!)")
_SHORT: Final = ("words", "alone", "branches", "numbers", "agencies")
_MOST: Final = 1_000  # words of one list
_LONGEST: Final = 100  # letters of a word


@dataclass(frozen=True, slots=True)
class Party:
    """A State party: since when it is bound. `seen` is False for what is recalled."""

    key: str
    in_force: date
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """To which State a group belongs, from and until when ("" in `state`: it must be asked).

    `nexus` is its link to a State where that is beyond doubt (a key of the list state_nexus)."""

    state: str
    nexus: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of all profiles. Immutable."""

    parties: Mapping[str, Mapping[str, Party]]  # convention -> State -> Party
    bodies: Mapping[str, Body]  # key of the list perpetrator_group
    short_words: re.Pattern[str]
    short_alone: frozenset[str]
    numbered: re.Pattern[str]
    agencies: re.Pattern[str]

    @classmethod
    def load(cls, folders: list[Path]) -> tuple[Tables, list[FileFault]]:
        """The tables of the first folder, those of the others laid over them; and what cannot be read.

        A row that is wrong is left out: whoever needs it is told to ask. Of short forms that are wrong
        what stood before holds."""
        rows: dict[str, dict[str, Any]] = {}
        faults: list[FileFault] = []
        for path in (path for folder in folders for path in sorted(folder.glob("*.toml"))):
            try:
                found = read(path)
            except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, RecursionError):
                faults.append(FileFault(path.name))
                continue
            if "short" in found:
                found["short"], wrong = _short(path.name, found["short"])
                faults += wrong
            for name, table in found.items():
                rows[name] = {**rows.get(name, {}), **(table if isinstance(table, dict) else {})}
        return cls._of(rows), faults

    @classmethod
    def _of(cls, rows: Mapping[str, Mapping[str, Any]]) -> Tables:
        short: dict[str, list[str]] = {key: rows.get("short", {}).get(key, []) for key in _SHORT}
        return cls(
            parties={
                name.removeprefix("party_"): _each(table, _party)
                for name, table in rows.items()
                if name.startswith("party_")
            },
            bodies=_each(rows.get("body", {}), _body),
            short_words=_anywhere(short["words"]),
            short_alone=frozenset(short["alone"]),
            numbered=_numbered(short["branches"], short["numbers"]),
            agencies=re.compile(_one_of(short["agencies"]), re.I) if short["agencies"] else _NEVER,
        )

    def is_short(self, name: str) -> bool:
        """Whether an institution is named so shortly that a reader abroad cannot know it."""
        text = " ".join(name.split())
        if not text:
            return False
        if text in self.short_alone or self.short_words.search(text):
            return True
        return bool(self.numbered.match(text)) and not self.agencies.search(text)


def _each(table: Mapping[str, Any], make: Callable[[str, Mapping[str, Any]], T]) -> dict[str, T]:
    made: dict[str, T] = {}
    for key, row in table.items():
        try:
            made[key] = make(key, row)
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    return made


def _short(file: str, table: object) -> tuple[dict[str, list[str]], list[FileFault]]:
    """The lists of words in a table of short forms, and what is none."""
    if not isinstance(table, dict):
        return {}, [FileFault(file, NO_WORDS, "short")]
    kept: dict[str, list[str]] = {}
    faults = []
    for key, value in table.items():
        if key in _SHORT and _are_words(value):
            kept[key] = [" ".join(one.split()) for one in value]
        else:
            faults.append(FileFault(file, NO_WORDS if key in _SHORT else NO_PATTERN, key[:40]))
    return kept, faults


def _are_words(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= _MOST
        and all(isinstance(one, str) and 0 < len(one.strip()) <= _LONGEST for one in value)
    )


def _one_of(words: list[str]) -> str:
    """Each letter stands for itself, so the time over a name grows with its length and no faster."""
    return f"(?:{'|'.join(map(re.escape, words))})"


def _anywhere(words: list[str]) -> re.Pattern[str]:
    """One of these words, nothing of a word beside it."""
    return re.compile(rf"(?<!\w){_one_of(words)}(?!\w)") if words else _NEVER


def _numbered(branches: list[str], numbers: list[str]) -> re.Pattern[str]:
    """A word for a branch at the beginning, perhaps one for "number", and a number. Spaces are single."""
    if not branches:
        return _NEVER
    between = rf" ?(?:{_one_of(numbers)} ?)?" if numbers else " ?"
    return re.compile(rf"{_one_of(branches)}{between}[0-9٠-٩]", re.I)


def _party(key: str, row: Mapping[str, Any]) -> Party:
    return Party(key, date.fromisoformat(row["in_force"]), row.get("seen") is True)


def _body(_: str, row: Mapping[str, Any]) -> Body:
    days = {name: date.fromisoformat(row[name]) for name in ("since", "until") if row.get(name)}
    return Body(str(row.get("state", "")), str(row.get("nexus", "")), **days)
