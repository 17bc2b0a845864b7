"""What the program and the people write about their own work: notes, translations, exits, audit rows.

Sources: data-dictionary-2 §2a (disclosure, note, translation); data-dictionary §2.20, §5.35.
"""

from __future__ import annotations

from typing import ClassVar

from vsdesk.records.dictionary.bounds import COUNT, POINTS
from vsdesk.records.dictionary.model import About, Record, declare
from vsdesk.records.dictionary.narrowness import NO, YES
from vsdesk.records.dictionary.spec import COORDINATORS, EVERYONE, SPACES
from vsdesk.records.dictionary.values import (
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

    about: ClassVar[About] = About("note", SPACES, ANY, writers=EVERYONE, usual=4, inside=True)

    subject: Link = declare("note", to=ANY, sens=4)
    text: PText = declare("note", need="M", searched="text", multiline=True)
    done: YesNo = declare("note")


class Translation(Record):
    """A text in a further language, and who translated it. It is as delicate as what it translates."""

    about: ClassVar[About] = About(
        "translation",
        ("case", "family", "incident", "source", "list", "activity", "reference"),
        ANY,
        usual=4,
        scope="circumstances",
    )

    record: Link = declare("translation", to=ANY, need="M", sens=1, scope="none", right="once")
    field: Text = declare("translation", need="M", sens=1, scope="none", right="once")
    lang: Choice = declare("translation", vocabulary="language", need="M", sens=1, scope="none")
    text: Text = declare("translation", need="M", multiline=True)
    translator: Text = declare("translation", sens=1, scope="none")
    certified: YesNo = declare("translation", sens=1, scope="none")
    checked_by: Text = declare("translation", sens=1, scope="none")
    on: Day = declare("translation", sens=1, scope="none")


class NameChoice(Record):
    """What a paper does with one person who is named in a told text: keep the name, a role instead, or stop.

    The told words stay as they are: only the copy that leaves is changed. `seen` are the ids of the ops that
    stood in the field: once other words stand there the choice is void, but for a stop. A name is kept only
    where a coordinator `confirmed` it who saw all that hides the person. Of a sealed source, who stays on the
    device that wrote it, `places` say where the name stands in these words, and `code` what the
    source is called outside where somebody chose another code. With `plea` it says whose name one plea in
    these words is about, and answers that one alone.
    """

    about: ClassVar[About] = About(
        "name_choice",
        ("case", "family", "incident", "source", "list", "activity", "reference"),
        ANY,
        scope="none",
        inside=True,
    )

    record: Link = declare("wish", to=ANY, need="M", sens=1, right="once")
    field: Text = declare("wish", need="M", sens=1, right="once")
    who: Link = declare("wish", to=["person", "source"], need="M", sens=3, right="once")
    seen: Text = declare("wish", need="M", sens=1, right="once")
    choice: Choice = declare(
        "wish",
        vocabulary="name_choice",
        need="M",
        sens=1,
        right="narrower",
        narrow=("stop", "replace", "keep"),
    )
    places: Stored = declare("wish", sens=3, right="narrower")
    code: Text = declare("wish", sens=1, right="narrower")
    plea: Stored = declare("wish", sens=1, right="once")
    confirmed: YesNo = declare("wish", sens=1, setters=COORDINATORS, judges=True)


class TellerLimits(Record):
    """What somebody who told in this file lets out of it, for devices on which that source is not.

    Written by the program of a device that has the source, before it hands over (docs/spec/bundle.md §8.18):
    whether what they told goes to no body (`nowhere`), to which it does not (`not_to`), and whether the
    family may be told. It names nobody but by the id; one stands in each file that names the source.
    """

    about: ClassVar[About] = About(
        "teller_limits",
        ("case", "family", "incident"),
        ("case", "family", "incident"),
        scope="none",
        inside=True,
        kept=True,
    )

    who: Link = declare("wish", to=["person", "source"], need="M", sens=3, right="once")
    nowhere: YesNo = declare("wish", need="M", sens=1, right="narrower", narrow=YES, turned=True)
    not_to: Choices = declare("wish", vocabulary="recipient", sens=1, right="narrower")
    may_tell_family: YesNo = declare("wish", need="M", sens=1, right="narrower", narrow=NO)


class ErasureBeside(Record):
    """That somebody who was in this file, or in one beside it, was erased, and which words here an order to
    erase had read for their names.

    `order` is the SHA-256 of the order's frame, in all of its files; `heads` are the last entries that were
    read, of each log of the space and of the reference space. In the reference space it says so of all of our
    own work. Words that came later than that wait for outside until a coordinator looked who knew of it.
    Without `heads` it speaks of no words: it names, as what was there, the wishes that the order knew
    (docs/spec/bundle.md §10).
    """

    about: ClassVar[About] = About(
        "erasure_beside",
        ("case", "family", "incident", "source", "reference"),
        ANY,
        writers=COORDINATORS,
        scope="none",
        inside=True,
        once=True,
        kept=True,
    )

    order: Hash = declare("wish", need="M", sens=1)
    heads: Stored = declare("wish", sens=1)


class DuplicateLink(Record):
    """What was decided about two records that may be of one person. Nothing is merged in place."""

    about: ClassVar[About] = About(
        "duplicate_link", ("office",), writers=COORDINATORS, usual=3, inside=True
    )

    first: Link = declare("match", to=["case", "person"], need="M", joins=True)
    second: Link = declare(
        "match", to=["case", "person", "source_list_entry"], need="M", joins=True
    )
    score: Number = declare("match", within=POINTS)
    reasons: Stored = declare("match")
    decision: Choice = declare("match", vocabulary="match_decision", need="M")
    by: Text = declare("match")
    on: Day = declare("match")
    justification: PText = declare("match", searched="text", multiline=True)


class Disclosure(Record):
    """One exit: what left, for whom, at which level, and with which digest (the whole SHA-256).

    `number` is the case's or family's own as it stood on what left: a letter asks for it by that.

    Of what was given of a case, when, why and to whom stands on the own paper of whom it concerns
    (records/gate/papers/own_file_rows.py); all else stays.

    Counts of many (level E) name no record: their row stands in the device's audit space, that of a report to
    others in the office, because what was told before guards in every report of each coordinator.
    """

    about: ClassVar[About] = About(
        "disclosure",
        ("case", "family", "incident", "source", "list", "activity", "office", "audit"),
        ("case", "family", "incident", "source", "source_list", "activity"),
        writers=EVERYONE,
        usual=3,
        inside=True,
        once=True,
    )

    exit: Choice = declare("disclosure", vocabulary="exit", need="M", exit=True)
    on: Day = declare("disclosure", need="M", exit=True)
    purpose: Choice = declare("disclosure", vocabulary="consent_purpose", need="M", exit=True)
    recipient: Choice = declare("disclosure", vocabulary="recipient", need="M", exit=True)
    recipient_name: Text = declare("disclosure", searched="text", exit=True)
    number: Text = declare("disclosure", sens=1, inside=True, exit=True)
    level: Choice = declare("disclosure", vocabulary="level", need="M", inside=True, exit=True)
    lang: Choices = declare("disclosure", vocabulary="language", inside=True, exit=True)
    copy_no: Number = declare("disclosure", within=COUNT, inside=True, exit=True)
    digest: Hash = declare("disclosure", need="M", inside=True, exit=True)
    records: Stored = declare("content", inside=True, exit=True)
    consents: Links = declare("content", to=["consent_grant"], inside=True, exit=True)
    withheld: Stored = declare("content", inside=True)
    approver: Text = declare("disclosure", inside=True)
    why: Text = declare("disclosure", sens=4, multiline=True, inside=True)
    confirmed: YesNo = declare("disclosure", sens=1, setters=COORDINATORS, judges=True, inside=True)


class Audit(Record):
    """A row in a device's own audit space: which record, what was done. Never a value."""

    about: ClassVar[About] = About(
        "audit", ("audit",), writers=EVERYONE, usual=3, inside=True, once=True
    )

    subject: Link = declare("audit", to=ANY)
    action: Choice = declare("audit", vocabulary="audit_action", need="M")
    reason: Text = declare("audit", multiline=True)
