"""Figures for the public say terms of our lists and counts of five and more: no words of another device where
a term should stand, and nothing by its name that is not told. All people are made up.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from tests.attacks.kit import carry
from tests.attacks.test_called_otherwise import asked
from tests.desk.test_periods import PUBLIC, approved_case
from tests.reports.paper import text_of

from vsdesk.desk import Edit, ExitOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.figures.aggregation import COUNTED, DIMENSIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.desk import Desk

WORDS = "هدى النوري مرسين 0955771771"
DAY = {"from": "2026-05-01", "to": "2026-05-01", "precision": "day"}
SERVICE: dict[str, Any] = {"status": "completed", "date": DAY}
NAMES = ("مروان", "سامر", "قصي", "هيثم", "جابر", "نادر")


def signed(made: Town, kind: str, values: dict[str, Any], parent: str = "") -> None:
    """A new record by the enemy, below a root or as one."""
    id = made.enemy.desk.context.new_id()
    space = made.family if parent == made.family else made.case if parent else id
    made.enemy.sign(space, NewOp(id, kind, values, parent=parent or None))


def printed(desk: Desk) -> str:
    """The report for the public, as a paper and as a table."""
    order = replace(PUBLIC, lang="ar")
    book = openpyxl.load_workbook(io.BytesIO(desk.reporting.periods.table(order)))
    cells = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
    return "\n".join([text_of(desk.reporting.report(order).pdf), *cells])


def table(desk: Desk, level: str, columns: Sequence[str] = (), to: str = "public") -> str:
    purpose = "statistics" if level == "E" else "un_complaint"
    order = ExitOrder(purpose, to, level, columns=tuple(columns), lang="ar")  # type: ignore[arg-type]  # a level
    return desk.outbound.tables.clipboard(order).text


@pytest.mark.parametrize("kind", ["activity", "service"])
def test_no_words_of_another_device_divide_a_figure(made: Town, kind: str) -> None:
    """Activities are told whatever their number; a count of one is not, and was printed with its term."""
    if kind == "activity":
        signed(made, kind, {"title": "وقفة", "type": WORDS, "date": DAY})
    else:
        for type in (WORDS, "legal_consultation"):
            signed(made, kind, {**SERVICE, "type": type}, made.family)
    made.enemy.hand_over(made.rima)
    found = printed(made.rima)
    assert "هدى" not in found and "0955" not in found


def test_no_words_of_another_device_stand_in_codes_or_counts(made: Town) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.change(made.case, "case", {"case_type": WORDS, "search_status": WORDS})
    made.enemy.change(made.person, "person", {"sex": WORDS})
    sums = {f"{which}_{name}": value for which in ("demanded", "paid")
            for name, value in (("amount", "500"), ("currency", WORDS))}  # fmt: skip  # a table
    signed(made, "extortion_attempt", {"date": DAY, **sums}, made.case)
    made.enemy.hand_over(made.rima)
    for found in (table(made.rima, "D", to="ced"), table(made.rima, "E", COUNTED)):
        assert "هدى" not in found and "0955" not in found


def test_who_is_counted_by_many_things_is_no_row(house: House) -> None:
    """By age, quarter, kind and state of the search every row is one person, and nobody said yes to a row."""
    desk = house.coordinator()
    for n, name in enumerate(NAMES):
        case, _ = approved_case(desk, name)
        birth = {
            "from": f"{1960 + 7 * n}-01-01",
            "to": f"{1960 + 7 * n}-12-31",
            "precision": "year",
        }
        values: dict[str, Any] = {"sex": "female" if n == 3 else "male", "birth": birth}
        desk.cases.save([Edit("person", values, id=desk.cases.record(case).text("person"))])
    with pytest.raises(UserError, match="E_GATE"):
        table(desk, "D")
    head, *rows = table(desk, "E", DIMENSIONS).splitlines()
    assert len(rows) == 1 and "أنثى" not in rows[0], head
    assert sum("ذكر" in one for one in table(desk, "E", ["sex"]).splitlines()) <= 1


def test_where_the_whole_is_not_told_no_part_is(house: House) -> None:
    """Seven men and four women are told as eleven; with a fifth woman the parts alone would add up to the
    twelfth."""
    desk = house.coordinator()

    def taken(name: str, sex: str) -> None:
        case, _ = approved_case(desk, name)
        desk.cases.save([Edit("person", {"sex": sex}, id=desk.cases.record(case).text("person"))])

    def told() -> Any:
        return next(o for o in desk.reporting.periods.figures(PUBLIC).told if o.key == "new_cases")

    for n in range(11):
        taken(f"اسم{n}", "male" if n < 7 else "female")
    assert told().total == 11
    desk.reporting.report(PUBLIC)
    taken("وائل", "female")
    assert told().total is None and not told().by


def test_what_one_device_made_up_hides_nobody(made: Town) -> None:
    """Ten, one, and four that one device wrote: who holds that device would read the one."""
    types = [*["legal_consultation"] * 10, "psych_individual"]
    for type in types:
        made.rima.cases.save([Edit("service", {**SERVICE, "type": type}, parent=made.family)])
    for _ in range(4):
        signed(made, "service", {**SERVICE, "type": "medical_consultation"}, made.family)
    made.enemy.hand_over(made.rima)
    found = made.rima.reporting.periods.figures(PUBLIC)
    one = next(one for one in found.told if one.key == "services")
    shown = [count for count in one.by.get("service", {}).values() if count is not None]
    assert one.total is None or not shown or one.total - sum(shown) - 4 >= 5
