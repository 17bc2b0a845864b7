"""What each of the ten is ready for, what stops it, and where else it can go (made-up people)."""

from __future__ import annotations

from typing import Any

from tests.journeys.conftest import Telling
from tests.journeys.world import World, janas_uncle_is_asked_again

from vsdesk.desk import Edit
from vsdesk.records.on_screen import seen
from vsdesk.records.readiness import Finding, MechanismChoice, Readiness
from vsdesk.words import Words, plain


def ready(world: World, mechanism: str, case: str = "case") -> Readiness:
    """What a mechanism still needs, at the coordinator's."""
    return world.coordinator.submissions.readiness.ready(world.story.id(case), mechanism)


def rules(world: World, mechanism: str, case: str = "case") -> set[str]:
    """The rules that speak."""
    return {one.rule for one in ready(world, mechanism, case).findings}


def blocks(world: World, mechanism: str, case: str = "case") -> set[str]:
    """The rules that block."""
    return {one.rule for one in ready(world, mechanism, case).blocks}


def routing(world: World, case: str = "case") -> MechanismChoice:
    """Where it may go."""
    return world.coordinator.submissions.readiness.routing(world.story.id(case))


def offered(world: World, case: str = "case") -> list[str]:
    """The mechanisms that fit, best first."""
    return [one.profile.key for one in routing(world, case).open]


def edit(world: World, kind: str, readable: str, **values: Any) -> None:
    """Change a record at the coordinator's, on a page that shows all that stands there."""
    desk, id = world.coordinator, world.story.id(readable)
    held = seen(desk.cases.record(id), values)
    desk.cases.save([Edit(kind, dict(values), id=id, seen=held)])


def said(finding: Finding, lang: str = "ar") -> str:
    """What a rule says."""
    return plain(finding.sentence(Words("ar" if lang == "ar" else "ku" if lang == "ku" else "en")))


# --- 1 Marwan ----------------------------------------------------------------------------------


def test_marwans_registry_entry_does_not_stop_the_working_group(told: Telling) -> None:
    world = told("01_marwan")
    found = rules(world, "wgeid")
    assert not {"W2", "W3", "W4", "W5", "W7", "W13"} & found
    assert "W14" not in found  # a file says so that nobody looked at yet
    edit(world, "submission", "wgeid", sent_on="2025-11-11")
    assert "W14" in rules(world, "wgeid")  # it was sent before
    assert "wgeid" in offered(world)


def test_marwan_is_refused_to_the_commission_by_name_of_the_reason(told: Telling) -> None:
    world = told("01_marwan")
    found = ready(world, "ncmp")
    block = next(one for one in found.blocks if one.rule == "S10")
    assert "لا توجد موافقة لهذه الجهة" in said(block)
    assert ready(world, "iimp").ready  # and that yes is not taken for the other
    assert {"M1", "M2"} <= blocks(world, "media")  # the poster: "not now" is no yes


def test_marwans_reply_is_red_and_a_later_one_warns(told: Telling) -> None:
    world = told("01_marwan")
    red = ready(world, "wgeid").warnings[0]
    assert red.rule == "W19" and red.red
    assert said(red).startswith("رد حكومي ينتظر جواب العائلة")
    edit(world, "submission_event", "wgeid-reply", date="2026-06-20")
    found = {one for one in rules(world, "wgeid") if one.startswith("W19")}
    assert found == {"W19-150"}
    edit(world, "submission_event", "wgeid-reply", family_answered_on="2026-11-24")
    assert not [one for one in rules(world, "wgeid") if one.startswith("W19")]


# --- 2 Samer -----------------------------------------------------------------------------------


def test_samer_goes_to_those_who_search_for_all(told: Telling) -> None:
    world = told("02_samer")
    assert offered(world)[:5] == ["wgeid", "iimp", "ncmp", "icmp", "massar"]
    found = routing(world)
    assert found.get("ntjc") is None
    wgeid = found.get("wgeid")
    assert wgeid is not None and "tantamount to enforced disappearance" in wgeid.reason(Words("en"))
    iraq = found.get("ced")
    assert iraq is not None and iraq.state == "offered"
    assert "مكان محتمل في العراق بحسب كلام متداول" in iraq.reason(Words("ar"))


