"""What people were asked, and what they answered: purpose × recipient × scope.

Sources: data-dictionary §2.13, §3.27–3.29, §5.1–10; data-dictionary-2 (decided list), §1.15, §1.21.
"""

from __future__ import annotations

from typing import ClassVar, Final

from vsdesk.records.dictionary.model import About, Record, declare
from vsdesk.records.dictionary.narrowness import EARLIEST, FEWEST, NO
from vsdesk.records.dictionary.spec import COORDINATORS, EVERYONE
from vsdesk.records.dictionary.values import Choice, Choices, Day, Hash, Link, PText, Text, YesNo

# What one person answered, and all that was written down of the answer.
ANSWERS: Final = frozenset({"consent_grant", "consent_condition", "consent_event", "condition_met"})


class ConsentText(Record):
    """One version of the text that is read aloud or signed. Kept in `reference`."""

    about: ClassVar[About] = About("consent_text", ("reference",), writers=COORDINATORS, usual=1)

    version: Text = declare("text", need="M", listed="number", searched="id")
    language: Choice = declare("text", vocabulary="language", need="M")
    body: Text = declare("text", need="M", searched="text", multiline=True)
    body_hash: Hash = declare("text")
    approved_by: Text = declare("text")
    valid_from: Day = declare("text")


class ConsentGrant(Record):
    """One answer of one person for one purpose and one recipient.

    Who answered whom for what is written once: another answer is another record, which `follows` this
    one. Refused and not asked are kept as such; neither counts as given. `review_on` means "look at it
    again": after that day it blocks only recipients that hold nothing yet. Any device may withdraw, or
    say less; only a coordinator takes that back.
    What somebody else says that this person would answer is `reported_by` them: a yes is kept as not asked,
    with what was `reported` beside it, and opens nothing; a no closes as any no.
    Among persons of equal standing the narrowest answer holds, until a coordinator sets `decides` on
    one of them and writes why.
    """

    about: ClassVar[About] = About(
        "consent_grant",
        ("family", "source", "case"),
        ("family", "source", "case"),
        scope="none",
        kept=True,
    )

    grantor: Link = declare(
        "consent", to=["person", "source"], need="M", scope="family_members", right="once"
    )
    capacity: Choice = declare("consent", vocabulary="consent_capacity", need="M", right="once")
    subject: Link = declare("consent", to=["case", "person", "evidence_item"], sens=1, right="once")
    purpose: Choice = declare(
        "consent", vocabulary="consent_purpose", need="M", sens=1, right="once"
    )
    recipient: Choice = declare("consent", vocabulary="recipient", need="M", sens=1, right="once")
    recipient_name: Text = declare("consent", sens=1, right="once")
    result: Choice = declare(
        "consent",
        vocabulary="consent_result",
        need="M",
        sens=1,
        right="kept",
        narrow=(
            *("refused", "withdrawn", "not_asked", "expired"),
            *("given_if", "given_limited", "given"),
        ),
    )
    words: PText = declare("consent", sens=3, multiline=True, right="first", inside=True)
    reported: Choice = declare("consent", vocabulary="consent_result", sens=1, right="once")
    reported_by: Link = declare(
        "consent", to=["person", "source"], sens=3, scope="source_identity", right="once"
    )
    data_scope: Choices = declare(
        "limits", vocabulary="data_scope", sens=1, right="kept", narrow=FEWEST
    )
    limits: PText = declare("limits", multiline=True, right="kept")
    identity_mode: Choice = declare(
        "limits",
        vocabulary="identity_mode",
        right="kept",
        narrow=("anonymous", "pseudonym", "named"),
    )
    sharing_level: Choice = declare(
        "limits",
        vocabulary="sharing_level",
        sens=1,
        maps=["ICMP"],
        right="kept",
        narrow=("recipient_only", "authorities", "other_organisations"),
    )
    photo_use: YesNo = declare("limits", sens=1, right="kept", narrow=NO)
    own_photo_use: YesNo = declare("limits", sens=1, maps=["ICRC 5"], right="kept", narrow=NO)
    audio_use: YesNo = declare("limits", sens=1, right="kept", narrow=NO)
    contact_allowed: YesNo = declare("limits", sens=1, right="kept", narrow=NO)
    given_on: Day = declare("how", need="M", sens=1, right="once")
    how_recorded: Choice = declare("how", vocabulary="consent_recorded", need="M", right="first")
    consent_text: Link = declare("how", to=["consent_text"], sens=1, right="first")
    language: Choice = declare("how", vocabulary="language", sens=1, right="first")
    witness: Text = declare("how", sens=3, scope="source_identity", right="first", who=True)
    scan: Link = declare("how", to=["evidence_item"], scope="documents", right="first")
    risks_explained: YesNo = declare("how", sens=1, right="narrower", narrow=NO)
    right_to_withdraw_explained: YesNo = declare("how", sens=1, right="narrower", narrow=NO)
    child_assent: YesNo = declare("how", sens=1, right="first")
    review_on: Day = declare("review", sens=1, right="kept", narrow=EARLIEST)
    follow_up: Day = declare("review", sens=1, right="narrower", narrow=EARLIEST)
    follows: Link = declare("review", to=["consent_grant"], sens=1, right="once")
    withdrawn_on: Day = declare("review", sens=1, setters=EVERYONE, right="kept", narrow=EARLIEST)
    decides: YesNo = declare("review", sens=1, setters=COORDINATORS)
    decides_why: Text = declare("review", sens=4, setters=COORDINATORS, multiline=True)


