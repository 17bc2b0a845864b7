"""On whose word a file leaves as it lies in the vault: of every file behind its item, each of them asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.desk.files.file_sorts import may_be_heard, says_by_itself
from vsdesk.errors import UserError
from vsdesk.records.consent import recipients

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.files.service import AttachmentService
    from vsdesk.desk.outbound.cases_behind import ClosureCache
    from vsdesk.desk.outbound.exported_table import ExitOrder
    from vsdesk.desk.outbound.table_export import TableExportService
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.disclosure import GateDecision

FILES: Final = ("A", "B")  # levels at which files leave


class FileAnswers:
    """What the gate says of one item, as a file that leaves by itself or in a dump."""

    def __init__(
        self, context: DeskContext, files: AttachmentService, table_export: TableExportService
    ) -> None:
        self._vault = context.vault
        self._files = files
        self._table_export = table_export

    def require(
        self, item: RecordView, order: ExitOrder, last: ClosureCache | None = None
    ) -> Sequence[GateDecision]:
        """What the gate says of each file behind the item; all of them have to let it out. Raises UserError
        E_GATE where one does not."""
        check_level(order.level, FILES)
        decided = self._table_export.answering(order, item, last)
        for one in decided:
            reason = why_it_stays(one, FILES)
            left = one.get(item.id)
            if not reason and (left is None or "blob" not in left.values):
                reason = next((w.reason for w in one.withheld if w.kind == item.kind), "level")
            if not reason and not one.recording and may_be_heard(self.looked_at(item)):
                reason = "wish" if any(w.placeless for w in one.words_in_files) else "scope"
            if reason:
                raise UserError("E_GATE", reason, reason=reason)
        by = [one for one in decided if self._table_export.rests_on(one.root, item.space)]
        if not by or self.stays_for(item, by[0].request.recipient):
            raise UserError("E_GATE", "inside", reason="inside")
        return by

    def looked_at(self, item: RecordView) -> bytes:
        """What a file is judged by: how it begins where that is enough, else all; nothing if not here."""
        blob, files = str(item.value("blob")), self._vault.shown
        begins = (files.chunk(blob, 0) or b"") if files.complete(blob) else b""
        return files.read(blob) if begins and not says_by_itself(begins) else begins

    def stays_for(self, item: RecordView, recipient: str) -> bool:
        """A picture parts of which were covered stays where it is not the organisation's own work."""
        return not recipients.of(recipient).inside and bool(self._files.covered_from(item.id))


def check_level(level: str, allowed: Sequence[str]) -> None:
    """Raises UserError E_GATE for a level at which nothing of the sort leaves."""
    if level not in allowed:
        raise UserError("E_GATE", "level", reason="level")


def why_it_stays(one: GateDecision, levels: Sequence[str]) -> str:
    """Why nothing of a case leaves as a copy, or "". The level is never wider than the recipient may see."""
    if not one.allowed:
        return one.reason
    if one.request.level not in levels:
        return "level"
    if recipients.of(one.request.recipient).whole:
        return "own_copy"
    unknown = recipients.of(one.request.recipient).sort == "family" and not one.request.person
    return "own_rights" if unknown else ""
