"""Which draft of an interview holds something that somebody said. All are made up."""

from __future__ import annotations

import pytest

from vsdesk.desk.cases.draft_service import waits


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], False),
        ([["box", "لا تكتبوا اسمه", 0, ["one", "two"]]], False),  # who only went to look
        ([["box", "لا تكتبوا اسمه", 0, "one"]], True),
        ([["box", "لا تكتبوا اسمه", 0, ["one"]], ["box", "لا تكتبوا اسمه", 1, "one"]], True),
        ("what this program does not know", True),
    ],
)
def test_whose_name_a_plea_is_waits_once_it_is_said(rows: object, *, said: bool) -> None:
    assert waits({"records": {}, "talk": {"whose": rows}}) is said
