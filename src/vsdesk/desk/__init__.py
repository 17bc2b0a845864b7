"""What a person does: one method per action. No Qt, no SQL, no formats.

The window and the commands import this room only. `Desk` is imported late (it brings pydantic and
the database), so that the window can paint first.
"""

from vsdesk.crypto.kdf import TEST_COST, KdfCost
from vsdesk.crypto.secrets import Secret
from vsdesk.desk.answering import SAID_SENT, SENT_UNAPPROVED, SubmissionRow
from vsdesk.desk.assigning import Assignment
from vsdesk.desk.base import Change
from vsdesk.desk.certifying import Withdrawn
from vsdesk.desk.conditional import Condition
from vsdesk.desk.consent_how import How
from vsdesk.desk.consent_table import ConditionRow, ConsentRow, ConsentTable, Outcome, Speaker
from vsdesk.desk.copying import OWN_COPY, CopiedFile, FileOrder, is_own_copy
from vsdesk.desk.covering import Shown
from vsdesk.desk.desk import Desk
from vsdesk.desk.differences import Difference
from vsdesk.desk.due_rows import Due
from vsdesk.desk.enrolling import Approved, DeviceRow, Requested
from vsdesk.desk.erasure_files import Twin
from vsdesk.desk.erasure_plan import Kept, Listing, Target
from vsdesk.desk.erasure_rows import Erased, ErasureRow, ToErase, Waiting
from vsdesk.desk.freezing import Prepared
from vsdesk.desk.guarding import DocumentLook, News
from vsdesk.desk.handover import SOURCES_GO, SOURCES_STAY, Handover, Outlook, Stays
from vsdesk.desk.incidents import Joined, Taken
from vsdesk.desk.languages import sheet_langs
from vsdesk.desk.lettering import LetterOrder, WrittenLetter
from vsdesk.desk.loading import Dumped, Loaded
from vsdesk.desk.lone_words import LoneFile, LonePage, LoneRun
from vsdesk.desk.looking import Look
from vsdesk.desk.match_columns import ListColumns
from vsdesk.desk.match_groups import Group, OnePerson, ToldBy
from vsdesk.desk.match_keeping import FileHit, FileHitPage, FileHitWhy, FileRun
from vsdesk.desk.match_lists import FileMatches, FilePair
from vsdesk.desk.match_pair import (
    Decided,
    Pair,
    PairEvidence,
    PairFact,
    PairPage,
    PairRow,
    ReportHead,
)
from vsdesk.desk.match_table import EVERY_ROW, ROW_NUMBER, PassedOver, read_mapping
from vsdesk.desk.matching import BANDS, Hint, MatchRun
from vsdesk.desk.opening import CheckReport, Status, passphrase_words, recovery_words_in
from vsdesk.desk.paper_names import Paper, free_place, paper_name
from vsdesk.desk.printed import Printed
from vsdesk.desk.ready import ReadyRow
from vsdesk.desk.retaining import Proposal
from vsdesk.desk.saving.remarks import Remark
from vsdesk.desk.saving.warnings import ContactWarning
from vsdesk.desk.searching import SEARCH_MOST, SavedSearch
from vsdesk.desk.sheet_kinds import SHEETS, may_be_discreet, usual_request
from vsdesk.desk.sheet_order import SheetOrder
from vsdesk.desk.spreads import ExitOrder, Spread
from vsdesk.desk.submission_order import SubmissionOrder
from vsdesk.desk.table_loading import TablePreview, TableReport, TableTarget
from vsdesk.desk.table_mapping import ColumnRule, TableMapping
from vsdesk.desk.table_rows import BuiltRow, MadeRecord
from vsdesk.desk.table_source import AmbiguousDates
from vsdesk.desk.table_values import CodedColumn, decided
from vsdesk.desk.table_words import WHY, RowProblem
from vsdesk.desk.taken_back import LOOK_FIRST, UnlookedHolder
from vsdesk.desk.taking_in import (
    HistoryPage,
    NewFrom,
    RefusedLast,
    TakenBefore,
    TakenFile,
    TakenRow,
    Taking,
)
from vsdesk.desk.told_naming import KIN_WAITS, NamedRow
from vsdesk.desk.undoing import Undone
from vsdesk.desk.unset import PlainPaper, unset_words
from vsdesk.desk.withdrawal import Holder, Sent, Withdrawal
from vsdesk.exchange.enrolment import Answer, Review, Spoken
from vsdesk.exchange.export import Handed, Outgoing
from vsdesk.exchange.inspect import Inspection
from vsdesk.exchange.media import Medium
from vsdesk.exchange.outcome import Received
from vsdesk.records.lone_words import LoneRecord
from vsdesk.records.told_choices import CHOICES
from vsdesk.reports import Contact
from vsdesk.vault.loads import LoadRow
from vsdesk.vault.match_pairs import PairCursor
from vsdesk.vault.reading import (
    Cursor,
    HistoryRow,
    Hit,
    ListFilter,
    ListRow,
    Page,
    Reason,
    SearchRun,
)
from vsdesk.vault.saving import Edit
from vsdesk.vault.vault import Env

