"""People and key papers in Settings, and a vault opened by key papers at the start, in Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui import made_up
from tests.ui.conftest import Room

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people_names import author
from vsdesk.ui.route import Route
from vsdesk.ui.screens.settings.screen import SettingsScreen
from vsdesk.ui.screens.start.open_page import KeyPapersPage
from vsdesk.ui.screens.start.start_screen import StartScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vsdesk.ui.parts.key_papers import PapersEntry
    from vsdesk.ui.window import Window

THEIRS = "زنبق نحاس قنطرة مرجان سنونو ترمس"  # made up


def settings(room: Room, window: Window) -> SettingsScreen:
    screen = room.go(window, Route("settings"))
    assert isinstance(screen, SettingsScreen)
    room.settle(window)
    return screen


def told(part: QWidget) -> str:
    return plain("\n".join(one.said() for one in part.findChildren(Paragraph)))


def pressed(part: QWidget, name: str) -> None:
    button = part.findChild(Button, name)
    assert button is not None and button.isEnabled(), name
    button.click()


def made(room: Room, window: Window, screen: SettingsScreen) -> list[list[str]]:
    """Two of three, made in the card."""
    card = screen.papers
    card.own.setText(made_up.PASSPHRASE)
    card.button.click()
    room.settle(window)
    assert "جُرّبت كل مجموعة" in told(card) and "2 من 3" not in told(card)
    assert window.session is not None and window.session.desk.access.ways.papers() is None
    pressed(card, "papers-written")
    room.settle(window)
    assert "2 من 3" in told(card) and card.made.written.isHidden()
    assert card.made.made is not None
    return card.made.made.words


def typed(entry: PapersEntry, words: list[str]) -> None:
    """One paper as a hand writes it."""
    entry.words.setPlainText("  ".join(words).replace("أ", "ا").replace("ة", "ه"))
    pressed(entry, "take-paper")


def test_a_person_is_added_named_and_taken_out(room: Room) -> None:
    room.desk(people=1)[0].access.lock()
    window = room.open("ar")
    screen = settings(room, window)
    card = screen.people
    card.name.setText("هفين المختلقة")
    card.theirs.setText("سهلة")
    assert "سهل" in told(card) and not card.button.isEnabled()
    card.theirs.setText(THEIRS)
    card.again.setText(THEIRS)
    assert not card.button.isEnabled()
    card.own.setText("غير صحيحة")
    card.button.click()
    room.settle(window)
    assert card.theirs.text() == THEIRS  # nothing is lost by a wrong passphrase
    card.own.setText(made_up.PASSPHRASE)
    card.button.click()
    room.settle(window)
    assert window.session is not None
    device = window.session.desk.context.device_id
    assert "هفين المختلقة" in author(screen.look, window.session, device, "A2")
    assert "2. هفين المختلقة" in told(card) and card.theirs.text() == card.own.text() == ""
    room.answers.answer, room.answers.reason = "rename", "هفين"
    pressed(card, "rename-2")
    room.settle(window)
    assert "2. هفين" in told(card) and "المختلقة" not in told(card)
    room.answers.answer = "out"
    pressed(card, "remove-2")
    assert "اكتبوا عبارة مروركم أولاً" in told(card)
    card.own.setText(made_up.PASSPHRASE)
    pressed(card, "remove-2")
    room.settle(window)
    assert "2. هفين" not in told(card)
    assert card.findChild(Button, "remove-1") is None


def test_papers_are_made_and_open_the_drill(room: Room) -> None:
    desk, _ = room.desk(people=1)
    stick = room.path / "عصا"
    stick.mkdir()
    desk.access.lock()
    window = room.open("ar")
    screen = settings(room, window)
    screen.backups.by_papers.click()
    room.settle(window)
    assert "ليس لهذه الخزنة أوراق مفتاح" in told(screen.backups)
    papers = made(room, window, screen)
    assert window.session is not None
    window.session.desk.access.backups.back_up(stick)
    screen.papers.made.save_to(stick)
    room.settle(window)
    assert sorted(path.name for path in stick.glob("*.pdf")) == [
        f"key-paper-{n}.pdf" for n in (1, 2, 3)
    ]
    card = screen.backups
    card.by_papers.click()
    room.settle(window)
    entry = card.papers
    assert entry is not None and not card.try_it.isEnabled()
    typed(entry, papers[2])
    room.settle(window)
    assert "تلزم ورقة أخرى" in told(entry)
    typed(entry, papers[2])
    room.settle(window)
    assert "أُعطيت ورقة المفتاح هذه من قبل" in told(entry) and not card.try_it.isEnabled()
    typed(entry, papers[0])
    room.settle(window)
    room.answers.folder_is = stick
    card.try_it.click()
    room.settle(window)
    assert "كان هذا سينجح" in told(card) and entry.papers == []


def test_a_vault_opens_by_key_papers_at_the_start(room: Room) -> None:
    room.desk(people=1)[0].access.lock()
    window = room.open("ar")
    papers = made(room, window, settings(room, window))
    with room.qtbot.waitSignal(window.locked):
        window.lock()
    start = window.start
    assert isinstance(start, StartScreen)
    room.qtbot.waitUntil(lambda: start.findChild(Button, "use-papers") is not None)
    pressed(start, "use-papers")
    room.qtbot.waitUntil(lambda: isinstance(start.page, KeyPapersPage))
    page = start.page
    assert isinstance(page, KeyPapersPage) and "أي 2 من 3" in told(page)
    typed(page.entry, [*papers[0][:4], "؟؟", *papers[0][5:]])
    room.qtbot.waitUntil(lambda: "الكلمة 5 ليست في أي قائمة" in told(page))
    typed(page.entry, [*papers[0][:4], papers[0][5], *papers[0][5:]])
    room.qtbot.waitUntil(lambda: "قارنوها بالورقة" in told(page))
    for words in papers[1:]:
        with room.qtbot.waitSignal(page.entry.changed):
            typed(page.entry, words)
    assert not page.button.isEnabled() and page.missing.text() == "ما زال مطلوباً: عبارة مرور"
    page.secret.typed.setText(THEIRS)
    assert not page.button.isEnabled() and page.missing.text() == "العبارتان مختلفتان"
    page.secret.again.setText(THEIRS)
    with room.qtbot.waitSignal(window.opened):
        page.button.click()
    room.settle(window)
    assert window.session is not None
    window.session.desk.access.ways.try_passphrase(made_up.Secret.of_text(THEIRS))


def test_other_words_count_only_once_they_were_asked_back(room: Room) -> None:
    desk, _ = room.desk(people=0)
    before = desk.context.vault.slots
    desk.access.lock()
    window = room.open("ar")
    card = settings(room, window).words
    card.own.setText(made_up.PASSPHRASE)
    card.button.click()
    room.settle(window)
    words = [*card._words]
    assert len(words) == 27 and all(word in told(card) for word in words)
    assert window.session is not None
    vault = window.session.desk.context.vault
    card.button.click()
    assert "من ورقتكم" in told(card) and words[0] not in told(card)
    for field in card.fields:
        field.setText("خطأ")
    card.button.click()
    room.settle(window)
    assert vault.slots.to_bytes() == before.to_bytes()  # the old paper still counts
    for field, at in zip(card.fields, card._asked, strict=True):
        field.setText(words[at].replace("أ", "ا"))
    card.button.click()
    room.settle(window)
    assert "الورقة القديمة" in told(card) and not card.button.isEnabled()
    vault.slots.open_words(words).wipe()


def test_without_papers_the_start_says_so(room: Room) -> None:
    room.desk(people=0)[0].access.lock()
    window = room.window("ar")
    start = window.start
    assert isinstance(start, StartScreen)
    pressed(start, "use-papers")
    room.qtbot.waitUntil(lambda: "ليس لهذه الخزنة أوراق مفتاح" in told(start))
