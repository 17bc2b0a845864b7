"""What the device of a withdrawn coordinator alone signed in lists, and what of it stands (bundle.md §9.5).

Which lists are meant: those that came here on the chosen day or later, by this vault's own clock; of a device
that is withdrawn already those that came since the first of what was put aside, and those that no list
follows that withdrew it: whoever did had not seen them.

Raises UserError E_ROLE, E_NOT_ENROLLED.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.exchange.enrolment import leading
from vsdesk.history.signed_alone import LoneWord, followed, lone_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from vsdesk.crypto.canonical import Json
    from vsdesk.history.trust import SignedList, Trust
    from vsdesk.vault.vault import Vault

_STAYS: Final = "lone_stays"
_DAY: Final = 86_400_000  # milliseconds
_EVER: Final = 1 << 62  # later than every moment


def said_since(vault: Vault, device_id: str, since: int | None) -> tuple[LoneWord, ...]:
    """What stands of what a device alone signed in lists that came here at `since` or later (ms); nothing
    for None. A list of which nobody noted when it came was there before."""
    came = vault.trust.came()
    return _said(vault, device_id, lambda held: _is_late(came.get(held.hash), since))


def said_by_withdrawn(
    vault: Vault, device_id: str, since: int | None, *, every: bool = False
) -> tuple[LoneWord, ...]:
    """The same of a withdrawn device, of which what was put aside came from `since` on, as far as nobody said
    here that it stays; `every`: that too. Where nobody noted when a list came, it may have been since."""
    trust = vault.trust.trust
    if trust is None or not trust.newest.is_revoked(device_id):
        return ()
    since = None if since is None else since - _DAY  # since a day is meant, which began before
    came, seen = vault.trust.came(), _followed(trust, device_id)
    noted = min(came.values(), default=_EVER)

    def late(held: SignedList) -> bool:
        at = came.get(held.hash)
        if at is None:
            return since is not None and since < noted
        return held.hash not in seen or _is_late(at, since)

    stays = () if every else stay(vault, device_id)
    return tuple(one for one in _said(vault, device_id, late) if one.name not in stays)


def signed_at(vault: Vault, device_id: str) -> set[int]:
    """When lists came here that a device signed (ms), as far as it was noted."""
    trust, came = vault.trust.trust, vault.trust.came()
    signed = (
        () if trust is None else (one.hash for one in trust.every() if device_id in one.signers)
    )
    return {came[name] for name in signed if name in came}


def stay(vault: Vault, device_id: str) -> frozenset[str]:
    """What somebody confirmed here of what a device alone signed, by name."""
    return frozenset(vault.meta.get(_STAYS, {}).get(device_id, ()))


def note_stay(vault: Vault, device_id: str, names: Collection[str]) -> None:
    """Remember that somebody looked at these, and that they stay. Inside the caller's transaction."""
    told: dict[str, Json] = dict(vault.meta.get(_STAYS, {}))
    kept: list[Json] = [*sorted({*stay(vault, device_id), *names})]
    if kept:
        vault.meta.put(_STAYS, {**told, device_id: kept})


def may_end(vault: Vault, word: LoneWord) -> bool:
    """Whether one signature ends it: a withdrawal by nothing, and where several sign who leads, who leads and
    the escrow by a proposal (§9.6)."""
    newest = leading(vault).newest
    together = newest.threshold > 1
    leads = word.sort == "device" and word.about in newest.acting_coordinators()
    return word.sort != "withdrawn" and not (together and (leads or word.sort in _TOGETHER))


_TOGETHER: Final = ("leads", "escrow")


def _said(
    vault: Vault, device_id: str, since: Callable[[SignedList], bool]
) -> tuple[LoneWord, ...]:
    trust = vault.trust.trust
    if trust is None or device_id == vault.identity.device_id:
        return ()
    return lone_words(trust, device_id, vault.identity.device_id, since)


def _is_late(at: int | None, since: int | None) -> bool:
    return at is not None and since is not None and at >= since


def _followed(trust: Trust, device_id: str) -> set[str]:
    """The lists that one follows that withdrew the device, from one to the next: it says so, and none that
    it follows does."""
    before = followed(trust.lists)
    gone = {one.hash for one in trust.lists if one.body.is_revoked(device_id)}
    ways = [name for name in gone if gone.isdisjoint(one.hash for one in before[name])]
    found: set[str] = set()
    while ways:
        for one in before[ways.pop()]:
            if one.hash not in found:
                found.add(one.hash)
                ways.append(one.hash)
    return found
