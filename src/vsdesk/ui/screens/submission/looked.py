"""What is read of a submission's papers, in one go on the reader thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Desk
    from vsdesk.progress import Progress
    from vsdesk.records.disclosure import Withheld


@dataclass(frozen=True)
class Looked:
    """The pages (frozen ones, else those of today), what stays and why, whether something blocks."""

    pdfs: tuple[bytes, ...] = field(repr=False)
    withheld: Sequence[Withheld]
    blocked: bool


def look_at(desk: Desk, submission: str, frozen: bool, progress: Progress) -> Looked:
    """Ask the desk. Raises UserError E_GATE when nothing of it may leave today."""
    blocked = bool(desk.submission_check(submission).blocks)
    if frozen:
        held = desk.submission_frozen(submission)
        return Looked(held.pages, held.withheld, blocked)
    sheets = [desk.sheet(order, progress) for order in desk.submission_sheets(submission)]
    withheld = dict.fromkeys(one for sheet in sheets for one in sheet.withheld)
    return Looked(tuple(one.pdf for one in sheets), tuple(withheld), blocked)