def test_samers_family_had_nobody_to_ask(told: Telling) -> None:
    world = told("02_samer")
    found = ready(world, "wgeid")
    warning = next(one for one in found.warnings if one.rule == "W4n")
    assert "يرقى إلى الاختفاء القسري" in said(warning)
    assert "W5" not in {one.rule for one in found.findings}  # no_body_then is a reason
    assert "C0r" in rules(world, "ced") and "C0" not in rules(world, "ced")
    assert ready(world, "iimp").ready
    assert "P3" in blocks(world, "icmp")  # how far it may share was not asked


# --- 3 Rêzan -----------------------------------------------------------------------------------


def test_rezan_needs_the_month(told: Telling) -> None:
    world = told("03_rezan")
    assert "W2" not in rules(world, "wgeid")
    spring = {"from": "2012-03", "to": "2012-05", "precision": "range", "as_told": "biharê"}
    edit(world, "event", "arrest", date=spring)
    found = ready(world, "wgeid")
    block = next(one for one in found.blocks if one.rule == "W2")
    assert block.question(Words("ku")).startswith("Di kîjan mehê de?")
    assert block.jump.record == world.story.id("arrest")


def test_rezan_is_maktoum_and_never_without_an_identity(told: Telling) -> None:
    world = told("03_rezan")
    found = ready(world, "wgeid")
    assert not {"W1", "W1a", "W1b"} & {one.rule for one in found.findings}
    told_so = next(one for one in found.warnings if one.rule == "W1m")
    assert said(told_so).startswith("مكتوم القيد") and said(told_so, "ku").startswith("Maktûm")
    assert "S10" in blocks(world, "ncmp") and ready(world, "iimp").ready


def test_rezans_arabic_name_is_missed_until_the_mukhtars_paper(told: Telling) -> None:
    world = told("03_rezan")
    world.coordinator.cases.delete(
        world.story.id("mukhtar-name"),
        shown=world.coordinator.cases.shown(world.story.id("mukhtar-name")),
    )
    assert "W1a" in rules(world, "wgeid")


# --- 4 Basel and Wasim -------------------------------------------------------------------------


def test_the_brothers_are_one_complaint_and_two_forms(told: Telling) -> None:
    world = told("04_basel_wasim")
    assert ready(world, "prosecutor_de", "case-basel").ready
    cases = [world.story.id("case-basel"), world.story.id("case-wasim")]
    draft = Edit(
        "submission",
        {"mechanism": "wgeid", "status": "drafting", "cases": [*cases]},
        parent=world.story.id("case-basel"),
    )
    world.coordinator.cases.save([draft])
    assert "W10" in blocks(world, "wgeid", "case-basel")
    assert "W10" not in blocks(world, "wgeid", "case-wasim")


# --- 5 Omar ------------------------------------------------------------------------------------


def test_omars_wife_may_file_for_herself(told: Telling) -> None:
    world = told("05_omar")
    found = ready(world, "prosecutor_de")
    assert "J1" in {one.rule for one in found.blocks}
    own = next(one for one in found.hints if one.rule == "J8")
    assert "يستطيع أن يتقدم بشكواه كمتضرر" in said(own)
    assert world.story.id("hanaa-de") in own.records
    assert "J8" not in rules(world, "prosecutor_fr")  # nobody said yes there
    assert ready(world, "iimp").ready
    assert "S10" in blocks(world, "ncmp")  # Hanaa was not asked
    assert "M1" in blocks(world, "media")


def test_omar_found_alive_decides_alone(told: Telling) -> None:
    world = told("05_omar")
    for status in ("located_alive_held", "located_alive_elsewhere"):
        edit(world, "case", "case", search_status=status)
        block = next(one for one in ready(world, "iimp").blocks if one.rule == "S10")
        assert plain(Words("ar").say("The person decides.")) in said(block)
    assert not {"iimp", "ncmp", "icmp", "icrc", "wgeid"} & set(offered(world))


