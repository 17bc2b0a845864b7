"""Searching page by page, with filters; searches that are kept under a name.

Kept searches lie in the vault, encrypted as all of it; they do not travel, and go with whom they sought
when that file is erased.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any, Final

from vsdesk.errors import UserError
from vsdesk.names.fold import fold
from vsdesk.progress import SILENT
from vsdesk.vault.erasure.scrub import SEARCHES
from vsdesk.vault.read.vault_reads import ListFilter
from vsdesk.vault.search.index import CAP

if TYPE_CHECKING:
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.progress import Progress
    from vsdesk.vault.read.vault_reads import SearchRun

_MOST: Final = 100
SEARCH_MOST: Final = CAP  # beyond it hits are not counted, only shown
_NAME_LIMIT: Final = 80  # characters
_KNOWN: Final = frozenset(one.name for one in fields(ListFilter))


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """Words and filters under a name."""

    name: str = field(repr=False)
    where: ListFilter = field(repr=False)


class SearchService:
    """Searching in full, and kept searches."""

    def __init__(self, context: DeskContext) -> None:
        self._vault = context.vault

    def run(self, text: str, where: ListFilter | None = None) -> SearchRun:
        """What `search` finds, to be asked for page by page (`more`), each hit with why it was found.

        `where.kind` "" asks every kind.
        """
        return self._vault.read.search_run(text, where)

    def count(self, text: str, where: ListFilter | None = None, progress: Progress = SILENT) -> int:
        """How many roots answer a search, counted up to `SEARCH_MOST`. May be cancelled."""
        return self._vault.read.search_run(text, where).count(SEARCH_MOST, progress)

    def authors(self) -> list[str]:
        """The codes of the devices that wrote the cases, families and other roots here."""
        return sorted({*self._vault.read.authors().values()})

    def saved(self) -> tuple[SavedSearch, ...]:
        """All of them, in the order of their names."""
        held = self._vault.standing.facts.get(SEARCHES, [])
        kept = [SavedSearch(str(one["name"]), _filter(one["where"])) for one in held]
        return tuple(sorted(kept, key=lambda one: fold(one.name)))

    def keep(self, name: str, where: ListFilter) -> None:
        """Keep a search, or replace the one of this name. Raises UserError E_VALUE for too long a name."""
        name = " ".join(name.split())
        if not name or len(name) > _NAME_LIMIT:
            raise UserError("E_VALUE", field="name")
        asked = {key: value for key, value in asdict(where).items() if value is not None}
        held = [*self._but(name), {"name": name, "where": asked}]
        if len(held) > _MOST:
            raise UserError("E_VALUE", field="name")
        self._write(held)

    def drop(self, name: str) -> None:
        """Forget a search; one that is not there is no matter."""
        self._write(self._but(name))

    def _but(self, name: str) -> list[Any]:
        return [one for one in self._vault.meta.get(SEARCHES, []) if one["name"] != name]

    def _write(self, held: list[Any]) -> None:
        with self._vault.transaction():
            self._vault.meta.put(SEARCHES, held)


def _filter(kept: dict[str, Any]) -> ListFilter:
    """The filter as it was kept; what a newer program kept besides is passed over."""
    return ListFilter(**{name: value for name, value in kept.items() if name in _KNOWN})
