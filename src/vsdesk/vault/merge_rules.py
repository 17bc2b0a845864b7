"""By which rules what a vault holds is folded: the dictionary's table, and the roles of the newest list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.history.field_rules import Rules
from vsdesk.history.op_scopes import Scopes
from vsdesk.vault.brought_ids import unmade_here

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.vault.database import Database
    from vsdesk.vault.sync.trust_store import TrustStore


def rules_of(known: Dictionary, held: TrustStore, database: Database) -> Rules:
    """The rules as they are now: made anew when roles or fields change."""

    def tells_exit(kind: str, name: str) -> bool:
        spec = known.field(kind, name)
        return spec is not None and spec.exit

    devices = () if held.trust is None else held.trust.keys()
    active = () if held.trust is None else held.trust.newest.active()
    return Rules(
        *(known.may, held.role_of, known.right, known.opens, known.journal, known.chosen),
        led=held.led,
        tells_exit=tells_exit,
        within=Scopes(devices).allows,
        listed=devices,
        active=[one.device_id for one in active],
        own=held.device_id,
        unmade=unmade_here(database),
        since=None if held.trust is None else held.trust.since(),
    )
