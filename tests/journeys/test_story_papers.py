"""What leaves in the ten stories, on paper and as submissions: what stands on it and what never does."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.desk.conftest import frozen_now
from tests.journeys.conftest import Telling
from tests.journeys.test_stories import NEVER
from tests.journeys.world import SAFE_PHONE, World, digits, janas_uncle_is_asked_again
from tests.reports.paper import text_of

from vsdesk.desk import SHEETS, SheetOrder, SubmissionOrder, usual_request
from vsdesk.errors import UserError
from vsdesk.records.consent import recipients
from vsdesk.words import LANGS, Words

if TYPE_CHECKING:
    from vsdesk.words import Lang

STORIES = (
    "01_marwan",
    "02_samer",
    "03_rezan",
    "04_basel_wasim",
    "05_omar",
    "06_qusay",
    "07_jana",
    "08_witness",
    "09_house",
    "10_yazan",
)


def paper(world: World, kind: str, lang: Lang = "en", case: str = "case", **more: Any) -> str:
    """What a sheet says; `more` are fields of the order."""
    order = replace(SheetOrder(world.story.id(case), (lang,), kind), **more)
    return " ".join(text_of(world.coordinator.outbound.sheets.sheet(order).pdf).split())


def stopped(world: World, kind: str, case: str = "case", **more: Any) -> str:
    """Why nothing leaves: the key of the reason."""
    with pytest.raises(UserError, match="E_GATE") as problem:
        paper(world, kind, case=case, **more)
    return str(problem.value.params["reason"])


@pytest.mark.parametrize("name", STORIES)
def test_no_sheet_of_any_kind_speaks_of_the_dead_or_holds_a_number(
    told: Telling, name: str
) -> None:
    world = told(name)
    made = 0
    for case in world.coordinator.context.vault.read.roots("case"):
        for kind in SHEETS:
            for lang in LANGS if kind in ("iimp", "family-sheet") else ("ar",):
                try:
                    pdf = world.coordinator.outbound.sheets.sheet(
                        SheetOrder(case, (lang,), kind)
                    ).pdf
                except UserError as problem:
                    assert problem.name == "E_GATE"
                    continue
                text = text_of(pdf)
                made += 1
                if not recipients.of(
                    usual_request(kind)[1]
                ).inside:  # a page that leaves says nothing of it
                    stayed = Words(lang).say("Not on this sheet:").rstrip(":")
                    assert stayed not in " ".join(text.split()), kind
                for never in NEVER:
                    assert not re.search(rf"(?<!\w){re.escape(never)}(?!\w)", text), (kind, never)
                for secret in world.story.secrets():
                    assert secret not in text, kind
                    long = digits(secret)
                    assert len(long) < 7 or long not in digits(text).replace(digits(SAFE_PHONE), "")
    assert made >= 7


def test_marwans_form_for_the_working_group(told: Telling) -> None:
    world = told("01_marwan")
    text = paper(world, "wgeid")
    for words in (
        "Marwan Khaled al-Darwish",
        "9 to 11 August 2013",
        "تالت يوم عيد الفطر",
        "Al Qutayfah",
        "Military Intelligence Division (Military Security)",
        "Alleged to be responsible",
        "civil registry (not confirmed",
        "S-0001",
        "State concerned Syria",
        "signature",
        "SHA-256",
    ):
        assert words in text, words
    assert stopped(world, "ncmp") == "refused"  # nothing is taken from the IIMP's yes


def test_samers_card_and_leaflet_name_no_group(told: Telling) -> None:
    world = told("02_samer")
    for kind in ("discreet-card", "family-sheet"):
        for lang in LANGS:
            text = paper(world, kind, lang, discreet=True)
            for never in ("داعش", "ISIS", "DAIŞ", "الدولة الإسلامية", "MTH-"):
                assert never not in text
    iimp = paper(world, "iimp", "ar")
    assert "تنظيم الدولة الإسلامية (داعش)" in iimp and "كلام متداول" in iimp and "S-0002" in iimp
    icmp = paper(world, "icmp")
    assert "Samer Mahmoud al-Hassoun" in icmp
    assert "Mosul" not in icmp and "الرقة" not in icmp  # circumstances were not agreed to


def test_rezans_name_in_latin_letters_and_the_partner_in_kurmanji(told: Telling) -> None:
    world = told("03_rezan")
    text = paper(world, "wgeid")
    assert "Rezan Ahmad Hassan" in text
    with pytest.raises(UserError, match="E_GATE"):
        paper(world, "ncmp")
    kurmanji = paper(
        world,
        "case-file",
        "ku",
        purpose="search",
        recipient="partner_ngo",
        named="Hevdestî",
        level="C",
    )
    assert "Rêzan" in kurmanji and "Adar" in kurmanji


def test_two_brothers_on_one_complaint_and_never_on_one_form(told: Telling) -> None:
    world = told("04_basel_wasim")
    desk = world.coordinator
    basel, wasim = world.story.id("case-basel"), world.story.id("case-wasim")
    with pytest.raises(UserError, match="E_ONE_PERSON"):
        desk.submissions.new(SubmissionOrder(basel, "wgeid", cases=(wasim,)))
    made = desk.submissions.new(SubmissionOrder(basel, "prosecutor_de", cases=(wasim,))).ids[0]
    found = desk.submissions.prepare(made, because="قرار العائلة")
    assert len(found.items) == 5  # one frozen copy of both, a paper and a sealed annex for each
    papers = [one.pdf for one in desk.submissions.papers(made, frozen_now(desk, made))]
    annexes = papers[2:]
    assert all("Sealed annex" in " ".join(text_of(one).split()) for one in annexes)
    papers = papers[:2]
    names = ["باسل نذير الخطيب", "وسيم نذير الخطيب"]
    for pdf, name in zip(papers, names, strict=True):
        assert name in " ".join(text_of(pdf).split())
    for case in (basel, wasim):
        rows = [
            one
            for one in desk.cases.dossier(case).of("disclosure")
            if one.text("exit") == "submission"
        ]
        assert len(rows) == 1


def test_omars_parents_refusal_stands_on_no_other_paper(told: Telling) -> None:
    world = told("05_omar")
    assert stopped(world, "prosecutor_de") == "refused"
    for who, other in (("hanaa", "بدنا نعيش بسلام"), ("farouk", "هناء")):
        person = world.story.id(who)
        text = paper(world, "consent-form", "ar", person=person)
        assert other not in text
    assert "سوسن" not in paper(world, "iimp", "ar")
    own = paper(
        world,
        "prosecutor_de",
        own_rights=True,
        person=world.story.id("hanaa"),
        purpose="criminal_accountability",
    )
    assert "فاروق" not in own.replace("عمر فاروق", "") and "أمينة" not in own


def test_qusays_family_reads_what_was_found_and_no_blame(told: Telling) -> None:
    world = told("06_qusay")
    [check] = [one for one in world.coordinator.cases.list_kind("document_check") if one.parent][:1]
    text = paper(world, "document-note", "ar", item=check.parent)
    assert "توجد مؤشرات على أنها مزوَّرة" in text or "هي مزوَّرة" in text
    assert "لا أحد هنا يلومكم" in text and "صحيحة" not in text
    leaflet = paper(world, "extortion-leaflet", "ar")
    assert "البحث مجاني" in leaflet and "000111" not in digits(leaflet)


def test_qusays_number_warns_where_his_case_cannot_be_read(told: Telling) -> None:
    world = told("06_qusay")
    assert world.coordinator.access.safeguards.warning_of("+000 000 111") is not None
    assert world.coordinator.access.safeguards.warning_of("@abu_haydar_made_up") is not None


def test_janas_committee_gets_both_names_and_the_family_no_others(told: Telling) -> None:
    world = told("07_jana")
    assert stopped(world, "children_committee", "case-jana") == "refused"  # the uncle's no holds
    janas_uncle_is_asked_again(world)
    text = paper(world, "children_committee", "ar", case="case-jana")
    assert "جنى" in text and "لين" in text and "photo" not in text


def test_yazans_sheet_for_the_red_cross_goes_with_the_mother(told: Telling) -> None:
    world = told("10_yazan")
    text = paper(world, "icrc", "ar")
    assert "يحمل القريب هذه الورقة بنفسه" in text and "سبعتعش إلا شوي" in text
    assert "أبو سليم" not in text and "غريق" not in text
    assert "S-0011" in paper(world, "iimp", "ar") and "S-0012" in paper(world, "iimp", "ar")


def test_a_consent_form_of_every_story_is_of_one_person(told: Telling) -> None:
    world = told("05_omar")
    hanaa = paper(world, "consent-form", "en", person=world.story.id("hanaa"), discreet=False)
    assert hanaa.count("Who is asked") == 1
    assert "سوسن" not in hanaa and "أمينة" not in hanaa
