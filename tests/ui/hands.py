"""A person at the keyboard of an interview, and what the dump holds afterwards."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from tests.ui import made_up
from tests.ui.conftest import Room, heard, type_text

from vsdesk.desk import Desk, Secret
from vsdesk.records.dictionary.spec import Role
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screens.interview.screen import InterviewScreen
from vsdesk.ui.window import Window
from vsdesk.words import Lang

DIGITS: Final = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)


@dataclass
class Hands:
    """A person at the keyboard; nothing is clicked."""

    room: Room
    window: Window

    @property
    def screen(self) -> InterviewScreen:
        assert self.window.shell is not None
        found = self.window.shell.screen_now
        assert isinstance(found, InterviewScreen)
        return found

    @property
    def at(self) -> str:
        assert self.screen.talk is not None
        return self.screen.talk.at

    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= one
        if key in DIGITS:
            heard(self.room, self.window)
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        self.room.settle(self.window)

    def enter(self) -> None:
        self.press(Qt.Key.Key_Return)

    def say(self, text: str) -> None:
        heard(self.room, self.window)
        type_text(self.focus(), text)

    def answer(self, *texts: str) -> None:
        """Type each text and press Enter after it."""
        for text in texts:
            self.say(text)
            self.enter()

    def reach(self, name: str) -> None:
        """Tab until the control of this name has the keyboard: once round the whole page at the most."""
        for _ in range(120):
            if self.focus().objectName() == name:
                self.room.settle(self.window)
                return
            QTest.keyClick(self.focus(), Qt.Key.Key_Tab)
            QApplication.processEvents()
        raise AssertionError(name)

    def pick(self, name: str, key: str) -> None:
        """Choose a term of a list box with the arrow key."""
        self.reach(name)
        box = self.focus()
        assert isinstance(box, QComboBox)
        for _ in range(box.count()):
            if box.currentData() == key:
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(key)

    def choose(self, name: str) -> None:
        """Press a button by the space bar."""
        self.reach(name)
        self.press(Qt.Key.Key_Space)

    def next(self, topic: str) -> None:
        """Go on, whatever has the keyboard, and be at `topic`."""
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert self.at == topic


def begin(room: Room, lang: Lang, role: Role = "coordinator") -> Hands:
    """From the list of cases into a new interview."""
    if role == "coordinator":
        desk, _ = room.desk(people=0)
    else:
        desk = made_up.field(room.vault, room.path / "profile", "هالة")
    desk.access.lock()
    hands = Hands(room, room.open(lang))
    hands.window.setFocus()
    # The rail is one stop, where one is; a documenter begins at the cases.
    if role == "coordinator":
        hands.reach("rail-today")
        hands.press(Qt.Key.Key_Down)
    hands.choose("interview")
    assert hands.at == "speaker"
    return hands


def rows(room: Room, window: Window) -> Iterator[dict[str, Any]]:
    """Every record of the dump of the closed vault."""
    window.close()
    with Secret.of_text(made_up.PASSPHRASE) as secret:
        desk = Desk.open(room.vault, secret, made_up.env(room.path / "profile"))
    try:
        desk.loads.dump(room.path / "dump")
    finally:
        desk.access.lock()
    for file in (room.path / "dump").rglob("*.jsonl"):
        for line in file.read_bytes().splitlines():
            yield json.loads(line)


def of(found: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    """The records of one kind."""
    return [one for one in found if one.get("kind") == kind]


def shown(hands: Hands, name: str) -> str:
    """The words of a paragraph."""
    found = hands.screen.findChild(Paragraph, name)
    assert found is not None and found.isVisible()
    return found.said()
