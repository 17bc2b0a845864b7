"""A day on which to ask again is written where somebody said one; else it is said which day follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.ui.hands import begin
from tests.ui.test_consent_slips import at_consent, save
from tests.ui.test_interview import name_speaker

from vsdesk.records.consent.questions import ask_again_on
from vsdesk.ui.editing.consent_states import day_of
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room
    from tests.ui.hands import Hands

    from vsdesk.words import Lang


def days(hands: Hands) -> set[object]:
    """Those that stand in the answers that wait to be saved."""
    talk = hands.screen.talk
    assert talk is not None
    return {one.set.get("follow_up") for _, one in talk.draft.new_of("consent_grant")}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nobody_said_a_day(room: Room, lang: Lang) -> None:
    hands = begin(room, lang)
    name_speaker(hands, "ar" if lang == "ar" else "lat", "فاطمة", "النجار", "mother")
    at_consent(hands)
    hands.reach("consent-iimp-yes")
    hands.say("3")
    box = hands.screen.findChild(TypedLine, "consent-again")
    told = hands.screen.findChild(Label, "consent-again-unsaid")
    assert box is not None and box.isVisible() and box.text() == ""
    assert told is not None and told.isVisible() and days(hands) == {None}
    talk = hands.screen.talk
    assert talk is not None
    due = ask_again_on(talk.today)
    assert plain(day_of(Words(lang), due)) in plain(told.text())
    hands.reach("consent-again")
    hands.say("2027-03-01")
    assert days(hands) == {"2027-03-01"} and not told.isVisible()
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_Delete)
    assert days(hands) == {None} and told.isVisible()  # what was said is taken back
    case = save(hands)
    assert hands.window.session is not None
    held = hands.window.session.desk.cases.dossier(case)
    assert {one.text("follow_up") for one in held.of("consent_grant")} == {due}


def test_a_day_that_one_person_said_is_none_of_the_next_one(room: Room) -> None:
    hands = begin(room, "ar")
    name_speaker(hands, "ar", "فاطمة", "النجار", "mother")
    talk = hands.screen.talk
    assert talk is not None
    talk.put("relative/0", "given_ar", "سعاد")
    at_consent(hands)
    hands.reach("consent-iimp-yes")
    hands.say("3")
    hands.reach("consent-again")
    hands.say("2027-03-01")
    hands.pick("consent-who", "relative/0")
    hands.pick("consent-said-by", "")
    box = hands.screen.findChild(TypedLine, "consent-again")
    assert box is not None and box.text() == ""
    hands.reach("consent-iimp-yes")
    hands.say("3")
    assert box.text() == "" and days(hands) == {"2027-03-01", None}
