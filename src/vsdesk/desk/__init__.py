"""What a person does: one method per action. No Qt, no SQL, no formats.

The window and the commands import this room only. `Desk` is imported late (it brings pydantic and
the database), so that the window can paint first.
"""

from vsdesk.crypto.kdf import TEST_COST, KdfCost
from vsdesk.crypto.secrets import Secret
from vsdesk.desk.access.backups import DrillRecord, restore_backup
from vsdesk.desk.access.key_service import VaultKey
from vsdesk.desk.access.lone_word_service import LoneRun
from vsdesk.desk.access.older_copy_words import advice as older_advice
from vsdesk.desk.access.older_copy_words import title as older_title
from vsdesk.desk.access.safeguards import DocumentLook, News
from vsdesk.desk.access.sealed_access import OpenView
from vsdesk.desk.access.service import Status, passphrase_words, recovery_words_in
from vsdesk.desk.cases.differences import Difference
from vsdesk.desk.cases.draft_service import INTERVIEW, PAGE, UnsavedDraft
from vsdesk.desk.cases.family_move import MovedKin, MovePlan, TakeOffPlan
from vsdesk.desk.cases.incidents import IncidentCase, IncidentCases
from vsdesk.desk.cases.known_families import KnownFamily
from vsdesk.desk.cases.letting_go import EndedClosures
from vsdesk.desk.cases.letting_go_words import ended_lines
from vsdesk.desk.cases.people_service import NamingRequest
from vsdesk.desk.cases.relative_service import JOINS, PARTS, FamilyEntry
from vsdesk.desk.cases.searches import SEARCH_MOST, SavedSearch
from vsdesk.desk.cases.told_name_service import KIN_WAITS, NOT_PLACED, NamedRow
from vsdesk.desk.change import Change
from vsdesk.desk.consent.as_fits import HeldBack
from vsdesk.desk.consent.condition_service import Condition, with_beyond
from vsdesk.desk.consent.consent_table import (
    AskedPerson,
    ConditionRow,
    ConsentOutcome,
    ConsentRow,
    ConsentTable,
)
from vsdesk.desk.consent.how_given import How
from vsdesk.desk.consent.letters import LetterOrder, WrittenLetter
from vsdesk.desk.consent.overview import ConsentOverview
from vsdesk.desk.consent.taken_back import LOOK_FIRST, UnlookedHolder
from vsdesk.desk.consent.withdrawal import HeldExit, Holder, Withdrawal, WithdrawnAnswers
from vsdesk.desk.desk import Desk
from vsdesk.desk.due.due_row import Due
from vsdesk.desk.erasure.certificates import WithdrawalNotice
from vsdesk.desk.erasure.erasure_rows import ErasureResult, ErasureRow, ToErase, WaitingOrder
from vsdesk.desk.erasure.plan import ErasureListing, ErasureTarget, HeldByCourt
from vsdesk.desk.erasure.retention_service import ErasureProposal
from vsdesk.desk.erasure.shared_files import Twin
from vsdesk.desk.erasure.staying_words import opening_lines, staying
from vsdesk.desk.files.image_redaction import ScreenPicture
from vsdesk.desk.loads.load_undo_service import UndoResult
from vsdesk.desk.loads.load_words import WHY, RowProblem
from vsdesk.desk.loads.service import DumpResult, LoadResult
from vsdesk.desk.loads.table_load import TablePreview, TableReport, TableTarget
from vsdesk.desk.loads.table_mapping import ColumnRule, TableMapping
from vsdesk.desk.loads.table_proposals import column_targets
from vsdesk.desk.loads.table_rows import BuiltRow, MadeRecord
from vsdesk.desk.loads.table_source import AmbiguousDates
from vsdesk.desk.loads.table_values import CodedColumn, decided
from vsdesk.desk.matching.groups import OnePerson, ReportGroup, ToldBy
from vsdesk.desk.matching.list_columns import ListColumns
from vsdesk.desk.matching.list_files import FileHit, FileHitPage, FileHitWhy, FileRun, KeptLines
from vsdesk.desk.matching.list_matching import FileMatches, FilePair
from vsdesk.desk.matching.list_table import EVERY_ROW, ROW_NUMBER, PassedOver, read_mapping
from vsdesk.desk.matching.pair_rows import (
    Pair,
    PairDecision,
    PairEvidence,
    PairFact,
    PairPage,
    PairRow,
    ReportHead,
)
from vsdesk.desk.matching.suggestions import Hint, MatchRun
from vsdesk.desk.outbound.exported_table import ExitOrder, ExportedTable
from vsdesk.desk.outbound.leaving_review import ShownPaper
from vsdesk.desk.outbound.missing_glyphs import PlainPaper, unset_words
from vsdesk.desk.outbound.open_copies import OWN_COPY, CopiedFile, FileOrder, is_own_copy
from vsdesk.desk.outbound.paper_names import OutgoingPaper, free_place, paper_name
from vsdesk.desk.outbound.paper_notes import PaperNote, said_of_paper
from vsdesk.desk.outbound.paper_trace import TracedPaper, digest_letters
from vsdesk.desk.outbound.print_runs import MOST_COPIES, PrintRun, StayingPaper
from vsdesk.desk.outbound.sheet_kinds import (
    ATTENDANCE,
    MOST_SIGNING,
    SHEETS,
    help_of,
    may_be_discreet,
    usual_request,
)
from vsdesk.desk.outbound.sheet_languages import sheet_langs
from vsdesk.desk.outbound.sheet_order import SheetOrder
from vsdesk.desk.outbound.sheet_result import PrintedSheet
from vsdesk.desk.outbound.submission_snapshot import PreparedSubmission
from vsdesk.desk.reporting.activity_file import LIMIT as ACTIVITY_FILE_LIMIT
from vsdesk.desk.reporting.activity_file import ActivityRemark
from vsdesk.desk.reporting.editors_words import EditorsWords
from vsdesk.desk.reporting.periods import PeriodFigures, PeriodOrder, TargetProgress
from vsdesk.desk.reporting.report_looks import OfferedForReport, ReportLook, RowsBehind
from vsdesk.desk.reporting.service import ActivityDays, LoadedActivities
from vsdesk.desk.saving.approvals import approves
from vsdesk.desk.saving.lone_pages import LoneFile, LonePage
from vsdesk.desk.saving.remarks import Remark
from vsdesk.desk.saving.warnings import ContactWarning
from vsdesk.desk.submissions.order import SubmissionOrder
from vsdesk.desk.submissions.readiness import ReadyRow
from vsdesk.desk.submissions.reply_service import SAID_SENT, SENT_UNAPPROVED, SubmissionRow
from vsdesk.desk.sync.assignments import Assignment
from vsdesk.desk.sync.devices import DeviceKey, DeviceRow, JoinApproval, JoinRequest
from vsdesk.desk.sync.intake import (
    STATUSES,
    HistoryPage,
    Intake,
    NewFrom,
    RefusedLast,
    TakenBefore,
    TakenFile,
    TakenRow,
)
from vsdesk.desk.sync.leads import Leads, ProposedLeads
from vsdesk.desk.sync.revocations import Lost, PutAside
from vsdesk.desk.sync.service import SOURCES_GO, SOURCES_STAY, Handover, Outlook, Stays
from vsdesk.desk.sync.to_warn import ToWarn
from vsdesk.exchange.enrolment import ApprovalPreview, Review, SpokenNumber
from vsdesk.exchange.export import HandOverResult, OutgoingSum
from vsdesk.exchange.inspect import Inspection
from vsdesk.exchange.media import Medium
from vsdesk.exchange.outcome import ReceivedFile
from vsdesk.matching.bands import BANDS
from vsdesk.records.gate.lone.lone_words import LoneRecord
from vsdesk.records.gate.names.standing_choices import CHOICES
from vsdesk.reports import (
    BY_KEY,
    PAPERS,
    Contact,
    PageRange,
    PaperKind,
    PaperSize,
    SigningPage,
    UntranslatedField,
    is_unread,
    load_form,
)
from vsdesk.reports.period_paper import FigureRow, PeriodPaper, ReportChart
from vsdesk.reports.root_columns import TABLES
from vsdesk.vault.backup.backup_writing import BackupResult
from vsdesk.vault.backup.generations import BackupRow
from vsdesk.vault.backup.restore import DrillResult, RestoreResult
from vsdesk.vault.edit import Edit
from vsdesk.vault.env import Env
from vsdesk.vault.load_log import LoadRow
from vsdesk.vault.matching.match_pairs import PairCursor
from vsdesk.vault.older_copy import OlderCopy
from vsdesk.vault.read.list_pages import Sort
from vsdesk.vault.read.summary import OWN_COLUMNS
from vsdesk.vault.read.vault_reads import (
    Cursor,
    HistoryRow,
    ListFilter,
    ListRow,
    Page,
    Reason,
    SearchHit,
    SearchRun,
)

