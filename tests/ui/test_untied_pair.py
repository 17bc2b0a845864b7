"""Whoever decides a pair anew, or takes that back, reads first what it opens. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of

from vsdesk.desk import Desk, How
from vsdesk.desk.cases.link_removal import OPENS
from vsdesk.ui.kit.button import Button
from vsdesk.ui.route import Route
from vsdesk.ui.screens.same.pair_screen import PairScreen

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang

WHY = "الهوية لغيره، مصطنع"


def two_reports(desk: Desk) -> tuple[str, str]:
    """The mother in the first refused, the one in the second agreed; they are one person's."""
    found = []
    for said in ("refused", "given"):
        case, _, family = whole_case(desk, "مروان")
        shown = desk.cases.shown(case)
        who = mother_of(desk, family)
        desk.consent.grant(case, who, "un_complaint", "wgeid", said, How(), shown=shown)
        found.append(case)
    one, other = found
    shown = desk.matching.pair_shown(one, other)
    desk.matching.decide_pair(one, other, "same", WHY, shown=shown)
    return one, other


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("act", ["different", "take-back"])
def test_what_it_opens_is_asked_first(room: Room, act: str, lang: Lang) -> None:
    desk, _ = room.desk(people=2)
    one, other = two_reports(desk)
    desk.access.lock()
    window = room.open(lang)
    page = room.go(window, Route("pair", one, field=other))
    assert isinstance(page, PairScreen)
    card = page.pair.decision
    assert card is not None
    assert window.session is not None
    desk = window.session.desk

    def press() -> None:
        if act == "different":
            card.decided.emit(act, WHY)
        else:
            button = page.findChild(Button, "take-back")
            assert button is not None
            button.click()
        room.settle(window)

    def stands() -> str:
        found = desk.matching.decision(one, other)
        return found.decision if found is not None else ""

    room.answers.reason = WHY
    if act == "different":
        room.answers.answer = "keep"
        press()
        assert stands() == "same"
        assert card.save.isEnabled()
        room.answers.answer = "on"
        press()
        assert stands() == "different"
    else:
        room.answers.answer = "back"
        press()
        assert stands() == "same"  # the second question was not answered so
    assert room.answers.asked[-1] == window.look.words.say(OPENS)
    assert room.answers.texts[-1]
