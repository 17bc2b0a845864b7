"""Stories 3 and 4 end to end: the same person whatever the spelling, in several vaults.
All people are made up."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import pytest
from tests.desk.test_matching import crowd
from tests.journeys.telling import OFFICE, Story
from tests.journeys.world import World, carry, tell

from vsdesk.desk import BANDS, Edit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.desk import Desk


class Undecided(Story):
    """A story as the field tells it, before the office decided anything."""

    @cached_property
    def parts(self) -> dict[str, list[dict[str, Any]]]:
        return {part: rows for part, rows in super().parts.items() if part != OFFICE}


@pytest.fixture
def brothers(tmp_path: Path) -> Iterator[World]:
    """Four reports of two brothers: two field vaults, both bundles at the coordinator's."""
    world = tell(Undecided("04_basel_wasim"), tmp_path / "story")
    crowd(world.coordinator)  # how rare a name is shows among others only
    world.coordinator.matching.suggestions.match_new()
    yield world
    world.house.close()


def queue(desk: Desk) -> dict[str, set[frozenset[str]]]:
    """Every open pair by band."""
    return {
        band: {frozenset((one.a, one.b)) for one in desk.matching.pairs(band, limit=500).rows}
        for band in BANDS
    }


def asked(world: World, desk: Desk) -> set[frozenset[str]]:
    """The open pairs of the story, whatever the band; the crowd has some of its own."""
    return {pair for found in queue(desk).values() for pair in found if pair <= {*_cases(world)}}


def ends(world: World, first: str, second: str) -> tuple[str, str]:
    """The ids of two cases of the story."""
    return world.story.id(f"case-{first}"), world.story.id(f"case-{second}")


def decided(world: World) -> None:
    """What the office decides about all that waits."""
    desk = world.coordinator
    desk.matching.decide_pair(
        *ends(world, "basel", "s-basel"),
        "same",
        "أكدت الأخت هاتفياً",
        shown=desk.matching.pair_shown(*ends(world, "basel", "s-basel")),
    )
    desk.matching.decide_pair(
        *ends(world, "wasim", "s-vasim"),
        "same",
        "الاسم بكتابة الكيملك",
        shown=desk.matching.pair_shown(*ends(world, "wasim", "s-vasim")),
    )
    for first, second in (
        ("basel", "wasim"),
        ("basel", "s-vasim"),
        ("s-basel", "wasim"),
        ("s-basel", "s-vasim"),
    ):
        desk.matching.decide_pair(
            *ends(world, first, second),
            "relatives",
            "إخوة: لا تدمجوا",
            shown=desk.matching.pair_shown(*ends(world, first, second)),
        )


def second_coordinator(house: House, world: World, tmp_path: Path) -> Desk:
    """Another coordinator, with all that the first one has."""
    other = house.documenter("سلام", world.coordinator, "coordinator")
    carry(world.coordinator, other, tmp_path / "to-the-other")
    return other


def test_two_pairs_are_strong_and_brothers_stand_among_relatives(brothers: World) -> None:
    found = queue(brothers.coordinator)
    same = {
        frozenset(ends(brothers, *pair)) for pair in (("basel", "s-basel"), ("wasim", "s-vasim"))
    }
    crossed = {
        frozenset(ends(brothers, one, two))
        for one in ("basel", "s-basel")
        for two in ("wasim", "s-vasim")
    }
    assert found["strong"] == same
    assert not crossed & (found["strong"] | found["likely"])
    assert crossed <= found["relatives"]


def test_relatives_travels_and_is_not_asked_again(brothers: World, tmp_path: Path) -> None:
    decided(brothers)
    assert not asked(brothers, brothers.coordinator)
    other = second_coordinator(brothers.house, brothers, tmp_path)
    other.matching.suggestions.match_new()
    assert not asked(brothers, other), "what was decided is not asked a second coordinator"
    stands = other.matching.decision(*ends(brothers, "basel", "wasim"))
    assert stands is not None
    assert (stands.decision, stands.why) == ("relatives", "إخوة: لا تدمجوا")
    other.cases.save([Edit("person", {"occupation": "طالب هندسة"}, id=brothers.story.id("basel"))])
    other.matching.suggestions.match_new()
    assert not asked(brothers, other), "nor after a later save"
    basel = other.matching.groups.group_of(ends(brothers, "basel", "s-basel")[0])
    assert basel is not None
    assert set(basel.roots) == set(ends(brothers, "basel", "s-basel")) and not basel.against


