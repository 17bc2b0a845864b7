"""What waits for a coordinator's look, as rows of the first page: found after all else, however long it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.progress import SILENT
from vsdesk.records.dates.days import day_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Desk, Due
    from vsdesk.progress import Progress

_TOLD: Final = 50  # files that wait, of which the page tells
_CLOSED: Final = 400  # and how many more of them are asked what another device closed


def waits(desk: Desk, progress: Progress = SILENT) -> Sequence[Due]:
    """The first files that wait for a coordinator's look; and what in these and in more of them is closed by the
    word of another device alone, whichever cases changed last. May be cancelled."""
    from vsdesk.desk import Due

    run = desk.access.lone_words.lone_run()
    first = run.more(_TOLD, progress)
    looks = [
        Due("look", day_at(one.since), 0, "", one.kind, one.root, one.kind, one.title, one.number)
        for one in first
    ]
    cases = [one for one in (*first, *run.more(_CLOSED, progress)) if one.kind == "case"]
    closed = [desk.due.closed_by_others(one.dossier, one.title, one.number) for one in cases]
    return [*looks, *(row for rows in closed for row in rows)]
