"""What is to be reached, on a coordinator's first page. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.cut import cut
from tests.ui.test_period import NEWSLETTER, approve
from tests.ui.test_screens import names_and_fits
from tests.ui.test_submissions import desk_of, press

from vsdesk.desk import Edit
from vsdesk.ui.parts.chart_view import ChartView
from vsdesk.ui.route import Route
from vsdesk.ui.screens.today.today_cards import TargetsCard

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang


def test_a_bar_of_each_target_and_a_thin_one_of_each_documenter(room: Room) -> None:
    desk, cases = room.desk(people=3)
    approve(desk, cases)
    desk.reporting.load_activities(NEWSLETTER)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("today"))
    [card] = [one for one in screen.findChildren(TargetsCard) if one.isVisible()]
    [chart] = card.findChildren(ChartView)
    code = desk_of(window).cases.record(cases[0]).text("documenter")
    assert "3 / 900" in chart.accessibleName() and f"{code}: 3" in chart.accessibleName()
    assert "حالات جديدة موثّقة" in chart.accessibleName()  # not the English word of the file
    bars = [one for one in chart.chart(600).blocks if one.tone == "bar"]
    assert bars[1].height < bars[0].height / 2
    press(screen, "targets-report")
    room.settle(window)
    assert window.shell is not None and window.shell.place.screen == "period"


def test_without_a_target_nothing_is_said_and_a_new_one_comes_by_itself(room: Room) -> None:
    desk, _ = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("today"))
    assert not screen.findChildren(TargetsCard)
    values: dict[str, Json] = {"indicator": "ملفات هذا العام", "measures": "new_cases", "value": 7}
    desk_of(window).cases.save([Edit("target", values)])
    room.rest(window)
    [card] = [one for one in screen.findChildren(TargetsCard) if one.isVisible()]
    assert "ملفات هذا العام: 0 / 7" in card.findChildren(ChartView)[0].accessibleName()


@pytest.mark.parametrize(("lang", "scale"), [("ar", 2.0), ("en", 1.0), ("ku", 1.25)])
def test_the_card_has_its_room(room: Room, lang: Lang, scale: float) -> None:
    desk, cases = room.desk(people=3)
    approve(desk, cases)
    desk.reporting.load_activities(NEWSLETTER)
    desk.access.lock()
    window = room.open(lang, scale=scale)
    screen = room.go(window, Route("today"))
    names_and_fits(window, screen.place)
    window.resize(1024, 600)
    room.settle(window)
    assert cut(window) == []
