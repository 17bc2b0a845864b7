"""What each acceptance story asserts of recording, searching, merging and paper (made-up people)."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.journeys.conftest import Telling
from tests.journeys.telling import made_up_file
from tests.journeys.world import World, digits
from tests.reports.paper import text_of

from vsdesk.desk import CaseFilter, Desk, Edit, SheetOrder
from vsdesk.names.fold import fold
from vsdesk.records.consent import agreement
from vsdesk.records.labels import Labels
from vsdesk.records.partial_date import PartialDate
from vsdesk.records.places import Gazetteer, place_id
from vsdesk.records.vocabulary import Vocabularies
from vsdesk.words import Lang, Words

TODAY = "2026-11-24"


def _state(world: World, purpose: str, recipient: str, case: str = "case") -> str:
    dossier = world.coordinator.dossier(world.story.id(case))
    return agreement(dossier, purpose, recipient, "", TODAY).state


def _sheet(world: World, lang: Lang = "ar", case: str = "case", **more: object) -> str:
    order = SheetOrder(world.story.id(case), (lang,), discreet=False)
    for name, value in more.items():
        object.__setattr__(order, name, value)
    return text_of(world.coordinator.sheet(order).pdf)


def _term(lang: Lang, vocabulary: str, key: str) -> str:
    return Labels(lang, Vocabularies.load()).term(vocabulary, key)


def _carry(giver: Desk, taker: Desk, stick: Path) -> None:
    stick.mkdir()
    files = [path for one in giver.hand_over(stick, [taker.status().kid]) for path in one.files]
    assert [one.status for one in taker.receive(files)] == ["applied"]


# --- 1 Marwan ----------------------------------------------------------------------------------


def test_marwan_stays_missing_beside_the_registry_entry(told: Telling) -> None:
    world = told("01_marwan")
    case = world.record("case")
    assert case.value("fate") == "unknown_presumed_alive"
    claims = {one.value("value") for one in world.coordinator.dossier(case.id).of("claim")}
    assert claims == {"dead_registry", "unknown_presumed_alive"}
    arrest = PartialDate.of(world.record("arrest").value("date"))
    assert arrest.within_one_month()
    assert PartialDate.of(world.record("registry").value("date")).surely_before(
        PartialDate.of(world.record("sighting").value("date"))
    )
    text = " ".join(_sheet(world).split())
    assert "غير مثبت" in text and "غياث" not in text
    header = text[: text.index(Words("ar").say("In short"))]
    assert "مروان خالد الدرويش" in header
    assert "متوفى" not in header and "وفاة" not in header and "2014" not in header


def test_marwans_mother_said_yes_no_and_not_now(told: Telling) -> None:
    world = told("01_marwan")
    assert _state(world, "search", "iimp") == "given"
    assert _state(world, "search", "ncmp") == "refused"
    assert _state(world, "un_complaint", "wgeid") == "given"
    assert _state(world, "photo_publication", "public") == "not_asked"
    phone = world.record("najah-phone")
    assert phone.space == world.story.id("family")
    ncmp = _term("ar", "recipient", "ncmp")
    assert ncmp not in " ".join(_sheet(world, purpose="search", recipient="iimp").split())


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
        words = " ".join(_sheet(world, lang).split())
        rumour = _term(lang, "confidence", "rumour")
        assert words.count("ع الموصل") <= words.count(rumour) and rumour in words
    order = SheetOrder(world.story.id("case"))
    discreet = text_of(world.coordinator.sheet(order).pdf)  # as the family's record says
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
    (row,) = world.coordinator.cases(CaseFilter()).rows
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
    assert _state(world, "search", "ncmp") == "not_asked"


def test_rezans_sheet_is_kurmanji_first(told: Telling) -> None:
    world = told("03_rezan")
    text = " ".join(_sheet(world, "ku").split())
    assert "Rêzan Ehmed Hesen" in text and "Tirbespî" in text
    assert text.index("Rêzan Ehmed Hesen") < text.index("Rezan Ahmad Hassan")
    assert "Hefteyek piştî Newroza 2012an" in text and "Adar" in text
    partner = " ".join(
        _sheet(
            world, "ku", purpose="search", recipient="partner_ngo", named="Hevdestî", level="C"
        ).split()
    )
    assert "Hevdestî" in partner and "Hesekê" in partner and "Adar" in partner


# --- 4 Basel and Wasim -------------------------------------------------------------------------


def test_two_vaults_tell_of_two_brothers_and_nothing_is_lost(told: Telling, tmp_path: Path) -> None:
    world = told("04_basel_wasim")
    desk, story = world.coordinator, world.story
    status = desk.status()
    assert (status.cases, status.families, status.differences) == (4, 2, 0)
    sister, father = world.field["sister"], world.field["father"]
    kids = sorted([sister.status().kid, father.status().kid])
    desk.save([Edit("case", {"assigned": [*kids]}, id=story.id("case-basel"))])
    _carry(desk, sister, tmp_path / "to-sister")
    for one, job in ((father, "طالب هندسة"), (sister, "كان يدرس هندسة")):
        one.save([Edit("person", {"occupation": job}, id=story.id("basel"))])
    _carry(father, desk, tmp_path / "from-father")
    _carry(sister, desk, tmp_path / "from-sister")
    (difference,) = desk.differences()
    assert {one.value for one in difference.alternatives} == {"طالب هندسة", "كان يدرس هندسة"}
    assert desk.check().ok


def test_the_registry_entry_of_one_brother_leaves_the_other_alone(told: Telling) -> None:
    world = told("04_basel_wasim")
    story, desk = world.story, world.coordinator
    assert world.record("case-basel").value("fate") == "unknown_presumed_alive"
    of_basel = {one.value("value") for one in desk.dossier(story.id("case-basel")).of("claim")}
    assert "dead_registry" not in of_basel
    assert "2014-09-03" not in _sheet(world, case="case-basel")
    linked = {one.id for one in desk.linking(story.id("incident"), "case")}
    assert linked == {story.id("case-basel"), story.id("case-wasim")}
    assert world.record("brothers").value("decision") == "relatives"
    desk.delete(story.id("incident"))
    assert desk.status().cases == 4
    assert not any(world.record(f"case-{one}").deleted for one in ("basel", "wasim"))


# --- 5 Omar ------------------------------------------------------------------------------------


def test_the_narrowest_answer_holds_among_equals(told: Telling) -> None:
    world = told("05_omar")
    assert _state(world, "search", "iimp") == "given"
    assert _state(world, "criminal_accountability", "prosecutor_de") == "refused"
    assert (
        _state(world, "media", "public")
        == _state(world, "photo_publication", "public")
        == "refused"
    )
    assert _state(world, "search", "ncmp") == "not_asked"  # Hanaa was not asked: that is no yes
    withdrawn = Edit("consent_grant", {"withdrawn_on": TODAY}, id=world.story.id("amina-iimp-0"))
    world.coordinator.save([withdrawn])
    assert _state(world, "search", "iimp") == "withdrawn"


def test_a_coordinators_decision_has_author_reason_and_day(told: Telling) -> None:
    world = told("05_omar")
    grant = world.story.id("hanaa-de")
    why = "اجتماع العائلة: يتقدّم الملف باسم هناء"
    world.coordinator.save([Edit("consent_grant", {"decides": True, "decides_why": why}, id=grant)])
    assert _state(world, "criminal_accountability", "prosecutor_de") == "given"
    row = world.coordinator.history(grant)[-1]
    assert row.by == world.coordinator.vault.by and row.ts and row.values
    assert row.values["decides_why"] == why


def test_found_alive_all_answers_of_relatives_freeze(told: Telling) -> None:
    world = told("05_omar")
    edit = Edit("case", {"search_status": "located_alive_elsewhere"}, id=world.story.id("case"))
    world.coordinator.save([edit])
    for purpose, recipient in (("search", "iimp"), ("media", "public"), ("search", "ncmp")):
        assert _state(world, purpose, recipient) == "person_decides"


def test_each_ones_paper_is_silent_about_the_others_answer(told: Telling) -> None:
    world = told("05_omar")
    hanaa = " ".join(_sheet(world, person=world.story.id("hanaa")).split())
    parents = " ".join(_sheet(world, person=world.story.id("farouq")).split())
    assert "بدنا نعيش بسلام" not in hanaa
    ncmp, court = _term("ar", "recipient", "ncmp"), _term("ar", "recipient", "prosecutor_de")
    assert ncmp not in hanaa and court in hanaa
    assert ncmp in parents and court not in parents


def test_who_asked_to_be_named_nowhere_stands_on_no_others_paper(told: Telling) -> None:
    world = told("05_omar")
    for who in ("hanaa", "farouq", "amina"):
        assert "سوسن" not in _sheet(world, person=world.story.id(who))
    assert "سوسن" not in _sheet(world, purpose="search", recipient="iimp")
    own = _sheet(world, person=world.story.id("sawsan"))
    assert "سوسن" in own and "هناء" in own


# --- 6 Qusay -----------------------------------------------------------------------------------


def test_one_caller_stands_in_two_families_and_on_no_paper(told: Telling) -> None:
    world = told("06_qusay")
    number = "+000 000 111"
    roots = {hit.root for hit in world.coordinator.search(number)}
    assert {world.story.id("case"), world.story.id("b-case")} <= roots
    second = {hit.root for hit in world.field["second"].search(number)}
    assert world.story.id("b-case") in second and world.story.id("case") not in second
    for case in ("case", "b-case"):
        for lang in ("ar", "ku", "en"):
            text = _sheet(world, lang, case)
            assert digits(number) not in digits(text) and "abu_haydar" not in text


def test_amounts_stay_as_written_and_a_paper_moves_no_status(told: Telling) -> None:
    world = told("06_qusay")
    call = world.record("call")
    paid = [call.value(one) for one in ("paid_amount", "paid_currency", "demanded_amount")]
    assert paid == ["2500", "usd", "6000"]
    assert world.record("b-call").value("demanded_currency") == "syp"
    assert world.record("check").value("result") == "suspicious"
    assert world.record("case").value("search_status") == "open_searching"
    world.coordinator.save(
        [Edit("document_check", {"result": "forged"}, id=world.story.id("check"))]
    )
    assert world.record("case").value("search_status") == "open_searching"
    assert {
        world.record(f"test-{one}").value("result") for one in ("issuer_exists", "number_format")
    } == {"fail"}


# --- 7 Jana ------------------------------------------------------------------------------------


def test_mother_and_child_are_two_cases_of_one_incident(told: Telling) -> None:
    world = told("07_jana")
    linked = {one.id for one in world.coordinator.linking(world.story.id("incident"), "case")}
    assert linked == {world.story.id("case-rana"), world.story.id("case-jana")}
    rana, jana = (world.record(f"taken-{one}").value("date") for one in ("rana", "jana"))
    assert rana == jana
    edit = Edit(
        "event",
        {"type": "reunited", "date": {"from": "2026-11-24", "precision": "day"}},
        parent=world.story.id("case-jana"),
    )
    world.coordinator.save([edit])
    assert world.record("case-rana").value("search_status") == "open_searching"


def test_nothing_about_the_fathers_death_and_no_care_name_in_a_preview(told: Telling) -> None:
    world = told("07_jana")
    for lang in ("ar", "ku", "en"):
        text = " ".join(_sheet(world, lang, "case-jana").split())
        assert _term(lang, "vital_status", "deceased") not in text
    for desk in (world.coordinator, world.field[""]):
        for text in ("لين", "جنى", "الخالد"):
            assert not [
                hit for hit in desk.search(text) if "لين" in f"{hit.title} {hit.subtitle}".split()
            ]


# --- 8 S-0007 ----------------------------------------------------------------------------------


def test_her_name_finds_the_service_file_and_never_the_source(told: Telling) -> None:
    world = told("08_witness")
    source, ghada = world.story.id("s7"), world.story.id("case")
    for desk in (world.coordinator, world.field[""]):
        for text in ("سلمى", "سلمى منير", "Salma"):
            roots = {hit.root for hit in desk.search(text)}
            assert roots <= {world.story.id("salma-family")}, text
        assert world.story.id("salma-family") in {hit.root for hit in desk.search("سلمى")}
        assert source in {hit.root for hit in desk.search("S-0007")}
        mine = {one.id for one in desk.dossier(world.story.id("salma-family"))}
        assert not mine & {one.id for one in desk.dossier(ghada)}
        assert not mine & {one.id for one in desk.dossier(source)}


def test_ghadas_sheet_does_not_say_who_was_there(told: Telling) -> None:
    world = told("08_witness")
    for lang in ("ar", "ku", "en"):
        text = " ".join(_sheet(world, lang).split())
        assert not {"سلمى", "تمنة", "ثمانية", "شاهدة"} & set(text.split())


@pytest.mark.parametrize(("story", "shown"), [("10_yazan", True), ("01_marwan", False)])
def test_a_photo_stands_on_paper_only_with_a_yes_of_its_own(
    told: Telling, story: str, shown: bool
) -> None:
    world = told(story)
    pdf = world.coordinator.sheet(SheetOrder(world.story.id("case"), discreet=False)).pdf
    assert (b"/DCTDecode" in pdf) is shown
    assert world.coordinator.photo(world.story.id("case")) is not None  # on screen it is there


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
        assert "بديع" not in _sheet(world, lang)


def test_a_judged_death_changes_no_wording(told: Telling) -> None:
    world = told("09_house")
    before = _sheet(world)
    values = {
        "field": "fate",
        "value": "dead_judicial",
        "confidence": "hearsay_named",
        "status": "current",
    }
    world.coordinator.save([Edit("claim", {**values}, parent=world.story.id("case"))])
    after = _sheet(world)
    assert world.record("case").value("fate") == "unknown_presumed_alive"
    assert _term("ar", "fate", "dead_judicial") not in after
    assert after.splitlines()[:8] == before.splitlines()[:8]


# --- 10 Yazan ----------------------------------------------------------------------------------


def test_the_last_message_is_kept_byte_for_byte(told: Telling) -> None:
    world = told("10_yazan")
    (row,) = [one for one in world.story.of("evidence_item") if one["type"] == "audio"]
    kept = world.coordinator.attachment(row["id"])
    assert kept == made_up_file(row) and kept.startswith(b"OggS")
    assert world.record("voice").value("sha256") == hashlib.sha256(kept).hexdigest()
    assert world.record("last").value("time_as_told") == "الساعة وحدة ونص بالليل"
    assert PartialDate.of(world.record("last").value("date")).within_one_month()


def test_two_survivors_two_claims_on_every_device(told: Telling) -> None:
    world = told("10_yazan")
    for desk in (world.coordinator, world.field[""]):
        claims = desk.dossier(world.story.id("case")).of("claim")
        assert {one.value("source") for one in claims} == {
            world.story.id("survivor-a"),
            world.story.id("survivor-b"),
        }
    for lang in ("ar", "ku", "en"):
        text = _sheet(world, lang)
        assert "غرق" not in text and "99000000110" not in digits(text) and "حاوية" not in text
    assert place_id("at_sea") == world.record("last").value("place")
