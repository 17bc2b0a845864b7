"""Bytes and moments in words, the same digits in all three languages."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Final

from vsdesk.records.dates.date_words import day_in_words, month
from vsdesk.records.dates.days import moment_at

if TYPE_CHECKING:
    from vsdesk.words import Words

_MEGA: Final = 1_000_000


def size(words: Words, count: int) -> str:
    """A number of bytes."""
    if count < 1000:
        return words.count("{n} byte", "{n} bytes", count)
    if count < _MEGA:
        return words.say("{amount} kB", amount=f"{count / 1000:.0f}")
    return words.say("{amount} MB", amount=f"{count / _MEGA:.1f}")


def amount(words: Words, done: int, total: int, *, weighed: bool) -> str:
    """So much of so much: megabytes of what is weighed, when it is much; else a count."""
    if weighed and total >= 20_000:
        return words.say(
            "{done} of {total} MB", done=f"{done / _MEGA:.1f}", total=f"{total / _MEGA:.1f}"
        )
    return words.say("{done} of {total}", done=done, total=total)


def day(words: Words, when: date, *, year: bool = True) -> str:
    """A day: 12 November 2026; without the year where it is plain which one."""
    return day_in_words(when, words.lang) if year else f"{when.day} {month(when.month, words.lang)}"


def local(milliseconds: int, zone: tzinfo | None = None) -> datetime:
    """A moment in the zone of this computer (or in `zone`)."""
    return moment_at(milliseconds).astimezone(zone)


def stamp(words: Words, milliseconds: int, *, year: bool = False) -> str:
    """Day and time: 20 November, 16:12."""
    then = local(milliseconds)
    return words.say("{day}, {time}", day=day(words, then, year=year), time=f"{then:%H:%M}")


def log_stamp(words: Words, ts: str) -> str:
    """A log's timestamp as day and time on this computer (its first 12 digits are milliseconds in hex)."""
    return stamp(words, int(ts[:12], 16), year=True)
