"""Numbers that are said in words, or whose digits are typed as letters, read as digits: «صفر تسعة ثلاثة …»,
"zero nine three", O933 I23.

A telephone that is told word by word is a telephone. The words are those of told dates
(resources/told_dates.toml). Three of them in a row are read so, with the digits beside them; fewer are an age
or a count. Pure but for that file, read once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from vsdesk import paths
from vsdesk.names.compounds import is_arabic
from vsdesk.names.plain_text import PlainText, plain_pattern, plain_text
from vsdesk.numerals import telephones
from vsdesk.resource_tables import read
from vsdesk.unseen_letters import ways, without

_LEAST: Final = 3  # number words in a row
_MISTYPED: Final = re.compile(r"(?<![^\W_])(?=[OoIl]*\d)(?=\d*[OoIl])[\dOoIl]{3,}(?![^\W_])")
_AS_DIGITS: Final = str.maketrans("OoIl", "0011")
_LINK: Final = plain_pattern("(?:ثم|و|وبعدين|بعدين|وبعدها|بعدها|and|then|u|paşê)")
_BETWEEN: Final = re.compile(rf"[\W_]{{0,3}}(?:{_LINK}[\W_]{{1,3}})?", re.IGNORECASE)
_AND: Final = re.compile(r"(?:و|and|u)(?![^\W_])", re.IGNORECASE)
_DRAWN: Final = "ـ"  # it draws a letter out, and is none of the number
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000


@dataclass(frozen=True, slots=True)
class _Token:
    """A number word with its value, or digits as they stand (no value)."""

    start: int
    end: int
    value: int | None
    joins: bool  # whether "and" is written together with it
    latin: bool


def as_digits(text: str) -> PlainText:
    """A text in plain letters, with digits for its number words and for letters typed in their stead; and the
    place of each in the text as it was told."""
    plain = plain_text(text)
    letters = _MISTYPED.sub(lambda found: found[0].translate(_AS_DIGITS), plain.letters)
    runs = [run for run in _runs(letters) if sum(one.value is not None for one in run) >= _LEAST]
    if not runs:
        return replace(plain, letters=letters)
    parts, places, done = list[str](), list[int](), 0

    for run in runs:
        start, digits = run[0].start, "".join(_said(letters, run))
        parts += [letters[done:start], digits]
        places += (plain.place(at, at)[0] for at in range(done, start))
        places += [plain.place(start, start)[0]] * len(digits)
        done = run[-1].end
    parts.append(letters[done:])
    places += (plain.place(at, at)[0] for at in range(done, len(letters) + 1))
    return PlainText("".join(parts), places)


def told_telephones(text: str) -> Iterator[str]:
    """The telephones of a text as they were told, in words too."""
    yield from dict.fromkeys(one for way in ways(text) for one in _told_in(way))


def number_said(word: str) -> int | None:
    """The value of one number word in plain letters: «خمسه» is 5; None for any other word."""
    return _values().get(word.lower())


def _told_in(text: str) -> Iterator[str]:
    rung = telephones(text)
    yield from rung
    spoken = as_digits(text)
    at = 0
    for one in telephones(spoken.letters):
        start = spoken.letters.find(one, at)
        if start < 0:
            continue
        at = start + len(one)
        first, last = spoken.place(start, at)
        said = text[first:last].strip(_DRAWN)
        if not any(said in told for told in rung):
            yield without(said)


def _runs(letters: str) -> Iterator[list[_Token]]:
    """The numbers that stand side by side."""
    run: list[_Token] = []
    for one in _tokens(letters):
        if run and not _BETWEEN.fullmatch(letters, run[-1].end, one.start):
            yield run
            run = []
        run.append(one)
    yield run


def _tokens(letters: str) -> Iterator[_Token]:
    values = _values()
    for found in _number_words().finditer(letters):
        if word := found["word"]:
            key = word.lower()
            yield _Token(*found.span(), values[key], bool(found["and"]), not is_arabic(key))
        else:
            yield _Token(*found.span(), None, False, False)


def _said(letters: str, run: Sequence[_Token]) -> Iterator[str]:
    """The digits of a run: «تسعمية وتلاتة وتلاتين» is 933, «صفر وتسعة» 09."""
    sum_: int | None = None
    end = run[0].start
    for one in run:
        if one.value is None:
            if sum_ is not None:
                yield str(sum_)
            yield letters[one.start : one.end]
            sum_ = None
        else:
            joins = one.joins or _AND.search(letters, end, one.start) is not None
            more = _together(sum_, one.value, joins=joins, latin=one.latin)
            if more is None and sum_ is not None:
                yield str(sum_)
            sum_ = one.value if more is None else more
        end = one.end
    if sum_ is not None:
        yield str(sum_)


def _together(sum_: int | None, value: int, *, joins: bool, latin: bool) -> int | None:
    """Two number words as one number; None where they are two."""
    if not sum_:
        return None
    if latin and not joins and value in (_HUNDRED, _THOUSAND) and sum_ < _TEN:
        return sum_ * value
    if not (latin or joins) and value == _TEN and 0 < sum_ % _HUNDRED < _TEN:
        return sum_ + value  # ثلاثة عشر
    if not (joins or latin):
        return None
    if any(sum_ % one == 0 and 0 < value < one for one in (_THOUSAND, _HUNDRED)):
        return sum_ + value
    rest = sum_ % _HUNDRED
    unit_first = joins and rest < _TEN <= value < _HUNDRED and value % _TEN == 0
    ten_first = rest > _TEN and rest % _TEN == 0 and 0 < value < _TEN
    return sum_ + value if unit_first or ten_first else None


@cache
def _values() -> Mapping[str, int]:
    """The value of each number word in plain letters."""
    table = read(paths.resources() / "told_dates.toml")["number"]
    plain = (
        (plain_text(word).letters.lower(), int(value))
        for value, said in table.items()
        for word in said
    )
    return {word: value for word, value in plain if " " not in word}


@cache
def _number_words() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _values()), key=len, reverse=True))
    return re.compile(
        rf"(?<![^\W_])(?:(?:(?P<and>و)?(?P<word>{words}))|[0-9]+)(?![^\W_])", re.IGNORECASE
    )
