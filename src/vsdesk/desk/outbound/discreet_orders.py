"""Whether an ordered paper is made as the discreet one, and why, where nobody chose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from vsdesk.desk.outbound.sheet_kinds import may_be_discreet
from vsdesk.errors import UserError
from vsdesk.records.gate.papers import discreet_papers
from vsdesk.records.gate.persons.hidden_people import is_kept_from
from vsdesk.reports import DISCREET, WITHOUT_RECORDS

if TYPE_CHECKING:
    from vsdesk.desk.outbound.sheet_order import SheetOrder
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.places.gazetteer import Gazetteer

# They tell of nobody; and what is signed stays here.
NOT_CARRIED: Final = WITHOUT_RECORDS | {"consent-form"}


class OrderedForm(NamedTuple):
    """Which of its two forms a paper has; why it is the discreet one, where nobody chose that."""

    discreet: bool
    why: discreet_papers.Reason | Literal[""] = ""


def form_of(
    order: SheetOrder, dossier: Dossier, person: str | None, places: Gazetteer
) -> OrderedForm:
    """The form of an ordered paper. Raises UserError E_GATE where the whole one is ordered, and may not be
    made."""
    if order.kind in DISCREET:
        return OrderedForm(True)
    if not may_be_discreet(order.kind, order.recipient):
        return OrderedForm(False)
    if is_kept_from(dossier, person):
        if order.discreet is False:
            raise UserError("E_GATE", "discreet_only", reason="discreet_only")
        return OrderedForm(True, "kept" if order.discreet is None else "")
    carried = order.kind not in NOT_CARRIED
    if carried and order.discreet is False and discreet_papers.is_asked_for(dossier):
        raise UserError("E_GATE", "discreet_asked", reason="discreet_asked")
    if order.discreet is not None:
        return OrderedForm(order.discreet)
    why = discreet_papers.why_usual(dossier, person, places)
    return OrderedForm(bool(why), why)
