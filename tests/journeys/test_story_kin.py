"""What follows from the stories by itself: lineage, donors, wives, soft flags (made-up people)."""

from __future__ import annotations

import pytest
from tests.journeys.conftest import Telling

from vsdesk.records.checks.flags import flags
from vsdesk.records.dictionary.vocabulary import Vocabularies
from vsdesk.records.kinship import graph


@pytest.mark.parametrize(
    ("story", "missing", "case", "lineages"),
    [
        ("01_marwan", "marwan", "case", {"najah": "M"}),
        (
            "02_samer",
            "samer",
            "case",
            {"fattoum": "M", "layla": "", "child-one": "P", "child-two": ""},
        ),
        ("03_rezan", "rezan", "case", {"siyar": "P+M", "xezal": "M"}),
        ("04_basel_wasim", "basel", "case-basel", {"nazir": "P", "hiyam": "M"}),
        ("07_jana", "jana", "case-jana", {"suad": "M", "aunt": "M", "nizar": "", "rana": "M"}),
        ("08_witness", "ghada", "case", {"sister": "M"}),
        (
            "09_house",
            "tareq",
            "case",
            {"walid": "P+M", "raghad": "", "child-0": "P", "child-1": ""},
        ),
        ("10_yazan", "yazan", "case", {"mona": "M", "uncle": "M"}),
    ],
)
def test_lineage_follows_the_path_and_the_sex(
    told: Telling, story: str, missing: str, case: str, lineages: dict[str, str]
) -> None:
    world = told(story)
    dossier = world.coordinator.cases.dossier(world.story.id(case))
    found = graph.relatives(dossier, world.story.id(missing))
    lineage = {one.person: one.lineage for one in found}
    assert {name: lineage[world.story.id(name)] for name in lineages} == lineages
    assert not graph.cycles(dossier)


def test_a_mother_alone_is_a_medium_hint_and_more_donors_make_it_strong(
    told: Telling,
) -> None:
    world = told("02_samer")
    case, samer = world.story.id("case"), world.story.id("samer")
    strong = graph.donor_hint(world.coordinator.cases.dossier(case), samer)
    assert strong.strength == "strong" and world.story.id("fattoum") in strong.donors
    for name in ("child-one-son-samer", "child-two-daughter-samer"):
        world.coordinator.cases.delete(
            world.story.id(name), shown=world.coordinator.cases.shown(world.story.id(name))
        )
    alone = graph.donor_hint(world.coordinator.cases.dossier(case), samer)
    assert (alone.strength, alone.donors) == ("medium", (world.story.id("fattoum"),))


def test_an_uncle_of_a_girl_shares_blood_and_no_lineage(told: Telling) -> None:
    world = told("07_jana")
    dossier = world.coordinator.cases.dossier(world.story.id("case-jana"))
    found = graph.relatives(dossier, world.story.id("jana"))
    (uncle,) = [one for one in found if one.person == world.story.id("nizar")]
    assert uncle.blood and not uncle.lineage
    hint = graph.donor_hint(dossier, world.story.id("jana"))
    assert {world.story.id(one) for one in ("suad", "aunt")} <= set(hint.donors)
    sought = {world.story.id(one) for one in ("father", "rana")}
    assert not sought & set(hint.donors)  # who is dead, or missing too, gives no sample


def test_two_wives_none_of_them_widowed_and_no_circle(told: Telling) -> None:
    world = told("05_omar")
    story = world.story
    dossier = world.coordinator.cases.dossier(story.id("case"))
    assert set(graph.wives(dossier, story.id("omar"))) == {story.id("hanaa"), story.id("sawsan")}
    for wife in ("hanaa", "sawsan"):
        offered = graph.civil_statuses(dossier, story.id(wife), Vocabularies.load())
        assert offered[0] == "spouse_of_missing" and "widowed" not in offered
    assert graph.cycles(dossier) == ()


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("01_marwan", {("seen_after_death", "sighting", "registry")}),
        ("02_samer", set()),
        ("03_rezan", set()),
        ("04_basel_wasim", set()),
        ("05_omar", set()),
        ("06_qusay", set()),
        ("07_jana", {("from_a_branch", "placing-paper")}),
        ("08_witness", set()),
        (
            "09_house",
            {("signed_while_detained", "poa", "arrest"), ("judged_death", "judgment")},
        ),
        ("10_yazan", {("zone_unknown", "voice")}),
    ],
)
def test_soft_flags_rise_where_the_story_says_so(
    told: Telling, story: str, expected: set[tuple[str, str, str]]
) -> None:
    world = told(story)
    wanted = {(code, *map(world.story.id, records)) for code, *records in expected}
    found = {
        (flag.code, *flag.records)
        for case in world.story.of("case")
        for flag in flags(world.coordinator.cases.dossier(case["id"]), "2026-11-24")
    }
    assert found == wanted
