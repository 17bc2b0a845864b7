"""Not all of a file is here: the window says of which device, and a coordinator writes why it goes on.

Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.lacking import keep_back
from tests.attacks.test_words_of_our_work import vigil
from tests.ui.test_period import at_report

from vsdesk.desk.access.missing_service import WHOLE
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.ui.window import Window

WHY = "احترق الجهاز ولا أحد عنده ما كُتب"


def lacking(room: Room) -> tuple[Window, str]:
    """A window of the coordinator, and a case of which one body is not here."""
    desk, cases = room.desk(people=1)
    view = desk.cases.record(cases[0])
    keep_back(desk, view.ops("intake_date"))
    desk.access.lock()
    return room.open("ar"), cases[0]


def missing(window: Window, case: str) -> int:
    """How many devices wrote what is missing of it."""
    assert window.session is not None
    return len(window.session.desk.access.missing.of(case))


@pytest.mark.parametrize("page", [("ready", "wgeid"), ("preview", "case-file")])
def test_a_file_that_is_not_whole_is_told_and_goes_on_with_a_reason(
    room: Room, page: tuple[str, str]
) -> None:
    window, case = lacking(room)
    screen = room.go(window, Route(page[0], case, page[1]))
    banner = screen.findChild(Banner, "not-whole")
    assert banner is not None
    assert "ليس كله هنا" in banner.title.said()
    button = screen.findChild(Button, "go-without")
    assert button is not None
    room.answers.answer, room.answers.reason = "stay", WHY
    button.click()
    room.rest(window)
    assert missing(window, case) == 1
    room.answers.answer = "go"
    button.click()
    room.rest(window)
    assert missing(window, case) == 0
    assert screen.findChild(Banner, "not-whole") is None


def test_a_public_report_waits_for_what_the_vault_lacks_and_goes_on_with_a_reason(
    room: Room,
) -> None:
    desk, cases = room.desk(people=1)
    vigil(desk)
    person = desk.cases.record(str(desk.cases.record(cases[0]).value("person")))
    keep_back(desk, person.ops("given_ar"))
    desk.access.lock()
    window = room.open("ar")
    screen = at_report(room, window, "2026-01-01", "2026-12-31")
    assert screen.findChild(Banner, "not-whole") is None  # inside nothing waits
    screen.options.recipient.choose("public")
    screen.options.recipient.chosen.emit("public")
    room.rest(window)
    banner = screen.findChild(Banner, "not-whole")
    assert banner is not None
    assert "هذه الخزنة ليست كلها هنا" in banner.title.said()
    room.answers.answer, room.answers.reason = "go", WHY
    button = screen.findChild(Button, "go-without")
    assert button is not None
    button.click()
    room.rest(window)
    assert window.session is not None
    assert window.session.desk.access.missing.of(WHOLE) == ()
    assert screen.findChild(Banner, "not-whole") is None


def test_that_a_file_goes_on_is_told_and_any_coordinator_takes_it_back(room: Room) -> None:
    window, case = lacking(room)
    room.answers.answer, room.answers.reason = "go", WHY
    screen = room.go(window, Route("ready", case, "wgeid"))
    button = screen.findChild(Button, "go-without")
    assert button is not None
    button.click()
    room.rest(window)
    assert missing(window, case) == 0
    banner = screen.findChild(Banner, "goes-without")
    assert banner is not None
    assert WHY in banner.text.said()
    again = screen.findChild(Button, "wait-again")
    assert again is not None
    room.answers.answer = "stay"
    again.click()
    room.rest(window)
    assert missing(window, case) == 0
    room.answers.answer = "wait"
    again.click()
    room.rest(window)
    assert missing(window, case) == 1
    assert screen.findChild(Banner, "not-whole") is not None
    assert screen.findChild(Banner, "goes-without") is None
