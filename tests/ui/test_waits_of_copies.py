"""A file that came from a copy: the page of the look says so, and what was left out; one press ends it.
Then it says what did not leave there, and another press ends that.

Everybody is made up.
"""

from __future__ import annotations

import json

import pytest
from tests.ui.conftest import Room
from tests.ui.test_waits import cards, said

from vsdesk.records.copy_mark import LOST, STAYED, WHY, WHY_HELD
from vsdesk.records.dictionary.values import Json
from vsdesk.ui.route import Route
from vsdesk.ui.screens.waits.waiting_file_screen import FileScreen
from vsdesk.words import Lang


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_page_says_why_and_one_press_ends_it(room: Room, lang: Lang) -> None:
    chief, cases = room.desk(people=1)
    case = cases[0]
    note: Json = {"ar": "من نسخة قديمة", "src_lang": "ar"}
    row: dict[str, Json] = {"kind": "case", "id": case, "before_note": note, "approved": True}
    row |= {"_held": ["ced/un_complaint///", f"//case/before_note/{case}"]}
    chief.loads.load([b'{"vsdesk":1,"schema":7}', json.dumps(row).encode()])
    chief.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("wait", case))
    assert isinstance(screen, FileScreen) and window.session is not None
    told = said(cards(screen)[case])
    words = screen.look.words
    assert words.say(WHY) in told
    assert words.say(LOST, what="\0").partition("\0")[0] in told
    assert screen.holds.text() == words.say("I looked: it holds")
    screen.holds.click()
    room.settle(window)
    screen = room.go(window, Route("wait", case))
    assert isinstance(screen, FileScreen)
    told = said(cards(screen)[case])
    assert words.say(WHY_HELD) in told and words.say(WHY) not in told
    assert words.say(STAYED, what="\0").partition("\0")[0] in told
    assert screen.holds.text() == words.say("I looked: it may leave")
    screen.holds.click()
    room.settle(window)
    assert window.session.desk.access.lone_words.lone_file(case) is None
