"""The files that wait for a coordinator's look: opened on the page of what waits, or written out,
before a look names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk import photo
from vsdesk.desk.files.file_sorts import ending_of
from vsdesk.desk.files.image_redaction import ScreenPicture
from vsdesk.desk.outbound.open_copies import FileOrder
from vsdesk.errors import UserError
from vsdesk.records.gate.lone.lone_words import FILE
from vsdesk.records.gate.record_rules import is_of_the_dead

if TYPE_CHECKING:
    from vsdesk.desk.access.sealed_access import SealedAccessService
    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.files.service import AttachmentService
    from vsdesk.desk.outbound.open_copies import FileExportService
    from vsdesk.records.dossier import RecordView


class LoneFileService:
    """Shows just the bytes that one device names, also where several files stand in one item."""

    def __init__(
        self,
        context: DeskContext,
        cases: CaseService,
        files: AttachmentService,
        sealed: SealedAccessService,
        file_export: FileExportService,
    ) -> None:
        self._vault = context.vault
        self._cases = cases
        self._files = files
        self._sealed = sealed
        self._file_export = file_export

    def waiting_picture(self, item: str, blob: str, box: tuple[int, int]) -> ScreenPicture:
        """A file that an item names, as a picture small enough for `box`; one that may show somebody dead is
        noted first, as for each item of these bytes.

        Raises UserError E_NOT_FOUND when it is not here, E_PHOTO, E_PHOTO_LARGE or E_PHOTO_HEIC when it is no
        picture that can be shown, and as `opened` where the same bytes lie closed elsewhere.
        """
        view = self._naming(item, blob)
        twins = self._files.twins(view)
        for one in twins:
            if one.space != view.space and (closed := self._sealed.look(one.id).closed):
                self._sealed.check_opening(one, frozenset(closed.values()), "")
        if self._vault.shown.size(blob) > photo.BYTE_LIMIT:
            raise UserError("E_PHOTO_LARGE")
        shown = ScreenPicture.of(self._vault.shown.read(blob), box)
        if any(map(is_of_the_dead, (view, *twins))):
            self._cases.note_view(view.id, "view_death_image")
        return shown

    def waiting_copy(self, item: str, blob: str) -> bytes:
        """The same file for a copy of our own, with the row that it left. Raises UserError as `copy_file`,
        and E_NOT_FOUND where the item names another file too."""
        view = self._naming(item, blob)
        if len(view.every(FILE)) > 1:
            raise UserError("E_NOT_FOUND", kind=view.kind)
        return self._file_export.copy_file(FileOrder(item)).data

    @staticmethod
    def copy_name(view: RecordView) -> str:
        """The name of that copy, with the ending that opens it: never the name in the record, whose
        writer would say where it goes."""
        return f"file-{view.id[:8]}.{ending_of(view.text('mime'))}"

    def _naming(self, item: str, blob: str) -> RecordView:
        view = self._cases.record(item)
        if blob not in view.every(FILE) or not self._vault.shown.complete(blob):
            raise UserError("E_NOT_FOUND", kind=view.kind)
        return view
