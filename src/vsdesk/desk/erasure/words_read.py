"""What an order to erase says of the words that it read: of each file beside it up to where.

What was put aside, under way, or here without its body, no order reads; once who goes is gone nobody can look
for them in it. So it waits (docs/spec/bundle.md §10).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vsdesk.vault.edit import Edit
from vsdesk.vault.read.erased_links import MISTAKE
from vsdesk.vault.read.heads_read import heads_in
from vsdesk.vault.read.late_words import BESIDE, REFERENCE

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class WordsRead:
    """The spaces of the files that stay and whose words an order read; `guarded`: somebody who goes was
    hidden somewhere."""

    spaces: frozenset[str] = frozenset()
    guarded: bool = False

    def edits(self, vault: Vault, why: str, order: str) -> list[Edit]:
        """What is written into each of these files, before anything goes. Whoever was hidden nowhere and goes
        by mistake may be named. `order`: the SHA-256 of its frame."""
        if why == MISTAKE and not self.guarded:
            return []
        spec = vault.dictionary.kind(BESIDE)
        lies_in = () if spec is None else spec.spaces
        roots = vault.read.views(self.spaces - vault.erasing.locked).values()
        telling = sorted(one.id for one in roots if one.kind in lies_in and not one.erased)
        heads = heads_in(vault.database, {REFERENCE, *telling})
        shared = heads.get(REFERENCE, [])
        return [_said_in(root, [*heads.get(root, ()), *shared], order) for root in telling]


def _said_in(root: str, heads: list[str], order: str) -> Edit:
    said: list[Json] = [*sorted({*heads})]
    return Edit(BESIDE, {"order": order, "heads": said}, parent=root)
