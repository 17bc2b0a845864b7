"""The files beside an order: every file that a link leads to or from whatever goes, by which a file guards
another. In each of them it is looked what would be open then, whatever is erased."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.dependents import hanging
from vsdesk.desk.erasure.entries_left import other_entries
from vsdesk.vault.read.neighbours import OF_CASES
from vsdesk.vault.read.tied_files import tied_files

if TYPE_CHECKING:
    from collections.abc import Collection

    from vsdesk.history.erasure import RecordKey
    from vsdesk.vault.vault import Vault

_CASES: Final = 5  # of each family, whose exits are asked


def near(vault: Vault, reached: Collection[RecordKey]) -> list[str]:
    """The cases and families of which it is asked what leaves: the files that a link ties to what goes, what
    hangs on them, and the other entries of their persons; what goes as a whole is none of them."""
    gone = {rec for _, rec in reached}
    found: dict[str, None] = {}
    for root in vault.read.views(
        sorted(tied_files(vault.database, vault.dictionary, gone))
    ).values():
        if root.id in gone or root.kind not in OF_CASES:
            continue
        if root.kind != "incident":
            found[root.id] = None
        found |= dict.fromkeys(islice(hanging(vault, root), _CASES))
    entries = other_entries(vault, {one for one in found if vault.kind_of(one) == "case"})
    every = dict.fromkeys((*found, *sorted(entries)))
    roots = vault.read.views(every)
    held = (roots[id] for id in every if id in roots and id not in gone)
    return [one.id for one in held if not one.erased and one.id == one.space]
