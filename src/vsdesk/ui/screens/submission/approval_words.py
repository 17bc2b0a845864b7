"""Who stands for what is frozen: said above the papers, before anybody saves or prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.consent.approval import approver, is_outlived
from vsdesk.words import isolate

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.words import Words


def approval_words(
    words: Words, view: RecordView, stands: str, *, coordinator: bool
) -> tuple[str, str, str]:
    """Title, text and tone. `stands`: the code of who stands for it when it leaves from here, or ""."""
    say = words.say
    by = approver(view)
    if by:
        return (
            say("Approved by {who}", who=isolate(by)),
            say("What is frozen again needs a new approval."),
            "ok",
        )
    title = (
        say("This was approved before later changes.")
        if is_outlived(view)
        else say("Not approved yet")
    )
    if not stands:
        text = say(
            "A coordinator approves it before it leaves. Hand it over; the approval comes back to you in a bundle."
        )
        return title, text, "stop"
    if coordinator:
        text = say(
            "Read the papers, then press “Approve”. To save or print them approves them too. "
            "Your code is written down: {who}",
            who=isolate(stands),
        )
        return title, text, "warn"
    text = say(
        "You belong to no organisation yet, so no coordinator approves it. When you save or print it, "
        "your code is written down as who approved: {who}",
        who=isolate(stands),
    )
    return title, text, "warn"
