"""What a vault says of itself when it is another copy than was last open here (docs/spec/vault.md §6).

The mark in the profile knows how many commits this vault had. It is noticed at opening, and told until
somebody says that they know; a copy that lacks saves until all answered who may hold them, or somebody wrote
down why nobody has more: until then nothing leaves (`vault/bodies_elsewhere.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, cast

from vsdesk.crypto.slot_kinds import LAST_PERSON

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.crypto.canonical import Json
    from vsdesk.vault.commit_profile import CommitMark
    from vsdesk.vault.database import Database
    from vsdesk.vault.meta import Identity, Meta

Why = Literal["older", "other", "moved", "rescued"]
_KEY: Final = "older"
# Under it: what marked this copy before, each with the commits that it had then.
_WAS: Final = "instances"
_MOST: Final = 32  # of these, the newest
PEOPLE_ABOVE: Final = "people_above"  # under it: above which number the next person is
_PEOPLE_LEAP: Final = 10  # numbers of people that a copy leaves out
LEAP: Final = 100  # numbers that a copy leaves out in each year


@dataclass(frozen=True, slots=True)
class OlderCopy:
    """`older`: it lacks `short` commits that were made here. `other`: another copy of it was open here since,
    with `short` more. `moved`: it was never open here. `rescued`: it was read out of a damaged one, of which
    `short` pages gave nothing. `at` is when that was noticed, in milliseconds. `lacks`: what another copy was
    given, or what those pages held, may be missing; not in one that was carried away and came back with all
    that was here, nor in one that was carried here and is no backup. `posted` is the number of its newest
    volume then: what has a higher one was written since, whatever the clock said; -1 of an older program."""

    why: Why
    short: int
    at: int
    lacks: bool
    posted: int = -1

    @property
    def is_amiss(self) -> bool:
        """Whether somebody has to know of it: not of one that was carried here and lacks nothing."""
        return self.lacks or self.why != "moved"


def noticed(
    mark: CommitMark | None,
    identity: Identity,
    meta: Meta,
    clock: Callable[[], int],
    *,
    restored: bool = False,
) -> OlderCopy | None:
    """What the mark says against the database; None where this is the copy that was last open here.
    `restored`: it was put back from a backup."""
    if mark is None:
        return OlderCopy("moved", 0, clock(), restored)
    short = max(0, mark.said - int(meta.get("commits")))
    if mark.instance != identity.instance:
        had = int(meta.get(_WAS, {}).get(mark.instance.hex(), -1))
        return OlderCopy("other", short, clock(), had < mark.said)
    return OlderCopy("older", short, clock(), True) if short else None


def is_behind(mark: CommitMark | None, meta: Meta) -> bool:
    """Whether commits were made here that it does not have, were it only that the vault was opened."""
    return mark is not None and mark.commits > int(meta.get("commits"))


def keep(meta: Meta, seen: OlderCopy, posted: int) -> None:
    """Note it, inside the caller's transaction, with the number of the newest volume (0: none). What was
    noticed before and said more stays.

    Numbers of cases and people that another copy gave since are not given again: counting goes on further up.
    """
    people = (1, meta.get(PEOPLE_ABOVE, 1), *map(int, meta.get("people", {})))
    if (above := max(people) + _PEOPLE_LEAP) < LAST_PERSON - _PEOPLE_LEAP:
        meta.put(PEOPLE_ABOVE, above)
    for key, given in meta.numbers("number_").items():
        meta.put(key, given + LEAP)
    had = {**meta.get(_WAS, {}), (meta.raw("instance") or b"").hex(): int(meta.get("commits"))}
    newest = sorted(had.items(), key=lambda one: one[1])[-_MOST:]
    meta.put(_WAS, dict(newest))
    before = told(meta)
    if before is None or seen.is_amiss:
        lacks = seen.lacks or (before is not None and before.lacks)
        row: dict[str, Json] = {"why": seen.why, "short": seen.short, "at": seen.at, "lacks": lacks}
        row["posted"] = posted
        meta.put(_KEY, row)


def newest_volume(database: Database) -> int:
    """The number of the newest volume that was written; 0 where there is none."""
    row = database.one("SELECT max(n) FROM volume")
    return int((row[0] if row is not None else 0) or 0)


def told(meta: Meta) -> OlderCopy | None:
    """What nobody has said yet to know of."""
    held = meta.get(_KEY)
    if not isinstance(held, dict):
        return None
    why = cast("Why", held["why"])
    lacks = bool(held.get("lacks", why != "moved"))  # of a program that did not say it
    return OlderCopy(why, int(held["short"]), int(held["at"]), lacks, int(held.get("posted", -1)))


def known(meta: Meta) -> None:
    """Somebody knows; inside the caller's transaction."""
    meta.drop(_KEY)
