"""Searches that are kept under a name: in the vault, encrypted as all of it; they do not travel."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any, Final

from vsdesk.desk.recording import Recording
from vsdesk.errors import UserError
from vsdesk.vault.reading import ListFilter

if TYPE_CHECKING:
    from vsdesk.records.values import Json

_KEY: Final = "searches"
_MOST: Final = 100
_NAME_LIMIT: Final = 80  # characters
_KNOWN: Final = frozenset(one.name for one in fields(ListFilter))


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """Words and filters under a name."""

    name: str = field(repr=False)
    where: ListFilter = field(repr=False)


class Searching(Recording):
    """Kept searches."""

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """All of them, in the order of their names."""
        held = self.vault.standing.facts.get(_KEY, {})
        return tuple(SavedSearch(name, _filter(held[name])) for name in sorted(held))

    def keep_search(self, name: str, where: ListFilter) -> None:
        """Keep a search, or replace the one of this name. Raises UserError E_VALUE for too long a name."""
        name = " ".join(name.split())
        if not name or len(name) > _NAME_LIMIT:
            raise UserError("E_VALUE", field="name")
        held: dict[str, Json] = dict(self.vault.meta.get(_KEY, {}))
        held[name] = asdict(where)
        if len(held) > _MOST:
            raise UserError("E_VALUE", field="name")
        with self.vault.transaction():
            self.vault.meta.put(_KEY, held)

    def drop_search(self, name: str) -> None:
        """Forget a search; one that is not there is no matter."""
        held: dict[str, Json] = dict(self.vault.meta.get(_KEY, {}))
        held.pop(name, None)
        with self.vault.transaction():
            self.vault.meta.put(_KEY, held)


def _filter(kept: dict[str, Any]) -> ListFilter:
    """The filter as it was kept; what a newer program kept besides is passed over."""
    return ListFilter(**{name: value for name, value in kept.items() if name in _KNOWN})
