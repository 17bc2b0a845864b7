"""One made-up case in which much is restricted, each for a reason of its own. Nobody in it exists.

Every restricted thing holds a word that occurs nowhere else (`RESTRICTED`), so that a search through
whatever leaves finds it again.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tests.people import MARWAN, TAKEN, rid

from vsdesk import photo
from vsdesk.desk import Edit
from vsdesk.records.consent.holding_answer import ALL_SCOPES
from vsdesk.records.consent.questions import grants_for
from vsdesk.records.places.gazetteer import place_id

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

CASE: Final = rid("restricted case")
SOURCE: Final = rid("restricted source")
FAMILY: Final = rid("restricted family")
INCIDENT: Final = rid("restricted incident")
WRITER: Final = "جزعة"  # who wrote the incident down: the family may know, nobody outside
MOTHER: Final = rid("restricted mother")

# What is planted, and why it may leave by no exit at all (level B and below, whoever asks).
RESTRICTED: Final = {
    "ياقوتة": "the true name of a source",
    "فيروزة": "how a source is reached",
    "عقيقة": "a protected passage",
    "زبرجدة": "what a source said, sealed",
    "لؤلؤة": "a note inside the organisation",
    "مرجانة": "a record more delicate than its kind",
    "كهرمانة": "a relative who asked to be named nowhere",
    "ألماسة": "the cell of a statement that only one person can have told",
    "بلورة": "the words of that statement",
    "+000 555 0101": "the family's phone",
    "+000 555 0202": "a caller's number",
    "@made_up_caller_55": "a caller's handle",
    "زمرّدة": "why a coordinator decided",
    "عنبرة": "a removed record",
    "صدفة": "what was said on the phone",
    "عسجدة": "where the family lives now",
    "يشمة": "how the family is reached safely",
    "سبجة": "a note inside the organisation about an incident",
    "ياسمينة": "a note inside the organisation about an activity",
    "+000 555 0303": "a number that is not safe to give on",
    "+000 555 0404": "a number of which nobody said that it is safe",
    "نرجسة": "a residence paper, by which somebody can be sent back",
    "لازورد": "an event that a documenter sealed",
    "خزامة": "a need that tells of violence in private",
    "غصنة": "what happened to somebody whose family is in danger",
}
# What stays off the papers of a family, but may go to a body that was agreed to.
FOR_BODIES_ONLY: Final = {
    "مسكة": "news of death that nobody told yet",
    "كافورة": "the name that a child was given in a care home",
    "نحاسة": "a picture of the dead",
    "قرنفلة": "what another relative answered",
    "سندسة": "a result that a documenter wrote down, told to nobody yet",
    "قمحة": "a picture of the great leaks, at which nobody looked yet",
}
FACILITY_DAY: Final = "2015-08-17"


def ptext(text: str) -> dict[str, str]:
    """A text told in Arabic."""
    return {"ar": text, "src_lang": "ar"}


def tell(desk: Desk) -> None:
    """Record it all at a coordinator's desk."""
    rows = [*_case(), *_family(), *_source(), *_answers()]
    desk.loads.load([json.dumps(row, ensure_ascii=False).encode() for row in rows])
    desk.files.attach(io.BytesIO(photo.draw_made_up_portrait(7)), CASE, name="لقطة متخيَّلة.jpg")
    desk.cases.delete(rid("restricted removed"), shown=desk.cases.shown(rid("restricted removed")))
    decides: dict[str, Json] = {"decides": True, "decides_why": "زمرّدة: بعد لقاء العائلة"}
    answer = rid("restricted search/iimp")
    desk.cases.save(
        [Edit("consent_grant", decides, id=answer, shown=desk.consent.steps.shown(answer))]
    )


def _row(kind: str, name: str, parent: str = "", **values: Any) -> dict[str, Any]:
    row = {"kind": kind, "id": rid(f"restricted {name}"), **values}
    return {**row, "parent": rid(f"restricted {parent}")} if parent else row


