"""What the program and the people write about their own work: notes, exits, audit rows.

Sources: data-dictionary-2 §2a (disclosure, note); data-dictionary §2.20, §5.35.
"""

from __future__ import annotations

from typing import ClassVar

from vsdesk.records.model import About, Record, declare
from vsdesk.records.spec import EVERYONE, SPACES
from vsdesk.records.values import (
    Choice,
    Choices,
    Day,
    Hash,
    Link,
    Links,
    Number,
    PText,
    Stored,
    Text,
    YesNo,
)

ANY = ("*",)


class Note(Record):
    """A remark about a record, by anyone, a reviewer too. It never leaves the organisation."""

    about: ClassVar[About] = About("note", SPACES, ANY, writers=EVERYONE, usual=4)

    subject: Link = declare("note", to=ANY, sens=4)
    text: PText = declare("note", need="M", searched="text", multiline=True)
    done: YesNo = declare("note")


class Disclosure(Record):
    """One exit: what left, for whom, at which level, and with which digest (the whole SHA-256)."""

    about: ClassVar[About] = About(
        "disclosure",
        ("case", "family", "incident", "source", "list", "activity"),
        ("case", "family", "incident", "source", "list", "activity"),
        writers=EVERYONE,
        usual=3,
    )

    exit: Choice = declare("disclosure", vocabulary="exit", need="M")
    on: Day = declare("disclosure", need="M")
    purpose: Choice = declare("disclosure", vocabulary="consent_purpose", need="M")
    recipient: Choice = declare("disclosure", vocabulary="recipient", need="M")
    recipient_name: Text = declare("disclosure", searched="text")
    level: Choice = declare("disclosure", vocabulary="level", need="M")
    lang: Choices = declare("disclosure", vocabulary="language")
    copy_no: Number = declare("disclosure")
    digest: Hash = declare("disclosure", need="M")
    records: Stored = declare("content")
    consents: Links = declare("content", to=["consent_grant"])
    withheld: Stored = declare("content")
    approver: Text = declare("disclosure")


class Audit(Record):
    """A row in a device's own audit space: which record, what was done. Never a value."""

    about: ClassVar[About] = About("audit", ("audit",), writers=EVERYONE, usual=3)

    subject: Link = declare("audit", to=ANY)
    action: Choice = declare("audit", vocabulary="audit_action", need="M")
    reason: Text = declare("audit", multiline=True)
