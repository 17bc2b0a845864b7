"""What another coordinator's device holds whole, by what it acknowledged: so much can be put away here
before a journey (docs/spec/vault.md §16).

A receipt says that the entries came, and the wishes of the same bundle what did not come with them. So a
device holds a space when it acknowledged the newest head of each of its logs and asks for nothing of it. Of
a device that is two nobody knows which one holds it: what it acknowledged counts for nothing.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from vsdesk.vault.read import views
from vsdesk.vault.sync.peer_lives import is_two, reborn_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from vsdesk.vault.vault import Vault

_OF_ENTRIES: Final = (
    "SELECT DISTINCT log.space FROM entry JOIN log ON log.n = entry.log "
    "WHERE entry.eh IN (SELECT unhex(value) FROM json_each(?)) "
    "AND EXISTS (SELECT 1 FROM op WHERE op.entry = entry.n AND op.state = 0)"
)
# Where something lies here that another device wrote than these two.
_OF_OTHERS: Final = (
    "SELECT DISTINCT log.space FROM log JOIN entry ON entry.log = log.n "
    "WHERE log.kid NOT IN (SELECT unhex(value) FROM json_each(?)) "
    "AND EXISTS (SELECT 1 FROM op WHERE op.entry = entry.n AND op.state = 0)"
)
_OF_FILES: Final = (
    "SELECT DISTINCT record.space FROM link JOIN record ON record.n = link.source "  # noqa: S608 - literals
    f"WHERE link.field = 'blob' AND link.target IN {views.IDS}"
)


def held_elsewhere(
    vault: Vault, spaces: Collection[str], most: int, *, by_one: bool = False
) -> frozenset[str]:
    """Those of these spaces that some other coordinator's device holds whole, as far as it said so.
    `most`: how much one bundle can ask for. `by_one`: by a device that always came in one incarnation, so
    that no older copy of it can have said so."""
    trust = vault.trust.trust
    found: set[str] = set()
    for device in trust.newest.active() if trust is not None else ():
        peer = device.device_id
        if device.role != "coordinator" or peer == vault.identity.device_id:
            continue
        if not is_two(vault.meta, peer) and not (by_one and reborn_at(vault.meta, peer)):
            found |= {*spaces} - _lacks(vault, peer, spaces, most)
    return frozenset(found)


def _lacks(vault: Vault, peer: str, spaces: Collection[str], most: int) -> set[str]:
    """What of these is not known to be whole at a device.

    Of what it asks for only that counts which is here: what a third device keeps back puts nothing in doubt.
    Whoever asks for as many bodies as one bundle can name lacks more than it says, but nothing else that was
    written here: that is asked for first.
    """
    asked = vault.postings.asked([peer])
    bodies = {name for what, name, _ in asked if what == "body"}
    chunks = {name for what, name, _ in asked if what == "chunk"}
    counted = [sum(what == one for what, *_ in asked) for one in ("body", "chunk")]
    if counted[1] >= most:
        return {*spaces}
    lacking = {log.space for log in vault.postings.pending([peer])}
    if counted[0] >= most:
        lacking |= _spaces(vault, _OF_OTHERS, (vault.identity.device_id, peer))
    lacking |= _spaces(vault, _OF_ENTRIES, bodies) | _spaces(vault, _OF_FILES, chunks)
    known = {log.space for log in vault.ledger.logs()}
    return lacking | ({*spaces} - known)


def _spaces(vault: Vault, sql: str, names: Iterable[str]) -> set[str]:
    rows = vault.database.query(sql, (json.dumps(sorted(names)),))
    return {row[0].hex() for row in rows}
