"""Not all of a file is here: the window says of which device, and a coordinator writes why it goes on.

Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.lacking import keep_back

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
