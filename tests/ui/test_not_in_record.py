"""One answer that does not fit keeps no other one out of the record; it is said, led to, mended or left as
told words, and the way out is never shut. By keyboard, made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from tests.ui.conftest import type_text
from tests.ui.hands import Hands, begin, of, rows
from tests.ui.test_interview import name_speaker
from tests.ui.test_ready import said as said_on

from vsdesk.records.dictionary.values import as_said
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.route import Route
from vsdesk.ui.screens.interview.not_in_record import NotInRecord
from vsdesk.ui.screens.interview.screen import InterviewScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang

NO_DAY, READ = "٤٥", "45"  # as it is typed, and as a number that was read is shown
WITHIN = {"ar": "من 1 إلى 31", "en": "from 1 to 31", "ku": "ji 1 heta 31"}


def on(hands: Hands) -> None:
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def until(hands: Hands, topic: str) -> None:
    """On, whatever may have to be pressed twice."""
    for _ in range(40):
        if hands.at == topic:
            return
        on(hands)
    raise AssertionError(topic)


def told(room: Room, lang: Lang) -> Hands:
    """A brother; no calls on the 45th, the phone is unsafe, and a no to the search: after the bad number."""
    hands = begin(room, lang)
    writing = {"ar": "ar", "ku": "ku", "en": "lat"}[lang]
    name_speaker(hands, writing, "محمود", "النجار", "brother_full")
    hands.reach(f"person.given_{writing}")
    hands.say("حسان")
    until(hands, "contact")
    hands.reach("channel/0.no_call_day")
    hands.say(NO_DAY)
    hands.reach("channel/0.safe_to_call-yes")
    hands.press(Qt.Key.Key_Right if lang in ("en", "ku") else Qt.Key.Key_Left)
    hands.press(Qt.Key.Key_Space)
    hands.reach("channel/0.value")
    hands.say("+90 555 000 00 00")
    return hands


def number(hands: Hands) -> TypedLine:
    found = hands.screen.findChild(TypedLine, "channel/0.no_call_day")
    assert isinstance(found, TypedLine)
    return found


def head(hands: Hands) -> str:
    """What the head says in the place of "every word is saved"."""
    return plain(hands.screen.head.open.text()) if hands.screen.head.open.isVisible() else ""


@pytest.mark.parametrize("lang", ["ar", "en", "ku"])
def test_a_no_and_an_unsafe_phone_behind_it_are_in_the_record(room: Room, lang: Lang) -> None:
    hands = told(room, lang)
    on(hands)  # the keyboard comes to it once, while the family is still there
    assert hands.at == "contact" and number(hands).hasFocus()
    assert WITHIN[lang] in plain(number(hands).why) and head(hands)
    on(hands)
    assert hands.at == "consent"
    hands.say("1")
    hands.say("2")  # kept here: yes; searched with the institution: no
    until(hands, "next")
    on(hands)
    page = hands.screen.page
    assert isinstance(page, NotInRecord) and page.first.hasFocus()
    hands.choose("waiting-told")
    assert hands.window.shell is not None and hands.window.shell.place.screen == "case"
    case = hands.window.shell.place.id
    assert hands.window.session is not None
    desk = hands.window.session.desk
    dossier = desk.cases.dossier(case)
    [channel] = dossier.of("contact_channel")
    assert channel.value("safe_to_call") is False and channel.value("no_call_day") is None
    assert channel.text("value") == "+90 555 000 00 00"
    said = {one.text("recipient"): one.text("result") for one in dossier.of("consent_grant")}
    assert (said["own_org"], said["iimp"]) == ("given", "refused")
    today, known = desk.context.today(), desk.context.dictionary
    assert not decide(Request("search", "iimp", "C", today), dossier, known).allowed
    assert decide(Request("hold_record", "own_org", "A", today), dossier, known).allowed
    family = room.go(hands.window, Route("family", dossier.head.text("family"), "contact"))
    room.rest(hands.window)
    rule = plain(hands.window.look.words.say("Do not call this number."))
    assert rule in plain(said_on(family))
    found = list(rows(room, hands.window))
    words = [as_said(one["text"]) for one in of(found, "note")]
    assert any(READ in one for one in words)


@pytest.mark.parametrize("lang", ["ar"])
def test_it_is_mended_from_the_head_and_the_message_goes(room: Room, lang: Lang) -> None:
    hands = told(room, lang)
    on(hands)
    on(hands)
    assert hands.at == "consent" and head(hands)
    hands.choose("not-in-record")
    assert hands.at == "contact" and number(hands).hasFocus() and number(hands).text() == READ
    number(hands).clear()
    type_text(number(hands), "١٥")
    assert not head(hands) and not number(hands).why
    until(hands, "next")
    on(hands)
    assert hands.window.shell is not None and hands.window.shell.place.screen == "case"
    [channel] = of(list(rows(room, hands.window)), "contact_channel")
    assert (channel["no_call_day"], channel["safe_to_call"]) == (15, False)


def test_enough_works_and_it_waits_for_another_day(room: Room) -> None:
    hands = told(room, "ar")
    hands.choose("stop")
    assert isinstance(hands.screen.page, NotInRecord)
    hands.choose("waiting-back")
    room.settle(hands.window)
    assert hands.at == "contact" and number(hands).text() == READ
    hands.choose("stop")
    hands.choose("waiting-later")
    assert hands.window.shell is not None and hands.window.shell.place.screen == "case"
    case = hands.window.shell.place.id
    assert hands.window.session is not None
    desk = hands.window.session.desk
    [channel] = desk.cases.dossier(case).of("contact_channel")
    assert channel.value("safe_to_call") is False and channel.value("no_call_day") is None
    again = room.go(hands.window, Route("interview", case))
    room.settle(hands.window)
    assert isinstance(again, InterviewScreen) and head(hands)
    assert number(hands).text() == READ
    number(hands).clear()
    type_text(number(hands), "15")
    hands.choose("stop")
    assert hands.window.shell.place.screen == "case"
    [mended] = of(list(rows(room, hands.window)), "contact_channel")
    assert mended["no_call_day"] == 15


def test_words_stand_beside_a_day_that_is_none(room: Room) -> None:
    """The words as told are in the record; what was typed beside them waits, and is told of once."""
    hands = begin(room, "ar")
    name_speaker(hands, "ar", "محمود", "النجار", "brother_full")
    hands.reach("person.given_ar")
    hands.say("حسان")
    until(hands, "day")
    hands.say("أول الشتوية")
    hands.reach("typed-event.date")
    hands.say("2013-02-30")
    until(hands, "whom")
    assert head(hands)
    hands.choose("stop")
    shown = hands.screen.page
    assert isinstance(shown, NotInRecord)
    assert "2013-02-30" in plain(said_on(shown))
    hands.choose("waiting-later")
    events = of(list(rows(room, hands.window)), "event")
    dates = [one["date"] for one in events if "date" in one]
    assert dates == [{"precision": "unknown", "as_told": "أول الشتوية"}]
    assert not [one for one in events if "2013-02-30" in str(one)]
