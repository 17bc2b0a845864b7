"""P18: what is copied in the window can be pasted in it, and reaches no other program but by the gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget
from tests.ui.test_case import at_case, line
from tests.ui.test_locking import locked

from vsdesk.ui.editing.safe_contact import SafeContactCard
from vsdesk.ui.kit.selectable import Selectable
from vsdesk.ui.kit.story_edit import StoryEdit

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.ui.window import Window

CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS = "روى مروان: أُخذ من البيت\nولم يعد"
# A menu is a window of its own, and there is no screen.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def _empty(room: Room) -> None:
    QGuiApplication.clipboard().clear()


def outside() -> list[str]:
    """What another program is given: the clipboard, and where there is one, the selection."""
    clipboard = QGuiApplication.clipboard()
    modes = [QClipboard.Mode.Clipboard]
    if clipboard.supportsSelection():
        modes.append(QClipboard.Mode.Selection)
    return [text for mode in modes if (text := clipboard.text(mode))]


def copy(box: QWidget, key: Qt.Key = Qt.Key.Key_C) -> None:
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(box, key, CONTROL)


def story(window: Window, words: str = "") -> StoryEdit:
    made = StoryEdit(window.look, "told", "رواية")
    made.setParent(window)
    made.setPlainText(words)
    made.show()
    return made


def menu(box: QWidget, action: str) -> None:
    """Choose an action of the menu of a field, as the right button opens it."""
    at = box.viewport() if isinstance(box, QPlainTextEdit) else box
    place = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, at.mapToGlobal(place))
    QApplication.sendEvent(at, event)
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    found = next(one for one in shown.actions() if one.objectName() == action)
    assert found.isEnabled()
    found.trigger()
    shown.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X])
def test_p18_a_key_copies_a_field_into_the_window_only(room: Room, key: Qt.Key) -> None:
    window, screen, _ = at_case(room, "person")
    field, other = line(screen, "given_ar").line, line(screen, "grandfather_ar").line
    name = field.text()
    copy(field, key)
    assert outside() == [] and window.kept.words == name == "مروان"
    assert field.text() == ("" if key == Qt.Key.Key_X else name)
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(other, Qt.Key.Key_V, CONTROL)
    assert other.text() == name
    room.settle(window)
    locked(room, window)
    assert outside() == [] and window.kept.words == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X])
def test_p18_so_it_is_with_a_story(room: Room, key: Qt.Key) -> None:
    window, _, _ = at_case(room, "person")
    told, other = story(window, WORDS), story(window)
    copy(told, key)
    assert outside() == [] and window.kept.words == WORDS
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_V, CONTROL)
    assert other.toPlainText() == WORDS


def test_p18_the_menu_of_a_field_copies_and_pastes_like_the_keys(room: Room) -> None:
    window, screen, _ = at_case(room, "person")
    field, other = line(screen, "given_ar").line, line(screen, "grandfather_ar").line
    told, further = story(window, WORDS), story(window)
    for box, empty, words in ((field, other, "مروان"), (told, further, WORDS)):
        box.setFocus()
        box.selectAll()
        menu(box, "edit-copy")
        assert outside() == [] and window.kept.words == words
        empty.setFocus()
        menu(empty, "edit-paste")
        assert isinstance(empty, (QLineEdit, QPlainTextEdit))
        text = empty.text() if isinstance(empty, QLineEdit) else empty.toPlainText()
        assert text == words


def test_p18_the_number_of_a_family_and_marked_words_stay_too(room: Room) -> None:
    desk, cases = room.desk(people=1)
    family = desk.cases.record(cases[0]).text("family")
    desk.access.lock()
    window = room.open("ar")
    session = window.session
    assert session is not None
    dossier = session.desk.cases.dossier(family)
    channel = dossier.of("contact_channel")[0]
    card = SafeContactCard(window.look, session, dossier, channel)
    card.setParent(window)
    card.show()
    card.reveal()
    room.settle(window)
    number = card.findChild(QLabel, "number-shown")
    assert isinstance(number, QLabel)
    said = Selectable(window.look, WORDS)
    said.setParent(window)
    said.show()
    for label, words in ((number, channel.text("value")), (said, WORDS)):
        copy(label)
        assert outside() == [] and words in window.kept.words


def test_p18_no_text_is_dragged_out(room: Room) -> None:
    window, _, _ = at_case(room, "person")
    told = story(window, WORDS)
    told.resize(400, 100)
    assert QApplication.startDragDistance() > 100_000
    told.setFocus()
    told.selectAll()
    place = told.viewport()
    QTest.mousePress(place, Qt.MouseButton.LeftButton, pos=QPoint(380, 12))
    QTest.mouseMove(place, QPoint(20, 60))
    QTest.mouseRelease(place, Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    assert told.toPlainText() == WORDS and outside() == []


def test_p18_words_of_other_programs_come_in_as_ever(room: Room) -> None:
    window, screen, _ = at_case(room, "person")
    field = line(screen, "grandfather_ar").line
    copy(line(screen, "given_ar").line)
    QGuiApplication.clipboard().setText("كلمات من برنامج آخر")
    assert outside() == ["كلمات من برنامج آخر"] and window.kept.words == ""
    field.setFocus()
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_V, CONTROL)
    assert field.text() == "كلمات من برنامج آخر"


def test_p18_a_passphrase_that_is_offered_is_not_copied_out(room: Room) -> None:
    room.desk(people=0)[0].access.lock()
    window = room.window("ar")
    offered = Selectable(window.look, "سبع كلمات معروضة")
    offered.setParent(window)
    offered.show()
    copy(offered)
    assert outside() == []
