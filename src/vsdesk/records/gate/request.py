"""What the gate is asked: why, for whom, at which level, on which day."""

from __future__ import annotations

from dataclasses import dataclass, field

from vsdesk.records.consent.recipients import Level
from vsdesk.records.gate.gate_context import Caller
from vsdesk.records.gate.told.few_sources import Cells


@dataclass(frozen=True, slots=True)
class Request:
    """Why, for whom, at which level, on which day (ISO).

    `recipient` is a key of the list `recipient`; `named_recipient` the name of a partner, of a
    prosecutor, or of the relative whose paper it is; `person` that relative's id, where known; `lang` the
    languages of the paper. `own_rights`: `person` files as an injured person, and only what is theirs
    leaves. `caller` chooses how an extortion caller's number leaves. `cell_reason`, a coordinator's, lets
    a small cell leave as it is; `cells` are the counts of the vault (`FacilityCount`). `quiet`: it
    is made where news of a death may not open, so it speaks as if there were none. `exit`: the digest of
    what left already and goes on. `decided`: told words leave only where something was chosen about
    everybody whom they name, though others bear that name too. `beside`: another file answers for whom it
    names (records/gate/persons/of_others.py); asked only to narrow what that one lets out. `only`: of no
    other record than this one is anything asked, and nothing else leaves.
    """

    purpose: str
    recipient: str
    level: Level
    today: str
    lang: tuple[str, ...] = ()
    named_recipient: str = field(default="", repr=False)
    person: str | None = None
    own_rights: bool = False
    caller: Caller = "withheld"
    cell_reason: str = field(default="", repr=False)
    cells: Cells | None = field(default=None, repr=False)
    quiet: bool = False
    exit: str = ""
    decided: bool = False
    beside: bool = False
    only: str = ""
