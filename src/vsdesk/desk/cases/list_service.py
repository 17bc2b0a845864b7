"""Lists of cases and families, page by page, and finding one in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.numerals import in_ascii
from vsdesk.records.dictionary.case_numbers import FORMER

if TYPE_CHECKING:
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.vault.read.vault_reads import Cursor, ListFilter, Page, SearchHit


_NUMBERED: Final = 200  # former numbers of each device among which one is looked for


class ListService:
    """Pages of rows, newest first or by the head that was chosen."""

    def __init__(self, context: DeskContext) -> None:
        self._vault = context.vault

    def page(self, where: ListFilter, after: Cursor | None = None, limit: int = 100) -> Page:
        """A page of the list of cases (or of `where.kind`)."""
        return self._vault.read.page(where, after, limit)

    def ids(self, where: ListFilter) -> list[str]:
        """All that the filter lets through, in the order of the list."""
        found: list[str] = []
        page = self.page(where)
        while True:
            found += [row.id for row in page.rows]
            if page.next is None:
                return found
            page = self.page(where, page.next)

    def families(self, where: ListFilter, after: Cursor | None = None, limit: int = 100) -> Page:
        """A page of the list of families."""
        return self._vault.read.page(replace(where, kind="family"), after, limit)

    def count(self, where: ListFilter) -> int:
        """How many rows the filter lets through."""
        return self._vault.read.count(where)

    def search(
        self, text: str, limit: int = 50, where: ListFilter | None = None
    ) -> list[SearchHit]:
        """Names in any script, numbers, phones, places, notes; newest first.

        `where` narrows by kind, status, governorate, years of the event; its own words are not asked.
        """
        return self._vault.read.find(text, limit, where)

    def find_id(self, text: str) -> str:
        """The id of a record named by its id, or by a number that it has, or had before enrolment.

        The number that one has now goes before one that another had. Raises UserError E_NOT_FOUND, E_SEVERAL.
        """
        text = in_ascii(text.strip())
        if self._vault.read.view(text) is not None or self._vault.standing.is_away(text):
            return text
        found = self._vault.read.roots_numbered(text) or self._had(text)
        if len(found) != 1:
            raise UserError("E_SEVERAL" if found else "E_NOT_FOUND")
        return found[0]

    def _had(self, number: str) -> list[str]:
        """The roots that had this number before their device was enrolled."""
        held = self._vault.read.holding(number, "external_ref", _NUMBERED)
        former = [
            one.space for one in held if (one.text("body"), one.text("ref_no")) == (FORMER, number)
        ]
        return [*dict.fromkeys(former)]
