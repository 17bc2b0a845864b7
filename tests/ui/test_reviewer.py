"""Who may read and not write is told before the first letter, not after the last. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui import made_up

from vsdesk.crypto.secrets import Secret
from vsdesk.desk import Desk, Edit
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route
from vsdesk.ui.screens.interview.pause_pages import NotHere
from vsdesk.ui.screens.interview.screen import InterviewScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


# What is said before the first letter, as its reader sees it.
NOT_WRITTEN = "لا تُكتب مقابلة على هذا الجهاز."
NOT_KEPT = "ما ترويه العائلة لن يُحفظ هنا"


@pytest.fixture
def reviewer(room: Room) -> str:
    """A reviewer's vault that holds a coordinator's case; its id."""
    chief, cases = room.desk(people=1)
    with Secret.of_text(made_up.PASSPHRASE) as secret:
        desk, _ = Desk.create(
            room.path / "review",
            role="reviewer",
            name="سمر",
            passphrase=secret,
            env=made_up.env(room.path / "other", 11),
        )
    made_up.enrol(chief, desk, role="reviewer")
    folder = room.path / "stick"
    folder.mkdir()
    chief.cases.save([Edit("case", {"assigned": [desk.access.status().device_id]}, id=cases[0])])
    [handed] = chief.sync.hand_over(folder, [desk.access.status().device_id])
    desk.sync.intake.receive(handed.files)
    assert desk.cases.record(cases[0]).kind == "case"
    desk.access.lock()
    chief.access.lock()
    return cases[0]


def test_no_interview_begins_where_nothing_can_be_kept(
    room: Room,
    reviewer: str,
) -> None:
    window = room.open("ar", vault=room.path / "review", profile="other")
    cases = room.go(window, Route("cases"))
    for name in ("interview", "bring-table", "new-case"):
        button = cases.findChild(Button, name)
        assert button is not None and button.isHidden()
    page = room.go(window, Route("case", reviewer))
    talk = page.findChild(Button, "interview")
    assert talk is not None and talk.isHidden()
    for place in (Route("interview"), Route("interview", reviewer)):
        screen = room.go(window, place)
        assert isinstance(screen, InterviewScreen) and isinstance(screen.page, NotHere)
        assert screen.page.away.hasFocus()
        told = "\n".join(one.said() for one in screen.page.findChildren(Paragraph))
        assert NOT_WRITTEN in plain(told) and NOT_KEPT in plain(told)
        assert not [one for one in screen.findChildren(TextField) if one.isVisible()]
        screen.page.away.click()
        room.settle(window)
