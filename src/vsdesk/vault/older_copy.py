"""What a vault says of itself when it is another copy than was last open here (docs/spec/vault.md §6).

The mark in the profile knows how many commits this vault had. It is noticed at opening, and told until
somebody says that they know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, cast

from vsdesk.crypto.slot_kinds import LAST_PERSON

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.vault.meta import Identity, Meta
    from vsdesk.vault.profile import CommitMark

Why = Literal["older", "other", "moved", "rescued"]
_KEY: Final = "older"
PEOPLE_ABOVE: Final = "people_above"  # under it: above which number the next person is
_PEOPLE_LEAP: Final = 10  # numbers of people that a copy leaves out
LEAP: Final = 100  # numbers that a copy leaves out in each year


@dataclass(frozen=True, slots=True)
class OlderCopy:
    """`older`: it lacks `short` commits that were made here. `other`: another copy of it was open here since,
    with `short` more. `moved`: it was never open here. `rescued`: it was read out of a damaged one, of which
    `short` pages gave nothing. `at` is when that was noticed, in milliseconds."""

    why: Why
    short: int
    at: int


def noticed(
    mark: CommitMark | None, identity: Identity, meta: Meta, clock: Callable[[], int]
) -> OlderCopy | None:
    """What the mark says against the database; None where this is the copy that was last open here."""
    if mark is None:
        return OlderCopy("moved", 0, clock())
    short = max(0, mark.commits - int(meta.get("commits")))
    if mark.instance != identity.instance:
        return OlderCopy("other", short, clock())
    return OlderCopy("older", short, clock()) if short else None


def keep(meta: Meta, seen: OlderCopy) -> None:
    """Note it, inside the caller's transaction. What was noticed before and said more stays.

    Numbers of cases and people that another copy gave since are not given again: counting goes on further up.
    """
    people = (1, meta.get(PEOPLE_ABOVE, 1), *map(int, meta.get("people", {})))
    if (above := max(people) + _PEOPLE_LEAP) < LAST_PERSON - _PEOPLE_LEAP:
        meta.put(PEOPLE_ABOVE, above)
    for key, given in meta.numbers("number_").items():
        meta.put(key, given + LEAP)
    before = told(meta)
    if before is None or seen.why != "moved":
        meta.put(_KEY, {"why": seen.why, "short": seen.short, "at": seen.at})


def told(meta: Meta) -> OlderCopy | None:
    """What nobody has said yet to know of."""
    held = meta.get(_KEY)
    if not isinstance(held, dict):
        return None
    return OlderCopy(cast("Why", held["why"]), int(held["short"]), int(held["at"]))


def known(meta: Meta) -> None:
    """Somebody knows; inside the caller's transaction."""
    meta.drop(_KEY)
