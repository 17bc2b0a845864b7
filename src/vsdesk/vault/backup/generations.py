"""The generations of a backup: what the vault remembers of them, and which are kept.

The higher number is the newer one, whatever a clock says: it may be set back, or run ahead once. No number is
given twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.crypto.canonical import Json
    from vsdesk.vault.vault import Vault

NEWEST: Final = 2  # generations kept whatever their age
_WEEKS, _MONTHS = 4, 3  # of so many weeks and months the newest of each
_KEY: Final = "backups"


@dataclass(frozen=True, slots=True)
class Generation:
    """One state of the vault that a backup holds: the number of its database, when it was made
    (milliseconds), and how many commits it had."""

    number: int
    at: int
    commits: int


@dataclass(frozen=True, slots=True)
class BackupRow:
    """What the vault remembers of one backup: the name of its folder, where it lay last, its generations (the
    newest last), and what was erased when the newest was made (`scrub.mark`).

    `gone`: of the attachments' files there that the vault names no more, which generation was the first
    without. `turn`: the file, and the byte of it, at which the next backup compares on. `key`: how often the
    vault's key had been turned when the newest was made: where that is less than now, it opens with the ways
    in of before. `begun`: the generation whose slots come next, or came when the making was cut off.
    """

    name: str
    place: str
    generations: tuple[Generation, ...]
    erased: str
    gone: Mapping[str, int] = field(default_factory=dict)
    turn: tuple[str, int] = ("", 0)
    key: int = 0
    begun: Generation | None = None

    @property
    def remembered(self) -> tuple[Generation, ...]:
        """All that may lie there, the newest last."""
        return self.generations if self.begun is None else (*self.generations, self.begun)


def known(vault: Vault) -> list[BackupRow]:
    """The backups that were made of a vault, the newest last."""
    rows = [one for one in begun_or_made(vault) if one.generations]
    return sorted(rows, key=lambda row: max(one.at for one in row.generations))


def begun_or_made(vault: Vault) -> list[BackupRow]:
    """All that the vault remembers, also a backup that was cut off while it was first made."""
    return [
        BackupRow(
            name,
            one["place"],
            tuple(sorted((Generation(*map(int, row)) for row in one["generations"]), key=_number)),
            str(one["erased"]),
            one.get("gone", {}),
            tuple(one.get("turn", ("", 0))),
            int(one.get("key", 0)),
            Generation(*map(int, one["begun"])) if "begun" in one else None,
        )
        for name, one in vault.standing.facts.get(_KEY, {}).items()
    ]


def note(vault: Vault, row: BackupRow) -> None:
    """Remember it. No commit of the counter: an older copy is not older by that."""
    with vault.database.transaction():
        held = dict(vault.meta.get(_KEY, {}))
        held[row.name] = {
            "place": row.place,
            "generations": [_numbers(one) for one in row.generations],
            "erased": row.erased,
            "gone": dict(row.gone),
            "turn": list(row.turn),
            "key": row.key,
            **({} if row.begun is None else {"begun": _numbers(row.begun)}),
        }
        vault.meta.put(_KEY, held)


def kept(generations: Sequence[Generation]) -> list[Generation]:
    """Those that are kept: the newest ones, and the newest of each of some weeks and months."""
    newest = sorted(generations, key=_number, reverse=True)
    found = {one.number: one for one in newest[:NEWEST]}
    for parts, most in ((_week, _WEEKS), (_month, _MONTHS)):
        first: dict[tuple[int, int], Generation] = {}
        for one in newest:
            first.setdefault(parts(one.at), one)
        found |= {one.number: one for one in list(first.values())[:most]}
    return sorted(found.values(), key=_number)


def given_up(there: Sequence[Generation], coming: Generation) -> int | None:
    """The number of the oldest of these that is not kept beside the one that comes now."""
    stay = {one.number for one in kept((*there, coming))}
    return next((one.number for one in there if one.number not in stay), None)


def _numbers(one: Generation) -> list[Json]:
    return [one.number, one.at, one.commits]


def _number(one: Generation) -> int:
    return one.number


def _week(at: int) -> tuple[int, int]:
    year, week, _ = datetime.fromtimestamp(at / 1000, UTC).isocalendar()
    return year, week


def _month(at: int) -> tuple[int, int]:
    day = datetime.fromtimestamp(at / 1000, UTC)
    return day.year, day.month
