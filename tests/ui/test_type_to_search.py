"""Letters find a term of a long list by any of its words, however they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.ui.conftest import make_look, type_text

from vsdesk.ui.kit.choice import Choice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TERMS = (
    ("", "—"),
    ("air", "المخابرات الجوية"),
    ("state", "أمن الدولة"),
    ("military", "الأمن العسكري"),
    ("political", "الأمن السياسي"),
    ("sabit", "şaxa Filistînê"),
    ("branch", "branch 215"),
    ("icrc", "اللجنة الدولية للصليب الأحمر"),
)


@pytest.fixture
def choice(qtbot: QtBot) -> Choice:
    made = Choice(make_look("ar"), "made-up", "قائمة", TERMS)
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("امن", "state"),  # without the hamza
        ("الج", "air"),  # the second word
        ("السي", "political"),
        ("الصليب", "icrc"),  # as it is said, where the list joins it to «لـ»
        ("fil", "sabit"),
        ("sax", "sabit"),
        ("215", "branch"),
        ("٢١٥", "branch"),
        ("zz", ""),
        ("امن الد", "state"),  # two words
    ],
)
def test_letters_find_a_term(choice: Choice, typed: str, key: str) -> None:
    type_text(choice, typed)
    assert choice.value == key


@pytest.mark.parametrize(
    ("typed", "row"),
    [("الأمن السياسي", "political"), ("امن الدولة", "state"), ("branch 215", "branch"), (" ", "")],
)
def test_in_the_open_list_a_space_is_a_letter(choice: Choice, typed: str, row: str) -> None:
    """ "Date" and "date of birth": whoever types on comes to the longer one."""
    choice.showPopup()
    type_text(choice.view(), typed)
    assert (choice.itemData(choice.view().currentIndex().row()) or "") == row


def typed_with_keys(widget: QWidget, words: str) -> None:
    """As the keyboard does it: a space is the space key."""
    first, *rest = words.split(" ")
    type_text(widget, first)
    for word in rest:
        QTest.keyClick(widget, Qt.Key.Key_Space)
        type_text(widget, word)


@pytest.mark.parametrize(
    ("typed", "key"),
    [("الأمن السياسي", "political"), ("المخابرات الجوية", "air"), ("امن الدولة", "state")],
)
@pytest.mark.parametrize("opened", [False, True])
def test_the_space_key_goes_on_with_the_search(
    choice: Choice, typed: str, key: str, opened: bool
) -> None:
    if opened:
        choice.showPopup()
    typed_with_keys(choice.view() if opened else choice, typed)
    assert choice.view().isVisible() is opened
    if opened:
        QTest.keyClick(choice.view(), Qt.Key.Key_Return)
    assert choice.value == key


def test_the_space_key_opens_the_list_once_something_was_chosen(choice: Choice) -> None:
    """However soon: what was typed in the list is over with it."""
    choice.showPopup()
    type_text(choice.view(), "الجو")
    QTest.keyClick(choice.view(), Qt.Key.Key_Return)
    assert choice.value == "air" and not choice.view().isVisible()
    QTest.keyClick(choice, Qt.Key.Key_Space)
    assert choice.view().isVisible()


def test_the_space_key_opens_the_list_of_whoever_comes_back(choice: Choice, qtbot: QtBot) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    type_text(choice, "امن")
    other.setFocus()
    QApplication.sendEvent(choice, QFocusEvent(QEvent.Type.FocusOut))
    QTest.keyClick(choice, Qt.Key.Key_Space)
    assert choice.view().isVisible()


def test_the_space_key_by_itself_opens_the_list(choice: Choice) -> None:
    QTest.keyClick(choice, Qt.Key.Key_Space)
    assert choice.view().isVisible()


def test_the_space_key_opens_the_list_again_once_the_search_is_over(
    choice: Choice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vsdesk.ui.kit.choice._PAUSE", -1)  # it is over at once
    type_text(choice, "امن")
    QTest.keyClick(choice, Qt.Key.Key_Space)
    assert choice.view().isVisible()


@pytest.mark.parametrize("typed", ["الأمم", "شاهد", "branches", "امن الناس"])
@pytest.mark.parametrize("opened", [False, True])
def test_a_word_that_no_term_has_chooses_nothing(choice: Choice, typed: str, opened: bool) -> None:
    choice.choose("political")
    if opened:
        choice.showPopup()
    type_text(choice.view() if opened else choice, typed)
    if opened:
        QTest.keyClick(choice.view(), Qt.Key.Key_Return)
    assert choice.value == "political"


def test_it_tells_what_was_chosen(choice: Choice, qtbot: QtBot) -> None:
    told: list[str] = []
    choice.chosen.connect(told.append)
    QTest.keyClicks(choice, "br")
    assert told[-1] == "branch"
