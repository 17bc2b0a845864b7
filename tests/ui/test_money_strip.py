"""«طلبوا مصاري ليعطونا خبر» in a story or a contact: one press records the attempt, another takes it back,
and the field stays where it is. By keyboard, in a real window. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from tests.ui.hands import Hands, begin

from vsdesk.ui.editing.money_strip import MoneyStrip
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.story import StoryEdit
from vsdesk.ui.route import Route
from vsdesk.ui.screens.family.screen import FamilyScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang

SAID = {
    "ar": "اتصل واحد من الفرع. طلبوا مصاري ليعطونا خبر. مصطنع",
    "ku": "Yekî telefon kir. Wî pere xwest ku xeberê bide. Çêkirî",
    "en": "Somebody called. They asked for money to give us news. Made up",
}


@pytest.mark.parametrize("lang", ["ar", "ku", "en"])
def test_in_the_interview_it_is_recorded_by_one_press(room: Room, lang: Lang) -> None:
    hands = begin(room, lang)
    hands.answer("سلمى", "الدرويش")
    hands.next("missing")
    hands.answer("مروان", "خالد", "الدرويش")
    while hands.screen.findChild(MoneyStrip, "money-event.text") is None:
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    strip = hands.screen.findChild(MoneyStrip, "money-event.text")
    story = hands.screen.findChild(StoryEdit, "event.text")
    assert strip is not None and story is not None
    hands.reach("event.text")
    before = story.mapTo(hands.window, QPoint())
    hands.say(SAID[lang])
    assert strip.isVisible() and story.mapTo(hands.window, QPoint()) == before
    talk = hands.screen.talk
    assert talk is not None and not talk.has("money/0")
    hands.choose("money-record-event.text")
    assert hands.focus() is strip.undo and talk.told("money/0", "text") == SAID[lang].split(". ")[1]
    hands.press(Qt.Key.Key_Space)
    assert not talk.has("money/0") and strip.write.isVisible()
    hands.choose("money-record-event.text")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.window.session is not None
    [attempt] = hands.window.session.desk.cases.list_kind("extortion_attempt")
    assert attempt.parent == talk.ids["case"]


def test_in_a_contact_of_the_family_it_waits_with_the_page(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    family = str(desk.cases.record(case).value("family"))
    desk.access.lock()
    window = room.open("ar")
    hands = Hands(room, window)
    screen = room.go(window, Route("family", family, "log"))
    for name in ("add-contact_log", "more-contact_log-contact"):
        button = screen.findChild(Button, name)
        assert button is not None
        button.click()
        room.settle(window)
    strip = screen.findChild(MoneyStrip)
    assert strip is not None
    story = screen.findChild(StoryEdit, strip.objectName().removeprefix("money-"))
    assert story is not None
    story.setFocus()
    hands.say(SAID["ar"])
    room.settle(window)
    assert strip.isVisible() and "مال" in plain(strip.words.said())
    strip.write.click()
    room.settle(window)
    assert "الابتزاز" in plain(strip.words.said())
    assert isinstance(screen, FamilyScreen)
    screen.save()
    room.settle(window)
    assert window.session is not None
    [attempt] = window.session.desk.cases.list_kind("extortion_attempt")
    assert attempt.parent == family
