"""A device's key to encrypt to is turned, and who is sealed to with which key (docs/spec/bundle.md §9.4).

The device makes the next key and introduces it with its next bundle for coordinators; one of them names it in
the next list; from then on everybody seals to it. What was sealed to the old key before opens for a year.
Of a device that turns again and again only the first keys are named unasked: a copy of it may be what turns.
Raises UserError E_NOT_ENROLLED, E_REVOKED, E_ROLE; Refused E_LIMIT for a device that turned too often.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.crypto.keys import EncryptionKey
from vsdesk.crypto.labelled_hash import sha256
from vsdesk.errors import Refused, UserError
from vsdesk.exchange.enrolment import leading, publish
from vsdesk.exchange.share import groups
from vsdesk.history.device import introduce, parse_introduction
from vsdesk.history.trust import next_version
from vsdesk.vault.meta import HeldKey, read_keys, write_keys
from vsdesk.vault.sync.peer_lives import is_two, one_again_at, reborn_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.exchange.share import Audience
    from vsdesk.history.device import Introduction
    from vsdesk.history.trust import Device
    from vsdesk.vault.vault import Vault

_DAY: Final = 86_400_000  # milliseconds
RENEWED: Final = 180 * _DAY  # after which a device makes its next key
KEPT: Final = 365 * _DAY  # for which it still opens what was sealed to the one before
MOST: Final = 32  # keys of one device that a list names
UNASKED: Final = 3  # of these that are named within that time without anybody's word
_UNASKED_EVER: Final = 16  # and in all: the rest stay for what a coordinator says
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
    whatever else it is, it is passed over. Of those that no list names the last one is kept, so that nobody
    who hands over often fills the place of another. Inside the caller's transaction."""
    try:
        found = parse_introduction(data)
    except Refused:
        return None
    if found.device_id != sender:
        return None
    if not _is_named(vault, found):
        for known in vault.trust.introductions(sender):
            if known != data and not _is_named(vault, parse_introduction(known)):
                vault.trust.forget_introduction(sha256(known))
        vault.trust.introduce(sender, sha256(data), data)
    return found


def waiting(vault: Vault, device_id: str) -> Introduction | None:
    """The key that another device introduced last, where it turned too often to be named unasked."""
    device, own = vault.trust.device(device_id), vault.identity.device_id
    trust = vault.trust.trust
    if device is None or device_id == own or trust is None or trust.newest.is_revoked(device_id):
        return None
    frames = map(parse_introduction, vault.trust.introductions(device_id))
    found = next((one for one in frames if one.encryption not in device.encryption), None)
    return None if found is None or _unasked(vault, device) else found


def say_new_key(vault: Vault, device_id: str, key: str) -> None:
    """A coordinator said that the key that waits (`waiting`), of the fingerprint `key`, is this device's.

    Raises UserError E_CHANGED where another one, or none, waits now; Refused E_LIMIT where the list names as
    many of its keys as it may: it is admitted anew then.
    """
    leading(vault)
    made, device = waiting(vault, device_id), vault.trust.device(device_id)
    if made is None or device is None or made.recipient_fingerprint != key:
        raise UserError("E_CHANGED")
    if len(device.encryption) >= MOST:
        raise Refused("E_LIMIT", "keys")
    _publish(vault, made)


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


def audiences(vault: Vault, device_ids: Sequence[str] | None) -> list[Audience]:
    """The groups that a file each is written for: where one cannot be sealed to all keys of its devices, a
    file for each of these. Raises as `groups`."""
    found: list[Audience] = []
    for group in groups(vault, device_ids):
        apart = [replace(group, devices=(device,)) for device in group.devices]
        found += [group] if len(_sealed_to(vault, group)) <= _STANZAS else apart
    return found


def recipients(vault: Vault, group: Audience) -> list[bytes]:
    """The public keys to which a bundle for these devices is sealed: of each its newest one.

    Of a device that came in another incarnation, and with a list that is older than the newest here, some
    before it too: it was put back from a copy that may not hold the newest. Of one that is two all of them:
    either copy may have turned the key, and the other one holds an earlier one alone. So it is until the one
    that a coordinator said to be left showed a list as new as was held then, and while a key of it waits for
    a coordinator's word.
    """
    found = _sealed_to(vault, group)
    newest = len(group.devices)
    return [*found[:newest], *found[newest:][: max(_STANZAS - newest, 0)]]  # the first ones stay


def _sealed_to(vault: Vault, group: Audience) -> list[bytes]:
    """All of these keys: the newest of each device, then the others, of each the oldest first."""
    found = [device.newest_key for device in group.devices]
    for device in group.devices:
        since = reborn_at(vault.meta, device.device_id)
        settled = one_again_at(vault.meta, device.device_id)
        shown = vault.postings.peer_trust(device.device_id) if since or settled else 0
        asks = shown < settled or waiting(vault, device.device_id) is not None
        if asks or is_two(vault.meta, device.device_id):
            found += device.encryption[:-1]
        elif shown < since and shown < _named_in(vault, device):
            found += device.encryption[-_SEALED:-1]
    return found


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
    """Sign the list that names what a device introduced, where this one leads and no list names it yet, and
    unless it turned so often that somebody is to be asked."""
    trust = vault.trust.trust
    assert trust is not None
    device, own = trust.newest.device(made.device_id), vault.identity.device_id
    leads = own in trust.newest.acting_coordinators()
    if not leads or device is None or trust.newest.is_revoked(made.device_id):
        return
    room = len(device.encryption) < MOST if made.device_id == own else _unasked(vault, device)
    if room and made.encryption not in device.encryption:
        _publish(vault, made)


def _publish(vault: Vault, made: Introduction) -> None:
    trust = vault.trust.trust
    assert trust is not None
    draft = next_version(trust)
    rows = tuple(
        replace(one, encryption=(*one.encryption, made.encryption))
        if one.device_id == made.device_id
        else one
        for one in draft.devices
    )
    publish(vault, replace(draft, devices=rows))


def _unasked(vault: Vault, device: Device) -> bool:
    """Whether one more key of a device may be named without anybody's word: by when the lists that named its
    last ones came here. A list of which nobody noted that came long ago."""
    trust, came = vault.trust.trust, vault.trust.came()
    assert trust is not None
    first: dict[bytes, int] = {}
    for held in trust.lists:
        row, at = held.body.device(device.device_id), came.get(held.hash, 0)
        for key in () if row is None else row.encryption:
            first[key] = min(first.get(key, at), at)
    since = vault.clock() - RENEWED
    lately = [key for key in device.encryption[1:] if first.get(key, 0) > since]
    return len(lately) < UNASKED and len(device.encryption) < min(_UNASKED_EVER, MOST)


def _is_named(vault: Vault, made: Introduction) -> bool:
    device = vault.trust.device(made.device_id)
    return device is not None and made.encryption in device.encryption


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
