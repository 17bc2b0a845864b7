"""The ten acceptance stories, told in real vaults: what holds for all of them (made-up people)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.journeys.telling import Story, made_up_file, stories
from tests.journeys.world import World, digits, tell, whole_allowed
from tests.reports.paper import text_of

from vsdesk.cli.demo_search import found_in
from vsdesk.desk import SheetOrder
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.dictionary.vocabulary import Vocabularies
from vsdesk.words import LANGS, Lang

if TYPE_CHECKING:
    from vsdesk.desk import Desk

# Nobody is spoken of as dead before forensic identification.
NEVER = ("المرحوم", "الشهيد", "أرملة", "أرمل", "غريق", "was killed", "widow", "rehmetî", "şehîd")
MONTHS_NEVER = ("reşemî", "avrêl", "pûşper", "gelawêj", "rezber", "kewçêr", "sermawez")


@pytest.fixture(scope="module", params=stories(), ids=lambda story: story.name)
def world(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """Each story, told once for the tests of this module."""
    told = tell(request.param, tmp_path_factory.mktemp(request.param.name))
    yield told
    told.house.close()


def test_there_are_ten() -> None:
    assert len(stories()) == 10
    used = {row["kind"] for story in stories() for row in story.rows}
    assert len(used) >= 40, sorted({kind.name for kind in Dictionary.load().kinds} - used)


def test_no_link_of_a_story_points_to_nothing() -> None:
    for story in stories():
        ids = [row["id"] for row in story.rows if "id" in row]
        assert len(ids) == len(set(ids))


def test_it_reaches_the_coordinator_whole(world: World) -> None:
    assert [one.status for one in world.received] == ["applied"] * len(world.field)
    assert not world.coordinator.cases.differences.open()
    for part, desk in world.field.items():
        assert desk.access.check().ok
        for row in world.story.parts[part]:
            mine, theirs = desk.cases.record(row["id"]), world.coordinator.cases.record(row["id"])
            assert mine.fields == theirs.fields, row["kind"]
            assert not mine.deleted
    for item in world.story.of("evidence_item"):
        if "file_name" in item:
            assert world.coordinator.files.attachment(item["id"]) == made_up_file(item)


def test_every_word_comes_back_byte_for_byte(world: World, tmp_path: Path) -> None:
    world.coordinator.loads.dump(tmp_path / "dump")
    held = (tmp_path / "dump" / "records.jsonl").read_text(encoding="utf-8")
    strings = {text for line in held.splitlines() for text in _strings(json.loads(line))}
    missing = world.story.words() - strings
    assert not missing
    assert len(world.story.words()) > 20


def test_a_dump_loaded_into_another_vault_is_equal(world: World, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    first, second = tmp_path / "first", tmp_path / "second"
    world.coordinator.loads.dump(first)
    house = type(world.house)(tmp_path / "other", world.house.clock, world.house.rng)
    try:
        other = house.coordinator()
        other.loads.load(_lines(first), files=first / "files")
        other.loads.dump(second)
    finally:
        house.close()
    # Who loads a dump speaks for it: numbers that waited for a coordinator's word are warned of at once.
    warned = [
        [one for one in _rows(at) if one["kind"] == "warned_contact"] for at in (first, second)
    ]
    assert all(one in warned[1] for one in warned[0])
    told = [[one for one in _rows(at) if one not in warned[1]] for at in (first, second)]
    assert told[1] == told[0]
    names = [{path.name for path in (folder / "files").iterdir()} for folder in (first, second)]
    assert names[0] == names[1]


def test_no_bundle_and_no_vault_shows_a_phone_or_a_source_in_plain_text(world: World) -> None:
    secrets = world.story.secrets()
    assert secrets
    folders = [
        world.stick,
        *(desk.access.folder for desk in (world.coordinator, *world.field.values())),
    ]
    assert found_in(folders, secrets) == []


def test_no_preview_of_a_search_shows_a_phone_or_a_source(world: World) -> None:
    for desk in (world.coordinator, *world.field.values()):
        for secret in world.story.secrets():
            for hit in desk.cases.searches.run(secret).more(50):
                shown = " ".join((hit.title, hit.subtitle, *(one.text for one in hit.why)))
                assert secret not in shown
                assert hit.kind != "source" and hit.root_kind != "source"


def test_each_sheet_opens_in_three_languages_and_says_what_it_is(world: World) -> None:
    desk = world.coordinator
    for case in [row["id"] for row in world.story.of("case")]:
        for copy, lang in enumerate(LANGS, 1):
            before = len(desk.cases.dossier(case).of("disclosure"))
            with whole_allowed(desk, case):
                order = SheetOrder(case, (lang,), discreet=False)
                printed = desk.outbound.sheets.print_sheet(order)
            text = text_of(printed.pdf)
            assert _named(desk, case) & set(text.split()), "the missing person's name"
            _says_what_it_is(text, lang, copy)
            _keeps_what_stays(text, world.story)
            rows = desk.cases.dossier(case).of("disclosure")
            assert len(rows) == before + 1
            (row,) = [one for one in rows if one.value("digest") == printed.digest][-1:]
            assert (row.value("exit"), row.value("level"), row.value("lang")) == (
                "sheet",
                "b",
                [lang],
            )


def test_a_discreet_sheet_names_no_group_and_no_place(world: World) -> None:
    desk = world.coordinator
    for case in [row["id"] for row in world.story.of("case")]:
        for lang in LANGS:
            text = text_of(desk.outbound.sheets.sheet(SheetOrder(case, (lang,), discreet=True)).pdf)
            _keeps_what_stays(text, world.story)
            assert not [word for word in _telling(lang) if word in text]


def _says_what_it_is(text: str, lang: Lang, copy: int) -> None:
    """Recipient and copy stand on the paper; a family is told no level."""
    words = set(text.replace(":", " ").split())
    recipient = Labels(lang, Vocabularies.load()).term("recipient", "family")
    assert {str(copy), *recipient.split()} <= words


def _keeps_what_stays(text: str, story: Story) -> None:
    """No phone of the family, nobody behind a code, no word of death, no month of another dialect."""
    row = digits(text)
    for secret in story.secrets():
        assert secret not in text
        number = digits(secret)
        assert len(number) < 6 or number not in row
    lowered = text.casefold()
    assert not [word for word in (*NEVER, *MONTHS_NEVER) if word in lowered]


def _telling(lang: Lang) -> list[str]:
    """Words that would tell a stranger at a checkpoint what the paper is about."""
    labels = Labels(lang, Vocabularies.load())
    groups = [labels.term("perpetrator_group", key) for key in ("isis", "gov_mi", "gov_afi")]
    kinds = [labels.term("event_type", key) for key in ("arrest", "abduction")]
    return [*groups, *kinds, "داعش", "ISIS", "DAIŞ", "اختفاء", "disappear"]


def _named(desk: Desk, case: str) -> set[str]:
    dossier = desk.cases.dossier(case)
    (person,) = dossier.linked(dossier.head, "person")
    return {str(person.value(f"given_{one}")) for one in ("ar", "ku", "lat")}


def _lines(folder: Path) -> list[bytes]:
    return (folder / "records.jsonl").read_bytes().splitlines()


def _rows(folder: Path) -> list[dict[str, Any]]:
    """The records of a dump in one order, without what each vault writes of itself."""
    rows = [json.loads(line) for line in _lines(folder)[1:]]
    kept = [row for row in rows if row["kind"] not in ("audit", "bundle")]
    return sorted(({**row, "blob": None} for row in kept), key=lambda row: str(row["id"]))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, str):
        yield value