class ConsentCondition(Record):
    """One condition of a yes, in the words of who said it, and as a rule where it can be one.

    Written once, by whoever heard it; being there narrows what may leave at once, and only coordinators
    take it out. `type` says what the gate does: it judges the day, the surname, the photo and where a body
    passes a file on; for all others an exit waits until somebody writes down that it is met.
    """

    about: ClassVar[About] = About(
        "consent_condition",
        ("family", "source", "case"),
        ("consent_grant",),
        writers=EVERYONE,
        scope="none",
        once=True,
        kept=True,
    )

    words: PText = declare("condition", need="M", multiline=True)
    type: Choice = declare("condition", vocabulary="consent_condition_type", need="M", sens=1)
    day: Day = declare("condition", sens=1)
    recipient: Choice = declare("condition", vocabulary="recipient", sens=1)
    person: Link = declare("condition", to=["person"], scope="family_members")


class ConditionMet(Record):
    """That a condition is met, for the next exit: who was asked, when, and what they said.

    It counts where the device wrote it that wrote the answer, or a coordinator `confirmed` it. `exit` is the
    digest of what then left: it is used up by that, and the next exit asks again.
    """

    about: ClassVar[About] = About(
        "condition_met", ("family", "source", "case"), ("consent_condition",), inside=True
    )

    on: Day = declare("condition", need="M", sens=1, right="first")
    by: Text = declare("condition", need="M", right="first")
    said_by: Link = declare("condition", to=["person", "source"], sens=3, right="first")
    words: PText = declare("condition", sens=3, multiline=True, right="first")
    exit: Hash = declare("effect", sens=1, setters=EVERYONE, right="kept", exit=True)
    confirmed: YesNo = declare("effect", sens=1, setters=COORDINATORS, judges=True)


class ConsentEvent(Record):
    """What became of a grant, and who was told. A reason for withdrawing is never compulsory."""

    about: ClassVar[About] = About(
        "consent_event",
        ("family", "source", "case"),
        ("consent_grant",),
        writers=EVERYONE,
        inside=True,
        once=True,
    )

    type: Choice = declare("consent", vocabulary="consent_event_type", need="M")
    on: Day = declare("consent", need="M")
    channel: Choice = declare("consent", vocabulary="channel")
    by: Text = declare("consent")
    said_by: Link = declare("consent", to=["person", "source"], sens=3)
    reason: PText = declare("consent", sens=3, multiline=True)
    holders: Choices = declare("effect", vocabulary="recipient")
    request_sent_on: Day = declare("effect")
    answer: PText = declare("effect", multiline=True)
