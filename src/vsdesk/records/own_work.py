"""What the organisation did itself: an activity leaves without anybody's answer, as far as
it tells of nobody.

Only its own facts, the counts of those who took part, and the organisations, places and projects that it
names go beyond the organisation. A row of a person, and a count of fewer than five, stay here
(data-dictionary §2.19, §6).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_named
from vsdesk.records.small_counts import LEAST

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier, RecordView

_ROOT: Final = "activity"
_COUNTED: Final = "participation"
_NAMED: Final = frozenset({"organisation", "place", "project"})


def is_own_work(dossier: Dossier) -> bool:
    """Whether the file is an activity of the organisation."""
    root = dossier.get(dossier.root)
    return root is not None and root.kind == _ROOT


def stays(dossier: Dossier, record: RecordView) -> bool:
    """Whether a record of such a file tells of somebody, or belongs to another file."""
    if record.id == dossier.root or record.kind in _NAMED:
        return False
    if record.kind != _COUNTED or record.space != dossier.root:
        return True
    counts = [one for one in record.every("count") if isinstance(one, int)]
    return bool(ever_named(record, "person")) or not counts or min(counts) < LEAST
