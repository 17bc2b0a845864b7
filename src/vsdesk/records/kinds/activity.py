"""Activities, who took part, and what was to be reached.

Nobody becomes a person record just to be counted: a participation is either a person who agreed, or
a tally. Sources: data-dictionary §2.19, §3.39; data-dictionary-2 §1.16, §1.21, §2a.
"""

from __future__ import annotations

from typing import ClassVar

from vsdesk.records.dictionary.bounds import COUNT
from vsdesk.records.dictionary.model import About, Record, declare
from vsdesk.records.dictionary.narrowness import NO
from vsdesk.records.dictionary.spec import COORDINATORS
from vsdesk.records.dictionary.values import (
    Choice,
    Choices,
    Day,
    Kids,
    Link,
    Links,
    Number,
    PDate,
    PText,
    Text,
    YesNo,
)


class Activity(Record):
    """A training, session, vigil, meeting or publication: the root of its space."""

    about: ClassVar[About] = About("activity", ("activity",), root=True, usual=1)

    type: Choice = declare("activity", vocabulary="activity_type", need="M", listed="status")
    title: Text = declare("activity", need="M", listed="name", searched="text", who=True)
    date: PDate = declare("activity", need="M", listed="event")
    end: PDate = declare("activity")
    how_many: Number = declare("activity", within=COUNT)
    days_each: Number = declare("activity", within=COUNT)
    sessions: Number = declare("activity", within=COUNT)
    groups: Links = declare("activity", to=["organisation"])
    place: Link = declare("activity", to=["place"], listed="place")
    places: Links = declare("activity", to=["place"])
    place_text: Text = declare("activity", multiline=True, searched="text", where=True)
    country: Choice = declare("activity", vocabulary="country")
    bodies: Choices = declare("activity", vocabulary="external_body")
    families: Number = declare("activity", within=COUNT)
    language: Choices = declare("activity", vocabulary="language")
    topics: Choices = declare("activity", vocabulary="topic")
    project: Link = declare("support", to=["project"])
    donor: Link = declare("support", to=["organisation"])
    partners: Links = declare("support", to=["organisation"])
    signatories: Links = declare("support", to=["organisation"])
    facilitators: Text = declare("support", sens=2, scope="identity", searched="text")
    materials: Text = declare("support", multiline=True)
    budget_line: Text = declare("support")
    outcome: PText = declare("result", searched="text", multiline=True)
    report_section: Choice = declare("result", vocabulary="report_section")
    photo_consent: YesNo = declare("result", right="narrower", narrow=NO)
    documenter: Text = declare("intake", listed="author")
    assigned: Kids = declare("intake", sens=4, setters=COORDINATORS)
    looked: YesNo = declare("intake", sens=4, scope="none", setters=COORDINATORS)


class Participation(Record):
    """One person who agreed to be named, or a number of people with nothing but what is counted."""

    about: ClassVar[About] = About("participation", ("activity",), ("activity",), usual=1)

    session: Number = declare("participation", within=COUNT)
    person: Link = declare(
        "participation", to=["person"], sens=3, scope="family_members", right="narrower"
    )
    count: Number = declare("participation", need="D", within=COUNT)
    sex: Choice = declare("participation", vocabulary="sex")
    age_band: Choice = declare("participation", vocabulary="age_band")
    displacement: Choice = declare("participation", vocabulary="displacement_status", where=True)
    disability: Choice = declare("participation", vocabulary="disability")
    family_of_missing: YesNo = declare("participation")
    survivor: YesNo = declare("participation")
    attended: Number = declare("participation", within=COUNT)


class Target(Record):
    """A number to be reached by a day; `measures` says from which records it is counted, else by hand."""

    about: ClassVar[About] = About("target", ("reference",), writers=COORDINATORS, usual=1)

    indicator: Text = declare("target", need="M", listed="name", searched="text")
    measures: Choice = declare("target", vocabulary="indicator")
    project: Link = declare("target", to=["project"])
    value: Number = declare("target", need="M", within=COUNT)
    baseline: Number = declare("target", within=COUNT)
    active_from: Day = declare("target")
    active_to: Day = declare("target")
    disaggregation: Choices = declare("target", vocabulary="disaggregation")
