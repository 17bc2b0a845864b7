"""An organisation's own places are found by all their names, by whatever names them. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.test_matching import arabic, carried, report
from tests.desk.test_searching import found

from vsdesk.desk import Desk, Edit, ListFilter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.desk.conftest import House

NAMES = {
    "type": "settlement",
    "name_ar": "دوار الزنبق",
    "name_en": "Lily roundabout",
    "name_ku": "Qada Sosinê",
    "aliases": "المثلث القديم\nAbu Shalak; كازية الراعي",
}


def placed(desk: Desk, **more: str) -> tuple[str, str]:
    """A made-up place, and a case of somebody taken there."""
    place = desk.cases.save([Edit("place", {**NAMES, **more})]).ids[0]
    return place, report(desk, arabic("سامر", "خلف", "العلي"), {"place": place})


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("دوار الزنبق", "دوار الزنبق"),
        ("الزنبق", "دوار الزنبق"),
        ("زنب", "دوار الزنبق"),
        ("دوّار الزَّنبق", "دوار الزنبق"),
        ("Lily", "Lily roundabout"),
        ("lily round", "Lily roundabout"),
        ("Qada Sosine", "Qada Sosinê"),
        ("المثلث القديم", "المثلث القديم"),
        ("المثلث", "المثلث القديم"),
        ("Abu Shalak", "Abu Shalak"),
        ("أبو شلاك", "Abu Shalak"),
        ("Kaziyat al-Rai", "كازية الراعي"),
        ("كازيه الراعي", "كازية الراعي"),
    ],
)
def test_any_name_of_an_own_place_finds_the_cases_that_name_it(
    house: House, typed: str, shown: str
) -> None:
    desk = house.coordinator()
    place, case = placed(desk)
    other = report(desk, arabic("نزار", "خلف", "العلي"), {"place_text": "ساحة أخرى"})
    hits = found(desk, typed)
    assert case in hits and other not in hits
    assert place in {hit.id for hit in hits.values()}, "the place itself answers too"
    why = hits[case].why
    assert [(one.kind, one.field) for one in why] == [("event", "place")]
    assert shown in why[0].text and why[0].spans
    assert [one.id for one in desk.cases.lists.page(ListFilter(text=typed)).rows] == [case]


@pytest.mark.parametrize("typed", ["سامر المثلث", "Lily Samer", "العلي دوار الزنبق"])
def test_a_name_and_an_own_place_together(house: House, typed: str) -> None:
    desk = house.coordinator()
    place, case = placed(desk)
    report(desk, arabic("نزار", "حسن", "الحمد"), {"place": place})
    report(desk, arabic("سامر", "حسن", "العلي"))
    assert set(found(desk, typed)) == {case}
    assert [one.id for one in desk.cases.lists.page(ListFilter(text=typed)).rows] == [case]


def test_a_place_in_words_answers_by_the_other_names_of_an_own_place(house: House) -> None:
    desk = house.coordinator()
    placed(desk)
    said = report(desk, arabic("عادل", "خلف", "العلي"), {"place_text": "عند المثلث القديم"})
    for typed in ("دوار الزنبق", "Lily roundabout"):
        hits = found(desk, typed)
        assert said in hits
        [why] = hits[said].why
        assert (why.field, why.how) == ("place_text", "named")


def test_a_place_that_is_renamed_answers_by_its_new_names(house: House) -> None:
    desk = house.coordinator()
    place, case = placed(desk)
    assert case in found(desk, "المثلث")
    desk.cases.save(
        [Edit("place", {"name_ar": "دوار السوسن", "aliases": "Old triangle"}, id=place)]
    )
    for typed in ("دوار السوسن", "السوسن", "Old triangle", "Lily"):
        assert case in found(desk, typed), typed
    for typed in ("المثلث", "الزنبق"):
        assert case not in found(desk, typed), typed


def test_a_place_that_is_removed_answers_no_more(house: House) -> None:
    desk = house.coordinator()
    place, case = placed(desk)
    assert case in found(desk, "المثلث")
    desk.cases.delete(place, shown=desk.cases.shown(place))
    assert case not in found(desk, "المثلث")
    desk.cases.restore(place)
    assert case in found(desk, "المثلث")


def test_two_versions_of_a_name_both_answer_and_so_do_all_fields_that_name_it(house: House) -> None:
    desk = house.coordinator()
    place, _ = placed(desk)
    held = report(desk, arabic("فريد", "خلف", "العلي"), {"facility": place})
    family = desk.cases.save(
        [Edit("family", {"display_name": "عائلة مختلقة", "home_place": place})]
    ).ids[0]
    hits = found(desk, "المثلث القديم")
    assert {held, family} <= {*hits}
    assert {hits[held].why[0].field, hits[family].why[0].field} == {"facility", "home_place"}
    assert set(found(desk, "المثلث القديم", ListFilter(kind="family"))) == {family}


def test_by_bundle(house: House, tmp_path: Path) -> None:
    """The place is made and named anew in the office; the field's case knows its id only."""
    office = house.coordinator()
    amal = house.documenter("أمل", office)
    place = office.cases.save([Edit("place", NAMES)]).ids[0]
    carried(office, amal, tmp_path / "to-amal")
    case = report(amal, arabic("سامر", "خلف", "العلي"), {"place": place})
    assert case in found(amal, "Abu Shalak")
    carried(amal, office, tmp_path / "to-office")
    assert case in found(office, "المثلث القديم")
    office.cases.save([Edit("place", {"aliases": "حي مختلق جداً"}, id=place)])
    carried(office, amal, tmp_path / "again")
    assert case in found(amal, "حي مختلق") and case not in found(amal, "Abu Shalak")


