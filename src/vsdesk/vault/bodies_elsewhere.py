"""Why nothing of this vault leaves: a part of it is known to be elsewhere, and a no may lie in that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.gate.reasons import OLDER, TRAVEL
from vsdesk.vault import older_copy
from vsdesk.vault.journey.journey import held_in

if TYPE_CHECKING:
    from vsdesk.vault.meta import Meta


def why_away(meta: Meta) -> str:
    """The reason of the gate: most of it is put away for a journey, or this is an older copy that lacks
    saves; "" where nothing is known to be elsewhere."""
    if held_in(meta) is not None:
        return TRAVEL
    seen = older_copy.told(meta)
    return OLDER if seen is not None and seen.lacks else ""
