"""A made-up case that is ready for every profile, and what takes one thing away from it.

Nobody here is real. `ready(key)` changes the common case where one profile needs another kind of case.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from tests.people import MARWAN, TODAY, rid
from tests.records.conftest import Made

from vsdesk.records.consent import recipients
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.places.gazetteer import place_id
from vsdesk.records.readiness import OtherSubmission, Profile, RuleFacts, Submitter

SCOPES: Final[list[Json]] = ["circumstances", "documents", "family_members", "identity", "photo"]
OFFICE: Final = Submitter("Families for the Truth (made up)", "Antakya", "office at example")
RECIPIENTS: Final[dict[str, tuple[str, ...]]] = {
    "own_org": ("hold_record", "casework"),
    "coordinator": ("hold_record", "casework"),
    "wgeid": ("un_complaint",),
    "wgad": ("un_complaint",),
    "ced": ("un_complaint",),
    "iimp": ("search", "identification"),
    "ncmp": ("search",),
    "icmp": ("identification", "search"),
    "icrc": ("search",),
    "afomas": ("search",),
    "ntjc": ("compensation",),
    "children_committee": ("child_search",),
    "prosecutor_de": ("criminal_accountability",),
    "prosecutor_fr": ("criminal_accountability",),
    "prosecutor_sy": ("criminal_accountability",),
    "prosecutor_other": ("criminal_accountability",),
    "iiim": ("criminal_accountability",),
    "coi": ("criminal_accountability",),
    "public": ("advocacy_named", "media", "photo_publication"),
}


@dataclass
class Told:
    """A case that is being told, and what the office knows beside it."""

    made: Made
    facts: RuleFacts
    profile: Profile | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    def know(self, **changes: Any) -> None:
        """Change what the office knows."""
        self.facts = replace(self.facts, **changes)


def day(written: str) -> Json:
    """One whole day as it is stored."""
    return {"precision": "day", "from": written, "to": written}


def span(first: str, last: str) -> Json:
    """A range as it is stored."""
    return {"precision": "range", "from": first, "to": last}


def english(text: str) -> Json:
    """A text in English."""
    return {"en": text, "src_lang": "en"}


def told(dictionary: Dictionary, profile: Profile) -> Told:
    """The common case, and what this profile needs beside it."""
    made = Made()
    _case(made)
    _family(made)
    _papers(made)
    for recipient, purposes in RECIPIENTS.items():
        for purpose in purposes:
            _agree(made, purpose, recipient)
    for purpose in ("search", "referral"):
        _agree(made, purpose, "partner_ngo", recipient_name="Massar")
    _submission(made, profile)
    story = Told(made, RuleFacts(TODAY, dictionary, OFFICE, output=("en",)), profile)
    if (change := _NEEDS.get(profile.key)) is not None:
        change(story)
    return story


def _case(made: Made) -> None:
    made.add(
        "case",
        "case",
        person=rid("marwan"),
        family=rid("family"),
        primary_contact=rid("najah"),
        case_type="enforced_disappearance",
        search_status="open_searching",
        fate="unknown_presumed_alive",
        summary=english("Taken at a checkpoint. " * 40),
    )
    made.add(
        "marwan",
        "person",
        "case",
        **dict[str, Any](MARWAN),
        mother_lat="Najah",
        sex="male",
        birth_place=place_id("SY0309"),
        nationality=["syrian"],
        occupation="خياط",
        usual_address_text="داريا",
        photo=[rid("photo")],
    )
    made.add(
        "arrest",
        "event",
        "case",
        type="arrest",
        is_disappearance=True,
        date=day("2013-08-10"),
        place=place_id("SY0303"),
        place_text="حاجز القطيفة",
        told_by=rid("najah"),
        time_as_told="العصر",
        agents_description=english("Five men in uniform"),
        witnesses=[rid("driver")],
        warrant_shown=False,
        authority="لم يُذكر",
        reason_given=english("none given"),
        legal_basis={"answer": "unknown"},
        text=english("He was taken from the bus."),
    )
    made.add(
        "hand",
        "involvement",
        "arrest",
        group="gov_mi",
        degree="suspected",
        state_nexus="state",
        named_as="شعبة المخابرات العسكرية",
    )
    made.add(
        "sighting",
        "event",
        "case",
        type="sighting",
        facility=place_id("mi_215"),
        date=span("2014-11-01", "2014-12-31"),
        told_by=rid("driver"),
        witnesses=[rid("driver")],
    )
    made.add(
        "step",
        "search_action",
        "case",
        actor="relative",
        body="military_police",
        date=span("2014-03-01", "2014-03-31"),
        result=english("No answer."),
    )
    made.add("ref", "external_ref", "case", body="iimp", ref_no="IIMP-MADE-UP-7")
    made.add("ncmp-ref", "external_ref", "case", body="ncmp", ref_no="N-MADE-UP-1")
    made.add("icmp-ref", "external_ref", "case", body="icmp", ref_no="OIC-MADE-UP-2")
    made.add("looks", "am_profile", "marwan", height_from=170)


def _family(made: Made) -> None:
    made.add(
        "family",
        "family",
        space="family",
        display_name="عائلة الدرويش",
        safe_contact_plan={"ar": "عصراً، عبر الأم", "src_lang": "ar"},
    )
    made.add(
        "najah", "person", "family", "family", given_ar="نجاح", given_lat="Najah", sex="female"
    )
    made.add(
        "kin",
        "kinship",
        "family",
        "family",
        person=rid("najah"),
        relation="mother",
        related_to=rid("marwan"),
    )
    made.add(
        "phone",
        "contact_channel",
        "najah",
        "family",
        person=rid("najah"),
        type="phone",
        value="+000 000 222",
        country="de",
        safe_to_call=True,
        safe_contact=True,
    )
    made.add(
        "talk", "contact_log", "family", "family", on="2026-10-01", topics=["safety", "state_body"]
    )
    made.add("look", "risk_assessment", "family", "family", date="2026-10-01", level="green")
    made.add("sample", "dna_reference", "family", "family", donor=rid("najah"))


def _papers(made: Made) -> None:
    made.add("photo", "evidence_item", "case", type="photo_person", original="copy")
    made.add(
        "id-card",
        "person_identifier",
        "marwan",
        type="national_id",
        number="1",
        registry_number="7",
    )
    made.add(
        "scan",
        "evidence_item",
        "case",
        type="civil_record",
        original="photo_of",
        exhibit_no="1",
        sha256="a" * 64,
        file_name="scan.jpg",
        holder_of_original="الأم",
    )
    made.add(
        "kept",
        "custody_entry",
        "scan",
        action="received",
        sha256_before="a" * 64,
        sha256_after="a" * 64,
    )
    made.add("driver", "source", space="driver", code="S-0001")
    made.add(
        "said",
        "statement",
        "driver",
        "driver",
        date=day("2026-01-05"),
        language="ar",
        interviewer="D-02",
        read_back=True,
        prior_statements=english("none"),
    )


def _agree(made: Made, purpose: str, recipient: str, **more: Any) -> None:
    onward = recipients.of(recipient).passes_on  # "this body only" would stop what it passes on
    made.consent(
        "najah",
        purpose,
        recipient,
        capacity="parent",
        data_scope=SCOPES,
        photo_use=True,
        own_photo_use=False,
        sharing_level="authorities" if onward else "recipient_only",
        child_assent=True,
        **more,
    )


def _submission(made: Made, profile: Profile) -> None:
    made.add(
        "draft",
        "submission",
        "case",
        mechanism=profile.recipient,
        status="drafting",
        state_concerned="sy",
        follow_up_owner="D-02",
        cases=[rid("case")],
        confidential=["witnesses"],
        categories=["i"],
        category_text=english("No legal basis."),
        publicity_consent=True,
        told_state_body=True,
        told_death_penalty=True,
        complainants=[rid("najah")],
        counsel="L-09 (made up)",
        court="A court (made up)",
        court_country="fr",
        best_interest=english("So that he is found."),
    )


def _held_at_a_known_place(story: Told) -> None:
    story.made.set("case", case_type="arbitrary_detention", whereabouts="ack_disclosed_contact")


def _in_greece(story: Told) -> None:
    story.made.set("draft", state_concerned="gr")
    story.made.set("arrest", date=day("2021-11-05"), place=place_id("GR"))


def _a_child(story: Told) -> None:
    story.made.set("case", case_type="child_of_detained")
    story.made.set("marwan", birth={"precision": "month", "from": "2012-05-01", "to": "2012-05-31"})
    story.made.add("lin", "person_name", "marwan", type="care_home_name", value="لين")


def _by_isis(story: Told) -> None:
    story.made.set("case", case_type="abduction_isis")
    story.made.set("hand", group="isis", state_nexus="nonstate", named_as="تنظيم الدولة الإسلامية")


def _at_sea(story: Told) -> None:
    story.made.set("case", case_type="missing_migration")


def _in_the_language_of_the_court(lang: str) -> Callable[[Told], None]:
    def change(story: Told) -> None:
        summary: Json = {lang: "(made up) " * 60, "src_lang": lang}
        story.made.set("case", summary=summary)

    return change


_NEEDS: Final[dict[str, Callable[[Told], None]]] = {
    "wgad": _held_at_a_known_place,
    "ced": _in_greece,
    "children_committee": _a_child,
    "massar": _by_isis,
    "afomas": _at_sea,
    "prosecutor_de": _in_the_language_of_the_court("de"),
    "prosecutor_fr": _in_the_language_of_the_court("fr"),
}
ELSEWHERE: Final = OtherSubmission("wgeid", "another group (made up)", "WG-MADE-UP-9")
