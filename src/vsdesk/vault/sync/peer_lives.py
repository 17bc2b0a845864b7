"""In which incarnations a device handed over here (docs/spec/vault.md §13, `met_as` and `reborn`).

One that came in another incarnation was put back from an older copy, or is a copy of one that lives on:
nothing that is signed tells which. Where an incarnation comes again behind another one, there are two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vsdesk.vault.meta import Meta

_MET_AS: Final = "met_as"
_REBORN: Final = "reborn"
_MOST: Final = 64  # incarnations of one device


def note_another(meta: Meta, peer: str, before: str, now: str, version: int) -> None:
    """A device came in the incarnation `now`, and in `before` the last time; `version` is that of the list
    held. Inside the caller's transaction."""
    met = meta.get(_MET_AS, {})
    if not _again(met.get(peer, ())):
        met[peer] = [*met.get(peer, [before]), now][-_MOST:]
        meta.put(_MET_AS, met)
    meta.put(_REBORN, {**meta.get(_REBORN, {}), peer: version})


def reborn_at(meta: Meta, peer: str) -> int:
    """The version of the list that was held when this device came in another incarnation, else 0."""
    return int(meta.get(_REBORN, {}).get(peer, 0))


def is_two(meta: Meta, peer: str) -> bool:
    """Whether two copies of this device hand over here by turns."""
    return _again(meta.get(_MET_AS, {}).get(peer, ()))


def _again(met: list[str] | tuple[str, ...]) -> bool:
    return len({*met}) < len(met)
