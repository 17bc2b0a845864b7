"""A device's key to encrypt to is turned, and who is sealed to with which key (docs/spec/bundle.md §9.4).

The device makes the next key and introduces it with its next bundle for coordinators; one of them names it in
the next list; from then on everybody seals to it. What was sealed to the old key before opens for a year.
Raises UserError E_NOT_ENROLLED, E_REVOKED; Refused E_LIMIT for a device that turned too often.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.crypto.keys import EncryptionKey
from vsdesk.crypto.labelled_hash import sha256
from vsdesk.errors import Refused
from vsdesk.exchange.enrolment import publish
from vsdesk.history.device import introduce, parse_introduction
from vsdesk.history.trust import next_version
from vsdesk.vault.meta import HeldKey, read_keys, write_keys
from vsdesk.vault.sync.peer_lives import is_two, one_again_at, reborn_at

if TYPE_CHECKING:
    from vsdesk.exchange.share import Audience
    from vsdesk.history.device import Introduction
    from vsdesk.history.trust import Device
    from vsdesk.vault.vault import Vault

_DAY: Final = 86_400_000  # milliseconds
RENEWED: Final = 180 * _DAY  # after which a device makes its next key
KEPT: Final = 365 * _DAY  # for which it still opens what was sealed to the one before
MOST: Final = 32  # keys of one device that a list names
_SEALED: Final = 4  # of its newest keys, for a device that was put back
_STANZAS: Final = 64


def turn(vault: Vault) -> None:
    """Make this device's next key. It is of use once a list names it: at once where this device leads."""
    vault.trust.require_enrolled()
    own = vault.trust.device(vault.identity.device_id)
    assert own is not None
    if len(own.encryption) >= MOST:
        raise Refused("E_LIMIT", "keys")
    key = EncryptionKey.generate(vault.random)
    frame = introduce(vault.identity.signing, key.public, vault.random)
    with vault.transaction():
        made = HeldKey(key, vault.clock(), None)
        write_keys(vault.meta, [*read_keys(vault.meta), made])
        vault.trust.introduce(own.device_id, sha256(frame), frame)
    take_up(vault, parse_introduction(frame))


def waits(vault: Vault) -> bool:
    """Whether this device's newest key is named by no list yet."""
    own = vault.trust.device(vault.identity.device_id)
    return own is not None and vault.keys()[0].public not in own.encryption


def renew(vault: Vault) -> None:
    """Before a hand-over: the next key, where the newest one is old; what ended long ago is destroyed."""
    take_up(vault)
    newest = read_keys(vault.meta)[-1]
    own = vault.trust.device(vault.identity.device_id)
    room = own is not None and len(own.encryption) < MOST
    if room and not waits(vault) and newest.made + RENEWED <= vault.clock():
        turn(vault)


def take_up(vault: Vault, came: Introduction | None = None) -> None:
    """After a list or a device's frame came: name what that device introduced, where this one leads, and see
    to the own keys."""
    if vault.trust.enrolled:
        if came is not None:
            _name(vault, came)
        _settle(vault)


def keep(vault: Vault, sender: str, data: bytes) -> Introduction | None:
    """Keep a frame in which the device that hands over introduces its own key, and give what it says;
    whatever else it is, it is passed over. Inside the caller's transaction."""
    try:
        found = parse_introduction(data)
    except Refused:
        return None
    known = vault.trust.introductions(sender)
    if found.device_id != sender or (data not in known and len(known) >= MOST):
        return None
    vault.trust.introduce(sender, sha256(data), data)
    return found


def introduction(vault: Vault, group: Audience) -> tuple[str, list[bytes]]:
    """The fingerprint of the own key that waits for a list, and its frame, for coordinators; else nothing."""
    if not waits(vault) or any(device.role != "coordinator" for device in group.devices):
        return "", []
    key = vault.keys()[0].public
    for frame in vault.trust.introductions(vault.identity.device_id):
        made = parse_introduction(frame)
        if made.encryption == key:
            return made.recipient_fingerprint, [frame]
    return "", []


def recipients(vault: Vault, group: Audience) -> list[bytes]:
    """The public keys to which a bundle for these devices is sealed: of each its newest one.

    Of a device that came in another incarnation, and with a list that is older than the newest here, some
    before it too: it was put back from a copy that may not hold the newest. Of one that is two all of them:
    either copy may have turned the key, and the other one holds an earlier one alone. So it is until the one
    that a coordinator said to be left showed a list as new as was held then.
    """
    found = [device.newest_key for device in group.devices]
    for device in group.devices:
        since = reborn_at(vault.meta, device.device_id)
        settled = one_again_at(vault.meta, device.device_id)
        shown = vault.postings.peer_trust(device.device_id) if since or settled else 0
        if is_two(vault.meta, device.device_id) or shown < settled:
            found += device.encryption[:-1]
        elif shown < since and shown < _named_in(vault, device):
            found += device.encryption[-_SEALED:-1]
    return found if len(found) <= _STANZAS else found[: len(group.devices)]


def _named_in(vault: Vault, device: Device) -> int:
    """The lowest version held that names a device's newest key."""
    trust = vault.trust.trust
    lists = trust.lists if trust is not None else ()
    named = [
        one.body.version
        for one in lists
        if (row := one.body.device(device.device_id)) is not None
        and device.newest_key in row.encryption
    ]
    return min(named, default=0)


def _name(vault: Vault, made: Introduction) -> None:
    """Sign the list that names what a device introduced, where this one leads and no list names it yet."""
    trust = vault.trust.trust
    assert trust is not None
    device = trust.newest.device(made.device_id)
    leads = vault.identity.device_id in trust.newest.acting_coordinators()
    if not leads or device is None or trust.newest.is_revoked(made.device_id):
        return
    if made.encryption in device.encryption or len(device.encryption) >= MOST:
        return
    draft = next_version(trust)
    rows = tuple(
        replace(one, encryption=(*one.encryption, made.encryption))
        if one.device_id == made.device_id
        else one
        for one in draft.devices
    )
    publish(vault, replace(draft, devices=rows))


def _settle(vault: Vault) -> None:
    """End the own keys that the newest list has put behind, and destroy what ended long ago.

    Where the list names another key last than the newest here, which it names too, this vault was put back
    from an older copy, or an older frame came late: it makes another one.
    """
    own = vault.trust.device(vault.identity.device_id)
    assert own is not None
    held, now = read_keys(vault.meta), vault.clock()
    publics = [one.key.public for one in held]
    if own.newest_key != publics[-1] and publics[-1] in own.encryption:
        if len(own.encryption) < MOST:
            turn(vault)
        return
    at = publics.index(own.newest_key) if own.newest_key in publics else 0
    kept = [
        replace(one, ended=now) if n < at and one.ended is None else one
        for n, one in enumerate(held)
    ]
    kept = [
        one for n, one in enumerate(kept) if n >= at or one.ended is None or one.ended + KEPT > now
    ]
    if kept != held:
        with vault.transaction():
            write_keys(vault.meta, kept)
