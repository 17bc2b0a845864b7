"""A family: its members, how they are related, how to reach them safely, and who spoke with them.

Sources: data-dictionary §2.3, §2.4; data-dictionary-2 §1.8, §1.21, §2a (contact_log, family_request,
work).
"""

from __future__ import annotations

from typing import ClassVar, Final

from vsdesk.records.dates.no_calls import LAST
from vsdesk.records.dictionary.bounds import HOUSEHOLD
from vsdesk.records.dictionary.model import About, Record, declare
from vsdesk.records.dictionary.narrowness import EARLIEST, NO, YES
from vsdesk.records.dictionary.spec import ANY, COORDINATORS, EVERYONE
from vsdesk.records.dictionary.values import (
    Choice,
    Choices,
    Day,
    Kids,
    Link,
    Links,
    Number,
    PText,
    Text,
    YesNo,
)

# What a relative asked of us: to stop before anything else.
_REQUEST: Final = ("stop", "complaint", "correct", "tell", "other", "unknown")


class Family(Record):
    """A family that speaks for one or more missing persons: the root of its space."""

    about: ClassVar[About] = About("family", ("family",), root=True, scope="family_members")

    family_code: Text = declare(
        "family",
        need="M",
        sens=1,
        scope="none",
        listed="number",
        searched="id",
        right="narrower",
    )
    display_name: Text = declare("family", need="M", listed="name", searched="name", who=True)
    language: Choice = declare("family", vocabulary="language", need="D", sens=1, scope="none")
    home_place: Link = declare(
        "places",
        to=["place", "proposal"],
        sens=3,
        listed="place",
        searched="place",
        right="narrower",
    )
    home_text: Text = declare("places", sens=3, searched="text", where=True)
    current_place: Link = declare(
        "places",
        to=["place", "proposal"],
        need="D",
        sens=3,
        searched="place",
        right="narrower",
    )
    current_text: Text = declare("places", sens=3, searched="text", where=True)
    displacement_status: Choice = declare("household", vocabulary="displacement_status", where=True)
    household_size: Number = declare("household", need="D", counts=[ANY], within=HOUSEHOLD)
    female_headed: YesNo = declare("household")
    children_under_18: Number = declare("household", scope="minors", counts=[ANY], within=HOUSEHOLD)
    breadwinner_missing: YesNo = declare("household")
    safe_contact_plan: PText = declare(
        "safety", sens=3, scope="contact", multiline=True, right="narrower"
    )
    discreet: YesNo = declare(
        "safety", sens=1, scope="none", right="narrower", narrow=YES, turned=True
    )
    notes: PText = declare("notes", searched="text", multiline=True)
    documenter: Text = declare("intake", sens=1, scope="none", listed="author")
    assigned: Kids = declare("intake", sens=4, scope="none", setters=COORDINATORS)
    looked: YesNo = declare("intake", sens=4, scope="none", setters=COORDINATORS)
    copied: Text = declare(
        "intake", sens=1, scope="none", setters=EVERYONE, right="kept", inside=True
    )
    goes_without: Text = declare("intake", sens=4, scope="none", setters=COORDINATORS, inside=True)


class FamilyMember(Record):
    """A person's place in the family. `also` are other entries of the same person, in this family or in
    another: what guards one guards all, and nothing that was said at one opens anything at another
    (docs/decisions/033)."""

    about: ClassVar[About] = About(
        "family_member", ("family",), ("family",), scope="family_members"
    )

    person: Link = declare("member", to=["person"], need="M", right="narrower")
    role_in_family: Choice = declare("member", vocabulary="family_role", right="narrower")
    lives_with: YesNo = declare("member")
    household: Text = declare("member", right="narrower", where=True)
    focal_point: YesNo = declare("member", right="narrower")
    news_of_death: YesNo = declare("news", sens=3, right="narrower", narrow=NO)
    news_how: PText = declare("news", sens=3, multiline=True, right="narrower")
    participates: YesNo = declare("member", right="narrower", narrow=NO)
    also: Links = declare(
        "record",
        to=["family_member"],
        sens=1,
        scope="none",
        right="kept",
        inside=True,
        joins=True,
    )


class Kinship(Record):
    """`person` is the relation (mother, brother …) of `related_to`, mostly the missing person.

    Lineage is computed from the path between the two, never stored: it depends on the sex of the
    missing person (data-dictionary-2 §1.8).
    """

    about: ClassVar[About] = About("kinship", ("family",), ("family",), scope="family_members")

    person: Link = declare("kinship", to=["person"], need="M", right="narrower")
    relation: Choice = declare(
        "kinship", vocabulary="kinship", need="M", maps=["WGEID 6", "ICMP"], right="narrower"
    )
    related_to: Link = declare("kinship", to=["person"], need="M", right="narrower")
    biological: Choice = declare("kinship", vocabulary="biological", right="narrower")
    certainty: Choice = declare("kinship", vocabulary="certainty_of_link")
    alive: Choice = declare("kinship", vocabulary="vital_status", right="narrower")
    told_by: Link = declare(
        "kinship", to=["person"], sens=3, right="narrower", inside=True, teller=True
    )


