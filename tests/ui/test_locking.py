"""S10: at a lock nothing of the vault stays on the screen or open, whatever lay over it, whatever runs."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QToolTip,
    QWidget,
)
from sqlcipher3 import dbapi2 as db
from tests.ui import made_up
from tests.ui.conftest import PATIENCE, Room, type_text
from tests.ui.test_case import at_case, line

from vsdesk.progress import Cancelled, Progress
from vsdesk.ui import vault_shutdown
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.prompts import Prompt, ScreenPrompts
from vsdesk.ui.screens.start.open_page import OpenPage
from vsdesk.ui.screens.start.start_screen import ClosingPage

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.ui.window import Window

NAME = "مروان الدرويش بن خالد"
# Menus and dialogs are windows of their own, and there is no screen.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def locked(room: Room, window: Window) -> None:
    with room.qtbot.waitSignal(window.locked):
        window.lock()
    room.settle(window)


def seen(window: Window) -> list[str]:
    """The words of every widget that is shown, on any window of the program."""
    return [
        f"{one.windowTitle()} {one.text() if isinstance(one, QLabel) else ''} {one.accessibleName()}"
        for one in QApplication.allWidgets()
        if one.isVisible()
    ]


def tops(window: Window) -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]


def question(window: Window, answers: list[str]) -> None:
    asked = Prompt(f"{NAME}?", f"{NAME}.", (("no", "لا"), ("yes", "نعم")), "yes")
    ScreenPrompts(window.look).ask(window, asked, lambda answer, reason: answers.append(answer))


def folder(window: Window, answers: list[str]) -> None:
    prompts = ScreenPrompts(window.look)
    prompts.folder(window, NAME, "", lambda path: answers.append("chosen"))


def file(window: Window, answers: list[str]) -> None:
    prompts = ScreenPrompts(window.look)
    prompts.save_file(window, NAME, "paper.pdf", lambda path: answers.append("chosen"))


def printer(window: Window, answers: list[str]) -> None:
    ScreenPrompts(window.look).printer(window, lambda made: answers.append("chosen"))


def menu(window: Window, answers: list[str]) -> None:
    made = QMenu(NAME, window)
    made.addAction(NAME)
    made.triggered.connect(lambda action: answers.append("chosen"))
    made.popup(window.mapToGlobal(window.rect().center()))


def tip(window: Window, answers: list[str]) -> None:
    QToolTip.showText(window.mapToGlobal(window.rect().center()), NAME, window)


def over_each_other(window: Window, answers: list[str]) -> None:
    question(window, answers)
    question(window, answers)
    menu(window, answers)


@pytest.mark.parametrize(
    ("opens", "answered"),
    [
        (question, ["no"]),
        (folder, []),
        (file, []),
        (printer, []),
        (menu, []),
        (tip, []),
        (over_each_other, ["no", "no"]),
    ],
)
def test_s10_nothing_stays_over_the_locked_screen(
    room: Room, opens: Callable[[Window, list[str]], None], answered: list[str]
) -> None:
    window, _, _ = at_case(room, "person")
    answers: list[str] = []
    opens(window, answers)
    room.qtbot.waitUntil(lambda: bool(tops(window)))
    with room.qtbot.waitSignal(window.locked):
        window.lock()
        assert tops(window) == []  # at once, before anything else is waited for
        assert not any("مروان" in words for words in seen(window))
    assert answers == answered
    room.settle(window)
    assert tops(window) == []


def test_s10_a_list_box_and_a_text_menu_close_too(room: Room) -> None:
    window, screen, _ = at_case(room, "person")
    field = line(screen, "given_ar").line
    made = field.createStandardContextMenu()
    made.popup(window.mapToGlobal(window.rect().center()))
    room.qtbot.waitUntil(lambda: bool(tops(window)))
    locked(room, window)
    assert tops(window) == []


def test_s10_a_question_in_a_loop_of_its_own_ends_with_no(room: Room, tmp_path: Path) -> None:
    """A file dialog that asks "… already exists" waits in a loop; the lock ends it from inside."""
    (tmp_path / "paper.pdf").write_bytes(b"x")
    window, _, _ = at_case(room, "person")
    answers: list[str] = []
    prompts = ScreenPrompts(window.look)
    prompts.save_file(window, NAME, "paper.pdf", lambda path: answers.append("chosen"))
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.setDirectory(str(tmp_path))
    asked: list[bool] = []

    def lock() -> None:
        asked.append(bool(dialog.findChildren(QMessageBox)))
        window.lock()
        asked.append(tops(window) == [])

    QTimer.singleShot(0, lock)
    with room.qtbot.waitSignal(window.locked):
        dialog.accept()  # comes back when the question has been answered
    room.settle(window)
    assert asked == [True, True] and answers == [] and tops(window) == []


def test_s10_what_was_marked_or_copied_is_gone(room: Room) -> None:
    window, screen, _ = at_case(room, "person")
    clipboard = QGuiApplication.clipboard()
    field = line(screen, "given_ar").line
    field.setFocus()
    field.selectAll()
    field.copy()
    assert window.session is not None
    window.session.copy("SND-26-A-0001")
    assert clipboard.text()
    locked(room, window)
    assert window.kept.words == ""
    assert not clipboard.text()
    assert not clipboard.text(QClipboard.Mode.Selection)


def test_s10_a_long_job_is_stopped_and_the_page_says_so(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault_shutdown, "PATIENCE", 3_600_000)  # it is stopped, not cut off
    window, _, _ = at_case(room, "person")
    begun, seen_stop = threading.Event(), threading.Event()

    def import_for_ever(progress: Progress) -> None:
        begun.set()
        try:
            while True:
                progress.step("reading", 0, 0)
        except Cancelled:
            seen_stop.set()
            raise

    window.jobs.write_long(Callbacks[None](window), import_for_ever)
    assert begun.wait(PATIENCE / 1000)
    with room.qtbot.waitSignal(window.locked):
        window.lock()
        assert window.start is not None and isinstance(window.start.page, ClosingPage)
        assert window.start.page.words.said()
    assert seen_stop.is_set()
    assert isinstance(window.start.page, OpenPage)


class Hanging:
    """A job that holds the vault's transaction and reads from a stick that does not answer: a pipe."""

    def __init__(self, path: Path, desk: Desk) -> None:
        os.mkfifo(path)
        self.path, self.desk = path, desk
        self.begun, self.ended = threading.Event(), threading.Event()
        self.met: list[type[BaseException]] = []

    def read(self) -> None:
        vault = self.desk.context.vault
        try:
            with vault.transaction():
                vault.drafts.put("hung", "half done")
                self.begun.set()
                with self.path.open("rb") as stick:
                    stick.read()
                vault.drafts.put("hung", "done after the lock")
        except BaseException as problem:
            self.met.append(type(problem))
            raise
        finally:
            self.ended.set()

    def answer(self) -> None:
        """The stick answers again."""
        with self.path.open("wb") as stick:
            stick.write(b"late")


