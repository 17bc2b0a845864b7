"""An organisation's own terms at the desk: by file on one computer, by record on all of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import PASSPHRASE, House, whole_case
from tests.reports.paper import text_of

from vsdesk.desk import Desk, Edit, Secret, SheetOrder
from vsdesk.errors import UserError
from vsdesk.records.dictionary.labels import Labels
from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

RADIO: dict[str, Json] = {
    "vocabulary": "body_approached",
    "key": "camp_office",
    "label": {"ar": "مكتب المخيّم", "src_lang": "ar"},
}
FILE = '[body_approached]\ncamp_office = { ar = "مكتب المخيّم" }\nsarc = { hidden = true }\n'


def _again(desk: Desk, house: House, name: str) -> Desk:
    """Lock, and open again."""
    desk.access.lock()
    opened = Desk.open(desk.access.folder, Secret.of_text(PASSPHRASE), house.env(name))
    house.desks.append(opened)
    return opened


def _put(house: House, name: str, text: str, file: str = "own.toml") -> None:
    folder = house.env(name).profile / "vocabularies"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(text, encoding="utf-8")


def _give(giver: Desk, taker: Desk, stick: Path) -> None:
    stick.mkdir(exist_ok=True)
    handed = giver.sync.hand_over(stick, [taker.access.status().device_id])
    taker.sync.intake.receive([f for one in handed for f in one.files])


def _term(desk: Desk, key: str = "camp_office") -> str:
    return Labels("ar", desk.context.dictionary.vocabularies).term("body_approached", key)


def test_a_file_adds_and_hides_terms_on_this_computer(house: House) -> None:
    _put(house, "هالة", FILE)
    hala = house.documenter("هالة")
    case, _, _ = whole_case(hala)
    hala.cases.save([Edit("search_action", {"body": "camp_office", "mode": "letter"}, parent=case)])
    hala.cases.save([Edit("search_action", {"body": "sarc", "mode": "letter"}, parent=case)])
    offered = dict(Labels("ar", hala.context.dictionary.vocabularies).terms("body_approached"))
    assert offered["camp_office"] == "مكتب المخيّم" and "sarc" not in offered
    assert _term(hala, "sarc") != "sarc"  # hidden, and still read
    hala = _again(hala, house, "هالة")
    assert _term(hala) == "مكتب المخيّم"


def test_a_bad_file_keeps_nobody_out(house: House) -> None:
    _put(house, "هالة", FILE)
    _put(house, "هالة", "[body_approached\n", "broken.toml")
    hala = house.documenter("هالة")
    assert _term(hala) == "مكتب المخيّم"
    (problem,) = hala.context.dictionary.vocabularies.problems
    assert plain(problem.sentence(Words("en"))).startswith("broken.toml, line 1: ")
    assert "السطر" in problem.sentence(Words("ar"))
    hala = _again(hala, house, "هالة")
    assert len(hala.context.dictionary.vocabularies.problems) == 1


def test_a_vault_without_the_file_keeps_the_value_and_shows_its_key(house: House) -> None:
    _put(house, "coordinator", FILE)
    coordinator = house.coordinator()
    hala = house.documenter("هالة", coordinator)
    case, _, _ = whole_case(coordinator)
    made = coordinator.cases.save(
        [Edit("search_action", {"body": "camp_office"}, parent=case)]
    ).ids[0]
    coordinator.cases.save([Edit("case", {"assigned": [hala.access.status().device_id]}, id=case)])
    _give(coordinator, hala, house.root / "there")
    assert hala.cases.record(made).text("body") == "camp_office" and _term(hala) == "camp_office"
    with pytest.raises(UserError) as unknown:
        hala.cases.save([Edit("search_action", {"body": "camp_office"}, parent=case)])
    assert unknown.value.name == "E_VALUE"
    hala.cases.save([Edit("search_action", {"reference_no": "12/4"}, id=made)])  # its other answers
    assert hala.outbound.sheets.sheet(SheetOrder(case, ("ar",))).pdf.startswith(b"%PDF")
    hala.loads.dump(house.root / "dump")
    lines = (house.root / "dump" / "records.jsonl").read_text("utf-8").splitlines()
    held = {row["id"]: row for row in map(json.loads, lines) if "id" in row}
    assert held[made]["body"] == "camp_office"
    coordinator.sync.intake.receive(
        [
            f
            for one in hala.sync.hand_over(
                house.root / "there", [coordinator.access.status().device_id]
            )
            for f in one.files
        ]
    )
    back = coordinator.cases.record(made)
    assert (back.text("body"), back.text("reference_no")) == ("camp_office", "12/4")


def test_a_term_that_is_a_record_travels(house: House) -> None:
    coordinator = house.coordinator()
    hala = house.documenter("هالة", coordinator)
    with pytest.raises(UserError) as refused:
        hala.cases.save([Edit("term_def", RADIO)])
    assert refused.value.name == "E_ROLE"
    coordinator.cases.save([Edit("term_def", RADIO)])
    coordinator.cases.save(
        [Edit("term_def", {"vocabulary": "body_approached", "key": "sarc", "hidden": True})]
    )
    _give(coordinator, hala, house.root / "stick")
    hala = _again(hala, house, "هالة")
    case, _, _ = whole_case(hala)
    hala.cases.save([Edit("search_action", {"body": "camp_office"}, parent=case)])
    assert _term(hala) == "مكتب المخيّم"
    offered = dict(Labels("ar", hala.context.dictionary.vocabularies).terms("body_approached"))
    assert "camp_office" in offered and "sarc" not in offered


def _loaded_elsewhere(desk: Desk, house: House, name: str) -> tuple[Desk, Path]:
    """The dump of a desk, loaded into a new vault that knows nothing of it."""
    folder = house.root / f"dump-{name}"
    desk.loads.dump(folder)
    other = house.coordinator(name)
    other.loads.load((folder / "records.jsonl").read_bytes().splitlines(), files=folder / "files")
    return other, folder


def test_a_dump_brings_terms_that_only_a_file_knew(house: House) -> None:
    _put(house, "هالة", FILE)
    hala = house.documenter("هالة")
    case, _, _ = whole_case(hala)
    made = hala.cases.save([Edit("search_action", {"body": "camp_office"}, parent=case)]).ids[0]
    other, folder = _loaded_elsewhere(hala, house, "other")
    first = json.loads((folder / "records.jsonl").read_text("utf-8").splitlines()[0])
    assert first["terms"] == {"body_approached": {"camp_office": {"ar": "مكتب المخيّم"}}}
    assert other.cases.record(made).text("body") == "camp_office" and _term(other) == "camp_office"
    lines = [b'{"kind": "search_action", "body": "camp_office", "parent": "%s"}' % case.encode()]
    with pytest.raises(UserError) as unknown:  # a code that nothing vouches for stays outside
        other.loads.load(lines)
    assert unknown.value.name == "E_VALUE" and unknown.value.params["field"] == "body"


@pytest.mark.parametrize(
    "terms", [7, [], {"body_approached": 7}, {"no_list": {"a": {}}}, {"": {"": 1}}]
)
def test_a_first_line_of_another_form_says_nothing(house: House, terms: object) -> None:
    coordinator = house.coordinator()
    case, _, _ = whole_case(coordinator)
    head = json.dumps({"vsdesk": 1, "schema": 2, "terms": terms}).encode()
    line = json.dumps({"kind": "note", "parent": case, "text": {"ar": "كلمة"}}).encode()
    assert coordinator.loads.load([head, line]).records == 1


def test_a_dump_brings_own_fields_and_their_values(house: House) -> None:
    coordinator = house.coordinator()
    camp: dict[str, Json] = {
        "key": "x_camp",
        "of_kind": "person",
        "type": "text",
        "label": {"ar": "المخيّم", "src_lang": "ar"},
    }
    coordinator.cases.save([Edit("field_def", camp), Edit("term_def", RADIO)])
    coordinator = _again(coordinator, house, "coordinator")
    case, person, _ = whole_case(coordinator)
    coordinator.cases.save([Edit("person", {"x_camp": "أطمة"}, id=person)])
    made = coordinator.cases.save(
        [Edit("search_action", {"body": "camp_office"}, parent=case)]
    ).ids[0]
    other, _ = _loaded_elsewhere(coordinator, house, "other")
    assert other.cases.record(person).value("x_camp") == "أطمة"
    assert other.cases.record(made).text("body") == "camp_office"
    other = _again(other, house, "other")
    assert other.context.dictionary.field("person", "x_camp") is not None
    assert _term(other) == "مكتب المخيّم"


@pytest.mark.parametrize("page", ["en", "ar"])
def test_the_lines_of_the_guide_load(house: House, page: str) -> None:
    guide = Path(__file__).parents[2] / "docs" / "guide" / f"{page}.md"
    lines = [one for one in guide.read_text("utf-8").splitlines() if one.startswith('{"kind"')]
    coordinator = house.coordinator()
    coordinator.loads.load([one.encode() for one in lines])
    coordinator = _again(coordinator, house, "coordinator")
    offered = dict(Labels("ar", coordinator.context.dictionary.vocabularies).terms("channel"))
    assert len(lines) == 3 and offered["radio"] == "راديو" and "signal" not in offered
    camp = coordinator.context.dictionary.field("person", "x_camp")
    assert camp is not None and camp.printed


def test_a_kurdish_sheet_says_own_words_in_arabic_before_english(house: House) -> None:
    coordinator = house.coordinator()
    camp: dict[str, Json] = {
        "key": "x_camp",
        "of_kind": "person",
        "type": "text",
        "printed": True,
        "sensitivity": 1,
        "label": {"ar": "المخيّم", "en": "Campground", "src_lang": "ar"},
    }
    office: dict[str, Json] = {
        "vocabulary": "event_type",
        "key": "x_roundup",
        "label": {"ar": "تمشيط الحي", "en": "Neighbourhood sweep", "src_lang": "ar"},
    }
    coordinator.cases.save([Edit("field_def", camp), Edit("term_def", office)])
    coordinator = _again(coordinator, house, "coordinator")
    case, person, _ = whole_case(coordinator)
    coordinator.cases.save([Edit("person", {"x_camp": "أطمة"}, id=person)])
    coordinator.cases.save(
        [
            Edit(
                "event",
                {"type": "x_roundup", "date": {"from": "2013", "precision": "year"}},
                parent=case,
            )
        ]
    )
    said = text_of(coordinator.outbound.sheets.sheet(SheetOrder(case, ("ku",))).pdf)
    assert "Neighbourhood" not in said and "Campground" not in said
    assert "تمشيط الحي" in said and "المخيّم" in said
    assert "Neighbourhood sweep" in text_of(
        coordinator.outbound.sheets.sheet(SheetOrder(case, ("en",))).pdf
    )
