"""What the gate holds back for safety: risk, small cells, protected passages, news, children, callers.

All people are made up.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import WIDE, Made

from vsdesk.records.checks import risk
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.death_news import (
    CHECKLIST,
    closed_fields,
    is_untold,
    listed_status,
    may_open,
    untold,
    waiting,
    without_news,
)
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.reasons import REASONS, printed_reason
from vsdesk.records.gate.request import Request
from vsdesk.records.gate.told.few_sources import FacilityCount, small, year_only

FAMILY = Request("casework", "family", "B", TODAY, person=rid("najah"))
IIMP = Request("search", "iimp", "B", TODAY)
OFFICE = Request("hold_record", "own_org", "B", TODAY)
COURT = Request("criminal_accountability", "prosecutor_de", "B", TODAY)

Ask = Callable[[Request], GateDecision]


@pytest.fixture
def ask(made: Made, dictionary: Dictionary) -> Ask:
    """Decide on the made-up dossier; the mother agreed to the IIMP and to a court, widely."""
    made.consent("najah", "search", "iimp", data_scope=[*WIDE, "photo", "am_data", "medical"])
    made.consent("najah", "criminal_accountability", "prosecutor_de", data_scope=WIDE)
    return lambda request: decide(request, made.dossier(), dictionary)


def words(disclosed: GateDecision) -> str:
    return json.dumps(disclosed.payload(), ensure_ascii=False)


def why(disclosed: GateDecision, kind: str, field: str | None = None) -> set[str]:
    return {w.reason for w in disclosed.withheld if (w.kind, w.field) == (kind, field)}


def value(disclosed: GateDecision, name: str, field: str) -> Json:
    found = disclosed.get(rid(name))
    assert found is not None
    return found.value(field)


# --- risk ----------------------------------------------------------------------------------


def test_a_red_risk_stops_every_exit_to_outsiders(ask: Ask, made: Made) -> None:
    made.add("risk", "risk_assessment", "family", "family", date="2026-11-01", level="red")
    for request in (FAMILY, IIMP, COURT, replace(IIMP, level="D")):
        out = ask(request)
        assert (out.state, out.records) == ("risk", ())
        assert {w.reason for w in out.withheld} == {"risk"}
    assert ask(OFFICE).allowed
    assert ask(Request("hold_record", "own_copy", "A", TODAY)).allowed
    assert ask(Request("statistics", "donor_aggregate", "E", TODAY)).allowed


def test_only_a_coordinators_reason_overrides_it(ask: Ask, made: Made) -> None:
    made.add("risk", "risk_assessment", "family", "family", date="2026-11-01", level="red")
    made.set("risk", override=True)
    assert ask(IIMP).state == "risk"
    made.set("risk", override_why="العائلة غادرت البلد")
    assert ask(IIMP).allowed
    made.add("again", "risk_assessment", "family", "family", date="2026-11-20", level="red")
    assert ask(IIMP).state == "risk"  # a later look needs a decision of its own


def test_the_last_look_at_each_person_counts(ask: Ask, made: Made) -> None:
    made.add("old", "risk_assessment", "family", "family", date="2026-01-01", level="red")
    made.add("new", "risk_assessment", "family", "family", date="2026-11-01", level="green")
    assert ask(IIMP).allowed
    made.add(
        "hers",
        "risk_assessment",
        "family",
        "family",
        date="2026-01-01",
        level="red",
        person=rid("najah"),
    )
    assert ask(IIMP).state == "risk"
    made.delete("hers")
    made.differ("new", "level", "green", "red")
    assert ask(IIMP).state == "risk"


def test_it_is_looked_at_again(made: Made) -> None:
    assert risk.is_due(made.dossier(), TODAY)
    made.add("risk", "risk_assessment", "family", "family", date="2026-11-01", level="green")
    assert not risk.is_due(made.dossier(), TODAY)
    assert risk.is_due(made.dossier(), "2027-06-01")
    made.set("risk", next_review="2026-11-23")
    assert risk.is_due(made.dossier(), TODAY)


def test_no_photo_and_another_name_follow_the_assessment(ask: Ask, made: Made) -> None:
    made.set("najah/search/iimp", photo_use=True)
    assert ask(IIMP).get(rid("photo")) is not None
    made.consent("najah", "referral", "service_provider", data_scope=WIDE)
    partner = Request("referral", "service_provider", "C", TODAY)
    assert "مروان" in words(ask(partner))
    made.add(
        "risk",
        "risk_assessment",
        "family",
        "family",
        date="2026-11-01",
        level="amber",
        no_photo=True,
        alias_required=True,
    )
    assert ask(IIMP).get(rid("photo")) is None
    assert "photo" not in ask(IIMP).records[1].values
    assert "مروان" not in words(ask(partner))
    assert "FOTJ-26-A-0001" in words(ask(partner))


# --- small cells ---------------------------------------------------------------------------


@pytest.fixture
def cell(made: Made) -> Made:
    """One woman told of one month in one room."""
    made.set(
        "sighting",
        facility=rid("gid_251"),
        section_cell="غرفة ثمانية",
        time_as_told="بعد المغرب",
        date={"from": "2015-08-01", "to": "2015-08-31", "precision": "month", "as_told": "بآب"},
        text={"ar": "كنا ثمانية", "src_lang": "ar"},
        others_count=8,
    )
    return made


def test_a_statement_alone_in_its_month_leaves_with_the_year_only(ask: Ask, cell: Made) -> None:
    out = ask(IIMP)
    assert value(out, "sighting", "date") == {
        "from": "2015-01-01",
        "to": "2015-12-31",
        "precision": "year",
    }
    assert value(out, "sighting", "facility") == rid("gid_251")
    assert why(out, "event", "section_cell") == why(out, "event", "text") == {"cell"}
    assert not {"غرفة ثمانية", "بعد المغرب", "كنا ثمانية", "بآب", "2015-08"} & set(
        words(out).split('"')
    )
    assert out.small_cells == (rid("sighting"),)
    assert "2015-08" not in words(ask(FAMILY))
    assert "2015-08" in words(ask(OFFICE))


def test_a_coordinators_reason_lets_it_leave_as_it_is(ask: Ask, cell: Made) -> None:
    out = ask(replace(IIMP, cell_reason="وافقت هي على ذكر الشهر"))
    assert value(out, "sighting", "section_cell") == "غرفة ثمانية"
    assert "2015-08" in words(out) and out.small_cells == ()
    assert "2015-08" not in words(ask(replace(IIMP, cell_reason="  ")))


def test_two_sources_of_one_month_hide_each_other(ask: Ask, cell: Made) -> None:
    cell.add(
        "second",
        "event",
        "case",
        type="sighting",
        facility=rid("gid_251"),
        told_by=rid("other"),
        date={"from": "2015-08-10", "to": "2015-08-12", "precision": "range"},
    )
    assert "2015-08" in words(ask(IIMP))
    cell.set("second", told_by=rid("secret"))
    assert "2015-08" not in words(ask(IIMP))  # one source twice is still one


def test_the_vaults_counts_decide_where_they_are_given(ask: Ask, cell: Made) -> None:
    sighting = rid("sighting")
    assert "2015-08" in words(ask(replace(IIMP, cells={sighting: 2})))
    assert "2015-08" not in words(ask(replace(IIMP, cells={sighting: 1})))
    assert "2015-08" not in words(ask(replace(IIMP, cells={})))


def test_what_relatives_told_and_years_are_no_cell(cell: Made) -> None:
    cell.set("sighting", told_by=rid("najah"), witnesses=None)
    assert small(cell.dossier()) == frozenset()
    cell.set("sighting", told_by=rid("secret"), date={"from": "2015", "precision": "year"})
    assert small(cell.dossier()) == frozenset()
    cell.set("sighting", date={"from": "2015-08", "precision": "month"}, facility=None)
    assert small(cell.dossier()) == frozenset()


def test_claims_and_translations_of_it_are_held_back_too(ask: Ask, cell: Made) -> None:
    cell.add(
        "claim",
        "claim",
        "sighting",
        field="date",
        status="current",
        source=rid("secret"),
        value={"from": "2015-08", "to": "2015-08", "precision": "month"},
        text={"ar": "بآب بالغرفة", "src_lang": "ar"},
    )
    cell.add(
        "english",
        "translation",
        "sighting",
        record=rid("sighting"),
        field="text",
        lang="en",
        text="We were eight",
    )
    out = words(ask(IIMP))
    assert "2015-08" not in out and "بالغرفة" not in out and "We were eight" not in out


def test_counting_over_many_cases(cell: Made) -> None:
    cell.add(
        "second",
        "event",
        "case",
        type="sighting",
        facility=rid("gid_251"),
        told_by=rid("other"),
        date={"from": "2015-08-10", "to": "2015-08-12", "precision": "range"},
    )
    sources = {rid("secret"), rid("other")}

    def counts(believed: frozenset[str]) -> int:
        events = cell.dossier().of("event")
        here = next(one for one in events if one.id == rid("sighting"))
        return FacilityCount(lambda _: events, sources.__contains__).of(here, believed)

    sighting = next(one for one in cell.dossier() if one.id == rid("sighting"))
    hand = frozenset(one.device_id for one in sighting.fields["told_by"])
    assert counts(hand) == 2
    assert counts(frozenset()) == 0  # nobody is believed
    sources.discard(rid("other"))
    assert counts(hand) == 1
    sources.add(rid("other"))
    cell.set("sighting", date={"from": "2015-08-31", "to": "2015-09-01", "precision": "range"})
    assert counts(hand) == 1  # alone in September


@pytest.mark.parametrize(
    ("told", "leaves"),
    [
        ({"from": "2015-08", "precision": "month"}, ("2015-01-01", "2015-12-31", "year")),
        (
            {"from": "2014-12-31", "to": "2015-01-02", "precision": "range"},
            ("2014-01-01", "2015-12-31", "range"),
        ),
        ({"to": "2015-08", "precision": "before"}, ("2015-01-01", "2015-12-31", "year")),
    ],
)
def test_a_date_becomes_its_year(told: Json, leaves: tuple[str, str, str]) -> None:
    first, last, precision = leaves
    assert year_only(told) == {"from": first, "to": last, "precision": precision}
    assert year_only("never") == year_only({"precision": "unknown"}) == {"precision": "unknown"}


# --- sealed and protected ------------------------------------------------------------------


def test_a_protected_passage_stands_on_no_paper(ask: Ask, made: Made) -> None:
    made.add("secret", "source", space="source", code="S-0007", type="survivor")
    made.add(
        "said",
        "statement",
        "secret",
        "source",
        summary={"ar": "سر", "src_lang": "ar"},
        protected_content=True,
        verbatim=rid("voice"),
    )
    made.add("voice", "evidence_item", "secret", "source", type="audio", title="صوت مصون")
    made.add("counsel", "representation", "case", representative="محامية متخيَّلة", confirmed=True)
    made.set("najah/criminal_accountability/prosecutor_de", data_scope=[*WIDE, "source_identity"])
    for request in (FAMILY, IIMP, COURT, replace(COURT, level="A")):
        assert "سر" not in words(ask(request)).split('"') and "صوت مصون" not in words(ask(request))
    assert why(ask(replace(COURT, level="A")), "statement") == {"protected"}
    made.set("said", protected_content=False)
    assert "سر" in words(ask(replace(COURT, level="A"))).split('"')


def test_level_a_is_for_a_court_through_counsel(ask: Ask, made: Made) -> None:
    made.add(
        "secret", "source", space="source", code="S-0007", type="survivor", true_name="اسم مصون"
    )
    made.set("najah/criminal_accountability/prosecutor_de", data_scope=[*WIDE, "source_identity"])
    sealed = replace(COURT, level="A")
    assert "اسم مصون" not in words(ask(sealed))
    assert "counsel" in {one.reason for one in ask(sealed).withheld}
    assert ask(sealed).allowed  # what level B would let out
    made.add("counsel", "representation", "case", representative="محامية متخيَّلة", confirmed=True)
    assert "اسم مصون" not in words(ask(sealed))  # the family's yes is none of the witness
    made.add(
        "own",
        "consent_grant",
        "secret",
        "source",
        grantor=rid("secret"),
        purpose=COURT.purpose,
        recipient=COURT.recipient,
        result="given",
        given_on="2026-11-01",
        data_scope=["source_identity"],
    )
    assert "اسم مصون" in words(ask(sealed))
    made.set("own", identity_mode="anonymous")
    assert "اسم مصون" not in words(ask(sealed))
    made.set("own", identity_mode="named")
    assert "اسم مصون" in words(ask(sealed))
    made.set("counsel", active_to={"from": "2026-01", "to": "2026-01", "precision": "month"})
    assert "اسم مصون" not in words(ask(sealed))
    assert "اسم مصون" not in words(ask(replace(IIMP, level="A")))


def test_the_public_and_donors_see_no_level_above_theirs(ask: Ask, made: Made) -> None:
    made.consent("najah", "media", "public", data_scope=[*WIDE, "photo"])
    narrow = ask(Request("media", "public", "C", TODAY))
    wide = ask(Request("media", "public", "A", TODAY))
    assert wide.records == narrow.records
    made.consent("najah", "research", "donor_aggregate", data_scope=WIDE)
    assert not any(one.values for one in ask(Request("research", "donor_aggregate", "B", TODAY)))


def test_pictures_of_the_dead_leave_only_where_they_were_agreed(ask: Ask, made: Made) -> None:
    made.add("image", "evidence_item", "case", type="dossier_photo", title="صورة", death_image=True)
    assert ask(FAMILY).get(rid("image")) is None
    assert ask(IIMP).get(rid("image")) is not None
    made.differ("image", "death_image", False, True)
    assert ask(FAMILY).get(rid("image")) is None
    made.consent("najah", "referral", "service_provider", data_scope=WIDE)
    assert ask(Request("referral", "service_provider", "C", TODAY)).get(rid("image")) is None


# --- news of death -------------------------------------------------------------------------


def test_no_paper_tells_a_family_what_nobody_told_them(ask: Ask, made: Made) -> None:
    made.drop("sighting")  # told by a source that is elsewhere
    made.set("case", fate="dead_identified", search_status="remains_identified")
    made.add(
        "result", "event", "case", type="identification", text={"ar": "مطابقة", "src_lang": "ar"}
    )
    made.add("claim", "claim", "case", field="fate", value="dead_identified", status="current")
    out = ask(FAMILY)
    assert "dead_identified" not in words(out) and "مطابقة" not in words(out)
    assert "remains_identified" not in words(out)
    assert out.presumed_alive
    assert not {one.reason for one in out.withheld} - {"inside", "contact", "level"}
    assert ask(IIMP).get(rid("result")) is not None
    made.set("case", news_told_on="2026-11-23")
    assert "dead_identified" in words(ask(FAMILY)) and not ask(FAMILY).presumed_alive


def test_it_opens_for_the_named_messenger_alone(made: Made) -> None:
    device_id, other = "a" * 64, "b" * 64
    assert may_open(made.dossier(), other, TODAY)
    made.add("result", "event", "case", type="identification")
    assert untold(made.dossier(), TODAY) == {rid("result")}
    assert not may_open(made.dossier(), device_id, TODAY)  # nobody was named yet
    made.set("case", news_messenger=device_id)
    assert may_open(made.dossier(), device_id, TODAY) and not may_open(made.dossier(), other, TODAY)
    made.differ("case", "news_messenger", device_id, other)
    assert not may_open(made.dossier(), device_id, TODAY)  # undecided: nobody
    made.set("case", news_told_on="2026-11-23")
    assert may_open(made.dossier(), other, TODAY) and untold(made.dossier(), TODAY) == frozenset()
    assert len(CHECKLIST) == 5


def test_news_told_of_one_brother_is_not_closed_by_the_other(made: Made) -> None:
    made.set("case", fate="dead_identified", news_told_on="2026-11-23")
    made.add("result", "event", "case", type="identification")
    made.add("brother", "case", search_status="open_searching")
    made.views["brother"] = replace(made.views["brother"], space=rid("brother"))
    assert not is_untold(made.dossier(), TODAY)
    made.set("brother", fate="dead_identified")
    assert waiting(made.dossier(), TODAY) == {rid("brother")}
    assert untold(made.dossier(), TODAY) == frozenset()
    shown = without_news(made.dossier(), TODAY)
    assert shown.head.text("fate") == "dead_identified"
    assert [one.text("fate") for one in shown.of("case") if one.id == rid("brother")] == [""]


def test_what_hangs_on_the_news_is_closed_with_it(made: Made) -> None:
    made.add("result", "event", "case", type="identification")
    made.add("report", "evidence_item", "result", title="تقرير مختلق")
    made.add("check", "document_check", "report", result="inconclusive")
    assert untold(made.dossier(), TODAY) == {rid(one) for one in ("result", "report", "check")}
    assert closed_fields(made.dossier(), TODAY) >= {"fate", "search_status", "news_told_on"}
    made.set("case", news_told_on="2026-11-23")
    assert closed_fields(made.dossier(), TODAY) == frozenset()


def test_a_registry_entry_is_no_news(made: Made) -> None:
    made.add("entry", "event", "case", type="registry_entry")
    made.add("claim", "claim", "case", field="fate", value="dead_registry", status="current")
    assert not is_untold(made.dossier(), TODAY)


# --- children ------------------------------------------------------------------------------


@pytest.fixture
def jana(made: Made) -> Made:
    """The missing person is a child with a name that was given in a care home."""
    made.set(
        "marwan", given_ar="جنى", birth={"from": "2012-05", "to": "2012-05", "precision": "month"}
    )
    made.set("kin", relation="grandmother_mat")
    made.set("case", case_type="child_of_detained")
    made.set("najah/hold_record/own_org", capacity="guardian")
    made.add("care", "person_name", "marwan", "case", type="care_home_name", value="لين")
    return made


def test_the_care_home_name_is_on_no_familys_paper(ask: Ask, jana: Made) -> None:
    """Whoever finds the paper, or the child, must not be led from one to the other."""
    jana.set("najah/search/iimp", capacity="guardian")
    assert "لين" not in words(ask(FAMILY)) and "جنى" in words(ask(FAMILY))
    assert "لين" not in words(ask(IIMP))
    jana.set("najah/search/iimp", data_scope=[*WIDE, "minors"])
    assert "لين" in words(ask(IIMP))
    assert "لين" in words(ask(OFFICE))
    for level in ("C", "D", "E"):
        assert "لين" not in words(ask(replace(IIMP, level=level)))


def test_a_child_without_a_date_of_birth_is_a_child(ask: Ask, jana: Made) -> None:
    jana.consent(
        "najah", "referral", "service_provider", capacity="guardian", data_scope=[*WIDE, "minors"]
    )
    partner = Request("referral", "service_provider", "C", TODAY)
    jana.set("marwan", birth=None)
    assert ask(partner).allowed and "جنى" not in words(ask(partner))
    jana.views["marwan"] = replace(
        jana.views["marwan"],
        fields={k: v for k, v in jana.views["marwan"].fields.items() if k != "birth"},
    )
    assert "جنى" not in words(ask(partner))


@pytest.mark.parametrize(
    ("today", "minor"), [("2030-05-30", True), ("2030-05-31", False), ("2030-06-01", False)]
)
def test_a_child_is_one_until_the_latest_day_of_its_birth(
    ask: Ask, jana: Made, today: str, minor: bool
) -> None:
    jana.consent("najah", "media", "public", capacity="guardian", data_scope=[*WIDE, "minors"])
    jana.set("najah/media/public", decides=True, decides_why="جدّتها ربّتها", review_on="2035-01-01")
    out = ask(Request("media", "public", "C", today))
    assert out.allowed and "جنى" not in words(out)  # a child when it was agreed to
    jana.set("najah/media/public", given_on=today)
    out = ask(Request("media", "public", "C", today))
    assert out.allowed and ("جنى" not in words(out)) is minor


def test_heirs_under_18_stand_on_no_paper_of_level_c(ask: Ask, made: Made) -> None:
    made.add(
        "heir",
        "person",
        "family",
        "family",
        given_ar="وارث",
        birth={"from": "2011", "to": "2011", "precision": "year"},
    )
    made.add(
        "heir-kin",
        "kinship",
        "family",
        "family",
        person=rid("heir"),
        relation="son",
        related_to=rid("marwan"),
    )
    made.add("heir-in", "family_member", "family", "family", person=rid("heir"))
    made.consent("najah", "hlp_claim", "partner_ngo", data_scope=[*WIDE, "hlp", "minors"])
    out = ask(Request("hlp_claim", "partner_ngo", "C", TODAY))
    for name in ("heir", "heir-kin", "heir-in"):
        assert out.get(rid(name)) is None
    assert out.get(rid("kin")) is not None
    assert why(out, "person") == {"minor"}
    made.set("heir", birth={"from": "2001", "to": "2001", "precision": "year"})
    assert ask(Request("hlp_claim", "partner_ngo", "C", TODAY)).get(rid("heir")) is not None


def test_of_a_brother_whose_age_nobody_wrote_that_is_said(made: Made, ask: Ask) -> None:
    """He may be a child, and stays; the reason asks for the birth and calls him none."""
    made.add("bro", "person", "family", "family", given_ar="ياسر", sex="male")
    kin = {"person": rid("bro"), "relation": "brother_full", "related_to": rid("marwan")}
    made.add("bro-kin", "kinship", "family", "family", **kin)
    made.consent("najah", "hlp_claim", "partner_ngo", data_scope=[*WIDE, "hlp", "minors"])
    wanted = Request("hlp_claim", "partner_ngo", "C", TODAY)
    assert why(ask(wanted), "person") == {"ageless"}
    assert ask(wanted).get(rid("bro")) is None
    made.set("bro", birth={"from": "2012", "to": "2012", "precision": "year"})
    assert why(ask(wanted), "person") == {"minor"}
    made.set("bro", birth={"from": "1990", "to": "1990", "precision": "year"})
    assert ask(wanted).get(rid("bro")) is not None


# --- extortion -----------------------------------------------------------------------------


def test_the_callers_number_leaves_only_as_it_was_chosen(ask: Ask, made: Made) -> None:
    made.add(
        "call",
        "extortion_attempt",
        "case",
        channel="phone",
        contact_value="+000 000 111",
        handle="@abu_made_up",
        name_used="أبو حيدر",
        demanded_amount="6000",
    )
    made.consent("najah", "casework", "ncmp", data_scope=WIDE)
    report = Request("casework", "ncmp", "B", TODAY)
    out = ask(report)
    assert value(out, "call", "demanded_amount") == "6000"
    assert "000 111" not in words(out) and "@abu" not in words(out)
    assert why(out, "extortion_attempt", "contact_value") == {"caller"}
    last = ask(replace(report, caller="last3"))
    assert value(last, "call", "contact_value") == "…111"
    assert "@abu" not in words(last)
    full = ask(replace(report, caller="full"))
    assert value(full, "call", "contact_value") == "+000 000 111"
    assert value(full, "call", "handle") == "@abu_made_up"
    made.set("najah/casework/ncmp", data_scope=["circumstances"])
    assert "111" not in words(ask(replace(report, caller="full")))
    assert "111" not in words(ask(replace(FAMILY, caller="withheld")))
    assert "111" not in words(ask(replace(report, level="C", caller="full")))


# --- own rights ----------------------------------------------------------------------------


def test_who_files_for_herself_takes_only_what_is_hers(ask: Ask, made: Made) -> None:
    made.add("hanaa", "person", "family", "family", given_ar="هناء", sex="female")
    made.add(
        "kin2",
        "kinship",
        "family",
        "family",
        person=rid("hanaa"),
        relation="wife",
        related_to=rid("marwan"),
    )
    made.add(
        "heard",
        "event",
        "case",
        type="call_or_visit",
        told_by=rid("hanaa"),
        text={"ar": "اتصلوا بي", "src_lang": "ar"},
        others_taken="جارها",
    )
    made.add(
        "paper",
        "evidence_item",
        "case",
        type="id_document",
        title="عقد زواج",
        received_from=rid("hanaa"),
    )
    made.add("guard", "involvement", "heard", perpetrator=rid("officer"), degree="suspected")
    made.set("najah/criminal_accountability/prosecutor_de", result="refused")
    made.consent("hanaa", "criminal_accountability", "prosecutor_de", data_scope=[*WIDE])
    assert ask(COURT).state == "refused"
    out = ask(replace(COURT, own_rights=True, person=rid("hanaa")))
    assert out.allowed
    assert out.consents_used == (rid("hanaa/criminal_accountability/prosecutor_de"),)
    for name in ("hanaa", "kin2", "heard", "paper", "guard", "officer", "marwan", "case"):
        assert out.get(rid(name)) is not None, name
    for name in ("najah", "kin", "arrest", "sighting", "scan", "family"):
        assert out.get(rid(name)) is None, name
    assert value(out, "marwan", "given_ar") == "مروان"
    for word in ("نجاح", "خالد", "الدرويش", "جارها", "أُخذ من حاجز", "داريا"):
        assert (word in words(out)) is (word == "الدرويش"), word
    assert why(out, "event") == {"own_rights"}
    assert ask(replace(COURT, own_rights=True, person=None)).state == "own_rights"
    assert ask(replace(COURT, own_rights=True, person=rid("najah"))).state == "refused"


def test_every_reason_is_said_and_printed_without_telling_whose(ask: Ask) -> None:
    for reason, sentence in REASONS.items():
        assert sentence.endswith(".") and "!" not in sentence
        # What is too long is cut whoever told it, and whatever was agreed.
        said = ("only the beginning",) if reason == "long" else ("not for this level", "not agreed")
        assert printed_reason(reason) in said
    assert "death" not in " ".join(REASONS[one] for one in ("inside", "level"))


# --- those who want to be named nowhere ------------------------------------------------------


def test_who_is_nameless_to_us_is_nameless_to_all_unless_named_by_choice(
    ask: Ask, made: Made
) -> None:
    born: dict[str, Json] = {"from": "1970", "precision": "year"}
    made.add("aunt", "person", "family", "family", given_ar="كهرمانة", birth=born)
    made.add(
        "kin2",
        "kinship",
        "family",
        "family",
        person=rid("aunt"),
        relation="aunt_pat",
        related_to=rid("marwan"),
    )
    assert "كهرمانة" in words(ask(IIMP))
    made.consent("aunt", "hold_record", "own_org", identity_mode="anonymous")
    for request in (IIMP, COURT, FAMILY):
        assert ask(request).get(rid("aunt")) is None and ask(request).get(rid("kin2")) is None
        assert "not_named_here" in why(ask(request), "person")  # it was no matter of the consent
    made.consent("aunt", "search", "iimp", capacity="relative")
    assert "كهرمانة" not in words(ask(IIMP))  # a yes to the search is none to the name
    made.set("aunt/search/iimp", identity_mode="named")
    assert "كهرمانة" in words(ask(IIMP)) and "كهرمانة" not in words(ask(COURT))
    made.set("aunt/search/iimp", identity_mode="pseudonym")
    assert "كهرمانة" not in words(ask(IIMP))
    assert "كهرمانة" in words(ask(replace(FAMILY, person=rid("aunt"))))  # her own paper


def test_no_list_tells_it_either(made: Made) -> None:
    made.set("case", search_status="remains_identified")
    assert listed_status(made.views["case"], TODAY) == "lead"
    made.set("case", news_told_on="2026-11-23")
    assert listed_status(made.views["case"], TODAY) == "remains_identified"
    made.set("case", search_status="open_searching", news_told_on=None)
    assert listed_status(made.views["case"], TODAY) == "open_searching"


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([TODAY], True),
        (["2026-11-25"], False),  # tomorrow: somebody means to go
        ([], False),
        ([None], False),
        ([""], False),
        (["2026-02-30"], False),  # no day of any month
        (["2026-00-00"], False),
        (["20261101"], False),  # not as days are stored
        (["2026-W01-1"], False),
        (["٢٠٢٦-١١-٠١"], False),
        (["أمس"], False),
        ([20261101], False),
        ([{"answer": "unknown"}], False),
        ([TODAY, "2026-11-25"], False),  # two say different days: one of them is to come
        (["2026-11-01", "2026-11-02"], True),
    ],
)
def test_every_reader_of_the_day_on_which_it_was_told_reads_the_same(
    ask: Ask, made: Made, days: list[Json], told: bool
) -> None:
    made.set("case", fate="dead_identified", search_status="remains_identified")
    made.add("result", "event", "case", type="identification")
    made.differ("case", "news_told_on", *days)
    dossier, case = made.dossier(), made.views["case"]
    assert listed_status(case, TODAY) == ("remains_identified" if told else "lead")
    assert is_untold(dossier, TODAY) is not told
    assert may_open(dossier, "b" * 64, TODAY) is told
    assert bool(closed_fields(dossier, TODAY)) is not told
    assert (without_news(dossier, TODAY).get(rid("result")) is not None) is told
    assert ("dead_identified" in words(ask(FAMILY))) is told
    assert ask(FAMILY).presumed_alive is not told


def test_what_is_to_be_told_tomorrow_is_told_tomorrow(made: Made) -> None:
    made.set("case", search_status="remains_identified", news_told_on="2026-11-25")
    assert listed_status(made.views["case"], TODAY) == "lead"
    assert listed_status(made.views["case"], "2026-11-25") == "remains_identified"


def test_a_service_gets_the_least_that_it_needs(ask: Ask, made: Made) -> None:
    """Level C, whatever was asked for: a need and a first name, not what befell anybody."""
    made.consent("najah", "referral", "service_provider", data_scope=[*WIDE, "perpetrator_names"])
    out = ask(Request("referral", "service_provider", "B", TODAY))
    assert out.request.level == "C" and out.get(rid("officer")) is None
    assert "level" in why(out, "source")


@pytest.mark.parametrize("recipient", ["service_provider", "partner_ngo"])
def test_whoever_speaks_with_the_family_every_day_is_not_told_before_it(
    ask: Ask, made: Made, recipient: str
) -> None:
    made.consent("najah", "referral", recipient, data_scope=WIDE)
    made.set("case", fate="dead_identified", search_status="remains_identified")
    made.add("result", "event", "case", type="identification")
    out = ask(Request("referral", recipient, "C", TODAY))
    assert out.allowed and out.get(rid("result")) is None and out.presumed_alive
    assert "identified" not in words(out)
    made.set("case", news_told_on=TODAY)
    assert not ask(Request("referral", recipient, "C", TODAY)).presumed_alive


def state(out: GateDecision) -> str:
    """The state of the search in the row of codes, or as it is counted."""
    row = out.pseudonym or (out.tally.row if out.tally else None)
    assert row is not None
    return row.search_status


@pytest.mark.parametrize("level", ["D", "E"])
def test_no_row_of_codes_tells_it_either(ask: Ask, made: Made, level: str) -> None:
    made.consent("najah", "statistics", "iimp", data_scope=WIDE)
    made.set("case", search_status="remains_identified")
    asked = Request("statistics", "iimp", "D" if level == "D" else "E", TODAY)
    assert state(ask(asked)) == "lead"
    made.set("case", news_told_on=TODAY)
    assert state(ask(asked)) == "remains_identified"


@pytest.mark.parametrize(
    ("days", "due"),
    [
        (["2026-11-24"], False),
        (["2026-11-23"], True),
        (["2027-01-01", "2026-11-23"], True),  # two say different days: the first counts
        (["9999-99-99"], True),
        (["قريباً"], True),
        ([""], False),
        ([None], False),
    ],
)
def test_an_odd_day_of_the_next_look_at_the_risk_is_due(
    made: Made, days: list[Json], due: bool
) -> None:
    made.add("risk", "risk_assessment", "case", date="2026-11-01", level="green")
    made.differ("risk", "next_review", *days)
    assert risk.is_due(made.dossier(), TODAY) is due


@pytest.mark.parametrize(
    ("relation", "more", "named"),
    [
        ("cousin_pat_m", {}, False),
        ("cousin_pat_m", {"birth": {"precision": "unknown", "as_told": "شب"}}, False),
        ("cousin_pat_m", {"birth": {"from": "1980", "precision": "year"}}, True),
        ("nephew_niece_bro", {}, False),
        ("grandmother_pat", {}, True),
        ("stepmother", {}, True),
    ],
)
def test_who_may_be_a_child_is_named_only_where_children_are(
    ask: Ask, made: Made, relation: str, more: dict[str, Json], named: bool
) -> None:
    """An age that nobody told is no adult's, but for whose place in the family makes one."""
    made.add("relative", "person", "family", "family", given_ar="كهرمانة", **more)
    made.add(
        "kin2",
        "kinship",
        "family",
        "family",
        person=rid("relative"),
        relation=relation,
        related_to=rid("marwan"),
    )
    assert ("كهرمانة" in words(ask(IIMP))) == named
    home = ask(Request("hold_record", "own_org", "B", "2026-11-24"))
    assert "كهرمانة" in words(home)  # our own work knows them


def test_who_answered_for_the_case_is_no_child_for_want_of_a_year(ask: Ask, made: Made) -> None:
    made.add("relative", "person", "family", "family", given_ar="كهرمانة")
    made.add(
        "kin2",
        "kinship",
        "family",
        "family",
        person=rid("relative"),
        relation="cousin_pat_m",
        related_to=rid("marwan"),
    )
    made.consent("relative", "search", "iimp", data_scope=WIDE)
    assert "كهرمانة" in words(ask(IIMP))
