"""The pages of one search, asked for on the reader thread; a search that nobody waits for any more stops."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vsdesk.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import CaseFilter, Desk, SearchHit


@dataclass(frozen=True)
class HitPage:
    """Hits, and the search that goes on (None: these were the last)."""

    rows: Sequence[SearchHit]
    next: Any


class Pages:
    """The page function of one search."""

    def __init__(self, desk: Desk, text: str, where: CaseFilter | None) -> None:
        self._desk, self._text, self._where = desk, text, where
        self._stop = threading.Event()

    def stop(self) -> None:
        """End it at its next step."""
        self._stop.set()

    def step(self, stage: str, done: int, total: int) -> None:
        """Asked by the search between two parts."""
        if self._stop.is_set():
            raise Cancelled

    def __call__(self, after: Any, limit: int) -> HitPage:
        """The next page."""
        self.step("", 0, 0)
        run = after or self._desk.cases.searches.run(self._text, self._where)
        rows = run.more(limit, self)
        return HitPage(rows, None if run.done else run)
