"""For each rule: what makes it speak. A profile's own come before those of what it builds on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from tests.people import rid
from tests.records.readiness.cases import ELSEWHERE, Told, day, english, span

from vsdesk.records.places.gazetteer import place_id
from vsdesk.records.readiness import Submitter

Break = Callable[[Told], None]


def without(name: str, *fields: str) -> Break:
    """Take the answers away."""
    return lambda told: told.made.set(name, **dict.fromkeys(fields))


def put(name: str, **values: Any) -> Break:
    """Write other answers."""
    return lambda told: told.made.set(name, **values)


def gone(*names: str) -> Break:
    """Take whole records away."""

    def change(told: Told) -> None:
        for name in names:
            told.made.drop(name)

    return change


def more(name: str, kind: str, parent: str | None = "case", **values: Any) -> Break:
    """Add a record."""
    return lambda told: _nothing(told.made.add(name, kind, parent, **values))


def _nothing(_: object) -> None:
    return None


def all_of(*changes: Break) -> Break:
    """Several changes."""

    def change(told: Told) -> None:
        for one in changes:
            one(told)

    return change


def grants(**values: Any) -> Break:
    """Change every answer to this profile's recipient."""

    def change(told: Told) -> None:
        assert told.profile is not None
        for name in [n for n in told.made.views if n.endswith(f"/{told.profile.recipient}")]:
            told.made.set(name, **values)

    return change


def _elsewhere(told: Told) -> None:
    told.know(elsewhere=(ELSEWHERE,))


def _nobody_submits(told: Told) -> None:
    told.know(submitter=Submitter("Families for the Truth (made up)", "", "office"))


def _beside_others(told: Told) -> None:
    told.made.set("arrest", date=day("2026-02-01"))
    told.know(incident_dates=(day("2026-10-01"),))


def _reply(on: str) -> Break:
    return all_of(
        put("draft", status="registered_transmitted", sent_on="2026-01-01"),
        more(
            "reply", "submission_event", "draft", date=on, direction="in", type="government_reply"
        ),
    )


def _sent_to_the_working_group(state: str) -> Break:
    return more(
        *("sent", "submission", "case"),
        mechanism="wgeid",
        status="sent",
        sent_on="2026-01-01",
        state_concerned=state,
    )


_RED: Final = more("risk", "risk_assessment", date="2026-11-01", level="red", threats=["extortion"])
_SEEN_IN: Final = more(
    "moved", "event", type="transfer", place=place_id("iq_mosul"), confidence="hearsay_named"
)
_RUMOUR: Final = more(
    "moved", "event", type="transfer", place=place_id("iq_mosul"), confidence="rumour"
)
_IN_ENGLISH: Final = put("case", summary=english("Taken at a checkpoint. " * 40))
_NO_NAME: Final = without("marwan", "given_ar")
# Nor by her own name, as she is of the family.
_NO_MOTHER: Final = all_of(
    without("marwan", "mother_given_ar", "mother_lat"), without("najah", "given_ar", "given_lat")
)
_NO_CONSENT: Final = grants(result="refused")

