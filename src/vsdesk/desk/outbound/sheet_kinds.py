"""Which sheets there are, for whom each of them usually is."""

from __future__ import annotations

from typing import Final

from vsdesk.errors import UserError
from vsdesk.records.consent import recipients
from vsdesk.reports import BY_KEY, FOR_FAMILY, PAPERS, form_keys
from vsdesk.words import mark

# Sheets that need no mechanism, then the forms of the mechanisms, named by their recipient.
SHEETS: Final = (*(one.key for one in PAPERS if one.ordered), *form_keys())


def usual_request(sheet: str) -> tuple[str, str]:
    """The purpose and the recipient of a sheet when nobody says otherwise.

    A form goes to its mechanism; its purposes stand in the mechanism's profile, so here "".
    """
    paper = BY_KEY.get(sheet)
    return ("", sheet) if paper is None else (paper.purpose, paper.recipient)


def require_whose(sheet: str, person: str | None) -> None:
    """Raises UserError E_GATE for one relative's own paper while it is not settled whose."""
    paper = BY_KEY.get(sheet)
    if paper is not None and paper.theirs and person is None:
        raise UserError("E_GATE", "for_nobody", reason="for_nobody")


def help_of(sheet: str) -> str:
    """What the command says of a sheet, in English; {name}: its key."""
    paper = BY_KEY.get(sheet)
    return paper.help if paper else mark("The form of the mechanism {name}, filled from the case.")


def may_be_discreet(sheet: str, recipient: str = "") -> bool:
    """Whether a sheet has a discreet form: it is made for a family, or a family carries it."""
    return sheet in FOR_FAMILY or recipients.of(recipient or usual_request(sheet)[1]).carried
