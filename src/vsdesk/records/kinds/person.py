"""A person, further names and numbers. The missing person lies in the case, relatives in the family.

Sources: data-dictionary §2.2; data-dictionary-2 §1.5, §1.17. There are no fields for ethnicity,
religion or political affiliation, on purpose (data-dictionary §5.11).
"""

from __future__ import annotations

from typing import ClassVar, Final

from vsdesk.records.dictionary.bounds import HOUSEHOLD
from vsdesk.records.dictionary.model import About, Record, declare
from vsdesk.records.dictionary.spec import ANY, EVERYONE
from vsdesk.records.dictionary.values import (
    Choice,
    Choices,
    Day,
    Link,
    Links,
    Number,
    PDate,
    PText,
    Text,
    YesNo,
)

_NAMES = ["WGEID 1", "WGAD I", "IIMP", "ICMP", "PFIF full_name"]


# Terms that tell that somebody has a spouse, or a child.
_OF_A_SPOUSE: Final = (
    *("engaged", "contracted", "married", "married_unregistered", "spouse_of_missing"),
    *("widowed", "divorced", "divorced_absence", "separated"),
)
_OF_A_CHILD: Final = ("yes", "birth_in_detention")


class Person(Record):
    """One person. Names stand in up to three writings: Arabic, Kurmanji, Latin for forms.

    Who is missing is said by the case's `person`. Kunya, nickname and other names are `person_name`
    records. Age and minority are computed from `birth` and the disappearance.
    """

    about: ClassVar[About] = About(
        "person", ("case", "family"), ("case", "family"), scope="identity"
    )

    given_ar: Text = declare("names_ar", need="M", searched="name", maps=_NAMES)
    father_ar: Text = declare("names_ar", need="M", searched="name", maps=_NAMES)
    family_ar: Text = declare("names_ar", need="M", searched="name", maps=_NAMES)
    mother_given_ar: Text = declare(
        "names_ar", need="D", searched="name", maps=["WGEID 1a", "IIMP"]
    )
    mother_family_ar: Text = declare("names_ar", need="D", searched="name", maps=["IIMP"])
    grandfather_ar: Text = declare("names_ar", searched="name")
    given_ku: Text = declare("names_ku", searched="name")
    father_ku: Text = declare("names_ku", searched="name")
    family_ku: Text = declare("names_ku", searched="name")
    mother_ku: Text = declare("names_ku", searched="name")
    grandfather_ku: Text = declare("names_ku", searched="name")
    given_lat: Text = declare("names_lat", need="D", searched="name", maps=_NAMES)
    father_lat: Text = declare("names_lat", need="D", searched="name", maps=_NAMES)
    family_lat: Text = declare("names_lat", need="D", searched="name", maps=_NAMES)
    mother_lat: Text = declare("names_lat", need="D", searched="name", maps=["WGEID 1a"])
    grandfather_lat: Text = declare("names_lat", searched="name")
    latin_basis: Choice = declare("names_lat", vocabulary="latin_basis", need="D", sens=1)
    sex: Choice = declare(
        "identity", vocabulary="sex", need="M", sens=1, listed="sex", maps=["PFIF sex"]
    )
    birth: PDate = declare(
        "identity",
        need="D",
        listed="birth",
        maps=["WGEID 1a", "PFIF date_of_birth"],
        right="narrower",
    )
    birth_place: Link = declare("identity", to=["place", "proposal"], need="D", maps=["WGEID 1a"])
    birth_place_text: Text = declare("identity", searched="text", maps=["WGEID 1a"], where=True)
    age_told: Text = declare("identity", sens=1, maps=["PFIF age"])
    nationality: Choices = declare(
        "identity", vocabulary="legal_identity_status", need="D", maps=["WGEID 1a", "CED C1"]
    )
    other_nationalities: Choices = declare("identity", vocabulary="country", maps=["CED C1"])
    civil_status: Choice = declare(
        "life", vocabulary="civil_status", maps=["HURIDOCS 08"], counts=_OF_A_SPOUSE
    )
    several_wives: YesNo = declare("life", scope="family_members", counts=[ANY])
    children_count: Number = declare("life", scope="family_members", counts=[ANY], within=HOUSEHOLD)
    dependants: Number = declare("life", scope="family_members", counts=[ANY], within=HOUSEHOLD)
    pregnant_at_event: Choice = declare(
        "life",
        vocabulary="pregnancy",
        sens=3,
        scope="medical",
        maps=["WGEID 1a"],
        counts=_OF_A_CHILD,
    )
    pregnant_months: Number = declare("life", sens=3, scope="medical", unit="month", within=(0, 10))
    special_risk: PText = declare(
        "life", sens=3, scope="medical", multiline=True, maps=["WGEID W18", "WGAD A17"]
    )
    occupation: Text = declare("life", searched="text", maps=["WGEID 1a", "WGAD I"], where=True)
    education: Choice = declare("life", vocabulary="education")
    employer: Text = declare("life", searched="text", where=True)
    military_status: Choice = declare("life", vocabulary="military_status")
    languages: Choices = declare("life", vocabulary="language", sens=1)
    usual_address: Link = declare("address", to=["place", "proposal"], sens=3, maps=["WGAD I"])
    usual_address_text: Text = declare(
        "address", sens=3, searched="text", maps=["WGAD I"], where=True
    )
    last_address: Link = declare("address", to=["place", "proposal"], sens=3)
    last_address_text: Text = declare("address", sens=3, searched="text", where=True)
    photo: Links = declare(
        "photo", to=["evidence_item"], scope="photo", maps=["WGEID 1a"], right="narrower"
    )
    vital_status: Choice = declare("life", vocabulary="vital_status", right="narrower", death=True)
    # of a relative; asked once `vital_status` says so, never of somebody missing
    # (records/dictionary/first_questions.py)
    died: PDate = declare("life", right="narrower", death=True)