def test_news_of_a_death_answers_by_no_place(house: House) -> None:
    desk = house.coordinator()
    place, _ = placed(desk)
    case = desk.cases.new_case(arabic("رامز", "خلف", "العلي")).ids[0]
    desk.cases.save([Edit("event", {"type": "identification", "place": place}, parent=case)])
    assert case not in found(desk, "المثلث القديم")
    assert case not in found(desk, "رامز المثلث")
    assert case not in {one.id for one in desk.cases.lists.page(ListFilter(text="Lily")).rows}


@pytest.mark.parametrize("alias", ["", "\n;،", "🙂", "ا" * 10_000, '"*', "ال"])
def test_odd_names_of_a_place_break_nothing(house: House, alias: str) -> None:
    desk = house.coordinator()
    _, case = placed(desk, aliases=alias)
    for typed in ("Lily", "دوار الزنبق"):
        assert case in found(desk, typed)
    for typed in (alias, '"', "ال", "🙂🙂"):
        assert isinstance(found(desk, typed[:200]), dict)


def test_who_names_a_place_is_asked_by_the_place_and_never_of_all_records(house: House) -> None:
    desk = house.coordinator()
    place, case = placed(desk)
    asked: list[str] = []
    reader = desk.context.vault.read._db
    query = reader.query

    def watched(sql: str, values: Sequence[object] = ()) -> list[object]:
        if "FROM link CROSS JOIN record" in sql:
            plan = query(f"EXPLAIN QUERY PLAN {sql}", values)
            asked.extend(str(row[3]) for row in plan)
        found: list[object] = query(sql, values)
        return found

    reader.query = watched  # type: ignore[method-assign] # the plan of each question, asked beside it
    try:
        assert case in found(desk, "المثلث القديم") and case in found(desk, "سامر Lily")
    finally:
        del reader.query  # the method shows again
    tables = [one for one in asked if "json_each" not in one]
    assert any("SEARCH link USING" in one for one in tables)
    assert not any(one.startswith("SCAN") and "record" in one for one in tables), tables
    assert place
