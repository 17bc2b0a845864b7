"""The models, one class per kind. A new kind is a class in a file here and a name in this list."""

from __future__ import annotations

from typing import Final

from vsdesk.records.kinds.case import Case, Claim, ExternalRef, SearchAction
from vsdesk.records.kinds.consent import ConsentGrant, ConsentText
from vsdesk.records.kinds.event import Event, Incident, Involvement, Perpetrator
from vsdesk.records.kinds.evidence import EvidenceItem
from vsdesk.records.kinds.family import ContactChannel, ContactLog, Family, FamilyMember, Kinship
from vsdesk.records.kinds.office import Audit, Disclosure, Note
from vsdesk.records.kinds.person import Person, PersonIdentifier, PersonName
from vsdesk.records.kinds.reference import (
    FieldDef,
    Organisation,
    Place,
    PlaceOperator,
    Proposal,
    Staff,
)
from vsdesk.records.kinds.source import Source, Statement
from vsdesk.records.model import Record

MODELS: Final[tuple[type[Record], ...]] = (
    Case,
    Person,
    PersonName,
    PersonIdentifier,
    Event,
    Involvement,
    Claim,
    SearchAction,
    ExternalRef,
    EvidenceItem,
    Family,
    FamilyMember,
    Kinship,
    ContactChannel,
    ContactLog,
    ConsentText,
    ConsentGrant,
    Incident,
    Perpetrator,
    Place,
    PlaceOperator,
    Organisation,
    Source,
    Statement,
    Note,
    Disclosure,
    Proposal,
    Staff,
    FieldDef,
    Audit,
)
