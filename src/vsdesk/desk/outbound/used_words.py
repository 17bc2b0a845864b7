"""The words that a condition is met: one exit uses them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.consent.condition_rules import MET
from vsdesk.records.gate.record_filter import FILE
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.records.gate.record_filter import DisclosedRecord


def used_up(
    by: Iterable[GateDecision],
    digest: str,
    left: Iterable[DisclosedRecord],
    *,
    pictured: bool = True,
) -> list[Edit]:
    """The edits by which an exit uses up the words, that a condition is met, of all on whose word it left;
    those of a photo only where one is among the records that left with its file, and the paper shows it, or
    where it was told that one may be published."""
    every = tuple(by)
    files = {one.id for one in left if FILE & one.values.keys()} if pictured else set[str]()
    shown = any(not one.portraits.isdisjoint(files) for one in every)
    words = [id for one in every for id in one.met]
    words += [id for one in every if shown or one.published for id in one.met_by_photo]
    return spent(dict.fromkeys(words), digest)


def spent(words: Iterable[str], digest: str) -> list[Edit]:
    """The edits by which an exit uses up these words."""
    return [Edit(MET, {"exit": digest}, id=one) for one in words]
