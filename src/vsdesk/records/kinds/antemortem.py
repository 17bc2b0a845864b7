"""What relatives remember that can help to recognise somebody: ante-mortem data, and donors' notes.

One `am_profile` for each person who was asked, so that each answer has its informant and how it is
known. The first ten questions are the section `am_first`; the rest waits behind "more". Never asked
on a first visit. A DNA profile has no field here, on purpose (data-dictionary §5.14). Sources:
data-dictionary §2.11, §2.12; data-dictionary-2 §2a (the ten questions), §3.4.
"""

from __future__ import annotations

from typing import ClassVar, Final

from pydantic import field_validator
from pydantic_core import PydanticCustomError

from vsdesk.records.dictionary.model import About, Record, declare
from vsdesk.records.dictionary.narrowness import NO
from vsdesk.records.dictionary.values import (
    Choice,
    Choices,
    Day,
    Json,
    Link,
    Links,
    Number,
    PDate,
    PText,
    Text,
    YesNo,
)
from vsdesk.records.gate.persons.dna import holds_profile

_INFORMANTS = ("person", "source")
_ABOVE = ("am_profile", "person")
# A no first, then what waits for somebody, then a sample that may leave.
_SAMPLE: Final = (
    *("refused", "no", "not_asked", "doctor_first", "court_first", "asked_waiting"),
    *("planned", "yes", "sent", "result"),
)
FIRST_TEN = "am_first"  # the section of the ten questions


class AmProfile(Record):
    """What one informant remembers of how the person looks, in words first."""

    about: ClassVar[About] = About(
        "am_profile", ("case",), ("person",), sensitivity=3, usual=3, scope="am_data"
    )

    height_from: Number = declare("am_first", unit="cm", maps=["DVI D", "ICMP"], within=(20, 260))
    height_to: Number = declare("am_first", unit="cm", maps=["DVI D", "ICMP"], within=(20, 260))
    build: Choice = declare("am_first", vocabulary="build", maps=["DVI D"])
    hair_colour: Choice = declare("am_first", vocabulary="hair_colour", maps=["DVI D"])
    eye_colour: Choice = declare("am_first", vocabulary="eye_colour", maps=["DVI D"])
    handedness: Choice = declare("am_first", vocabulary="handedness", maps=["DVI D"])
    teeth: PText = declare("am_first", scope="medical", multiline=True, maps=["DVI F"])
    injuries: PText = declare("am_first", scope="medical", multiline=True, maps=["DVI E"])
    marks: PText = declare("am_first", multiline=True, maps=["DVI D"])
    illness: PText = declare("am_first", scope="medical", multiline=True, maps=["DVI E"])
    clothes: PText = declare("am_first", multiline=True, maps=["DVI C"])
    things: PText = declare("am_first", multiline=True, maps=["DVI C"])
    papers_where: PText = declare("am_first", scope="medical", multiline=True, maps=["DVI F"])
    height_known_by: Text = declare("am_more", who=True)
    weight: Number = declare("am_more", unit="kg", maps=["DVI D"], within=(1, 400))
    hair_length: Choice = declare("am_more", vocabulary="hair_length")
    hair_type: Choice = declare("am_more", vocabulary="hair_type")
    hair_loss: Choice = declare("am_more", vocabulary="hair_loss")
    facial_hair: Choice = declare("am_more", vocabulary="facial_hair")
    skin: PText = declare("am_more", multiline=True)
    glasses: YesNo = declare("am_more")
    smoker: YesNo = declare("am_more")
    habits: PText = declare("am_more", multiline=True)
    blood_group: Choice = declare("am_more", vocabulary="blood_group", scope="medical")
    fingerprints_where: Text = declare("am_more", maps=["DVI B"])
    informant: Link = declare(
        "source", to=_INFORMANTS, scope="source_identity", right="narrower", teller=True
    )
    confidence: Choice = declare("source", vocabulary="confidence")
    asked_on: Day = declare("source")


class AmMark(Record):
    """A scar, tattoo or other mark."""

    about: ClassVar[About] = About(
        "am_mark", ("case",), _ABOVE, sensitivity=3, usual=3, scope="am_data"
    )

    type: Choice = declare("mark", vocabulary="am_mark_kind", need="M", maps=["DVI D"])
    body_part: Choice = declare("mark", vocabulary="body_part")
    side: Choice = declare("mark", vocabulary="body_side")
    size: Text = declare("mark")
    description: PText = declare("mark", multiline=True)
    cause: PText = declare("mark", multiline=True)
    photo: Links = declare("mark", to=["evidence_item"], scope="photo", right="narrower")
    visible_in_photo: YesNo = declare("mark")
    informant: Link = declare(
        "source", to=_INFORMANTS, scope="source_identity", right="narrower", teller=True
    )
    confidence: Choice = declare("source", vocabulary="confidence")


