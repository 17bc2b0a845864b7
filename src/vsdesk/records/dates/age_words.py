"""How old somebody was at the disappearance, by every value that stands, and in words: "17, a minor". Pure.

Worked out, never stored: whoever may have been a child is said so (data-dictionary-3 §6, data-dictionary
§5.10).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vsdesk.records.checks.flags import years_between
from vsdesk.records.dates.ages import ADULT
from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.dates.told_age import told_age

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.records.dossier import Readable
    from vsdesk.words import Words


class Age(NamedTuple):
    """The least and the greatest age in whole years."""

    least: int
    most: int


def age_at_loss(person: Readable | None, taken: Iterable[Readable]) -> Age | None:
    """By every standing birth and every standing day of the disappearances; None where
    none can be worked out."""
    if person is None:
        return None
    days = [day for event in taken for day in _dates(event, "date")]
    found = [
        age
        for born in _dates(person, "birth")
        for day in days
        if (age := years_between(born, day)) is not None and age[1] >= 0
    ]
    return Age(min(a for a, _ in found), max(b for _, b in found)) if found else None


def age_told(text: str) -> Age | None:
    """What the words of whoever told it say; None where they name no number."""
    told = told_age(text)
    return Age(*told.years) if told is not None else None


def age_in_words(words: Words, age: Age | None) -> str:
    """Nothing for an age that nobody knows."""
    if age is None:
        return ""
    if age.least == age.most:
        said = str(age.least)
    else:
        said = words.say("{first} to {last}", first=age.least, last=age.most)
    if age.most < ADULT:
        return words.say("{age}, a minor", age=said)
    return words.say("{age}, perhaps a minor", age=said) if age.least < ADULT else said


def _dates(record: Readable, name: str) -> Iterator[PartialDate]:
    for value in record.every(name):
        try:
            yield PartialDate.of(value)
        except ImpossibleDate:
            continue
