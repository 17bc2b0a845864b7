"""Many papers in one go: the same sheet of each case of a selection, one file each or all in one.

What the gate keeps here is named with its reason, and the others are printed. Nobody looks at each of them
first: of told words the gate is asked as for a table. Each paper that left has its row, also where the run
was ended half way.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Protocol

from vsdesk.desk.outbound.paper_names import paper_name
from vsdesk.desk.outbound.sheet_kinds import usual_request
from vsdesk.errors import UserError
from vsdesk.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.outbound.paper_notes import PaperNote
    from vsdesk.desk.outbound.sheet_order import SheetOrder
    from vsdesk.desk.outbound.sheet_result import PrintedSheet
    from vsdesk.desk.outbound.sheets import SheetService
    from vsdesk.progress import Progress

MOST_COPIES: Final = 20
_STAYS: Final = ("E_GATE", "E_NOT_FOUND", "E_BY_SUBMISSION", "E_PAGES")


class PaperTaker(Protocol):
    """Takes one paper under a bare name of a PDF, as soon as it is made."""

    def __call__(self, name: str, pdf: bytes, /) -> None: ...


@dataclass(frozen=True, slots=True)
class StayingPaper:
    """A paper that was not printed: of which case, and why (a reason of the gate, else ""), as a code."""

    case: str
    number: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class PrintRun:
    """What a run made: how many papers, of which cases, which stay, and what was withheld on them."""

    papers: int
    cases: tuple[str, ...]
    stays: tuple[StayingPaper, ...]
    told: int = 0  # telephones in told words on them
    unset: tuple[str, ...] = ()
    discreet: int = 0
    digests: tuple[str, ...] = field(default=(), repr=False)
    notes: tuple[PaperNote, ...] = ()  # of any of them
    unrecorded: tuple[str, ...] = field(default=(), repr=False)  # named on any, with no record


class PrintRunService:
    """Sheets of many cases."""

    def __init__(self, cases: CaseService, sheets: SheetService) -> None:
        self._cases = cases
        self._sheets = sheets

    def print_each(
        self,
        order: SheetOrder,
        cases: Sequence[str],
        take: PaperTaker,
        *,
        copies: int = 1,
        progress: Progress = SILENT,
    ) -> PrintRun:
        """Print the sheet of `order` for each case, so many copies of each, numbered on; each leaves a row.

        `order.case` is not looked at, nor are `item` and `person`, which belong to one case. Raises UserError
        E_NOT_FOUND for no case, E_VALUE for too many copies, E_USAGE, E_ROLE; Cancelled, what was taken
        before stays taken.
        """
        if not cases:
            raise UserError("E_NOT_FOUND", "cases", kind="case")
        if not 1 <= copies <= MOST_COPIES:
            raise UserError("E_VALUE", "copies")
        made: list[str] = []
        stays: list[StayingPaper] = []
        found: list[PrintedSheet] = []
        for at, case in enumerate(cases):
            progress.step("printing", at, len(cases))
            number = self._number(case)
            one = replace(order, case=case, item="", person=None, unread=True)
            try:
                for _ in range(copies):
                    printed = self._sheets.print_sheet(one)
                    take(self._name(order, printed), printed.pdf)
                    found.append(replace(printed, pdf=b""))
            except UserError as problem:
                if problem.name not in _STAYS:
                    raise
                reason = str(problem.params.get("reason") or "")
                stays.append(StayingPaper(case, number, problem.name, reason))
                continue
            made.append(case)
        progress.step("printing", len(cases), len(cases))
        return PrintRun(
            papers=len(found),
            cases=tuple(made),
            stays=tuple(stays),
            told=sum(len(one.told) for one in found),
            unset=tuple(sorted({sign for one in found for sign in one.unset})),
            discreet=sum(one.discreet for one in found),
            digests=tuple(one.digest for one in found),
            notes=tuple(dict.fromkeys(note for one in found for note in one.notes)),
            unrecorded=tuple(dict.fromkeys(name for one in found for name in one.unrecorded)),
        )

    def print_bound(
        self,
        order: SheetOrder,
        cases: Sequence[str],
        *,
        copies: int = 1,
        progress: Progress = SILENT,
    ) -> tuple[bytes, PrintRun]:
        """The same as one file, under one password; no bytes where all stay. Raises as `print_each`."""
        from vsdesk.reports import bound_papers, password  # they bring the library of PDFs

        binder = bound_papers.Binder()
        run = self.print_each(
            replace(order, password=None),
            cases,
            lambda _, pdf: binder.add(pdf),
            copies=copies,
            progress=progress,
        )
        if not binder.papers:
            return b"", run
        pdf = binder.finish()
        return (password.protect(pdf, order.password) if order.password else pdf), run

    def _number(self, case: str) -> str:
        return self._cases.record(case).text("case_no")

    def _name(self, order: SheetOrder, printed: PrintedSheet) -> str:
        """The name of its file: never a person's; a discreet one does not say what it is."""
        kind = "paper" if printed.discreet else order.kind
        to = order.recipient or usual_request(order.kind)[1]
        return paper_name(
            "" if printed.discreet else to, printed.number, f"{kind}-{printed.copy}", order.langs
        )