OUTSIDE: Final[dict[str, Break]] = {
    "R1": _RED,
    "R2": put("look", date="2026-05-01"),
    "R3": put("case", search_status="family_paused"),
    "R4": put("case", search_status="duplicate"),
    "R5": more("by-a-paper", "claim", field="birth", value=day("1950-01-01"), status="disputed"),
}
SEARCH: Final[dict[str, Break]] = {
    "S1": _NO_NAME,
    "S2": without("marwan", "father_ar", "father_lat"),
    "S3": all_of(_NO_MOTHER, without("id-card", "registry_number")),
    "S4": without("marwan", "sex"),
    "S5": without("marwan", "birth"),
    "S6": put("arrest", date=span("2013-01-01", "2014-12-31")),
    "S7": without("arrest", "place", "place_text"),
    "S8": without("case", "case_type"),
    "S9": gone("phone"),
    "S10": _NO_CONSENT,
    "S11": without("marwan", "photo"),
    "S12": gone("id-card"),
    "S13": without("sighting", "facility"),
    "S14": all_of(without("sighting", "witnesses"), without("arrest", "witnesses")),
    "S15": gone("looks"),
    "S16": gone("sample"),
    "S17": gone("ref", "ncmp-ref", "icmp-ref", "draft"),
    "S18": without("family", "safe_contact_plan"),
}
COURT: Final[dict[str, Break]] = {
    "J1": _NO_CONSENT,
    "J2": put("draft", complainants=[rid("somebody else")]),
    "J3": lambda told: told.made.consent(
        "driver",
        "criminal_accountability",
        told.profile.recipient if told.profile else "",
        "refused",
    ),
    "J4": gone("kept"),
    "J5": put("said", read_back=False),
    "J6": all_of(
        more("officer", "perpetrator", None, type="individual", name_ar="ضابط متخيَّل"),
        put("hand", perpetrator=rid("officer")),
    ),
    "J7": without("draft", "counsel"),
    "J8": lambda told: told.made.consent(
        "father",
        "criminal_accountability",
        told.profile.recipient if told.profile else "",
        "refused",
        capacity="parent",
    ),
    "J9": without("said", "prior_statements"),
    "J10": all_of(
        more("one", "claim", field="fate", value="alive_reported", status="current"),
        more("two", "claim", field="fate", value="dead_reported", status="current"),
    ),
}
BREAKS: Final[dict[str, dict[str, Break]]] = {
    "wgeid": {
        "W1": without("marwan", "given_lat"),
        "W1a": _NO_NAME,
        "W1b": gone("id-card"),
        "W1m": all_of(put("marwan", nationality=["maktoum"]), gone("id-card")),
        "W2": put("arrest", date=span("2012-03-01", "2012-05-31")),
        "W3": all_of(without("arrest", "place_text"), put("arrest", place=place_id("SY03"))),
        "W3g": without("arrest", "place"),
        "W4": gone("hand"),
        "W4s": without("draft", "state_concerned"),
        "W4c": put("draft", state_concerned="lb"),
        "W4n": put("hand", group="isis", state_nexus="defacto_authority"),
        "W4x": put("hand", group="isis", state_nexus="nonstate"),
        "W4u": put("hand", group="coast_guard", state_nexus={"answer": "unknown"}),
        "W5": gone("step"),
        "W6": _nobody_submits,
        "W6r": gone("kin"),
        "W7": _NO_CONSENT,
        "W8": without("draft", "follow_up_owner"),
        "W8c": gone("talk"),
        "W8v": put("talk", on="2026-05-01"),
        "W9": put("hand", named_as="فرع 215"),
        "W10": put("case", person=None),
        "W11": lambda told: told.know(output=("fr",)),
        "W12": put("arrest", date=day("2026-11-01")),
        "W12d": put("arrest", date=span("2026-11-01", "2026-11-20")),
        "W12s": _beside_others,
        "W12u": all_of(
            put("arrest", date=day("2026-02-01")), put("marwan", special_risk=english("diabetes"))
        ),
        "W13": put("case", fate="dead_identified"),
        "W14": more("earlier", "external_ref", body="wgeid", ref_no="WG-MADE-UP-1"),
        "W15": put("scan", original="original"),
        "W16": without("draft", "confidential"),
        "W17": _RED,
        "W18": put("marwan", birth=day("2004-11-15")),
        "W18p": put("marwan", sex="female"),
        "W19-60": _reply("2026-09-20"),
        "W19-120": _reply("2026-07-20"),
        "W19-150": _reply("2026-06-20"),
        "W19": _reply("2026-05-20"),
        "W20": _elsewhere,
    },
    "wgad": {
        "A1": without("marwan", "given_lat"),
        "A2": without("marwan", "nationality"),
        "A3": without("arrest", "date"),
        "A4": gone("hand"),
        "A5": without("arrest", "warrant_shown"),
        "A6": without("sighting", "facility"),
        "A7": without("arrest", "authority"),
        "A8": without("arrest", "legal_basis"),
        "A9": without("draft", "category_text"),
        "A10": gone("step"),
        "A11": _nobody_submits,
        "A12": _NO_CONSENT,
        "A12p": put("draft", publicity_consent=False),
        "A13": put("case", whereabouts="denied"),
        "A14": put("case", search_status="released_returned"),
        "A15": lambda told: told.know(output=("ar",)),
        "A16": put("case", summary=english("x" * 50001)),
        "A17": put("marwan", special_risk=english("diabetes")),
    },
    "ced": {
        "C0": _SEEN_IN,
        "C0r": _RUMOUR,
        "C1": all_of(put("draft", state_concerned="sy"), put("arrest", place=place_id("SY0303"))),
        "C2": put("arrest", date=day("2015-08-01")),
        "C3": _nobody_submits,
        "C4": _NO_CONSENT,
        "C5": without("arrest", "place", "place_text"),
        "C6": put("step", body="mukhtar"),
        "C7": _sent_to_the_working_group("gr"),
        "C7w": more("earlier", "external_ref", body="wgeid", ref_no="WG-MADE-UP-1"),
        "C8": lambda told: told.know(output=("ar",)),
    },
    "iimp": {"I1": grants(sharing_level=None)},
    "iiim": {"II1": put("arrest", date=day("2010-05-01")), "II2": grants(sharing_level=None)},
    "coi": {"CI1": put("arrest", date=day("2010-05-01"))},
    "ncmp": {
        "N1": without("draft", "told_state_body"),
        "N2": put("talk", topics=["state_body"]),
        "N3": gone("ncmp-ref"),
        "N4": put("talk", topics=["safety", "update"]),
    },
    "icmp": {
        "S3": without("marwan", "birth_place"),
        "P1": without("arrest", "date"),
        "P2": gone("kin"),
        "P3": grants(sharing_level=None),
        "P4": _NO_CONSENT,
        "P6": all_of(grants(sharing_level="authorities"), without("draft", "told_state_body")),
        "P5": gone("icmp-ref"),
    },
    "icrc": {
        "S9": gone("kin"),
        "X1": _NO_MOTHER,
        "X2": all_of(without("arrest", "text"), without("case", "summary")),
        "X3": grants(photo_use=None),
        "X5": grants(own_photo_use=None),
        "X6": grants(sharing_level=None),
        "X4": _NO_CONSENT,
    },
    "ntjc": {
        "T1": _NO_CONSENT,
        "T2": put("hand", group="sna"),
        "T3": without("draft", "told_state_body"),
        "T4": _NO_NAME,
        "T5": without("arrest", "date"),
    },
    "children_committee": {
        "K1": grants(capacity="relative"),
        "K2": all_of(put("case", search_status="located_alive_held"), grants(child_assent=None)),
        "K3": _NO_NAME,
        "K3n": gone("lin"),
        "K4": all_of(gone("hand"), without("arrest", "authority")),
        "K5": grants(photo_use=False),
        "K6": put("case", whereabouts="care_home"),
        "K7": without("marwan", "birth"),
    },
    "prosecutor_de": {"DE1": without("phone", "country"), "DE2": _IN_ENGLISH},
    "prosecutor_fr": {"FR1": without("draft", "court_country"), "FR2": _IN_ENGLISH},
    "prosecutor_sy": {
        "SY1": without("draft", "told_state_body"),
        "SY2": without("draft", "told_death_penalty"),
    },
    "prosecutor_other": {
        "OT1": without("draft", "court_country"),
        "OT2": without("draft", "court"),
    },
    "coordinator_bundle": {"G1": grants(result="refused")},
    "media": {
        "M1": _NO_CONSENT,
        "M2": grants(photo_use=False),
        "M3": all_of(put("marwan", birth=day("2012-05-01")), without("draft", "best_interest")),
    },
    "statistics": {
        "F1": all_of(without("arrest", "place"), without("sighting", "facility")),
        "F2": without("case", "case_type"),
    },
}


def break_of(profile: str, rule: str) -> Break | None:
    """What makes a rule of a profile speak, or None when nobody wrote it down."""
    own = BREAKS.get(profile, {})
    return own.get(rule) or SEARCH.get(rule) or COURT.get(rule) or OUTSIDE.get(rule)