CaseFilter = ListFilter

__all__ = [
    "BANDS",
    "CHOICES",
    "EVERY_ROW",
    "KIN_WAITS",
    "LOOK_FIRST",
    "OWN_COPY",
    "ROW_NUMBER",
    "SAID_SENT",
    "SEARCH_MOST",
    "SENT_UNAPPROVED",
    "SHEETS",
    "SOURCES_GO",
    "SOURCES_STAY",
    "TEST_COST",
    "WHY",
    "AmbiguousDates",
    "Answer",
    "Approved",
    "Assignment",
    "BuiltRow",
    "CaseFilter",
    "Change",
    "CheckReport",
    "CodedColumn",
    "ColumnRule",
    "Condition",
    "ConditionRow",
    "ConsentRow",
    "ConsentTable",
    "Contact",
    "ContactWarning",
    "CopiedFile",
    "Cursor",
    "Decided",
    "Desk",
    "DeviceRow",
    "Difference",
    "DocumentLook",
    "Due",
    "Dumped",
    "Edit",
    "Env",
    "Erased",
    "ErasureRow",
    "ExitOrder",
    "FileHit",
    "FileHitPage",
    "FileHitWhy",
    "FileMatches",
    "FileOrder",
    "FilePair",
    "FileRun",
    "Group",
    "Handed",
    "Handover",
    "Hint",
    "HistoryPage",
    "HistoryRow",
    "Hit",
    "Holder",
    "How",
    "Inspection",
    "Joined",
    "KdfCost",
    "Kept",
    "LetterOrder",
    "ListColumns",
    "ListFilter",
    "ListRow",
    "Listing",
    "LoadRow",
    "Loaded",
    "LoneFile",
    "LonePage",
    "LoneRecord",
    "LoneRun",
    "Look",
    "MadeRecord",
    "MatchRun",
    "Medium",
    "NamedRow",
    "NewFrom",
    "News",
    "OnePerson",
    "Outcome",
    "Outgoing",
    "Outlook",
    "Page",
    "Pair",
    "PairCursor",
    "PairEvidence",
    "PairFact",
    "PairPage",
    "PairRow",
    "Paper",
    "PassedOver",
    "PlainPaper",
    "Prepared",
    "Printed",
    "Proposal",
    "ReadyRow",
    "Reason",
    "Received",
    "RefusedLast",
    "Remark",
    "ReportHead",
    "Requested",
    "Review",
    "RowProblem",
    "SavedSearch",
    "SearchRun",
    "Secret",
    "Sent",
    "SheetOrder",
    "Shown",
    "Speaker",
    "Spoken",
    "Spread",
    "Status",
    "Stays",
    "SubmissionOrder",
    "SubmissionRow",
    "TableMapping",
    "TablePreview",
    "TableReport",
    "TableTarget",
    "Taken",
    "TakenBefore",
    "TakenFile",
    "TakenRow",
    "Taking",
    "Target",
    "ToErase",
    "ToldBy",
    "Twin",
    "Undone",
    "UnlookedHolder",
    "Waiting",
    "Withdrawal",
    "Withdrawn",
    "WrittenLetter",
    "decided",
    "free_place",
    "is_own_copy",
    "may_be_discreet",
    "paper_name",
    "passphrase_words",
    "read_mapping",
    "recovery_words_in",
    "sheet_langs",
    "unset_words",
    "usual_request",
]
