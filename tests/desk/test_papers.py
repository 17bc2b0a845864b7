"""Sheets, loads and dumps at the desk: what leaves is noted, what comes back is equal."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image
from tests.desk.conftest import House, whole_case
from tests.reports.paper import text_of

from vsdesk.desk import CaseFilter, Desk, Edit, SheetOrder, sheet_langs, unset_words
from vsdesk.errors import UserError
from vsdesk.records.consent import questions
from vsdesk.reports import PHOTO_BOX
from vsdesk.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang


@pytest.fixture
def hala(house: House) -> Desk:
    """A documenter's desk."""
    return house.documenter("هالة")


def test_a_preview_leaves_no_row_and_a_print_leaves_one(hala: Desk) -> None:
    case, _, _ = whole_case(hala)
    preview = hala.outbound.sheets.sheet(SheetOrder(case, ("ar",)))
    assert preview.pdf.startswith(b"%PDF") and hala.cases.dossier(case).of("disclosure") == ()
    printed = hala.outbound.sheets.print_sheet(SheetOrder(case, ("ar",)))
    assert printed.pdf == preview.pdf
    (row,) = hala.cases.dossier(case).of("disclosure")
    assert row.value("digest") == printed.digest
    assert row.value("copy_no") == 1
    assert hala.outbound.sheets.sheet(SheetOrder(case, ("en",))).copy == 2


def test_without_consent_no_sheet_leaves(hala: Desk) -> None:
    case = hala.cases.new_case(
        {"given_ar": "سامر", "father_ar": "محمود", "family_ar": "الحسون"}
    ).ids[0]
    with pytest.raises(UserError) as refused:
        hala.outbound.sheets.sheet(SheetOrder(case))
    assert refused.value.name == "E_GATE"


def test_the_photo_stays_without_photo_consent(house: House, hala: Desk) -> None:
    agreed = hala.outbound.sheets.sheet(SheetOrder(whole_case(hala)[0])).pdf
    case = whole_case(hala, photo_use=False)[0]
    assert b"/DCTDecode" in agreed
    assert b"/DCTDecode" not in hala.outbound.sheets.sheet(SheetOrder(case)).pdf


def test_the_family_phone_is_on_no_sheet(hala: Desk) -> None:
    case, _, family = whole_case(hala)
    hala.outbound.sheets.set_contact("ريما", "+90 511 111 11 11", "10–13")
    del family
    withheld = hala.outbound.sheets.sheet(SheetOrder(case)).withheld
    assert "contact_channel" in {one.kind for one in withheld}


def test_characters_without_a_letter_are_told_with_the_sheet(hala: Desk) -> None:
    case, _, _ = whole_case(hala)
    person = str(hala.cases.record(case).value("person"))
    assert hala.outbound.sheets.sheet(SheetOrder(case)).unset == ()
    names = ("ܣܠܝܡ", "Սալիմ", "漢字", "Σε 😀 漢")
    hala.cases.save(
        [Edit("person_name", {"value": one, "type": "nickname"}, parent=person) for one in names]
    )
    both: tuple[tuple[Lang, ...], ...] = (("ar",), ("ar", "en"))
    for langs in both:
        printed = hala.outbound.sheets.sheet(SheetOrder(case, langs))
        assert printed.unset == tuple(sorted("漢字Σε😀"))
    words = unset_words(Words("ar"), printed.unset)
    assert "5" in words and all(one in words for one in printed.unset)
    assert unset_words(Words("ar"), ()) == ""


@pytest.mark.parametrize("size", [(2400, 3000), (5680, 7100)])  # of 7 and of 40 megapixels
def test_the_photo_is_embedded_at_300_dpi(hala: Desk, size: tuple[int, int]) -> None:
    case, _, _ = whole_case(hala)
    large = io.BytesIO()
    Image.effect_noise((600, 750), 60).resize(size).save(large, "JPEG")
    hala.files.attach(io.BytesIO(large.getvalue()), case)
    with pikepdf.open(io.BytesIO(hala.outbound.sheets.sheet(SheetOrder(case)).pdf)) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        assert (int(image.Width), int(image.Height)) == PHOTO_BOX == (383, 479)
        assert [str(one) for one in image.Filter][-1] == "/DCTDecode"
        assert len(image.read_raw_bytes()) < 200_000


def test_what_a_language_option_means() -> None:
    assert sheet_langs("ar,en+ku") == [("ar",), ("en", "ku")]
    assert sheet_langs("ar,ar+en,ar,en+en") == [("ar",), ("ar", "en"), ("en",)]
    for odd in ("xx", "ar+ku+en", "", "ar,"):
        with pytest.raises(UserError):
            sheet_langs(odd)


