"""What is said of an erasure: listed, waiting, carried out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.history.entry import space_id

if TYPE_CHECKING:
    from vsdesk.desk.change import Change
    from vsdesk.desk.erasure.plan import ErasureTarget, HeldByCourt


OFFICE: Final = space_id("office")


@dataclass(frozen=True, slots=True)
class ErasureResult:
    """What an order did. `files` are those whose bytes are gone; `files_stay` are named by another item too.

    `finished` False: the disk had no room to write the database anew; it is owed.
    """

    certificate: str
    frame: str
    records: int
    files: int
    kept: tuple[HeldByCourt, ...]
    change: Change
    finished: bool = True
    files_stay: int = 0


@dataclass(frozen=True, slots=True)
class ErasureRow:
    """One order here: its state, and which devices have carried it out and which have not said so."""

    frame: str
    why: str
    at: int
    records: int
    state: str  # "waiting", "owed", "done"
    confirmed: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WaitingOrder:
    """An order that came and asks first: it takes work of this device, or more than 20 spaces."""

    frame: str
    why: str
    spaces: int
    records: int
    unsent: tuple[ErasureTarget, ...]


@dataclass(frozen=True, slots=True)
class ToErase:
    """Keeping the file was withdrawn or refused: a coordinator is offered the order to erase.

    `also` are the cases of the family; `others` counts grantors who still agree that it is kept.
    """

    root: str
    kind: str
    number: str
    title: str = field(repr=False)
    grant: str
    since: str
    also: tuple[str, ...]
    others: int
