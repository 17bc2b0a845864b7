"""What is said of the next family is written under nobody's name who answered before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from tests.ui.hands import begin
from tests.ui.test_consent_slips import at_consent, save
from tests.ui.test_interview import name_speaker
from tests.ui.test_keys import active_again

from vsdesk.ui.kit.button import Button
from vsdesk.ui.route import Route
from vsdesk.ui.screens.interview.closed_name import ClosedName
from vsdesk.ui.screens.interview.topics import KEYS

if TYPE_CHECKING:
    from tests.ui.conftest import Room
    from tests.ui.hands import Hands

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def finished(room: Room, lang: str, *, answers: str = "121") -> tuple[Hands, str]:
    """An interview of a mother about her son, with answers, to its end."""
    hands = begin(room, lang)
    writing = "lat" if lang == "en" else "ar"
    name_speaker(hands, writing, "فاطمة", "الدرويش", "mother")
    assert hands.at == "missing"
    hands.answer("محمود")
    at_consent(hands)
    for key in answers:
        hands.say(key)
    return hands, save(hands)


def reopened(room: Room, hands: Hands, case: str) -> None:
    room.go(hands.window, Route("interview", case))
    active_again(room, hands.window)


def strip(hands: Hands, spot: str) -> ClosedName:
    found = hands.screen.findChild(ClosedName, f"closed-{spot}")
    assert found is not None
    return found


def press(hands: Hands, name: str) -> None:
    button = hands.screen.findChild(Button, name)
    assert button is not None and button.isVisible()
    button.setFocus()
    hands.press(Qt.Key.Key_Space)


def names(hands: Hands, case: str, person: str) -> list[str]:
    assert hands.window.session is not None
    held = hands.window.session.desk.cases.dossier(case)
    return [one.text(person) for one in held.of("person")]


def test_back_leads_past_an_interview_that_is_over(room: Room) -> None:
    hands, case = finished(room, "ar")
    shell = hands.window.shell
    assert shell is not None and shell.place == Route("case", case)
    hands.press(Qt.Key.Key_Left, ALT)
    assert shell.place.screen == "cases"
    reopened(room, hands, case)
    hands.next("missing")
    hands.screen.stop()  # enough for today: taken up again from the list, not by going back
    room.settle(hands.window)
    hands.press(Qt.Key.Key_Left, ALT)
    assert shell.place.screen != "interview"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_whoever_answered_is_renamed_by_a_press_alone(room: Room, lang: str) -> None:
    hands, case = finished(room, lang)
    writing = "lat" if lang == "en" else "ar"
    reopened(room, hands, case)
    closed = strip(hands, "speaker")
    assert closed.is_closed and hands.focus().objectName() == "closed-speaker-same"
    assert "3" in closed.under.said() or "٣" in closed.under.said()
    hands.say("خديجة")  # nobody looks at the screen
    hands.press(Qt.Key.Key_F4)
    assert hands.screen.talk is not None and hands.screen.talk.draft.empty
    hands.press(Qt.Key.Key_Return)
    assert hands.focus().objectName() == "kin.relation"
    press(hands, "closed-speaker-correct")
    line = hands.focus()
    assert isinstance(line, QLineEdit) and line.text() == "فاطمة"
    line.selectAll()
    hands.say("فطومة")
    assert hands.screen.talk.name_of("speaker") == "فطومة" and "فاطمة" in closed.ask.said()
    press(hands, "closed-speaker-undo")
    assert hands.screen.talk.draft.empty and closed.is_closed
    hands.next("missing")
    assert hands.focus().objectName() == "closed-person-same"
    hands.say("سامر")
    hands.press(Qt.Key.Key_Space)
    assert strip(hands, "person").is_closed and not hands.focus().objectName().startswith("closed")
    save_all(hands)
    assert names(hands, case, f"given_{writing}").count("فاطمة") == 1


def save_all(hands: Hands) -> None:
    shell = hands.window.shell
    assert shell is not None
    for _ in KEYS:
        if shell.place.screen == "interview":
            hands.press(Qt.Key.Key_Return, CTRL)
    assert shell.place.screen == "case"


def test_somebody_else_speaks_under_a_name_of_their_own(room: Room) -> None:
    hands, case = finished(room, "ar")
    reopened(room, hands, case)
    press(hands, "closed-speaker-other")
    assert hands.focus().objectName() == "speaker.given_ar"
    hands.answer("خديجة")
    save_all(hands)
    found = names(hands, case, "given_ar")
    assert {"فاطمة", "خديجة", "محمود"} <= {*found}
    assert hands.window.session is not None
    held = hands.window.session.desk.cases.dossier(case)
    mother = next(one.id for one in held.of("person") if one.text("given_ar") == "فاطمة")
    assert {one.text("grantor") for one in held.of("consent_grant")} == {mother}


def test_a_name_on_which_no_answer_hangs_is_open(room: Room) -> None:
    hands, case = finished(room, "ar", answers="")
    reopened(room, hands, case)
    assert not strip(hands, "speaker").is_closed
    assert hands.focus().objectName() == "speaker.given_ar"
