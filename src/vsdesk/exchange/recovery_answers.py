"""When an older copy has all again: every device that may hold what it lacks has answered since; of a
coordinator's, a person wrote then that nobody has more.

A vault that was put back writes in another incarnation, so whoever hears of that forgets what it acknowledged
and sends everything (docs/spec/bundle.md §7); a receipt for what was written since then rides in that bundle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.vault import older_copy

if TYPE_CHECKING:
    from vsdesk.history.trustlist import TrustList
    from vsdesk.vault.vault import Vault


def settle_older(vault: Vault) -> None:
    """After a bundle was taken in, inside its transaction: nothing is missing any more once all answered.

    Not of a coordinator's vault: it enrolled devices itself that its list of that day does not name, so a
    person says whether there were any.
    """
    seen = older_copy.told(vault.meta)
    if seen is None or not seen.lacks or vault.role == "coordinator":
        return
    asked = left_to_ask(vault)
    if asked is not None and not asked:
        older_copy.known(vault.meta)


def may_lend(vault: Vault) -> bool:
    """Whether this vault knows who gets what today. An older copy that lacks saves has the list of devices,
    the policy and the lendings of the day on which it was made: until all other coordinators have answered,
    or somebody wrote that nobody has more, its bundles carry no file to a device that is no coordinator's,
    and no source but back to who wrote it. Of coordinators see `may_give`."""
    seen, trust = older_copy.told(vault.meta), vault.trust.trust
    if seen is None or not seen.lacks or trust is None:
        return True
    leads = _others(vault, trust.newest, leads=True)
    return bool(leads) and {*leads}.isdisjoint(left_to_ask(vault) or ())


def may_give(vault: Vault) -> bool:
    """The same of another coordinator, who gets everything, and may have been withdrawn since: her own answer
    says nothing of that. So a coordinator's vault asks all others of the organisation, who have today's list
    if anybody has. What a device that is no coordinator's wrote goes on to those whom it knows: it cannot
    write that nobody has more, and may meet one of them alone for years."""
    seen = older_copy.told(vault.meta)
    if seen is None or not seen.lacks or vault.role != "coordinator":
        return True
    return left_to_ask(vault) == ()


def left_to_ask(vault: Vault) -> tuple[str, ...] | None:
    """The devices that have not answered since this older copy was opened: of a coordinator's vault all
    others of the organisation, of another one the coordinators'. None where there is nobody to ask."""
    seen, trust = older_copy.told(vault.meta), vault.trust.trust
    if seen is None or trust is None:
        return None
    peers = _others(vault, trust.newest, leads=vault.role != "coordinator")
    if not peers:
        return None
    since = 0 if seen.posted >= 0 else seen.at
    return tuple(one for one in peers if not vault.postings.answered_since(one, seen.posted, since))


def _others(vault: Vault, newest: TrustList, *, leads: bool) -> tuple[str, ...]:
    """The devices at work beside this one; `leads`: coordinators' alone."""
    return tuple(
        one.device_id
        for one in newest.active()
        if one.device_id != vault.identity.device_id and (one.role == "coordinator" or not leads)
    )
