"""What a store keeps of a report so that it can be found and compared: opaque to the store.

`keys` find candidates (many, so that one wrong or missing part does not hide a pair), `facts` narrow
a long list, `counted` are the names whose frequency makes rarity, `row` is what is compared. All of
them are names in another form: they stay in the vault and never travel.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Final

from vsdesk.matching.compared_report import Report
from vsdesk.memo import memo
from vsdesk.names import sound
from vsdesk.names.coarse import coarse_keys, skeleton
from vsdesk.names.compounds import shortened, units
from vsdesk.names.nicknames import Nicknames
from vsdesk.names.sound import sounds

VERSION: Final = sound.VERSION * 100 + 3  # a store whose sketches have another rebuilds them
PARTS: Final = ("given", "father", "grandfather", "family", "mother", "place")
NAME_PARTS: Final = 4  # the first four stand in the order-free keys
HEAD: Final = struct.Struct("<HHiiBBI")
_MOST_SOUNDS: Final = 10  # of one part
_MOST_COARSE: Final = 4  # of one part, in keys
_WORDS_APART: Final = 3  # words of one part that are also read alone
_MASK: Final = (1 << 64) - 1
_WIDE: Final = 45  # days; a wider span gives no month


@dataclass(frozen=True, slots=True)
class Sketch:
    """A report as the store keeps it."""

    keys: tuple[int, ...] = field(repr=False)
    facts: int = field(repr=False)
    counted: tuple[int, ...] = field(repr=False)
    row: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a name: its sounds, and its coarse keys."""

    sounds: tuple[bytes, ...] = ()
    coarse: tuple[str, ...] = ()


_NONE: Final = _Part()
# the fields of `Sketch.facts`: first bit and width; 0 is not known
_FACTS: Final = {
    "birth": (0, 6),
    "year": (6, 7),
    "month": (13, 11),
    "gov": (24, 10),
    "place": (34, 14),
    "mother": (48, 14),
}


def sketch(report: Report, nicknames: Nicknames) -> Sketch:
    """The sketch of a report. Any text is read in bounded time; what is no name gives no key."""
    parts = _parts(report, nicknames)
    facts = _facts(report, parts)
    return Sketch(
        keys=tuple(_keys(report, parts)),
        facts=facts,
        counted=tuple(dict.fromkeys(key for part in parts for key in counted(part.sounds))),
        row=_row(report, parts),
    )


def questions(facts: int) -> list[tuple[int, int]]:
    """(mask, value) of each fact that is known: what `KeyStore.agreeing` asks."""
    asked = []
    for first, width in _FACTS.values():
        mask = ((1 << width) - 1) << first
        if facts & mask:
            asked.append((mask, facts & mask))
    return asked


@memo(65536)
def counted(heard: tuple[bytes, ...]) -> tuple[int, ...]:
    """The counters of one name: of its coarse keys, and of its first spelling."""
    keys = [_hashed("n" + key) for key in dict.fromkeys(map(skeleton, heard)) if key]
    return (*keys, *(_hashed(b"s" + one) for one in heard[:1]))


def _parts(report: Report, nicknames: Nicknames) -> tuple[_Part, ...]:
    spellings = {name: list(getattr(report, name)) for name in PARTS}
    for whole in report.whole:
        for name, unit in _named(units(whole)):
            spellings[name].append(unit)
    return tuple(_part(tuple(spellings[name]), name, nicknames) for name in PARTS)


def _named(words: list[str]) -> Iterable[tuple[str, str]]:
    """The parts of a name told in one breath: given, father, grandfather …, family last."""
    if words:
        yield "given", words[0]
    if len(words) > 1:
        yield "family", words[-1]
    if len(words) > 2:
        yield "father", words[1]
    if len(words) > 3:
        yield "grandfather", words[2]


def _part(spellings: tuple[str, ...], name: str, nicknames: Nicknames) -> _Part:
    return _read(spellings, nicknames if name != "place" else None) if spellings else _NONE


@memo(65536)
def _read(spellings: tuple[str, ...], nicknames: Nicknames | None) -> _Part:
    heard: dict[bytes, None] = {}
    keys: dict[str, None] = {}
    for spelling in spellings:
        words = units(spelling)
        alone = words[:_WORDS_APART] if len(words) > 1 else []
        for unit in ("".join(words), *alone):
            meant = nicknames.of(unit) if nicknames else ()
            for one in (unit, shortened(unit), *("".join(units(name)) for name in meant)):
                heard |= dict.fromkeys(sounds(one))
                keys |= dict.fromkeys(coarse_keys(one))
    return _Part(tuple(heard)[:_MOST_SOUNDS], tuple(keys)[:_MOST_COARSE])


