"""Which sheets there are, for whom each of them usually is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.languages import further, prints
from vsdesk.records.consent import recipients
from vsdesk.records.gate.disclosure import decide, decide_poster
from vsdesk.records.own_work import without_people
from vsdesk.reports import BY_KEY, FOR_FAMILY, PAPERS, form_keys
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.desk.outbound.sheet_order import SheetOrder
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.records.gate.request import Request
    from vsdesk.reports import PaperSize

# Sheets that need no mechanism, then the forms of the mechanisms, named by their recipient.
SHEETS: Final = (
    *(one.key for one in PAPERS if one.ordered and one.root == "case"),
    *form_keys(),
)
ATTENDANCE: Final = "attendance"
MOST_SIGNING: Final = 500


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
    """What the command says of a sheet, in English; {name}: its key, {further}: its languages beside ours."""
    paper = BY_KEY.get(sheet)
    if paper is not None:
        return paper.help
    if further(sheet):
        return mark("The form of the mechanism {name}, filled from the case. Also in: {further}.")
    return mark("The form of the mechanism {name}, filled from the case.")


def may_be_discreet(sheet: str, recipient: str = "") -> bool:
    """Whether a sheet has a discreet form: it is made for a family, or a family carries it."""
    return sheet in FOR_FAMILY or recipients.of(recipient or usual_request(sheet)[1]).carried


def sizes_of(sheet: str) -> tuple[PaperSize, ...]:
    """The sizes of paper in which a sheet is made, the usual one first."""
    paper = BY_KEY.get(sheet)
    return ("A4",) if paper is None else paper.sizes


def is_poster(sheet: str) -> bool:
    """Whether everybody sees it: it is for nobody else."""
    paper = BY_KEY.get(sheet)
    return paper is not None and paper.poster


def require_made(order: SheetOrder) -> None:
    """Raise UserError E_USAGE for a sheet that there is not, or not so: too many languages, another size, a
    poster for somebody alone; E_PAPER_LANG for a language in which it is not set."""
    if order.kind not in (*SHEETS, ATTENDANCE) or not 1 <= len(order.langs) <= 2:
        raise UserError("E_USAGE", "sheet")
    if not all(prints(one, order.kind) for one in order.langs):
        raise UserError("E_PAPER_LANG")
    if (order.kind == ATTENDANCE) != (order.signing is not None):
        raise UserError("E_USAGE", "signing")
    if order.signing is not None and not 0 <= order.signing.rows <= MOST_SIGNING:
        raise UserError("E_VALUE", "rows", field="rows")
    if order.size not in sizes_of(order.kind):
        raise UserError("E_USAGE", f"--size {' '.join(map(repr, sizes_of(order.kind)))}")
    usual = usual_request(order.kind)
    if is_poster(order.kind) and (order.purpose or usual[0], order.recipient or usual[1]) != usual:
        raise UserError(
            "E_USAGE", "--recipient or --purpose is unexpected: a poster is for everybody"
        )


def require_root(sheet: str, dossier: Dossier) -> None:
    """Raise UserError E_NOT_FOUND for a file of another kind than that of which a sheet is made."""
    paper = BY_KEY.get(sheet)
    root = "case" if paper is None else paper.root
    if dossier.head.kind != root:
        raise UserError("E_NOT_FOUND", kind=root)


def decided_for(
    sheet: str, request: Request, dossier: Dossier, dictionary: Dictionary
) -> GateDecision:
    """What the gate lets out for a sheet; of an activity nothing that names who came."""
    if dossier.head.kind == "activity":
        dossier = without_people(dossier)
    ask = decide_poster if is_poster(sheet) else decide
    return ask(request, dossier, dictionary)


def as_paper(order: SheetOrder, disclosed: GateDecision, dictionary: Dictionary) -> GateDecision:
    """What of it a paper holds, with a gap in place of numbers where that was chosen. Raises UserError
    E_GATE."""
    gaps = order.own_numbers == "gap"
    return (disclosed.with_number_gaps(dictionary) if gaps else disclosed).require_paper()
