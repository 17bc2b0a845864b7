"""What was sent to a mechanism or a prosecutor, what came back, and who represents whom.

Sources: data-dictionary §2.18, §3.37, §3.38; data-dictionary-2 §1.16, §1.18, §1.21, §2a.
"""

from __future__ import annotations

from typing import ClassVar

from vsdesk.records.dictionary.model import About, Record, declare
from vsdesk.records.dictionary.narrowness import EARLIEST, FEWEST, NO
from vsdesk.records.dictionary.spec import COORDINATORS
from vsdesk.records.dictionary.values import (
    Choice,
    Choices,
    Day,
    Hash,
    Link,
    Links,
    PDate,
    PText,
    Text,
    YesNo,
)

_BODY = ("mechanism", "mechanism_name", "cases")  # to whom it goes, and what of


class Submission(Record):
    """One submission to one mechanism. What was sent is kept frozen, with its digest."""

    about: ClassVar[About] = About("submission", ("case",), ("case",), scope="circumstances")

    mechanism: Choice = declare(
        "submission", vocabulary="recipient", need="M", right="narrower", elsewhere=True
    )
    mechanism_name: Text = declare("submission", searched="text", right="narrower", elsewhere=True)
    procedure: Choice = declare("submission", vocabulary="procedure", right="narrower")
    state_concerned: Choice = declare(
        "submission", vocabulary="country", need="D", maps=["WGEID W4"], right="narrower"
    )
    categories: Choices = declare(
        "submission", vocabulary="wgad_category", maps=["WGAD A9"], right="narrower"
    )
    category_text: PText = declare("submission", multiline=True, maps=["WGAD A9"], right="narrower")
    cases: Links = declare("submission", to=["case"], sens=3, right="narrower", narrow=FEWEST)
    status: Choice = declare("submission", vocabulary="submission_status", need="M")
    language: Choices = declare("submission", vocabulary="language")
    level: Choice = declare("submission", vocabulary="level")
    confidential: Choices = declare(
        "submission", vocabulary="confidentiality_mark", maps=["WGEID 10"], right="narrower"
    )
    measures_asked: PText = declare(
        "submission", sens=3, searched="text", multiline=True, maps=["CED 30(3)"], right="narrower"
    )
    follow_up_owner: Text = declare(
        "submission", need="D", sens=1, scope="none", maps=["WGEID W8"], right="narrower"
    )
    prepared_by: Text = declare("submission", sens=1, scope="none")
    consents: Links = declare("submission", to=["consent_grant"], sens=3)
    profile_version: Text = declare("content", sens=1, scope="none", right="narrower")
    snapshot: Links = declare("content", to=["evidence_item"], sens=3, scope="documents")
    digest: Hash = declare("content", sens=1, scope="none")
    told_state_body: YesNo = declare(
        "sending", sens=1, scope="none", setters=COORDINATORS, judges=True, binds=_BODY
    )
    told_death_penalty: YesNo = declare(
        "sending", sens=1, scope="none", setters=COORDINATORS, judges=True, binds=_BODY
    )
    best_interest: PText = declare("sending", sens=3, multiline=True, right="narrower")
    approved: YesNo = declare("sending", sens=1, scope="none", setters=COORDINATORS)
    approved_digest: Hash = declare("sending", sens=1, scope="none", setters=COORDINATORS)
    approved_by: Text = declare("sending", sens=1, scope="none", setters=COORDINATORS)
    sent_on: Day = declare("sending", right="narrower", narrow=EARLIEST, elsewhere=True)
    sent_how: Choice = declare("sending", vocabulary="sending_method", right="narrower")
    sent_by: Text = declare("sending", sens=1, scope="none", right="narrower", who=True)
    external_ref: Text = declare(
        "sending", searched="id", maps=["WGEID 11"], right="narrower", elsewhere=True
    )
    next_due: Day = declare("sending", right="narrower", narrow=EARLIEST)
    court: Text = declare("court", searched="text", right="narrower")
    court_country: Choice = declare("court", vocabulary="country", right="narrower")
    file_no: Text = declare("court", searched="id", right="narrower")
    counsel: Text = declare("court", sens=3, searched="text", right="narrower", who=True)
    complainants: Links = declare(
        "court", to=["person"], sens=3, scope="family_members", right="narrower"
    )
    suspects: Links = declare("court", to=["perpetrator", "proposal"], sens=4, right="narrower")
    stage: Choice = declare("court", vocabulary="criminal_stage")
    in_absentia: YesNo = declare("court")
    publicity_consent: YesNo = declare("court", sens=3, right="narrower", narrow=NO)


class SubmissionEvent(Record):
    """What came in or went out about a submission, and when the family was told."""

    about: ClassVar[About] = About(
        "submission_event", ("case",), ("submission",), scope="circumstances"
    )

    date: Day = declare("submission", need="M", right="narrower", narrow=EARLIEST)
    direction: Choice = declare(
        "submission", vocabulary="direction", need="M", right="narrower", narrow=("in", "out")
    )
    type: Choice = declare(
        "submission", vocabulary="submission_event_type", need="M", right="narrower"
    )
    answer_due: Day = declare("submission", right="narrower", narrow=EARLIEST)
    summary: PText = declare("submission", searched="text", multiline=True)
    attachment: Links = declare("submission", to=["evidence_item"], scope="documents")
    family_informed_on: Day = declare("family")
    family_answered_on: Day = declare("family")
    family_answer: PText = declare(
        "family", sens=3, searched="text", multiline=True, right="narrower"
    )


class Representation(Record):
    """Who represents whom, in which proceeding, on which paper, within which limits."""

    about: ClassVar[About] = About("representation", ("case",), ("case",), scope="identity")

    representative: Text = declare(
        "representation", need="M", searched="name", right="narrower", who=True
    )
    organisation: Link = declare("representation", to=["organisation"])
    represented: Link = declare(
        "representation", to=["person"], need="M", sens=3, scope="family_members", right="narrower"
    )
    proceeding: Text = declare("representation", need="M", searched="text")
    submissions: Links = declare("representation", to=["submission"])
    basis: Choice = declare("representation", vocabulary="document_type")
    paper: Link = declare("representation", to=["evidence_item"], scope="documents")
    active_from: PDate = declare("representation")
    active_to: PDate = declare("representation", right="narrower")
    language: Choice = declare("representation", vocabulary="language")
    limits: PText = declare("representation", multiline=True, right="narrower")
    conflict_checked: YesNo = declare("representation", sens=3)
    conflict_note: PText = declare("representation", sens=4, multiline=True)
    confirmed: YesNo = declare(
        "representation", sens=1, scope="none", setters=COORDINATORS, judges=True
    )
    ended_why: Text = declare("representation", sens=3, right="narrower")
