"""Risk, needs, services, referrals and what is to be done next.

Scores of mental health have no field: a flag and a referral only (data-dictionary §2.15). Sources:
data-dictionary §2.14, §2.15, §3.30–3.33; data-dictionary-2 §1.16, §2a.
"""

from __future__ import annotations

from typing import ClassVar, Final

from vsdesk.records.dictionary.bounds import COUNT, MONEY
from vsdesk.records.dictionary.model import About, Record, declare
from vsdesk.records.dictionary.narrowness import EARLIEST, NO, YES
from vsdesk.records.dictionary.spec import COORDINATORS
from vsdesk.records.dictionary.values import (
    Amount,
    Choice,
    Choices,
    Day,
    Link,
    Number,
    PDate,
    PText,
    Text,
    YesNo,
)

# Of a referral: what the person declined first, then what nobody gave, then what was given.
_OUTCOME: Final = (
    *("client_declined", "refused_by_provider", "not_eligible", "lost_contact", "no_answer"),
    *("waiting_list", "partially", "accepted", "delivered", "other", "unknown"),
)
MOST_CAREFUL: Final = ("red", "amber", "green")  # levels of risk, the narrowest first


class RiskAssessment(Record):
    """Who could be harmed, by what, and what is done about it. Red blocks exits to outsiders.

    A coordinator may override with a reason; hand-over inside the organisation always goes on.
    """

    about: ClassVar[About] = About(
        "risk_assessment",
        ("family", "case"),
        ("family", "case", "person"),
        sensitivity=3,
        usual=3,
        scope="circumstances",
        kept=True,
    )

    person: Link = declare("risk", to=["person"], scope="family_members", right="first")
    date: Day = declare("risk", need="M", right="first")
    level: Choice = declare(
        "risk",
        vocabulary="risk_level",
        need="M",
        maps=["WGEID W17"],
        right="narrower",
        narrow=MOST_CAREFUL,
    )
    threats: Choices = declare("risk", vocabulary="threat", need="M", right="narrower")
    who_harmed: PText = declare("risk", multiline=True)
    area: Link = declare("risk", to=["place", "proposal"])
    area_text: Text = declare("risk", where=True)
    area_control: Choice = declare("risk", vocabulary="perpetrator_group", where=True)
    mitigations: PText = declare("limits", multiline=True)
    no_home_visits: YesNo = declare("limits", right="narrower", narrow=YES, turned=True)
    no_photo: YesNo = declare("limits", right="narrower", narrow=YES, turned=True)
    alias_required: YesNo = declare("limits", right="narrower", narrow=YES, turned=True)
    next_review: Day = declare("review", right="narrower", narrow=EARLIEST)
    override: YesNo = declare("review", setters=COORDINATORS, judges=True)
    override_why: Text = declare("review", sens=4, setters=COORDINATORS, multiline=True)


class NeedAssessment(Record):
    """One talk about what a family or a person needs; each need is a record below it."""

    about: ClassVar[About] = About(
        "need_assessment", ("family",), ("family", "person"), scope="family_members", care=True
    )

    person: Link = declare("needs", to=["person"], right="narrower")
    date: Day = declare("needs", need="M")
    by: Text = declare("needs", sens=1, scope="none")
    protected_referral: YesNo = declare("care", sens=4, right="narrower", narrow=YES)
    note: PText = declare("needs", sens=3, searched="text", multiline=True)


class Need(Record):
    """One need."""

    about: ClassVar[About] = About(
        "need", ("family",), ("need_assessment",), scope="family_members", care=True
    )

    category: Choice = declare("needs", vocabulary="need", need="M", sens=3, right="narrower")
    severity: Choice = declare("needs", vocabulary="need_severity")
    urgent: YesNo = declare("needs")
    note: PText = declare("needs", sens=3, searched="text", multiline=True)


class Service(Record):
    """What somebody received. Persons and sessions are counted apart."""

    about: ClassVar[About] = About(
        "service",
        ("family",),
        ("family", "need_assessment", "person"),
        scope="family_members",
        care=True,
    )

    beneficiary: Link = declare("service", to=["person"], need="M", right="narrower")
    type: Choice = declare("service", vocabulary="service", need="M", sens=3, right="narrower")
    need: Link = declare("service", to=["need"], sens=3)
    provider: Link = declare("service", to=["organisation"])
    provider_name: Text = declare("service", searched="text", who=True)
    project: Link = declare("service", to=["project"], sens=1, scope="none")
    date: PDate = declare("service", need="M")
    end: PDate = declare("service")
    sessions: Number = declare("service", within=COUNT)
    mode: Choice = declare("service", vocabulary="service_mode")
    status: Choice = declare("result", vocabulary="service_status", need="M")
    cost: Amount = declare("result", within=MONEY)
    currency: Choice = declare("result", vocabulary="currency")
    result: PText = declare("result", sens=3, searched="text", multiline=True)


class Referral(Record):
    """Somebody sent to another organisation, with what was shared and on which consent."""

    about: ClassVar[About] = About(
        "referral",
        ("family",),
        ("family", "need_assessment", "person"),
        scope="family_members",
        care=True,
    )

    person: Link = declare("referral", to=["person"], need="M", right="narrower")
    to_org: Link = declare("referral", to=["organisation"])
    to_name: Text = declare("referral", searched="text", who=True)
    service: Choice = declare("referral", vocabulary="service", need="M", sens=3, right="narrower")
    need: Link = declare("referral", to=["need"], sens=3)
    urgency: Choice = declare("referral", vocabulary="priority")
    data_shared: Choices = declare("referral", vocabulary="data_scope")
    consent: Link = declare("referral", to=["consent_grant"])
    sent_on: Day = declare("referral")
    method: Choice = declare("referral", vocabulary="channel")
    acknowledged_on: Day = declare("result")
    outcome: Choice = declare(
        "result", vocabulary="referral_outcome", right="narrower", narrow=_OUTCOME
    )
    feedback_by: Day = declare("result")
    feedback: PText = declare("result", sens=3, searched="text", multiline=True)


class FollowUp(Record):
    """Something to do by a day. What is due stands on the start page."""

    about: ClassVar[About] = About(
        "follow_up",
        ("family", "case", "source", "activity"),
        ("family", "case", "source", "activity"),
        inside=True,
    )

    due: Day = declare("promise", need="M", right="narrower", narrow=EARLIEST)
    reason: PText = declare("promise", need="M", searched="text", multiline=True)
    subject: Link = declare("promise", to=["*"])
    owner: Text = declare("promise")
    done: YesNo = declare("promise", right="narrower", narrow=NO)
    done_on: Day = declare("promise")
    note: PText = declare("promise", searched="text", multiline=True)
