"""Days that an area remembers, by which people date what happened: resources/landmarks.toml, and those that
an organisation adds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from vsdesk.records.dates.numeric import GREGORIAN
from vsdesk.resource_tables import read
from vsdesk.words import LANGS

LANDMARK_FILES: Final = "landmarks*.toml"


@dataclass(frozen=True, slots=True)
class Landmark:
    """A day that an area remembers. `area` is the key of a place, or empty. `loose`: those of its words by
    which others are remembered too, longer ago ("the big snow"): no birth is told by them."""

    key: str
    area: str
    first: date
    last: date
    words: tuple[str, ...]
    names: Mapping[str, str]
    seen: bool
    loose: tuple[str, ...] = ()


def landmarks_in(path: Path) -> dict[str, Landmark]:
    """The landmarks of one file. Raises OSError, ValueError (also TOMLDecodeError)."""
    try:
        return {key: _landmark(key, row) for key, row in read(path)["landmark"].items()}
    except (LookupError, TypeError, AttributeError) as fault:
        raise ValueError("not landmarks") from fault


def _landmark(key: str, row: Mapping[str, Any]) -> Landmark:
    first, last = (date.fromisoformat(row[name]) for name in ("from", "to"))
    if first.year not in GREGORIAN or last.year not in GREGORIAN:
        raise ValueError("not a year that is told")
    return Landmark(
        key,
        str(row.get("area", "")),
        first,
        last,
        tuple(str(one) for one in row["words"]),
        {lang: row[lang] for lang in LANGS if row.get(lang)},
        bool(row.get("seen", True)),
        tuple(str(one) for one in row.get("loose", ())),
    )
