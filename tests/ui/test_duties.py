"""What is asked and owed: written in the interview and on the page, done with one press.
All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.hands import begin

from vsdesk.desk import Edit
from vsdesk.ui.editing.draft import Draft
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.route import Route
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
WHAT = "صورة عن بيان القيد"


def test_done_today_is_one_press_and_a_save(room: Room) -> None:
    desk, _ = room.desk(people=1)
    family = desk.cases.list_kind("family")[0].id
    row = desk.context.new_id()
    what: Json = {"ar": WHAT, "src_lang": "ar"}
    desk.cases.save(
        [
            Edit(
                "duty",
                {"type": "asked_of_family", "what": what, "due": "2026-11-20"},
                id=row,
                parent=family,
            )
        ]
    )
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("family", family, "due"))
    assert isinstance(screen, RootScreen)
    rows = screen.findChild(RecordList, "list-duty")
    assert rows is not None and screen.findChild(RecordList, "list-follow_up") is None
    rows.open(row)
    done = rows.findChild(Button, f"done-{row[:8]}")
    assert done is not None
    done.setFocus()
    done.click()
    room.settle(window)
    assert window.session is not None
    desk = window.session.desk
    held = desk.cases.record(row)
    assert held.value("done") is True and held.text("done_on") == desk.context.today()
    focus = QApplication.focusWidget()
    assert focus is not None and focus.objectName() == f"open-duty-{row[:8]}"
    assert WHAT in plain(screen.answered.words.said())
    rows = screen.findChild(RecordList, "list-duty")
    assert rows is not None
    said = {one.accessibleName() for one in rows.findChildren(RowButton)}
    assert any(window.session.labels.field("duty", "done") in one for one in said)
    rows.open(row)
    assert rows.findChild(Button, f"done-{row[:8]}") is None
    screen.answered.button.click()
    room.settle(window)
    held = desk.cases.record(row)
    assert held.value("done") is None and held.value("done_on") is None


def test_a_promise_is_written_below_the_talk_in_which_it_was_given(room: Room) -> None:
    """A new talk asks for no promise of its own; an older one keeps what stands there."""
    desk, _ = room.desk(people=1)
    family = desk.cases.list_kind("family")[0].id
    talk = {"on": "2026-11-10", "promised": WHAT, "due": "2026-12-01"}
    [old] = desk.cases.save([Edit("contact_log", talk, parent=family)]).ids
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("family", family, "log"))
    assert isinstance(screen, RootScreen)
    talks = screen.findChild(RecordList, "list-contact_log")
    assert talks is not None
    talks.open(old)
    form = talks.findChild(RecordForm)
    assert form is not None and form.shows("promised") and form.shows("due")
    assert talks.findChild(Button, f"done-{old[:8]}") is not None
    talks.add()
    form = talks.findChildren(RecordForm)[-1]
    assert form.shows("text") and not form.shows("promised") and not form.shows("done")
    talks.findChildren(RecordList, "list-duty")[-1].add()
    [new] = [id for id, _ in screen.draft.new_of("duty")]
    screen.draft.change(None, new, "duty", "type", "owed_to_family")
    screen.draft.change(None, new, "duty", "what", {"ar": WHAT, "src_lang": "ar"})
    screen.save()
    room.settle(window)
    assert window.session is not None
    desk = window.session.desk
    row = desk.cases.record(new)
    assert desk.cases.record(str(row.parent)).kind == "contact_log" and row.parent != old
    talks = screen.findChild(RecordList, "list-contact_log")
    assert talks is not None
    said = [one.accessibleName() for one in talks.findChildren(RowButton)]
    assert len([one for one in said if WHAT in one]) == 2


def test_a_talk_given_up_takes_along_what_was_begun_below_it(room: Room) -> None:
    kept: list[Json] = []
    draft = Draft("root", lambda _, json: kept.append(json))
    draft.add("talk", "contact_log", "root", {})
    draft.add("row", "duty", "talk", {})
    draft.change(None, "row", "duty", "what", {"ar": WHAT, "src_lang": "ar"})
    assert not draft.empty
    draft.drop("talk")
    assert draft.empty and draft.drafted() == []


@pytest.mark.parametrize(
    ("kind", "values", "known"),
    [
        ("extortion_attempt", {"channel": "phone"}, {"type": "threat_deadline"}),
        (
            "dna_reference",
            {"sample_given": "asked_waiting", "donor": "@"},
            {"type": "asked_of_family", "person": "@"},
        ),
    ],
)
def test_a_row_below_an_attempt_or_a_sample_knows_what_it_is(
    room: Room, kind: str, values: dict[str, Json], known: dict[str, Json]
) -> None:
    desk, _ = room.desk(people=1)
    family = desk.cases.list_kind("family")[0].id
    [person] = desk.cases.save([Edit("person", {"given_ar": "نجاح"}, parent=family)]).ids
    values = {name: person if value == "@" else value for name, value in values.items()}
    known = {name: person if value == "@" else value for name, value in known.items()}
    [one] = desk.cases.save([Edit(kind, values, parent=family)]).ids
    desk.access.lock()
    window = room.open("ar")
    part = "extortion" if kind == "extortion_attempt" else "samples"
    screen = room.go(window, Route("family", family, part))
    assert isinstance(screen, RootScreen)
    rows = screen.findChild(RecordList, f"list-{kind}")
    assert rows is not None
    rows.open(one)
    below = rows.findChild(RecordList, "list-duty")
    assert below is not None
    below.add()
    [(_, pending)] = screen.draft.new_of("duty")
    assert pending.parent == one and pending.set == known


def test_an_old_follow_up_stays_to_be_read_and_done(room: Room) -> None:
    desk, _ = room.desk(people=1)
    family = desk.cases.list_kind("family")[0].id
    reason: Json = {"ar": WHAT, "src_lang": "ar"}
    desk.cases.save([Edit("follow_up", {"reason": reason, "due": "2026-11-20"}, parent=family)])
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("family", family, "due"))
    rows = screen.findChild(RecordList, "list-follow_up")
    assert rows is not None
    [row] = [one for one in rows.findChildren(RowButton) if one.isVisible()]
    assert WHAT in row.accessibleName()
    assert screen.findChild(Button, "add-follow_up") is None
    assert screen.findChild(Button, "add-duty") is not None


def test_what_was_promised_at_a_meeting_comes_and_is_done_there(room: Room) -> None:
    desk, _ = room.desk(people=1)
    [meeting] = desk.cases.save([Edit("activity", {"title": "لقاء العائلات، مصطنع"})]).ids
    what: Json = {"ar": WHAT, "src_lang": "ar"}
    values: dict[str, Json] = {"type": "owed_to_family", "what": what, "due": "2026-11-25"}
    [row] = desk.cases.save([Edit("duty", values, parent=meeting)]).ids
    desk.access.lock()
    window = room.open("ar")
    assert window.shell is not None and window.shell.screen_now is not None
    button = window.shell.screen_now.findChild(Button, "due-duty-0")
    assert button is not None
    button.click()
    room.settle(window)
    screen = window.shell.screen_now
    assert isinstance(screen, RootScreen) and screen.place.id == meeting
    rows = screen.findChild(RecordList, "list-duty")
    assert rows is not None
    rows.open(row)
    done = rows.findChild(Button, f"done-{row[:8]}")
    assert done is not None
    done.click()
    room.settle(window)
    assert (
        window.session is not None and window.session.desk.cases.record(row).value("done") is True
    )


def test_what_is_promised_in_an_interview_is_a_row_with_its_day(room: Room) -> None:
    hands = begin(room, "ar")
    hands.say("نجاح")
    hands.screen.show_topic("next")
    room.settle(hands.window)
    hands.reach("owe.what")
    hands.say("نتصل بكم")
    hands.reach("owe.due")
    line = hands.focus()
    assert isinstance(line, TypedLine) and line.text() == ""
    assert "2026-11-24" in plain(line.placeholderText()) != "2026-11-24"
    hands.say("2026-12-15")
    hands.screen.stop()
    room.settle(hands.window)
    assert hands.window.session is not None
    desk = hands.window.session.desk
    [row] = desk.cases.list_kind("duty")
    assert row.value("what") == {"ar": "نتصل بكم", "src_lang": "ar"}
    assert (row.text("type"), row.text("due")) == ("owed_to_family", "2026-12-15")
    talk = desk.cases.record(str(row.parent))
    assert talk.kind == "contact_log" and talk.value("promised") is None
    assert desk.cases.record(row.text("person")).text("given_ar") == "نجاح"


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
    [row] = desk.cases.list_kind("duty")
    assert row.value("what") == {"ar": WHAT, "src_lang": "ar"}
    assert (row.text("type"), row.text("due")) == ("asked_of_family", "2026-12-15")
    assert desk.cases.record(str(row.parent)).kind == "contact_log"
    assert desk.cases.record(row.text("person")).text("given_ar") == "نجاح"
