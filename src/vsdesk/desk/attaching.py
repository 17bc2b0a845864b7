"""Attachments: photos, scans, recordings, and the picture of a person for the screen."""

from __future__ import annotations

import hashlib
import io
import mimetypes
import os
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from vsdesk import diskio, photo
from vsdesk.desk.base import Base, Change
from vsdesk.errors import UserError
from vsdesk.progress import SILENT
from vsdesk.records.record_rules import is_of_the_dead
from vsdesk.vault.saving import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import BinaryIO

    from vsdesk.progress import Progress
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.values import Json

_PICTURES: Final = frozenset({"photo_person", "photo_place"})
_PART: Final = 1 << 20  # bytes read at once
PHOTO_KINDS: Final = {"photo": "photo_person", "document": "id_document"}


class Attaching(Base):
    """Takes files in and gives them back."""

    def attach(
        self,
        source: Path | BinaryIO,
        to: str,
        *,
        kind: str = "photo",
        name: str = "",
        again: bool = False,
        progress: Progress = SILENT,
    ) -> Change:
        """Attach a file to a record: one evidence item, and for a person's photo the link to it.

        `kind` is a code of the vocabulary evidence_class, or "photo" or "document". The original is
        kept byte for byte. The very same file below the same case or family is taken in only `again`.
        Raises UserError E_NOT_FOUND, E_PHOTO (a photo that is none), E_VALUE, E_FOLDER, E_SAME_FILE;
        EnvironmentFault E_NO_FILE.
        """
        target = self.record(to)
        item_class = PHOTO_KINDS.get(kind, kind)
        if isinstance(source, PurePath):
            name = name or source.name
            stream: BinaryIO = diskio.open_file(source)
        else:
            stream = source
        with stream:
            if item_class in _PICTURES:
                stream = io.BytesIO(stream.read())
                photo.clean(stream.getvalue())
            if not again and self._stands_here(stream, target.space):
                raise UserError("E_SAME_FILE")
            with self.vault.transaction():
                return self._take(stream, target, item_class, name, progress)

    def _stands_here(self, stream: BinaryIO, space: str) -> bool:
        """Whether the evidence of a space holds this very file. The stream is left at its beginning."""
        if not stream.seekable():
            return False
        with diskio.disk_guard():
            size = stream.seek(0, os.SEEK_END)
            stream.seek(0)
            alike = [one for one in self.vault.read.space(space) if _weighs(one, size)]
            if not alike:  # most files: not read twice
                return False
            digest = hashlib.sha256()
            while part := stream.read(_PART):
                digest.update(part)
            stream.seek(0)
        return any(digest.hexdigest() in one.every("sha256") for one in alike)

    def _take(
        self, stream: BinaryIO, target: RecordView, item_class: str, name: str, progress: Progress
    ) -> Change:
        stored = self.vault.files.add(stream, progress)
        item = self.new_id()
        person = self._pictured(target) if item_class == "photo_person" else None
        values: dict[str, Json] = {
            "type": item_class,
            "title": PurePath(name).stem,
            "file_name": PurePath(name).name,
            "mime": mimetypes.guess_type(name)[0] or "application/octet-stream",
            "size": stored.size,
            "sha256": stored.sha256,
            "blob": stored.blob,
        }
        parent = target.id if self._may_hold(target.kind) else target.space
        edits = [
            Edit("evidence_item", {k: v for k, v in values.items() if v}, id=item, parent=parent)
        ]
        if person is not None:
            held = person.value("photo")
            before = [str(one) for one in held] if isinstance(held, list) else []
            photos: list[Json] = [*sorted({*before, item})]
            edits.append(Edit("person", {"photo": photos}, id=person.id))
        saved = self.vault.save(edits)
        return self._changed(saved.ids, saved.spaces, {edit.kind for edit in edits})

    def _may_hold(self, kind: str) -> bool:
        return self.dictionary.may_lie_below("evidence_item", kind)

    def _pictured(self, target: RecordView) -> RecordView | None:
        """Whose photo it is: the person itself, or the missing person of the case."""
        if target.kind == "person":
            return target
        person = target.value("person") if target.kind == "case" else None
        return self.vault.read.view(person) if isinstance(person, str) else None

    def attachment(self, item: str) -> bytes:
        """The bytes of an evidence item's file. Raises UserError E_NOT_FOUND when not here (yet)."""
        return self.vault.shown.read(self._blob(item))

    def _blob(self, item: str) -> str:
        blob = self.record(item).value("blob")
        if not isinstance(blob, str):
            raise UserError("E_NOT_FOUND", kind="evidence_item")
        return blob

    def photo(self, case: str, box: tuple[int, int] = (160, 200)) -> bytes | None:
        """The person's photo as a small PNG, None when there is none. Never a picture of the dead."""
        return self.photo_of(self.dossier(case), box)

    def photo_of(self, dossier: Dossier, box: tuple[int, int]) -> bytes | None:
        """The same from a dossier at hand."""
        data = self.photo_data(dossier)
        return None if data is None else photo.thumbnail(data, box)

    def photo_data(self, dossier: Dossier) -> bytes | None:
        """The original of the person's newest photo that may be shown."""
        people = dossier.linked(dossier.head, "person")
        return self.picture_of(one for person in people for one in dossier.linked(person, "photo"))

    def picture_of(self, items: Iterable[RecordView]) -> bytes | None:
        """The original of the newest of these that is here.

        Never a picture of the dead, and never one of which a covered picture stands here.
        """
        kept = [one for one in items if not self._is_covered(one)]
        kept.sort(key=lambda one: one.created)
        for item in reversed(kept):
            blob = item.value("blob")
            if item.deleted or is_of_the_dead(item) or not isinstance(blob, str):
                continue
            if self.vault.shown.complete(blob):
                return self.vault.shown.read(blob)
        return None

    def _is_covered(self, item: RecordView) -> bool:
        copies = self.vault.read.linking(item.id, "evidence_item")
        return any(item.id in one.every("redacted_version_of") for one in copies)


def _weighs(record: RecordView, size: int) -> bool:
    return record.kind == "evidence_item" and not record.deleted and size in record.every("size")