class PersonName(Record):
    """A further name of a person: kunya, nickname, name in detention, other spelling."""

    about: ClassVar[About] = About("person_name", ("case", "family"), ("person",), scope="identity")

    type: Choice = declare("name", vocabulary="name_type", need="M", right="narrower")
    value: Text = declare("name", need="M", searched="name", maps=["PFIF alternate_names"])
    writing: Choice = declare("name", vocabulary="writing", sens=1)
    note: Text = declare("name", searched="text")


class PersonIdentifier(Record):
    """A number or paper that identifies a person. "Seen, not copied" is a good answer."""

    about: ClassVar[About] = About(
        "person_identifier", ("case", "family"), ("person",), scope="identity"
    )

    type: Choice = declare(
        "document", vocabulary="document_type", need="M", maps=["WGEID 1a"], right="narrower"
    )
    number: Text = declare("document", searched="id", maps=["WGEID 1a", "WGAD I"])
    issuer: Text = declare("document", maps=["WGAD I"], where=True)
    registry_office: Text = declare("registry", searched="text", where=True)
    registry_place: Text = declare("registry", searched="text", where=True)
    registry_number: Text = declare("registry", searched="id")
    issued: PDate = declare("document", maps=["WGAD I"])
    seen_original: YesNo = declare("document")
    image: Link = declare("document", to=["evidence_item"], scope="documents")


class PersonMark(Record):
    """What somebody asked about one person: not to be named, not to be known of, a word that is not said.

    Written once, by whoever heard it; being there narrows what leaves at once, and only coordinators take it
    out. `towards` are the relatives for whom it holds; nobody there: everybody outside the organisation.
    Sources: data-dictionary-3 §3.
    """

    about: ClassVar[About] = About(
        "person_mark",
        ("case", "family"),
        ("person",),
        writers=EVERYONE,
        scope="none",
        inside=True,
        once=True,
        kept=True,
    )

    type: Choice = declare("wish", vocabulary="person_mark_type", need="M", sens=1)
    towards: Links = declare("wish", to=["person"], sens=3)
    words: PText = declare("wish", sens=3)
    asked_by: Link = declare("wish", to=["person", "source"], sens=3)
    since: Day = declare("wish", sens=1)
    why: PText = declare("wish", sens=3, multiline=True)
