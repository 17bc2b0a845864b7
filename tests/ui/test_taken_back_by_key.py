"""After an answer the page says that it can be taken back now, and by which key. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from tests.ui import made_up_consent
from tests.ui.hands import Hands
from tests.ui.made_up_consent import said_by_themselves
from tests.ui.test_consent import at

from vsdesk.ui.kit import shortcuts
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.route import Route
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room


KEY = Qt.Key.Key_F9


def grants(desk: Any) -> list[str]:
    return sorted(one.id for one in desk.cases.list_kind("consent_grant") if not one.deleted)


@pytest.mark.parametrize("where", ["consent", "family"])
def test_a_yes_says_that_it_can_be_taken_back_now_and_the_key_does_it(
    room: Room, where: str
) -> None:
    desk, cases = room.desk(people=1)
    who = made_up_consent.answers(desk, cases[0])
    before = grants(desk)
    desk.access.lock()
    window = room.open("ar")
    place = Route("consent", who.case, who.sister)
    if where == "family":
        place = Route("family", who.family, "consent")
    screen: Any = room.go(window, place)
    hands = Hands(room, window)
    assert window.session is not None
    here = window.session.desk
    yes = next(
        one
        for one in screen.findChildren(Button)
        if one.isVisible()
        and one.objectName().startswith("consent-")
        and one.objectName().endswith(f"{who.sister[:8]}-yes")
        and not one.isChecked()
    )
    said_by_themselves(screen, who.sister)
    yes.click()
    room.settle(window)
    assert grants(here) != before
    strip = screen.answered if where == "family" else screen.undo
    now = window.session.look.words.say("It can be taken back now: {key}", key="F9")
    assert strip.isVisible() and strip.button.isVisible()
    assert plain(now) in plain(strip.words.said())
    assert "F9" in strip.accessibleName()
    hands.press(KEY)
    assert grants(here) == before and not strip.isVisible()
    hands.press(KEY)  # and it does nothing twice
    assert grants(here) == before


def test_what_cannot_be_taken_back_says_no_key(room: Room) -> None:
    page = at(room)
    strip = page.page.findChild(UndoStrip)
    assert strip is not None
    strip.decided("—", None, undo=False)
    assert "F9" not in strip.words.said() and not strip.key.isEnabled()


def test_the_key_stands_on_the_page_of_keys() -> None:
    told = [one for group in shortcuts.GROUPS for one in group.told]
    assert any(shortcuts.TAKE_BACK in one.keys for one in told)
