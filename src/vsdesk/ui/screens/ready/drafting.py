"""The draft of a submission: the open one of a mechanism, begun where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.statuses import OPEN_SUBMISSION

if TYPE_CHECKING:
    from vsdesk.desk import Desk


def open_draft(desk: Desk, case: str, mechanism: str) -> str:
    """The id of the open draft of a mechanism; "" where there is none."""
    for one in desk.cases.dossier(case).of("submission"):
        key = one.text("profile_version").partition(" ")[0]
        if key == mechanism and one.text("status") in OPEN_SUBMISSION:
            return str(one.id)
    return ""


def draft_of(desk: Desk, case: str, mechanism: str) -> str:
    """Its id (called on the writer thread)."""
    from vsdesk.desk import SubmissionOrder

    return open_draft(desk, case, mechanism) or str(
        desk.submissions.new(SubmissionOrder(case, mechanism)).ids[0]
    )
