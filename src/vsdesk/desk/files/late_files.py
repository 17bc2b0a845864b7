"""A file for a paper that was recorded without it: noted from a table, or away from the scanner."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from vsdesk.desk.cases.rests_on import repeatable
from vsdesk.desk.files.pictures import (
    PICTURES,
    digest_of,
    photos_of,
    pictured_before,
    pictured_too,
    source_name,
)
from vsdesk.errors import UserError
from vsdesk.progress import SILENT
from vsdesk.records.consent.whose_word_counts import as_believed
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dossier import ids_in
from vsdesk.records.evidence_file import has_file
from vsdesk.records.gate.record_rules import is_of_the_dead
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.files.service import AttachmentService
    from vsdesk.progress import Progress
    from vsdesk.records.dossier import RecordView


class LateFileService:
    """Gives a recorded item its file; one that has a file keeps it; of two that came at once one is kept."""

    def __init__(self, context: DeskContext, cases: CaseService, files: AttachmentService) -> None:
        self._vault = context.vault
        self._cases = cases
        self._files = files

    def add_file(
        self,
        item: str,
        source: Path | BinaryIO,
        *,
        name: str = "",
        again: bool = False,
        progress: Progress = SILENT,
    ) -> Change:
        """Take in the file of an evidence item that has none; the Change takes it back.

        What a file says of itself (its name, size, fingerprint) is set as for a new attachment; what
        somebody wrote about the paper stays. An item that has a file, even one whose bytes have not
        arrived, keeps it. Where a fingerprint was noted before, only that very file is taken.
        Raises UserError E_NOT_FOUND, E_HAS_FILE, E_OTHER_FILE, E_SAME_FILE (unless `again`),
        E_EMPTY_FILE, E_PHOTO, E_FOLDER; EnvironmentFault E_NO_FILE, E_IO, E_DISK; Cancelled.
        """
        view = self._without_file(item)
        noted = self._noted(view)
        name = name or source_name(source)
        with self._files.opened(source, picture=bool(PICTURES & set(view.every("type")))) as stream:
            if noted and stream.seekable():
                _is_the_one(digest_of(stream), noted)
            if not again and self._files.stands_here(stream, view.space, but=item):
                raise UserError("E_SAME_FILE")
            with self._vault.transaction():
                stored, values = self._files.stored(stream, name, progress)
                _is_the_one(stored.sha256, noted)
                if not view.every("title"):
                    values["title"] = PurePath(name).stem
                edits = [Edit("evidence_item", values, id=item)]
                back = self._cases.planned(edits)
                if (person := self._whose_photo(view)) is not None:
                    edits.append(pictured_too(self._vault, person, item))
                    if back is not None:
                        back.append(pictured_before(self._vault, person))
                return self._cases.saved_with_back(edits, back=back)

    def _without_file(self, item: str) -> RecordView:
        view = self._cases.record(item)
        if view.kind != "evidence_item" or view.deleted:
            raise UserError("E_NOT_FOUND", kind="evidence_item")
        if has_file(view):
            raise UserError("E_HAS_FILE")
        return view

    def _noted(self, view: RecordView) -> frozenset[str]:
        """The fingerprints that were written down for the paper, by who recorded it, coordinators and this
        device: its own, and the last one of its custody. What others say of it stands beside, and keeps no
        file out."""
        trust, also, last = self._vault.trust, self._vault.trust.believed(view), ""
        steps = [one for one in self._vault.read.space(view.space) if _is_step_of(one, view.id)]
        for one in sorted(steps, key=lambda one: (one.created, one.id)):
            step = as_believed(one, trust.believes, also)
            last = step.text("sha256_after") or step.text("sha256_before") or last
        said = as_believed(view, trust.believes, also)
        own = {one for one in said.every("sha256") if isinstance(one, str)}
        return frozenset({*own, last} - {""})

    def _whose_photo(self, view: RecordView) -> RecordView | None:
        """The one person whom a photo shows by what those wrote whose word that is; nobody is
        guessed, nobody dead shown."""
        if is_of_the_dead(view):
            return None
        if any(
            view.id in photos_of(self._vault, one) for one in self._cases.linking(view.id, "person")
        ):
            return None  # it is their photo already
        named = {view.parent or "", *ids_of(view, "relates_to")}
        views = [self._vault.read.view(id) for id in named if id]
        people = [one for one in views if one is not None and one.kind == "person"]
        shown = [one for one in people if not one.deleted and self._shows(view, one)]
        return shown[0] if len(shown) == 1 else None

    def _shows(self, view: RecordView, person: RecordView) -> bool:
        """Whether it is a photo of this person by the word of who recorded the person, a
        coordinator or this device."""
        types = repeatable(self._vault, view, "type", person)
        if not types or types[0].value != "photo_person":
            return False
        named = repeatable(self._vault, view, "relates_to", person)
        return view.parent == person.id or bool(named and person.id in ids_in(named[0].value))


def _is_step_of(record: RecordView, item: str) -> bool:
    return record.kind == "custody_entry" and record.parent == item and not record.deleted


def _is_the_one(digest: str, noted: frozenset[str]) -> None:
    if noted and noted != {digest}:
        raise UserError("E_OTHER_FILE")
