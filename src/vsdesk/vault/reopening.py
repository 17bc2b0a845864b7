"""What the program may open by itself of what this device wrote: where it works out anew what it once closed.

A vault that lacks saves has less than what it told already, so what it works out again would open what was
closed for a reason that is lost. It takes nothing out while it knows of a lack, and never what another life
of this device wrote and the others gave back: that is ended by a person (docs/spec/bundle.md §8.11).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from vsdesk.vault.bodies_elsewhere import why_away

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from vsdesk.records.dossier import Dossier
    from vsdesk.vault.meta import Meta
    from vsdesk.vault.vault import Vault

# Under it: the incarnations that this copy wrote in, each with the commits that it had when that ended.
LIVED: Final = "lived"
_MOST: Final = 200  # of these, the newest: what an older one wrote counts as come back
_OWN: Final = (
    "SELECT log.inc, op.came FROM entry JOIN op ON op.entry = entry.n JOIN log ON log.n = entry.log "
    "WHERE entry.eh IN (SELECT unhex(substr(value, 1, 64)) FROM json_each(?1)) AND log.kid = ?2 "
    "AND lower(hex(entry.eh)) || ':' || op.idx IN (SELECT value FROM json_each(?1))"
)


def begin_anew(meta: Meta, random: Callable[[int], bytes], *, forked: bool) -> None:
    """Another incarnation, inside the caller's transaction. `forked`: another copy wrote in the present one
    too, so what it says was not all written here."""
    lived, inc = meta.get(LIVED, {}), meta.get("inc")
    if forked:
        lived.pop(inc, None)
    else:
        lived[inc] = int(meta.get("commits"))
    meta.put(LIVED, dict(sorted(lived.items(), key=lambda one: one[1])[-_MOST:]))
    meta.put("inc", random(16).hex())
    meta.put("anew", True)  # the others hear of it, and give back what is missing here
    meta.put_raw("instance", random(16))


def may_widen(vault: Vault, ops: Collection[str]) -> bool:
    """Whether the program may by itself take out or open what these ops of this device say: it knows of no
    lack, and all of them were written here. What a file lacks is asked beside (`is_whole`)."""
    return not why_away(vault.meta) and not came_back(vault, ops)


def is_whole(dossier: Dossier, people: Collection[str] = ()) -> bool:
    """Whether what is found in a file is all that guards somebody in it, so that what the program works out
    of it may open something: nothing is known to be missing, and no word was put aside of a withdrawn device
    that says no there, or asks for something where one of these `people` lies."""
    beyond = dossier.beyond
    return not (beyond.missing() or beyond.put_aside() or beyond.asked_aside(people))


def came_back(vault: Vault, ops: Collection[str]) -> bool:
    """Whether one of these ops of this device was written in another life of it, and came back."""
    present, lived = vault.identity.incarnation, vault.meta.get(LIVED, {})
    asked = (json.dumps(sorted({*ops})), bytes.fromhex(vault.identity.device_id))
    return any(
        inc.hex() != present and (came is None or came >= lived.get(inc.hex(), came))
        for inc, came in vault.database.query(_OWN, asked)
    )
