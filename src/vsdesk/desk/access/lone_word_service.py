"""What waits for a coordinator's look: the files in which something rests on one device's word alone.

The meaning is that of the gate (docs/spec/bundle.md §8.12): a file waits while it has
readings. The vault names the files that may wait, these are read some at a time, and whoever
looked says so of just what was shown.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.saving.lone_pages import LonePages
from vsdesk.errors import UserError
from vsdesk.progress import SILENT
from vsdesk.records.consent.approval import LOOKED
from vsdesk.records.own_work import OWN_WORK
from vsdesk.vault.read.neighbours import OF_CASES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.saving.lone_pages import LoneFile, LonePage
    from vsdesk.progress import Progress

_AT_ONCE: Final = 25  # dossiers that are read together


class LoneRun:
    """All files that wait, asked for page by page on one thread: cases, then families, then incidents."""

    def __init__(
        self,
        batches: Iterator[tuple[int, list[str]]],
        total: int,
        read: Callable[[list[str]], Iterable[LoneFile]],
    ) -> None:
        """`read`: of these roots those in which something waits."""
        self._batches = batches
        self._total = total
        self._read = read
        self._asked = 0
        self._left: list[str] = []  # roots that may wait and were not read yet
        self._found: list[LoneFile] = []  # read, and not given yet

    def more(self, limit: int, progress: Progress = SILENT) -> list[LoneFile]:
        """The next files that wait, `limit` at most; fewer when there are no more. May be cancelled."""
        while len(self._found) < limit:
            progress.step("looking", self._asked, self._total)
            if self._left:
                some, self._left = self._left[:_AT_ONCE], self._left[_AT_ONCE:]
                self._found += self._read(some)
            elif (batch := next(self._batches, None)) is not None:
                self._asked += batch[0]
                self._left = batch[1]
            else:
                break
        given, self._found = self._found[:limit], self._found[limit:]
        return given


class LoneWordService:
    """Lists what waits for a look, and writes down that somebody looked."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._pages = LonePages(context.vault)
        self._context = context
        self._cases = cases

    def lone_run(self) -> LoneRun:
        """All files in which something waits, to be asked for page by page. Raises UserError E_ROLE but for
        coordinators: nobody else can end it."""
        self._require_coordinator()
        roots = self._vault.read.lone_roots
        return LoneRun(roots.batches(), roots.total(), self._waiting_of)

    def lone_file(self, root: str) -> LoneFile | None:
        """What waits in one file; None when nothing does. Raises UserError E_ROLE, E_NOT_FOUND, and
        E_KIND for another root."""
        self._require_coordinator()
        dossier = self._cases.dossier(root)
        if dossier.head.kind not in (*OF_CASES, OWN_WORK):
            raise UserError("E_KIND", kind=dossier.head.kind)
        return self._pages.of_file(dossier)

    def lone_page(self, root: str, start: int = 0) -> LonePage | None:
        """What a page may show of what waits in a file, from the op number `start` on: of news of a death
        that nobody told yet, nothing. Raises like `lone_file`."""
        found = self.lone_file(root)
        if found is None:
            return None
        page = self._pages.page(found, start)
        return page if page.records or not start else self.lone_page(root)

    def may_be_looked_at(self, root: str) -> bool:
        """Whether something waits in a file that its pages show as they are, with nothing opened. Raises like
        `lone_file`."""
        found = self.lone_file(root)
        page = self._pages.whole(found) if found is not None else None
        return page is not None and bool(page.shown(page.records))

    def look_holds(self, root: str, ops: Iterable[str]) -> Change:
        """Write down that what these ops say in a file was looked at and holds; they
        stand in every reading then.

        Only what still waits is named, and nothing whose content has not come. `back` of the change takes the
        look back. Raises UserError E_ROLE, E_NOT_FOUND, E_VALUE when nothing of it waits.
        """
        wanted, found = frozenset(ops), self.lone_file(root)
        edits = list(self._pages.looks(found, wanted)) if found is not None else []
        if not edits:
            raise UserError("E_VALUE", kind=self._cases.record(root).kind, field=LOOKED)
        change = self._cases.save(edits)
        return replace(change, back=tuple(self._pages.backs(edits, change.entries)))

    def _waiting_of(self, roots: list[str]) -> Iterator[LoneFile]:
        for dossier in self._vault.read.dossiers(roots):
            found = self._pages.of_file(dossier)
            if found is not None:
                yield found

    def _require_coordinator(self) -> None:
        if self._context.role != "coordinator":
            raise UserError("E_ROLE")
