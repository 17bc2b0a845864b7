"""Backups in the window: one press, what changed, the drill, and a backup brought back at the start."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.ui import made_up
from tests.ui.conftest import Room

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route
from vsdesk.ui.screens.settings.screen import SettingsScreen
from vsdesk.ui.screens.start.start_screen import StartScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.ui.window import Window


def settings(room: Room, window: Window) -> SettingsScreen:
    screen = room.go(window, Route("settings", part="backups"))
    assert isinstance(screen, SettingsScreen)
    room.settle(window)
    return screen


def told(screen: SettingsScreen) -> str:
    return plain("\n".join(one.said() for one in screen.backups.findChildren(Paragraph)))


def stick_of(room: Room) -> Path:
    made = room.path / "عصا"
    made.mkdir()
    return made


def test_one_press_makes_it_and_the_drill_opens_it(room: Room) -> None:
    room.desk(people=2)[0].access.lock()
    stick = stick_of(room)
    window = room.open("ar")
    screen = settings(room, window)
    assert "لم تُصنع نسخة احتياطية بعد" in told(screen)
    assert not screen.backups.try_it.isEnabled()
    room.answers.folder_is = stick
    screen.backups.button.click()
    room.settle(window)
    assert "قُرئت بعد كتابتها" in told(screen) and "اليوم" in told(screen)
    assert len([one for one in stick.iterdir() if one.is_dir()]) == 1
    screen.backups.secret.setText("غير صحيحة")
    screen.backups.try_it.click()
    room.settle(window)
    assert "كان هذا سينجح" not in told(screen) and screen.backups.secret.text()
    screen.backups.secret.setText(made_up.PASSPHRASE)
    screen.backups.try_it.click()
    room.settle(window)
    assert "كان هذا سينجح" in told(screen) and screen.backups.secret.text() == ""
    assert screen.backups.button.isEnabled() and not screen.backups.stop.isVisibleTo(screen)


def test_a_stick_without_a_backup_says_so(room: Room) -> None:
    room.desk(people=0)[0].access.lock()
    window = room.open("ar")
    screen = settings(room, window)
    screen.backups.secret.setText(made_up.PASSPHRASE)
    room.answers.folder_is = stick_of(room)
    screen.backups.try_it.click()
    room.settle(window)
    assert "لا نسخة احتياطية في هذا المجلد" in told(screen)


def test_after_two_weeks_today_says_so(room: Room) -> None:
    room.desk(people=1)[0].access.lock()
    window = room.open("ar")
    assert window.session is not None
    desk = window.session.desk
    now = desk.context.vault.clock()
    assert not [one for one in desk.due.due() if one.what == "backup"]
    with desk.context.vault.database.transaction():
        rows = desk.context.vault.meta.get("keys")
        rows[0]["made"] = now - 20 * 86_400_000
        desk.context.vault.meta.put("keys", rows)
    [row] = [one for one in desk.due.due() if one.what == "backup"]
    assert row.late == 6
    screen = room.go(window, Route("today"))
    room.settle(window)
    button = screen.findChild(Button, "due-backup-0")
    assert button is not None
    button.click()
    room.settle(window)
    assert window.shell is not None and isinstance(window.shell.screen_now, SettingsScreen)
    desk.access.backups.back_up(stick_of(room))
    assert not [one for one in desk.due.due() if one.what == "backup"]


def test_a_backup_is_brought_back_at_the_start(room: Room) -> None:
    desk, _ = room.desk(people=2)
    stick = stick_of(room)
    desk.access.backups.back_up(stick)
    desk.access.lock()
    shutil.rmtree(room.vault)
    target = room.path / "home-of-it"
    target.mkdir()
    window = room.window("ar", vault=room.path / "none")
    start = window.start
    assert isinstance(start, StartScreen)
    folders = iter([stick, target])
    room.answers.folder = lambda parent, title, start, then: then(next(folders))  # type: ignore[method-assign]  # two folders, one after the other
    room.answers.answer = "restore"
    find = start.findChild(Button, "find")
    assert find is not None
    find.click()
    room.qtbot.waitUntil(
        lambda: (
            start.findChild(Button, "open") is not None
            and (target / "vsdesk" / "slots.a").is_file()
        )
    )


def test_the_newest_state_is_gone_and_that_is_said(room: Room) -> None:
    desk, _ = room.desk(people=2)
    stick = stick_of(room)
    for _ in range(2):
        made = desk.access.backups.back_up(stick)
    (made.folder / "db.2").unlink()
    desk.access.lock()
    window = room.open("ar")
    screen = settings(room, window)
    room.answers.folder_is = stick
    screen.backups.secret.setText(made_up.PASSPHRASE)
    screen.backups.try_it.click()
    room.settle(window)
    assert "الحالة التي قبلها تُفتح" in told(screen)
    assert "ما كان هذا لينجح" in told(screen)


def test_at_the_start_the_state_before_is_said(room: Room) -> None:
    desk, _ = room.desk(people=2)
    stick = stick_of(room)
    for _ in range(2):
        made = desk.access.backups.back_up(stick)
    (made.folder / "db.2").unlink()
    desk.access.lock()
    shutil.rmtree(room.vault)
    target = room.path / "home-of-it"
    target.mkdir()
    start = room.window("ar", vault=room.path / "none").start
    assert isinstance(start, StartScreen)
    folders = iter([stick, target])
    room.answers.folder = lambda parent, title, start, then: then(next(folders))  # type: ignore[method-assign]  # two folders, one after the other
    room.answers.answer = "restore"
    find = start.findChild(Button, "find")
    assert find is not None
    find.click()
    room.qtbot.waitUntil(lambda: start.findChild(Button, "open") is not None)

    def said() -> str:
        return plain("\n".join(one.said() for one in start.findChildren(Paragraph)))

    room.qtbot.waitUntil(lambda: "أُعيدت الحالة التي قبلها" in said())


def test_a_clock_that_ran_ahead_does_not_keep_today_silent(room: Room) -> None:
    desk, _ = room.desk(people=1)
    desk.access.backups.back_up(stick_of(room))
    vault = desk.context.vault
    now = vault.clock()
    with vault.database.transaction():
        rows = vault.meta.get("keys")
        rows[0]["made"] = now - 20 * 86_400_000
        vault.meta.put("keys", rows)
        held = vault.meta.get("backups")
        for row in held.values():
            row["generations"][-1][1] = now + 14 * 365 * 86_400_000
        vault.meta.put("backups", held)
    assert desk.access.backups.last() is None
    assert [one.late for one in desk.due.due() if one.what == "backup"] == [6]
    desk.access.lock()


def test_a_new_key_and_which_backups_lie_under_the_old_one(room: Room) -> None:
    room.desk(people=1)[0].access.lock()
    stick = stick_of(room)
    window = room.open("ar")
    screen = settings(room, window)
    screen.backups.back_up(stick)
    room.settle(window)
    card = screen.key

    def said() -> str:
        return plain("\n".join(one.said() for one in card.findChildren(Paragraph)))

    assert not card.button.isEnabled() and "تحت مفتاح أقدم" not in said()
    card.secret.setText("غير صحيحة")
    card.button.click()
    room.settle(window)
    assert "للخزنة مفتاح جديد" not in said() and card.secret.text()
    card.secret.setText(made_up.PASSPHRASE)
    card.button.click()
    room.settle(window)
    assert "للخزنة مفتاح جديد" in said() and card.secret.text() == ""
    assert "تحت مفتاح أقدم" in said() and stick.name in said()
    assert not card.stop.isVisibleTo(screen) and not card.button.isEnabled()
    screen.backups.back_up(stick)
    room.settle(window)
    card.refresh()
    room.settle(window)
    assert "تحت مفتاح أقدم" not in said()


def test_a_new_key_for_the_device(room: Room) -> None:
    desk, _ = room.desk(people=0)
    assert desk.access.status().enrolled  # who leads names its own
    desk.access.lock()
    window = room.open("ar")
    screen = settings(room, window)
    part = screen.key.device
    assert part.isVisibleTo(screen)
    part.button.click()
    room.settle(window)
    assert "المفتاح الحالي من" in plain(part.said.said()) and part.button.isEnabled()
    assert window.session is not None
    assert len(window.session.desk.context.vault.keys()) == 2
