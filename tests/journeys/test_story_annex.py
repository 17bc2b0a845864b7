"""Story 4: exhibits with their digests, and those thought responsible in a sealed annex. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.journeys.test_story_papers import paper, stopped
from tests.journeys.test_story_property import together

from vsdesk.desk import Edit, usual_request
from vsdesk.words import LANGS, Words, plain

if TYPE_CHECKING:
    from tests.journeys.conftest import Telling
    from tests.journeys.world import World

    from vsdesk.words import Lang

OFFICER: Final = "العقيد المختلَق سمير الوهمي"
CASE: Final = "case-wasim"
COURT: Final = {"purpose": "criminal_accountability", "recipient": "prosecutor_de"}


def with_an_officer(world: World) -> None:
    """A made-up officer is thought to have had a part; one more name was told without any body."""
    desk, officer = world.coordinator, world.coordinator.context.new_id()
    arrest = world.story.id("arrest-wasim")
    desk.cases.save(
        [
            Edit(
                "perpetrator",
                {"type": "individual", "name_ar": OFFICER, "name_en": "Made-up Officer"},
                id=officer,
            ),
            Edit("involvement", {"perpetrator": officer, "degree": "ordered"}, parent=arrest),
            Edit("involvement", {"named_as": "أبو وهم المختلَق"}, parent=arrest),
        ]
    )


@pytest.mark.parametrize("lang", LANGS)
def test_the_complaint_says_only_that_an_annex_exists(told: Telling, lang: Lang) -> None:
    world = told("04_basel_wasim")
    with_an_officer(world)
    text = together(paper(world, "prosecutor_de", lang, case=CASE))
    say = Words(lang).say
    note = plain(
        say("Names of those thought responsible stand in a sealed annex, for this court alone.")
    )
    assert together(note) in text
    for never in (OFFICER, "Made-up Officer", "أبو وهم المختلَق"):
        assert together(never) not in text
    annex = together(paper(world, "sealed-annex", lang, case=CASE))
    assert together(plain(say("Sealed annex: who is thought responsible, by name"))) in annex
    # Without a Kurmanji name a Kurdish reader is shown the Arabic one (languages.py, `fallback`).
    for name in (OFFICER if lang != "en" else "Made-up Officer", "أبو وهم المختلَق"):
        assert together(name) in annex
    assert together(plain(say("alleged"))) in annex


def test_exhibits_stand_with_their_digests_and_the_body_in_full(told: Telling) -> None:
    world = told("04_basel_wasim")
    digest = world.record("registry-paper").text("sha256")
    text = together(paper(world, "prosecutor_de", "en", case=CASE))
    assert len(digest) == 64 and digest in text
    assert "AirForceIntelligence" in text


def test_the_annex_is_for_a_court_at_level_a_or_b_only(told: Telling) -> None:
    world = told("04_basel_wasim")
    with_an_officer(world)
    assert usual_request("sealed-annex") == tuple(COURT.values())
    assert stopped(world, "sealed-annex", CASE, level="C") == "perpetrator"
    assert stopped(world, "sealed-annex", CASE, purpose="search", recipient="iimp") == "perpetrator"
    assert stopped(world, "sealed-annex", CASE, purpose="casework", recipient="own_org") == (
        "perpetrator"
    )
    assert stopped(world, "sealed-annex", CASE, recipient="prosecutor_sy") == "not_asked"
