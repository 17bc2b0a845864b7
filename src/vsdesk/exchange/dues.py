"""What is owed to devices besides records: a list that never rode, what is good of revoked devices, and word
that this vault was put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.exchange.bundle_plan import lacks
from vsdesk.exchange.device_keys import introduction
from vsdesk.exchange.revocation import has_heard

if TYPE_CHECKING:
    from vsdesk.exchange.bundle_plan import VolumePlan
    from vsdesk.exchange.share import Audience
    from vsdesk.history.trust import Trust
    from vsdesk.vault.vault import Vault


def is_owed(vault: Vault, group: Audience) -> bool:
    """Whether a file is written for them though there is no record for them."""
    return (
        is_restored(vault, group)
        or is_introducing(vault, group)
        or news(vault, group)
        or bool(vault.erasing.owed(group.device_ids, fresh=True))
    )


def news(vault: Vault, group: Audience) -> bool:
    """Whether a trust list is held that has not ridden to one of these devices yet."""
    trust = vault.trust.trust
    gone = () if trust is None else (row.device_id for row in trust.newest.revoked)
    if any(
        not has_heard(vault, one, who) for who in gone for one in group.device_ids if one != who
    ):
        return True  # owed until they carry it themselves: a stick may be lost
    if any(vault.postings.last_list_sent(one) < _revoked_since(trust) for one in group.device_ids):
        return True  # they hear by it that this device has heard
    sent = min(vault.postings.last_list_sent(device_id) for device_id in group.device_ids)
    return max(sent, _listed(vault, group)) < vault.trust.version


def is_restored(vault: Vault, group: Audience) -> bool:
    """Whether this vault began another incarnation, and one of the group has no volume of it yet: it hears of
    it by the next one, and gives back what is missing here."""
    if not vault.meta.get("anew", False):
        return False
    now = as_number(vault.identity.incarnation)
    return any(vault.postings.last_incarnation(one) != now for one in group.device_ids)


def is_introducing(vault: Vault, group: Audience) -> bool:
    """Whether this device's newest key is named by no list yet, and has not ridden to one of these
    coordinators."""
    key, _ = introduction(vault, group)
    return bool(key) and any(
        vault.postings.last_key(one) != as_number(key) for one in group.device_ids
    )


def as_number(name: str) -> int:
    """An incarnation, or a key's fingerprint, as a number, for the outbox; 0 for none."""
    return int(name[:12] or "0", 16)


def is_told(vault: Vault, group: Audience, volume: VolumePlan) -> bool:
    """Whether what is good of revoked devices arrived at all of the group."""
    return not volume.vouched or not lacks(vault, group, volume.vouched)


def _revoked_since(trust: Trust | None) -> int:
    """From which version on all that are held say of revoked devices what the newest one says; 0 where
    none is. One made beside it may bear a higher number than another that says the same."""
    if trust is None or not trust.newest.revoked:
        return 0
    others = (one.body.version for one in trust.lists if one.body.revoked != trust.newest.revoked)
    return min(trust.version, max(others, default=0) + 1)


def _listed(vault: Vault, group: Audience) -> int:
    """The version that all of the group are known to hold, from their own manifests."""
    return min(vault.postings.peer_trust(device_id) for device_id in group.device_ids)
