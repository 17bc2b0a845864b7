"""What the whole organisation shares: places, organisations, projects, own fields; the staff's names.

Coordinators write these; a field device proposes in the case (`proposal`). Sources:
data-dictionary §2.6; data-dictionary-2 §1.10, §1.11, §2a.
"""

from __future__ import annotations

from typing import ClassVar

from vsdesk.records.dictionary.bounds import SENSITIVITY
from vsdesk.records.dictionary.model import About, Record, declare
from vsdesk.records.dictionary.spec import COORDINATORS
from vsdesk.records.dictionary.values import (
    Amount,
    Choice,
    Choices,
    Kid,
    Link,
    Number,
    PDate,
    PText,
    Stored,
    Text,
    YesNo,
)


class Place(Record):
    """A place that the organisation added to the shipped list (resources/places)."""

    about: ClassVar[About] = About("place", ("reference",), writers=COORDINATORS, usual=1)

    type: Choice = declare("place", vocabulary="place_kind", need="M")
    name_ar: Text = declare("place", need="M", listed="name", searched="name")
    name_ku: Text = declare("place", searched="name")
    name_en: Text = declare("place", need="D", searched="name")
    aliases: Text = declare("place", searched="name", multiline=True)
    part_of: Link = declare("place", to=["place"])
    admin1: Text = declare("codes", searched="id")
    admin2: Text = declare("codes", searched="id")
    admin3: Text = declare("codes", searched="id")
    community: Text = declare("codes", searched="id")
    latitude: Amount = declare("codes", within=(-90, 90))
    longitude: Amount = declare("codes", within=(-180, 180))
    coordinates_kind: Choice = declare("codes", vocabulary="coordinates_kind")
    function: Text = declare("facility", searched="text")
    known_since: PDate = declare("facility")
    known_until: PDate = declare("facility")
    known_from: Text = declare("facility", multiline=True, inside=True)


class PlaceOperator(Record):
    """Who ran a place of detention, from when to when."""

    about: ClassVar[About] = About(
        "place_operator", ("reference",), ("place",), writers=COORDINATORS, usual=1
    )

    perpetrator: Link = declare("operator", to=["perpetrator"])
    group: Choice = declare("operator", vocabulary="perpetrator_group")
    active_from: PDate = declare("operator")
    active_to: PDate = declare("operator")


class Organisation(Record):
    """A member association, partner, provider, donor or public body."""

    about: ClassVar[About] = About("organisation", ("reference",), writers=COORDINATORS, usual=1)

    name_ar: Text = declare("organisation", need="M", listed="name", searched="name")
    name_ku: Text = declare("organisation", searched="name")
    name_en: Text = declare("organisation", searched="name")
    short_name: Text = declare("organisation", searched="name")
    type: Choices = declare("organisation", vocabulary="organisation_kind", need="M")
    country: Choice = declare("organisation", vocabulary="country")


class Project(Record):
    """A project, its donor, and the line that each of its publications carries."""

    about: ClassVar[About] = About("project", ("reference",), writers=COORDINATORS, usual=1)

    name_ar: Text = declare("project", need="M", listed="name", searched="name")
    name_ku: Text = declare("project", searched="name")
    name_en: Text = declare("project", searched="name")
    organisation: Link = declare("project", to=["organisation"])
    donor: Link = declare("project", to=["organisation"])
    active_from: PDate = declare("project")
    active_to: PDate = declare("project")
    disclaimer: PText = declare("project", multiline=True)


class Membership(Record):
    """Which organisation belongs to which network or platform, from when to when."""

    about: ClassVar[About] = About("membership", ("reference",), writers=COORDINATORS, usual=1)

    member: Link = declare("membership", to=["organisation"], need="M")
    of: Link = declare("membership", to=["organisation"], need="M")
    role: Text = declare("membership")
    active_from: PDate = declare("membership")
    active_to: PDate = declare("membership")


class Staff(Record):
    """Who stands behind a code such as A1. Only coordinators hold these."""

    about: ClassVar[About] = About("staff", ("office",), writers=COORDINATORS, usual=3, inside=True)

    code: Text = declare("staff", need="M", sens=1, listed="number", searched="id")
    name: Text = declare("staff", need="M", listed="name", searched="name")
    kid: Kid = declare("staff", sens=1)


class Proposal(Record):
    """A place, perpetrator or other shared record that a field device proposes, inside the case.

    What refers to a proposal reads as referring to `accepted_as` once a coordinator has set it; so what was
    accepted is not written otherwise afterwards: something else is another proposal.
    """

    about: ClassVar[About] = About(
        "proposal",
        ("case", "family", "incident"),
        ("case", "family", "incident"),
        scope="circumstances",
    )

    of_kind: Text = declare("proposal", need="M", sens=1, right="once")
    of: Link = declare(
        "proposal", to=["place", "perpetrator", "organisation"], sens=1, right="once"
    )
    set: Stored = declare("proposal", need="M", sens=3, right="once")
    accepted_as: Link = declare(
        "proposal", to=["place", "perpetrator", "organisation"], sens=1, setters=COORDINATORS
    )


class TermDef(Record):
    """A term of the organisation's own in a list, or a change to one: other words, or hidden."""

    about: ClassVar[About] = About(
        "term_def", ("reference",), writers=COORDINATORS, usual=1, inside=True
    )

    vocabulary: Text = declare("own_term", need="M", listed="number", searched="id")
    key: Text = declare("own_term", need="M", searched="id")
    label: PText = declare("own_term", searched="text")
    note: Text = declare("own_term")
    hidden: YesNo = declare("own_term", turned=True)


class NotComing(Record):
    """What is missing in the vault and never comes: the words of our own work, the same bytes elsewhere and
    the figures that were told are asked without it. What a file lacks stands at its own root."""

    about: ClassVar[About] = About(
        "not_coming", ("reference",), writers=COORDINATORS, usual=4, inside=True, once=True
    )

    goes_without: Text = declare(
        "intake", need="M", sens=4, scope="none", setters=COORDINATORS, inside=True
    )


class PaperHold(Record):
    """Files of which one device makes nothing for outside: what guards somebody in them lies in files that do
    not go there, or they were taken back from it. A coordinator's device writes one for each other device
    before it hands over; the holds of several add up.

    `files` are the ids of the roots, with a space between; `*` is all of them.
    """

    about: ClassVar[About] = About(
        "paper_hold", ("reference",), writers=COORDINATORS, usual=4, inside=True
    )

    device: Kid = declare(
        "intake", need="M", sens=4, scope="none", setters=COORDINATORS, inside=True
    )
    files: Text = declare("intake", sens=4, scope="none", setters=COORDINATORS, inside=True)


class FieldDef(Record):
    """A field of the organisation's own (keys x_…): yields a FieldSpec like any other."""

    about: ClassVar[About] = About(
        "field_def", ("reference",), writers=COORDINATORS, usual=1, inside=True
    )

    key: Text = declare("own_field", need="M", listed="number", searched="id")
    of_kind: Text = declare("own_field", need="M")
    type: Text = declare("own_field", need="M")
    section: Text = declare("own_field")
    label: PText = declare("own_field", need="M", searched="text")
    vocabulary: Text = declare("own_field")
    sensitivity: Number = declare("own_field", within=SENSITIVITY)
    scope: Choice = declare("own_field", vocabulary="data_scope")
    searched: YesNo = declare("own_field")
    multiline: YesNo = declare("own_field")
    printed: YesNo = declare("own_field")
    where: YesNo = declare("own_field")
    counts: YesNo = declare("own_field")
