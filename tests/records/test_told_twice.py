"""What is told in two ways: an age beside the dates, a claim beside the file. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.people import TODAY, rid
from tests.records.test_flags import codes, pd

from vsdesk.records.checks.contradictions import told_twice
from vsdesk.records.checks.flags import flags
from vsdesk.records.dates.told_age import told_age

if TYPE_CHECKING:
    from tests.records.conftest import Made

    from vsdesk.records.dictionary.values import Json


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("17", (204, 215)),
        ("17-18", (204, 227)),
        ("١٧", (204, 215)),
        ("ابن السبعتعش", (204, 215)),
        ("ثمنطعش إلا شهرين", (214, 214)),
        ("سبعتعش سنة و3 أشهر", (207, 207)),
        ("hevdeh salî", (204, 215)),
        ("eighteen less two months", (214, 214)),
    ],
)
def test_an_age_in_words_is_read_in_months(words: str, months: tuple[int, int]) -> None:
    told = told_age(words)
    assert told is not None and (told.least, told.most) == months


@pytest.mark.parametrize("words", ["", "كان صغير", "عمرها أربعين يوم", "young", "3 months"])
def test_what_names_no_years_is_no_age(words: str) -> None:
    assert told_age(words) is None


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("ثمنطعش إلا شهرين", ["age_differs"]),  # by the dates 17 and two to four months
        ("سبعتعش سنة و3 أشهر", []),
        ("ابن السبعتعش", []),
        ("ابن التمنتعش", []),  # the year that was running
        ("ابن العشرين", ["age_differs"]),
    ],
)
def test_an_age_in_words_stands_beside_the_dates(made: Made, words: str, wanted: list[str]) -> None:
    made.set("arrest", date=pd("2019-03-01..2019-03-22"))
    made.delete("sighting")
    made.set("marwan", birth=pd("2001-11-16..2001-12-15"), age_told=words)
    assert [code for code in codes(made) if code == "age_differs"] == wanted


@pytest.mark.parametrize(
    ("field", "value", "status", "asked"),
    [
        ("birth", pd("1989"), "disputed", True),
        ("birth", pd("1989"), "current", True),
        ("birth", pd("1989"), "superseded", False),
        ("birth", pd("1980..1999"), "current", False),  # both may be
        ("date", pd("2014-10-15..2014-10-21"), "current", True),
        ("text", {"ar": "فار", "src_lang": "ar"}, "disputed", True),
        ("text", {"ar": "أخدوه", "src_lang": "ar"}, "current", False),
        ("fate", "dead_registry", "current", False),
        ("fate", "dead_registry", "disputed", False),
    ],
)
def test_a_claim_that_does_not_fit_the_file_is_asked_about(
    made: Made, field: str, value: Json, status: str, asked: bool
) -> None:
    made.set("marwan", birth=pd("1988"))
    made.set("arrest", date=pd("2014-10-27..2014-11-02"))
    made.delete("sighting")
    made.add("paper", "claim", "case", field=field, value=value, status=status)
    found = told_twice(made.dossier())
    assert [one.record for one in found] == ([rid("paper")] if asked else [])
    flagged = [one for one in flags(made.dossier(), TODAY) if one.code == "claimed_otherwise"]
    assert len(flagged) == asked


def test_a_claim_below_a_record_speaks_of_that_one(made: Made) -> None:
    made.add("later", "event", "case", type="sighting", date=pd("2015"))
    made.add("said", "claim", "later", field="date", value=pd("2016"), status="current")
    [one] = told_twice(made.dossier())
    assert (one.what, one.record, one.other) == ("date", rid("said"), rid("later"))
