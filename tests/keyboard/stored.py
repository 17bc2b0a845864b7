"""What is stored after a story was typed, and how much of it stands in fields."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vsdesk.desk import Desk

SHARE = 0.95  # of what a story tells, so much stands in a field


class Row(dict[str, Any]):
    """A record of a dump; what it does not have is nothing."""

    def __missing__(self, name: str) -> str:
        return ""


@dataclass(frozen=True)
class Stored:
    """Every record of a vault, as its dump has them."""

    rows: tuple[Row, ...]

    @classmethod
    def of_desk(cls, desk: Desk, folder: Path) -> Stored:
        """The records of an open vault, through a dump into an empty folder."""
        desk.loads.dump(folder)
        lines = [
            line for file in folder.rglob("*.jsonl") for line in file.read_bytes().splitlines()
        ]
        return cls(tuple(Row(json.loads(line)) for line in lines))

    def all(self, kind: str, **values: Any) -> list[Row]:
        """The records of a kind that have these values."""
        return [
            one
            for one in self.rows
            if one.get("kind") == kind and all(one.get(k) == v for k, v in values.items())
        ]

    def one(self, kind: str, **values: Any) -> Row:
        """The only record of a kind with these values; an empty one where there is none or are several."""
        found = self.all(kind, **values)
        return found[0] if len(found) == 1 else Row()


@dataclass(frozen=True)
class Fact:
    """A part of a numbered fact of a story: `holds` looks for it in the records.

    `missing` says why the program has no place for it yet: then it counts as not reached.
    """

    number: int
    says: str
    holds: Callable[[Stored], object]
    missing: str = ""


def fact(number: int, says: str, holds: object, missing: str = "") -> Fact:
    """A part that was looked for already."""
    return Fact(number, says, lambda _: holds, missing)


def reached(facts: Sequence[Fact], stored: Stored) -> float:
    """The share of the facts that stand in a field; what is not listed as missing must be there."""
    there = [one for one in facts if one.holds(stored)]
    lacking = [f"{one.number} {one.says}" for one in facts if one not in there and not one.missing]
    assert not lacking, lacking
    late = [f"{one.number} {one.says}" for one in there if one.missing]
    assert not late, f"has a place now, and is still listed as missing: {late}"
    return len(there) / len(facts)


def date(row: Row, field: str = "date") -> tuple[str, str, str]:
    """(from, to, precision) of a date."""
    held = row.get(field) or {}
    return str(held.get("from", "")), str(held.get("to", "")), str(held.get("precision", ""))


def told(row: Row, field: str = "date") -> str:
    """The words of a date, as told."""
    return str((row.get(field) or {}).get("as_told", ""))


def words(row: Row, field: str) -> str:
    """A text as told, in the language in which it was told."""
    held = row.get(field) or {}
    return str(held.get(held.get("src_lang", ""), "")) if isinstance(held, dict) else str(held)


def grant(stored: Stored, who: str, purpose: str, recipient: str, subject: str) -> Row:
    """The one answer of a person for a purpose and a recipient about a case."""
    return stored.one(
        "consent_grant", grantor=who, purpose=purpose, recipient=recipient, subject=subject
    )


def related(stored: Stored, person: str, other: str) -> str:
    """How a person is related to another, as it was told."""
    return str(stored.one("kinship", person=person, related_to=other).get("relation", ""))
