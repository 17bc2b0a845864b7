"""Six to ten: a forged paper, a child, a witness, a house, the sea (made-up people)."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.journeys.conftest import Telling
from tests.journeys.telling import made_up_file
from tests.journeys.world import carry, digits, sheet_text, term

from vsdesk.desk import Edit, SheetOrder
from vsdesk.records.dates.partial_date import PartialDate
from vsdesk.records.places.gazetteer import place_id

# --- 6 Qusay -----------------------------------------------------------------------------------


def test_one_caller_stands_in_two_families_and_on_no_paper(told: Telling) -> None:
    world = told("06_qusay")
    number = "+000 000 111"
    roots = {hit.root for hit in world.coordinator.cases.lists.search(number)}
    assert {world.story.id("case"), world.story.id("b-case")} <= roots
    second = {hit.root for hit in world.field["second"].cases.lists.search(number)}
    assert world.story.id("b-case") in second and world.story.id("case") not in second
    for case in ("case", "b-case"):
        for lang in ("ar", "ku", "en"):
            text = sheet_text(world, lang, case)
            assert digits(number) not in digits(text) and "abu_haydar" not in text


def test_amounts_stay_as_written_and_a_paper_moves_no_status(told: Telling) -> None:
    world = told("06_qusay")
    call = world.record("call")
    paid = [call.value(one) for one in ("paid_amount", "paid_currency", "demanded_amount")]
    assert paid == ["2500", "usd", "6000"]
    assert world.record("b-call").value("demanded_currency") == "syp"
    assert world.record("check").value("result") == "suspicious"
    assert world.record("case").value("search_status") == "open_searching"
    world.coordinator.cases.save(
        [Edit("document_check", {"result": "forged"}, id=world.story.id("check"))]
    )
    assert world.record("case").value("search_status") == "open_searching"
    assert {
        world.record(f"test-{one}").value("result") for one in ("issuer_exists", "number_format")
    } == {"fail"}


# --- 7 Jana ------------------------------------------------------------------------------------


def test_mother_and_child_are_two_cases_of_one_incident(told: Telling) -> None:
    world = told("07_jana")
    linked = {one.id for one in world.coordinator.cases.linking(world.story.id("incident"), "case")}
    assert linked == {world.story.id("case-rana"), world.story.id("case-jana")}
    rana, jana = (world.record(f"taken-{one}").value("date") for one in ("rana", "jana"))
    assert rana == jana
    edit = Edit(
        "event",
        {"type": "reunited", "date": {"from": "2026-11-24", "precision": "day"}},
        parent=world.story.id("case-jana"),
    )
    world.coordinator.cases.save([edit])
    assert world.record("case-rana").value("search_status") == "open_searching"


def test_nothing_about_the_fathers_death_and_no_care_name_in_a_preview(told: Telling) -> None:
    world = told("07_jana")
    for lang in ("ar", "ku", "en"):
        text = " ".join(sheet_text(world, lang, "case-jana").split())
        assert term(lang, "vital_status", "deceased") not in text
    for desk in (world.coordinator, world.field[""]):
        for text in ("لين", "جنى", "الخالد"):
            for hit in desk.cases.searches.run(text).more(50):
                shown = " ".join((hit.title, hit.subtitle, *(one.text for one in hit.why)))
                assert "لين" not in shown.split(), text
        by_that_name = desk.cases.searches.run("لين").more(50)
        assert world.story.id("case-jana") in {hit.root for hit in by_that_name}, "still found"


# --- 8 S-0007 ----------------------------------------------------------------------------------


def test_her_name_finds_the_service_file_and_never_the_source(told: Telling) -> None:
    world = told("08_witness")
    source, ghada = world.story.id("s7"), world.story.id("case")
    for desk in (world.coordinator, world.field[""]):
        for text in ("سلمى", "سلمى منير", "Salma"):
            roots = {hit.root for hit in desk.cases.lists.search(text)}
            assert roots <= {world.story.id("salma-family")}, text
        assert world.story.id("salma-family") in {
            hit.root for hit in desk.cases.lists.search("سلمى")
        }
        assert source in {hit.root for hit in desk.cases.lists.search("S-0007")}
        mine = {one.id for one in desk.cases.dossier(world.story.id("salma-family"))}
        assert not mine & {one.id for one in desk.cases.dossier(ghada)}
        assert not mine & {one.id for one in desk.cases.dossier(source)}
        assert desk.cases.record(source).value("person") == world.story.id("salma")
    link = world.coordinator.context.dictionary.field("source", "person")
    assert link is not None and link.sensitivity == 4  # sealed: at level A only


def test_who_works_on_ghadas_case_gets_neither_the_source_nor_the_service_file(
    told: Telling, tmp_path: Path
) -> None:
    world = told("08_witness")
    story, second = world.story, world.house.documenter("second", world.coordinator)
    device_id = second.access.status().device_id
    world.coordinator.cases.save([Edit("case", {"assigned": [device_id]}, id=story.id("case"))])
    carry(world.coordinator, second, tmp_path / "to-second")
    assert second.cases.record(story.id("cell")).value("told_by") == story.id("s7")
    assert second.context.vault.holds(story.id("case"))
    assert not any(
        second.context.vault.holds(story.id(one)) for one in ("s7", "s7-said", "salma-family")
    )
    assert not second.cases.lists.search("سلمى") and not second.cases.lists.search("S-0007")


def test_ghadas_sheet_does_not_say_who_was_there(told: Telling) -> None:
    world = told("08_witness")
    for lang in ("ar", "ku", "en"):
        text = " ".join(sheet_text(world, lang).split())
        assert not {"سلمى", "تمنة", "ثمانية", "شاهدة"} & set(text.split())


@pytest.mark.parametrize(("story", "shown"), [("10_yazan", True), ("01_marwan", False)])
def test_a_photo_stands_on_paper_only_with_a_yes_of_its_own(
    told: Telling, story: str, shown: bool
) -> None:
    world = told(story)
    pdf = world.coordinator.outbound.sheets.sheet(
        SheetOrder(world.story.id("case"), discreet=False)
    ).pdf
    assert (b"/DCTDecode" in pdf) is shown
    assert (
        world.coordinator.files.photo(world.story.id("case")) is not None
    )  # on screen it is there


# --- 9 the house -------------------------------------------------------------------------------


def test_what_the_house_was_worth_stays_as_told(told: Telling) -> None:
    world = told("09_house")
    house = world.record("house")
    assert [house.value(one) for one in ("value_told", "value", "currency")] == [
        "20,000 USD",
        "20000",
        "usd",
    ]
    assert house.value("extortion") == [world.story.id("demand")]
    for lang in ("ar", "ku", "en"):
        assert "بديع" not in sheet_text(world, lang)


def test_a_judged_death_changes_no_wording(told: Telling) -> None:
    world = told("09_house")
    before = sheet_text(world)
    values = {
        "field": "fate",
        "value": "dead_judicial",
        "confidence": "hearsay_named",
        "status": "current",
    }
    world.coordinator.cases.save([Edit("claim", {**values}, parent=world.story.id("case"))])
    after = sheet_text(world)
    assert world.record("case").value("fate") == "unknown_presumed_alive"
    assert term("ar", "fate", "dead_judicial") not in after
    assert after.splitlines()[:8] == before.splitlines()[:8]


# --- 10 Yazan ----------------------------------------------------------------------------------


def test_the_last_message_is_kept_byte_for_byte(told: Telling) -> None:
    world = told("10_yazan")
    (row,) = [one for one in world.story.of("evidence_item") if one["type"] == "audio"]
    kept = world.coordinator.files.attachment(row["id"])
    assert kept == made_up_file(row) and kept.startswith(b"OggS")
    assert world.record("voice").value("sha256") == hashlib.sha256(kept).hexdigest()
    assert world.record("last").value("time_as_told") == "الساعة وحدة ونص بالليل"
    assert PartialDate.of(world.record("last").value("date")).within_one_month()


def test_two_survivors_two_claims_on_every_device(told: Telling) -> None:
    world = told("10_yazan")
    for desk in (world.coordinator, world.field[""]):
        claims = desk.cases.dossier(world.story.id("case")).of("claim")
        assert {one.value("source") for one in claims} == {
            world.story.id("survivor-a"),
            world.story.id("survivor-b"),
        }
    for lang in ("ar", "ku", "en"):
        text = sheet_text(world, lang)
        assert "غرق" not in text and "99000000110" not in digits(text) and "حاوية" not in text
    assert place_id("at_sea") == world.record("last").value("place")
