"""Two whom a family told to be related, in the window: among the relatives, and the page
says why. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.test_match_kin import cousins, related
from tests.ui.test_same import sentences
from tests.ui.test_same_better import badges

from vsdesk.ui.parts.pair_words import BANDS
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from tests.ui.conftest import Room


def test_the_page_says_that_they_are_two_persons(room: Room) -> None:
    desk, _ = room.desk(people=0)
    one, other = cousins(desk)
    related(desk, one, other)
    desk.matching.suggestions.match_new()
    desk.access.lock()
    window = room.open("ar")
    page = room.go(window, Route("pair", one, field=other))
    say = page.look.words.say
    assert badges(page) == [say(BANDS["relatives"]), *badges(page)[1:]]
    words = sentences(page)
    assert say("The family told how these two are related") in words
    assert say("This is how close they were when they were compared") not in words
