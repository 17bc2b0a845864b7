"""What was erased, on whose order, and what is kept for now: without any content.

Sources: data-dictionary §5.7, §5.28, §5.30; docs/spec/bundle.md §10.
"""

from __future__ import annotations

from typing import ClassVar

from vsdesk.records.dictionary.bounds import COUNT
from vsdesk.records.dictionary.model import About, Record, declare
from vsdesk.records.dictionary.spec import COORDINATORS
from vsdesk.records.dictionary.values import Choice, Choices, Day, Hash, Link, Number, Stored, Text


class DeletionCertificate(Record):
    """One order to erase, carried out: codes, dates and counts. `because` is for the coordinators only."""

    about: ClassVar[About] = About(
        "deletion_certificate", ("office",), writers=COORDINATORS, usual=1, inside=True, once=True
    )

    on: Day = declare("erasure", need="M")
    why: Choice = declare("erasure", vocabulary="erasure_reason", need="M")
    data_class: Choice = declare("erasure", vocabulary="retention_class")
    because: Text = declare("erasure", need="M", sens=3, multiline=True)
    approved_by: Text = declare("erasure", need="M")
    codes: Text = declare("content", searched="id")
    targets: Stored = declare("content", need="M")
    records: Number = declare("content", need="M", within=COUNT)
    files: Number = declare("content", within=COUNT)
    files_stay: Number = declare("content", within=COUNT)
    kinds: Stored = declare("content")
    kept: Stored = declare("content")
    holders: Choices = declare("content", vocabulary="recipient")
    order: Hash = declare("content", need="M")


class RetentionDecision(Record):
    """A coordinator's word that something is kept until a day, though its time is over."""

    about: ClassVar[About] = About(
        "retention_decision", ("office",), writers=COORDINATORS, usual=1, inside=True
    )

    subject: Link = declare("retention", to=["*"], need="M")
    data_class: Choice = declare("retention", vocabulary="retention_class", need="M")
    until: Day = declare("retention", need="M")
    because: Text = declare("retention", need="M", sens=3, multiline=True)
    decided_by: Text = declare("retention")
