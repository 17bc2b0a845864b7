"""Which sheets there are, for whom each of them usually is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.consent import recipients
from vsdesk.reports import FOR_FAMILY, form_keys
from vsdesk.reports import SHEETS as ALL_SHEETS

if TYPE_CHECKING:
    from collections.abc import Mapping

# Sheets that need no mechanism, then the forms of the mechanisms, named by their recipient.
SHEETS: Final = (*(one for one in ALL_SHEETS if one != "withdrawal-letter"), *form_keys())
# Who gets a sheet, for which purpose, when nobody says otherwise; a form goes to its mechanism.
_USUAL: Final[Mapping[str, tuple[str, str]]] = {
    "case-file": ("casework", "own_org"),
    "custody-log": ("casework", "own_org"),
    "sealed-annex": ("criminal_accountability", "prosecutor_de"),
    "property-dossier": ("hlp_claim", "partner_ngo"),
}


def usual_request(sheet: str) -> tuple[str, str]:
    """The purpose and the recipient of a sheet when nobody says otherwise.

    A form goes to its mechanism; its purposes stand in the mechanism's profile, so here "".
    """
    return ("", sheet) if sheet in form_keys() else _USUAL.get(sheet, ("casework", "family"))


def may_be_discreet(sheet: str, recipient: str = "") -> bool:
    """Whether a sheet has a discreet form: it is made for a family, or a family carries it."""
    return sheet in FOR_FAMILY or recipients.of(recipient or usual_request(sheet)[1]).carried
