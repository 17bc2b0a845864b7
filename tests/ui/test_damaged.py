"""A damaged vault in the window: at the start the way into a new folder, in Settings each damage by its
sentence with its way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui import made_up
from tests.ui.conftest import Room

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route
from vsdesk.ui.screens.settings.screen import SettingsScreen
from vsdesk.ui.screens.settings.whole_card import WholeCard
from vsdesk.ui.screens.start.damaged_page import DamagedPage
from vsdesk.ui.screens.start.start_screen import StartScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.ui.window import Window

PAGE = 4096


def card_of(room: Room, window: Window) -> WholeCard:
    screen = room.go(window, Route("settings"))
    assert isinstance(screen, SettingsScreen)
    room.settle(window)
    return screen.as_written


def told(card: WholeCard) -> str:
    return plain("\n".join(one.said() for one in card.findChildren(Paragraph)))


def press(room: Room, window: Window, button: Button) -> None:
    assert not button.isHidden()
    button.click()
    room.settle(window)


def tear(path: Path, page: int) -> None:
    data = bytearray(path.read_bytes())
    data[(page - 1) * PAGE + 1000] ^= 1
    path.write_bytes(data)


def root_of(desk: made_up.Desk, index: str) -> int:
    """The page at which an index begins."""
    sql = "SELECT rootpage FROM sqlite_master WHERE name = ?"
    [(root,)] = desk.context.vault.database.query(sql, (index,))
    return int(root)


def test_all_is_as_it_was_written(room: Room) -> None:
    room.desk(people=2)[0].access.lock()
    window = room.open("ar")
    card = card_of(room, window)
    assert card.mend.isHidden() and card.backup.isHidden() and card.rescue.isHidden()
    press(room, window, card.look_now)
    assert "كل شيء كما كُتب" in told(card) and card.mend.isHidden()


def test_a_damaged_file_is_named_and_comes_back_from_a_backup(room: Room) -> None:
    desk, _ = room.desk(people=2)
    stick = room.path / "عصا"
    stick.mkdir()
    desk.access.backups.back_up(stick)
    file = next((room.vault / "files").iterdir())
    desk.access.lock()
    tear(file, 1)
    window = room.open("ar")
    card = card_of(room, window)
    press(room, window, card.look_now)
    assert f"files/{file.name}" in told(card) and "تعيده نسخة احتياطية" in told(card)
    press(room, window, card.mend)
    assert "يُطلب من الآخرين" in told(card)
    room.answers.folder_is = stick
    press(room, window, card.backup)
    press(room, window, card.look_now)
    assert "كل شيء كما كُتب" in told(card)


def test_a_torn_page_is_named_and_the_rest_goes_into_a_new_folder(room: Room) -> None:
    desk, _ = room.desk(people=11)
    # A page that is not written anew when the vault is opened.
    page = root_of(desk, "list_gov")
    desk.access.lock()
    window = room.open("ar")
    card = card_of(room, window)
    tear(room.vault / "db.1", page)
    press(room, window, card.look_now)
    assert str(page) in told(card) and "قاعدة البيانات" in told(card)
    room.answers.folder_is = room.path
    press(room, window, card.rescue)
    assert "ما أمكن قراءته" in told(card), told(card)
    window.lock()
    again = made_up.Desk.open(
        room.path / "vsdesk",
        made_up.Secret.of_text(made_up.PASSPHRASE),
        made_up.env(room.path / "profile"),
    )
    assert again.access.status().cases == 11
    older = again.access.status().older
    assert older is not None and (older.why, older.short) == ("rescued", 1)
    again.access.lock()


def test_lists_are_made_anew_by_one_press(room: Room) -> None:
    room.desk(people=2)[0].access.lock()
    window = room.open("ar")
    card = card_of(room, window)
    press(room, window, card.rebuild)
    assert "أُعيد بناء القوائم" in told(card)


@pytest.mark.parametrize("gone", ["slots", "database"])
def test_at_the_start_the_way_into_a_new_folder_is_offered(room: Room, gone: str) -> None:
    desk, _ = room.desk(people=11)
    stick, home = room.path / "stick", room.path / "home"
    stick.mkdir()
    home.mkdir()
    desk.access.backups.back_up(stick)
    root = root_of(desk, "entry_ts")
    desk.access.lock()
    if gone == "slots":
        for name in ("slots.a", "slots.b"):
            (room.vault / name).write_bytes(b"{}")
    else:
        tear(room.vault / "db.1", root)
    window = room.window("ar")
    start = window.start
    assert isinstance(start, StartScreen)
    start._open(room.vault, made_up.PASSPHRASE)
    room.qtbot.waitUntil(lambda: isinstance(start.page, DamagedPage))
    page = start.page
    assert isinstance(page, DamagedPage) and not page.button.isEnabled()
    folders = iter([stick, home] if gone == "slots" else [home])
    room.answers.folder = lambda parent, title, start, then: then(next(folders))  # type: ignore[method-assign]  # one after the other
    page.secret.setText(made_up.PASSPHRASE)
    page.button.click()

    def said() -> str:
        return plain("\n".join(one.said() for one in start.findChildren(Paragraph)))

    room.qtbot.waitUntil(lambda: "ما أمكن قراءته" in said())
    again = made_up.Desk.open(
        home / "vsdesk",
        made_up.Secret.of_text(made_up.PASSPHRASE),
        made_up.env(room.path / "profile"),
    )
    assert again.access.status().cases == 11
    again.access.lock()