def _case() -> list[dict[str, Any]]:
    return [
        _row("case", "case", case_no="MTH-26-A-0055", person=rid("restricted child"),
             family=FAMILY, incident=INCIDENT, case_type="child_of_detained",
             search_status="remains_identified", fate="dead_identified",
             intake_date="2026-11-01", intake_channel="visit"),
        _row("person", "child", "case", **{**MARWAN, "birth": {"from": "2012", "to": "2012",
             "precision": "year"}}, sex="male"),
        _row("person_name", "care", "child", type="care_home_name", value="كافورة"),
        _row("event", "arrest", "case", type="arrest", is_disappearance=True, date=TAKEN,
             place_text="حاجز متخيَّل", told_by=MOTHER, confidence="hearsay_named"),
        _row("event", "cell", "case", type="sighting", told_by=SOURCE, witnesses=[SOURCE],
             date={"from": FACILITY_DAY, "precision": "day"}, facility=place_id("gid_251"),
             section_cell="ألماسة", text=ptext("بلورة"), confidence="firsthand_consistent"),
        _row("event", "result", "case", type="identification", text=ptext("مسكة"),
             date={"from": "2026-11-20", "precision": "day"}, confidence="firsthand_consistent"),
        _row("event", "sealed", "case", type="held_at", sens=4, text=ptext("مرجانة"),
             date={"from": "2014", "precision": "year"}, confidence="rumour"),
        _row("event", "removed", "case", type="transfer", text=ptext("عنبرة"),
             date={"from": "2014", "precision": "year"}, confidence="rumour"),
        _row("evidence_item", "picture", "case", type="dossier_photo", title="نحاسة",
             death_image=True),
        _row("extortion_attempt", "call", "case", channel="phone", contact_value="+000 555 0202",
             handle="@made_up_caller_55", date={"from": "2025-06", "precision": "month"}),
        _row("note", "note", "case", text=ptext("لؤلؤة")),
        _row("incident", "incident", title="مداهمة متخيَّلة", place_text="السوق القديم", date=TAKEN,
             documenter=WRITER),
        _row("note", "incident note", "incident", text=ptext("سبجة")),
        _row("activity", "activity", title="وقفة متخيَّلة", type="vigil", date=TAKEN,
             place_text="ساحة متخيَّلة"),
        _row("participation", "child there", "activity", person=rid("restricted child"), count=40),
        _row("participation", "crowd", "activity", count=30, sex="female"),
        _row("note", "activity note", "activity", text=ptext("ياسمينة")),
    ]  # fmt: skip  # a record a row


def _family() -> list[dict[str, Any]]:
    return [
        _row("family", "family", display_name="عائلة متخيَّلة", language="ar", home_text="القابون",
             current_text="عسجدة", safe_contact_plan=ptext("يشمة")),
        _row("person", "mother", "family", given_ar="نجاح", family_ar="الحلبي", sex="female"),
        _row("person", "hidden", "family", given_ar="كهرمانة", family_ar="المتخيَّلة"),
        _row("family_member", "focal", "family", person=MOTHER, focal_point=True),
        _row("kinship", "kin", "family", person=MOTHER, relation="mother",
             related_to=rid("restricted child")),
        _row("kinship", "kin2", "family", person=rid("restricted hidden"), relation="aunt_pat",
             related_to=rid("restricted child")),
        _row("contact_channel", "phone", "mother", person=MOTHER, type="phone",
             value="+000 555 0101", safe_contact=True, safe_to_call=True),
        _row("contact_log", "log", "family", person=rid("restricted hidden"), on="2026-11-02",
             channel="phone", text=ptext("صدفة")),
    ]  # fmt: skip  # a record a row


