"""How to reach who speaks, in an interview: one number, a further one, each with its own safety. By keyboard,
in a real window; all are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.ui.hands import begin, of, rows

from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screens.interview.topic_pages import state_of

if TYPE_CHECKING:
    from tests.ui.conftest import Room

HERS, HIS = "+90 500 000 00 01", "+963 900 000 002"


def test_each_number_of_the_speaker_has_its_own_safety(room: Room) -> None:
    hands = begin(room, "ar")
    hands.answer("سلمى", "الدرويش")
    hands.next("missing")
    hands.answer("مروان", "خالد", "الدرويش")
    hands.screen.show_topic("contact")
    talk = hands.screen.talk
    assert talk is not None and state_of(talk, "contact") == "open"
    hands.choose("channel/0.safe_to_call-yes")
    hands.pick("channel/0.type", "phone")
    hands.reach("channel/0.value")
    hands.say(HERS)
    hands.choose("more-channel")
    first = hands.focus()
    assert first.objectName() == "channel/1.safe_to_call-yes"
    assert not first.visibleRegion().isEmpty()
    assert first.visibleRegion().boundingRect() == first.rect()  # nobody answers what is not seen
    hands.press(Qt.Key.Key_Left)  # from yes to no, read from the right
    assert hands.focus().objectName() == "channel/1.safe_to_call-no"
    hands.press(Qt.Key.Key_Space)
    hands.reach("channel/1.who_else_uses")
    hands.answer("تلفون جوزها، مصطنع")
    hands.reach("channel/1.value")
    hands.say(HIS)
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert hands.at == "contact" and state_of(talk, "contact") == "told"
    assert hands.screen.findChild(QWidget, "channel/1.value") is not None  # to be corrected
    read = [one.said() for one in hands.screen.findChildren(Paragraph)]
    assert any("تلفون جوزها" in one for one in read)
    hands.screen.stop()
    room.settle(hands.window)
    found = list(rows(room, hands.window))
    [mother] = [one["id"] for one in of(found, "person") if one.get("given_ar") == "سلمى"]
    safe = {one["value"]: one["safe_to_call"] for one in of(found, "contact_channel")}
    assert safe == {HERS: True, HIS: False}
    assert {one["person"] for one in of(found, "contact_channel")} == {mother}


def test_somebody_else_speaks_and_the_first_speakers_numbers_stay_theirs(room: Room) -> None:
    """And a number that an older program kept, of whom there could be one alone, is found again."""
    hands = begin(room, "ar")
    hands.answer("سلمى", "الدرويش")
    talk = hands.screen.talk
    assert talk is not None
    talk.put("channel/0", "value", HERS)
    talk.put(talk.more("channel"), "value", HIS)
    kept: dict[str, object] = {}
    talk._kept = lambda key, stored: kept.update(stored)
    talk.keep()
    told = kept["talk"]
    assert isinstance(told, dict)
    told["ids"] = [[one.replace("channel/0", "channel"), id] for one, id in told["ids"]]
    again = type(talk)(talk.id("case"), "ar", talk.today, talk._new_id, lambda *_: None, talk.dates)
    again.take_up(None, kept)
    assert [again.value(one, "value") for one in again.entries("channel")] == [HERS, HIS]
    again.people.let_speak(None)
    assert [again.value(one, "value") for one in again.entries("channel")] == [None]
