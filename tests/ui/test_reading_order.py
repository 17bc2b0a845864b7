"""Tab goes where the eye goes: sections, form, then what stands beside it. All people are made up."""

from __future__ import annotations

import gc
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from tests.ui.conftest import make_look
from tests.ui.test_start import create

from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.code_editor import CodeEditor, YesNoEditor
from vsdesk.ui.kit.form.story_editor import StoryEditor
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.route import Route
from vsdesk.ui.screens.settings.screen import SettingsScreen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from tests.ui.conftest import Room

    from vsdesk.ui.window import Window
    from vsdesk.words import Lang

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


def walked(window: Window, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Every stop of one round with Tab, from where the keyboard is."""
    stops: list[QWidget] = []
    while (here := QApplication.focusWidget()) is not None and here not in stops:
        stops.append(here)
        QTest.keyClick(here, key)
    return stops


def part_of(screen: RootScreen, stop: QWidget) -> str:
    for name in ("sections-scroll", "form-scroll", "side-scroll"):
        area = screen.findChild(QScrollArea, name)
        if area is not None and area.isAncestorOf(stop):
            return name
    return ""


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("part", ["person", "contact", "disappearance"])
def test_the_form_comes_before_what_stands_beside_it(room: Room, lang: Lang, part: str) -> None:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("case", cases[0], part))
    assert isinstance(screen, RootScreen)
    screen.nav.button(part).setFocus()
    stops = walked(window)
    parts = [found for one in stops if (found := part_of(screen, one))]
    first = parts.index("form-scroll")
    assert "side-scroll" in parts and "side-scroll" not in parts[:first]
    inside = [n for n, found in enumerate(parts) if found == "form-scroll"]
    assert inside == list(
        range(inside[0], inside[-1] + 1)
    )  # the form is not left and entered again
    stops[0].setFocus()
    back = walked(window, Qt.Key.Key_Backtab)
    assert [back[0], *reversed(back[1:])] == stops


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_is_unfolded_comes_next(room: Room, lang: Lang) -> None:
    """Opened "N more questions" used to come after the whole page."""
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("case", cases[0], "person"))
    assert isinstance(screen, RootScreen)
    folds = [
        one for one in screen.findChildren(Button) if one.objectName().startswith("more-person-")
    ]
    fold = max(folds, key=lambda one: len(one.property("fields")))
    names = fold.property("fields")
    fold.setFocus()
    QTest.keyClick(fold, Qt.Key.Key_Space)
    room.settle(window)
    here = QApplication.focusWidget()
    assert here is not None and here.objectName() == f"person.{names[0]}"
    QTest.keyClick(here, Qt.Key.Key_Tab)
    now = QApplication.focusWidget()
    assert now is not None and now.objectName() in (
        f"answers-person.{names[0]}",
        f"person.{names[1]}",
    )


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_choice_is_one_stop(room: Room, lang: Lang) -> None:
    """The chosen one, else the first: from above and below, also after the program chose or took it back."""
    window = room.window(lang)
    look = window.look
    page = QWidget(window)
    box = column(look, page)
    above, below = QLineEdit(), QLineEdit()
    words = [("yes", "Yes"), ("no", "No"), ("later", "Not now")]
    choice = Segments(look, "choice", "Choice", words)
    for one in (above, choice, below):
        box.addWidget(one)
    whole = window.layout()
    assert whole is not None
    whole.addWidget(page)
    QApplication.processEvents()

    def stop(here: QWidget, key: Qt.Key) -> str:
        here.setFocus()
        QTest.keyClick(here, key)
        found = QApplication.focusWidget()
        assert found is not None
        return found.objectName().removeprefix("choice-")

    on, back = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
    assert (stop(above, on), stop(below, back)) == ("yes", "yes")
    choice.choose("no")  # what was answered, and the next person's page has no answer yet
    assert (stop(above, on), stop(below, back)) == ("no", "no")
    choice.choose("")
    assert (stop(above, on), stop(below, back)) == ("yes", "yes")
    choice.choose("other", "As it was told")  # an old answer that is not offered any more
    QApplication.processEvents()
    assert (stop(above, on), stop(below, back)) == ("other", "other")
    choice.focus_chosen()
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, on)
    assert QApplication.focusWidget() is below
    choice.focus_chosen()
    QTest.keyClick(here, back)
    assert QApplication.focusWidget() is above


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_an_arrow_past_an_answer_writes_none(room: Room, lang: Lang) -> None:
    """From a yes to "not now" the arrow passes by the no: it was written, and stood in the history."""
    window = room.window(lang)
    page = QWidget(window)
    words = [("yes", "Yes"), ("no", "No"), ("later", "Not now")]
    choice = Segments(window.look, "choice", "Choice", words, "yes")
    column(window.look, page).addWidget(choice)
    whole = window.layout()
    assert whole is not None
    whole.addWidget(page)
    QApplication.processEvents()
    told: list[str] = []
    choice.chosen.connect(told.append)
    choice.focus_chosen()
    onward = Qt.Key.Key_Left if window.look.rtl else Qt.Key.Key_Right
    for name in ("choice-no", "choice-later"):
        QTest.keyClick(QApplication.focusWidget() or window, onward)
        here = QApplication.focusWidget()
        assert here is not None and here.objectName() == name
        assert (choice.value, told) == ("yes", [])
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)
    assert (choice.value, told) == ("later", ["later"])


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_field_of_a_record_is_answered_by_an_arrow_that_passes(qtbot: QtBot, lang: Lang) -> None:
    """A field is saved as it is chosen: from "Arabic" to "English" the arrow wrote what lay between."""
    look = make_look(lang)
    page = QWidget()
    qtbot.addWidget(page)
    box = column(look, page)
    three = [("a", "One"), ("b", "Two"), ("c", "Three")]
    yes_no, code = YesNoEditor(look, "yesno", "Safe"), CodeEditor(look, "code", "Code", "", three)
    story = StoryEditor(look, "story", "Story")
    yes_no.choice.choose("yes")
    code.choice.choose("a")
    for one in (yes_no, code, story):
        box.addWidget(one)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    onward = Qt.Key.Key_Left if look.rtl else Qt.Key.Key_Right
    back = Qt.Key.Key_Right if look.rtl else Qt.Key.Key_Left
    for row in (yes_no.choice, code.choice, story.langs):
        assert isinstance(row, Segments)
        told: list[str] = []
        row.chosen.connect(told.append)
        before = row.value
        row.focus_chosen()
        stood = QApplication.focusWidget()
        assert stood is not None
        for way in (onward, back, onward):
            QTest.keyClick(QApplication.focusWidget() or page, way)
        if QApplication.focusWidget() is stood:  # it was the last one
            QTest.keyClick(stood, back)
        assert (row.value, told) == (before, []), row.objectName()
        there = QApplication.focusWidget()
        assert there is not None and there is not stood and row.isAncestorOf(there)
        QTest.keyClick(there, Qt.Key.Key_Space)
        assert row.value != before and told == [row.value], row.objectName()


@pytest.mark.parametrize("lang", ["ar", "en", "ku", "ar"])
def test_a_search_for_cycles_between_two_tabs_frees_nothing_that_is_shown(
    room: Room, lang: Lang
) -> None:
    """What PySide took for a child of another part was freed, and the program ended while it closed."""
    gc.collect()
    gc.freeze()  # what was there before the window is none of its parts: each search leaves it out
    window = room.window(lang)
    words = create(room, window)
    words.next.click()
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        gc.collect()
    room.close()


def test_nothing_asks_qt_for_what_pyside_would_then_own() -> None:
    """A getter without arguments makes what it gives a child of what it asks, where the binding
    does not say otherwise."""
    asking = re.compile(
        r"\.(?:focusProxy|nextInFocusChain|previousInFocusChain)\(|(?<!QApplication)\.focusWidget\("
    )
    files = (Path(__file__).resolve().parents[2] / "src").rglob("*.py")
    assert not [file.name for file in files if asking.search(file.read_text(encoding="utf-8"))]


def test_an_arrow_that_passes_sets_nothing(room: Room) -> None:
    """From light to "like the computer" the arrow made the window dark on its way, and kept it so."""
    desk, _ = room.desk(people=0)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("settings"))
    assert isinstance(screen, SettingsScreen)
    before = window.settings
    for row in (screen.language, screen.mode, screen.text_size):
        row.focus_chosen()
        stood = QApplication.focusWidget()
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
            QTest.keyClick(QApplication.focusWidget() or window, key)
        assert QApplication.focusWidget() is not stood and row.isAncestorOf(
            QApplication.focusWidget() or screen
        )
    room.settle(window)
    assert window.settings == before
