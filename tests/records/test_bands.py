"""Levels D and E: bands, quarters, governorates and counts. All people are made up."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.people import TODAY, rid
from tests.records.conftest import Made, view

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.figures.small_counts import LEAST
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.figures.aggregation import (
    Figures,
    Pseudonym,
    Tally,
    age_band,
    figures,
    money_band,
    quarter,
)
from vsdesk.records.gate.request import Request
from vsdesk.records.places.gazetteer import place_id

ANALYSIS = Request("research", "scm", "D", TODAY)
SCOPES: list[Json] = ["circumstances", "identity"]


def pd(first: str, last: str | None = None, precision: str = "range") -> Json:
    return {"from": first, "to": last or first, "precision": precision}


@pytest.mark.parametrize(
    ("birth", "on", "band"),
    [
        (pd("2012-05", precision="month"), {"from": TODAY}, "12–17"),
        (pd("1990", precision="year"), {"from": "2013-08-09"}, "18–24"),
        (pd("1988", precision="year"), {"from": "2013-08-09"}, "18–34"),  # 24 or 25
        (pd("1940", precision="year"), {"from": TODAY}, "65+"),
        (pd("2026-11-24", precision="day"), {"from": TODAY}, "0–4"),
        ({"precision": "unknown"}, {"from": TODAY}, ""),
        (pd("1990", precision="year"), "never", ""),
    ],
)
def test_ages_are_bands(birth: Json, on: Json, band: str) -> None:
    assert age_band(view("p", "person", {"birth": birth}), on) == band


@pytest.mark.parametrize(
    ("date", "said"),
    [
        (pd("2013-08-09", "2013-08-11"), "2013-Q3"),
        (pd("2013-03-31", "2013-04-01"), "2013"),
        (pd("2013", precision="year"), "2013"),
        (pd("2012-12-31", "2013-01-01"), ""),
        ({"to": "2013-01-01", "precision": "before"}, ""),
        (None, ""),
    ],
)
def test_dates_are_quarters(date: Json, said: str) -> None:
    assert quarter(date) == said


def test_level_d_is_a_row_of_bands(made: Made, dictionary: Dictionary) -> None:
    made.set("arrest", place=place_id("SY0303"), date=pd("2013-08-09", "2013-08-11"))
    made.set("marwan", birth=pd("1986", precision="year"))
    made.consent("najah", "research", "scm", data_scope=SCOPES)
    out = decide(ANALYSIS, made.dossier(), dictionary)
    assert out.pseudonym == Pseudonym(
        code="FOTJ-26-A-0001",
        age_then="25–34",
        age_now="35–49",
        governorate="SY03",
        quarter="2013-Q3",
        sex="male",
        case_type="enforced_disappearance",
        search_status="open_searching",
    )
    text = json.dumps(out.payload(), ensure_ascii=False)
    assert "35–49" in text and out.tally is None
    for word in ("مروان", "1986", "2013-08", "حاجز", "داريا", "نجاح"):
        assert word not in text
    assert decide(replace(ANALYSIS, level="B"), made.dossier(), dictionary).pseudonym is None


def test_level_d_holds_only_what_was_agreed(made: Made, dictionary: Dictionary) -> None:
    made.consent("najah", "research", "scm", data_scope=["circumstances"])
    row = decide(ANALYSIS, made.dossier(), dictionary).pseudonym
    assert row is not None and (row.sex, row.age_now, row.age_then) == ("", "", "")
    assert row.quarter
    made.set("najah/research/scm", data_scope=["identity"])
    row = decide(ANALYSIS, made.dossier(), dictionary).pseudonym
    assert row is not None and (row.quarter, row.governorate, row.sex) == ("", "", "male")


def test_rows_need_a_yes_and_counts_do_not(made: Made, dictionary: Dictionary) -> None:
    rows = Request("statistics", "scm", "D", TODAY)
    assert decide(rows, made.dossier(), dictionary).state == "not_asked"
    counted = decide(replace(rows, level="E"), made.dossier(), dictionary)
    assert counted.allowed and counted.pseudonym is None and counted.tally is not None
    assert counted.tally.row.sex == "male"
    assert "male" not in json.dumps(counted.payload())
    assert "enforced" not in repr(counted)


def test_an_undecided_value_is_not_counted_as_one_of_them(
    made: Made, dictionary: Dictionary
) -> None:
    made.differ("marwan", "sex", "male", "female")
    made.differ("arrest", "place", place_id("SY0303"), place_id("SY0100"))
    tally = decide(Request("statistics", "public", "E", TODAY), made.dossier(), dictionary).tally
    assert tally is not None and (tally.row.sex, tally.row.governorate) == ("", "")


def row(governorate: str) -> Pseudonym:
    return Pseudonym("", "", "", governorate, "", "", "", "")


def rows(**counts: int) -> list[Tally]:
    return [Tally(row(name)) for name, n in counts.items() for _ in range(n)]


def counted(found: Figures) -> dict[str, int | None]:
    return {cell[0]: n for cell, n in found.cells.items()}


def test_counts_below_five_are_not_told() -> None:
    found = figures(rows(SY01=12, SY02=5, SY03=4, SY04=3), ("governorate",))
    assert counted(found) == {"SY01": 12, "SY02": 5, "SY03": None, "SY04": None}
    assert found.total == 24


def test_one_hidden_count_cannot_be_worked_out_from_the_total() -> None:
    found = figures(rows(SY01=12, SY02=7, SY03=1), ("governorate",))
    assert counted(found) == {"SY01": 12, "SY02": None, "SY03": None}
    assert found.total == 20
    assert counted(figures(rows(SY01=12, SY02=1, SY03=1), ("governorate",))) == {
        "SY01": None,
        "SY02": None,
        "SY03": None,
    }
    assert figures(rows(SY01=3), ("governorate",)).total is None
    assert figures([], ("governorate",)) == Figures(("governorate",), {}, None)


@pytest.mark.parametrize(
    ("amount", "band"),
    [
        ("6000", "1000–9999"),
        ("2500", "1000–9999"),
        ("9", "1–9"),
        ("99.5", "10–99"),
        ("1500000000", "100000000+"),
        ("٢٥٠", "100–999"),
        ("0", ""),
        ("0.5", ""),
        ("", ""),
        ("many", ""),
        ("1e999999999", ""),
        ("-5", ""),
        ("NaN", ""),
    ],
)
def test_sums_of_money_are_bands(amount: str, band: str) -> None:
    assert money_band(amount) == band


def test_money_is_counted_for_each_currency_apart_and_never_added_up(
    made: Made, dictionary: Dictionary
) -> None:
    made.add(
        "first",
        "extortion_attempt",
        "case",
        demanded_amount="6000",
        demanded_currency="usd",
        paid_amount="2500",
        paid_currency="usd",
    )
    made.add("second", "extortion_attempt", "case", paid_amount="900000", paid_currency="syp")
    made.add("third", "extortion_attempt", "case", paid_amount="2600", paid_currency="usd")
    made.add("fourth", "extortion_attempt", "case", paid_amount="700")  # of which currency?
    tally = decide(
        Request("statistics", "donor_aggregate", "E", TODAY), made.dossier(), dictionary
    ).tally
    assert tally is not None
    assert tally.row.paid == {"usd 1000–9999", "syp 100000–999999"}
    assert tally.row.demanded == {"usd 1000–9999"}
    found = figures([tally] * 5, ("paid",))
    assert found.cells == {("syp 100000–999999",): 5, ("usd 1000–9999",): 5}
    assert found.total is None
    assert set(figures([tally] * 4, ("paid",)).cells.values()) == {None}
    both = figures([tally] * 6, ("demanded", "paid"))
    assert set(both.cells) == {
        ("usd 1000–9999", "syp 100000–999999"),
        ("usd 1000–9999", "usd 1000–9999"),
    }
    rows = decide(ANALYSIS, made.dossier(), dictionary)
    assert "2500" not in json.dumps(rows.payload()) and "usd" not in json.dumps(rows.payload())
    made.differ("second", "paid_amount", "900000", "90")
    told = decide(Request("statistics", "public", "E", TODAY), made.dossier(), dictionary).tally
    assert told is not None and told.row.paid == {"usd 1000–9999"}


def test_a_table_of_facility_and_month_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError):
        figures([], ("facility",))  # type: ignore[arg-type] # what a spreadsheet might ask


@given(st.dictionaries(st.sampled_from([f"SY{n:02d}" for n in range(1, 15)]), st.integers(1, 30)))
def test_no_hidden_count_is_what_is_left(counts: dict[str, int]) -> None:
    found = figures(rows(**counts), ("governorate",))
    told = [n for n in found.cells.values() if n is not None]
    assert all(n >= LEAST for n in told)
    hidden = [one[0] for one, n in found.cells.items() if n is None]
    if hidden and found.total is not None:
        assert len(hidden) > 1 and found.total - sum(told) >= LEAST
    assert rid("x") not in repr(found)


def by(word: str, n: int, governorate: str = "SY01", read: Pseudonym | None = None) -> list[Tally]:
    """Cases that stand in a cell by somebody's word; without it elsewhere, or nowhere."""
    return [Tally(row(governorate), {word: read})] * n


