"""Places in a file of names: a governorate by code or name, a place by any name. All people are made up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case
from tests.desk.test_matching import report

from vsdesk.desk.matching.report_facts import KnownPlaces, ReportFacts, one_within_other
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.places.gazetteer import place_id
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

PLACES = Dictionary.load().places


def taken_at(house: House, place: dict[str, Json]) -> Desk:
    """A desk with one case that is compared, whose disappearance has this place."""
    desk = house.coordinator()
    whole_case(desk)
    [event] = desk.cases.list_kind("event")
    desk.cases.save([Edit("event", place, id=event.id)])
    desk.matching.suggestions.match_new()
    return desk


@pytest.mark.parametrize(
    "words",
    [
        "SY08",
        "sy08",
        "SY 08",
        "SY-08",
        "الحسكة",
        "محافظة الحسكه",
        "Al-Hasakeh",
        "Hasakah",
        "Hesekê",
        "Parêzgeha Hesekê",
        "hasakah governorate",
        "SY٠٨",
    ],
)
def test_a_governorate_is_known_by_its_code_and_by_its_names(words: str) -> None:
    assert KnownPlaces(PLACES).code(words) == "SY08"


def test_damascus_is_not_the_countryside_around_it() -> None:
    codes = KnownPlaces(PLACES)
    assert codes.code("دمشق") == "SY01" and codes.code("ريف دمشق") == "SY03"
    assert codes.code("Rural Damascus") == "SY03"
    assert {codes.code(place.key) for place in PLACES.governorates} == {
        place.key for place in PLACES.governorates
    }
    assert [codes.code(one) for one in ("", "13", "سوريا", "محافظة", "SY99", "😀")] == [""] * 6


@pytest.mark.parametrize(
    ("words", "points"),
    [("SY03", 1), ("ريف دمشق", 1), ("Rural Damascus", 1), ("حمص", -1), ("بلا اسم", 0), ("", 0)],
)
def test_beside_cases_it_agrees_differs_or_says_nothing(
    house: House, tmp_path: Path, words: str, points: int
) -> None:
    desk = taken_at(house, {"place": place_id("SY0303")})
    path = tmp_path / "list.csv"
    path.write_text(
        f"rid,given,father,family,gov\n1,مروان,خالد,الدرويش,{words}\n", encoding="utf-8"
    )
    found = desk.matching.lists.file(path, against_vault=True)
    [pair] = found.pairs
    said = sum(one.points for one in found.reasons(pair) if one.field == "gov")
    assert (said > 0) - (said < 0) == points
    run = desk.matching.files.run(path)
    while not run.over:
        desk.matching.files.part(run)
    assert [one.points for one in desk.matching.files.found(run).pairs] == [pair.points]


def test_within_a_file_two_ways_to_write_it_are_one(house: House, tmp_path: Path) -> None:
    desk = house.coordinator()
    path = tmp_path / "list.csv"
    rows = [
        "1,محمد,خالد,الأحمد,نجاح,الحسكة,2013-08",
        "2,محمد,خالد,الاحمد,نجاح,SY08,2013-08",
        "3,سامر,رامي,قطيفان,هدى,حارة بلا رمز,2013-08",
        "4,سامر,رامي,قطيفان,هدى,حارة بلا رمز,2013-08",
    ]
    text = "\n".join(["rid,given,father,family,mother,gov,arrest_date", *rows])
    path.write_text(text, encoding="utf-8")
    found = desk.matching.lists.file(path)
    agreed = {
        (pair.a, pair.b): [one.points > 0 for one in found.reasons(pair) if one.field == "gov"]
        for pair in found.pairs
    }
    assert agreed == {("1", "2"): [True], ("3", "4"): [True]}


@pytest.mark.parametrize("words", ["حلب", "Aleppo", "Heleb", "Halab"])
@pytest.mark.parametrize("told", ["حلب", "Heleb"])
def test_a_place_in_words_is_the_same_under_another_name(
    house: House, tmp_path: Path, words: str, told: str
) -> None:
    desk = taken_at(house, {"place": None, "place_text": told})
    path = tmp_path / "list.csv"
    path.write_text(
        f"rid,given,father,family,place\n1,مروان,خالد,الدرويش,{words}\n", encoding="utf-8"
    )
    found = desk.matching.lists.file(path, against_vault=True)
    [pair] = found.pairs
    assert [one.points > 0 for one in found.reasons(pair) if one.field == "place"] == [True]


def told_at(words: str = "", key: str = "") -> ReportFacts:
    return ReportFacts({"place": (words,) if words else ()}, placeid=place_id(key) if key else "")


@pytest.mark.parametrize(
    ("one", "two", "within"),
    [
        (told_at("حمص", "SY04"), told_at("بابا عمرو", "baba_amr"), True),
        (told_at("حمص", "SY04"), told_at("دوار الساعة بحمص"), True),
        (told_at("حمص"), told_at("بابا عمرو بحمص"), True),
        (told_at("حمص", "SY04"), told_at("حمص"), False),  # the same, in words
        (told_at("حمص", "SY04"), told_at("حمص", "SY04"), False),
        (told_at("دوار الساعة بحمص"), told_at("دوار الساعة بحمص"), False),
        (told_at("حلب", "SY02"), told_at("بابا عمرو", "baba_amr"), False),
        (told_at("حلب", "SY02"), told_at("دوار الساعة بحمص"), False),
        (told_at(), told_at("حمص", "SY04"), False),
    ],
)
def test_a_place_lies_within_another(one: ReportFacts, two: ReportFacts, within: bool) -> None:
    assert one_within_other(one, two, PLACES) is within
    assert one_within_other(two, one, PLACES) is within


def test_a_city_beside_a_spot_in_it_speaks_neither_for_nor_against(house: House) -> None:
    desk = house.coordinator()
    who: dict[str, Json] = {"given_ar": "مروان", "father_ar": "خالد", "age_told": "عمره 25"}
    ends = [
        report(desk, {**who, "family_ar": "الدرويش"}, {"place_text": where})
        for where in ("حمص", "دوار الساعة بحمص", "حلب")
    ]
    said = {
        other: next(
            one for one in desk.matching.pair(ends[0], other).evidence if one.field == "place"
        )
        for other in ends[1:]
    }
    assert said[ends[1]].points == 0.0 and "within" in said[ends[1]].rule
    assert said[ends[2]].points < 0
    rows = {one.field: one for one in desk.matching.pair(*ends[:2]).rows}
    assert rows["age"].left == rows["age"].right == ("عمره 25",)
    assert rows["place"].right == ("دوار الساعة بحمص",)
