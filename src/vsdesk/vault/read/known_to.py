"""What a device may name by a link, because it may have it: for a link of which only the entry is here.

An id is known to whoever holds its record, or another one that names it. A coordinator's device holds
everything. Any other one holds the spaces in which it wrote, those that this vault gave it or that it
acknowledged, and those that were ever assigned or given to it, whoever did that; and what a case of these
names. What it says of itself is not asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.history.op_scopes import SHARED
from vsdesk.vault.ledger import Ledger
from vsdesk.vault.read.tied_files import named_from
from vsdesk.vault.sync.pending import Runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vsdesk.history.merge import Rules
    from vsdesk.history.state import StoredOp
    from vsdesk.vault.database import Database

_ROOTS: Final = "SELECT n FROM record WHERE id = space"
_LENDING: Final = ("assigned", "given_to")


def knows_all(device_id: str, rules: Rules) -> bool:
    """Whether a device may name whatever there is: a coordinator's, and one whose role no list says."""
    return rules.role(device_id) in ("coordinator", None)


def known_to(database: Database, device_ids: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """By device that does not know all the spaces of which it may name something."""
    runs = Runs(database)
    found = {id: runs.spaces_with(id) | runs.spaces_of(id) for id in device_ids}
    if not found:  # nearly always
        return {}
    numbers = [int(row[0]) for row in database.query(_ROOTS)]
    for ops in Ledger(database).ops_of(numbers).values():
        for op in ops:
            for device_id in found.keys() & _lent_to(op):
                found[device_id].add(op.space)
    return {id: _reached(database, spaces - SHARED) for id, spaces in found.items()}


def _lent_to(op: StoredOp) -> set[str]:
    said = (op.values.get(name) for name in _LENDING if name in op.fields)
    return {str(one) for value in said if isinstance(value, list) for one in value}


def _reached(database: Database, spaces: set[str]) -> frozenset[str]:
    """These, with the families and incidents of their cases, and what all of these name."""
    held = spaces | named_from(database, spaces)
    return frozenset(held | named_from(database, held))
