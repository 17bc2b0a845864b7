"""Levels D and E: bands, quarters, governorates and counts. All people are made up."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.people import TODAY, rid
from tests.records.conftest import Made, view

from vsdesk.records.bands import (
    LEAST,
    Figures,
    Pseudonym,
    age_band,
    figures,
    money_band,
    quarter,
)
from vsdesk.records.dictionary import Dictionary
from vsdesk.records.disclosure import Request, decide
from vsdesk.records.places import place_id
from vsdesk.records.values import Json

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
    assert counted.tally.sex == "male"
    assert "male" not in json.dumps(counted.payload())
    assert "enforced" not in repr(counted)


def test_an_undecided_value_is_not_counted_as_one_of_them(
    made: Made, dictionary: Dictionary
) -> None:
    made.differ("marwan", "sex", "male", "female")
    made.differ("arrest", "place", place_id("SY0303"), place_id("SY0100"))
    tally = decide(Request("statistics", "public", "E", TODAY), made.dossier(), dictionary).tally
    assert tally is not None and (tally.sex, tally.governorate) == ("", "")


def rows(**counts: int) -> list[Pseudonym]:
    empty = Pseudonym("", "", "", "", "", "", "", "")
    return [replace(empty, governorate=name) for name, n in counts.items() for _ in range(n)]


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
        "SY01": None, "SY02": None, "SY03": None,
    }  # fmt: skip
    assert figures(rows(SY01=3), ("governorate",)).total is None
    assert figures([], ("governorate",)) == Figures(("governorate",), {}, None)


@pytest.mark.parametrize(
    ("amount", "band"),
    [
        ("6000", "1000–9999"), ("2500", "1000–9999"), ("9", "1–9"), ("99.5", "10–99"),
        ("1500000000", "100000000+"), ("٢٥٠", "100–999"), ("0", ""), ("0.5", ""), ("", ""),
        ("many", ""), ("1e999999999", ""), ("-5", ""), ("NaN", ""),
    ],
)  # fmt: skip
def test_sums_of_money_are_bands(amount: str, band: str) -> None:
    assert money_band(amount) == band


def test_money_is_counted_for_each_currency_apart_and_never_added_up(
    made: Made, dictionary: Dictionary
) -> None:
    made.add("first", "extortion_attempt", "case", demanded_amount="6000", demanded_currency="usd",
             paid_amount="2500", paid_currency="usd")  # fmt: skip
    made.add("second", "extortion_attempt", "case", paid_amount="900000", paid_currency="syp")
    made.add("third", "extortion_attempt", "case", paid_amount="2600", paid_currency="usd")
    made.add("fourth", "extortion_attempt", "case", paid_amount="700")  # of which currency?
    tally = decide(
        Request("statistics", "donor_aggregate", "E", TODAY), made.dossier(), dictionary
    ).tally
    assert tally is not None
    assert tally.paid == {"usd 1000–9999", "syp 100000–999999"}
    assert tally.demanded == {"usd 1000–9999"}
    found = figures([tally] * 5, ("paid",))
    assert found.cells == {("syp 100000–999999",): 5, ("usd 1000–9999",): 5}
    assert found.total is None
    assert set(figures([tally] * 4, ("paid",)).cells.values()) == {None}
    both = figures([tally] * 6, ("demanded", "paid"))
    assert set(both.cells) == {
        ("usd 1000–9999", "syp 100000–999999"), ("usd 1000–9999", "usd 1000–9999"),
    }  # fmt: skip
    rows = decide(ANALYSIS, made.dossier(), dictionary)
    assert "2500" not in json.dumps(rows.payload()) and "usd" not in json.dumps(rows.payload())
    made.differ("second", "paid_amount", "900000", "90")
    told = decide(Request("statistics", "public", "E", TODAY), made.dossier(), dictionary).tally
    assert told is not None and told.paid == {"usd 1000–9999"}


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
