"""Some pages of a paper alone: what they say stays, tagged; nothing of the others does."""

from __future__ import annotations

import io

import pikepdf
import pytest
from tests.reports.every_paper import paper
from tests.reports.long_run import faults, written

from vsdesk.errors import UserError
from vsdesk.reports import PageRange, cut


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("2", (2, 2)),
        ("٢-٤", (2, 4)),
        (" 2 – 4 ", (2, 4)),
        ("3-", (3, 9_999)),
        ("-2", (1, 2)),
    ],
)
def test_what_is_written_in_any_digits_is_a_range(said: str, wanted: tuple[int, int]) -> None:
    assert PageRange.read(said) == PageRange(*wanted)


@pytest.mark.parametrize("said", ["٤-٢", "0", "-", "صفحة", "1,3", "2-4-6"])
def test_what_is_no_range_is_refused(said: str) -> None:
    with pytest.raises(UserError) as refused:
        PageRange.read(said)
    assert refused.value.name == "E_PAGES"


def test_nothing_said_is_the_whole_paper() -> None:
    pdf = paper("case-file", "ar")
    assert PageRange.read(" ") is None and cut(pdf, None) == pdf
    assert cut(pdf, PageRange(1, 9_999)) == pdf


@pytest.mark.parametrize("langs", [("ar",), ("en",), ("ar", "en")])
def test_each_page_alone_says_what_it_says_and_no_more(langs: tuple[str, ...]) -> None:
    whole = paper("case-file", *langs)
    with pikepdf.open(io.BytesIO(whole)) as document:
        count = len(document.pages)
    assert count > 1
    parts = [cut(whole, PageRange(at, at)) for at in range(1, count + 1)]
    assert [fault for one in parts for fault in faults(one)] == []
    said = [word for one in parts for word in " ".join(written(one)).split()]
    assert sorted(said) == sorted(" ".join(written(whole)).split())
    assert all(len(one) < len(whole) for one in parts)


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(UserError) as refused:
        cut(paper("family-sheet", "ar"), PageRange(90, 91))
    assert refused.value.name == "E_PAGES"
