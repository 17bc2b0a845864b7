"""The keys: each that is told is bound wherever it is told, and does the same there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QPlainTextEdit, QWidget
from tests.ui import every_page, made_up
from tests.ui.conftest import Room, said_by, type_text
from tests.ui.hands import Hands

from vsdesk.ui.kit import shortcuts
from vsdesk.ui.kit.form.date_editor import DateEditor
from vsdesk.ui.kit.form.editor import Editor
from vsdesk.ui.route import Route
from vsdesk.ui.screens.interview.talk_page import TalkPage
from vsdesk.ui.screens.interview.topics import KEYS
from vsdesk.ui.shell.keys_page import KeysPage

if TYPE_CHECKING:
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang

# Menus and the page of keys are windows of their own, and there is no screen.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
F = {
    f"F{n}": key
    for n, key in enumerate(
        (
            Qt.Key.Key_F1,
            Qt.Key.Key_F2,
            Qt.Key.Key_F3,
            Qt.Key.Key_F4,
            Qt.Key.Key_F5,
            Qt.Key.Key_F6,
            Qt.Key.Key_F7,
            Qt.Key.Key_F8,
        ),
        1,
    )
}


def press(room: Room, window: Window, key: str) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, F[key])
    room.settle(window)


def active_again(room: Room, window: Window) -> None:
    """There is no desktop here that gives the window back its place in front."""
    window.activateWindow()
    room.qtbot.waitUntil(window.isActiveWindow)


def bound(window: Window, key: str) -> list[QShortcut]:
    """The shortcuts of this key that count wherever the keyboard is."""
    return [
        one
        for one in window.findChildren(QShortcut)
        if one.key() == QKeySequence(key) and one.isEnabled()
    ]


def group(name: str) -> shortcuts.KeyGroup:
    return next(one for one in shortcuts.GROUPS if one.name == name)


@pytest.mark.parametrize("lang", ["ar", "ku", "en"])
def test_f1_tells_every_key_in_the_language_of_the_window(room: Room, lang: Lang) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.window(lang)
    press(room, window, "F1")  # on the first page too
    [page] = window.findChildren(KeysPage)
    page.reject()
    room.settle(window)
    assert window.start is not None
    with room.qtbot.waitSignal(window.opened):
        window.start._open(room.vault, made_up.PASSPHRASE)
    room.settle(window)
    active_again(room, window)
    room.go(window, Route("case", cases[0], "disappearance"))
    before = QApplication.focusWidget()
    assert before is not None
    press(room, window, "F1")
    [page] = window.findChildren(KeysPage)
    assert page.isVisible() and page.isModal()
    say = window.look.words.say
    shown = [one.text() for one in page.findChildren(QLabel)]
    for part in shortcuts.GROUPS:
        assert say(part.title) in shown
        for told in part.told:
            assert say(told.words) in shown
            assert any(shortcuts.shown(told.keys[0]) in text for text in shown)
    assert page.layoutDirection() == window.look.direction
    QTest.keyClick(page, Qt.Key.Key_Escape)
    room.settle(window)
    assert not [one for one in window.findChildren(KeysPage) if one.isVisible()]
    active_again(room, window)
    assert QApplication.focusWidget() is before


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_on_every_page_its_keys_are_bound_once_and_in_every_form_the_answers_are_one_key(
    room: Room, lang: Lang
) -> None:
    """The same key again takes an answer back."""
    desk, made = every_page.begun(room)
    desk.access.lock()
    window = room.open(lang)
    seen, tried = 0, set[type[Editor]]()
    for place in [*every_page.places(made), Route("interview", made.case)]:
        screen = room.go(window, place)
        bound_once(window, place)
        seen += 1
        for editor in screen.findChildren(Editor) if place.screen != "interview" else ():
            box = editor.focus_box()
            free = box.isVisible() and box.isEnabled() and not editor.more.isHidden()
            if free and type(editor) not in tried:
                tried.add(type(editor))
                answered_by_keys(room, window, place, editor)
    assert seen > 30
    assert len(tried) > 7, tried


def bound_once(window: Window, place: Route) -> None:
    for part in ("page", "field"):
        for key in [key for told in group(part).told for key in told.keys]:
            [found] = bound(window, key)
            assert found.context() == Qt.ShortcutContext.WindowShortcut, (place, key)
            parent = found.parent()
            assert isinstance(parent, QWidget) and parent.isVisible(), (place, key)


def answered_by_keys(room: Room, window: Window, place: Route, editor: Editor) -> None:
    before = editor.value
    for key, answer in (("F2", "unknown"), ("F3", "refused")):
        editor.focus_box().setFocus()
        press(room, window, key)
        assert editor.value == {"answer": answer}, (place, editor.name, key)
        now = QApplication.focusWidget()
        assert now is not None and editor.isAncestorOf(now), (place, editor.name)
        press(room, window, key)
        assert editor.value == before, (place, editor.name)
        now = QApplication.focusWidget()
        assert now is not None and editor.isAncestorOf(now), (place, editor.name)
    press(room, window, "F4")
    assert editor.value is None, (place, editor.name)
    press(room, window, "F4")
    assert editor.value == before, (place, editor.name)
    press(room, window, "F7")
    menu = editor.findChild(QMenu, f"answers-menu-{editor.name}")
    assert menu is not None and menu.isVisible()
    told = [action.text().split("\t")[1] for action in menu.actions()]
    assert told == list(shortcuts.ANSWERS.values())
    menu.close()
    room.settle(window)


def test_a_list_box_does_not_open_where_its_key_is_an_answer(room: Room) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], "disappearance"))
    box = next(one for one in screen.findChildren(QComboBox) if one.isVisible() and one.isEnabled())
    box.setFocus()
    press(room, window, "F4")
    assert not box.view().isVisible()


def test_two_keys_for_what_was_understood_in_a_form(room: Room) -> None:
    desk, cases = room.desk(people=2)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[1], "person"))
    editor = next(one for one in screen.findChildren(DateEditor) if one.told.isVisible())
    editor.told.setFocus()
    type_text(editor.told, "في رمضان 2013")
    room.settle(window)
    offered = editor.strip.offered
    assert offered
    press(room, window, "F5")
    assert editor.strip.offered == [*offered[1:], offered[0]]
    wanted = editor.strip.offered[0].date
    press(room, window, "F6")
    assert editor.value["from"] == wanted["from"]
    assert QApplication.focusWidget() is editor.told
    assert "F6" in said_by(editor.strip.right.toolTip())
    assert "F5" in said_by(editor.strip.next.toolTip())


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_each_question_of_an_interview_takes_the_same_keys(room: Room, lang: Lang) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open(lang)
    room.go(window, Route("interview", cases[0]))
    hands = Hands(room, window)
    for told in group("interview").told:
        for key in told.keys:
            if key not in ("Enter", "Shift+Enter"):
                name = "Ctrl+Return" if key == "Ctrl+Enter" else key
                assert len(bound(window, name)) == 1, key
    asked = 0
    for topic in KEYS:
        hands.screen.show_topic(topic)
        room.settle(window)
        page = hands.screen.page
        for closed in page.closed.values() if isinstance(page, TalkPage) else ():
            closed.correct.click()  # a name under which answers stand
        given = getattr(page, "_answers", {})
        for name, button in given.items():
            asked += 1
            button.window().activateWindow()
            was = button.isChecked()
            press(room, window, shortcuts.ANSWERS[name])
            assert button.isChecked() is not was, (topic, name)
            press(room, window, shortcuts.ANSWERS[name])
            assert button.isChecked() is was, (topic, name)
            assert shortcuts.ANSWERS[name] in button.text()
        if given:
            press(room, window, "F7")
            assert QApplication.focusWidget() is next(iter(given.values()))
    assert asked > 15


def test_the_page_of_search_is_found_from_a_page_without_its_box(room: Room) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("interview", cases[0]))
    QTest.keyClick(
        QApplication.focusWidget() or window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier
    )
    room.settle(window)
    assert window.shell is not None and window.shell.place.screen == "search"


def test_what_can_only_be_read_is_not_answered_by_a_key(room: Room) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], "disappearance"))
    editor = next(one for one in screen.findChildren(Editor) if one.focus_box().isVisible())
    before = editor.value
    editor.lock_box(True)
    for key in ("F2", "F3", "F4", "F7"):
        assert not editor.take_key(key)
    assert editor.value == before


def test_a_story_set_aside_by_a_key_stands_again(room: Room) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], "disappearance"))
    story = next(one for one in screen.findChildren(QPlainTextEdit) if one.isVisible())
    story.setFocus()
    type_text(story, "خرج من البيت صباحاً")
    words = story.toPlainText()
    press(room, window, "F4")
    assert story.toPlainText() == ""
    press(room, window, "F4")
    assert story.toPlainText() == words


def test_an_answer_set_aside_by_a_key_stands_again(room: Room) -> None:
    """That somebody did not wish to answer is an answer, and no press twice takes it out."""
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0], "disappearance"))
    field = next(one for one in screen.findChildren(DateEditor) if one.isVisible())
    field.answer("refused")
    told = field.value
    assert told == {"answer": "refused"}
    field.answer("not_asked")
    assert field.value is None
    field.answer("not_asked")
    assert field.value == told
