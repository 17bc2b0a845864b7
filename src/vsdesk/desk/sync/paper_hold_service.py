"""Before a hand-over: which files a device makes no paper of, because what guards somebody in them does not
go there, or because they were taken back from it.

The rule is `records/paper_holds.py`. Only a coordinator's device has all that guards a file, and writes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.exchange import share
from vsdesk.history.entry import DELETED
from vsdesk.history.op_scopes import SHARED
from vsdesk.records.gate.death_news import waiting_elsewhere
from vsdesk.records.gate.redaction import own_sensitivity
from vsdesk.records.not_whole import HAVE
from vsdesk.records.paper_holds import KIND, roots_in, written
from vsdesk.records.put_aside import KINDS, closes
from vsdesk.vault.edit import Edit
from vsdesk.vault.read import roots
from vsdesk.vault.widening import came_back, may_widen

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dossier import Dossier, RecordView

_INCIDENT: Final = "incident"
_IN_WORDS: Final = ("title", "text")  # of an incident, and the kinds of what is told in it
_TOLD: Final = frozenset({"event", "claim"})


class _OfDevice(NamedTuple):
    """For one device the files that are `asked` and the spaces that are `known` there; of its files those
    that it makes no paper of (`held`), and those of which something is missing here: whether anything
    guards somebody there is not known."""

    device_id: str
    asked: Collection[str]
    known: Collection[str]
    held: set[str]
    lacking: set[str]


class HoldsLook:
    """The files that go to devices, and what is to be written about them."""

    def __init__(
        self,
        devices: Sequence[_OfDevice],
        is_guarded: Callable[[Dossier, Collection[str]], bool],
        edit: Callable[[_OfDevice], Iterable[Edit]],
    ) -> None:
        self._devices = devices
        self._is_guarded = is_guarded
        self._edit = edit

    @property
    def files(self) -> list[str]:
        """See `going_files.Look`."""
        return sorted({root for one in self._devices for root in one.asked})

    def at(self, dossier: Dossier) -> None:
        """See `going_files.Look`."""
        for one in self._devices:
            if dossier.root in one.asked:
                if self._is_guarded(dossier, one.known):
                    one.held.add(dossier.root)
                if dossier.beyond.missing():
                    one.lacking.add(dossier.root)

    @property
    def edits(self) -> Iterator[Edit]:
        """What is to be written, once all were looked at."""
        for one in self._devices:
            yield from self._edit(one)


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
        return HoldsLook([self._going(one, kinds) for one in others], self._is_guarded, self._edit)

    def _edit(self, found: _OfDevice) -> Iterator[Edit]:
        device_id = found.device_id
        own = self._own(device_id)
        stands = roots_in(own)
        stays = stands & found.lacking if may_widen(self._vault, ()) else stands
        files = written(found.held | stays)
        if {*files.split()} != stands:
            said = {"files": files or None}
            if own is None:
                yield Edit(KIND, {"device": device_id, **said}, id=self._context.new_id())
            else:
                yield Edit(KIND, said, id=own.id)

    def _own(self, device_id: str) -> RecordView | None:
        """The hold that this device wrote for another one, and nobody else wrote into; none into which
        another life of this one wrote that came back: what guarded then may be lost."""
        mine = {self._context.device_id}
        for one in self._vault.read.of_kind(KIND):
            ops = {said.op for held in one.fields.values() for said in held}
            own = one.every("device") == (device_id,) and one.words == mine
            if own and not came_back(self._vault, ops):
                return one
        return None

    def _going(self, device_id: str, kinds: Mapping[str, str]) -> _OfDevice:
        goes = share.spaces_of(self._vault, device_id)
        has = self._vault.postings.spaces_of(device_id)
        sealed = share.sealed_from(self._vault, device_id)
        taken = (has - goes) & kinds.keys()
        return _OfDevice(device_id, goes & kinds.keys(), goes | sealed | SHARED, taken, set())

    def _is_guarded(self, dossier: Dossier, known: Collection[str]) -> bool:
        """Whether something guards the file in a space beyond these."""
        files = (dossier, *dossier.joined)
        near = (*(one for file in files for one in file), *dossier.beyond.guarding())
        is_other = dossier.beyond.is_other
        for one in near:
            if one.space not in known and _asks_for_care(one):
                gone = [said.word for said in one.fields.get(DELETED, ())] if one.deleted else []
                if not gone or any(map(is_other, gone)):  # a coordinator ended it
                    return True
        news = waiting_elsewhere(dossier, self._context.today())
        return any(one.file.root not in known for one in news) or _tells_of_others(dossier, known)


def _tells_of_others(dossier: Dossier, known: Collection[str]) -> bool:
    """Whether an incident of the file tells what happened, and somebody is missing in it by a case that is
    not among these: who asked for nothing agreed to nothing either."""
    incidents = dossier.of(_INCIDENT)
    at = {one.id for one in incidents}
    told = any(any(one.every(name)) for one in incidents for name in _IN_WORDS)
    if not told and not any(one.kind in _TOLD and one.space in at for one in dossier):
        return False
    return any(
        case not in known
        for other in dossier.beyond.beside()
        for cases in other.cases.values()
        for case in cases
    )


def _asks_for_care(record: RecordView) -> bool:
    """Whether a record says no, or guards somebody, by any word that stands in it."""
    if own_sensitivity(record) > 0 and record.kind == "person":
        return True
    if record.kind not in KINDS:
        return False
    said = {name: value for name in record.fields for value in record.every(name)}
    return closes(record.kind, (), said) or any(
        closes(record.kind, (name,), {name: value})
        for name in record.fields
        for value in record.every(name)
    )
