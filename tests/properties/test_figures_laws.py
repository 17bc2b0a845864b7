"""The laws of figures: whoever holds any two tables of the same cases, by whatever columns, finds no count of
one to four by taking the one from the other.
"""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, Final

from hypothesis import example, given, settings
from hypothesis import strategies as st

from vsdesk.records.figures.small_counts import LEAST
from vsdesk.records.figures.told_tables import ToldTable
from vsdesk.records.gate.figures.aggregation import MONEY, Figures, Pseudonym, Tally, figures

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from vsdesk.records.gate.figures.aggregation import Dimension, Money

    Column = Dimension | Money

COLUMNS: Final[tuple[Column, ...]] = ("governorate", "sex", "case_type", "paid")
ROWS: Final = st.tuples(
    *(st.sampled_from(["SY01", "SY01", "SY01", "SY02", "SY03"]), st.sampled_from("mmmf")),
    *(st.sampled_from("xxy"), st.sampled_from(["", "", "", "usd 1–9", "usd 10–99"])),
    st.sampled_from(["", "", "E", "F"]),
)
WOMEN: Final = [("SY01", "m", "x", "", "")] * 6 + [("SY02", "m", "x", "", "")] * 6
CASES: Final = [*WOMEN, ("SY01", "f", "x", "", ""), ("SY02", "f", "x", "", "")]
BRIBED: Final = [("SY01", "m", "x", "usd 10–99", "")] * 7
Row = tuple[str, str, str, str, str]


def tally(row: Row) -> Tally:
    governorate, sex, case_type, paid, word = row
    said = frozenset({paid} - {""})
    made = Pseudonym("", "", "", governorate, "", sex, case_type, "", paid=said)
    return Tally(made, {word: None} if word else {})


def tables(cases: Sequence[Row], *, looked: bool) -> dict[tuple[Column, ...], Figures]:
    """Every table that can be asked for."""
    held = [tally(one) for one in cases]
    some = (one for many in range(1, len(COLUMNS) + 1) for one in combinations(COLUMNS, many))
    return {by: figures(held, by, looked=looked) for by in some}


def parts(
    one: Figures, by: Collection[str]
) -> Iterator[tuple[tuple[str, ...], list[tuple[tuple[str, ...], int | None]]]]:
    """The cells of a table by their values of some of its columns."""
    at = [one.by.index(name) for name in by]
    values = {tuple(cell[n] for n in at) for cell in one.cells}
    for said in sorted(values):
        yield said, [(c, n) for c, n in one.cells.items() if tuple(c[i] for i in at) == said]


def differences(one: Figures, other: Figures) -> Iterator[int]:
    """What the one tells of a part, less what the other does: of each part that the one tells whole. Money
    counts a case once for each sum, and one without a sum not at all: what it leaves out is a part too."""
    shared = [name for name in one.by if name in other.by]
    for some in (by for many in range(len(shared) + 1) for by in combinations(shared, many)):
        if "paid" in one.by and "paid" not in some:
            continue
        less = dict(parts(other, some))
        for said, cells in parts(one, some):
            if all(count is not None for _, count in cells):
                told = sum(count or 0 for _, count in cells)
                yield told - sum(count or 0 for _, count in less.get(said, []))


@settings(max_examples=150)
@given(st.lists(ROWS, max_size=90), st.booleans())
@example(CASES, True)
@example([*WOMEN[:5], ("SY01", "m", "x", "usd 1–9", ""), *BRIBED], True)
def test_no_two_tables_tell_a_small_count(cases: list[Row], looked: bool) -> None:
    found = tables(cases, looked=looked)
    for one, other in product(found.values(), repeat=2):
        assert not [n for n in differences(one, other) if 0 < n < LEAST], (one.by, other.by)


@settings(max_examples=150)
@given(st.lists(ROWS, max_size=70), st.lists(ROWS, max_size=12), st.integers(0, 12), st.booleans())
def test_no_table_tells_a_small_count_beside_one_of_before(
    cases: list[Row], more: list[Row], less: int, looked: bool
) -> None:
    """Some came, and some went."""
    first = tables(cases, looked=looked)
    now = [*cases[less:], *more]
    for told in first.values():
        cells = {cell: count for cell, count in told.cells.items() if count is not None}
        row = ToldTable(told.by, cells, len(cells) == len(told.cells))
        before = ToldTable.read(row.content())
        assert before == row
        for by in first:
            parts_told = before.parts(by, MONEY)
            found = figures([*map(tally, now)], by, looked=looked, before=parts_told)
            for one, other in ((told, found), (found, told)):
                assert not [n for n in differences(one, other) if 0 < abs(n) < LEAST]


@given(st.lists(ROWS, max_size=90), st.sampled_from("EF"))
def test_what_one_device_wrote_hides_nobody_in_two_tables(cases: list[Row], mine: str) -> None:
    """Whoever knows the cases of one device takes these off both."""
    found = tables(cases, looked=False)
    nested = [(a, b) for a, b in product(found.values(), repeat=2) if {*a.by} < {*b.by}]
    for one, other in (pair for pair in nested if "paid" not in pair[1].by):
        at = [COLUMNS.index(name) for name in other.by]
        left = dict(parts(other, one.by))
        for said, count in one.cells.items():
            gone = {cell for cell, number in left[said] if number is None}
            others = [row for row in cases if row[-1] != mine]
            rest = sum(tuple(row[n] for n in at) in gone for row in others)
            assert count is None or not gone or rest >= LEAST, (one.by, other.by, said)


def test_an_ordinary_table_stays_useful() -> None:
    """A small part of a place is hidden; the others are told."""
    cases: list[Row] = []
    for place, men, women in (("SY01", 40, 12), ("SY02", 25, 9), ("SY03", 18, 2)):
        cases += [(place, "m", "x", "", "")] * men + [(place, "f", "x", "", "")] * women
    found = figures([tally(one) for one in cases], ("governorate", "sex"))
    told = {cell: count for cell, count in found.cells.items() if count is not None}
    assert told == {("SY01", "m"): 40, ("SY01", "f"): 12}