def test_what_one_device_wrote_hides_nobody() -> None:
    for more in (by("E", 4), by("E", 4, read=row("SY09"))):  # invented, or moved here
        found = figures([*rows(SY01=1, SY02=12), *more], ("governorate",))
        assert counted(found) == {"SY01": None, "SY02": None} and found.alone == 1
        found = figures([*rows(SY01=5, SY02=12), *more], ("governorate",))
        assert counted(found) == {"SY01": 9, "SY02": 12} and (found.alone, found.total) == (0, 21)


def test_nor_does_a_case_that_it_moved_out_count_where_it_was() -> None:
    """Five were there; four were moved out and four invented in their place: it is five
    still, and one is true."""
    out = by("E", 4, "SY09", row("SY01"))
    found = figures([*rows(SY01=1, SY02=12), *by("E", 4), *out], ("governorate",))
    assert counted(found)["SY01"] is None and counted(found)["SY09"] is None


def test_what_is_hidden_is_not_what_is_left_beside_its_own_cases() -> None:
    """Of two hidden cells its own is known to whoever holds the device."""
    found = figures([*rows(SY01=1, SY03=12, SY04=30), *by("E", 4, "SY02")], ("governorate",))
    assert counted(found) == {"SY01": None, "SY02": None, "SY03": None, "SY04": 30}
    assert found.total == 47


