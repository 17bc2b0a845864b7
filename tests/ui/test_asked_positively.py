"""Down a column of questions every yes opens and every no closes, in the interview and on the page of a case.
By keyboard, in a real window; all people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.ui.hands import begin, of, rows

from vsdesk.desk import Edit
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.code_editor import YesNoEditor
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang

FIELD = "do_not_leave_message"


@pytest.mark.parametrize(("answer", "forbidden"), [("no", True), ("yes", False)])
def test_who_answers_no_down_the_column_forbids_the_message(
    room: Room, answer: str, forbidden: bool
) -> None:
    hands = begin(room, "ar")
    hands.answer("سلمى", "الدرويش")
    hands.next("missing")
    hands.answer("مروان", "خالد", "الدرويش")
    hands.screen.show_topic("contact")
    for question in ("safe_to_call", FIELD):
        shown = hands.screen.findChild(QWidget, f"channel/0.{question}-{answer}")
        assert shown is not None
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton)
    hands.pick("channel/0.type", "phone")
    hands.reach("channel/0.value")
    hands.say("+90 500 000 00 01")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.screen.stop()
    room.settle(hands.window)
    (kept,) = of(list(rows(room, hands.window)), "contact_channel")
    assert (kept["safe_to_call"], kept["do_not_leave_message"]) == (not forbidden, forbidden)


@pytest.mark.parametrize("lang", ["ar", "ku"])
@pytest.mark.parametrize("stored", [True, False])
def test_what_was_stored_keeps_its_meaning(room: Room, lang: Lang, stored: bool) -> None:
    desk, (case,) = room.desk(people=1)
    family = str(desk.cases.record(case).value("family"))
    (channel,) = desk.cases.dossier(family).of("contact_channel")
    desk.cases.save([Edit("contact_channel", {FIELD: stored}, id=channel.id)])
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("family", family, "contact"))
    rows_shown = screen.findChild(RecordList, "list-contact_channel")
    assert rows_shown is not None
    rows_shown.open(channel.id)
    room.settle(window)
    read = rows_shown.findChild(Button, f"show-number-{channel.id[:8]}")
    assert read is not None  # the safety first, then the number
    read.click()
    room.settle(window)
    for more in screen.findChildren(Button):
        if FIELD in (more.property("fields") or []):
            more.click()
    room.settle(window)
    (editor,) = [
        one.editors[FIELD]
        for form in screen.findChildren(RecordForm)
        for one in form._forms
        if FIELD in one.editors
    ]
    assert isinstance(editor, YesNoEditor)
    assert editor.choice.value == ("no" if stored else "yes")
    assert editor.value is stored
