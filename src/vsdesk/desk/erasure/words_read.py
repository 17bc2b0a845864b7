"""What an order to erase says of the words that it read: of each file beside it up to where.

What was put aside, under way, or here without its body, no order reads; once who goes is gone nobody can look
for them in it. So it waits (docs/spec/bundle.md §10).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.vault.edit import Edit
from vsdesk.vault.read.erased_links import MISTAKE
from vsdesk.vault.read.heads_read import heads_in, own_work_in
from vsdesk.vault.read.late_words_here import REFERENCE
from vsdesk.vault.read.orders_beside import BESIDE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.dictionary.values import Json
    from vsdesk.vault.vault import Vault

_MOST: Final = 5_000  # heads in one record: it stays within what a body may hold


@dataclass(frozen=True, slots=True)
class WordsRead:
    """The spaces of the files that stay and whose words an order read; `anybody`: there is somebody who goes,
    so our own work was read too; `guarded`: they were hidden somewhere."""

    spaces: frozenset[str] = frozenset()
    guarded: bool = False
    anybody: bool = False

    def edits(self, vault: Vault, why: str, order: str) -> list[Edit]:
        """What is written into each of these files, before anything goes. Whoever was hidden nowhere and goes
        by mistake may be named. `order`: the SHA-256 of its frame."""
        if not self.anybody or (why == MISTAKE and not self.guarded):
            return []
        spec = vault.dictionary.kind(BESIDE)
        lies_in = () if spec is None else spec.spaces
        roots = vault.read.views(self.spaces - vault.erasing.locked).values()
        telling = sorted(one.id for one in roots if one.kind in lies_in and not one.erased)
        ours = own_work_in(vault.database)
        heads = heads_in(vault.database, {REFERENCE, *telling, *ours})
        shared = heads.get(REFERENCE, [])
        said = [_said(order, [*heads.get(root, ()), *shared], parent=root) for root in telling]
        every = sorted({*shared, *(head for root in ours for head in heads.get(root, ()))})
        parts = range(0, max(len(every), 1), _MOST)
        return said + [_said(order, every[at : at + _MOST], space=REFERENCE) for at in parts]


def _said(
    order: str, heads: Iterable[str], *, parent: str | None = None, space: str | None = None
) -> Edit:
    said: list[Json] = [*sorted({*heads})]
    return Edit(BESIDE, {"order": order, "heads": said}, parent=parent, space=space)
