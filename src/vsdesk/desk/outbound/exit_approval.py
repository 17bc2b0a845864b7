"""By which door something leaves a device: by itself, or only as a submission that a coordinator approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.outbound.sheet_kinds import usual_request
from vsdesk.errors import UserError
from vsdesk.records.consent import recipients
from vsdesk.reports import WITHOUT_RECORDS

if TYPE_CHECKING:
    from vsdesk.vault.vault import Vault


def by_submission(vault: Vault, recipient: str, sheet: str = "") -> bool:
    """Whether what goes to a recipient leaves only as an approved submission.

    So it is on a device of an organisation that is no coordinator's, for whoever is neither ours nor the
    family. A `sheet` goes to its usual recipient where none is said; one that holds no records is free.
    """
    if sheet:
        recipient = recipient or usual_request(sheet)[1]
    if sheet in WITHOUT_RECORDS:
        return False
    own = vault.role == "coordinator" or not vault.trust.led
    return not own and not recipients.of(recipient).home


def require_door(vault: Vault, recipient: str, sheet: str = "") -> None:
    """Raise UserError E_BY_SUBMISSION where something to a recipient does not leave by itself, E_GATE on a
    journey."""
    if sheet not in WITHOUT_RECORDS:
        vault.standing.require_home()
    if by_submission(vault, recipient, sheet):
        raise UserError("E_BY_SUBMISSION")