CaseFilter = ListFilter
ListOrder = Sort

__all__ = [
    "ACTIVITY_FILE_LIMIT",
    "ATTENDANCE",
    "BANDS",
    "BY_KEY",
    "CHOICES",
    "EVERY_ROW",
    "INTERVIEW",
    "JOINS",
    "KIN_WAITS",
    "LOOK_FIRST",
    "MOST_COPIES",
    "MOST_SIGNING",
    "NOT_PLACED",
    "OWN_COLUMNS",
    "OWN_COPY",
    "PAGE",
    "PAPERS",
    "PARTS",
    "ROW_NUMBER",
    "SAID_SENT",
    "SEARCH_MOST",
    "SENT_UNAPPROVED",
    "SHEETS",
    "SOURCES_GO",
    "SOURCES_STAY",
    "STATUSES",
    "TABLES",
    "TEST_COST",
    "WHY",
    "ActivityDays",
    "ActivityRemark",
    "AmbiguousDates",
    "ApprovalPreview",
    "AskedPerson",
    "Assignment",
    "BackupResult",
    "BackupRow",
    "BuiltRow",
    "CaseFilter",
    "Change",
    "CodedColumn",
    "ColumnRule",
    "Condition",
    "ConditionRow",
    "ConsentOutcome",
    "ConsentOverview",
    "ConsentRow",
    "ConsentTable",
    "Contact",
    "ContactWarning",
    "CopiedFile",
    "Cursor",
    "Desk",
    "DeviceKey",
    "DeviceRow",
    "Difference",
    "DocumentLook",
    "DrillRecord",
    "DrillResult",
    "Due",
    "DumpResult",
    "Edit",
    "EditorsWords",
    "EndedClosures",
    "Env",
    "ErasureListing",
    "ErasureProposal",
    "ErasureResult",
    "ErasureRow",
    "ErasureTarget",
    "ExitOrder",
    "ExportedTable",
    "FamilyEntry",
    "FigureRow",
    "FileHit",
    "FileHitPage",
    "FileHitWhy",
    "FileMatches",
    "FileOrder",
    "FilePair",
    "FileRun",
    "HandOverResult",
    "Handover",
    "HeldBack",
    "HeldByCourt",
    "HeldExit",
    "Hint",
    "HistoryPage",
    "HistoryRow",
    "Holder",
    "How",
    "IncidentCase",
    "IncidentCases",
    "Inspection",
    "Intake",
    "JoinApproval",
    "JoinRequest",
    "KdfCost",
    "KeptLines",
    "KnownFamily",
    "Leads",
    "LetterOrder",
    "ListColumns",
    "ListFilter",
    "ListOrder",
    "ListRow",
    "LoadResult",
    "LoadRow",
    "LoadedActivities",
    "LoneFile",
    "LonePage",
    "LoneRecord",
    "LoneRun",
    "Lost",
    "MadeRecord",
    "MatchRun",
    "Medium",
    "MovePlan",
    "MovedKin",
    "NamedRow",
    "NamingRequest",
    "NewFrom",
    "News",
    "OfferedForReport",
    "OlderCopy",
    "OnePerson",
    "OpenView",
    "OutgoingPaper",
    "OutgoingSum",
    "Outlook",
    "Page",
    "PageRange",
    "Pair",
    "PairCursor",
    "PairDecision",
    "PairEvidence",
    "PairFact",
    "PairPage",
    "PairRow",
    "PaperKind",
    "PaperNote",
    "PaperSize",
    "PassedOver",
    "PeriodFigures",
    "PeriodOrder",
    "PeriodPaper",
    "PlainPaper",
    "PreparedSubmission",
    "PrintRun",
    "PrintedSheet",
    "ProposedLeads",
    "PutAside",
    "ReadyRow",
    "Reason",
    "ReceivedFile",
    "RefusedLast",
    "Remark",
    "ReportChart",
    "ReportGroup",
    "ReportHead",
    "ReportLook",
    "RestoreResult",
    "Review",
    "RowProblem",
    "RowsBehind",
    "SavedSearch",
    "ScreenPicture",
    "SearchHit",
    "SearchRun",
    "Secret",
    "SheetOrder",
    "ShownPaper",
    "SigningPage",
    "SpokenNumber",
    "Status",
    "StayingPaper",
    "Stays",
    "SubmissionOrder",
    "SubmissionRow",
    "TableMapping",
    "TablePreview",
    "TableReport",
    "TableTarget",
    "TakeOffPlan",
    "TakenBefore",
    "TakenFile",
    "TakenRow",
    "TargetProgress",
    "ToErase",
    "ToWarn",
    "ToldBy",
    "TracedPaper",
    "Twin",
    "UndoResult",
    "UnlookedHolder",
    "UnsavedDraft",
    "UntranslatedField",
    "VaultKey",
    "WaitingOrder",
    "Withdrawal",
    "WithdrawalNotice",
    "WithdrawnAnswers",
    "WrittenLetter",
    "approves",
    "column_targets",
    "decided",
    "digest_letters",
    "ended_lines",
    "free_place",
    "help_of",
    "is_own_copy",
    "is_unread",
    "load_form",
    "may_be_discreet",
    "older_advice",
    "older_title",
    "opening_lines",
    "paper_name",
    "passphrase_words",
    "read_mapping",
    "recovery_words_in",
    "restore_backup",
    "said_of_paper",
    "sheet_langs",
    "staying",
    "unset_words",
    "usual_request",
    "with_beyond",
]
