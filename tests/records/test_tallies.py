"""Who took part, as a table of numbers: which rows are numbers of it, and where they stand. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.records.conftest import Made

from vsdesk.records.figures.tallies import Place, fine_bands, place_of, tally_table

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.figures.tallies import TallyTable


def table(made: Made, dictionary: Dictionary) -> TallyTable:
    rows = [one for one in made.views.values() if one.kind == "participation"]
    return tally_table(rows, dictionary.vocabularies)


def add(made: Made, name: str, **values: Json) -> None:
    made.add(name, "participation", "vigil", "vigil", **values)


def test_the_bands_lie_beside_each_other_and_hold_every_age(dictionary: Dictionary) -> None:
    keys = dictionary.vocabularies.keys("age_band")
    assert fine_bands(keys) == (
        *("a0_4", "a5_11", "a12_17", "a18_24", "a25_34", "a35_49", "a50_64", "a65"),
    )
    assert fine_bands(["a0_17", "a18_up", "x_own"]) == ("a0_17", "a18_up")
    assert fine_bands(["a5_11"]) == () and fine_bands([]) == ()


def test_a_number_stands_at_its_sex_and_age_and_all_are_summed(dictionary: Dictionary) -> None:
    made = Made()
    add(made, "1", count=12, sex="female", age_band="a25_34")
    add(made, "2", count=3, sex="male")
    add(made, "3", count=30, age_band="a0_17")
    found = table(made, dictionary)
    assert found.at(("female", "a25_34")).count == 12 and found.at(("male", "")).count == 3
    assert found.at(("", "a0_17")).count == 30 and found.total == 45
    assert found.sexes[-1] == "" and found.bands[-2:] == ("a0_17", "")
    assert found.at(("female", "a65")).count is None and found.at(("female", "a65")).settled


@pytest.mark.parametrize(
    "more",
    [
        {"person": "ab" * 16},
        {"session": 2},
        {"displacement": "refugee"},
        {"survivor": True},
        {"family_of_missing": False},
        {"attended": 3},
        {"x_own": "كلمة"},
    ],
)
def test_whoever_is_named_and_what_says_more_is_no_number(more: dict[str, Json]) -> None:
    made = Made()
    add(made, "1", count=12, sex="female", **more)
    assert place_of(made.views["1"]) is None
    add(made, "2", count=12, sex="female", **dict.fromkeys(more))
    assert place_of(made.views["2"]) == ("female", "")


def test_several_rows_or_numbers_at_one_place_are_not_settled(dictionary: Dictionary) -> None:
    made = Made()
    add(made, "1", count=2, sex="female")
    add(made, "2", count=3, sex="female")
    add(made, "3", count=4, sex="male")
    made.differ("3", "count", 4, 5)
    found = table(made, dictionary)
    assert found.at(("female", "")).count == 5 and not found.at(("female", "")).settled
    assert not found.at(("male", "")).settled


def test_undecided_of_whom_it_counts_stands_in_no_place(dictionary: Dictionary) -> None:
    made = Made()
    add(made, "1", count=2, sex="female")
    made.differ("1", "sex", "female", "male")
    assert not table(made, dictionary).records


def test_a_term_of_no_list_has_its_own_place(dictionary: Dictionary) -> None:
    made = Made()
    add(made, "1", count=2, sex="x_other", age_band="b9")
    found = table(made, dictionary)
    place: Place = ("x_other", "b9")
    assert found.at(place).count == 2 and "b9" in found.bands and "x_other" in found.sexes