def test_s10_a_stick_that_hangs_keeps_neither_key_nor_word(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault_shutdown, "PATIENCE", 300)
    window, screen, case = at_case(room, "person")
    assert window.session is not None
    desk = window.session.desk
    hanging = Hanging(room.path / "stick", desk)
    window.jobs.write(Callbacks[None](window), hanging.read)
    assert hanging.begun.wait(PATIENCE / 1000)
    type_text(line(screen, "given_ku").line, "Mer")  # in the middle of a word
    with room.qtbot.waitSignal(window.locked):
        window.lock()
    assert not hanging.ended.is_set()  # it still hangs, and the vault is closed
    assert len(desk.context.vault._vmk) == 0
    with pytest.raises(db.Error):  # closed: SQLite has wiped its key
        desk.context.vault.database._db.execute("SELECT 1")
    assert window.jobs.hangs
    again = opened(room, window)
    assert "Mer" in str(again.cases.drafts.get(f"draft:{case}"))
    assert again.cases.drafts.get("hung") is None
    hanging.answer()
    assert hanging.ended.wait(PATIENCE / 1000) and hanging.met == [Cancelled]
    room.qtbot.waitUntil(lambda: not window.jobs.hangs)
    assert again.cases.drafts.get("hung") is None


def opened(room: Room, window: Window) -> Any:
    """The vault, opened again in the same window while the old thread hangs."""
    assert window.start is not None
    with room.qtbot.waitSignal(window.opened):
        window.start._open(room.vault, made_up.PASSPHRASE)
    room.settle(window)
    assert window.session is not None
    return window.session.desk


def test_s10_a_long_statement_is_broken_off(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault_shutdown, "PATIENCE", 300)
    window, _, _ = at_case(room, "person")
    assert window.session is not None
    database = window.session.desk.context.vault.database
    begun = threading.Event()

    def count() -> None:
        begun.set()
        database.query(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
        )

    window.jobs.write(Callbacks[None](window), count)
    assert begun.wait(PATIENCE / 1000)
    with room.qtbot.waitSignal(window.locked):
        window.lock()
    room.qtbot.waitUntil(lambda: not window.jobs.hangs)


def test_s10_a_save_that_waits_behind_a_long_job_is_kept(room: Room) -> None:
    """What a person wrote is never left out by the stop."""
    window, _, _ = at_case(room, "person")
    assert window.session is not None
    desk = window.session.desk
    begun = threading.Event()

    def long(progress: Progress) -> None:
        begun.set()
        while True:
            progress.step("reading", 0, 0)

    window.jobs.write_long(Callbacks[None](window), long)
    window.jobs.write(Callbacks[None](window), desk.cases.drafts.put, "mine", "كلمة")
    assert begun.wait(PATIENCE / 1000)
    locked(room, window)
    assert opened(room, window).cases.drafts.get("mine") == "كلمة"


def test_a_window_that_closes_locks_and_makes_no_start_for_nobody(room: Room) -> None:
    desk, _ = room.desk()
    desk.access.lock()
    window = room.open()
    before = window.findChildren(QWidget)
    window.close()
    assert window.session is None and window.shell is None and window.start is None
    assert not [one for one in before if one.isVisible()]
    made_up.Desk.open(
        room.vault, made_up.Secret.of_text(made_up.PASSPHRASE), made_up.env(room.path / "profile")
    ).access.lock()
