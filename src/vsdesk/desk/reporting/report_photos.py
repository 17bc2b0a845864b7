"""Pictures of activities that may stand on a report: one rule for what is offered and for what is printed.

It is the rule of a file that leaves (desk/outbound/open_copies.py), and two things more: a coordinator
wrote of the activity that those in its pictures agreed, and nobody who took part by name refused it. The
first covers what coordinators put there: a picture from another device waits until one takes it in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk import photo
from vsdesk.desk.files.pictures import PICTURES
from vsdesk.desk.outbound.hidden_participants import TookPart
from vsdesk.errors import UserError
from vsdesk.records.about import BYTES_OF, ever_named
from vsdesk.records.gate.bytes_of_files import PICTURE
from vsdesk.records.gate.redaction import own_sensitivity
from vsdesk.records.not_whole import OF_PICTURES
from vsdesk.records.own_work import OWN_WORK
from vsdesk.reports.period_paper import REPORT_BOX, ReportPhoto
from vsdesk.vault.read.missing_anywhere import missing_of, require_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.files.service import AttachmentService
    from vsdesk.desk.reporting.told_figures import ToldFigures
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView

MOST_PHOTOS: Final = 12  # on one report
_FILE: Final = "evidence_item"


class ReportPhotos:
    """Knows them."""

    def __init__(
        self, context: DeskContext, files: AttachmentService, outside: ToldFigures
    ) -> None:
        self._vault = context.vault
        self._files = files
        self._outside = outside
        self._took_part = TookPart(context)
        self._naming = context.dictionary.once(_naming)

    def offered(self) -> tuple[list[tuple[RecordView, RecordView]], int]:
        """Each picture that may be printed, with its activity; and how many stay that might be, had somebody
        who took part not refused to be shown, or were nothing missing that may say so."""
        is_whole = not missing_of(self._vault, OF_PICTURES)
        found: list[tuple[RecordView, RecordView]] = []
        kept_back = 0
        for activity in filter(self._is_said, self._vault.read.of_kind(OWN_WORK)):
            items = [
                item
                for item in self._vault.read.space(activity.id)
                if item.kind == _FILE and self._is_agreed(item, activity)
            ]
            if items and (not is_whole or self._took_part.refused(activity.id)):
                kept_back += len(items)
            else:
                found += ((item, activity) for item in items)
        return found, kept_back

    def on_paper(self, wanted: Sequence[tuple[str, str]]) -> tuple[ReportPhoto, ...]:
        """Pictures with who took each, every one once. Raises as `for_paper`; E_VALUE for too many."""
        once = dict(wanted)
        if len(once) > MOST_PHOTOS:
            raise UserError("E_VALUE", kind=_FILE, field="photo")
        return tuple(ReportPhoto(self.for_paper(id), credit) for id, credit in once.items())

    def for_paper(self, id: str) -> bytes:
        """A picture, as large as a report prints it. Raises UserError E_NOT_FOUND, E_GATE where it may not
        stand on one."""
        item = self._vault.read.view(id)
        activity = self._vault.read.view(item.space) if item is not None else None
        missing = item is None or item.kind != _FILE or item.deleted
        if missing or item is None or activity is None or activity.kind != OWN_WORK:
            raise UserError("E_NOT_FOUND", kind=_FILE)
        require_whole(missing_of(self._vault, OF_PICTURES))
        if not self._is_said(activity) or not self._is_agreed(item, activity):
            raise UserError("E_GATE", "photo", reason="photo")
        if self._took_part.refused(activity.id):
            raise UserError("E_GATE", "took_part", reason="took_part")
        return photo.for_paper(self._vault.files.read(item.text("blob")), REPORT_BOX)

    def _is_said(self, activity: RecordView) -> bool:
        """Whether a coordinator wrote that those in the pictures agreed."""
        said = activity.every("photo_consent") == (True,) and not activity.deleted
        return said and self._is_ours(activity, "photo_consent")

    def _is_agreed(self, item: RecordView, activity: RecordView) -> bool:
        """Whether it is one picture of the activity, put there by a coordinator, of nobody, and nothing else:
        wherever the same file lies or lay, it is as open as here, and nothing names it."""
        same = (item, *self._files.twins(item, removed=True))
        return (
            not item.deleted
            and not item.taken_out
            and len({*item.every("blob")}) == 1
            and self._vault.files.complete(item.text("blob"))
            and item.text("mime").startswith("image/")
            and all(self._is_ours(item, name) for name in PICTURE)
            and all(_is_open(one, activity) for one in same)
            and not self._files.is_kept_back(item)
            and not self._files.put_aside(item)
            and not self._is_named([one.id for one in same])
        )

    def _is_ours(self, record: RecordView, name: str) -> bool:
        return all(self._outside.is_sure(one.word) for one in record.fields.get(name, ()))

    def _is_named(self, ids: list[str]) -> bool:
        """Whether any record names one of these files, or named it: as a portrait, a paper, a scan."""
        return any(self._vault.read.former.is_named(ids, kind) for kind in self._naming)


def _naming(dictionary: Dictionary) -> tuple[str, ...]:
    """The kinds that name a file, of whomever it is."""
    return tuple(
        kind.name
        for kind in dictionary.kinds
        if kind.name != _FILE and any(_FILE in one.targets for one in kind.fields)
    )


def _is_open(item: RecordView, activity: RecordView) -> bool:
    """Whether an item is a picture of the activity itself: noted as one, not sealed, of nobody, and in no
    other file."""
    return (
        item.space == activity.id
        and item.parent == activity.id
        and not item.parents
        and {*item.every("type")} <= PICTURES
        and own_sensitivity(item) <= 1
        and not ever_named(item, *BYTES_OF)
    )
