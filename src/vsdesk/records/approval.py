"""Whether a coordinator approved just what was frozen: the digest that leaves, and no other.

What is frozen again has another digest, so an approval never outlives what was looked at. Only
coordinators may set these fields; a documenter who freezes again takes nothing away, and gains nothing.
Sources: data-dictionary §5.35, sync.md §4 (Roles).
"""

from __future__ import annotations

from vsdesk.records.dossier import RecordView


def approver(submission: RecordView) -> str:
    """The code of who approved what is frozen now; "" when nobody did.

    Where two devices froze at once each of the two has to be approved.
    """
    frozen = set(submission.every("digest")) - {None}
    approved = set(submission.every("approved_digest"))
    if not frozen or not frozen <= approved or submission.every("approved") != (True,):
        return ""
    return submission.text("approved_by")


def is_outlived(submission: RecordView) -> bool:
    """Whether something else was approved than what is frozen now."""
    return submission.value("approved") is True and not approver(submission)