def _facts(report: Report, parts: tuple[_Part, ...]) -> int:
    facts = 0
    if report.birth and report.birth[1] - report.birth[0] < 3:
        facts |= _placed("birth", max(1, min(63, (report.birth[0] - 1850) // 5)))
    if span := _taken(report):
        year = max(1, min(127, span[0] - 1940))
        facts |= _placed("year", year)
        if span[1]:
            facts |= _placed("month", max(1, min(2047, year * 12 + span[1])))
    if report.gov:
        facts |= _small("g" + report.gov, "gov")
    for at, fact in ((5, "place"), (4, "mother")):
        if parts[at].coarse:
            facts |= _small(fact[0] + parts[at].coarse[0], fact)
    return facts


def _placed(fact: str, value: int) -> int:
    return value << _FACTS[fact][0]


def _taken(report: Report) -> tuple[int, int] | None:
    """Year and month (0: not known) of the disappearance."""
    if report.taken is None:
        return None
    first, last = report.taken
    return first.year, first.month if (last - first).days < _WIDE else 0


def _small(text: str, fact: str) -> int:
    first, width = _FACTS[fact]
    return ((_hashed(text) & ((1 << width) - 1)) or 1) << first


def _keys(report: Report, parts: tuple[_Part, ...]) -> dict[int, None]:
    names = [[_hashed(key) for key in part.coarse] for part in parts[:NAME_PARTS]]
    mothers = [_hashed(key) for key in parts[4].coarse]
    found: list[int] = []
    known = [one for one in names if one]
    for one, two in combinations(known, 2):
        pairs = [_mixed(1, x, y) if x < y else _mixed(1, y, x) for x in one for y in two]
        found += pairs
        found += [_mixed(2, pair, m) for pair in pairs for m in mothers]
    for first, second, third in combinations(known, 3):
        found += [_mixed(3, *sorted((x, y, z))) for x in first for y in second for z in third]
    for one in known:
        found += [_mixed(4, x, m) for x in one for m in mothers]
    found.extend(_with_facts(report, parts, names))
    return dict.fromkeys(found)


def _with_facts(report: Report, parts: tuple[_Part, ...], names: list[list[int]]) -> Iterable[int]:
    year, month = _taken(report) or (0, 0)
    gov = _hashed("g" + report.gov) if report.gov else 0
    places = [_hashed("p" + key) for key in parts[5].coarse]
    given, father, _, family = names
    for tag, name in ((5, given), (6, father), (7, family)):
        for x in name:
            if month and gov:
                yield _mixed(tag, x, year * 12 + month, gov)
            if year:
                yield from (_mixed(tag + 10, x, place, year) for place in places)
    if report.birth and gov:
        # two rasters of four years, so that neighbouring years share one of them
        rasters = {_hashed(f"b{(report.birth[0] + shift) // 4}:{shift}") for shift in (0, 2)}
        yield from (_mixed(30, x, gov, raster) for x in given for raster in sorted(rasters))


def _row(report: Report, parts: tuple[_Part, ...]) -> bytes:
    first, last = report.birth or (0, 0)
    days = report.taken or (date.min, date.min)
    known = report.taken is not None
    head = HEAD.pack(
        max(0, min(first, 65535)),
        max(0, min(last, 65535)),
        days[0].toordinal() if known else 0,
        days[1].toordinal() if known else 0,
        "?MF".find(report.sex[:1] or "?"),
        bool(report.whole) and not any(getattr(report, name) for name in PARTS[:NAME_PARTS]),
        _hashed("g" + report.gov) & 0xFFFFFFFF if report.gov else 0,
    )
    return head + b"".join(_body(part.sounds) for part in parts)


@memo(65536)
def _body(heard: tuple[bytes, ...]) -> bytes:
    body = b"".join(bytes([len(one)]) + one for one in heard)
    return len(body).to_bytes(2, "little") + body


@memo(131072)
def _hashed(value: str | bytes) -> int:
    data = value.encode() if isinstance(value, str) else value
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little", signed=True)


def _mixed(*values: int) -> int:
    """One key of several (splitmix64's finaliser, Steele 2014), signed for SQLite."""
    state = 0
    for value in values:
        state = (state + value + 0x9E3779B97F4A7C15) & _MASK
        state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & _MASK
        state ^= state >> 31
    return state - (1 << 64) if state >> 63 else state
