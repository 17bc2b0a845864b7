"""The gate: what leaves, what stays and why. All people are made up."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import WIDE, Made, view

from vsdesk.errors import Bug, UserError
from vsdesk.records.consent.questions import QUESTIONS, grants_for
from vsdesk.records.dictionary.case_numbers import source_code
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import RecordView
from vsdesk.records.gate.disclosure import (
    REASONS,
    DisclosedRecord,
    GateDecision,
    Level,
    Withheld,
    decide,
    printed_reason,
)
from vsdesk.records.gate.request import Request

FAMILY = Request("casework", "family", "B", TODAY)
WGEID = Request("un_complaint", "wgeid", "B", TODAY)
IIMP = Request("search", "iimp", "B", TODAY)
OWN = Request("hold_record", "own_copy", "A", TODAY)

Ask = Callable[[Request], GateDecision]


@pytest.fixture
def ask(made: Made, dictionary: Dictionary) -> Ask:
    """Decide on the made-up dossier as it is then."""
    return lambda request: decide(request, made.dossier(), dictionary)


def one(disclosed: GateDecision, name: str) -> DisclosedRecord:
    """The disclosed record of this made-up name."""
    found = disclosed.get(rid(name))
    assert found is not None
    return found


def reason(disclosed: GateDecision, kind: str, field: str | None = None) -> set[str]:
    """Why a field (or a whole record) of this kind stayed."""
    return {w.reason for w in disclosed.withheld if (w.kind, w.field) == (kind, field)}


def words(disclosed: GateDecision) -> str:
    """Everything that leaves, as one text."""
    return json.dumps(disclosed.payload(), ensure_ascii=False)


# --- the type ------------------------------------------------------------------------------


def test_only_decide_makes_a_disclosed(ask: Ask) -> None:
    out = ask(FAMILY)
    with pytest.raises(Bug):
        GateDecision(FAMILY, out.root, out.records, (), (), "given", "given", True, made_by=None)
    with pytest.raises(Bug):
        replace(out, withheld=(), made_by=object())


def test_the_same_request_gives_the_same_payload(ask: Ask) -> None:
    assert ask(FAMILY).payload() == ask(FAMILY).payload()
    assert ask(FAMILY).payload() != ask(replace(FAMILY, named_recipient="نجاح")).payload()
    payload = ask(FAMILY).payload()
    assert isinstance(payload, dict)
    beside = {"published", "presumed_alive", "number"}
    assert set(payload) == {"v", "request", "root", "records", "withheld", "consents", *beside}


def test_reading_what_was_let_out(ask: Ask) -> None:
    out = ask(FAMILY)
    assert out.head.id == rid("case") == next(iter(out)).id
    assert out.head.text("case_no") == "FOTJ-26-A-0001"
    assert [r.id for r in out.linked(out.head, "person")] == [rid("marwan")]
    assert [r.id for r in out.children(rid("arrest"), "involvement")] == [rid("hand")]
    assert {r.kind for r in out.of("event")} == {"event"}
    assert out.get(None) is None
    assert out.head.value("nothing") is None
    assert out.require() is out


def test_every_reason_has_a_sentence(ask: Ask, made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=["identity"])
    for request in (FAMILY, WGEID, IIMP, replace(FAMILY, level="C"), replace(IIMP, level="D")):
        for stayed in ask(request).withheld:
            assert stayed.reason in REASONS
            assert printed_reason(stayed.reason) in ("not for this level", "not agreed")


# --- consent -------------------------------------------------------------------------------


def test_a_familys_sheet_needs_that_the_file_may_be_kept(ask: Ask, made: Made) -> None:
    out = ask(FAMILY)
    assert out.allowed
    assert out.consents_used == (rid("najah/hold_record/own_org"),)
    assert one(out, "marwan").text("given_ar") == "مروان"
    made.set("najah/hold_record/own_org", result="refused")
    assert ask(FAMILY).state == "refused"
    made.drop("najah/hold_record/own_org")
    assert ask(FAMILY).state == "not_asked"


@pytest.mark.parametrize(
    ("result", "state", "why"),
    [
        ("refused", "refused", "refused"),
        ("not_asked", "not_asked", "put_off"),
        ("withdrawn", "withdrawn", "withdrawn"),
        ("unknown_answer_of_a_newer_version", "not_asked", "not_asked"),
    ],
)
def test_refused_and_not_asked_are_two_states_and_neither_is_yes(
    ask: Ask, made: Made, result: str, state: str, why: str
) -> None:
    made.consent("najah", "un_complaint", "wgeid", result)
    out = ask(WGEID)
    assert (out.state, out.allowed, out.records) == (state, False, ())
    assert {w.reason for w in out.withheld} == {why}
    with pytest.raises(UserError) as caught:
        out.require()
    assert caught.value.name == "E_GATE" and caught.value.params["reason"] == why
    with pytest.raises(UserError):
        _ = out.head


def test_nothing_is_inherited_from_another_recipient_or_purpose(ask: Ask, made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    assert ask(IIMP).allowed
    for other in (
        replace(IIMP, recipient="ncmp"),
        replace(IIMP, purpose="identification"),
        Request("criminal_accountability", "prosecutor_de", "B", TODAY),
        Request("media", "public", "C", TODAY),
    ):
        assert ask(other).state == "not_asked"


def test_only_the_scopes_that_were_agreed_leave(ask: Ask, made: Made) -> None:
    made.consent("najah", "un_complaint", "wgeid", data_scope=["identity"])
    out = ask(WGEID)
    assert one(out, "marwan").text("given_lat") == "Marwan"
    assert "place_text" not in one(out, "arrest").values
    assert reason(out, "event", "place_text") == {"scope"}
    assert "نجاح" not in one(out, "najah").values.get("given_ar", ())
    assert "بيان وفاة" not in words(out)


def test_a_yes_without_a_scope_is_the_least(ask: Ask, made: Made) -> None:
    made.consent("najah", "un_complaint", "wgeid")
    out = ask(WGEID)
    assert one(out, "arrest").text("place_text") == "حاجز القطيفة"
    assert reason(out, "evidence_item", "title") == {"scope"}


def test_the_narrowest_of_equal_standing_holds(ask: Ask, made: Made) -> None:
    made.add("farouk", "person", "family", "family", given_ar="فاروق")
    made.add(
        "kin2",
        "kinship",
        "family",
        "family",
        person=rid("farouk"),
        relation="father",
        related_to=rid("marwan"),
    )
    made.consent("najah", "un_complaint", "wgeid", data_scope=WIDE)
    made.consent("farouk", "un_complaint", "wgeid", data_scope=["identity"])
    out = ask(WGEID)
    assert out.allowed
    assert reason(out, "event", "place_text") == {"scope"}
    made.consent("farouk", "un_complaint", "wgeid", "refused")
    assert ask(WGEID).state == "refused"
    made.drop("farouk/un_complaint/wgeid")
    made.consent("farouk", "search", "iimp")
    assert ask(WGEID).state == "not_asked"  # he was asked other things, not this
    made.set("najah/un_complaint/wgeid", decides=True, decides_why="بعد لقاء العائلة")
    out = ask(WGEID)
    assert out.allowed
    assert out.consents_used == (rid("najah/un_complaint/wgeid"),)


def test_siblings_speak_only_when_no_one_nearer_does(ask: Ask, made: Made) -> None:
    made.add("shiyar", "person", "family", "family", given_ku="Şiyar")
    made.add(
        "kin3",
        "kinship",
        "family",
        "family",
        person=rid("shiyar"),
        relation="brother_full",
        related_to=rid("marwan"),
    )
    made.consent("shiyar", "un_complaint", "wgeid")
    assert ask(WGEID).state == "not_asked"  # the mother answered other questions
    made.drop("najah/hold_record/own_org")
    assert ask(WGEID).allowed
    made.set("kin3", relation="cousin_pat_m")
    assert ask(WGEID).state == "standing"


def test_a_later_answer_of_the_same_person_replaces_the_earlier(ask: Ask, made: Made) -> None:
    made.consent("najah", "un_complaint", "wgeid", "refused", given_on="2024-01-01")
    later = view(
        "later",
        "consent_grant",
        {
            "grantor": rid("najah"),
            "purpose": "un_complaint",
            "recipient": "wgeid",
            "result": "given",
            "given_on": "2026-02-02",
            "capacity": "relative",
        },
        parent="family",
    )
    made.views["later"] = later
    assert ask(WGEID).state == "refused", (
        "a no stands beside a later yes until a coordinator decides"
    )
    made.set("later", decides=True, decides_why="سُئلت ثانية")
    assert ask(WGEID).allowed
    made.set("later", withdrawn_on="2026-03-03")
    assert not ask(WGEID).allowed


def test_two_answers_in_one_grant_the_narrower_holds(ask: Ask, made: Made) -> None:
    made.consent("najah", "un_complaint", "wgeid", data_scope=WIDE)
    made.differ("najah/un_complaint/wgeid", "result", "given", "refused")
    assert ask(WGEID).state == "refused"
    made.differ("najah/un_complaint/wgeid", "result", "given", "given_limited")
    made.differ("najah/un_complaint/wgeid", "data_scope", WIDE, ["identity"])
    assert reason(ask(WGEID), "event", "type") == {"scope"}


def test_a_consent_to_be_looked_at_again_blocks_only_new_recipients(ask: Ask, made: Made) -> None:
    made.consent("najah", "un_complaint", "wgeid", review_on="2026-11-01")
    assert ask(WGEID).state == "review"
    made.add("row", "disclosure", "case", recipient="wgeid", purpose="un_complaint")
    assert ask(WGEID).state == "review", "anybody may write a row"
    made.set("row", confirmed=True)
    assert ask(WGEID).allowed
    made.set("najah/hold_record/own_org", review_on="2026-10-31")
    assert ask(FAMILY).allowed


@pytest.mark.parametrize(
    "found",
    [
        {"search_status": "person_decides"},
        {"search_status": "released_returned"},
        {"search_status": "located_alive_elsewhere"},
        {"search_status": "located_alive_held"},
        {"fate": "alive_confirmed"},
    ],
)
def test_once_found_alive_held_or_free_only_the_person_decides(
    ask: Ask, made: Made, found: dict[str, str]
) -> None:
    made.consent("najah", "un_complaint", "wgeid", data_scope=WIDE)
    made.set("case", fate="alive_reported")
    assert ask(WGEID).allowed, "seen alive by a witness: sought as before"
    made.set("case", **found)
    for request in (FAMILY, WGEID, replace(FAMILY, recipient="own_org")):
        assert ask(request).state == "person_decides"
    made.consent("marwan", "un_complaint", "wgeid", capacity="self", data_scope=WIDE)
    assert ask(WGEID).allowed
    assert ask(OWN).allowed


def test_a_named_partner_is_not_any_partner(ask: Ask, made: Made) -> None:
    made.consent("najah", "referral", "partner_ngo", recipient_name="Hevdestî")
    asked = Request("referral", "partner_ngo", "C", TODAY, named_recipient="hevdestî")
    assert ask(asked).allowed
    assert ask(replace(asked, named_recipient="Another")).state == "not_asked"


def test_figures_need_no_consent_and_carry_no_record_content(ask: Ask, made: Made) -> None:
    out = ask(Request("statistics", "public", "E", TODAY))
    assert out.allowed
    assert "مروان" not in words(out)
    assert not any(record.values for record in out)


def test_the_questions_write_what_the_gate_reads(ask: Ask, made: Made) -> None:
    made.drop("najah/hold_record/own_org")
    common: dict[str, Json] = {
        "grantor": rid("najah"),
        "capacity": "relative",
        "given_on": "2026-11-01",
        "how_recorded": "signed",
    }
    answers = dict.fromkeys(QUESTIONS, "no") | {
        "keep": "yes",
        "iimp": "yes",
        "publish_name": "not_now",
    }
    for question in QUESTIONS:
        for n, row in enumerate(grants_for(question, answers[question], common, photo=True)):
            name = f"{question}{n}"
            made.views[name] = view(name, "consent_grant", row, parent="family")
    assert ask(FAMILY).allowed
    assert ask(replace(FAMILY, recipient="own_org")).allowed
    assert ask(IIMP).allowed
    assert ask(replace(IIMP, recipient="ncmp")).state == "refused"
    assert ask(Request("advocacy_named", "public", "C", TODAY)).state == "not_asked"


def test_one_yes_is_one_purpose_and_one_recipient(ask: Ask, made: Made) -> None:
    """A yes to the search is none to DNA samples; a yes to one prosecutor none to another."""
    made.add(
        "sample",
        "dna_reference",
        "najah",
        "family",
        donor=rid("najah"),
        missing=rid("marwan"),
        sample_given="given",
    )
    common: dict[str, Json] = {
        "grantor": rid("najah"),
        "capacity": "relative",
        "given_on": "2026-11-01",
    }

    def say(question: str) -> None:
        (row,) = grants_for(question, "yes", common)
        made.views[question] = view(question, "consent_grant", row, parent="family")

    say("iimp")
    assert ask(IIMP).allowed and not ask(IIMP).of("dna_reference")
    assert ("dna_reference", "sample") in {(one.kind, one.reason) for one in ask(IIMP).withheld}
    assert ask(replace(IIMP, purpose="identification")).state == "not_asked"
    say("dna")
    assert len(ask(IIMP).of("dna_reference")) == 1
    say("court_de")
    court = Request("criminal_accountability", "prosecutor_de", "B", TODAY)
    assert ask(court).allowed and not ask(court).of("dna_reference")
    for other in ("prosecutor_fr", "prosecutor_other"):
        assert ask(replace(court, recipient=other)).state == "not_asked"
    say("publish_name")
    assert ask(Request("photo_publication", "public", "C", TODAY)).state == "not_asked"
    assert ask(Request("media", "public", "C", TODAY)).state == "not_asked"
    assert all(len(one.asks) == 1 for key, one in QUESTIONS.items() if key != "keep")


def test_a_number_on_discreet_paper_is_never_given_to_another_question() -> None:
    """4 and 5 stand on older papers for what two and three questions ask now, 1 for the file without the
    name of the coordinating body."""
    assert {key: one.number for key, one in QUESTIONS.items()} == {
        "keep": 11,
        "iimp": 2,
        "ncmp": 3,
        "dna": 6,
        "court_de": 7,
        "court_fr": 8,
        "publish_name": 9,
        "publish_photo": 10,
    }


# --- level and content ---------------------------------------------------------------------


@pytest.mark.parametrize("level", get_args(Level))
def test_levels_let_out_less_and_less(ask: Ask, made: Made, level: Level) -> None:
    made.consent("najah", "un_complaint", "wgeid", data_scope=WIDE)
    out = ask(replace(WGEID, level=level))
    case = out.get(rid("case"))
    if case is None:
        assert (level, out.records) == ("E", ())
        with pytest.raises(UserError):
            _ = out.head
        return
    assert ("prior_detention" in case.values) == (level in ("A", "B"))
    assert "case_no" in case.values
    assert ("summary" in case.values) == (level in ("A", "B", "C"))
    assert "assigned" not in case.values


def test_at_level_c_the_scope_must_be_written_down(ask: Ask, made: Made) -> None:
    made.consent("najah", "referral", "service_provider")
    out = ask(Request("referral", "service_provider", "C", TODAY))
    assert out.allowed
    assert "مروان" not in words(out)
    made.set("najah/referral/service_provider", data_scope=["identity"])
    assert "مروان" in words(ask(Request("referral", "service_provider", "C", TODAY)))


def test_how_the_office_works_stays_in_the_office(ask: Ask, made: Made) -> None:
    made.set("case", documenter="A1", priority="urgent", review_state="draft")
    made.consent("najah", "un_complaint", "wgeid", data_scope=WIDE)
    assert not {"documenter", "priority", "review_state"} & set(one(ask(WGEID), "case").values)
    assert reason(ask(WGEID), "case", "documenter") == {"inside"}
    assert one(ask(FAMILY), "case").text("documenter") == "A1"


def test_a_record_may_be_more_delicate_than_its_kind(ask: Ask, made: Made) -> None:
    made.set("sighting", sens=4)
    out = ask(FAMILY)
    assert out.get(rid("sighting")) is None
    assert reason(out, "event") == {"level"}


def test_sources_appear_by_their_code_only(ask: Ask, made: Made) -> None:
    made.consent("najah", "un_complaint", "wgeid", data_scope=[*WIDE, "source_identity"])
    made.add(
        "secret",
        "source",
        space="source",
        code="S-0007",
        type="co_detainee",
        true_name="سامي المتخيَّل",
    )
    made.add("said", "statement", "secret", "source", summary={"ar": "شفته", "src_lang": "ar"})
    out = ask(WGEID)
    assert one(out, "sighting").every("told_by") == ("S-0007",)
    assert one(out, "sighting").every("witnesses") == (["S-0007"],)
    assert one(out, "arrest").every("told_by") == (source_code(rid("najah")),)
    assert one(out, "secret").values.keys() <= {"code", "type", "reliability"}
    assert out.get(rid("said")) is None
    assert "سامي" not in words(out)
    made.drop("secret")
    assert one(ask(WGEID), "sighting").every("told_by") == (source_code(rid("secret")),)
    assert rid("secret") not in words(ask(WGEID))


def test_contacts_leave_only_for_a_recipient_to_whom_their_owner_agreed(
    ask: Ask, made: Made
) -> None:
    made.consent("najah", "un_complaint", "wgeid", data_scope=WIDE)
    for request in (FAMILY, WGEID, replace(FAMILY, recipient="own_org")):
        assert "+000 000 222" not in words(ask(request))
    assert reason(ask(WGEID), "contact_channel") == {"contact"}
    made.set("najah/un_complaint/wgeid", data_scope=[*WIDE, "contact"])
    assert one(ask(WGEID), "phone").text("value") == "+000 000 222"
    assert "+000 000 222" not in words(ask(FAMILY))
    made.set("najah/un_complaint/wgeid", contact_allowed=False)
    assert "+000 000 222" not in words(ask(WGEID))
    made.set("najah/un_complaint/wgeid", contact_allowed=True)
    made.set("phone", safe_contact=False)
    assert "+000 000 222" not in words(ask(WGEID))


def test_the_photo_needs_its_own_yes(ask: Ask, made: Made) -> None:
    assert one(ask(FAMILY), "marwan").every("photo") == ([rid("photo")],)
    assert ask(FAMILY).get(rid("photo")) is not None
    answers: tuple[Json, ...] = (False, None, {"answer": "refused"})
    for answer in answers:
        made.set("najah/hold_record/own_org", photo_use=answer)
        out = ask(FAMILY)
        assert "photo" not in one(out, "marwan").values
        assert out.get(rid("photo")) is None
        assert reason(out, "evidence_item") == {"photo"}
    made.consent("najah", "un_complaint", "wgeid", data_scope=WIDE, photo_use=True)
    assert reason(ask(WGEID), "evidence_item") == {"photo"}  # the scope was not named
    made.set("najah/un_complaint/wgeid", data_scope=[*WIDE, "photo"])
    assert ask(WGEID).get(rid("photo")) is not None


def test_pictures_of_the_dead_are_on_no_familys_sheet(ask: Ask, made: Made) -> None:
    made.add("image", "evidence_item", "case", type="caesar_photo", death_image=True, title="صورة")
    assert ask(FAMILY).get(rid("image")) is None
    assert reason(ask(FAMILY), "evidence_item") == {"death_image"}


def test_whoever_is_thought_responsible_is_alleged_or_has_the_courts_words(
    ask: Ask, made: Made
) -> None:
    out = ask(FAMILY)
    assert one(out, "officer").marks == one(out, "hand").marks == {"alleged"}
    made.consent("najah", "referral", "service_provider", data_scope=WIDE)
    partner = Request("referral", "service_provider", "C", TODAY)
    assert ask(partner).get(rid("officer")) is None
    assert reason(ask(partner), "involvement") == {"perpetrator"}
    made.set("officer", legal_status="convicted_in_absentia", legal_court="باريس")
    out = ask(partner)
    assert one(out, "officer").marks == {"judged"}
    assert one(out, "officer").text("name_ar") == "ضابط متخيَّل"


def test_undecided_fields_leave_with_all_their_values(ask: Ask, made: Made) -> None:
    made.differ("marwan", "father_ar", "خالد", "خليل")
    found = one(ask(FAMILY), "marwan")
    assert found.every("father_ar") == ("خليل", "خالد")
    assert found.differs("father_ar")
    assert found.undecided == ("father_ar",)


def test_presumed_alive_until_remains_are_identified(ask: Ask, made: Made) -> None:
    for fate in ("dead_registry", "dead_judicial", "dead_list", "dead_reported"):
        made.set("case", fate=fate)
        assert ask(FAMILY).presumed_alive
    made.differ("case", "fate", "dead_identified", "dead_registry")
    assert ask(FAMILY).presumed_alive
    made.set("case", fate="dead_identified")
    assert ask(FAMILY).presumed_alive  # the family was not told yet: no paper tells it
    made.set("case", news_told_on="2026-11-20")
    assert not ask(FAMILY).presumed_alive


def test_a_claim_is_as_delicate_as_what_it_speaks_of(ask: Ask, made: Made) -> None:
    made.add("c1", "claim", "case", field="whereabouts", value="denied", status="current")
    made.add("c2", "claim", "case", field="perpetrator", value=rid("officer"), status="current")
    made.consent("najah", "referral", "service_provider", data_scope=WIDE)
    out = ask(Request("referral", "service_provider", "C", TODAY))
    assert "value" not in one(out, "c1").values
    assert one(ask(FAMILY), "c1").text("value") == "denied"


def test_deleted_records_and_what_lies_below_them_never_leave(ask: Ask, made: Made) -> None:
    made.delete("arrest")
    for request in (FAMILY, OWN):
        out = ask(request)
        assert out.get(rid("arrest")) is None
        assert out.get(rid("hand")) is None
        assert Withheld("event", None, "level") not in out.withheld


def test_notes_and_audit_rows_stay_inside(ask: Ask, made: Made) -> None:
    made.add("row", "disclosure", "case", recipient="family", purpose="casework")
    out = ask(FAMILY)
    assert "ملاحظة داخلية" not in words(out)
    assert reason(out, "note") == reason(out, "disclosure") == {"inside"}


def test_a_kind_or_field_of_a_newer_version_stays(ask: Ask, made: Made) -> None:
    made.add("new", "starship", "case", cargo="سر")
    made.set("arrest", colour="سر")
    out = ask(FAMILY)
    assert "سر" not in words(out)
    assert reason(out, "starship") == {"level"}
    assert reason(out, "event", "colour") == {"level"}


# --- children, relatives, the family's own paper -------------------------------------------


def born(year: int) -> dict[str, Json]:
    """A date of birth known to the year."""
    return {"precision": "year", "from": f"{year}-01-01", "to": f"{year}-12-31"}


def test_a_childs_name_and_photo_need_their_own_yes(ask: Ask, made: Made) -> None:
    made.add("jana", "person", "family", "family", given_ar="جنى", birth=born(2012), sex="female")
    made.add("kunya", "person_name", "jana", "family", type="nickname", value="جنجون")
    made.consent("najah", "un_complaint", "wgeid", data_scope=WIDE)
    out = ask(WGEID)
    assert "جنى" not in words(out)
    assert "جنجون" not in words(out)
    assert "minor" in reason(out, "person", "given_ar")
    assert "2012" not in words(out) and "minor" in reason(out, "person", "birth")
    made.set("najah/un_complaint/wgeid", data_scope=[*WIDE, "minors"])
    assert one(ask(WGEID), "jana").text("given_ar") == "جنى" and "2012" in words(ask(WGEID))
    assert one(ask(FAMILY), "jana").text("given_ar") == "جنى"
    made.consent("najah", "referral", "service_provider", data_scope=[*WIDE, "minors"])
    assert "جنى" not in words(ask(Request("referral", "service_provider", "C", TODAY)))


def test_a_missing_child_is_named_to_a_mechanism_never_beyond(ask: Ask, made: Made) -> None:
    made.set("marwan", birth=born(2012))
    made.consent("najah", "un_complaint", "wgeid", data_scope=WIDE)
    assert one(ask(WGEID), "marwan").text("given_ar") == "مروان"
    made.consent("najah", "media", "public", data_scope=[*WIDE, "minors", "photo"], photo_use=True)
    assert "مروان" not in words(ask(Request("media", "public", "C", TODAY)))


def test_relatives_leave_only_with_the_scope_family_members(ask: Ask, made: Made) -> None:
    made.consent("najah", "un_complaint", "wgeid", data_scope=["circumstances", "identity"])
    out = ask(WGEID)
    assert one(out, "marwan").text("mother_given_ar") == "نجاح"  # part of his own identity
    assert "given_ar" not in one(out, "najah").values
    assert "relation" not in one(out, "kin").values


def test_where_a_relative_lives_and_their_residence_card_leave_to_nobody(
    ask: Ask, made: Made
) -> None:
    """With them somebody in Türkiye can be found and sent back; a paper gets lost on the way."""
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.set("family", current_text="حي متخيَّل", home_place=rid("home"))
    made.set("najah", last_address_text="شارع متخيَّل")
    for owner, space in (("najah", "family"), ("marwan", "case")):
        made.add(
            f"{owner} card", "person_identifier", owner, space, type="kimlik", value="99000000001"
        )
    made.add("najah id", "person_identifier", "najah", "family", type="national_id", value="7")
    for request in (Request("search", "iimp", "B", TODAY), FAMILY):
        out = ask(request)
        assert "متخيَّل" not in words(out).replace("ضابط متخيَّل", "")
        assert reason(out, "family", "current_text") == {"level"}
        assert out.get(rid("najah card")) is None and out.get(rid("marwan card")) is not None
        assert out.get(rid("najah id")) is not None
    home = ask(Request("hold_record", "own_org", "B", TODAY))
    assert home.get(rid("najah card")) is not None and "حي متخيَّل" in words(home)


def test_nobody_reads_what_another_answered(ask: Ask, made: Made) -> None:
    made.consent("najah", "un_complaint", "wgeid", "refused")
    alone = ask(FAMILY)
    assert len(alone.of("consent_grant")) == 2  # she alone answered: it is her paper
    made.add("hanaa", "person", "family", "family", given_ar="هناء")
    made.consent("hanaa", "un_complaint", "wgeid")
    assert ask(FAMILY).of("consent_grant") == ()
    assert reason(ask(FAMILY), "consent_grant") == {"other_consents"}
    hers = ask(replace(FAMILY, person=rid("hanaa")))
    assert [grant.id for grant in hers.of("consent_grant")] == [rid("hanaa/un_complaint/wgeid")]
    inside = ask(replace(FAMILY, recipient="own_org", purpose="hold_record"))
    assert len(inside.of("consent_grant")) == 3


def test_a_mechanism_sees_only_the_consents_that_were_used(ask: Ask, made: Made) -> None:
    made.consent("najah", "un_complaint", "wgeid", data_scope=WIDE)
    made.consent("najah", "search", "ncmp", "refused")
    assert [grant.id for grant in ask(WGEID).of("consent_grant")] == [
        rid("najah/un_complaint/wgeid")
    ]


def test_promises_stand_on_the_paper_of_those_who_heard_them(ask: Ask, made: Made) -> None:
    made.add(
        "call", "contact_log", "family", "family", person=rid("najah"), promised="نتصل بعد شهر"
    )
    made.consent("najah", "un_complaint", "wgeid", data_scope=[*WIDE, "contact"])
    assert one(ask(FAMILY), "call").text("promised") == "نتصل بعد شهر"
    assert ask(WGEID).get(rid("call")) is None
    assert ask(replace(FAMILY, person=rid("hanaa"))).get(rid("call")) is None
    made.add("visit", "contact_log", "family", "family", person=rid("hanaa"), promised="وعد آخر")
    assert ask(FAMILY).get(rid("call")) is None, "of several nobody knows whose paper it is"
    assert one(ask(replace(FAMILY, person=rid("najah"))), "call").text("promised")


def test_consent_about_another_case_does_not_count(ask: Ask, made: Made) -> None:
    made.consent("najah", "un_complaint", "wgeid", data_scope=WIDE, subject=rid("another"))
    assert ask(WGEID).state == "not_asked"
    made.set("najah/un_complaint/wgeid", subject=rid("case"))
    assert ask(WGEID).allowed


# --- the organisation's own copy -----------------------------------------------------------


def test_the_own_copy_holds_everything_unchanged(made: Made, ask: Ask) -> None:
    made.add("secret", "source", space="source", code="S-0007", true_name="سامي المتخيَّل")
    made.set("marwan", sens=4, occupation=None)
    made.drop("najah/hold_record/own_org")
    out = ask(OWN)
    assert out.state == "not_needed"
    assert out.withheld == ()
    for name, record in made.views.items():
        assert one(out, name).values == values_of(record)


def values_of(record: RecordView) -> dict[str, tuple[Json, ...]]:
    """All values of a record by field."""
    return {name: record.every(name) for name in record.fields}


def test_a_paper_of_one_case_has_no_answer_about_another(ask: Ask, made: Made) -> None:
    """A mother of two sons answers for each; what stands is what she said last, for this one."""
    made.add("salim", "person", "elsewhere", "elsewhere", given_ar="سليم")
    made.consent("najah", "search", "iimp", "refused")
    said: dict[str, Json] = {
        "grantor": rid("najah"),
        "capacity": "relative",
        "purpose": "search",
        "recipient": "iimp",
    }
    made.add(
        "brother", "consent_grant", "family", "family", **said, result="given", subject=rid("salim")
    )
    mine = ask(replace(FAMILY, person=rid("najah")))
    here = {one.id for one in mine.of("consent_grant")}
    assert rid("najah/search/iimp") in here and rid("brother") not in here
    assert "other_answer" in reason(mine, "consent_grant")
