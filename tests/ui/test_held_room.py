"""A strip of the interview that begins to speak moves what stands below it once; what is pressed in it, taken
back or written out again moves nothing. Made-up people, in Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.ui.test_kin_plea import strip_of
from tests.ui.test_own_plea import BOX, at_the_story, strips

from vsdesk.ui.screens.interview.plea_strips import KeptPlea

if TYPE_CHECKING:
    from tests.ui.conftest import Room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

SEALED = ("كانت حامل، لا تحكوا بهالشي لحدا، مصطنع", f"kept-seal-{BOX}", f"kept-undo-{BOX}")
OWN = (
    "أخدوه من البيت، ما بدي حدا يعرف اسمي، مصطنع",
    f"own-not_named_outside-{BOX}",
    f"own-undo-{BOX}",
)


@pytest.mark.parametrize(("words", "press", "undo"), [SEALED, OWN])
def test_a_press_in_it_moves_nothing_below(room: Room, words: str, press: str, undo: str) -> None:
    hands = at_the_story(room, "ar")
    hands.reach(BOX)
    hands.say(words)
    room.rest(hands.window)
    strip: QWidget = strips(hands)[0]
    if not strip.isVisible():
        strip = next(
            one
            for one in hands.screen.findChildren(KeptPlea)
            if one.objectName() == f"kept-plea-{BOX}"
        )
    assert strip.isVisible()
    high = strip.height()
    hands.choose(press)
    hands.room.rest(hands.window)
    assert strip.height() >= high
    high = strip.height()
    hands.choose(undo)
    hands.room.rest(hands.window)
    assert strip.height() == high


def test_it_keeps_its_room_when_the_words_go(room: Room) -> None:
    hands = at_the_story(room, "ar")
    hands.reach(BOX)
    strip = strip_of(hands)
    page = strip.parentWidget()
    assert page is not None
    room.rest(hands.window)
    bare = page.height()
    hands.say("طلعولنا شهادة. سلمى ما بتعرف بالشهادة وما لازم تسمع فيها")
    room.rest(hands.window)
    assert strip.isVisible()
    high = strip.height()
    box = hands.screen.findChild(QWidget, BOX)
    assert box is not None
    box.setFocus()
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_Backspace)
    room.rest(hands.window)
    assert not strip.isVisible() and page.height() >= bare + high
    hands.say("سلمى ما لازم تسمع فيها")
    room.rest(hands.window)
    assert strip.isVisible() and strip.height() == high
