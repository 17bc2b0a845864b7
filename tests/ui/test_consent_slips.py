"""A slip of the finger in the questions of an interview is taken back; nothing of it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.ui.hands import begin
from tests.ui.test_interview import name_speaker

from vsdesk.ui.kit.segments import Segments
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
