"""One to five: told, recorded, searched, merged, printed (made-up people)."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.journeys.conftest import Telling
from tests.journeys.world import TODAY, World, carry, sheet_text, state, term
from tests.reports.paper import text_of

from vsdesk.desk import CaseFilter, Edit, SheetOrder
from vsdesk.errors import UserError
from vsdesk.names.fold import fold
from vsdesk.records.dates.partial_date import PartialDate
from vsdesk.records.dictionary.values import Json
from vsdesk.records.places.gazetteer import Gazetteer
from vsdesk.words import Words

# --- 1 Marwan ----------------------------------------------------------------------------------


def test_marwan_stays_missing_beside_the_registry_entry(told: Telling) -> None:
    world = told("01_marwan")
    case = world.record("case")
    assert case.value("fate") == "unknown_presumed_alive"
    claims = {one.value("value") for one in world.coordinator.cases.dossier(case.id).of("claim")}
    assert claims == {"dead_registry", "unknown_presumed_alive"}
    arrest = PartialDate.of(world.record("arrest").value("date"))
    assert arrest.within_one_month()
    assert PartialDate.of(world.record("registry").value("date")).surely_before(
        PartialDate.of(world.record("sighting").value("date"))
    )
    text = " ".join(sheet_text(world).split())
    assert "غير مثبت" in text and "غياث" not in text
    header = text[: text.index(Words("ar").say("In short"))]
    assert "مروان خالد الدرويش" in header
    assert "متوفى" not in header and "وفاة" not in header and "2014" not in header


def test_marwans_mother_said_yes_no_and_not_now(told: Telling) -> None:
    world = told("01_marwan")
    assert state(world, "search", "iimp") == "given"
    assert state(world, "search", "ncmp") == "refused"
    assert state(world, "un_complaint", "wgeid") == "given"
    assert state(world, "photo_publication", "public") == "not_asked"
    phone = world.record("najah-phone")
    assert phone.space == world.story.id("family")
    ncmp = term("ar", "recipient", "ncmp")
    assert ncmp not in " ".join(sheet_text(world, purpose="search", recipient="iimp").split())


# --- 2 Samer -----------------------------------------------------------------------------------


def test_samers_facility_is_found_by_each_of_its_names(told: Telling) -> None:
    world = told("02_samer")
    for name in ("الملعب الاسود", "Point 11", "النقطة 11", "الملعب الأسود"):
        places = Gazetteer.load().matches(name, fold)
        assert places[0].key == "isis_stadium"
        assert world.found(name), name
    action = world.record("nobody")
    assert action.value("no_action_reason") == "no_body_then"


def test_a_rumour_is_never_printed_without_the_word(told: Telling) -> None:
    world = told("02_samer")
    for lang in ("ar", "ku", "en"):
        words = " ".join(sheet_text(world, lang).split())
        rumour = term(lang, "confidence", "rumour")
        assert words.count("ع الموصل") <= words.count(rumour) and rumour in words
    order = SheetOrder(world.story.id("case"))
    discreet = text_of(
        world.coordinator.outbound.sheets.sheet(order).pdf
    )  # as the family's record says
    assert "سامر" in discreet
    assert not [one for one in ("داعش", "ISIS", "DAIŞ", "الملعب", "الحسون") if one in discreet]


# --- 3 Rêzan -----------------------------------------------------------------------------------


def test_rezan_is_found_in_every_writing(told: Telling) -> None:
    world = told("03_rezan")
    assert world.record("rezan").value("given_ar") is None
    for text in (
        "رِيزان احمد",
        "ريزان أحمد",
        "Rezan Ahmed",
        "Rezan Ehmed",
        "Rêzan",
        "Rêzan Ehmed Hesen",
    ):
        assert world.found(text), text
    (row,) = world.coordinator.cases.lists.page(CaseFilter()).rows
    assert row.name.startswith("Rêzan")
    found = [Gazetteer.load().matches(one, fold)[0].key for one in ("Tirbespî", "القحطانية")]
    assert found == ["qahtaniyyeh"] * 2


def test_rezans_two_dates_are_both_kept_the_second_current(told: Telling) -> None:
    world = told("03_rezan")
    first, second = world.record("first-date"), world.record("second-date")
    assert (first.value("status"), second.value("status")) == ("superseded", "current")
    spring, week = (PartialDate.of(one.value("value")) for one in (first, second))
    assert (spring.as_told, spring.typed) == ("biharê", "2012-03-01..2012-05-31")
    assert world.record("arrest").value("date") == second.value("value")
    assert week.within_one_month() and not spring.within_one_month()
    assert state(world, "search", "ncmp") == "not_asked"


def test_rezans_sheet_is_kurmanji_first(told: Telling) -> None:
    world = told("03_rezan")
    text = " ".join(sheet_text(world, "ku").split())
    assert "Rêzan Ehmed Hesen" in text and "Tirbespî" in text
    assert text.index("Rêzan Ehmed Hesen") < text.index("Rezan Ahmad Hassan")
    assert "Hefteyek piştî Newroza 2012an" in text and "Adar" in text
    partner = " ".join(
        sheet_text(
            world, "ku", purpose="search", recipient="partner_ngo", named="Hevdestî", level="C"
        ).split()
    )
    assert "Hevdestî" in partner and "Hesekê" in partner and "Adar" in partner


# --- 4 Basel and Wasim -------------------------------------------------------------------------


def test_two_vaults_tell_of_two_brothers_and_nothing_is_lost(told: Telling, tmp_path: Path) -> None:
    world = told("04_basel_wasim")
    desk, story = world.coordinator, world.story
    status = desk.access.status()
    assert (status.cases, status.families, status.differences) == (4, 2, 0)
    sister, father = world.field["sister"], world.field["father"]
    device_ids = sorted([sister.access.status().device_id, father.access.status().device_id])
    desk.cases.save([Edit("case", {"assigned": [*device_ids]}, id=story.id("case-basel"))])
    carry(desk, sister, tmp_path / "to-sister")
    for one, job in ((father, "طالب هندسة"), (sister, "كان يدرس هندسة")):
        one.cases.save([Edit("person", {"occupation": job}, id=story.id("basel"))])
    carry(father, desk, tmp_path / "from-father")
    carry(sister, desk, tmp_path / "from-sister")
    (difference,) = desk.cases.differences.open()
    assert {one.value for one in difference.alternatives} == {"طالب هندسة", "كان يدرس هندسة"}
    assert desk.access.check().ok


def test_the_registry_entry_of_one_brother_leaves_the_other_alone(told: Telling) -> None:
    world = told("04_basel_wasim")
    story, desk = world.story, world.coordinator
    assert world.record("case-basel").value("fate") == "unknown_presumed_alive"
    of_basel = {
        one.value("value") for one in desk.cases.dossier(story.id("case-basel")).of("claim")
    }
    assert "dead_registry" not in of_basel
    assert "2014-09-03" not in sheet_text(world, case="case-basel")
    linked = {one.id for one in desk.cases.linking(story.id("incident"), "case")}
    assert linked == {story.id("case-basel"), story.id("case-wasim")}
    assert world.record("brothers").value("decision") == "relatives"
    desk.cases.delete(story.id("incident"), shown=desk.cases.shown(story.id("incident")))
    assert desk.access.status().cases == 4
    assert not any(world.record(f"case-{one}").deleted for one in ("basel", "wasim"))


# --- 5 Omar ------------------------------------------------------------------------------------


def test_the_narrowest_answer_holds_among_equals(told: Telling) -> None:
    world = told("05_omar")
    assert state(world, "search", "iimp") == "given"
    assert state(world, "criminal_accountability", "prosecutor_de") == "refused"
    assert (
        state(world, "media", "public") == state(world, "photo_publication", "public") == "refused"
    )
    assert state(world, "search", "ncmp") == "not_asked"  # Hanaa was not asked: that is no yes
    withdrawn = Edit("consent_grant", {"withdrawn_on": TODAY}, id=world.story.id("amina-iimp-0"))
    world.coordinator.cases.save([withdrawn])
    assert state(world, "search", "iimp") == "withdrawn"


def test_nobody_decides_over_the_parents_no(told: Telling) -> None:
    """His wife agrees to the prosecutor, his parents do not: who said no is asked again."""
    world = told("05_omar")
    with pytest.raises(UserError, match="E_NO_HOLDS"):
        decided(world, "hanaa-de", "اجتماع العائلة: يتقدّم الملف باسم هناء")
    assert state(world, "criminal_accountability", "prosecutor_de") == "refused"


def test_a_coordinators_decision_has_author_reason_and_day(told: Telling) -> None:
    world = told("05_omar")
    why = "اجتماع العائلة: يتقدّم الملف باسم أمينة"
    grant = decided(world, "amina-iimp-0", why)
    assert state(world, "search", "iimp") == "given"
    row = world.coordinator.cases.history(grant)[-1]
    assert row.by == world.coordinator.context.vault.by and row.ts and row.values
    assert row.values["decides_why"] == why


def decided(world: World, name: str, why: str) -> str:
    """The answer for which the coordinator decided."""
    grant = world.story.id(name)
    shown = world.coordinator.consent.steps.shown(grant)
    values: dict[str, Json] = {"decides": True, "decides_why": why}
    world.coordinator.cases.save([Edit("consent_grant", values, id=grant, shown=shown)])
    return grant


@pytest.mark.parametrize("status", ["located_alive_elsewhere", "located_alive_held"])
def test_found_alive_all_answers_of_relatives_freeze(told: Telling, status: str) -> None:
    world = told("05_omar")
    edit = Edit("case", {"search_status": status}, id=world.story.id("case"))
    world.coordinator.cases.save([edit])
    for purpose, recipient in (
        *(("search", "iimp"), ("media", "public"), ("search", "ncmp")),
        *(("criminal_accountability", "prosecutor_de"), ("casework", "family")),
    ):
        assert state(world, purpose, recipient) == "person_decides"


def test_each_ones_paper_is_silent_about_the_others_answer(told: Telling) -> None:
    world = told("05_omar")
    hanaa = " ".join(sheet_text(world, person=world.story.id("hanaa")).split())
    parents = " ".join(sheet_text(world, person=world.story.id("farouq")).split())
    assert "بدنا نعيش بسلام" not in hanaa
    ncmp, court = term("ar", "recipient", "ncmp"), term("ar", "recipient", "prosecutor_de")
    assert ncmp not in hanaa and court in hanaa
    assert ncmp in parents and court not in parents


def test_who_asked_to_be_named_nowhere_stands_on_no_others_paper(told: Telling) -> None:
    world = told("05_omar")
    for who in ("hanaa", "farouq", "amina"):
        assert "سوسن" not in sheet_text(world, person=world.story.id(who))
    assert "سوسن" not in sheet_text(world, purpose="search", recipient="iimp")
    own = sheet_text(world, person=world.story.id("sawsan"))
    assert "سوسن" in own and "هناء" in own
