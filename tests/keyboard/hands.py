"""A documenter at the keyboard of any page: Tab, letters, the space bar and the program's own keys. Nothing
is clicked, no value is set; the tree of widgets is only looked at, as eyes do.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)
from tests.cheap import cheap_env
from tests.ui import made_up
from tests.ui.conftest import Room, heard, type_text

from vsdesk.desk import Desk, Env, Secret
from vsdesk.names.fold import fold
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screens.interview.screen import InterviewScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.ui.route import Route
    from vsdesk.ui.screen import Screen
    from vsdesk.ui.window import Window

TODAY: Final = "2026-11-28"
DAY_MS: Final = 86_400_000
_MORNING: Final = 1_795_856_400_000  # 2026-11-28 09:00 UTC
_OPENINGS: Final = count(7)  # each has its own seed: the same again would give the same ids
_ROUNDS: Final = 400  # stops of Tab after which something cannot be reached
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class _Clock:
    """One second at each look, from the morning of a day."""

    def __init__(self, start: int) -> None:
        self.now = start

    def __call__(self) -> int:
        self.now += 1000
        return self.now


def on_day(profile: Path, later: int = 0, story: str = "") -> Env:
    """The world on the day of the stories, or `later` days after it; no two stories share an id."""
    clock = _Clock(_MORNING + later * DAY_MS)
    return cheap_env(clock, random.Random(f"{story} {next(_OPENINGS)}").randbytes, profile)


@dataclass
class Keys:
    """A person at the keyboard of a window."""

    room: Room
    window: Window
    story: str = ""

    # What is seen.
    @property
    def screen(self) -> Screen:
        """The page."""
        assert self.window.shell is not None and self.window.shell.screen_now is not None
        return self.window.shell.screen_now

    @property
    def place(self) -> Route:
        """Where the window is."""
        assert self.window.shell is not None
        return self.window.shell.place

    @property
    def at(self) -> str:
        """The topic of the interview."""
        assert isinstance(self.screen, InterviewScreen) and self.screen.talk is not None
        return self.screen.talk.at

    def focus(self) -> QWidget:
        """What has the keyboard."""
        popup = QApplication.activePopupWidget()  # an open list or menu takes all keys
        if popup is not None:
            return popup.focusWidget() or popup.findChild(QAbstractItemView) or popup
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def sees(self, name: str) -> bool:
        """Whether a control of this name is to be seen."""
        found = self.window.findChildren(QWidget, name)
        return any(one.isVisible() for one in found)

    def like(self, prefix: str, nth: int = 0) -> str:
        """The name of the nth control to be seen whose name begins so: names of rows hold an id."""
        found = [one for one in self.screen.findChildren(QWidget) if one.isVisible()]
        names = [one.objectName() for one in found if one.objectName().startswith(prefix)]
        assert len(names) > nth, (prefix, nth, names)
        return names[nth]

    def row(self, prefix: str, words: str) -> str:
        """The name of the control whose name begins so and whose words hold these."""
        for one in self.screen.findChildren(QAbstractButton):
            held = f"{one.text()} {one.accessibleName()}"
            if one.isVisible() and one.objectName().startswith(prefix) and words in plain(held):
                return one.objectName()
        raise AssertionError((prefix, words))

    def reads(self) -> str:
        """All words on the page: what labels, buttons and paragraphs show, without marks of direction."""
        parts = []
        for one in self.screen.findChildren(QWidget):
            if one.isVisible():
                said = one.said() if isinstance(one, Paragraph) else ""
                text = getattr(one, "text", None)
                said = said or (text() if callable(text) else "")
                parts += [str(said), one.accessibleName()]
        return plain("\n".join(part for part in parts if part))

    # Keys.
    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """One key, and what follows from it."""
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= one
        QTest.keyClick(self.focus(), key, held)
        self.room.settle(self.window)

    def enter(self) -> None:
        """The Enter key."""
        self.press(Qt.Key.Key_Return)

    def say(self, text: str) -> None:
        """Type where the keyboard is."""
        heard(self.room, self.window)
        type_text(self.focus(), text)

    def answer(self, *texts: str) -> None:
        """Type each text and press Enter after it."""
        for text in texts:
            self.say(text)
            self.enter()

    def reach(self, name: str) -> None:
        """Tab until the control of this name has the keyboard."""
        key, passed = self._nearer(name), [""]
        for _ in range(_ROUNDS):
            assert QApplication.focusWidget() is not None, f"Tab is lost behind {passed[-3:]}"
            if self.focus().objectName() == name:
                self.room.settle(self.window)
                return
            passed.append(self.focus().objectName())
            QTest.keyClick(self.focus(), key)
            QApplication.processEvents()
        raise AssertionError(f"no Tab reaches {name} from {passed[1]}: {passed[2:12]}")

    def _nearer(self, name: str) -> Qt.Key:
        """By the order in which the page was made: `nextInFocusChain` would make what it gives a child of
        what it was asked of, and it would die with it.
        """
        order = self.window.findChildren(QWidget)
        now = self.focus()
        at = order.index(now) if now in order else 0
        there = [n for n, one in enumerate(order) if one.objectName() == name and one.isVisible()]
        return Qt.Key.Key_Backtab if there and there[0] < at else Qt.Key.Key_Tab

    def choose(self, name: str) -> None:
        """Press a button, or set a tick, by the space bar."""
        self.reach(name)
        self.press(Qt.Key.Key_Space)

    # Fields, by their name "kind.field" (on a page) or "spot.field" (in an interview).
    def to(self, name: str) -> None:
        """The keyboard into a field; what folds it away is opened first."""
        if not self.sees(name):
            self._unfold(name)
        self.reach(name)

    def tick(self, name: str, words: str) -> None:
        """One of several ticks of a field, by its words."""
        if not self._stops(f"{name}-"):
            self._unfold(name)
        if self.sees(f"all-{name}"):
            self.choose(f"all-{name}")
        self.choose(self.row(f"{name}-", words))

    def _unfold(self, name: str) -> None:
        kind, _, field = name.removeprefix("told-").partition(".")
        for one in self._stops(f"more-{kind}-"):
            if field in (one.property("fields") or []):
                self.choose(one.objectName())
                return

    def fill(self, name: str, text: str) -> None:
        """Write into a field, over what stands there."""
        self.to(name)
        box = self.focus()
        if not isinstance(box, QLineEdit) or box.text():
            self.press(Qt.Key.Key_A, CTRL)
        self.say(text)
        self.room.settle(self.window)

    def day(self, name: str, words: str, typed: str = "") -> None:
        """Words of a date (on a page its box is told-kind.field), beside them the date that is typed."""
        self.fill(name, words)
        if typed:
            self.reach(f"typed-{name.removeprefix('told-')}")
            self.press(Qt.Key.Key_A, CTRL)
            self.say(typed)
            self.press(Qt.Key.Key_Tab)

    def pick(self, name: str, words: str) -> None:
        """Choose a term by typing some of its words, in a list box or a row of segments."""
        if not self.sees(name):
            self.to(name) if not self._segment(name, words) else None
        if segment := self._segment(name, words):
            self.along(f"{name}-", segment)
            return
        self.to(name)
        box = self.focus()
        assert isinstance(box, QComboBox), name
        self.press(Qt.Key.Key_Space)
        assert self.focus() is not box, name
        self.say(words)
        rows = [fold(box.itemText(at)) for at in range(box.count())]
        while fold(words) in rows and rows[box.view().currentIndex().row()] != fold(words):
            before = box.view().currentIndex().row()
            self.press(Qt.Key.Key_Down if before < rows.index(fold(words)) else Qt.Key.Key_Up)
        shown = box.view().currentIndex().data()
        found = fold(words) in fold(str(shown or ""))
        self.press(Qt.Key.Key_Return if found else Qt.Key.Key_Escape)
        assert found, (name, words, shown)

    def along(self, prefix: str, chosen: str) -> None:
        """One of a group of which one is chosen: Tab comes to the group, the arrows go along it."""
        stops = self._stops(prefix)
        self.reach(next((one for one in stops if one.isChecked()), stops[0]).objectName())
        for _ in stops:
            here = self.focus()
            if here.objectName() == chosen:
                break
            target = next(one for one in self._stops(prefix) if one.objectName() == chosen)
            if here.y() != target.y():
                self.press(Qt.Key.Key_Down if target.y() > here.y() else Qt.Key.Key_Up)
            else:
                self.press(Qt.Key.Key_Right if target.x() > here.x() else Qt.Key.Key_Left)
        last = self.focus()
        assert isinstance(last, QAbstractButton), chosen
        assert last.objectName() == chosen, (chosen, last.objectName())
        if not last.isChecked():
            self.press(Qt.Key.Key_Space)

    def _stops(self, prefix: str) -> list[QAbstractButton]:
        found = self.screen.findChildren(
            QAbstractButton
        )  # anew: a page may be built anew at each arrow
        return [one for one in found if one.isVisible() and one.objectName().startswith(prefix)]

    def _segment(self, name: str, words: str) -> str:
        for one in self.screen.findChildren(QAbstractButton):
            inside = one.objectName().startswith(f"{name}-") and one.isVisible()
            if inside and plain(one.text()).casefold().startswith(words.casefold()):
                return one.objectName()
        return ""

    # Ways.
    def next(self, topic: str) -> None:
        """On to the next topic of an interview, and on until `topic` is there."""
        while self.at != topic:
            before = self.at
            self.next_page()
            assert self.at != before, before

    def next_page(self) -> None:
        """The next topic, or the end of the interview."""
        self.press(Qt.Key.Key_Return, CTRL)

    def interview(self) -> None:
        """From the list of cases into a new interview."""
        self.press(Qt.Key.Key_2, ALT)
        self.choose("interview")
        if self.sees("interview-new"):
            self.choose("interview-new")
        if self.sees("which-family-new"):
            self.choose("which-family-new")
        assert self.at == "speaker"

    def section(self, key: str) -> None:
        """A section of the page of a case or a family."""
        self.along("section-", f"section-{key}")

    def save(self) -> None:
        """Ctrl+S."""
        self.press(Qt.Key.Key_S, CTRL)

    def close(self) -> None:
        """The window, as the sign in its corner does."""
        self.window.close()

    def again(self, later: int = 0) -> Keys:
        """Close, and open the window again, some days later."""
        lang = self.window.settings.lang
        self.room.close()
        self.room.env = partial(on_day, later=later, story=self.story)
        return Keys(self.room, self.room.open(lang), self.story)


def opened(room: Room) -> Desk:
    """What is stored, once the window is closed; lock it afterwards."""
    room.close()
    with Secret.of_text(made_up.PASSPHRASE) as secret:
        return Desk.open(room.vault, secret, room.env(room.path / "profile"))
