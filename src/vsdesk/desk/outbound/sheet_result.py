"""A sheet that was set, and what is told to whoever looks at it before it leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from vsdesk.desk.outbound.leaving_review import ShownPaper
from vsdesk.records.gate.told.number_gaps import require_choice
from vsdesk.records.gate.told.told_numbers import require_why

if TYPE_CHECKING:
    from vsdesk.desk.cases.told_name_service import NamedRow
    from vsdesk.desk.outbound.paper_notes import PaperNote
    from vsdesk.records.gate.disclosure import Withheld
    from vsdesk.records.gate.papers.discreet_papers import Reason
    from vsdesk.records.gate.told.number_gaps import OnPaper
    from vsdesk.records.gate.told.told_numbers import ToldNumber
    from vsdesk.reports import UntranslatedField


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A sheet as PDF, what was withheld from it and why, its whole digest and copy number.

    `small_cells` are the events that only one source can have told: they left with the year alone, or as
    they are for a coordinator's reason. `unset` are the characters for which no font has a letter. `told`
    are telephones in the words that leave, `own_numbers` those in a family's own words on its paper,
    `named` the persons whom told words name, `unrecorded` those named there who have no record. `aside`:
    told texts that may leave and for which the form has no place. `unread`: words in a language that the
    body does not read; `number`: that of the case as it stands on the paper. `recalled`: the blocks of its
    form were not seen in print; `notes`: what else is said of it (paper_notes). `on`: the day that stands
    on it; `pages`: the SHA-256 of the pages without a passphrase.
    """

    pdf: bytes = field(repr=False)
    withheld: tuple[Withheld, ...]
    digest: str
    copy: int
    consents: tuple[str, ...]
    small_cells: tuple[str, ...] = ()
    unset: tuple[str, ...] = ()
    discreet: bool = False
    why_discreet: Reason | Literal[""] = ""  # where nobody chose it
    unread: tuple[UntranslatedField, ...] = ()
    recalled: bool = False
    number: str = field(default="", repr=False)
    told: tuple[ToldNumber, ...] = ()
    own_numbers: tuple[ToldNumber, ...] = ()
    named: tuple[NamedRow, ...] = ()
    unrecorded: tuple[str, ...] = field(default=(), repr=False)
    aside: tuple[Withheld, ...] = ()
    notes: tuple[PaperNote, ...] = ()
    on: str = ""
    pages: str = ""
    pictured: bool = True  # whether a picture may stand on it; what is no page has its files

    def require_told(self, why: str, own: OnPaper) -> None:
        """Raise UserError E_GATE where numbers in told words would leave without a coordinator's reason, or
        those in a family's own words and nobody chose so."""
        require_why(self.told, why)
        require_choice(self.own_numbers, own)

    @property
    def looked(self) -> ShownPaper:
        """What whoever looks at it looks at."""
        return ShownPaper(self.pages, self.copy, self.on, self.digest)

    @property
    def left_out(self) -> tuple[Withheld, ...]:
        """All that is on file and not on these pages, with the reason; told texts first."""
        return (*self.aside, *self.withheld)
