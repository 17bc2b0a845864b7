"""Whether an ordered paper is made as the discreet one, and why, where nobody chose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from vsdesk.desk.outbound.sheet_kinds import may_be_discreet
from vsdesk.errors import UserError
from vsdesk.records.gate import discreet_papers
from vsdesk.records.gate.marks import is_kept_from
from vsdesk.reports import DISCREET, WITHOUT_RECORDS

if TYPE_CHECKING:
    from vsdesk.desk.outbound.sheet_order import SheetOrder
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.places.gazetteer import Gazetteer

_NOT_CARRIED: Final = WITHOUT_RECORDS | {"consent-form"}


def is_discreet(order: SheetOrder, dossier: Dossier, person: str | None, places: Gazetteer) -> bool:
    """Raises UserError E_GATE where the whole one is ordered, and may not be made."""
    if order.kind in DISCREET:
        return True
    if not may_be_discreet(order.kind, order.recipient):
        return False
    if is_kept_from(dossier, person):
        if order.discreet is False:
            raise UserError("E_GATE", "discreet_only", reason="discreet_only")
        return True
    carried = order.kind not in _NOT_CARRIED
    if carried and order.discreet is False and discreet_papers.is_asked_for(dossier):
        raise UserError("E_GATE", "discreet_asked", reason="discreet_asked")
    if order.discreet is None:
        return discreet_papers.is_usual(dossier, person, places)
    return order.discreet


def why_discreet(
    order: SheetOrder, dossier: Dossier, person: str | None, places: Gazetteer
) -> discreet_papers.Reason | Literal[""]:
    """Why it is; "" where somebody chose, where there is no other form, and where it is the whole one."""
    by_itself = order.discreet is None and order.kind not in DISCREET
    if not (by_itself and may_be_discreet(order.kind, order.recipient)):
        return ""
    if is_kept_from(dossier, person):
        return "kept"
    return discreet_papers.why_usual(dossier, person, places)
