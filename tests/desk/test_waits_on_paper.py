"""How long families waited, on the report, in the table and by the rule of small counts. All are made up."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.desk.test_periods import YEAR, approved_case
from tests.reports.paper import text_of

from vsdesk.desk import Edit, PeriodOrder
from vsdesk.words import LANGS, Words, plain

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.words import Lang

PUBLIC = replace(YEAR, recipient="public")


def told(desk: Desk, families: int) -> None:
    """So many families, each told of one reply after a day more than the one before."""
    for n in range(families):
        case, _ = approved_case(desk, f"مروان {'أبجدهوزح'[n]}")
        sent = desk.cases.save(
            [Edit("submission", {"mechanism": "wgeid", "sent_on": "2026-02-01"}, parent=case)]
        ).ids[0]
        desk.cases.save(
            [
                Edit(
                    "submission_event",
                    {
                        "type": "ack",
                        "direction": "in",
                        "date": "2026-03-01",
                        "family_informed_on": f"2026-03-{2 + n:02d}",
                    },
                    parent=sent,
                )
            ]
        )


def median(desk: Desk, order: PeriodOrder) -> int | None:
    figures = desk.reporting.periods.figures(order).told
    return next(one.median for one in figures if one.key == "replies_shared")


def test_inside_it_is_told_and_beyond_only_of_five_families(house: House) -> None:
    desk = house.coordinator()
    told(desk, 4)
    assert median(desk, YEAR) == 2 and median(desk, PUBLIC) is None
    told(desk, 4)
    assert median(desk, YEAR) == 2 and median(desk, PUBLIC) is not None


@pytest.mark.parametrize("lang", LANGS)
def test_it_stands_on_the_paper_and_in_the_table(house: House, lang: Lang) -> None:
    desk = house.coordinator()
    told(desk, 3)
    order = replace(YEAR, lang=lang)
    words = Words(lang)
    said = words.count("Half of them knew within {n} day.", "Half of them knew within {n} days.", 2)
    paper = " ".join(text_of(desk.reporting.report(order).pdf).split())
    assert plain(said) in plain(paper)
    book = openpyxl.load_workbook(io.BytesIO(desk.reporting.periods.table(order)))
    table = [[str(cell or "") for cell in row] for row in book.worksheets[0].values]
    assert [
        row[3] for row in table if row[1] == plain(words.say("days until half of them knew"))
    ] == ["2"]