def _source() -> list[dict[str, Any]]:
    return [
        _row(
            "source", "source", code="S-0055", type="survivor", true_name="ياقوتة", contact="فيروزة"
        ),
        _row(
            "statement",
            "said",
            "source",
            date={"from": "2026-10-01", "precision": "day"},
            prior_statements=ptext("لا"),
            summary=ptext("زبرجدة"),
        ),
        _row(
            "statement",
            "protected",
            "source",
            date={"from": "2026-10-02", "precision": "day"},
            prior_statements=ptext("لا"),
            summary=ptext("عقيقة"),
            protected_content=True,
        ),
    ]


_HOW: Final[dict[str, Json]] = {
    "grantor": MOTHER,
    "capacity": "parent",
    "given_on": "2026-11-02",
    "how_recorded": "signed",
}
_WIDE: Final[Json] = [*sorted(ALL_SCOPES - {"source_identity", "contact"})]


def _answers() -> list[dict[str, Any]]:
    """The mother agrees to nearly everything; the aunt, to be named nowhere, and says why."""
    wide = {"result": "given", "data_scope": _WIDE, "photo_use": True}
    rows = [
        _row("consent_grant", f"keep {n}", "family", **grant)
        for n, grant in enumerate(grants_for("keep", "yes", _HOW, photo=True))
    ]
    rows += [
        _row(
            "consent_grant",
            f"{purpose}/{recipient}",
            "family",
            **_HOW,
            **wide,
            purpose=purpose,
            recipient=recipient,
        )
        for purpose, recipient in AGREED
    ]
    rows.append(
        _row(
            "consent_condition",
            "unnamed",
            "/".join(UNNAMED),
            type="without_surname",
            words=ptext("دون اسم العائلة"),
        )
    )
    rows.append(
        _row(
            "consent_grant",
            "aunt says",
            "family",
            grantor=rid("restricted hidden"),
            capacity="relative",
            purpose="hold_record",
            recipient="own_org",
            result="given",
            identity_mode="anonymous",
            given_on="2026-11-02",
            how_recorded="witnessed_oral",
            limits=ptext("قرنفلة"),
        )
    )
    return rows


AGREED: Final = (
    ("search", "iimp"),
    ("search", "ncmp"),
    ("search", "icrc"),
    ("search", "icmp"),
    ("un_complaint", "wgeid"),
    ("un_complaint", "wgad"),
    ("un_complaint", "ced"),
    ("child_search", "children_committee"),
    ("criminal_accountability", "prosecutor_de"),
    ("criminal_accountability", "ntjc"),
    ("referral", "service_provider"),
    ("research", "scm"),
    ("media", "public"),
)
# Asked as well, and answered with no, with less, or taken back since.
NARROWED: Final = (
    ("un_complaint", "ohchr"),
    ("un_complaint", "coi"),
    ("search", "sarc"),
    ("search", "iiim"),
    ("search", "unhcr"),
    ("research", "afomas"),
)
# Agreed, but without the family name.
UNNAMED: Final = ("research", "scm")


@dataclass(frozen=True)
class Told:
    """The ids of what a documenter wrote down, by what it is; `risky` is the case of a family in danger."""

    ids: dict[str, str]
    risky: str
    risky_family: str


def tell_field(desk: Desk) -> Told:
    """A documenter, to whom the case was handed, goes on with it and records another family."""
    family = desk.cases.new_family({"display_name": "عائلة متخيَّلة أخرى", "language": "ar"}).ids[0]
    case, person = desk.cases.new_case(
        {"given_ar": "ياسر", "family_ar": "المتخيَّل"},
        {"family": family, "case_type": "enforced_disappearance"},
    ).ids
    ids: dict[str, str] = {}
    for name, kind, parent, values in _by_field():
        if kind == "consent_grant":
            values["grantor"] = ids.get(str(values["grantor"]), values["grantor"])
        ids[name] = desk.cases.save([Edit(kind, values, parent=ids.get(parent, parent))]).ids[0]
    for name, kind, parent, values in _in_danger(case, person, family, desk.context.new_id()):
        id = str(values.pop("id", "")) or None
        ids[name] = desk.cases.save([Edit(kind, values, id=id, parent=parent)]).ids[0]
    return Told(ids, case, family)


