"""The files beside an order: every file that a link leads to or from whatever goes, by which a file guards
another. In each of them it is looked what would be open then, whatever is erased."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.hanging import hanging
from vsdesk.desk.erasure.entries_left import other_entries
from vsdesk.vault.read.tied_files import tied_files

if TYPE_CHECKING:
    from collections.abc import Collection

    from vsdesk.history.erasure import RecordKey
    from vsdesk.vault.vault import Vault

_CASES: Final = 5  # of each family, whose exits are asked


def beside(vault: Vault, reached: Collection[RecordKey]) -> set[str]:
    """Their roots; what goes as a whole is none of them."""
    gone = {rec for _, rec in reached}
    return tied_files(vault.database, vault.dictionary, gone) - gone


def near(vault: Vault, reached: Collection[RecordKey]) -> list[str]:
    """The cases and families of which it is asked what leaves: those files, what hangs on them, and the other
    entries of their persons."""
    gone = {rec for _, rec in reached}
    found: dict[str, None] = {}
    for root in vault.read.views(sorted(beside(vault, reached))).values():
        if root.kind in ("case", "family", "incident"):
            found |= dict.fromkeys([root.id] if root.kind != "incident" else ())
            found |= dict.fromkeys(islice(hanging(vault, root), _CASES))
    entries = other_entries(vault, {one for one in found if vault.kind_of(one) == "case"})
    every = dict.fromkeys((*found, *sorted(entries)))
    roots = vault.read.views(every)
    return [
        id
        for id in every
        if id not in gone
        and id in roots
        and not roots[id].erased
        and roots[id].id == roots[id].space
    ]
