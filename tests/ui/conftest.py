"""The window with a real vault of made-up people; prompts are answered by the test."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QWidget
from pytestqt.qtbot import QtBot
from tests.conftest import SELDOM, USUAL
from tests.ui import made_up

from vsdesk import diskio
from vsdesk.ui.app import application
from vsdesk.ui.editing.plain_questions import PlainQuestions
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.kit.settings import Settings
from vsdesk.ui.kit.sheet import stylesheet
from vsdesk.ui.kit.tokens import Theme
from vsdesk.ui.kit.ui_context import UiContext
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.window import Window
from vsdesk.words import Lang, Words

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtPrintSupport import QPrinter
    from pytestqt.wait_signal import SignalBlocker
    from tests.conftest import Once

    from vsdesk.desk import Desk, Env


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(scope="session")
def qapp(
    qapp_args: list[str], qapp_cls: type[QApplication], pytestconfig: pytest.Config
) -> QApplication:
    """The program's own application: its fonts, its style."""
    return application()


PATIENCE = (
    120_000  # milliseconds: a wait ends when its condition comes, so a large limit costs nothing
)


AT_ONCE = 5  # turns of what is due, before somebody waits


SOON = 1_000  # milliseconds: timers up to here are of a page that reads again


class Patient(QtBot):
    """Waits for conditions, however slow the machine is; no test gives a time of its own."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        """Most conditions come with what is due by now; pytest-qt sleeps ten milliseconds between two."""

        def is_so() -> bool:
            with suppress(AssertionError):
                found = callback()
                return found is None or found is True  # anything else is refused below
            return False

        for _ in range(AT_ONCE):
            if is_so():
                return
            turn()
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(
        self,
        signal: SignalInstance,
        *,
        timeout: int = PATIENCE,
        raising: bool | None = None,
        check_params_cb: Callable[..., bool] | None = None,
    ) -> SignalBlocker:
        return super().waitSignal(
            signal, timeout=timeout, raising=raising, check_params_cb=check_params_cb
        )


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[QtBot]:
    """The patient one, for every test of the window; Python looks for garbage as in the program."""
    gc.set_threshold(*USUAL)
    yield Patient(request)
    gc.set_threshold(*SELDOM)


def turn() -> None:
    """Let run all that is due by now: what was posted, timers without delay, paints."""
    over: list[bool] = []
    QTimer.singleShot(0, lambda: over.append(True))
    while not over:
        QApplication.processEvents()


def follows(window: Window) -> bool:
    """Whether something of the window begins as soon as what is due now is done: a turn may end before it."""
    return any(
        one.isActive() and one.isSingleShot() and not one.interval()
        for one in window.findChildren(QTimer)
    )


def strays() -> list[str]:
    """What Qt frees without a word to PySide (items of layouts that Qt made) and is still held: the next
    widget at the same address would end the program when it ends.
    """
    held = shiboken6.getAllValidWrappers()
    items = [one for one in held if isinstance(one, QLayoutItem) and not isinstance(one, QLayout)]
    return [type(one).__name__ for one in items if not shiboken6.createdByPython(one)]


def make_look(lang: Lang = "en", mode: str = "light", scale: float = 1.0) -> UiContext:
    """A look, given to the whole program: what is looked at stands in no window."""
    look = UiContext(Words(lang), Theme("dark" if mode == "dark" else "light", scale))
    app = application()
    app.setLayoutDirection(look.direction)
    app.setPalette(look.theme.palette())
    app.setFont(look.theme.font())
    app.setStyleSheet(stylesheet(look.theme))
    return look


def said_by(tip: str) -> str:
    """The words that a tip shows."""
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


def heard(room: Room, window: Window) -> None:
    """Whoever answers by key has asked the next question first."""
    at = QApplication.focusWidget()
    for one in window.findChildren(PlainQuestions):
        if at is not None and one.isAncestorOf(at):
            room.qtbot.waitUntil(one.one_press.has_rested)


def type_text(widget: QWidget, text: str) -> None:
    """Type letters of any script (QTest.keyClicks knows Latin ones only)."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


@dataclass
class Answers:
    """Prompts that answer by themselves, and remember what they were asked."""

    folder_is: Path | None = None
    files: Sequence[Path] = ()
    save_to: Path | None = None
    answer: str = ""
    reason: str = ""
    printer_is: QPrinter | None = None
    asked: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def ask(self, parent: QWidget, question: Prompt, then: Callable[[str, str], None]) -> None:
        self.asked.append(question.title)
        self.texts.append(question.text)
        then(self.answer or question.answers[0][0], self.reason)

    def folder(self, parent: QWidget, title: str, start: str, then: Callable[[Path], None]) -> None:
        self.asked.append(title)
        if self.folder_is is not None:
            then(self.folder_is)

    def open_files(
        self, parent: QWidget, title: str, kinds: str, then: Callable[[Sequence[Path]], None]
    ) -> None:
        self.asked.append(title)
        if self.files:
            then(self.files)

    def save_file(
        self, parent: QWidget, title: str, name: str, then: Callable[[Path], None]
    ) -> None:
        self.names.append(diskio.bare(name))  # as the real dialog asks
        self.asked.append(title)
        if self.save_to is not None:
            then(self.save_to)

    def printer(self, parent: QWidget, then: Callable[[QPrinter], None]) -> None:
        self.asked.append("printer")
        if self.printer_is is not None:
            then(self.printer_is)


