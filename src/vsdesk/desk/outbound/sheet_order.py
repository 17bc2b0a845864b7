"""What is asked of a sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.languages import USUAL

if TYPE_CHECKING:
    from vsdesk.records.gate.disclosure import Level
    from vsdesk.records.gate.gate_context import Caller
    from vsdesk.records.gate.told.number_gaps import OnPaper
    from vsdesk.reports import PageRange, PaperSize, SigningPage
    from vsdesk.words import Lang


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """Which sheet of which case (or root of another kind), in which one or two languages, why, for whom,
    at which level.

    `purpose` and `recipient` "" mean the usual ones of the sheet (`usual_request`); a form has those of
    its mechanism, of which the first counts that was agreed to. `person` is the
    relative whose paper it is (None: who speaks for the family, where that is settled). `item` is the
    paper or exhibit that a note or a custody log is about. `discreet` None means: as the family's
    record says, and for a family that lives inside Syria yes, because paper is found at checkpoints; so is
    whatever is made for a family or carried by one (`may_be_discreet`), and nothing else. `copy` None means:
    the next one. `own_rights`: `person` files as an injured person. `caller` and `cell_reason` are those of
    `Request`; the reason is a coordinator's, and stands in the row of the exit. So does `told_reason`: why a
    telephone in told words leaves with them. `own_numbers`: what becomes of those in a family's own words on
    its paper. `exit` is the digest of what left already and goes on (a submission that is fetched again).
    `submission` is the one that a form is filled from ("": the newest of those whom the house believes).
    `size` is the paper's, one of those in which the sheet is made; `signing` what a page to sign has.
    `pages`: those of the finished paper alone (None: all). `unread`: it is one of many that nobody looks at
    before they leave, so told words leave as in a table: where something was chosen about each name in them.
    """

    case: str
    langs: tuple[Lang, ...] = (USUAL,)
    kind: str = "family-sheet"
    purpose: str = ""
    recipient: str = ""
    named: str = field(default="", repr=False)
    person: str | None = None
    level: Level = "B"
    discreet: bool | None = None
    copy: int | None = None
    password: str | None = field(default=None, repr=False)
    item: str = ""
    own_rights: bool = False
    caller: Caller = "withheld"
    cell_reason: str = field(default="", repr=False)
    told_reason: str = field(default="", repr=False)
    own_numbers: OnPaper = ""
    exit: str = ""
    submission: str = ""
    size: PaperSize = "A4"
    signing: SigningPage | None = None
    pages: PageRange | None = None
    unread: bool = False
