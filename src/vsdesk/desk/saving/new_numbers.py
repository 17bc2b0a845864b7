"""What a new case or family gets by itself: its number, its documenter, the day, where its review stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.dates.days import day_at
from vsdesk.records.dictionary.case_numbers import NUMBERS, Number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.records.dictionary.values import Json
    from vsdesk.vault.edit import Edit
    from vsdesk.vault.vault import Vault

# Where the work on a new case stands. What a family says is preset nowhere: not the fate either, which
# every paper presumes alive as long as nothing else is established.
CASE_DEFAULTS: Final[Mapping[str, str]] = {
    "review_state": "draft",
    "search_status": "new",
}


class CaseNumbers:
    """Fills new roots. The count of each year is kept in the vault; the caller holds the transaction."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def filled(self, edit: Edit, *, whole: bool = True) -> Edit:
        """The edit with what a new root gets; `whole` False: its number alone, the rest as it came."""
        if edit.kind not in NUMBERS or edit.delete or edit.restore:
            return edit
        if edit.id is not None and self._vault.holds(edit.id):
            return edit
        field = NUMBERS[edit.kind]
        values: dict[str, Json] = dict(edit.set)
        if not values.get(field):
            values[field] = self._next(family=edit.kind == "family")
        if whole:
            values.setdefault("documenter", self._vault.by)
        if whole and edit.kind == "case":
            values.setdefault("intake_date", self._today())
            for name, value in CASE_DEFAULTS.items():
                values.setdefault(name, value)
        return replace(edit, set=values)

    def _today(self) -> str:
        return day_at(self._vault.env.clock())

    def _next(self, *, family: bool) -> str:
        vault = self._vault
        year = int(self._today()[:4])
        key = f"number{'_family' if family else ''}_{year}"
        count = int(vault.meta.get(key, 0)) + 1
        vault.meta.put(key, count)
        org, letter = (vault.trust.code, vault.letter) if vault.letter else ("", "")
        return str(Number(year % 100, count, org, letter, family))
