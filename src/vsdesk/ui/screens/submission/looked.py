"""What is read of a submission's papers, in one go on the reader thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Desk, OutgoingPaper
    from vsdesk.progress import Progress
    from vsdesk.records.gate.disclosure import Withheld
    from vsdesk.records.gate.told_numbers import ToldNumber


@dataclass(frozen=True)
class PapersLook:
    """The papers (frozen ones, else those of today), what stays and why, whether something blocks.

    `stands`: the code of who stands for it when it leaves from here; "" when a coordinator has to approve.
    `digest` names what is frozen.
    `unset`: characters for which no font has a letter; of frozen papers it was said when they were frozen.
    `told`: telephones in the words that would be frozen.
    """

    papers: tuple[OutgoingPaper, ...]
    withheld: Sequence[Withheld]
    blocked: bool
    stands: str = ""
    unset: tuple[str, ...] = ()
    digest: str = ""
    told: tuple[ToldNumber, ...] = ()


def look_at(desk: Desk, submission: str, frozen: bool, progress: Progress) -> PapersLook:
    """Ask the desk. Raises UserError E_GATE when nothing of it may leave today."""
    from vsdesk.desk import OutgoingPaper

    blocked = bool(desk.submissions.check(submission).blocks)
    if frozen:
        held = desk.submissions.frozen(submission)
        stands = desk.submissions.approver(submission)
        return PapersLook(held.pages, held.withheld, blocked, stands, digest=held.digest)
    sheets = [
        desk.outbound.sheets.sheet(order, progress) for order in desk.submissions.sheets(submission)
    ]
    withheld = dict.fromkeys(one for sheet in sheets for one in sheet.withheld)
    unset = tuple(sorted({one for sheet in sheets for one in sheet.unset}))
    told = tuple(dict.fromkeys(one for sheet in sheets for one in sheet.told))
    papers = tuple(OutgoingPaper("", one.pdf) for one in sheets)
    return PapersLook(papers, tuple(withheld), blocked, unset=unset, told=told)
