"""What was loaded at once can be taken back, as long as nobody has worked on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.link_removal import ended_by
from vsdesk.errors import UserError
from vsdesk.progress import SILENT
from vsdesk.vault.edit import Edit
from vsdesk.vault.load_log import LoadRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.desk.cases.draft_service import DraftService
    from vsdesk.desk.cases.letting_go import EndedClosures
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.progress import Progress
    from vsdesk.vault.load_log import LoadedRecord

_BATCH: Final = 200


@dataclass(frozen=True, slots=True)
class UndoResult:
    """What taking back a load did: how many records are hidden, and what stays.

    `stay` names the roots (cases, families …), or single records in what was here before, on which
    somebody has worked since, or which something else names.
    """

    load: str
    hidden: int
    stay: tuple[str, ...]


class LoadUndoService:
    """`records undo`."""

    def __init__(self, context: DeskContext, drafts: DraftService) -> None:
        self._vault = context.vault
        self._env = context.env
        self._saving = context.saving
        self._context = context
        self._drafts = drafts

    def loads(self) -> list[LoadRow]:
        """What was loaded into this vault, oldest first."""
        return self._vault.loads.all()

    def undo(self, load: str, *, progress: Progress = SILENT) -> UndoResult:
        """Delete exactly the records that a load made, unless they were worked on since.

        Like every deletion it hides, and the history keeps all. What a load changed in records that
        were here before stays as it is. Raises UserError E_NOT_FOUND; Cancelled.
        """
        row = self._vault.loads.get(load)
        if row is None:
            raise UserError("E_NOT_FOUND")
        records = self._vault.loads.records(row)
        going, stay = self._divided(records)
        hidden = {one.id for one in going}
        spaces = {one.space for one in going}
        with self._vault.applying():
            for start in range(0, len(going), _BATCH):
                progress.step("undoing", start, len(going))
                gone = _gone(going[start : start + _BATCH])
                self._saving.write(gone, back=True, links=False)
            self._vault.loads.put(replace(row, undone=True))
        self._context.changed((), spaces, {one.kind for one in records})
        count = sum(1 for one in records if one.id in hidden or one.space in hidden)
        return UndoResult(load, count, stay)

    def ended(self, load: str) -> EndedClosures:
        """What closes something now, and no more once this load was taken back: it is tried in the files that
        stay. On the writer's thread. Raises UserError E_NOT_FOUND."""
        row = self._vault.loads.get(load)
        if row is None:
            raise UserError("E_NOT_FOUND")
        going, _ = self._divided(self._vault.loads.records(row))
        return ended_by(self._context, _gone(going), back=True)

    def _divided(self, records: list[LoadedRecord]) -> tuple[list[LoadedRecord], tuple[str, ...]]:
        """What to delete (a root stands for all below it), and the ids of what stays."""
        roots = {one.id: one for one in records if one.id == one.space}
        single = [one for one in records if one.space not in roots]
        typed = {part for key in self._drafts.held() for part in key.split(":")}
        free = {one.id for one in roots.values() if not one.touched} - typed
        while named := self._vault.loads.named_by_others(sorted(free)):
            free -= named
        going = [one for one in roots.values() if one.id in free]
        going += [one for one in single if not one.touched]
        stay = [one for one in roots if one not in free]
        stay += [one.id for one in single if one.touched]
        return going, tuple(stay)

    def new_load(self) -> str:
        """The id of a load that begins: what it writes carries it."""
        return self._env.random(8).hex()

    def note_load(
        self, load: str, first: int, *, file: str, digest: str, rows: int, records: int
    ) -> None:
        """Keep what a load was, inside its transaction."""
        row = LoadRow(
            id=load,
            ts=self._env.clock(),
            file=file,
            digest=digest,
            rows=rows,
            records=records,
            first=first,
            last=self._vault.loads.next_entry() - 1,
        )
        self._vault.loads.put(row)


def _gone(records: Iterable[LoadedRecord]) -> list[Edit]:
    return [Edit(one.kind, id=one.id, delete=True) for one in records]
