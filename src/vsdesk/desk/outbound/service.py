"""Ways out: on paper, as a table, as a file. Each goes through the gate and leaves its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.outbound.cases_behind import CasesBehind
from vsdesk.desk.outbound.journal_service import JournalService
from vsdesk.desk.outbound.lone_files import LoneFileService
from vsdesk.desk.outbound.open_copies import FileExportService
from vsdesk.desk.outbound.paper_trace import PaperTraceService
from vsdesk.desk.outbound.print_runs import PrintRunService
from vsdesk.desk.outbound.printed_pictures import PrintedPictures
from vsdesk.desk.outbound.sheets import SheetService
from vsdesk.desk.outbound.table_export import TableExportService
from vsdesk.desk.outbound.warn_list import WarnListService

if TYPE_CHECKING:
    from vsdesk.desk.access.service import AccessService
    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.files.service import AttachmentService
    from vsdesk.desk.matching.service import PairService
    from vsdesk.desk.sync.revocations import RevocationService


class OutboundService:
    """Builds the ways out, one upon the other."""

    def __init__(
        self,
        context: DeskContext,
        cases: CaseService,
        files: AttachmentService,
        matching: PairService,
        access: AccessService,
        revocations: RevocationService,
    ) -> None:
        behind = CasesBehind(context, cases, cases.untold)
        pictures = PrintedPictures(context, cases, files, behind)
        self.sheets = SheetService(context, cases, cases.untold, pictures, matching.groups)
        self.runs = PrintRunService(cases, self.sheets)
        self.trace = PaperTraceService(context)
        self.tables = TableExportService(context, cases, behind, self.sheets)
        self.files = FileExportService(
            context, cases, files, access.sealed, self.sheets, self.tables
        )
        self.journal = JournalService(context)
        self.warn_list = WarnListService(context, revocations)
        self.lone_files = LoneFileService(context, cases, files, access.sealed, self.files)
