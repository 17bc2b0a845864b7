"""Reads the ten acceptance stories (tests/journeys/stories): made-up people, real towns and bodies.

A story is one JSONL file, or several parts (`04_basel_wasim.father.jsonl`): what one documenter
loads, or, for `.office`, the coordinator. In a file `id:name` stands for an id that derives from the
story and the readable name, and `place:key` for a shipped place; all else is as `records load` reads
it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from vsdesk import photo
from vsdesk.records.places.gazetteer import place_id

FOLDER: Final = Path(__file__).parent / "stories"
OFFICE: Final = "office"
_REF: Final = re.compile(r"(id|place):([A-Za-z0-9_-]+)")
_WORDS: Final = frozenset({"as_told", "ar", "ku", "en"})
_PHONES: Final = frozenset({"contact_channel"})


@dataclass(frozen=True)
class Story:
    """One story."""

    name: str

    def id(self, readable: str) -> str:
        """The id of the record with this readable name."""
        return hashlib.sha256(f"vsdesk story\0{self.name}\0{readable}".encode()).hexdigest()[:32]

    @cached_property
    def parts(self) -> dict[str, list[dict[str, Any]]]:
        """The records of each part ("" when there is one), as a load takes them."""
        found = {}
        for path in sorted(FOLDER.glob(f"{self.name}*.jsonl")):
            lines = path.read_text(encoding="utf-8").splitlines()
            part = path.name.removesuffix(".jsonl")[len(self.name) :].lstrip(".")
            found[part] = [self._resolved(json.loads(line)) for line in lines]
        return found

    @property
    def told_parts(self) -> list[str]:
        """The parts that documenters load."""
        return [part for part in self.parts if part != OFFICE]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The records of all parts."""
        return [row for rows in self.parts.values() for row in rows]

    def lines(self, part: str = "") -> list[bytes]:
        """A part as JSON lines."""
        return [json.dumps(row, ensure_ascii=False).encode() for row in self.parts[part]]

    def of(self, kind: str, part: str | None = None) -> list[dict[str, Any]]:
        """The records of one kind."""
        rows = self.rows if part is None else self.parts[part]
        return [row for row in rows if row["kind"] == kind]

    def words(self) -> set[str]:
        """Every string that a person said or wrote: all free text, and all words as told."""
        return {word for row in self.rows for word in _spoken(row)}

    def secrets(self) -> set[str]:
        """What never leaves on paper or in plain text: phones, and who is behind an S-code."""
        phones = {row["value"] for row in self.of("contact_channel")}
        names = {
            row[key] for row in self.of("source") for key in ("true_name", "contact") if key in row
        }
        return phones | names

    def files(self, folder: Path, part: str = "") -> Path:
        """Draws the file of each item that names one, as a dump would hold them."""
        folder.mkdir(parents=True, exist_ok=True)
        for row in self.of("evidence_item", part):
            if "file_name" in row:
                (folder / row["id"]).write_bytes(made_up_file(row))
        return folder

    def _resolved(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._resolved(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self._resolved(one) for one in value]
        found = _REF.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            return value
        return place_id(found[2]) if found[1] == "place" else self.id(found[2])


def stories() -> list[Story]:
    """All ten, in order."""
    names = {path.name.split(".")[0] for path in FOLDER.glob("*.jsonl")}
    return [Story(name) for name in sorted(names)]


def made_up_file(item: dict[str, Any]) -> bytes:
    """A drawn portrait, a drawn paper, or the first bytes of a voice message; the same every time."""
    seed = int(item["id"][:8], 16)
    drawn: dict[str, Callable[[int], bytes]] = {
        "photo_person": photo.draw_made_up_portrait,
        "audio": lambda _: b"OggS" + item["id"].encode() * 40,
    }
    return drawn.get(item["type"], photo.draw_made_up_scan)(seed)


def _spoken(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _spoken(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from _spoken(one, key)
    elif isinstance(value, str) and (key in _WORDS or not value.isascii()):
        yield value
