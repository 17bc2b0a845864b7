"""The models, one class per kind. A new kind is a class in a file here and a name in this list."""

from __future__ import annotations

from typing import Final

from vsdesk.records.dictionary.model import Record
from vsdesk.records.kinds.activity import Activity, Participation, Target
from vsdesk.records.kinds.antemortem import (
    AmDental,
    AmMark,
    AmMedical,
    AmProfile,
    Belonging,
    DnaReference,
)
from vsdesk.records.kinds.care import (
    FollowUp,
    Need,
    NeedAssessment,
    Referral,
    RiskAssessment,
    Service,
)
from vsdesk.records.kinds.case import Case, Claim, ExternalRef, SearchAction
from vsdesk.records.kinds.consent import (
    ConditionMet,
    ConsentCondition,
    ConsentEvent,
    ConsentGrant,
    ConsentText,
)
from vsdesk.records.kinds.duty import Duty
from vsdesk.records.kinds.erasure_kinds import DeletionCertificate, RetentionDecision
from vsdesk.records.kinds.event import Event, Incident, Involvement, Perpetrator
from vsdesk.records.kinds.evidence import CustodyEntry, DocumentCheck, DocumentTest, EvidenceItem
from vsdesk.records.kinds.extortion import ExtortionAttempt, WarnedContact
from vsdesk.records.kinds.family import (
    ContactChannel,
    ContactLog,
    Family,
    FamilyMember,
    FamilyRequest,
    Kinship,
    Work,
)
from vsdesk.records.kinds.office import (
    Audit,
    Disclosure,
    DuplicateLink,
    ErasureBeside,
    NameChoice,
    Note,
    TellerLimits,
    Translation,
)
from vsdesk.records.kinds.person import Person, PersonIdentifier, PersonMark, PersonName
from vsdesk.records.kinds.property import CivilDocIssue, HlpAsset
from vsdesk.records.kinds.reference import (
    FieldDef,
    Membership,
    NotComing,
    Organisation,
    PaperHold,
    Place,
    PlaceOperator,
    Project,
    Proposal,
    Staff,
    TermDef,
)
from vsdesk.records.kinds.source import Source, Statement, TestimonyRow
from vsdesk.records.kinds.source_lists import SourceList, SourceListEntry
from vsdesk.records.kinds.submission import Representation, Submission, SubmissionEvent

MODELS: Final[tuple[type[Record], ...]] = (
    Case,
    Person,
    PersonName,
    PersonIdentifier,
    PersonMark,
    Event,
    Involvement,
    Claim,
    SearchAction,
    ExternalRef,
    Submission,
    SubmissionEvent,
    Representation,
    EvidenceItem,
    CustodyEntry,
    DocumentCheck,
    DocumentTest,
    AmProfile,
    AmMark,
    AmMedical,
    AmDental,
    Belonging,
    Family,
    FamilyMember,
    Kinship,
    ContactChannel,
    ContactLog,
    FamilyRequest,
    ConsentText,
    ConsentGrant,
    ConsentCondition,
    ConditionMet,
    ConsentEvent,
    RiskAssessment,
    NeedAssessment,
    Need,
    Service,
    Referral,
    FollowUp,
    Duty,
    HlpAsset,
    CivilDocIssue,
    ExtortionAttempt,
    DnaReference,
    Work,
    Incident,
    Perpetrator,
    Place,
    PlaceOperator,
    Organisation,
    Membership,
    Project,
    Target,
    WarnedContact,
    Activity,
    Participation,
    Source,
    Statement,
    TestimonyRow,
    SourceList,
    SourceListEntry,
    Translation,
    NameChoice,
    TellerLimits,
    ErasureBeside,
    Note,
    DuplicateLink,
    DeletionCertificate,
    RetentionDecision,
    Disclosure,
    Proposal,
    Staff,
    FieldDef,
    TermDef,
    NotComing,
    PaperHold,
    Audit,
)
