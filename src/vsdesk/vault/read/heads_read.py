"""Up to where whoever reads the records of this vault has read each log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.own_work import OWN_WORK
from vsdesk.vault.read import views

if TYPE_CHECKING:
    from collections.abc import Collection

    from vsdesk.vault.database import Database

# Where a log is not whole here, from which entry on: put aside, without a body, or with a gap before it.
_NOT_READ: Final = (
    "SELECT log, min(seq) FROM entry WHERE counts = 0 GROUP BY log UNION ALL "
    "SELECT e.log, min(e.seq) FROM op o CROSS JOIN entry e ON e.n = o.entry WHERE o.state = 1 GROUP BY e.log"
)
_WORK: Final = "SELECT id FROM record WHERE kind = ? AND id = space"
_PLACES: Final = (
    "SELECT l.n, l.space, l.forked, max(e.seq), count(DISTINCT e.seq) FROM log l "  # noqa: S608 - literals
    f"CROSS JOIN entry e ON e.log = l.n WHERE l.space IN {views.IDS} GROUP BY l.n"
)


def own_work_in(database: Database) -> set[str]:
    """The spaces of the activities, removed ones too."""
    return {row[0].hex() for row in database.query(_WORK, (OWN_WORK,))}


def heads_in(database: Database, spaces: Collection[str]) -> dict[str, list[str]]:
    """By space the last entry of each log up to which all is here and counts, so that whoever reads the
    records has read it; of a log that is forked nothing."""
    end = dict[int, int]()
    for log, seq in database.query(_NOT_READ):
        end[log] = min(seq, end.get(log, seq))
    found: dict[str, list[str]] = {}
    for n, space, forked, last, many in database.query(_PLACES, (views.ids_json(spaces),)):
        upto = min(last, end.get(n, last + 1) - 1)
        if many != last:
            upto = min(upto, _before_gap(database, n))
        row = database.one("SELECT eh FROM entry WHERE log = ? AND seq = ?", (n, upto))
        if row is not None and not forked:
            found.setdefault(space.hex(), []).append(row[0].hex())
    return {space: sorted(heads) for space, heads in found.items()}


def _before_gap(database: Database, log: int) -> int:
    """The place up to which a log has no gap."""
    seen = {row[0] for row in database.query("SELECT seq FROM entry WHERE log = ?", (log,))}
    upto = 0
    while upto + 1 in seen:
        upto += 1
    return upto
