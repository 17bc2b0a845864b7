"""Who is asked again on a day: one row for each person, of answers that still stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.checks.due_dates import last_said

if TYPE_CHECKING:
    from vsdesk.vault.read.due_index import Row
    from vsdesk.vault.vault import Vault


class AskedOnce:
    """One row for all that a person is asked again on one day, of answers that still stand:
    each family is read once."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._spaces: set[str] = set()
        self._stands: set[str] = set()
        self._asked: set[tuple[str, str, str]] = set()

    def __call__(self, rows: list[Row]) -> list[Row]:
        spaces = {one.space for _, one in rows} - self._spaces
        if spaces:
            self._spaces |= spaces
            grants = self._vault.read.within(spaces, "consent_grant")
            self._stands |= last_said(grants, self._vault.trust.believes)
        found = []
        for day, one in rows:
            asked = (one.space, one.text("grantor"), day)
            if one.id in self._stands and asked not in self._asked:
                self._asked.add(asked)
                found.append((day, one))
        return found
