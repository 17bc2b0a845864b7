"""What rules look up and nobody should have to change code for (resources/mechanisms/tables).

States parties with the day of entry into force, the State to which a body belongs and since when,
and short forms of institutions that a reader abroad does not know.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

T = TypeVar("T")
_NEVER: Final = r"(?!)"


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
    def load(cls, folders: list[Path]) -> tuple[Tables, list[str]]:
        """The tables of the first folder, those of the others laid over them; and the names of files
        that cannot be read. A row that is wrong is left out: whoever needs it is told to ask."""
        rows: dict[str, dict[str, Any]] = {}
        unreadable: list[str] = []
        for path in (path for folder in folders for path in sorted(folder.glob("*.toml"))):
            try:
                found = tomllib.loads(path.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, RecursionError):
                unreadable.append(path.name)
                continue
            for name, table in found.items():
                rows[name] = {**rows.get(name, {}), **(table if isinstance(table, dict) else {})}
        return cls._of(rows), unreadable

    @classmethod
    def _of(cls, rows: Mapping[str, Mapping[str, Any]]) -> Tables:
        short = rows.get("short", {})
        return cls(
            parties={
                name.removeprefix("party_"): _each(table, _party)
                for name, table in rows.items()
                if name.startswith("party_")
            },
            bodies=_each(rows.get("body", {}), _body),
            short_words=_pattern(_words(_strings(short.get("words")))),
            short_alone=frozenset(_strings(short.get("alone"))),
            numbered=_pattern(short.get("numbered"), re.I),
            agencies=_pattern("|".join(map(re.escape, _strings(short.get("agencies")))), re.I),
        )

    def is_short(self, name: str) -> bool:
        """Whether an institution is named so shortly that a reader abroad cannot know it."""
        text = " ".join(name.split())
        if not text:
            return False
        if text in self.short_alone or self.short_words.search(text):
            return True
        return bool(self.numbered.search(text)) and not self.agencies.search(text)


def _each(table: Mapping[str, Any], make: Callable[[str, Mapping[str, Any]], T]) -> dict[str, T]:
    made: dict[str, T] = {}
    for key, row in table.items():
        try:
            made[key] = make(key, row)
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    return made


def _strings(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _words(words: list[str]) -> str:
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)" if words else ""


def _pattern(written: object, flags: int = 0) -> re.Pattern[str]:
    """The pattern; one that nothing fits where it is empty or cannot be read."""
    try:
        return re.compile(str(written) if written else _NEVER, flags)
    except (re.error, OverflowError, RecursionError):
        return re.compile(_NEVER)


def _party(key: str, row: Mapping[str, Any]) -> Party:
    return Party(key, date.fromisoformat(row["in_force"]), row.get("seen") is True)


def _body(_: str, row: Mapping[str, Any]) -> Body:
    days = {name: date.fromisoformat(row[name]) for name in ("since", "until") if row.get(name)}
    return Body(str(row.get("state", "")), str(row.get("nexus", "")), **days)
