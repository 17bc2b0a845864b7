"""What rules look up and nobody should have to change code for (resources/mechanisms/tables).

States parties with the day of entry into force, the State to which a body belongs and since when,
and short forms of institutions that a reader abroad does not know.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any


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
    def load(cls, folders: list[Path]) -> Tables:
        """The tables of the first folder, those of the others laid over them."""
        rows: dict[str, dict[str, Any]] = {}
        for folder in folders:
            for path in sorted(folder.glob("*.toml")):
                for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
                    rows[name] = {**rows.get(name, {}), **table}
        short = rows.get("short", {})
        return cls(
            parties={
                name.removeprefix("party_"): {key: _party(key, row) for key, row in table.items()}
                for name, table in rows.items()
                if name.startswith("party_")
            },
            bodies={key: _body(row) for key, row in rows.get("body", {}).items()},
            short_words=_any_of(short.get("words", ())),
            short_alone=frozenset(short.get("alone", ())),
            numbered=re.compile(short.get("numbered", r"(?!)"), re.I),
            agencies=re.compile(
                "|".join(map(re.escape, short.get("agencies", ()))) or "(?!)", re.I
            ),
        )

    def is_short(self, name: str) -> bool:
        """Whether an institution is named so shortly that a reader abroad cannot know it."""
        text = " ".join(name.split())
        if not text:
            return False
        if text in self.short_alone or self.short_words.search(text):
            return True
        return bool(self.numbered.search(text)) and not self.agencies.search(text)


def _any_of(words: list[str]) -> re.Pattern[str]:
    alternatives = "|".join(map(re.escape, words)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")


def _party(key: str, row: Mapping[str, Any]) -> Party:
    return Party(key, date.fromisoformat(row["in_force"]), row.get("seen", False))


def _body(row: Mapping[str, Any]) -> Body:
    days = {name: date.fromisoformat(row[name]) for name in ("since", "until") if row.get(name)}
    return Body(row.get("state", ""), row.get("nexus", ""), **days)
