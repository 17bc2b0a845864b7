"""What a screen reader, dictation or a keyboard on the screen writes counts like what is
typed. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.ui.conftest import make_look
from tests.ui.hands import Hands

from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.kit.field import SecretField, TextField
from vsdesk.ui.kit.form.place_editor import PlaceEditor
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.route import Route
from vsdesk.ui.screens.interview.screen import InterviewScreen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from tests.ui.conftest import Room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
NAME = "ياقوت"


def dictate(line: QLineEdit, words: str) -> None:
    """As assistive technology writes: through the accessibility interface, past every key."""
    asked = QAccessible.queryAccessibleInterface(line)
    assert asked is not None
    asked.editableTextInterface().replaceText(0, len(line.displayText()), words)


def test_a_name_that_is_dictated_is_saved(room: Room) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], "person"))
    assert isinstance(screen, RootScreen)
    line = next(one for one in screen.findChildren(TextField) if "given_ar" in one.objectName())
    dictate(line, NAME)
    assert not screen.draft.empty
    screen.save()
    room.settle(window)
    assert window.session is not None
    [person] = [
        one for one in window.session.desk.cases.list_kind("person") if one.text("given_ar") == NAME
    ]
    assert person.space == cases[0]


def test_a_place_that_is_dictated_is_looked_for(room: Room) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], "disappearance"))
    place = next(iter(screen.findChildren(PlaceEditor)))
    dictate(place.line, "حلب")
    room.qtbot.waitUntil(lambda: place.list.count() > 0)


def test_an_interview_takes_what_is_dictated(room: Room) -> None:
    room.desk(people=0)[0].access.lock()
    window = room.open("ar")
    hands = Hands(room, window)
    screen = room.go(window, Route("interview"))
    while not isinstance(line := QApplication.focusWidget(), TextField):
        hands.enter()
    dictate(line, NAME)  # where the keyboard begins: at the name
    assert isinstance(screen, InterviewScreen)
    screen.stop()
    room.settle(window)
    assert window.session is not None
    assert window.session.desk.cases.lists.search(NAME)


@pytest.mark.parametrize("kind", [TextField, TypedLine, SecretField])
def test_what_the_program_shows_was_written_by_nobody(qtbot: QtBot, kind: type[TextField]) -> None:
    look = make_look("ar")
    line = (
        kind(look, "made-up", "سطر", "أظهر")
        if kind is SecretField
        else kind(look, "made-up", "سطر")
    )
    qtbot.addWidget(line)
    told: list[str] = []
    line.written.connect(told.append)
    line.setText("2026")
    line.clear()
    assert told == []
    dictate(line, "2027")
    assert told == ["2027"]
