"""The words that a condition is met: one exit uses them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.consent.conditions import MET
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.gate.disclosure import Disclosed


def used_up(by: Iterable[Disclosed], digest: str) -> list[Edit]:
    """The edits by which an exit uses up the words, that a condition is met, of all on whose word it left."""
    return spent(dict.fromkeys(id for one in by for id in one.met), digest)


def spent(words: Iterable[str], digest: str) -> list[Edit]:
    """The edits by which an exit uses up these words."""
    return [Edit(MET, {"exit": digest}, id=one) for one in words]
