"""A word of what was taken out of a case finds it no more: alone, beside a name, in a list, in a count.

Everybody is made up.
"""

from __future__ import annotations

from tests.desk.conftest import House, whole_case
from tests.desk.test_words_below_news import NAME, WORDS, event_of, finding


def test_no_word_of_what_was_taken_out_finds_its_case(house: House) -> None:
    desk = house.coordinator()
    case, _, _ = whole_case(desk, NAME)
    event = event_of(desk, case, "sighting")
    assert finding(desk) == {*WORDS}
    desk.cases.delete(event, "كُتب في ملف آخر", shown=desk.cases.shown(event))
    assert finding(desk) == set()
    desk.cases.restore(event)
    assert finding(desk) == {*WORDS}
