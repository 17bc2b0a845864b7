"""An age of few years is told with another word for years: «3 سنين» beside «12 سنة». All are made up."""

from __future__ import annotations

import pytest

from vsdesk.records.dates.ages import tells_past
from vsdesk.records.dates.told_age import told_age


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("3 سنين", (3, 3)),
        ("عمره 8 سنوات", (8, 8)),
        ("كان عمرها تلات سنين", (3, 3)),
        ("عمرها سنتين", (2, 2)),
        ("12 سنة", (12, 12)),
        ("5 salan", (5, 5)),
        ("three years", (3, 3)),
        ("4 سنين أو 5 سنين", (4, 5)),
    ],
)
def test_they_are_read(said: str, years: tuple[int, int]) -> None:
    told = told_age(said)
    assert told is not None and told.years == years


@pytest.mark.parametrize("said", ["شهرين", "3 أشهر", "4 months"])
def test_months_alone_are_no_years(said: str) -> None:
    assert told_age(said) is None


def test_how_old_she_is_today_is_asked_of_a_small_child_too() -> None:
    for said in ("كان عمرها 3 سنين وقت أخدوا أمها", "كان عمره 12 سنة وقت أخدوا كريم"):
        assert tells_past(said, "2026-12-01")
