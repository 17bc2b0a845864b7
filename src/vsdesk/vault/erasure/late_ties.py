"""That somebody stood in two families, said in the row that was erased while it was under way.

The body is dropped like any, but for whom it names: that tie guards whoever stays (docs/spec/bundle.md §10).
So a coordinator's vault writes it, by ids alone, at the row that stays. Inside the caller's transaction.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.values import is_id
from vsdesk.records.dossier import ids_in
from vsdesk.vault.edit import Edit
from vsdesk.vault.read.entry_groups import MEMBER, MOST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vsdesk.crypto.canonical import Json
    from vsdesk.vault.vault import Vault

_ALSO: Final = "also"


class LateTies:
    """Collects them while a volume is taken in, and writes them once its records are folded."""

    def __init__(self) -> None:
        self._named: dict[str, set[str]] = defaultdict(set)  # by the row that stays those that went
        self._by: dict[str, set[str]] = defaultdict(set)  # and the other way

    def note(self, kind: str, rec: str, values: Mapping[str, Json]) -> None:
        """A body is about to be dropped. Of more than are looked at of one person no more are taken."""
        for id in filter(is_id, ids_in(values.get(_ALSO))) if kind == MEMBER else ():
            if len(self._by[rec]) < MOST and len(self._named[id]) < MOST and id != rec:
                self._by[rec].add(id)
                self._named[id].add(rec)

    def keep(self, vault: Vault) -> None:
        """Write them where they stay. Another device than a coordinator's keeps nothing."""
        if not self._named or vault.role != "coordinator" or not vault.trust.enrolled:
            return
        if edits := [*self._edits(vault)]:
            vault.save(edits, links=False)

    def _edits(self, vault: Vault) -> Iterator[Edit]:
        for id, row in sorted(vault.read.views(self._named).items()):
            free = not (row.erased or row.deleted or row.space in vault.erasing.locked)
            named = {*filter(is_id, ids_of(row, _ALSO))}
            # Beyond so many of one person nothing is looked at: nobody is named then.
            if (
                row.kind == MEMBER
                and free
                and len(named) <= MOST
                and (more := self._named[id] - named)
            ):
                yield Edit(MEMBER, {_ALSO: [*sorted(named | more)]}, id=id)
