"""A strip of the interview that begins to speak moves what stands below it once; what is pressed in it, taken
back or written out again moves nothing. Made-up people, in Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.ui.conftest import make_look, turn
from tests.ui.test_kin_plea import strip_of
from tests.ui.test_own_plea import BOX, at_the_story, strips

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column, plane, scroll
from vsdesk.ui.kit.held_room import hold_room
from vsdesk.ui.screens.interview.plea_strips import KeptPlea

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
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


@pytest.mark.parametrize("width", [700, 1024])
def test_it_takes_the_room_of_its_words_in_each_width(qtbot: QtBot, width: int) -> None:
    """It kept the height of a narrower page, or that in which Qt shows it before it has its place: 480."""
    look = make_look("ar")
    inner = plane()
    box = column(look, inner)
    strip = Banner(look, "لا يُكتب اسم الشاهدة على أي ورقة تخرج من هنا، مصطنع", "من هي؟ " * 30)
    hold_room(strip)
    strip.hide()
    box.addWidget(strip)
    box.addStretch(1)
    page = scroll(inner, "page")
    qtbot.addWidget(page)
    page.resize(300, 600)
    page.show()
    strip.show()
    turn()
    assert 0 < strip.height() == strip.heightForWidth(strip.width())
    narrow = strip.height()
    page.resize(width, 600)
    turn()
    assert strip.height() == strip.heightForWidth(strip.width()) < narrow
    strip.say("لا يُكتب", "")
    held = strip.height()
    turn()
    assert strip.height() == held, "in the same width what stands below stays"
