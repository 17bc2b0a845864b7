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
    _note(meta, peer, [*(_met(meta, peer) or [before]), now], at)
    meta.put(_REBORN, {**meta.get(_REBORN, {}), peer: version})


def note_fork(meta: Meta, peer: str, incarnation: str, at: int) -> None:
    """Two entries that a device signed in this incarnation stand at one place of a log: two copies wrote
    them. `at` is the time by the clock here. Inside the caller's transaction."""
    met = [one for one in _met(meta, peer) if one != incarnation]
    _note(meta, peer, [*met, incarnation, incarnation], at)


def reborn_at(meta: Meta, peer: str) -> int:
    """The version of the list that was held when this device came in another incarnation, else 0."""
    return int(meta.get(_REBORN, {}).get(peer, 0))


def is_two(meta: Meta, peer: str) -> bool:
    """Whether two copies of this device hand over here by turns."""
    return _again(_met(meta, peer))


def two_since(meta: Meta, peer: str) -> int:
    """When the second of two copies was first seen (milliseconds); 0 where that was not written down."""
    return int(meta.get(_TWO_SINCE, {}).get(peer, 0))


def say_one_again(meta: Meta, peer: str, now: str | None, version: int) -> None:
    """A coordinator said that this device is one again, the incarnation `now`.

    It is None where the device never handed over here itself; `version` is that of the list held. Every other
    one is known as ended: where it comes once more, there are two again. Inside the caller's transaction.
    """
    ended = [one for one in dict.fromkeys(_met(meta, peer)) if one != now]
    left = [] if now is None else [now]
    meta.put(_MET_AS, {**meta.get(_MET_AS, {}), peer: [*ended, *left]})
    since = meta.get(_TWO_SINCE, {})
    since.pop(peer, None)
    meta.put(_TWO_SINCE, since)
    meta.put(_ONE_AGAIN, {**meta.get(_ONE_AGAIN, {}), peer: version})


def one_again_at(meta: Meta, peer: str) -> int:
    """The version of the list that was held when somebody said that this device is one again, else 0."""
    return int(meta.get(_ONE_AGAIN, {}).get(peer, 0))


def _met(meta: Meta, peer: str) -> list[str]:
    found: list[str] = meta.get(_MET_AS, {}).get(peer, [])
    return found


def _note(meta: Meta, peer: str, met: list[str], at: int) -> None:
    """In which incarnations it came, with what is new of that; of one that is two nothing is added."""
    if is_two(meta, peer):
        return
    meta.put(_MET_AS, {**meta.get(_MET_AS, {}), peer: [*met[-_MOST:]]})
    if _again(met[-_MOST:]):
        meta.put(_TWO_SINCE, {**meta.get(_TWO_SINCE, {}), peer: at})


def _again(met: list[str]) -> bool:
    return len({*met}) < len(met)