def test_a_link_deletes_nothing_and_says_how_many_told_it(brothers: World) -> None:
    before = {case: brothers.coordinator.cases.dossier(case).head for case in _cases(brothers)}
    decided(brothers)
    desk = brothers.coordinator
    assert desk.access.status().cases == 44
    assert {case: desk.cases.dossier(case).head for case in _cases(brothers)} == before
    person = desk.matching.groups.one_person(brothers.story.id("case-basel"))
    assert person is not None
    told = {
        (one.field, str(writing)): len(one.roots) for one in person.rows for writing in one.writings
    }
    assert told["given", "باسل"] == told["father", "نذير"] == 2
    assert told["family", "al-Khatib"] == told["family", "Hatib"] == 2, (
        "one name, as Turks write it"
    )


def test_the_registry_entry_of_wasim_stays_with_wasim(brothers: World) -> None:
    decided(brothers)
    desk, story = brothers.coordinator, brothers.story
    assert desk.cases.record(story.id("case-basel")).value("fate") == "unknown_presumed_alive"
    kinds = {one.text("type") for one in desk.cases.dossier(story.id("case-basel")).of("event")}
    assert "registry_entry" not in kinds


def test_a_documenter_does_not_get_what_the_office_decided(brothers: World, tmp_path: Path) -> None:
    decided(brothers)
    sister = brothers.field["sister"]
    carry(brothers.coordinator, sister, tmp_path / "to-sister")
    assert sister.matching.decided() == ()


def test_rezan_is_hinted_at_in_every_writing_before_his_family_is_asked_again(
    tmp_path: Path,
) -> None:
    world = tell(Story("03_rezan"), tmp_path / "story")
    case = world.story.id("case")
    for desk in (world.coordinator, *world.field.values()):
        desk.matching.suggestions.match_new()
        for typed in (
            {"given_ar": "ريزان", "father_ar": "أحمد", "family_ar": "حسن"},
            {"given_ar": "رِيزان", "father_ar": "احمد", "family_ar": "حسن"},
            {"given_lat": "Rezan", "father_lat": "Ahmad", "family_lat": "Hassan"},
            {"given_ku": "Rêzan", "father_ku": "Ehmed", "family_ku": "Hesen"},
        ):
            assert [one.root for one in desk.matching.suggestions.hints(typed)] == [case], typed
        assert (
            desk.matching.suggestions.hints(
                {"given_ar": "سامر", "father_ar": "أحمد", "family_ar": "حسن"}
            )
            == ()
        )
    world.house.close()


def test_the_mukhtars_paper_is_a_second_report_of_rezan(tmp_path: Path) -> None:
    """Told again in Arabic in another vault: found, accepted, both reports stay."""
    world = tell(Story("03_rezan"), tmp_path / "story")
    desk, case = world.coordinator, world.story.id("case")
    field = world.house.documenter("أمل", desk)
    paper = {
        "given_ar": "ريزان",
        "father_ar": "أحمد",
        "family_ar": "حسن",
        "mother_given_ar": "خزال",
    }
    again = field.cases.new_case(paper).ids[0]
    field.cases.save(
        [
            Edit(
                "event",
                {
                    "type": "arrest",
                    "is_disappearance": True,
                    "date": {"from": "2012-03-28", "to": "2012-03-28", "precision": "day"},
                },
                parent=again,
            )
        ]
    )
    carry(field, desk, tmp_path / "from-amal")
    assert desk.matching.suggestions.match_new().found == 1
    found = queue(desk)
    assert frozenset((case, again)) in found["strong"] | found["likely"]
    desk.matching.decide_pair(
        case, again, "same", "الأم خزال والتاريخ نفسه", shown=desk.matching.pair_shown(case, again)
    )
    assert desk.matching.groups.linked(case) == (again,) and desk.access.status().cases == 2
    assert desk.cases.record(case).value("person") != desk.cases.record(again).value("person")
    world.house.close()


def _cases(world: World) -> list[str]:
    return [world.story.id(f"case-{one}") for one in ("basel", "wasim", "s-basel", "s-vasim")]
