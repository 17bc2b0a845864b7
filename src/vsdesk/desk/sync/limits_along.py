"""Before a hand-over: what goes along of what those who told let out, where they do not go themselves.

The rule is `records/gate/persons/teller_limits.py`. In each file that goes stands what each source of it
limits, as this device knows it; it is written anew only where it changed, whoever gets it then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.exchange import share
from vsdesk.load_mark import load_of
from vsdesk.records.gate.persons.surely_named import surely_named
from vsdesk.records.gate.persons.teller_limits import (
    LIMITS,
    here_of,
    limited,
    many_in,
    told_in,
)
from vsdesk.vault.edit import Edit
from vsdesk.vault.read import roots
from vsdesk.vault.reopening import came_back, is_whole, may_widen

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.history.trustlist import Device
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView

_WRITES: Final = frozenset({"documenter", "coordinator"})


class LimitsLook:
    """The files in which who told may stay, and what is to be written in them."""

    def __init__(self, files: Sequence[str], of_file: Callable[[Dossier], Iterable[Edit]]) -> None:
        self.files = files
        self.edits: list[Edit] = []
        self._of_file = of_file

    def at(self, dossier: Dossier) -> None:
        """See `going_files.Look`."""
        self.edits += self._of_file(dossier)


class LimitsAlongService:
    """Looks through the files that go, for those who told in them and stay."""

    def __init__(self, context: DeskContext) -> None:
        self._vault = context.vault
        self._context = context
        self._spaces: dict[str, Collection[str]] = {}
        spec = context.dictionary.kind(LIMITS)
        self._files = spec.parents if spec is not None else ()

    def look(self, recipients: Sequence[str] | None) -> LimitsLook:
        """What looks for what is to be written before something goes to these devices (None: all
        coordinators)."""
        self._spaces.clear()
        files: dict[str, None] = {}
        stays: list[Callable[[str], bool]] = []
        for device in share.asked(self._vault, recipients) if self._vault.role in _WRITES else ():
            goes, kept = self._parted(device)
            files |= dict.fromkeys(goes)
            stays.append(kept)
        files |= dict.fromkeys(one.space for one in self._vault.read.of_kind(LIMITS))
        wanted = [one for one in files if self._is_file(one)] if stays else []
        return LimitsLook(wanted, lambda dossier: self._of_file(dossier, stays))

    def _parted(self, device: Device) -> tuple[list[str], Callable[[str], bool]]:
        """The spaces that go to a device and may name who stays; and which others do not."""
        if device.role == "coordinator":
            sealed = share.sealed_from(self._vault, device.device_id)
            return roots.tied_to(self._vault.database, sealed), sealed.__contains__
        spaces = share.spaces_of(self._vault, device.device_id)
        return sorted(spaces), lambda space: space not in spaces

    def _is_file(self, space: str) -> bool:
        root = self._vault.read.view(space)
        waits = space in self._vault.erasing.locked  # takes no save, and goes to nobody
        return root is not None and root.kind in self._files and not root.erased and not waits

    def _of_file(self, dossier: Dossier, stays: Sequence[Callable[[str], bool]]) -> Iterator[Edit]:
        told = dossier.once(told_in).get(dossier.root, frozenset())
        many = dossier.once(many_in).get(dossier.root, frozenset())
        held = dossier.beyond.tellers(told)
        rows = self._own(dossier, held)
        whom = {
            one.id: rows.get(one.id)
            for one in here_of(dossier, held)
            if one.id in rows or (one.id not in many and _any(stays, one.space))
        }
        sure = self._surely(dossier, held, whom)
        whom = {who: row for who, row in whom.items() if who in sure}
        if not whom:
            return
        known = self._context.dictionary.vocabularies.keys("recipient")
        whole = may_widen(self._vault, ()) and is_whole(dossier)
        entries = dossier.beyond.other_entries()
        for who, limits in limited(dossier, sorted(whom), self._context.today(), known).items():
            own = whom[who]
            opens = whole and is_whole(dossier, {who, *entries.get(who, ())})
            said = limits.written() if opens else limits.closing(own)
            if own is None and said:
                id = self._context.new_id()
                yield Edit(LIMITS, {"who": who, **said}, id=id, parent=dossier.root)
            elif own is not None and not all(
                self._says(own, name, value) for name, value in said.items()
            ):
                yield Edit(LIMITS, said, id=own.id)

    def _surely(
        self, dossier: Dossier, held: Sequence[RecordView], whom: Collection[str]
    ) -> frozenset[str]:
        """Those of these of whom the file hears anything: named there by who may know of their answers."""
        space_of = {one.id: one.space for one in held}
        own = self._context.device_id

        def has(who: str, word: str) -> bool:
            return word == own or (not load_of(word) and space_of[who] in self._goes(word))

        return surely_named(dossier, whom, dossier.root, has) if whom else frozenset()

    def _goes(self, device_id: str) -> Collection[str]:
        """What goes to a device, once for each hand-over."""
        if device_id not in self._spaces:
            self._spaces[device_id] = share.spaces_of(self._vault, device_id)
        return self._spaces[device_id]

    def _own(self, dossier: Dossier, held: Sequence[RecordView]) -> dict[str, RecordView]:
        """By whom it is about the row in this file that this device alone wrote, the first of several; none
        of another life of it that came back: what was answered then may be lost, so that stays beside."""
        own = {self._context.device_id}
        found: dict[str, RecordView] = {}
        for one in held:
            if one.kind == LIMITS and one.space == dossier.root and not one.deleted:
                who = one.every("who")
                ops = {said.op for each in one.fields.values() for said in each}
                theirs = {said.word for said in one.standing("who")} == own
                if len(who) == 1 and theirs and not came_back(self._vault, ops):
                    found.setdefault(str(who[0]), one)
        return found

    def _says(self, row: RecordView, name: str, value: Json) -> bool:
        own = self._context.device_id
        said = [one.value for one in row.standing(name) if one.device_id == own]
        return said == [value] or (not said and value == [])


def _any(stays: Sequence[Callable[[str], bool]], space: str) -> bool:
    return any(kept(space) for kept in stays)