def _lines(folder: Path) -> list[bytes]:
    return (folder / "records.jsonl").read_bytes().splitlines()


def test_a_dump_loads_back_equal(house: House, hala: Desk) -> None:
    case, person, _ = whole_case(hala)
    hala.cases.save([Edit("person", {"occupation": {"answer": "unknown"}}, id=person)])
    first = house.root / "dump-1"
    dumped = hala.loads.dump(first)
    assert dumped.files == 1
    assert json.loads(_lines(first)[0])["vsdesk"] == 1
    other = house.documenter("رامي")
    loaded = other.loads.load(_lines(first), files=first / "files")
    assert loaded.records == dumped.records
    second = house.root / "dump-2"
    other.loads.dump(second)
    rows = [[json.loads(line) for line in _lines(folder)] for folder in (first, second)]
    blobs = [row.pop("blob") for found in rows for row in found if "blob" in row]
    assert len(blobs) == 2  # each vault's own chunk list of the one file
    assert sorted(rows[0], key=str) == sorted(rows[1], key=str)
    (file,) = (first / "files").iterdir()
    assert (second / "files" / file.name).read_bytes() == file.read_bytes()
    assert other.cases.record(person).value("occupation") == {"answer": "unknown"}
    told = "أخدوه تالت يوم عيد الفطر سنة الألفين وتلاتعش"
    assert told in (second / "records.jsonl").read_text("utf-8")
    assert case in {one.id for one in other.cases.list_kind("case")}


