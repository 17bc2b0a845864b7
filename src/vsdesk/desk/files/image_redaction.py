"""Covering parts of a picture: a new picture without them, linked to the one it was made from.

The original stays sealed as it was. Screens and papers show the covered picture in its place.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Self

from vsdesk import photo
from vsdesk.desk.cases.rests_on import repeatable
from vsdesk.desk.files.pictures import COVERS, photos_of, pictured_before, pictured_too
from vsdesk.errors import UserError
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.files.service import AttachmentService
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.on_screen import OnScreen

# What the new picture shares with the one it was made from; what it is by itself is set anew.
_KEPT: Final = (
    *("type", "document_type", "death_image", "sens", "language", "legibility", "relates_to"),
)
_CLOSES: Final = ("death_image", "sens")  # what keeps a picture here counts whoever wrote it

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class ScreenPicture:
    """A picture for the screen: small, as a PNG; how many pixels the upright picture has, and the SHA-256 of
    the file that was read, in hex."""

    png: bytes = field(repr=False)
    width: int
    height: int
    sha256: str

    @classmethod
    def of(cls, data: bytes, box: tuple[int, int]) -> Self:
        """A file, small enough for `box`. Raises UserError E_PHOTO, E_PHOTO_LARGE or E_PHOTO_HEIC."""
        _, width, height = photo.clean(data)
        return cls(photo.thumbnail(data, box), width, height, hashlib.sha256(data).hexdigest())


class ImageRedactionService:
    """Makes covered pictures; `AttachmentService.picture_of` gives them where the original would be shown."""

    def __init__(self, context: DeskContext, cases: CaseService, files: AttachmentService) -> None:
        self._vault = context.vault
        self._context = context
        self._cases = cases
        self._files = files

    def shown(self, item: str, box: tuple[int, int]) -> ScreenPicture:
        """The picture of an evidence item, small enough for `box`.

        Raises UserError E_NOT_FOUND when its file is not here, E_PHOTO when it is no picture.
        """
        return ScreenPicture.of(self._files.attachment(item), box)

    def cover(self, item: str, boxes: Sequence[Box], title: str, shown: ScreenPicture) -> Change:
        """Keep a new picture without what lies in the boxes (left, top, right, bottom in upright pixels).

        They were drawn over `shown`: where the item has another file by now, nothing is covered.
        It becomes an evidence item of its own beside the original, with the step in its custody;
        where the original is the photo of a person, the new one is a photo of that person too: by the word of
        who recorded the person, a coordinator or this device (`repeatable`).
        Raises UserError E_NOT_FOUND, E_PHOTO, E_CHANGED, and E_VALUE when nothing is covered, or a box lies
        beside the picture.
        """
        view = self._cases.record(item)
        if view.deleted:
            raise UserError("E_NOT_FOUND", kind="evidence_item")
        if not boxes:
            raise UserError("E_VALUE", kind="evidence_item", field=COVERS)
        original = self._files.attachment(item)
        if hashlib.sha256(original).hexdigest() != shown.sha256:
            raise UserError("E_CHANGED", kind="evidence_item")
        data = photo.cover(original, boxes)
        with self._vault.transaction():
            stored = self._vault.files.add(io.BytesIO(data))
            new = self._context.new_id()
            values: dict[str, Json] = {name: self._repeated(view, name) for name in _KEPT}
            values |= {
                "title": title,
                "file_name": f"{view.text('file_name').rpartition('.')[0] or item[:8]}-covered.jpg",
                "mime": "image/jpeg",
                "size": stored.size,
                "sha256": stored.sha256,
                "blob": stored.blob,
                COVERS: item,
            }
            held = {name: value for name, value in values.items() if value is not None}
            step: dict[str, Json] = {"action": "redacted", "sha256_after": stored.sha256}
            if before := view.text("sha256"):
                step["sha256_before"] = before
            edits = [
                Edit("evidence_item", held, id=new, parent=view.parent),
                Edit("custody_entry", step, id=self._context.new_id(), parent=new),
            ]
            back = self._cases.planned(edits) or []
            for person in self._cases.linking(item, "person"):
                if item in photos_of(self._vault, person):
                    edits.append(pictured_too(self._vault, person, new))
                    back.append(pictured_before(self._vault, person))
            return self._cases.saved_with_back(edits, back=back)

    def _repeated(self, view: RecordView, name: str) -> Json:
        """What the new picture says as the original does; what is another device's word alone
        only where it closes."""
        said = repeatable(self._vault, view, name)
        if name in _CLOSES or (name == "type" and not said):
            return view.value(name)
        return said[0].value if said else None

    def _is_copy(self, view: RecordView) -> bool:
        """Whether it is a covered picture by the word of who recorded it, a coordinator or this device: what
        another device says of somebody's original makes that no copy, and nothing hides it along."""
        return any(one.value for one in repeatable(self._vault, view, COVERS))

    def uncover(self, item: str, *, shown: OnScreen) -> Change:
        """Hide the covered pictures made from this one, and this one where it is covered itself.

        Screens and papers show the whole picture again. Nothing is lost: the Change, and `restore`,
        bring each back. What was not `shown` stays. Raises UserError E_NOT_FOUND where nothing is covered.
        """
        view = self._cases.record(item)
        going = {item: None} if self._is_copy(view) and not view.deleted else {}
        waiting = [item]
        while waiting:
            copies = [one.id for one in self._files.copies(waiting.pop()) if self._is_copy(one)]
            made = [id for id in copies if id not in going]
            going.update(dict.fromkeys(made))
            waiting += made
        if not going:
            raise UserError("E_NOT_FOUND", kind="evidence_item")
        back = [Edit("evidence_item", id=one, restore=True) for one in going]
        gone = [Edit("evidence_item", id=one, delete=True, shown=shown) for one in going]
        return self._cases.saved_with_back(gone, back=back)
