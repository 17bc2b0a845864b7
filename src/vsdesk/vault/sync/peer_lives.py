"""In which incarnations a device handed over here (docs/spec/vault.md §13, `met_as`, `reborn`, `two_since`
and `one_again`).

One that came in another incarnation was put back from an older copy, or is a copy of one that lives on:
nothing that is signed tells which. Where an incarnation comes again behind another one, or two entries of it
stand at one place of a log, there are two, until a coordinator says that there is one again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vsdesk.vault.meta import Meta

_MET_AS: Final = "met_as"
_REBORN: Final = "reborn"
_TWO_SINCE: Final = "two_since"
_ONE_AGAIN: Final = "one_again"
_MOST: Final = 64  # incarnations of one device


def note_another(meta: Meta, peer: str, before: str, now: str, version: int, at: int) -> None:
    """A device came in the incarnation `now`, and in `before` the last time; `version` is that of the list
    held, `at` the time by the clock here. Inside the caller's transaction."""
    _met(meta, peer, before, now, at)
    meta.put(_REBORN, {**meta.get(_REBORN, {}), peer: version})


def note_fork(meta: Meta, peer: str, incarnation: str, at: int) -> None:
    """Two entries that a device signed in this incarnation stand at one place of a log: two copies wrote
    them. `at` is the time by the clock here. Inside the caller's transaction."""
    _met(meta, peer, incarnation, incarnation, at)


def reborn_at(meta: Meta, peer: str) -> int:
    """The version of the list that was held when this device came in another incarnation, else 0."""
    return int(meta.get(_REBORN, {}).get(peer, 0))


def is_two(meta: Meta, peer: str) -> bool:
    """Whether two copies of this device hand over here by turns."""
    return _again(meta.get(_MET_AS, {}).get(peer, ()))


def two_since(meta: Meta, peer: str) -> int:
    """When the second of two copies was first seen (milliseconds); 0 where that was not written down."""
    return int(meta.get(_TWO_SINCE, {}).get(peer, 0))


def say_one_again(meta: Meta, peer: str, now: str, version: int) -> None:
    """A coordinator said that this device is one again, the incarnation `now`; `version` is that of the list
    held. Every other one is known as ended: where it comes once more, there are two again. Inside the
    caller's transaction."""
    met = meta.get(_MET_AS, {})
    ended = [one for one in dict.fromkeys(met.get(peer, ())) if one != now]
    meta.put(_MET_AS, {**met, peer: [*ended, now]})
    since = meta.get(_TWO_SINCE, {})
    since.pop(peer, None)
    meta.put(_TWO_SINCE, since)
    meta.put(_ONE_AGAIN, {**meta.get(_ONE_AGAIN, {}), peer: version})


def one_again_at(meta: Meta, peer: str) -> int:
    """The version of the list that was held when somebody said that this device is one again, else 0."""
    return int(meta.get(_ONE_AGAIN, {}).get(peer, 0))


def _met(meta: Meta, peer: str, before: str, now: str, at: int) -> None:
    """It came as `now`; `before` is what it came as until then, where nothing else is known."""
    met = meta.get(_MET_AS, {})
    if _again(met.get(peer, ())):
        return
    met[peer] = [*met.get(peer, [before]), now][-_MOST:]
    meta.put(_MET_AS, met)
    if _again(met[peer]):
        meta.put(_TWO_SINCE, {**meta.get(_TWO_SINCE, {}), peer: at})


def _again(met: list[str] | tuple[str, ...]) -> bool:
    return len({*met}) < len(met)
