"""The desk: everything that a person does with a vault, one method for each action.

`Desk` only joins its parts; each part is a file of this room. It knows no thread: a caller may read
on one thread and write on another. Every slow action takes a `Progress`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vsdesk.desk.beginning import Beginning
from vsdesk.desk.covering import Covering
from vsdesk.desk.due import DueList
from vsdesk.desk.filing import Filing
from vsdesk.desk.match_keeping import ListKeeping
from vsdesk.desk.opening import Opening
from vsdesk.desk.searching import Searching
from vsdesk.desk.table_loading import TableLoading
from vsdesk.errors import UserError
from vsdesk.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from vsdesk.exchange.receive import Received
    from vsdesk.progress import Progress


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `check` found: nothing wrong, or what; and how many records of each kind there are."""

    faults: tuple[str, ...]
    counts: Mapping[str, int]

    @property
    def ok(self) -> bool:
        """True when nothing is wrong."""
        return not self.faults


class Desk(Beginning, Opening, DueList, Covering, Filing, TableLoading, ListKeeping, Searching):
    """One open vault, and all that one can do with it."""

    def receive(
        self, sources: Iterable[Path], progress: Progress = SILENT, *, seen: Sequence[Path] = ()
    ) -> list[Received]:
        """Take in files. A coordinator's vault then warns of numbers in them that take money, and hides the
        claims of lists that may be shown no longer, or of lines that are not decided to be this person.
        """
        received = super().receive(sources, progress, seen=seen)
        if any(one.status in ("applied", "partial") for one in received):
            self.warn_of_new()
            self.settle_claims()
        return received

    def check(self, progress: Progress = SILENT) -> CheckReport:
        """Check pages, chains and attachments."""
        return CheckReport(tuple(self.vault.check(progress)), self.vault.read.kinds())

    def find_id(self, text: str) -> str:
        """The id of a record named by its id, or by a case or family number. Raises E_NOT_FOUND."""
        text = text.strip()
        if self.vault.read.view(text) is not None:
            return text
        numbered = [hit.root for hit in self.search(text) if hit.number == text]
        if len(numbered) != 1:
            raise UserError("E_NOT_FOUND")
        return numbered[0]
