"""What an action changed, as its listeners are told and as it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vsdesk.vault.edit import Edit


@dataclass(frozen=True, slots=True)
class Change:
    """What an action changed: record ids in the order of its edits, the roots touched, their kinds; the
    hashes of the entries in which it was written.

    `back` are the edits that take it back, where the action offers that (`desk.cases.take_back`)
    and this device has the right to. `lasts` says why not, as an English literal, where it is
    offered and cannot be this time.
    """

    ids: tuple[str, ...] = ()
    roots: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    back: tuple[Edit, ...] = field(default=(), repr=False)
    entries: frozenset[str] = frozenset()
    lasts: str = ""
