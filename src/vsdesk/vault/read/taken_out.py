"""What a coordinator took out is no fact in any reading, whatever others wrote there since, until
a coordinator restores it (docs/spec/bundle.md §8.12).

Such a record is shown, with both facts: a delete hides only what its writer saw.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from vsdesk.history.entry import DELETED
from vsdesk.records.copy_mark import marks
from vsdesk.records.gate.papers.own_file_rows import ON_OWN_PAPER
from vsdesk.vault.read.makers import is_other

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.records.dossier import RecordView


def without_taken_out(records: Sequence[RecordView], rules: Rules) -> dict[str, RecordView] | None:
    """The records by id; those that a coordinator took out, and what lies below them, as removed. None where
    none was: nearly every file."""
    out = [one for one in records if DELETED in one.fields and one.taken_out]
    copies = frozenset(a.word for one in records for a in marks(one)) if out else frozenset()
    gone = {one.id for one in out if _was_taken_out(one, rules, copies)}
    if not gone:
        return None
    below: dict[str, list[str]] = defaultdict(list)
    for one in records:
        if one.parent:
            below[one.parent].append(one.id)
    gone = beneath(gone, below, ())
    kept = {one.id: one for one in records}
    away = (kept[id] for id in gone if id in kept)
    removed = [one for one in away if not one.deleted and one.kind not in ON_OWN_PAPER]
    return kept | {one.id: replace(one, deleted=True) for one in removed} if removed else None


def _was_taken_out(record: RecordView, rules: Rules, copies: Container[str]) -> bool:
    """Whether a coordinator did, or a copy (by whose words) says that one did."""
    return any(
        one.value is True and (one.word in copies or not is_other(one.word, rules))
        for one in record.fields[DELETED]
    )


def beneath(
    tops: Iterable[str], below: Mapping[str, Sequence[str]], gone: Container[str]
) -> set[str]:
    """These records and all that lies below them, but for what is gone."""
    found, left = set[str](), [*tops]
    while left:
        id = left.pop()
        if id not in found:
            found.add(id)
            left += [child for child in below.get(id, ()) if child not in gone]
    return found