def test_a_cell_of_several_devices_is_told_and_one_of_one_device_when_somebody_looked() -> None:
    each = [*by("A", 3), *by("B", 3), *by("C", 2)]
    assert counted(figures(each, ("governorate",))) == {"SY01": 8}
    alone = by("A", 8)
    assert counted(figures(alone, ("governorate",))) == {"SY01": None}
    assert figures(alone, ("governorate",)).total is None
    assert figures(alone, ("governorate",)).alone == 1
    assert counted(figures(alone, ("governorate",), own="A")) == {"SY01": 8}
    assert counted(figures(alone, ("governorate",), looked=True)) == {"SY01": 8}
    assert counted(figures(by("A", 4), ("governorate",), looked=True)) == {"SY01": None}
    assert figures(by("A", 4), ("governorate",)).alone == 0  # too few, whoever wrote them


def test_what_a_device_loaded_is_its_word_and_at_the_own_device_nobodys() -> None:
    both = [*by("E", 3), *by("E~1", 3), *rows(SY01=2)]
    assert counted(figures(both, ("governorate",))) == {"SY01": None}
    assert counted(figures([*by("E~1", 4), *rows(SY01=2)], ("governorate",), own="E")) == {
        "SY01": None
    }
    assert counted(figures([*by("E", 4), *rows(SY01=2)], ("governorate",), own="E")) == {"SY01": 6}


def test_a_case_that_two_wrote_into_counts_without_neither() -> None:
    one = Tally(row("SY01"), {"A": None, "B": row("")})
    assert counted(figures([one] * 9, ("governorate",))) == {"SY01": None}
    assert Tally(row("SY01")).beside({"A", "B"}, Tally(row(""))).without == {}
    assert Tally(row("SY01")).beside({"A", "A~1"}, Tally(row(""))).without == {"A~1": row("")}
    assert Tally(row("SY01"), {"A": None}).beside({"A"}, Tally(row(""))).without == {"A": None}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["SY01", "SY02", "SY03", "SY04"]), st.sampled_from(["", "E", "F"])
        ),
        max_size=60,
    )
)
def test_whoever_subtracts_their_own_finds_no_small_count(cases: list[tuple[str, str]]) -> None:
    found = figures([Tally(row(at), {w: None} if w else {}) for at, w in cases], ("governorate",))
    told = {cell[0] for cell, n in found.cells.items() if n is not None}
    hidden = {cell[0] for cell in found.cells} - told
    for mine in ("E", "F", "nobody"):
        others = [at for at, word in cases if word != mine]
        assert all(others.count(at) >= LEAST for at in told)
        if hidden and found.total is not None:
            assert sum(others.count(at) for at in hidden) >= LEAST