# --- 6 Qusay, 7 Jana ---------------------------------------------------------------------------


def test_a_forged_order_moves_nothing(told: Telling) -> None:
    world = told("06_qusay")
    assert "W13" not in rules(world, "wgeid")
    assert "iimp" in offered(world)


def test_jana_goes_to_the_childrens_committee(told: Telling) -> None:
    world = told("07_jana")
    assert "children_committee" in offered(world, "case-jana")
    assert "children_committee" not in offered(world, "case-rana")
    assert blocks(world, "children_committee", "case-jana") == {"K1"}  # the uncle said no
    janas_uncle_is_asked_again(world)
    found = ready(world, "children_committee", "case-jana")
    assert found.ready, [one.rule for one in found.blocks]
    warned = next(one for one in found.warnings if one.rule == "K6")
    assert "لا تتواصلوا مع الطفل/ة مباشرة" in said(warned)
    assert {"M1", "M3"} <= blocks(world, "media", "case-jana")  # no name, no photo of a child


def test_the_uncle_alone_cannot_agree_for_jana(told: Telling) -> None:
    world = told("07_jana")
    edit(world, "consent_grant", "suad-committee", result="not_asked")
    edit(world, "consent_grant", "nizar-committee", result="given", data_scope=["identity"])
    assert "K1" in blocks(world, "children_committee", "case-jana")


# --- 8 Salma and Ghada, 9 the house, 10 Yazan --------------------------------------------------


def test_ghadas_witness_is_a_code_for_those_who_search(told: Telling) -> None:
    world = told("08_witness")
    assert "S14" not in rules(world, "iimp")
    assert {"J2", "J7"} <= blocks(world, "prosecutor_fr")  # no complainant, no counsel yet


def test_a_judged_death_leaves_tareqs_readiness_as_it_was(told: Telling) -> None:
    world = told("09_house")
    before = [one.rule for one in ready(world, "wgeid").findings]
    places = offered(world)
    assert "W13" not in before
    claim = Edit(
        "claim",
        {
            "field": "fate",
            "value": "dead_judicial",
            "confidence": "firsthand_consistent",
            "status": "current",
        },
        parent=world.story.id("case"),
    )
    world.coordinator.cases.save([claim])
    edit(world, "case", "case", fate="dead_judicial")
    assert [one.rule for one in ready(world, "wgeid").findings] == before
    assert offered(world) == places
    assert ready(world, "ntjc").ready  # compensation, by the wife's own consent


def test_yazan_opens_the_working_group_by_a_state_and_a_reason(told: Telling) -> None:
    world = told("10_yazan")
    places = offered(world)
    assert places[:2] == ["iimp", "ncmp"] and {"icmp", "icrc", "afomas"} <= set(places)
    assert "ced" not in places and "wgeid" not in places
    block = next(one for one in ready(world, "wgeid").blocks if one.rule == "W4u")
    assert block.question(Words("ar")) == "لماذا تُعتقد مسؤولية دولة؟"
    assert not {"W2", "W3", "W4", "W4n"} & rules(world, "wgeid")
    assert "W4s" in blocks(world, "wgeid")  # Syria is not taken for granted
    why = {"ar": "لباس خفر السواحل اليوناني", "src_lang": "ar"}
    edit(world, "involvement", "pushback-by", nexus_reason=why)
    draft = Edit(
        "submission",
        {"mechanism": "wgeid", "status": "drafting", "state_concerned": "gr"},
        parent=world.story.id("case"),
    )
    world.coordinator.cases.save([draft])
    assert not {"W4s", "W4u"} & blocks(world, "wgeid")
    places = offered(world)
    assert "wgeid" in places and "ced" in places


def test_yazan_was_perhaps_a_minor_and_his_mother_carries_the_sheet(told: Telling) -> None:
    world = told("10_yazan")
    assert "W18" in rules(world, "wgeid")
    assert ready(world, "icrc").ready
    offer = routing(world).get("icrc")
    assert offer is not None and "لا تقدّم هذا الطلب" in offer.reason(Words("ar"))
