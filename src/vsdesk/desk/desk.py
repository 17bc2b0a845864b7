"""The desk: everything that a person does with a vault, one method for each action.

`Desk` only joins its parts; each part is a file of this room. It knows no thread: a caller may read
on one thread and write on another. Every slow action takes a `Progress`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.desk.assigning import Assigning
from vsdesk.desk.beginning import Beginning
from vsdesk.desk.due import DueList
from vsdesk.desk.filing import Filing
from vsdesk.desk.incidents import Incidents
from vsdesk.desk.lone_files import LoneFiles
from vsdesk.desk.marking import Marking
from vsdesk.desk.match_keeping import ListKeeping
from vsdesk.desk.opening import Opening
from vsdesk.desk.owed import Owed
from vsdesk.desk.searching import Searching
from vsdesk.desk.table_loading import TableLoading
from vsdesk.desk.told_naming import ToldNaming
from vsdesk.errors import UserError
from vsdesk.numerals import in_ascii
from vsdesk.progress import SILENT
from vsdesk.records.numbering import FORMER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from vsdesk.exchange.outcome import Received
    from vsdesk.progress import Progress

_NUMBERED: Final = 200  # former numbers of each device among which one is looked for


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `check` found: nothing wrong, or what; and how many records of each kind there are."""

    faults: tuple[str, ...]
    counts: Mapping[str, int]

    @property
    def ok(self) -> bool:
        """True when nothing is wrong."""
        return not self.faults


class Desk(
    Beginning,
    Opening,
    DueList,
    Filing,
    TableLoading,
    ListKeeping,
    LoneFiles,
    ToldNaming,
    Marking,
    Owed,
    Incidents,
    Searching,
    Assigning,
):
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
        """The id of a record named by its id, or by a number that it has, or had before enrolment.

        The number that one has now goes before one that another had. Raises UserError E_NOT_FOUND, E_SEVERAL.
        """
        text = in_ascii(text.strip())
        if self.vault.read.view(text) is not None:
            return text
        found = self.vault.read.roots_numbered(text) or self._had(text)
        if len(found) != 1:
            raise UserError("E_SEVERAL" if found else "E_NOT_FOUND")
        return found[0]

    def _had(self, number: str) -> list[str]:
        """The roots that had this number before their device was enrolled."""
        held = self.vault.read.holding(number, "external_ref", _NUMBERED)
        former = [one.space for one in held if (one.text("body"), one.text("ref_no")) == (FORMER, number)]  # fmt: skip
        return [*dict.fromkeys(former)]
