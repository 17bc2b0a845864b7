"""What one save does to one record, who writes it, and what came of it: plain data, without a database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.crypto.canonical import Json

if TYPE_CHECKING:
    from vsdesk.records.dictionary.spec import Role
    from vsdesk.records.on_screen import OnScreen


@dataclass(frozen=True, slots=True)
class Edit:
    """What one save does to one record.

    `id` None makes a new record (below `parent`, or opening a space of its own). `seen` maps a field to the
    ops that the writer had on screen; None means: what stands now and the new value takes nothing from
    (`before.unseen`). `delete` hides the record and its descendants, `restore` shows it again. `covers` marks
    a judgement of the whole space as it stands (an approval), `weighs` one of these records, wherever they
    lie (a decision between answers). Where `looked` is given (ops, or entries for all of theirs), only these
    are judged; and, without `seen`, only these and what this device wrote itself are replaced or hidden:
    where nothing of it stands, nothing is said. `shown` is what stood on the page of whoever judges: a
    judgement names of what it judges, and without `seen` replaces, that alone. `there`: ops that a word which
    judges nothing, or a look, names as those that were there. `why` is the reason written with a decision.
    """

    kind: str
    set: Mapping[str, Json] = field(default_factory=dict, repr=False)
    id: str | None = None
    parent: str | None = None
    space: str | None = None
    seen: Mapping[str, Sequence[str]] | None = field(default=None, repr=False)
    delete: bool = False
    restore: bool = False
    covers: bool = False
    weighs: Sequence[str] = ()
    looked: frozenset[str] | None = None
    shown: OnScreen | None = field(default=None, repr=False)
    there: Sequence[str] = field(default=(), repr=False)
    why: str | None = field(default=None, repr=False)
    origin: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes: the device, its incarnation and role, the person's code, the trust list held.

    `load` is the id of the load by which it comes, "" for what somebody writes.
    """

    device_id: str
    incarnation: str
    role: Role
    by: str
    trust: int
    load: str = ""


@dataclass(frozen=True, slots=True)
class SaveResult:
    """What a save did: the ids of its records in the order of the edits, the spaces touched, how many ops,
    and the hashes of its entries."""

    ids: tuple[str, ...]
    spaces: tuple[str, ...]
    ops: int
    entries: frozenset[str] = frozenset()

    def along(self, more: SaveResult) -> SaveResult:
        """The same with what another save of the same action did; `ids` stay those of this one."""
        spaces = tuple(dict.fromkeys((*self.spaces, *more.spaces)))
        return SaveResult(self.ids, spaces, self.ops + more.ops, self.entries | more.entries)
