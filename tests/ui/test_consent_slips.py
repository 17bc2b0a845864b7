"""A slip of the finger in the questions of an interview is taken back; nothing of it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.ui.hands import begin
from tests.ui.test_interview import name_speaker

from vsdesk.records.consent.questions import QUESTIONS
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from tests.ui.conftest import Room
    from tests.ui.hands import Hands


def at_consent(hands: Hands) -> None:
    while hands.at != "consent":
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.room.settle(hands.window)


def save(hands: Hands) -> str:
    hands.next("next")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.window.shell is not None
    return hands.window.shell.place.id


def results(hands: Hands, case: str) -> list[str]:
    assert hands.window.session is not None
    held = hands.window.session.desk.cases.dossier(case).of("consent_grant")
    return sorted(one.text("result") for one in held if one.text("recipient") == "iimp")


def value(hands: Hands) -> str:
    row = hands.screen.findChild(Segments, "consent-iimp")
    assert row is not None
    return row.value


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_an_answer_is_taken_back_by_the_key_as_if_nobody_had_asked(room: Room, lang: str) -> None:
    hands = begin(room, lang)
    name_speaker(hands, "lat" if lang == "en" else "ar", "محمود", "النجار", "brother_full")
    at_consent(hands)
    assert hands.screen.talk is not None
    before = hands.screen.talk.draft.json()
    hands.reach("consent-iimp-yes")
    hands.say("1")
    assert value(hands) == "yes"
    hands.press(Qt.Key.Key_F9)
    assert value(hands) == "" and hands.screen.talk.draft.json() == before
    assert hands.focus().objectName() == "consent-iimp-yes"  # the next answer is this one's
    hands.say("3")
    assert value(hands) == "not_now"
    hands.press(Qt.Key.Key_F9)
    hands.reach("consent-iimp-yes")
    hands.say("1")
    hands.reach("consent-iimp-yes")
    hands.say("2")
    hands.press(Qt.Key.Key_F9)
    assert value(hands) == "yes"  # the answer before the slip
    assert results(hands, save(hands)) == ["given"]


def test_a_no_over_a_saved_yes_that_was_a_slip_is_no_withdrawal(room: Room) -> None:
    hands = begin(room, "ar")
    name_speaker(hands, "ar", "محمود", "النجار", "brother_full")
    at_consent(hands)
    hands.reach("consent-iimp-yes")
    hands.say("1")
    case = save(hands)
    room.go(hands.window, Route("interview", case))
    at_consent(hands)
    hands.reach("consent-iimp-yes")
    hands.say("2")
    assert value(hands) == "no"
    hands.press(Qt.Key.Key_F9)
    assert value(hands) == "yes"
    save(hands)
    assert results(hands, case) == ["given"]


def test_an_if_that_was_typed_and_not_saved_goes_along(room: Room) -> None:
    """By its words where the rule lacks something: every word is kept, as the bar says."""
    hands = begin(room, "ar")
    name_speaker(hands, "ar", "محمود", "النجار", "brother_full")
    at_consent(hands)
    hands.reach("consent-iimp-yes")
    hands.say("4")
    hands.say("بس بعد العيد")
    hands.next("next")
    talk = hands.screen.talk
    assert talk is not None
    told = [one.set for _, one in talk.draft.new_of("consent_condition")]
    assert [one["type"] for one in told] == ["other"] and "بس بعد العيد" in str(told[0]["words"])
    hands.screen.go_to("consent")
    room.settle(hands.window)
    assert value(hands) == "yes_if"


def pending(hands: Hands, question: str) -> str:
    row = hands.screen.findChild(Segments, f"consent-{question}")
    assert row is not None
    return row.value


def given(hands: Hands) -> list[str]:
    """The questions that have an answer now."""
    return [one for one in QUESTIONS if pending(hands, one)]


def to_answer(hands: Hands, question: str) -> None:
    row = hands.screen.findChild(Segments, f"consent-{question}")
    assert row is not None
    row.focus_chosen()


def down(hands: Hands, key: Qt.Key, *, repeats: int = 0) -> None:
    """A key that goes down and stays there, as a keyboard sends it."""
    kinds = [False, *[True] * repeats]
    for repeated in kinds:
        text = chr(key.value) if key.value < 128 else ""
        plain = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QEvent.Type.KeyPress, key.value, plain, text, repeated)
        QApplication.sendEvent(hands.focus(), event)


def at_the_questions(room: Room, lang: str = "ar") -> Hands:
    hands = begin(room, lang)
    name_speaker(hands, "lat" if lang == "en" else "ar", "محمود", "النجار", "brother_full")
    at_consent(hands)
    return hands


def test_a_held_key_and_a_doubled_one_are_one_answer(room: Room) -> None:
    hands = at_the_questions(room)
    hands.reach("consent-court_de-yes")
    down(hands, Qt.Key.Key_1, repeats=9)
    assert given(hands) == ["court_de"]
    down(hands, Qt.Key.Key_1)  # no keyboard said that it was let go
    assert given(hands) == ["court_de"]
    hands.press(Qt.Key.Key_F9)
    assert given(hands) == []
    hands.reach("consent-court_de-yes")
    for _ in range(4):  # pressed again and again, too quickly for anybody to have been asked
        QTest.keyClick(hands.focus(), Qt.Key.Key_1)
    assert given(hands) == ["court_de"] and hands.focus().objectName() == "consent-court_fr-yes"
    [strip] = [one for one in hands.screen.findChildren(UndoStrip) if one.isVisible()]
    assert "الضغطة الأخيرة" in strip.words.said()
    hands.say("2")  # asked, and heard
    assert given(hands) == ["court_de", "court_fr"] and pending(hands, "court_fr") == "no"


def test_a_held_key_moves_no_answer_and_writes_into_no_condition(room: Room) -> None:
    hands = at_the_questions(room)
    hands.reach("consent-keep-yes")
    hands.say("3")
    to_answer(hands, "keep")
    down(hands, Qt.Key.Key_Right, repeats=5)  # Arabic: the arrow to the answer before
    assert pending(hands, "keep") == "not_now"  # what an arrow passes is no answer
    to_answer(hands, "iimp")
    down(hands, Qt.Key.Key_4, repeats=5)
    assert hands.focus().objectName() == "if-words-iimp-talk"
    words = hands.focus()
    assert isinstance(words, QLineEdit) and words.text() == ""
    down(hands, Qt.Key.Key_Return, repeats=40)
    assert hands.at == "consent"


def test_answers_are_taken_back_one_after_the_other(room: Room) -> None:
    hands = at_the_questions(room)
    assert hands.screen.talk is not None
    before = hands.screen.talk.draft.json()
    hands.reach("consent-keep-yes")
    for key in "1213":
        hands.say(key)
    assert given(hands) == ["keep", "iimp", "ncmp", "dna"]
    for left in (3, 2, 1):
        hands.press(Qt.Key.Key_F9)
        assert len(given(hands)) == left
    down(hands, Qt.Key.Key_F9, repeats=3)
    assert given(hands) == [] and hands.screen.talk.draft.json() == before
    assert hands.focus().objectName() == "consent-keep-yes"


@pytest.mark.parametrize("key", [Qt.Key.Key_F4, Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_an_answer_that_is_not_saved_can_be_not_asked_again(room: Room, key: Qt.Key) -> None:
    hands = at_the_questions(room)
    hands.reach("consent-iimp-yes")
    hands.say("1")
    hands.say("2")
    hands.reach("consent-iimp-yes")
    hands.press(key)
    assert given(hands) == ["ncmp"]
    hands.press(Qt.Key.Key_F9)
    assert given(hands) == ["iimp", "ncmp"]
    to_answer(hands, "ncmp")
    hands.press(key)
    case = save(hands)
    assert results(hands, case) == ["given"]
    room.go(hands.window, Route("interview", case))
    at_consent(hands)
    hands.reach("consent-iimp-yes")
    hands.press(key)  # saved: only another answer follows it
    assert pending(hands, "iimp") == "yes"
    hands.say("2")
    to_answer(hands, "iimp")
    hands.press(key)
    assert pending(hands, "iimp") == "yes"