class ContactChannel(Record):
    """One way to reach somebody. The safety part is shown before the number, always.

    It leaves only where `safe_contact` is set and its owner agreed, for that recipient, to the scope
    `contact`, and of it only whose it is, its type and the number: by the rest we are known.
    """

    about: ClassVar[About] = About(
        "contact_channel",
        ("family",),
        ("person", "family", "family_member"),
        sensitivity=3,
        usual=3,
        scope="contact",
    )

    safe_to_call: YesNo = declare("safety", need="M", right="narrower", narrow=NO, inside=True)
    do_not_leave_message: YesNo = declare(
        "safety", right="narrower", narrow=YES, inside=True, turned=True
    )
    safe_hours: Text = declare("safety", right="narrower", inside=True)
    no_call_day: Number = declare("safety", right="narrower", inside=True, within=(1, LAST))
    code_word: Text = declare("safety", right="narrower", inside=True)
    who_else_uses: Text = declare("safety", right="narrower", who=True, inside=True)
    person: Link = declare("contact", to=["person"], right="first")
    type: Choice = declare("contact", vocabulary="channel", need="M")
    value: Text = declare("contact", need="M", searched="phone", right="narrower")
    country: Choice = declare("contact", vocabulary="country", where=True, inside=True)
    safe_contact: YesNo = declare("contact", right="narrower", narrow=NO, inside=True)
    last_verified: Day = declare("contact", inside=True)


class ContactLog(Record):
    """One time that somebody spoke with the family, and what was promised."""

    about: ClassVar[About] = About("contact_log", ("family",), ("family",), scope="contact")

    on: Day = declare("contact", need="M")
    person: Link = declare(
        "contact", to=["person"], scope="family_members", right="narrower", teller=True
    )
    channel: Choice = declare("contact", vocabulary="channel", need="M")
    place_text: Text = declare("contact", sens=3, searched="text", where=True)
    by: Text = declare("contact", sens=1, scope="none")
    present: Text = declare("contact", sens=3, searched="name", who=True)
    interpreter: Text = declare("contact", sens=3, who=True)
    answered_by: Text = declare("contact", searched="text", who=True)
    topics: Choices = declare("contact", vocabulary="contact_about")
    text: PText = declare("contact", searched="text", multiline=True)
    promised: Text = declare("promise", searched="text", multiline=True)
    due: Day = declare("promise", right="narrower", narrow=EARLIEST)
    done: YesNo = declare("promise", right="narrower", narrow=NO)


class FamilyRequest(Record):
    """What a relative asked of us: correct this, tell me, stop; or a complaint about us."""

    about: ClassVar[About] = About(
        "family_request", ("family",), ("family",), scope="family_members", care=True
    )

    person: Link = declare("request", to=["person"], need="M", right="narrower")
    type: Choice = declare(
        "request", vocabulary="family_request_kind", need="M", right="narrower", narrow=_REQUEST
    )
    text: PText = declare("request", need="M", searched="text", multiline=True, right="narrower")
    received: Day = declare("request", need="M", right="narrower", narrow=EARLIEST)
    due: Day = declare("request")
    answer: PText = declare("request", searched="text", multiline=True)
    answered: Day = declare("request")


class Work(Record):
    """A letter, drawing or other work of a child or a family. It can be withdrawn at any time."""

    about: ClassVar[About] = About("work", ("family",), ("family",), scope="family_members")

    title: Text = declare("work", need="M", searched="text", who=True)
    type: Choice = declare("work", vocabulary="work_kind", need="M")
    author: Link = declare("work", to=["person"], sens=3, scope="minors", right="narrower")
    pen_name: Text = declare("work", right="narrower", who=True)
    item: Links = declare("work", to=["evidence_item"], scope="documents")
    text: PText = declare("work", searched="text", multiline=True)
    guardian_consent: Link = declare("work", to=["consent_grant"], sens=1, right="first")
    assent: YesNo = declare("work", sens=1, right="narrower", narrow=NO, stops="no")
    shown_where: Text = declare("work", multiline=True, where=True)
    withdrawn: YesNo = declare("work", sens=1, right="kept", narrow=YES, stops="yes")
    withdrawn_on: Day = declare("work", sens=1, right="kept", narrow=EARLIEST, stops="any")
