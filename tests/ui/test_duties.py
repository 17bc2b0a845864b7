"""What is asked and owed: written in the interview and on the page, done with one press. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.hands import begin

from vsdesk.desk import Edit
from vsdesk.ui.editing.record_list import RecordList, RowButton
from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.kit.button import Button
from vsdesk.ui.place import Place

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.records.values import Json
    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
WHAT = "صورة عن بيان القيد"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_done_today_is_one_press_and_a_save(room: Room, lang: Lang) -> None:
    desk, _ = room.desk(people=1)
    family = desk.list_kind("family")[0].id
    row = desk.new_id()
    what: Json = {"ar": WHAT, "src_lang": "ar"}
    desk.save(
        [
            Edit(
                "duty",
                {"type": "asked_of_family", "what": what, "due": "2026-11-20"},
                id=row,
                parent=family,
            )
        ]
    )
    desk.lock()
    window = room.open(lang)
    screen = room.go(window, Place("family", family, "due"))
    assert isinstance(screen, RootScreen)
    rows = screen.findChild(RecordList, "list-duty")
    assert rows is not None and screen.findChild(RecordList, "list-follow_up") is None
    rows.open(row)
    done = rows.findChild(Button, f"done-{row[:8]}")
    assert done is not None
    done.click()
    screen.save()
    room.settle(window)
    assert window.session is not None
    held = window.session.desk.record(row)
    assert held.value("done") is True and held.text("done_on") == window.session.desk.today()
    rows = screen.findChild(RecordList, "list-duty")
    assert rows is not None
    rows.open(row)
    assert rows.findChild(Button, f"done-{row[:8]}") is None


def test_an_old_follow_up_stays_to_be_read_and_done(room: Room) -> None:
    desk, _ = room.desk(people=1)
    family = desk.list_kind("family")[0].id
    reason: Json = {"ar": WHAT, "src_lang": "ar"}
    desk.save([Edit("follow_up", {"reason": reason, "due": "2026-11-20"}, parent=family)])
    desk.lock()
    window = room.open("ar")
    screen = room.go(window, Place("family", family, "due"))
    rows = screen.findChild(RecordList, "list-follow_up")
    assert rows is not None
    [row] = [one for one in rows.findChildren(RowButton) if one.isVisible()]
    assert WHAT in row.accessibleName()
    assert screen.findChild(Button, "add-follow_up") is None
    assert screen.findChild(Button, "add-duty") is not None


def test_what_is_asked_in_an_interview_is_a_row_with_its_day(room: Room) -> None:
    hands = begin(room, "ar")
    hands.say("نجاح")
    hands.screen.show_topic("next")
    room.settle(hands.window)
    hands.reach("ask.what")
    hands.say(WHAT)
    hands.reach("ask.due")
    hands.say("2026-12-15")
    hands.screen.stop()
    room.settle(hands.window)
    assert hands.window.session is not None
    desk = hands.window.session.desk
    [row] = desk.list_kind("duty")
    assert row.value("what") == {"ar": WHAT, "src_lang": "ar"}
    assert (row.text("type"), row.text("due")) == ("asked_of_family", "2026-12-15")
    assert desk.record(str(row.parent)).kind == "contact_log"
    assert desk.record(row.text("person")).text("given_ar") == "نجاح"
