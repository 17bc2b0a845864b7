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


def told_at_loss(person: Readable | None, age: Age | None) -> Age | None:
    """The age by which a birth was told («كان عمره خمسة وعشرين»), where it is one with what was worked out
    from it: the band around it is our reckoning, and nobody said it. None where several were told."""
    if person is None or age is None:
        return None
    said = {age_told(born.as_told) for born in _dates(person, "birth") if born.as_told}
    fits = {one for one in said if one and age.least <= one.least and one.most <= age.most}
    return fits.pop() if len(fits) == len(said) == 1 else None


def age_told(text: str) -> Age | None:
    """What the words of whoever told it say; None where they name no number."""
    told = told_age(text)
    return Age(*told.years) if told is not None else None


def age_in_words(words: Words, age: Age | None, told: Age | None = None) -> str:
    """Nothing for an age that nobody knows. `told`: as it was said; whoever may have been a child is called
    so all the same."""
    if age is None:
        return ""
    said = _years(words, told or age)
    return _of_minor(words, age, words.say("{age} (as told)", age=said) if told else said)


def whole_age(words: Words, person: Readable | None, taken: Iterable[Readable], text: str) -> str:
    """The same with what it rests on: `text` is the age as somebody told it, else the words of the birth
    tell it, else it is reckoned."""
    reckoned = age_at_loss(person, taken)
    age = reckoned or age_told(text)
    if age is None:
        return text
    told = told_at_loss(person, age)
    if text:
        said = _of_minor(words, age, _years(words, told or age))
        return words.say("{date} (as told: “{words}”)", date=said, words=text)
    if told or not reckoned:
        return age_in_words(words, age, told)
    said = words.say(
        "{age} (reckoned from the birth and the day of the loss)", age=_years(words, age)
    )
    return _of_minor(words, age, said)


def _years(words: Words, age: Age) -> str:
    if age.least == age.most:
        return str(age.least)
    return words.say("{first} to {last}", first=age.least, last=age.most)


def _of_minor(words: Words, age: Age, said: str) -> str:
    if age.most < ADULT:
        return words.say("{age}, a minor", age=said)
    return words.say("{age}, perhaps a minor", age=said) if age.least < ADULT else said


def _dates(record: Readable, name: str) -> Iterator[PartialDate]:
    for value in record.every(name):
        try:
            yield PartialDate.of(value)
        except ImpossibleDate:
            continue
