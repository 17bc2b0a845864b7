"""Story 9: the dossier of the house and the plain list for Raghad. Made-up people."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

import pikepdf
import pytest
from tests.journeys.test_story_papers import paper, stopped
from tests.journeys.test_story_readiness import edit
from tests.journeys.world import term

from vsdesk.desk import SHEETS, SheetOrder, usual_request
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.dictionary.vocabulary import Vocabularies
from vsdesk.words import LANGS, Words, capital, plain

if TYPE_CHECKING:
    from tests.journeys.conftest import Telling

    from vsdesk.words import Lang

PARTNER: Final = "شريك قانوني (مختلَق)"
CHILDREN: Final = ("حسن", "مريم", "زين")


def together(text: str) -> str:
    """Without spaces: reading a page back may part a word from the sign that follows."""
    return re.sub(r"\s", "", text)


def test_both_papers_are_offered_and_the_dossier_goes_to_a_partner() -> None:
    assert {"property-dossier", "papers-missing"} <= set(SHEETS)
    assert usual_request("property-dossier") == ("hlp_claim", "partner_ngo")
    assert usual_request("papers-missing") == ("casework", "family")


@pytest.mark.parametrize("lang", LANGS)
def test_the_dossier_is_two_pages_and_says_what_the_papers_say(told: Telling, lang: Lang) -> None:
    world = told("09_house")
    order = SheetOrder(world.story.id("case"), (lang,), "property-dossier", named=PARTNER)
    pdf = world.coordinator.outbound.sheets.sheet(order).pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) <= 2
    text = paper(world, "property-dossier", lang, named=PARTNER)
    say = Words(lang).say
    for words in (
        plain(
            say(
                "According to the papers shown and to what was told. It is no finding of who owns what, and no value is converted."
            )
        ),
        "20,000 USD",
        capital(term(lang, "tenure", "green_tapu")),
        capital(term(lang, "hlp_violation", "forced_sale")),
        plain(say("A paper with this person's signature is dated in the detention.")),
        plain(say("In the order of the dates")),
        plain(say("What is still missing")),
        "بعنا البيت بالعشرين ألف دولار",
    ):
        assert together(words) in together(text), words
    for never in ("بديع", "المشتري", "909", "EUR", "SYP"):
        assert never not in text.replace(PARTNER, ""), never


def test_detention_demand_sale_and_flight_stand_on_one_line(told: Telling) -> None:
    text = paper(told("09_house"), "property-dossier", "en", named=PARTNER)
    line = text[text.index("In the order of the dates") : text.index("What is still missing")]
    found = [
        line.index(words)
        for words in (
            "Arrest",
            "Call asking for ransom",
            "sold under pressure",
            "20 May 2014",
            "Displacement",
        )
    ]
    assert found == sorted(found)


@pytest.mark.parametrize("lang", LANGS)
def test_plot_and_share_stand_on_the_dossier_as_on_the_paper(told: Telling, lang: Lang) -> None:
    """A lawyer asks for them first. All is made up."""
    world, labels = told("09_house"), Labels(lang, Vocabularies.load())
    edit(
        world,
        "hlp_asset",
        "house",
        cadastral_zone="بابا عمرو",
        section_no="3",
        plot_no="4711",
        share="600 / 2400",
        co_owners="أخوه، مختلق",
        paper_held_by="عمّه، مختلق",
    )
    text = together(paper(world, "property-dossier", lang, named=PARTNER, level="B"))
    for field, words in (
        ("cadastral_zone", "بابا عمرو"),
        ("plot_no", "4711"),
        ("share", "600 / 2400"),
    ):
        assert together(labels.field("hlp_asset", field)) in text, field
        assert together(words) in text, words


def test_heirs_under_18_and_names_in_the_papers_stay_at_level_c(told: Telling) -> None:
    world = told("09_house")
    for level in ("B", "C"):
        text = paper(world, "property-dossier", "ar", named=PARTNER, level=level)
        assert not [one for one in CHILDREN[1:] if one in text]
    assert "الجزيرة السابعة" not in text and "Owner" not in text


def test_no_dossier_leaves_without_a_yes_for_that_partner(told: Telling) -> None:
    world = told("09_house")
    assert stopped(world, "property-dossier", named="شريك آخر (مختلَق)") == "not_asked"
    assert stopped(world, "property-dossier", recipient="public", purpose="media")


@pytest.mark.parametrize("lang", LANGS)
def test_raghads_list_is_plain_and_asks_for_no_proof_of_death(told: Telling, lang: Lang) -> None:
    world = told("09_house")
    text = paper(world, "papers-missing", lang, person=world.story.id("raghad"))
    say = Words(lang).say
    guardianship = term(lang, "document_type", "guardianship")
    for words in (
        plain(say("What your file still lacks")),
        guardianship,
        plain(say("Nothing on this list is a condition for the search, or for our help.")),
        plain(
            say(
                "A judgment of death is about inheritance and does not end the search. An agency for a missing person may be enough instead."
            )
        ),
    ):
        assert together(words) in together(text), words
    for never in (
        "الوعر",
        "20,000",
        "USD",
        "بديع",
        "الأمن العسكري",
        term(lang, "document_type", "death_judgment") + ":",
    ):
        assert never not in text, never


def test_what_is_known_is_not_asked_for(told: Telling) -> None:
    world = told("09_house")
    edit(world, "hlp_asset", "house", tenure=None, value_told=None, documents=[])
    before = paper(world, "papers-missing", "en")
    assert "on what it was held" in before and "a copy or a photo of:" in before
    assert "in the family's own words" in before
    edit(world, "hlp_asset", "house", tenure="green_tapu", value_told="20,000 USD")
    after = paper(world, "papers-missing", "en")
    assert "on what it was held" not in after and "in the family's own words" not in after
    edit(world, "civil_doc_issue", "guardian", status="solved")
    assert "guardianship:" not in paper(world, "papers-missing", "en")


@pytest.mark.parametrize("lang", LANGS)
def test_rezan_lost_no_right_by_being_absent(told: Telling, lang: Lang) -> None:
    """Story 3: the application under Decree 13 could not include him; nothing says more than that."""
    world = told("03_rezan")
    text = together(paper(world, "papers-missing", lang, discreet=False))
    hint = plain(
        Words(lang).say(
            "Who was absent could not be included in the application. That says nothing about their right: ask a lawyer how it is applied for later."
        )
    )
    assert together(hint) in text
    assert together(term(lang, "civil_doc_problem", "absent_member")) in text
    for kind in ("papers-missing", "family-sheet", "case-file"):
        said = paper(world, kind, lang).casefold()
        for never in (
            "lost his",
            "lost the right",
            "lost their",
            "forfeit",
            "فقد حقه",
            "خسر حق",
            "سقط حق",
            "mafê xwe winda",
        ):
            assert never not in said, (kind, never)
