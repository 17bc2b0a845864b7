"""A pair that another report outdoes: the list and the page of the pair say the same. All people are made
up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.desk.test_matching import arabic, born, crowd, latin, report

from vsdesk.desk import BANDS, Desk, Edit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.desk import PairRow

HIM = arabic("أنس", "حسام", "الرفاعي")
AGAIN = latin("Anas", "Husam", "Rifai", "Hiyam", birth=born(1990))
NAMESAKE = arabic("أنس", "حسام", "الرفاعي", "سعاد", birth=born(1972))


def three(desk: Desk) -> tuple[str, str, str]:
    """A man told of twice, and his namesake, of whom no day is known; among forty others."""
    crowd(desk)
    return report(desk, HIM), report(desk, AGAIN), report(desk, NAMESAKE, {"type": "arrest"})


def listed(desk: Desk, list_id: str = "") -> dict[frozenset[str], PairRow]:
    """Every open pair of the list."""
    rows = [
        row for band in BANDS for row in desk.matching.pairs(band, limit=500, list_id=list_id).rows
    ]
    return {frozenset((row.a, row.b)): row for row in rows}


def test_list_and_page_agree_and_the_better_pair_is_named(house: House) -> None:
    desk = house.coordinator()
    him, again, namesake = three(desk)
    desk.matching.suggestions.match_new()
    row = listed(desk)[frozenset((him, namesake))]
    assert row.band == "possible"
    for one, other in ((him, namesake), (namesake, him)):
        pair = desk.matching.pair(one, other)
        assert (pair.band, pair.alone) == ("possible", "likely")
        assert pair.better is not None
        assert {pair.better.a, pair.better.b} == {him, again}
    best = desk.matching.pair(him, again)
    assert best.band == best.alone == "strong" and best.better is None
    for ends, row in listed(desk).items():
        assert desk.matching.pair(*ends).band == row.band


def test_what_is_decided_is_kept_with_the_band_that_was_shown(house: House) -> None:
    desk = house.coordinator()
    him, _, namesake = three(desk)
    desk.matching.suggestions.match_new()
    change = desk.matching.decide_pair(
        him, namesake, "different", "الأم غير الأم", shown=desk.matching.pair_shown(him, namesake)
    )
    reasons = desk.cases.record(change.ids[0]).value("reasons")
    assert isinstance(reasons, dict) and reasons["band"] == "possible"
    assert desk.matching.pair(him, namesake).band == "possible", "also when it is looked at again"


def test_a_pair_that_was_not_compared_yet_knows_the_rivals_that_are_here(house: House) -> None:
    desk = house.coordinator()
    crowd(desk)
    him, again = report(desk, HIM), report(desk, AGAIN)
    desk.matching.suggestions.match_new()
    namesake = report(desk, NAMESAKE, {"type": "arrest"})
    pair = desk.matching.pair(him, namesake)
    assert (pair.band, pair.alone) == ("possible", "likely")
    assert pair.better is not None and {pair.better.a, pair.better.b} == {him, again}


def test_when_the_rival_goes_the_list_and_the_page_go_on_together(house: House) -> None:
    desk = house.coordinator()
    him, again, namesake = three(desk)
    desk.matching.suggestions.match_new()
    desk.cases.delete(again, shown=desk.cases.shown(again))
    pair = desk.matching.pair(him, namesake)
    assert pair.band == "possible" and pair.better is None, "as the list still says"
    desk.cases.save(
        [Edit("person", {"occupation": "نجار"}, id=desk.cases.record(him).text("person"))]
    )
    desk.matching.suggestions.match_new()
    assert (
        desk.matching.pair(him, namesake).band
        == listed(desk)[frozenset((him, namesake))].band
        == "likely"
    )


def test_a_line_of_a_list_that_fits_another_case_better(house: House) -> None:
    desk = house.coordinator()
    crowd(desk)
    again, namesake = report(desk, AGAIN), report(desk, NAMESAKE, {"type": "arrest"})
    source = desk.cases.save(
        [Edit("source_list", {"name": "قائمة مختلقة", "may_be_shown": "yes"})]
    ).ids[0]
    said = {
        "name_as_written": "أنس حسام الرفاعي",
        "father": "حسام",
        "mother": "هيام",
        "birth": born(1990),
    }
    line = desk.cases.save([Edit("source_list_entry", said, parent=source)]).ids[0]
    desk.matching.suggestions.match_new()
    desk.matching.lists.list(source)
    rows = listed(desk, source)
    assert rows[frozenset((again, line))].band in ("strong", "likely")
    for ends, row in rows.items():
        pair = desk.matching.pair(*ends)
        assert pair.band == row.band
        if pair.alone in ("strong", "likely") and row.band == "possible":
            assert pair.better is not None and {pair.better.a, pair.better.b} == {again, line}
    assert frozenset((namesake, line)) in rows


def rows_of(*more: dict[str, object]) -> list[dict[str, object]]:
    """A file with forty others."""
    others: list[dict[str, object]] = [
        {"given": given, "father": "محمود", "family": family}
        for given in ("سامر", "خالد", "ياسر", "عمر", "علي", "مروان", "طارق", "يزن")
        for family in ("الحسون", "الدرويش", "القاسم", "الحلبي", "العبد الله")
    ]
    return [{"rid": f"r{at}", **row} for at, row in enumerate([*more, *others])]


FILE_HIM: dict[str, object] = {
    "given": "أنس",
    "father": "حسام",
    "family": "الرفاعي",
    "arrest_date": "2013-03-12",
}
FILE_AGAIN: dict[str, object] = {
    "given": "Anas",
    "father": "Husam",
    "family": "Rifai",
    "mother": "Hiyam",
    "birth_year": 1990,
    "arrest_date": "2013-03-12",
}
FILE_NAMESAKE: dict[str, object] = {
    "given": "أنس",
    "father": "حسام",
    "family": "الرفاعي",
    "mother": "سعاد",
    "birth_year": 1972,
}


@pytest.mark.parametrize("against_vault", [False, True])
def test_a_pair_of_a_file_names_the_one_that_fits_better(
    house: House, tmp_path: Path, against_vault: bool
) -> None:
    desk = house.coordinator()
    rows = rows_of(FILE_HIM, *(() if against_vault else (FILE_AGAIN, FILE_NAMESAKE)))
    ends = ("r1", "r2")
    if against_vault:
        him, again, namesake = three(desk)
        desk.cases.delete(him, shown=desk.cases.shown(him))
        ends = (again, namesake)
        desk.matching.suggestions.match_new()
    path = tmp_path / "made-up.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = desk.matching.lists.file(path, against_vault=against_vault)
    pairs = {frozenset((one.a, one.b)): one for one in found.pairs}
    best, worse = (pairs[frozenset(("r0", end))] for end in ends)
    assert (best.band, worse.band) == ("strong", "possible")
    assert found.better(worse) == best and found.better(best) is None
