"""Logs here in which an entry follows one that is not here (docs/spec/bundle.md §7).

A bundle that was written before a vault was put back holds what comes after the entries which that one lost.
Until they are here, the vault names no head of such a log as held: the peers then send all of it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.vault.schema import GAPS

if TYPE_CHECKING:
    from vsdesk.crypto.canonical import Json
    from vsdesk.vault.vault import Vault


def of(vault: Vault) -> frozenset[str]:
    """The ids of these logs."""
    return frozenset(map(str, vault.meta.get(GAPS, [])))


def note(vault: Vault, log: str) -> None:
    """Something of a log came without what is before it."""
    _keep(vault, {*of(vault), log})


def forget_filled(vault: Vault) -> None:
    """After entries came: those that are whole now are logs like any other."""
    held = {one: vault.ledger.log(one) for one in of(vault)}
    _keep(vault, {one for one, log in held.items() if log and vault.postings.has_gap(log.n)})


def _keep(vault: Vault, logs: set[str]) -> None:
    told: list[Json] = [*sorted(logs)]
    if told != vault.meta.get(GAPS, []):
        vault.meta.put(GAPS, told)
