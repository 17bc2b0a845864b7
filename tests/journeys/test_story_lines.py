"""The lines "show", "warn", "block" and "out" of the ten stories that no other test of a story holds.

Which test shows which line stands in tests/journeys/stories/README.md.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.journeys.test_story_papers import paper, stopped
from tests.journeys.test_story_readiness import blocks, edit, ready, routing
from tests.journeys.world import TODAY, digits, term

from vsdesk.desk import SheetOrder
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.records.checks.flags import flags
from vsdesk.records.consent import holding_answer
from vsdesk.records.dates.ages import is_minor
from vsdesk.records.gate.disclosure import decide
from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from tests.journeys.conftest import Telling
    from tests.journeys.world import World

    from vsdesk.records.gate.disclosure import GateDecision


def let_out(world: World, order: SheetOrder) -> GateDecision:
    """What the gate lets out for an order."""
    desk = world.coordinator
    dossier = desk.cases.dossier(order.case)
    asked = replace(
        order,
        purpose=order.purpose or desk.outbound.sheets.profiles.require(order.kind).purposes[0],
    )
    return decide(desk.outbound.sheets.request(asked, dossier), dossier, desk.context.dictionary)


def test_samers_iimp_sheet_says_abduction_and_plans_samples(told: Telling) -> None:
    world = told("02_samer")
    text = paper(world, "iimp", "en")
    for words in (term("en", "case_type", "abduction_isis"), "mother", "S-0002"):
        assert words.casefold() in text.casefold(), words
    for who in ("layla", "fattoum"):
        edit(world, "consent_grant", f"{who}-icmp", sharing_level="authorities")
    assert "P3" not in blocks(world, "icmp")
    level = term("en", "sharing_level", "authorities")
    for kind in ("iimp", "icmp"):
        text = paper(world, kind, "ar")
        assert "آية" not in text and "محمود سامر" not in text  # the children are on neither
    assert level.casefold() in paper(world, "icmp", "en").casefold()


def test_rezans_alias_and_no_field_for_what_divides(told: Telling) -> None:
    world = told("03_rezan")
    text = paper(world, "wgeid", "en")
    assert "Rêzan Ehmed Hesen" in text
    assert "kurd" not in text.casefold() and "ethnic" not in text.casefold()
    partner = paper(
        world,
        "case-file",
        "ku",
        purpose="search",
        recipient="partner_ngo",
        named="Hevdestî",
        level="C",
    )
    assert "Hesekê" in partner and "Şam" in partner
    for month in ("reşemî", "avrêl", "pûşper"):
        assert month not in partner.casefold()


def test_each_brother_has_a_sheet_of_his_own(told: Telling) -> None:
    world = told("04_basel_wasim")
    for one, other in (("basel", "وسيم"), ("wasim", "باسل")):
        text = paper(world, "iimp", "ar", case=f"case-{one}")
        assert other not in text
    assert "دون ذكر الاسم" in text  # that there is a brother
    elder = [e for e in world.story.of("event") if e["type"] == "sighting"]
    assert {one["parent"] for one in elder} == {world.story.id("case-basel")}


def test_omars_table_shows_who_speaks_and_how_sawsan_is_named(told: Telling) -> None:
    world = told("05_omar")
    table = world.coordinator.consent.table(world.story.id("case"))
    people = {one.person: one for one in table.speakers}
    equal = [world.story.id(one) for one in ("hanaa", "farouq", "amina")]
    assert {people[one].standing for one in equal} == {1} and not table.frozen
    sawsan = people[world.story.id("sawsan")]
    assert (sawsan.standing, sawsan.named) == (1, "unregistered_wife")
    held = {(one.purpose, one.recipient): one.state for one in table.outcomes}
    assert held["search", "iimp"] == "given" and held["media", "public"] == "refused"
    assert held["criminal_accountability", "prosecutor_de"] == "refused"


def test_the_number_is_on_a_report_only_as_it_was_chosen(told: Telling) -> None:
    world = told("06_qusay")
    order = SheetOrder(
        world.story.id("case"), ("ar",), "case-file", purpose="casework", recipient="ncmp"
    )
    number = "+000 000 111"
    assert "caller" in {one.reason for one in let_out(world, order).withheld}
    few = str(let_out(world, replace(order, caller="last3")).payload())
    assert "…111" in few and number not in few
    assert number in str(let_out(world, replace(order, caller="full")).payload())
    assert world.coordinator.access.safeguards.warning_of(number) is not None
    table = ExitOrder("search", "iimp", "B", cases=(world.story.id("case"),))
    assert "000111" not in digits(world.coordinator.outbound.tables.clipboard(table).text)
    tests = [one.text("test") for one in world.coordinator.cases.list_kind("document_test")]
    assert {"issuer_exists", "number_format", "template_reuse", "payment_linked"} <= set(tests)


def test_jana_is_a_minor_until_the_last_day_of_may_2030(told: Telling) -> None:
    world = told("07_jana")
    jana = world.record("jana")
    assert [is_minor(jana, day) for day in (TODAY, "2030-05-30", "2030-06-01")] == [
        True,
        True,
        False,
    ]
    dossier = world.coordinator.cases.dossier(world.story.id("case-jana"))
    assert holding_answer.agreement(
        dossier, "child_search", "children_committee", "", TODAY
    ).state == ("refused")  # the guardians disagree: the narrowest holds
    assert [one.code for one in flags(dossier, TODAY)] == ["from_a_branch"]
    for level in ("C", "D"):
        order = SheetOrder(
            world.story.id("case-jana"),
            ("ar",),
            "case-file",
            purpose="search",
            recipient="iimp",
            level=level,
        )
        words = set(re.findall(r"\w+", str(let_out(world, order).payload())))
        assert not words & {"جنى", "لين"}
    mother = paper(world, "iimp", "ar", case="case-rana")
    assert "رنا" in mother and not re.search(r"\b(لين|جنى)\b", mother)


def test_ghadas_sheet_says_a_witness_was_there_in_2015(told: Telling) -> None:
    world = told("08_witness")
    order = SheetOrder(world.story.id("case"), ("en",), "iimp")
    cell = let_out(world, order).get(world.story.id("cell"))
    assert cell is not None
    assert cell.value("date") == {"from": "2015-01-01", "to": "2015-12-31", "precision": "year"}
    assert cell.value("told_by") == "S-0007" and not cell.every("section_cell")
    text = paper(world, "iimp", "en")
    assert "S-0007" in text and "2015" in text and "August" not in text
    why = "الشهر معروف من مصدر علني"
    whole = let_out(world, replace(order, cell_reason=why)).get(world.story.id("cell"))
    assert whole is not None and whole.value("date") == world.record("cell").value("date")
    assert {"J2", "J7"} <= blocks(world, "prosecutor_fr")


def test_tareqs_house_is_what_the_papers_say(told: Telling) -> None:
    world = told("09_house")
    dossier = world.coordinator.cases.dossier(world.story.id("case"))
    warned = next(one for one in flags(dossier, TODAY) if one.code == "judged_death")
    assert "لا يغلق البحث" in plain(Words("ar").say(warned.sentence))
    partner = paper(
        world,
        "case-file",
        "ar",
        purpose="hlp_claim",
        recipient="partner_ngo",
        named="شريك قانوني (مختلَق)",
    )
    assert "بحسب الوثائق المعروضة" in partner and "20,000 USD" in partner
    assert "بديع" not in partner  # the buyer
    compensation = paper(world, "ntjc", "ar")
    assert "طارق" in compensation and "وليد" not in compensation  # the brother was not asked
    assert "M1" in blocks(world, "media")
    assert stopped(world, "prosecutor_de") == "refused"


def test_yazans_mother_is_not_to_be_found_by_any_paper(told: Telling) -> None:
    world = told("10_yazan")
    number = world.record("mona-kimlik").text("number")
    for kind in ("iimp", "icrc", "family-sheet", "icmp", "case-file"):
        text = paper(world, kind, "ar", recipient="" if kind != "case-file" else "family")
        assert digits(number) not in digits(text) and "حاوية" not in text, kind
    assert world.coordinator.access.safeguards.warning_of(
        world.record("smuggler-call").text("contact_value")
    )
    assert {"W4u", "W4s"} <= blocks(world, "wgeid")
    assert "sy" not in world.record("case").every("state_concerned")
    offer = routing(world).get("icrc")
    assert offer is not None and offer.state == "offered" and ready(world, "icrc").ready
    iimp = paper(world, "iimp", "en")
    assert "mother" in iimp and "S-0011" in iimp and "S-0012" in iimp
    icrc = paper(world, "icrc", "en")
    assert term("en", "case_type", "missing_migration") in icrc.casefold()
