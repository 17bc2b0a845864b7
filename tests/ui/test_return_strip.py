"""The page of a case asks about a return of which the state of the search says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.test_case import at_case, editor

from vsdesk.desk import Edit
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json

LATER: Json = {"from": "2024-12-09", "to": "2024-12-09", "precision": "day"}
BEFORE: Json = {"from": "2009", "to": "2009", "precision": "year"}


@pytest.mark.parametrize("lang", ["ar"])
def test_it_asks_until_the_state_or_the_day_says_it(room: Room, lang: str) -> None:
    window, screen, case = at_case(room, "person", lang)
    say = screen.look.words.say
    assert screen.returns.isHidden()
    assert window.session is not None and screen.context is not None
    desk = window.session.desk
    event = desk.cases.save([Edit("event", {"type": "release"}, parent=case)]).ids[0]
    screen.again()
    room.settle(window)
    strip = screen.returns
    what = screen.context.titles.term(desk.cases.record(event), "type", "event_type")
    title = say("{what}, and nobody wrote when. Is the person back?", what=what.capitalize())
    assert not strip.isHidden() and strip.banner.title.text() == title
    strip.day.click()
    room.settle(window)
    assert screen.key == "timeline" and editor(screen, "date").isVisible()
    desk.cases.save([Edit("event", {"date": BEFORE}, id=event)])
    screen.again()
    room.settle(window)
    assert strip.isHidden()
    desk.cases.save([Edit("event", {"date": LATER}, id=event)])
    screen.again()
    room.settle(window)
    assert not strip.isHidden() and "2024" in strip.banner.title.text()
    strip.state.click()
    room.settle(window)
    assert desk.cases.record(case).every("search_status") == ("released_returned",)
    assert strip.isHidden() and screen.answered.isVisible()
    screen.answered.button.click()
    room.settle(window)
    assert not strip.isHidden()


def test_who_may_not_write_is_asked_and_offered_nothing(room: Room) -> None:
    """A reviewer reads that it is open; the two doors are of whoever writes."""
    desk, cases = room.desk(people=1)
    desk.cases.save([Edit("event", {"type": "reunited"}, parent=cases[0])])
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], "person"))
    assert isinstance(screen, CaseScreen) and screen.context is not None
    assert not screen.returns.isHidden()
    assert screen.returns.state.isVisible() == screen.context.may_write("case")
