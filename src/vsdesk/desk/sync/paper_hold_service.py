"""Before a hand-over: which files a device makes no paper of, because what guards somebody in them does not
go there, or because they were taken back from it.

The rule is `records/paper_holds.py`. Only a coordinator's device has all that guards a file, and writes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.exchange import share
from vsdesk.history.entry import DELETED
from vsdesk.history.op_scopes import SHARED
from vsdesk.progress import SILENT
from vsdesk.records.gate.death_news import waiting_elsewhere
from vsdesk.records.gate.redaction import own_sensitivity
from vsdesk.records.not_whole import HAVE
from vsdesk.records.paper_holds import KIND, roots_in, written
from vsdesk.records.put_aside import KINDS, closes
from vsdesk.vault.edit import Edit
from vsdesk.vault.read import roots
from vsdesk.vault.widening import came_back, may_widen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.progress import Progress
    from vsdesk.records.dossier import Dossier, RecordView

_BATCH: Final = 200
_INCIDENT: Final = "incident"
_IN_WORDS: Final = ("title", "text")  # of an incident, and the kinds of what is told in it
_TOLD: Final = frozenset({"event", "claim"})


class _Found(NamedTuple):
    """Of the files of a device those that it makes no paper of, and those of which something is missing
    here: whether anything guards somebody there is not known."""

    held: frozenset[str]
    lacking: frozenset[str]


class PaperHoldService:
    """Looks through the files of a device for guards that it does not get."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._vault = context.vault

    def edits(
        self, recipients: Sequence[str] | None, progress: Progress = SILENT
    ) -> Iterator[Edit]:
        """What is to be written before something goes to these devices (None: all coordinators)."""
        if self._vault.role != "coordinator":
            return
        for device in share.asked(self._vault, recipients):
            if device.role != "coordinator":
                yield from self._edit(device.device_id, self._held(device.device_id, progress))

    def _edit(self, device_id: str, found: _Found) -> Iterator[Edit]:
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

    def _held(self, device_id: str, progress: Progress) -> _Found:
        goes = share.spaces_of(self._vault, device_id)
        has = self._vault.postings.spaces_of(device_id)
        kinds = {
            view.space: view.kind for view in roots.every(self._vault.database) if view.kind in HAVE
        }
        sealed = share.sealed_from(self._vault, device_id)
        asked = sorted(goes & kinds.keys())
        held = (has - goes) & kinds.keys()
        known, lacking = goes | sealed | SHARED, set[str]()
        for start in range(0, len(asked), _BATCH):
            progress.step("looking", start, len(asked))
            for dossier in self._vault.read.dossiers(asked[start : start + _BATCH]):
                if self._is_guarded(dossier, known):
                    held.add(dossier.root)
                if dossier.beyond.missing():
                    lacking.add(dossier.root)
        return _Found(frozenset(held), frozenset(lacking))

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
