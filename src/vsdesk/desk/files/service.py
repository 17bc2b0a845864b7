"""Attachments: photos, scans, recordings, and the picture of a person for the screen."""

from __future__ import annotations

import io
import os
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from vsdesk import diskio, photo
from vsdesk.desk.cases.rests_on import repeatable
from vsdesk.desk.files.file_sorts import LOOKED_AT, mime_of
from vsdesk.desk.files.image_redaction import ImageRedactionService
from vsdesk.desk.files.late_files import LateFileService
from vsdesk.desk.files.pictures import (
    COVERS,
    PICTURES,
    digest_of,
    photos_in,
    photos_of,
    pictured_too,
    source_name,
)
from vsdesk.errors import UserError
from vsdesk.progress import SILENT
from vsdesk.records.consent.whose_word_counts import as_believed
from vsdesk.records.gate.record_rules import is_of_the_dead
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, Readable, RecordView
    from vsdesk.records.evidence_file import Fingerprint
    from vsdesk.vault.stored_files import StoredFile

PHOTO_KINDS: Final = {"photo": "photo_person", "document": "id_document"}


class AttachmentService:
    """Takes files in and gives them back."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._saving = context.saving
        self._context = context
        self._cases = cases
        self.late = LateFileService(context, cases, self)
        self.redaction = ImageRedactionService(context, cases, self)

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
        Raises UserError E_NOT_FOUND, E_PHOTO, E_PHOTO_LARGE, E_PHOTO_HEIC (no photo that can be read),
        E_VALUE, E_FOLDER, E_SAME_FILE, E_EMPTY_FILE; EnvironmentFault E_NO_FILE, E_IO.
        """
        target = self._cases.record(to)
        item_class = PHOTO_KINDS.get(kind, kind)
        name = name or source_name(source)
        with self.opened(source, picture=item_class in PICTURES) as stream:
            if not again and self.stands_here(stream, target.space):
                raise UserError("E_SAME_FILE")
            with self._vault.transaction():
                return self._take(stream, target, item_class, name, progress)

    @contextmanager
    def opened(self, source: Path | BinaryIO, *, picture: bool) -> Iterator[BinaryIO]:
        """The source, open to be taken in. A picture was looked at; a file without a byte is refused."""
        with diskio.open_file(source) if isinstance(source, PurePath) else source as stream:
            if picture:  # not a byte more of it than a picture may have
                with diskio.disk_guard():
                    data = stream.read(photo.BYTE_LIMIT + 1)
                if not data:
                    raise UserError("E_EMPTY_FILE")
                photo.check(data)
                yield io.BytesIO(data)
                return
            if _length(stream) == 0:
                raise UserError("E_EMPTY_FILE")
            yield stream

    def stands_here(self, stream: BinaryIO, space: str, but: str = "") -> bool:
        """Whether the evidence of a space, `but` one item, holds this very file.

        The stream is left at its beginning.
        """
        size = _length(stream)
        alike = [
            one for one in self._vault.read.space(space) if one.id != but and _weighs(one, size)
        ]
        if not alike:  # most files: not read twice
            return False
        digest = digest_of(stream)
        return any(digest in one.every("sha256") for one in alike)

    def stored(
        self, stream: BinaryIO, name: str, progress: Progress
    ) -> tuple[StoredFile, dict[str, Json]]:
        """Take the bytes in, inside the caller's transaction; what an item says of its file."""
        begins = stream.read(LOOKED_AT)
        stream.seek(0)
        stored = self._vault.files.add(stream, _Sized(progress, _length(stream) or 0))
        if not stored.size:
            raise UserError("E_EMPTY_FILE")
        values: dict[str, Json] = {
            "file_name": PurePath(name).name,
            "mime": mime_of(begins, name, whole=len(begins) < LOOKED_AT),
            "size": stored.size,
            "sha256": stored.sha256,
            "blob": stored.blob,
        }
        return stored, {name: value for name, value in values.items() if value}

    def _take(
        self, stream: BinaryIO, target: RecordView, item_class: str, name: str, progress: Progress
    ) -> Change:
        _, held_of = self.stored(stream, name, progress)
        item = self._context.new_id()
        person = self._pictured(target) if item_class == "photo_person" else None
        values: dict[str, Json] = {"type": item_class, "title": PurePath(name).stem, **held_of}
        parent = target.id if self._may_hold(target.kind) else target.space
        edits = [
            Edit("evidence_item", {k: v for k, v in values.items() if v}, id=item, parent=parent)
        ]
        if person is not None:
            edits.append(pictured_too(self._vault, person, item))
        saved = self._saving.write(edits)
        return self._context.changed(saved.ids, saved.spaces, {edit.kind for edit in edits})

    def fingerprint(self, item: str) -> Fingerprint:
        """The SHA-256 of an item's file as computed here, beside what its record says."""
        return self._vault.shown.fingerprint(self._cases.record(item))

    def _may_hold(self, kind: str) -> bool:
        return self._dictionary.may_lie_below("evidence_item", kind)

    def _pictured(self, target: RecordView) -> RecordView | None:
        """Whose photo it is: the person itself, or the missing person of the case."""
        if target.kind == "person":
            return target
        person = target.value("person") if target.kind == "case" else None
        return self._vault.read.view(person) if isinstance(person, str) else None

    def note_origin(self, origins: Mapping[str, Mapping[str, Json]]) -> Change:
        """Where items came from: values by item, in one save; what is empty is not said."""
        edits = [
            Edit("evidence_item", {k: v for k, v in values.items() if v}, id=item)
            for item, values in origins.items()
        ]
        return self._cases.save(edits)

    def attachment(self, item: str) -> bytes:
        """The bytes of an evidence item's file. Raises UserError E_NOT_FOUND when not here (yet)."""
        return self._vault.shown.read(self._blob(item))

    def _blob(self, item: str) -> str:
        blob = self._cases.record(item).value("blob")
        if not isinstance(blob, str):
            raise UserError("E_NOT_FOUND", kind="evidence_item")
        return blob

    def photo(self, case: str, box: tuple[int, int] = (160, 200)) -> bytes | None:
        """The person's photo as a small PNG, None when there is none. Never a picture of the dead."""
        return self.photo_of(self._cases.dossier(case), box)

    def photo_of(self, dossier: Dossier, box: tuple[int, int]) -> bytes | None:
        """The same from a dossier at hand."""
        data = self.photo_data(dossier)
        return None if data is None else photo.thumbnail(data, box)

    def photo_data(self, dossier: Dossier) -> bytes | None:
        """The original of the person's newest photo that may be shown."""
        return self.picture_of(photos_in(dossier), self.named_photos(dossier))

    def photo_item(self, case: str) -> str:
        """The id of the evidence item whose picture `photo` shows; "" when none is shown."""
        dossier = self._cases.dossier(case)
        shown = self._shown_of(photos_in(dossier), self.named_photos(dossier))
        return "" if shown is None else shown[0].id

    def named_photos(self, dossier: Dossier) -> frozenset[str]:
        """The pictures that whoever recorded a person, a coordinator or this device named as theirs."""
        people = dossier.linked(dossier.head, "person")
        return frozenset(id for person in people for id in photos_of(self._vault, person))

    def picture_of(
        self,
        items: Iterable[RecordView],
        first: Collection[str] = (),
        left: Mapping[str, Readable] | None = None,
    ) -> bytes | None:
        """The original of the newest of these that is here; where some are named `first`, of those alone.

        Never a picture of the dead, and never one of which a covered picture stands here. `left`: what a
        paper has of each; its file is the one that is named there.
        """
        shown = self._shown_of(items, first, left)
        return None if shown is None else self._vault.shown.read(shown[1])

    def _shown_of(
        self,
        items: Iterable[RecordView],
        first: Collection[str],
        left: Mapping[str, Readable] | None = None,
    ) -> tuple[RecordView, str] | None:
        kept = [one for one in items if one.id in first or not first]
        for item in sorted(kept, key=lambda one: one.created, reverse=True):
            blob = (item if left is None else left[item.id]).value("blob")
            if item.deleted or not isinstance(blob, str) or self.is_kept_back(item):
                continue
            if self._vault.shown.complete(blob):
                return item, blob
        return None

    def twins(self, item: Readable, *, removed: bool = False) -> list[RecordView]:
        """The other items of the vault whose file is this one's, under whatever name it lies here; with
        `removed`, those taken out too.

        A file is as closed as the most closed of them: nobody opens one by naming it again.
        """
        blobs = [one for one in item.every("blob") if isinstance(one, str)]
        same = dict.fromkeys(other for one in blobs for other in self._vault.shown.same(one))
        return [one for one in self._vault.read.naming(same, hidden=removed) if one.id != item.id]

    def put_aside(self, item: Readable) -> list[RecordView]:
        """The items of the same file that were put aside whole with a withdrawn device: nothing
        behind them answers, so that the file stays here until somebody looked at them."""
        here = {item.id, *(one.id for one in self.twins(item, removed=True))}
        return [one for one in self._aside(item) if one.id not in here]

    def _aside(self, item: Readable) -> list[RecordView]:
        held = self._vault.read.whole.aside.of("evidence_item")
        if not held:
            return []
        blobs = [one for one in item.every("blob") if isinstance(one, str)]
        same = {*blobs, *(other for one in blobs for other in self._vault.shown.same(one))}
        return [one for one in held if not same.isdisjoint(map(str, one.every("blob")))]

    def is_kept_back(self, item: RecordView) -> bool:
        """Whether a picture may show somebody dead, or has parts that were covered: in
        any item of this file, one that was put aside too."""
        same = (item, *self.twins(item), *self._aside(item))
        return any(is_of_the_dead(one) or self.covered_from(one.id) for one in same)

    def photos_kept_back(self, dossier: Dossier) -> list[RecordView]:
        """The photos that those say are the person's whose word that is (`named_photos`), and that no page
        and no paper shows by the word of others alone: somebody looks at what they wrote."""
        named = (dossier.get(id) for id in sorted(self.named_photos(dossier)))
        return [one for one in named if one is not None and self._is_kept_back_by_others(one)]

    def _is_kept_back_by_others(self, item: RecordView) -> bool:
        if item.deleted or not self.is_kept_back(item):
            return False
        also = self._vault.trust.believed(item)
        if is_of_the_dead(as_believed(item, self._vault.trust.believes, also)):
            return False
        copies = self.copies(item.id)
        return not any(repeatable(self._vault, one, COVERS, item) for one in copies)

    def covered_from(self, item: str) -> list[str]:
        """The covered pictures that were made from this one and stand here."""
        return [one.id for one in self.copies(item)]

    def copies(self, item: str) -> list[RecordView]:
        copies = self._vault.read.linking(item, "evidence_item")
        return [one for one in copies if item in one.every(COVERS)]


def _length(stream: BinaryIO) -> int | None:
    """The bytes of a stream, left at its beginning; None when it cannot be read again."""
    if not stream.seekable():
        return None
    with diskio.disk_guard():
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
    return size


def _weighs(record: RecordView, size: int | None) -> bool:
    """Whether a record has a file of this size."""
    if record.kind != "evidence_item" or record.deleted or size is None:
        return False
    return size in record.every("size") and any(record.every("blob"))


class _Sized:
    """Tells the whole beside what is done; the sealing of a stream does not know how long it is."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total = progress, total

    def step(self, stage: str, done: int, total: int) -> None:
        """Pass it on."""
        known = max(self._total, done) if self._total else 0
        self._progress.step(stage, done, total or known)