class AmMedical(Record):
    """A fracture, operation, implant, prosthesis, illness or medicine."""

    about: ClassVar[About] = About(
        "am_medical", ("case",), _ABOVE, sensitivity=3, usual=3, scope="medical"
    )

    type: Choice = declare("medical", vocabulary="am_medical_kind", need="M", maps=["DVI E"])
    body_part: Choice = declare("medical", vocabulary="body_part")
    side: Choice = declare("medical", vocabulary="body_side")
    date: PDate = declare("medical")
    hospital: Text = declare("medical", where=True)
    xray_where: Text = declare("medical")
    description: PText = declare("medical", multiline=True)
    informant: Link = declare(
        "source", to=_INFORMANTS, scope="source_identity", right="narrower", teller=True
    )
    confidence: Choice = declare("source", vocabulary="confidence")


class AmDental(Record):
    """Teeth, and where the dentist's papers are."""

    about: ClassVar[About] = About(
        "am_dental", ("case",), _ABOVE, sensitivity=3, usual=3, scope="medical"
    )

    dentist: Text = declare("dental", maps=["DVI F"], who=True)
    chart_where: Text = declare("dental")
    xray_where: Text = declare("dental")
    teeth_missing: Text = declare("dental")
    features: Choices = declare("dental", vocabulary="dental_feature")
    description: PText = declare("dental", multiline=True)
    informant: Link = declare(
        "source", to=_INFORMANTS, scope="source_identity", right="narrower", teller=True
    )
    confidence: Choice = declare("source", vocabulary="confidence")


class Belonging(Record):
    """Clothes and things that the person wore or carried when last seen."""

    about: ClassVar[About] = About(
        "belonging", ("case",), _ABOVE, sensitivity=3, usual=3, scope="am_data"
    )

    type: Choice = declare("belonging", vocabulary="belonging_kind", need="M", maps=["DVI C"])
    description: PText = declare("belonging", multiline=True)
    colour: Text = declare("belonging")
    brand_size: Text = declare("belonging")
    inscription: Text = declare("belonging")
    worn_when_last_seen: YesNo = declare("belonging")
    photo: Links = declare("belonging", to=["evidence_item"], scope="photo", right="narrower")
    informant: Link = declare(
        "source", to=_INFORMANTS, scope="source_identity", right="narrower", teller=True
    )
    confidence: Choice = declare("source", vocabulary="confidence")


class DnaReference(Record):
    """A note that a relative gave, or may give, a sample to a laboratory. Never a profile."""

    about: ClassVar[About] = About(
        "dna_reference",
        ("family",),
        ("family", "person"),
        sensitivity=3,
        usual=3,
        scope="family_members",
    )

    donor: Link = declare(
        "sample", to=["person"], need="M", maps=["ICMP", "DVI G"], right="narrower"
    )
    missing: Link = declare("sample", to=["person"], need="D", scope="identity", right="narrower")
    also_for: Links = declare("sample", to=["person"], scope="identity", right="narrower")
    kinship: Choice = declare("sample", vocabulary="kinship", need="D")
    biological_confirmed: YesNo = declare("sample")
    explained: YesNo = declare("sample", right="narrower", narrow=NO)
    sample_given: Choice = declare(
        "sample", vocabulary="sample_state", need="M", right="narrower", narrow=_SAMPLE
    )
    collected_by: Choice = declare("sample", vocabulary="sample_collector")
    collector_name: Text = declare("sample", who=True)
    date: PDate = declare("sample")
    country: Choice = declare("sample", vocabulary="country", where=True)
    kit_ref: Text = declare("sample", searched="id", right="narrower")
    consent: Link = declare("sample", to=["consent_grant"])
    note: PText = declare("sample", multiline=True)

    @field_validator("note", "kit_ref", "collector_name")
    @classmethod
    def no_profile(cls, value: Json) -> Json:
        """Refuse what a laboratory found; the note that a sample exists is all that is kept."""
        texts = value.values() if isinstance(value, dict) else [value]
        if any(isinstance(one, str) and holds_profile(one) for one in texts):
            raise PydanticCustomError("E_VALUE", "a profile")
        return value