@dataclass
class Room:
    """A folder with vaults, and windows over them."""

    qtbot: QtBot
    path: Path
    answers: Answers = field(default_factory=Answers)
    windows: list[Window] = field(default_factory=list)
    env: Callable[[Path], Env] = made_up.env
    once: Once | None = None  # where the vault that many begin with is kept

    @property
    def vault(self) -> Path:
        return self.path / "sindyan"

    @property
    def home(self) -> Path:
        return self.path / "home"

    def desk(self, *, people: int = 3) -> tuple[Desk, list[str]]:
        """A coordinator's desk with made-up cases; lock it before a window opens it."""
        profile = self.path / "profile"
        if self.once is not None and not profile.exists():  # what lies there already goes into it
            return made_up.begun(self.vault, profile, people, self.once)
        desk = made_up.coordinator(self.vault, profile, env=self.env)
        return desk, made_up.fill(desk, people)

    def window(
        self,
        lang: Lang = "en",
        mode: str = "light",
        scale: float = 1.0,
        *,
        vault: Path | None = None,
        profile: str = "profile",
    ) -> Window:
        """A shown window that knows the vault."""
        window = self._made(lang, mode, scale, vault, profile)
        self._show(window)
        return window

    def _made(
        self, lang: Lang, mode: str, scale: float, vault: Path | None, profile: str
    ) -> Window:
        known = (str(vault or self.vault),)
        settings = replace(
            Settings(),
            lang=lang,
            mode="dark" if mode == "dark" else "light",
            scale=scale,
            vaults=known,
        )
        application().setStyleSheet("")  # a window has a sheet of its own, see `make_look`
        window = Window(
            application(),
            settings,
            self.home,
            lambda: self.env(self.path / profile),
            lambda look: self.answers,
        )
        self.windows.append(window)
        window.resize(1366, 768)
        return window

    def _show(self, window: Window) -> None:
        window.show()

        def is_active() -> bool:
            """Asked for again: the word that a window before it went away may come after the first asking."""
            if not window.isActiveWindow():
                window.activateWindow()
            return window.isActiveWindow()

        self.qtbot.waitUntil(is_active)

    def open(
        self,
        lang: Lang = "en",
        mode: str = "light",
        scale: float = 1.0,
        *,
        vault: Path | None = None,
        profile: str = "profile",
        passphrase: str = made_up.PASSPHRASE,
    ) -> Window:
        """The same, with the vault open. Its start screen, which nobody looks at, is not shown."""
        window = self._made(lang, mode, scale, vault, profile)
        assert window.start is not None
        with self.qtbot.waitSignal(window.opened):
            window.start._open(vault or self.vault, passphrase)
        self._show(window)
        self.settle(window)
        return window

    def settle(self, window: Window) -> None:
        """Until every job has answered, and what follows from that at once (focus, layout, paint) is done."""
        end = time.monotonic() + PATIENCE / 1000  # the clock: only to end a wait that is in vain
        quiet = 0
        while quiet < 3:  # what follows may ask for another turn
            while window.jobs.waiting:
                now = time.monotonic()  # the clock: as above
                assert now < end, "a job did not answer"
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            turn()
            quiet = 0 if window.jobs.waiting or follows(window) else quiet + 1
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def rest(self, window: Window) -> None:
        """The same, and until what a page reads again soon after a change was read: its
        parts are other ones then."""
        self.settle(window)
        while any(
            one.isActive() and one.isSingleShot() and one.interval() <= SOON
            for one in window.findChildren(QTimer)
        ):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            self.settle(window)

    def go(self, window: Window, place: Route) -> Screen:
        """Go to a place and wait for it."""
        assert window.shell is not None
        window.shell.go(place)
        self.settle(window)
        assert window.shell.screen_now is not None
        return window.shell.screen_now

    def close(self) -> None:
        found = strays()
        for window in self.windows:
            window.close()
            window.deleteLater()
        self.windows.clear()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not found


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path, once: Once) -> Iterator[Room]:
    """A room; its windows are closed at the end."""
    made = Room(qtbot, tmp_path, once=once)
    yield made
    made.close()
