"""Before a hand-over: which files a device makes no paper of, because what guards somebody in them does not
go there, or because they were taken back from it.

The rule is `records/paper_holds.py`. Only a coordinator's device has all that guards a file, and writes it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.exchange import share
from vsdesk.history.op_scopes import SHARED
from vsdesk.load_mark import load_of
from vsdesk.records.gate.persons.found_beyond import found_beyond, reaches
from vsdesk.records.not_whole import HAVE
from vsdesk.records.paper_holds import ALL, KIND, by_hand, devices_of, roots_in, written
from vsdesk.vault.edit import Edit
from vsdesk.vault.read import roots
from vsdesk.vault.reopening import came_back, is_whole, may_widen

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.persons.found_beyond import Found
    from vsdesk.vault.read.as_there import AsThere

_BATCH: Final = 200


@dataclass(slots=True)
class _OfDevice:
    """For one device the files that are `asked` and the spaces that it has, and with those that are of no
    file (`near`); of its files those that it makes no paper of (`held`), and those of which something is
    missing here or was put aside (`lacking`): whether anything guards somebody there is not known; and what
    was `found` beyond each, and whether it reaches beyond those spaces."""

    device_id: str
    asked: Collection[str]
    has: Collection[str]
    near: Collection[str]
    held: set[str]
    lacking: set[str] = field(default_factory=set)
    found: dict[str, tuple[frozenset[Found], bool]] = field(default_factory=dict)


class HoldsLook:
    """The files that go to devices, and what is to be written about them."""

    def __init__(
        self,
        devices: Sequence[_OfDevice],
        find: Callable[[Dossier, bool], frozenset[Found]],
        there: Callable[[Collection[str]], AbstractContextManager[AsThere]],
        edit: Callable[[_OfDevice], Iterable[Edit]],
    ) -> None:
        """`find`: what guards from beyond a file, in its own records too where it reaches so far; `there`:
        the files as a device has them to which these spaces go."""
        self._devices = devices
        self._find = find
        self._there = there
        self._edit = edit

    @property
    def files(self) -> list[str]:
        """See `going_files.Look`."""
        return sorted({root for one in self._devices for root in one.asked})

    def at(self, dossier: Dossier) -> None:
        """See `going_files.Look`."""
        found: dict[bool, frozenset[Found]] = {}
        for one in self._devices:
            if dossier.root in one.asked:
                own = reaches(dossier, one.near)
                if own not in found:
                    found[own] = self._find(dossier, own)
                if found[own]:  # nearly never
                    one.found[dossier.root] = found[own], own
                if not is_whole(dossier):
                    one.lacking.add(dossier.root)

    @property
    def edits(self) -> Iterator[Edit]:
        """What is to be written, once all were looked at."""
        for one in self._devices:
            one.held.update(self._more_here(one) if one.found else ())
            yield from self._edit(one)

    def _more_here(self, device: _OfDevice) -> set[str]:
        """The files of which more is found here than without what does not go there."""
        left = {root: found for root, (found, _) in device.found.items()}
        some = sorted(left)
        with self._there(device.has) as there:
            for start in range(0, len(some), _BATCH):
                for dossier in there.several(some[start : start + _BATCH]):
                    left[dossier.root] -= self._find(dossier, device.found[dossier.root][1])
        return {root for root, found in left.items() if found}


def _unseen(held: Collection[str], found: _OfDevice) -> frozenset[str]:
    """What of a hold was not looked at whole now: files that do not go to the device, be they here or not,
    and those of which something is missing or was put aside. `ALL` names no file, so of it these alone."""
    lacking = found.lacking if ALL in held else found.lacking & {*held}
    return frozenset(lacking).union(one for one in held if one != ALL and one not in found.asked)


class PaperHoldService:
    """Looks through the files of a device for guards that it does not get."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._vault = context.vault

    def look(self, recipients: Sequence[str] | None) -> HoldsLook:
        """What looks for what is to be written before something goes to these devices (None: all
        coordinators)."""
        is_written = self._vault.role == "coordinator"
        devices = share.asked(self._vault, recipients) if is_written else ()
        others = [one.device_id for one in devices if one.role != "coordinator"]
        kinds = {
            view.space: view.kind
            for view in (roots.every(self._vault.database) if others else ())
            if view.kind in HAVE
        }
        going = [self._going(one, kinds) for one in others]
        return HoldsLook(going, self._find, self._vault.read.as_there, self._edit)

    def _edit(self, found: _OfDevice) -> Iterator[Edit]:
        rows = [
            one
            for one in self._vault.read.of_kind(KIND)
            if found.device_id in devices_of(one) and by_hand(one)
        ]
        own, whole = next(filter(self._is_own, rows), None), may_widen(self._vault, ())
        stands = roots_in(own)
        files = written(found.held | (_unseen(stands, found) if whole else stands))
        if {*files.split()} != stands:
            said = {"files": files or None}
            if own is None:
                new = {"device": found.device_id, **said}
                yield Edit(KIND, new, id=self._context.new_id())
            else:
                yield Edit(KIND, said, id=own.id)
        for one in rows if whole else ():
            left = _unseen(roots_in(one), found)
            if self._is_of_withdrawn(one) and left != roots_in(one):
                yield Edit(KIND, {"files": written(left) or None}, id=one.id)

    def _is_own(self, hold: RecordView) -> bool:
        """Whether this device wrote it, and nobody else wrote into it; nor another life of this one that came
        back."""
        return by_hand(hold) == {self._context.device_id} and not self._came_back(hold)

    def _is_of_withdrawn(self, hold: RecordView) -> bool:
        """Whether who made it is there no more to renew it. Who took something out of it since made it not;
        another life of this device that did so may have known of a guard."""
        trust = self._vault.trust.trust
        if trust is None or not all(map(trust.newest.is_revoked, by_hand(hold, "device"))):
            return False
        there = (one for one in by_hand(hold) if not trust.newest.is_revoked(one))
        return not any(
            self._context.vault.rules.made_by(hold.id, one) for one in there
        ) and not self._came_back(hold)

    def _came_back(self, hold: RecordView) -> bool:
        """Whether another life of this device wrote in it: what guarded then may be lost."""
        ops = {said.op for held in hold.fields.values() for said in held if not load_of(said.word)}
        return came_back(self._vault, ops)

    def _going(self, device_id: str, kinds: Mapping[str, str]) -> _OfDevice:
        goes = share.spaces_of(self._vault, device_id)
        has = self._vault.postings.spaces_of(device_id)
        sealed = share.sealed_from(self._vault, device_id)
        taken = (has - goes) & kinds.keys()
        asked = goes & kinds.keys()
        there = frozenset(goes | sealed)
        return _OfDevice(device_id, asked, there, there | SHARED, taken)

    def _find(self, dossier: Dossier, own: bool) -> frozenset[Found]:
        return found_beyond(dossier, self._context.dictionary, self._context.today(), own=own)
