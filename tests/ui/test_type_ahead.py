"""Whoever types on while a topic is saved writes into the next one. Everybody is made up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.ui.conftest import Room, type_text
from tests.ui.hands import begin

from vsdesk.words import Lang


@pytest.mark.parametrize("lang", ["ar", "en", "ku"])
def test_letters_behind_next_stand_in_the_next_topic(room: Room, lang: Lang) -> None:
    hands = begin(room, lang)
    hands.say("هدى")
    first = hands.focus()
    assert isinstance(first, QLineEdit)
    before = first.text()
    QTest.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert hands.screen._recording.runs and hands.at == "speaker"  # it is being saved
    held = QApplication.focusWidget()
    assert held is not None
    for letter in ("مر", "وان"):
        type_text(held, letter)
    QTest.keyClick(held, Qt.Key.Key_Return)  # Enter is no answer to a question that nobody saw
    assert first.text() == before
    room.settle(hands.window)
    assert hands.at == "missing"
    now = hands.focus()
    assert isinstance(now, QLineEdit) and now.text() == "مروان"
    hands.enter()
    hands.say("خالد")
    assert isinstance(hands.focus(), QLineEdit) and hands.focus() is not now