_Told = tuple[str, str, str, "dict[str, Json]"]  # what it is, its kind, below what, the values


def _by_field() -> list[_Told]:
    said: list[dict[str, Json]] = [
        {"result": "refused"},
        {"result": "given", "data_scope": _WIDE, "withdrawn_on": "2026-11-10"},
        {"result": "given_limited", "data_scope": ["identity"], "photo_use": False},
        {"result": "refused"},
        {"result": "given"},
        {"result": "given_if", "data_scope": _WIDE, "photo_use": True},
    ]
    answers: list[_Told] = [
        (
            f"answer {recipient}",
            "consent_grant",
            FAMILY,
            {**_HOW, "purpose": purpose, "recipient": recipient, **one},
        )
        for (purpose, recipient), one in zip(NARROWED, said, strict=True)
    ]
    return [
        *answers,
        ("condition", "consent_condition", "answer afomas", {"type": "ask_each_time",
         "words": _told("اسألوني كل مرة")}),
        ("sealed", "event", CASE, {"type": "held_at", "sens": 4, "text": _told("لازورد"),
         "date": {"from": "2014", "precision": "year"}, "confidence": "rumour"}),
        ("news", "event", CASE, {"type": "identification", "text": _told("سندسة"),
         "date": {"from": "2026-11-21", "precision": "day"}}),
        ("leaked", "evidence_item", CASE, {"type": "caesar_photo", "title": "قمحة"}),
        ("uncle", "person", FAMILY, {"given_ar": "فاروق", "family_ar": "المتخيَّل"}),
        ("uncle says", "consent_grant", FAMILY, {**_HOW, "grantor": "uncle",
         "capacity": "relative", "purpose": "search", "recipient": "icrc", "result": "given",
         "data_scope": ["contact"]}),
        ("phone", "contact_channel", "uncle", {"type": "phone",
         "value": "+000 555 0303", "safe_contact": False, "safe_to_call": False}),
        ("other phone", "contact_channel", "uncle", {"type": "phone", "value": "+000 555 0404"}),
        ("paper", "person_identifier", MOTHER, {"type": "kimlik", "issuer": "نرجسة"}),
        ("talk", "need_assessment", FAMILY, {"person": MOTHER, "date": "2026-11-03",
         "protected_referral": True}),
        ("need", "need", "talk", {"category": "gbv_safe_referral", "note": _told("خزامة")}),
    ]  # fmt: skip  # a table, read by rows


def _in_danger(case: str, person: str, family: str, wife: str) -> list[_Told]:
    """Everybody agrees to everything, and the risk is red."""
    answers: list[_Told] = [
        (
            f"risky {recipient}",
            "consent_grant",
            family,
            {
                **_HOW,
                "grantor": wife,
                "capacity": "relative",
                "purpose": purpose,
                "recipient": recipient,
                "result": "given",
                "data_scope": _WIDE,
            },
        )
        for purpose, recipient in AGREED
    ]
    return [
        ("wife", "person", family, {"id": wife, "given_ar": "هدى", "family_ar": "المتخيَّلة"}),
        ("marriage", "kinship", family, {"person": wife, "relation": "wife", "related_to": person}),
        (
            "risky arrest",
            "event",
            case,
            {"type": "arrest", "is_disappearance": True, "date": TAKEN, "time_as_told": "غصنة"},
        ),
        (
            "risk",
            "risk_assessment",
            case,
            {"level": "red", "date": "2026-11-05", "threats": ["arrest_relatives"]},
        ),
        *answers,
    ]


def _told(text: str) -> dict[str, Json]:
    return {"ar": text, "src_lang": "ar"}
