"""The timeline: what happened, who is thought to have done it, and the shared incident.

Sources: data-dictionary §2.5, §2.7, §3.13, §3.17, §3.18; data-dictionary-2 §1.9, §1.13, §2a.
"""

from __future__ import annotations

from typing import ClassVar, Final

from vsdesk.records.dictionary.bounds import PEOPLE
from vsdesk.records.dictionary.model import About, Record, declare
from vsdesk.records.dictionary.spec import ANY, COORDINATORS, EVERYONE
from vsdesk.records.dictionary.values import (
    Choice,
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

_SUSPECT: Final = "perpetrator_names"


class Event(Record):
    """One thing that happened. Exactly one event of a case is flagged `is_disappearance`."""

    about: ClassVar[About] = About(
        "event", ("case", "incident"), ("case", "incident"), scope="circumstances"
    )

    type: Choice = declare(
        "event", vocabulary="event_type", need="M", maps=["HURIDOCS act"], right="narrower"
    )
    is_disappearance: YesNo = declare("event", sens=1, right="narrower")
    date: PDate = declare(
        "event", need="M", listed="event", maps=["WGEID 2", "WGAD II", "IIMP"], right="narrower"
    )
    end: PDate = declare("event", maps=["WGAD III"])
    time_as_told: Text = declare("event")
    place: Link = declare(
        "place",
        to=["place", "proposal"],
        need="D",
        listed="place",
        searched="place",
        maps=["WGEID 3"],
    )
    place_text: Text = declare("place", need="D", searched="text", maps=["WGEID 3"], where=True)
    place_kind: Choice = declare("place", vocabulary="place_kind", maps=["HURIDOCS 17"], where=True)
    facility: Link = declare(
        "place",
        to=["place", "proposal"],
        sens=3,
        searched="place",
        maps=["WGAD III", "WGEID 7"],
        right="narrower",
    )
    section_cell: Text = declare("place", sens=3, searched="text", where=True)
    control: Choice = declare("place", vocabulary="perpetrator_group", maps=["WGEID 4"], where=True)
    how_taken: Choice = declare("circumstances", vocabulary="how_taken")
    release_kind: Choice = declare("circumstances", vocabulary="release_kind", right="narrower")
    agents_description: PText = declare(
        "circumstances", need="D", searched="text", multiline=True, maps=["WGEID 4"], agents=True
    )
    warrant_shown: YesNo = declare("circumstances", maps=["WGAD II"])
    reason_given: PText = declare(
        "circumstances", searched="text", multiline=True, maps=["WGAD II"]
    )
    legal_basis: Text = declare("circumstances", searched="text", maps=["WGAD II"])
    authority: Text = declare("circumstances", searched="text", maps=["WGAD II"])
    others_taken: Text = declare(
        "circumstances", sens=3, scope="identity", searched="text", who=True
    )
    others_count: Number = declare("circumstances", counts=[ANY], within=PEOPLE)
    told_by: Link = declare(
        "source",
        to=["source", "person"],
        need="M",
        sens=3,
        scope="source_identity",
        right="narrower",
        teller=True,
    )
    firsthand: YesNo = declare("source", right="narrower")
    confidence: Choice = declare("source", vocabulary="confidence", need="M", right="narrower")
    witnesses: Links = declare(
        "source",
        to=["source"],
        sens=3,
        scope="source_identity",
        maps=["WGEID 7"],
        right="narrower",
        teller=True,
    )
    learned_on: Day = declare("source", sens=1)
    text: PText = declare("text", searched="text", multiline=True, maps=["WGEID 8", "WGAD IV"])


class Involvement(Record):
    """A body, group or person that is thought to have had a part in an event. Never a finding."""

    about: ClassVar[About] = About(
        "involvement", ("case", "incident"), ("event", "incident"), scope="circumstances"
    )

    group: Choice = declare(
        "involvement", vocabulary="perpetrator_group", need="D", maps=["WGEID 4"]
    )
    perpetrator: Link = declare(
        "involvement", to=["perpetrator", "proposal"], need="D", sens=3, maps=["WGEID 4", "WGAD II"]
    )
    named_as: Text = declare(
        "involvement", sens=3, scope="perpetrator_names", searched="text", who=True
    )
    degree: Choice = declare(
        "involvement", vocabulary="degree_of_involvement", maps=["HURIDOCS 18"]
    )
    certainty: Choice = declare("involvement", vocabulary="certainty_of_link")
    state_nexus: Choice = declare(
        "involvement", vocabulary="state_nexus", need="D", maps=["WGEID 4"]
    )
    nexus_reason: PText = declare(
        "involvement", searched="text", multiline=True, maps=["WGEID 4"], agents=True
    )
    sources: Links = declare(
        "involvement",
        to=["source"],
        sens=3,
        scope="source_identity",
        right="narrower",
        teller=True,
    )


class Perpetrator(Record):
    """A State body, unit, armed group or individual, named in full. Kept in `reference`.

    Printed with "alleged", or with the court's words where `legal_status` holds a public judgment.
    """

    about: ClassVar[About] = About(
        "perpetrator", ("reference",), writers=COORDINATORS, scope="circumstances"
    )

    type: Choice = declare("perpetrator", vocabulary="perpetrator_kind", need="M")
    group: Choice = declare("perpetrator", vocabulary="perpetrator_group")
    name_ar: Text = declare(
        "perpetrator", need="M", listed="name", searched="name", if_person=_SUSPECT
    )
    name_ku: Text = declare("perpetrator", searched="name", if_person=_SUSPECT)
    name_en: Text = declare(
        "perpetrator", need="D", searched="name", maps=["WGEID 4"], if_person=_SUSPECT
    )
    aliases: Text = declare("perpetrator", searched="name", multiline=True, if_person=_SUSPECT)
    number: Text = declare("perpetrator", searched="id", if_person=_SUSPECT)
    part_of: Link = declare("perpetrator", to=["perpetrator"])
    active_from: PDate = declare("perpetrator")
    active_to: PDate = declare("perpetrator")
    state_nexus: Choice = declare("perpetrator", vocabulary="state_nexus", maps=["WGEID 4"])
    rank: Text = declare("individual", sens=3, scope="perpetrator_names")
    position: Text = declare("individual", sens=3, scope="perpetrator_names", searched="text")
    leader_names: Text = declare("individual", sens=3, scope="perpetrator_names", multiline=True)
    legal_status: Choice = declare("judgment", vocabulary="legal_status")
    legal_court: Text = declare("judgment")
    legal_date: PDate = declare("judgment")
    legal_text: PText = declare("judgment", multiline=True)
    known_from: Text = declare(
        "perpetrator", sens=3, scope="source_identity", multiline=True, inside=True
    )


class Incident(Record):
    """One arrest or attack in which several persons were taken: the root of its space.

    It names no case; cases point to it.
    """

    about: ClassVar[About] = About("incident", ("incident",), root=True, scope="circumstances")

    title: Text = declare("incident", sens=1, listed="name", searched="text", who=True)
    date: PDate = declare("incident", need="M", listed="event")
    place: Link = declare("incident", to=["place", "proposal"], listed="place")
    place_text: Text = declare("incident", searched="text", where=True)
    perpetrators: Links = declare("incident", to=["perpetrator", "proposal"], sens=3)
    others: Number = declare("incident", counts=[ANY], within=PEOPLE)
    text: PText = declare("incident", searched="text", multiline=True)
    documenter: Text = declare("intake", sens=1, scope="none", listed="author")
    assigned: Kids = declare("intake", sens=4, scope="none", setters=COORDINATORS)
    looked: YesNo = declare("intake", sens=4, scope="none", setters=COORDINATORS)
    copied: Text = declare(
        "intake", sens=1, scope="none", setters=EVERYONE, right="kept", inside=True
    )
    goes_without: Text = declare("intake", sens=4, scope="none", setters=COORDINATORS, inside=True)
