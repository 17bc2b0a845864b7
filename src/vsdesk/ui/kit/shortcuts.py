"""The keys: what each does, said once. Bound from here, and told from here: on the page of
keys, in tips and menus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from vsdesk.ui.kit.ui_context import UiContext

TELL, FIND, NEW, SAVE, LOCK, BACK = "F1", "Ctrl+F", "Ctrl+N", "Ctrl+S", "Ctrl+L", "Alt+Left"
WIPE = "Ctrl+Shift+Del"  # at the start too
ANSWERS: Final = {"unknown": "F2", "refused": "F3", "not_asked": "F4"}
OTHER_READING, CONFIRM, OTHER_ANSWERS, PAUSE, TAKE_BACK = "F5", "F6", "F7", "F8", "F9"
MAIN: Final = tuple(f"Alt+{place}" for place in range(1, 10))
FIELD: Final = (*ANSWERS.values(), OTHER_READING, CONFIRM, OTHER_ANSWERS)  # of whatever is at hand
ONWARD, TOPIC_AFTER, TOPIC_BEFORE, TO_NEXT = "Ctrl+Return", "Ctrl+PgDown", "Ctrl+PgUp", "Esc"


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """Keys as they stand on the keyboard, and what they do."""

    keys: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that are bound in the same places; `note` is what holds for all of them."""

    name: str
    title: str
    told: tuple[KeyHelp, ...]
    note: str = ""


GROUPS: Final = (
    KeyGroup(
        "page",
        mark("On every page"),
        (
            KeyHelp((TELL,), mark("Show this list of keys")),
            KeyHelp((FIND,), mark("Search")),
            KeyHelp((NEW,), mark("A new entry of this list; elsewhere a new case")),
            KeyHelp((SAVE,), mark("Save")),
            KeyHelp((BACK,), mark("Back to the page before")),
            KeyHelp(MAIN, mark("The main pages, in the order of their list")),
            KeyHelp((LOCK,), mark("Lock the vault. Every word is kept.")),
            KeyHelp((WIPE,), mark("Erase the vault from this computer. It is asked before.")),
        ),
    ),
    KeyGroup(
        "field",
        mark("In a field, and at each question of an interview"),
        (
            KeyHelp((ANSWERS["unknown"],), mark("Asked, does not know")),
            KeyHelp((ANSWERS["refused"],), mark("Asked, did not wish to answer")),
            KeyHelp((ANSWERS["not_asked"],), mark("Not asked")),
            KeyHelp(
                (OTHER_READING,), mark("Another reading of the words told, for a date or place")
            ),
            KeyHelp((CONFIRM,), mark("“That is right” to what was understood")),
            KeyHelp((OTHER_ANSWERS,), mark("The other answers, to choose from")),
        ),
        mark("F2, F3 and F4 put aside what is written there. The same key again brings it back."),
    ),
    KeyGroup(
        "interview",
        mark("In an interview"),
        (
            KeyHelp(("Enter",), mark("The next field, then the next topic")),
            KeyHelp(("Shift+Enter",), mark("A new line in the words told")),
            KeyHelp(("Ctrl+Enter", "Ctrl+PgDown"), mark("The next topic")),
            KeyHelp((TOPIC_BEFORE,), mark("The topic before")),
            KeyHelp((PAUSE,), mark("Pause")),
            KeyHelp((TO_NEXT,), mark("To the button that goes on")),
        ),
    ),
    KeyGroup(
        "done",
        mark("After something was done"),
        (KeyHelp((TAKE_BACK,), mark("Take back what was done last, while the page says so")),),
    ),
    KeyGroup(
        "list",
        mark("In a list"),
        (
            KeyHelp(("Up", "Down"), mark("The row before, the row after")),
            KeyHelp(("Enter",), mark("Open the row")),
        ),
        mark("In a list of answers, type the first letters of what you look for."),
    ),
)
_NAMES: Final = {  # as they stand on most keyboards; arrows are drawn, for they are named in each language
    "Left": "←",
    "Up": "↑",
    "Down": "↓",
    "PgDown": "Page Down",
    "PgUp": "Page Up",
    "Return": "Enter",
}


_PRESSES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ARROWS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def bind(
    owner: QWidget, key: str, slot: Callable[[], object], name: str = "", *, inside: bool = False
) -> QShortcut:
    """Do this when the key is pressed: once, however long it is held. `inside`: only while the keyboard is in
    `owner`, else in all of its window."""
    shortcut = QShortcut(QKeySequence(key), owner)
    shortcut.setObjectName(name or f"keys-{key}")
    shortcut.setAutoRepeat(False)
    if inside:
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(slot)
    return shortcut


def is_held(event: QKeyEvent, *, arrows: bool = False) -> bool:
    """Whether a key that presses is held down, which presses nothing again; `arrows`: where an arrow
    answers, that too."""
    pressing = (*_PRESSES, *_ARROWS) if arrows else _PRESSES
    return event.isAutoRepeat() and event.key() in pressing


def shown(keys: str) -> str:
    """Keys as a person reads them."""
    return "+".join(_NAMES.get(part, part) for part in keys.split("+"))


def with_key(look: UiContext, words: str, keys: str) -> str:
    """Words of a tip with the keys that do the same."""
    return look.dots(words, shown(keys)) if words else shown(keys)


@runtime_checkable
class KeyTarget(Protocol):
    """What a key of `FIELD` may be meant for."""

    def take_key(self, keys: str) -> bool:
        """Do what the key does here; whether it does anything here."""


def hand(keys: str) -> bool:
    """Hand a key to what has the keyboard, or to what that stands in: the innermost that takes it."""
    at = QApplication.focusWidget()
    while at is not None:
        if isinstance(at, KeyTarget) and at.take_key(keys):
            return True
        at = at.parentWidget()
    return False
