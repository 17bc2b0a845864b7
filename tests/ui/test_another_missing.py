"""A second missing person who is told of in words is written down where it is told, and the last page begins
their case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from tests.ui.hands import begin

from vsdesk.ui.editing.told_strip import ToldStrip
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screens.interview.topic_pages import state_of
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room


def test_a_brother_who_was_taken_later_is_written_down_where_it_is_told(room: Room) -> None:
    hands = begin(room, "ar")
    hands.reach("speaker.given_ar")
    hands.say("فوزية")
    hands.screen.go_to("happened")
    room.settle(hands.window)
    hands.reach("event.text")
    hands.say("ابني نضال أخدوه من الحاجز. بعد شهرين أخدوا أخوه وائل من البيت.")
    room.settle(hands.window)
    strip = hands.screen.findChild(ToldStrip, "another-event.text")
    assert strip is not None and strip.isVisible()
    strip.write.setFocus()
    hands.press(Qt.Key.Key_Space)
    talk = hands.screen.talk
    assert talk is not None and "وائل" in talk.told("note/another 0", "text")
    hands.screen.go_to("next")
    room.settle(hands.window)
    shown = [plain(one.text()) for one in hands.screen.findChildren(Paragraph)]
    assert any("أخوه وائل" in one for one in shown)
    assert state_of(talk, "search") == "open"
    talk.put("money/0", "amount_asked", 2000)
    assert state_of(talk, "search") == "told", "money was told on that page"
