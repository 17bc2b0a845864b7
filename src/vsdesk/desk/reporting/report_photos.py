"""Pictures of activities that may stand on a report: one rule for what is offered and for what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk import photo
from vsdesk.errors import UserError
from vsdesk.records.about import ever_named
from vsdesk.records.gate.redaction import own_sensitivity
from vsdesk.reports.period_paper import REPORT_BOX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vsdesk.desk.context import DeskContext
    from vsdesk.desk.reporting.told_figures import ToldFigures
    from vsdesk.records.dossier import RecordView


class ReportPhotos:
    """Knows them."""

    def __init__(self, context: DeskContext, outside: ToldFigures) -> None:
        self._vault = context.vault
        self._outside = outside

    def agreed(self) -> Iterator[tuple[RecordView, RecordView]]:
        """Each picture that may be printed, with its activity."""
        activities = {one.id: one for one in self._vault.read.of_kind("activity")}
        items = self._vault.read.of_kind("evidence_item")
        files = _files_of(items)
        for item in items:
            activity = activities.get(item.space)
            is_picture = item.text("mime").startswith("image/")
            if is_picture and activity is not None and self._is_agreed(item, activity, files):
                yield item, activity

    def for_paper(self, id: str) -> bytes:
        """A picture, as large as a report prints it. Raises UserError E_NOT_FOUND, E_GATE where it may not
        stand on one."""
        item = self._vault.read.view(id)
        activity = self._vault.read.view(item.space) if item is not None else None
        if item is None or activity is None or activity.kind != "activity" or item.deleted:
            raise UserError("E_NOT_FOUND", kind="evidence_item")
        files = _files_of(self._vault.read.of_kind("evidence_item"))
        if not self._is_agreed(item, activity, files):
            raise UserError("E_GATE", "photo", reason="photo")
        return photo.for_paper(self._vault.files.read(str(item.value("blob"))), REPORT_BOX)

    def _is_agreed(
        self, item: RecordView, activity: RecordView, files: Mapping[str, set[str]]
    ) -> bool:
        """Whether a coordinator wrote that those in it agreed, and it is nothing else: not sealed, of nobody,
        and its bytes in no other file."""
        said = activity.fields.get("photo_consent", ())
        held = (files.get(one, set()) for one in self._vault.files.same(item.text("blob")))
        return (
            activity.every("photo_consent") == (True,)
            and all(self._outside.is_sure(one.device_id) for one in said)
            and own_sensitivity(item) <= 1
            and not ever_named(item, "relates_to", "received_from")
            and all(one <= {item.space} for one in held)
        )


def _files_of(items: Iterable[RecordView]) -> dict[str, set[str]]:
    """By its bytes, in whose files (cases, families, activities) a picture or paper stands."""
    found: dict[str, set[str]] = {}
    for one in items:
        found.setdefault(one.text("blob"), set()).add(one.space)
    return found