@pytest.mark.parametrize(
    ("row", "code", "field"),
    [
        ({"kind": "persn"}, "E_KIND", None),
        ({"kind": "case", "nom": "مروان"}, "E_FIELD", "nom"),
        (
            {"kind": "event", "date": {"from": "2013-02-30", "precision": "day"}},
            "E_DATE",
            "date",
        ),
        ({"kind": "case", "case_type": "kidnap"}, "E_VALUE", "case_type"),
        ({"kind": "case", "person": "ab" * 16}, "E_LINK", "person"),
        ({"kind": "person", "given_ar": "مروان", "parent": "ab" * 16}, "E_LINK", "parent"),
        ({"kind": "person", "given_ar": 5}, "E_VALUE", "given_ar"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_loaded(
    hala: Desk, row: dict[str, object], code: str, field: str | None
) -> None:
    good = {"kind": "family", "display_name": "عائلة مثال"}
    lines = [json.dumps(one, ensure_ascii=False).encode() for one in (good, row)]
    with pytest.raises(UserError) as refused:
        hala.loads.load(lines)
    assert refused.value.name == code
    assert refused.value.params.get("line") == 2
    if field:
        assert refused.value.params.get("field") == field
    assert "مروان" not in str(refused.value)
    assert hala.access.status().families == 0


@pytest.mark.parametrize("line", [b"{", b"[1]", b"\xff\xfe", b'{"kind": 5}', b'{"id": "x"}'])
def test_a_line_that_is_no_record(hala: Desk, line: bytes) -> None:
    with pytest.raises(UserError):
        hala.loads.load([line])


def test_a_photo_that_is_none(hala: Desk) -> None:
    case, _, _ = whole_case(hala)
    before = len(hala.cases.dossier(case))
    with pytest.raises(UserError) as refused:
        hala.files.attach(io.BytesIO("ليست صورة".encode()), case, name="x.jpg")
    assert refused.value.name == "E_PHOTO"
    assert len(hala.cases.dossier(case)) == before


def test_a_dry_run_loads_nothing(hala: Desk) -> None:
    loaded = hala.loads.load(
        ['{"kind": "family", "display_name": "عائلة مثال"}'.encode()], dry_run=True
    )
    assert (loaded.records, loaded.dry_run) == (1, True)
    assert hala.access.status().families == 0


def test_the_sheet_is_discreet_for_a_family_inside_syria(hala: Desk) -> None:
    case, _, family = whole_case(hala)
    outside = hala.outbound.sheets.sheet(SheetOrder(case)).pdf
    raqqa = next(place.id for place in hala.context.dictionary.places if place.key == "SY1101")
    hala.cases.save([Edit("family", {"current_place": raqqa}, id=family)])
    inside = hala.outbound.sheets.sheet(SheetOrder(case)).pdf
    assert inside == hala.outbound.sheets.sheet(SheetOrder(case, discreet=True)).pdf != outside
    hala.cases.save([Edit("family", {"discreet": False}, id=family)])
    assert hala.outbound.sheets.sheet(SheetOrder(case)).pdf != inside


def test_it_is_discreet_where_somebody_of_the_house_does_not_know(hala: Desk) -> None:
    case, person, family = whole_case(hala)
    assert not hala.outbound.sheets.is_discreet(case)
    hala.cases.save([Edit("person_mark", {"type": "nobody_may_know_of"}, parent=person)])
    assert hala.outbound.sheets.is_discreet(case)
    hala.cases.save([Edit("family", {"discreet": False}, id=family)])
    assert not hala.outbound.sheets.is_discreet(case)  # who prints it was asked


def test_the_list_shows_a_shipped_place_and_finds_its_governorate(hala: Desk) -> None:
    case, _, _ = whole_case(hala)
    (event,) = hala.cases.dossier(case).of("event")
    raqqa = next(place.id for place in hala.context.dictionary.places if place.key == "SY1101")
    hala.cases.save([Edit("event", {"place": raqqa}, id=event.id)])
    row = hala.cases.lists.page(CaseFilter(governorate="SY11")).rows[0]
    assert (row.id, row.governorate) == (case, "SY11")
    assert "الرقة" in row.place


def test_nobody_becomes_their_own_forebear(hala: Desk) -> None:
    _, person, family = whole_case(hala)
    (mother,) = [one.value("person") for one in hala.cases.dossier(family).of("family_member")]
    assert isinstance(mother, str)
    values: dict[str, Json] = {"person": person, "related_to": mother, "relation": "mother"}
    line = json.dumps({"kind": "kinship", "parent": family, **values}).encode()
    with pytest.raises(UserError) as loaded:
        hala.loads.load([line])
    assert (loaded.value.name, loaded.value.params.get("line")) == ("E_CYCLE", 1)
    with pytest.raises(UserError) as saved:
        hala.cases.save([Edit("kinship", values, parent=family)])
    assert saved.value.name == "E_CYCLE"
    assert len(hala.cases.dossier(family).of("kinship")) == 1


def test_what_is_written_once_is_not_changed(hala: Desk) -> None:
    case, _, _ = whole_case(hala)
    hala.outbound.sheets.print_sheet(SheetOrder(case))
    (row,) = hala.cases.dossier(case).of("disclosure")
    with pytest.raises(UserError) as refused:
        hala.cases.save([Edit("disclosure", {"copy_no": 7}, id=row.id)])
    assert refused.value.name == "E_ONCE"
    hala.cases.delete(row.id, shown=hala.cases.shown(row.id))
    assert hala.cases.dossier(case).of("disclosure") == ()


def test_whoever_is_missing_has_not_answered(hala: Desk) -> None:
    """A consent written in the missing person's name lets nothing out, until the person is free."""
    case, person = hala.cases.new_case(
        {"given_ar": "سامر", "father_ar": "محمود", "family_ar": "الحسون"}
    ).ids
    grants = questions.grants_for("keep", "yes", {"grantor": person, "capacity": "self"})
    hala.cases.save([Edit("consent_grant", grant, parent=case) for grant in grants])
    with pytest.raises(UserError) as refused:
        hala.outbound.sheets.sheet(SheetOrder(case))
    assert refused.value.name == "E_GATE"
    hala.cases.save([Edit("case", {"search_status": "released_returned"}, id=case)])
    assert hala.outbound.sheets.sheet(SheetOrder(case)).pdf


@pytest.mark.parametrize("day", [{"from": "2014", "precision": "year"}, None])
def test_who_came_back_is_not_told_as_sought(hala: Desk, day: Json) -> None:
    """Nobody has to change the state of the search too."""
    case, person, _ = whole_case(hala)
    back: dict[str, Json] = {"type": "release", "confidence": "hearsay_named"}
    hala.cases.save([Edit("event", back | ({"date": day} if day else {}), parent=case)])
    order = SheetOrder(case, ("en",))
    with pytest.raises(UserError):
        hala.outbound.sheets.sheet(order)
    mine = questions.grants_for("keep", "yes", {"grantor": person, "capacity": "self"})
    hala.cases.save([Edit("consent_grant", {**one, "subject": case}, parent=case) for one in mine])
    said = text_of(hala.outbound.sheets.sheet(order).pdf)
    assert "search goes on" not in said and "Missing." not in said
    assert ("Release: 2014" if day else "Release") in said


def test_a_paper_of_bands_has_no_empty_heading_and_our_own_copy_counts_what_stays(
    house: House,
) -> None:
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    own = SheetOrder(case, langs=("en",), kind="case-file", level="D")
    said = text_of(desk.outbound.sheets.sheet(own).pdf)
    assert "What happened" not in [line.strip() for line in said.splitlines()]
    assert "answers)" in said
