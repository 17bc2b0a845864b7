"""The day of the month on which nobody calls: asked in the talk, said beside the number and on
Today. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from tests.ui.hands import begin, of, rows
from tests.ui.test_interview import name_speaker
from tests.ui.test_ready import said

from vsdesk.desk import Edit
from vsdesk.ui.parts.due_rows import DueButton
from vsdesk.ui.route import Route
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room


def test_it_is_said_beside_the_number_and_on_today(room: Room) -> None:
    desk, cases = room.desk(people=1)
    who = desk.cases.record(cases[0]).text("primary_contact")
    family = desk.cases.record(who).space
    day = int(desk.context.today()[-2:])
    desk.cases.save(
        [
            Edit(
                "contact_channel",
                {
                    "person": who,
                    "value": "+90 555 000 00 00",
                    "safe_to_call": True,
                    "no_call_day": day,
                },
                parent=who,
            )
        ]
    )
    desk.access.lock()
    window = room.open("ar")
    say = window.look.words.say
    today = room.go(window, Route("today"))
    room.rest(window)
    assert plain(say("Do not call today")) in plain(
        "\n".join(one.text() for one in today.findChildren(QLabel))
    )
    [row] = [one for one in today.findChildren(DueButton) if one.objectName() == "due-no_call-0"]
    row.click()
    room.rest(window)
    assert window.shell is not None and window.shell.place == Route("family", family, "contact")
    page = window.shell.screen_now
    assert page is not None
    for words in (say("Do not call today."), say("No call on day {n} of any month.", n=day)):
        assert plain(words) in plain(said(page))


def test_the_talk_asks_for_it(room: Room) -> None:
    hands = begin(room, "ar")
    name_speaker(hands, "ar", "محمود", "النجار", "brother_full")
    while hands.at != "contact":
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.reach("channel/0.no_call_day")
    hands.say("١")
    while hands.at != "next":
        hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [channel] = of(list(rows(room, hands.window)), "contact_channel")
    assert channel["no_call_day"] == 1
