"""The made-up people of whom several rooms' tests tell: none of them lives."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

TODAY: Final = "2026-11-24"
MARWAN: Final[Mapping[str, Json]] = {
    "given_ar": "مروان",
    "father_ar": "خالد",
    "family_ar": "الدرويش",
    "mother_given_ar": "نجاح",
    "mother_family_ar": "الحلبي",
    "given_lat": "Marwan",
    "father_lat": "Khaled",
    "family_lat": "al-Darwish",
    "birth": {"precision": "year", "from": "1986-01-01", "to": "1986-12-31"},
}
TAKEN: Final[Json] = {
    "precision": "range",
    "from": "2013-08-09",
    "to": "2013-08-11",
    "as_told": "تالت يوم عيد الفطر سنة الألفين وتلاتعش",
}


def rid(name: str) -> str:
    """The id of a made-up record."""
    return hashlib.sha256(name.encode()).hexdigest()[:32]
