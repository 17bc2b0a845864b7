"""Whether another entry of a missing person closes a question by itself, whatever is said where that question
would be asked: what closes there for a while says nothing of what closes for good. Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.checks import publicity
from vsdesk.records.consent import recipients
from vsdesk.records.consent.agreement import Agreement, with_entry
from vsdesk.records.consent.answers import ALL_SCOPES
from vsdesk.records.consent.put_off import was_put_off
from vsdesk.records.gate.exit_state import agreed_for, readings

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.gate.request import Request

_YES: Final = Agreement("given", ALL_SCOPES, photo=True)


def closes(request: Request, entry: Dossier) -> bool:
    """Whether a plain yes to this request would hold no more beside that entry, in any of its readings."""
    to = recipients.of(request.recipient)
    if to.inside or to.sort == "family":
        return False
    if publicity.is_kept_from(entry, request.recipient):
        return True
    wanted = request.purpose, request.recipient, request.named_recipient
    beside = readings(request, entry)
    return any(
        not with_entry(_YES, agreed_for(request, one), waits=was_put_off(one, wanted)).holds
        for one in (entry, *(file for each in beside for file in (each.facts, each.silent)))
    )
