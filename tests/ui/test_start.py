"""The start: first paint, open, wrong passphrase, create with the words asked back, recover."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from tests.ui import made_up
from tests.ui.conftest import Room

from vsdesk.ui import vault_actions
from vsdesk.ui.kit.button import Button
from vsdesk.ui.screens.start.create_page import CreatePage
from vsdesk.ui.screens.start.open_page import OpenPage, RecoverPage
from vsdesk.ui.screens.start.words_page import CoveredPage, WordsPage

if TYPE_CHECKING:
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang

FIRST_PAINT = """
import sys
from pathlib import Path
from vsdesk.ui.app import application
from vsdesk.ui.kit.settings import Settings
from vsdesk.ui.window import Window
app = application()
window = Window(app, Settings(), Path(sys.argv[1]))
window.show()
app.processEvents()
window.grab()
heavy = {"reportlab", "pydantic", "uharfbuzz", "PIL", "sqlcipher3", "cryptography", "pikepdf"}
print(sorted(heavy & {name.split(".")[0] for name in sys.modules}))
window.close()
"""


def page(window: Window) -> OpenPage:
    assert window.start is not None
    assert isinstance(window.start.page, OpenPage)
    return window.start.page


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: object) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_it_opens_by_keyboard_alone(room: Room) -> None:
    room.desk(people=1)[0].access.lock()
    window = room.window("ar")
    field = page(window).passphrase
    field.setFocus()
    QTest.keyClicks(field, made_up.PASSPHRASE)
    with room.qtbot.waitSignal(window.opened):
        QTest.keyClick(field, Qt.Key.Key_Return)
    room.settle(window)
    assert window.settings.vaults[0] == str(room.vault)


def test_a_wrong_passphrase_is_told_from_damage_and_stays_to_be_mended(room: Room) -> None:
    room.desk(people=1)[0].access.lock()
    window = room.window()
    shown = page(window)
    shown.passphrase.setText("not this one")
    shown.button.click()
    room.qtbot.waitUntil(lambda: shown.problem.isVisible())
    assert shown.problem.title.said() == "This passphrase does not open the vault."
    assert "keyboard" in shown.problem.text.said()
    assert shown.passphrase.text() == "not this one"
    assert shown.button.isEnabled()


def test_a_folder_without_a_vault_and_one_that_is_open_are_named(room: Room) -> None:
    desk, _ = room.desk(people=1)
    window = room.window()
    shown = page(window)
    shown.passphrase.setText(made_up.PASSPHRASE)
    shown.button.click()
    room.qtbot.waitUntil(lambda: shown.problem.isVisible())
    assert "already open" in shown.problem.title.said()
    desk.access.lock()
    assert window.start is not None
    window.start._found(room.path / "nothing")
    shown = page(window)
    shown.passphrase.setText(made_up.PASSPHRASE)
    shown.button.click()
    room.qtbot.waitUntil(lambda: shown.problem.isVisible())
    assert "no vault" in shown.problem.title.said()


def test_language_first_and_live(room: Room) -> None:
    window = room.window("en")
    assert window.start is not None
    window.start.language.emit("ar")
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert window.settings.lang == "ar"
    assert window.start is not None
    window.start.theme.emit()
    window.start.text_size.emit()
    assert (window.settings.mode, window.settings.scale) == ("dark", 1.25)


def create(room: Room, window: Window, *, organisation: str = "") -> WordsPage:
    """Fill the form by hand and wait for the recovery words."""
    start = window.start
    assert start is not None
    filled(room, window, organisation=organisation).button.click()
    room.qtbot.waitUntil(lambda: isinstance(start.page, WordsPage))
    page = start.page
    assert isinstance(page, WordsPage)
    return page


def filled(room: Room, window: Window, *, organisation: str = "") -> CreatePage:
    """The form, filled by hand."""
    start = window.start
    assert start is not None
    start.show_create()
    form = start.page
    assert isinstance(form, CreatePage)
    room.qtbot.waitUntil(lambda: bool(form.secret.offered.said()))
    assert (
        len(form.secret.offered.said().split())
        == {"en": 7, "ar": 9, "ku": 10}[window.settings.lang]
    )
    assert not form.button.isEnabled()
    form.name.setText("هالة")
    form.folder.setText(str(room.path / "made"))
    if organisation:
        form.how.choose("new")
        form.how.chosen.emit("new")
        assert form.role.value == "coordinator"  # who founds it coordinates it
        assert form.missing.text() == "Still needed: the name of the organisation"
        form.organisation.setText(organisation)
        assert form.code.text() == "SND"  # proposed, and changeable
        form.code.setText("سن")
        assert form.missing.text() == "The short code needs 2 to 6 Latin letters"
        form.code.setText("snd")
    form.secret.typed.setText("too short")
    assert not form.button.isEnabled()
    form.secret.use.click()
    assert form.secret.typed.text() == form.secret.again.text() == form.secret.offered.said()
    return form


@pytest.mark.parametrize("organisation", ["", "سنديان"])
def test_a_vault_is_created_and_three_words_asked_back(room: Room, organisation: str) -> None:
    window = room.window()
    words = create(room, window, organisation=organisation)
    assert len(words._words) == 24
    words.next.click()
    fields = [
        field for field in words.findChildren(QLineEdit) if field.objectName().startswith("word-")
    ]
    assert len(fields) == 3
    for field in fields:
        field.setText("wrong")
    words.next.click()
    assert not words.problem.isHidden()
    for place, field in zip(words._asked, fields, strict=True):
        field.setText(f" {words._words[place].upper()} ")
    with room.qtbot.waitSignal(window.opened):
        words.next.click()
    room.settle(window)
    assert window.session is not None
    status = window.session.desk.access.status()
    assert (status.name, status.organisation) == ("هالة", organisation)
    desk = window.session.desk
    number = desk.cases.record(desk.cases.new_case({"given_ar": "سامر"}).ids[0]).text("case_no")
    assert number.startswith("SND-") == bool(organisation)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_else_is_pressed_while_a_vault_is_made(room: Room, lang: Lang) -> None:
    """The keyboard went to the text size meanwhile; a second Enter made the window anew,
    and the words were lost."""
    window = room.window(lang)
    start = window.start
    assert start is not None
    scale = window.settings.scale
    form = filled(room, window)
    form.button.setFocus()
    QTest.keyClick(form.button, Qt.Key.Key_Space)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget() or window, key)
    size = start.findChild(Button, "text-size")
    assert size is not None and not size.isEnabled()
    size.click()
    room.settle(window)
    assert window.start is start and window.settings.scale == scale
    assert isinstance(start.page, WordsPage) and size.isEnabled()


def turned(room: Room, window: Window, words: WordsPage) -> None:
    """The page that asks for the words is there: nobody presses a key before it is painted."""
    room.qtbot.waitUntil(lambda: all(field.isVisible() for field in words._fields))
    room.settle(window)


def test_enter_goes_from_word_to_word_and_opens(room: Room) -> None:
    window = room.window("ar")
    words = create(room, window)
    words.next.click()
    turned(room, window, words)
    for place, field in zip(words._asked, words._fields, strict=True):
        assert window.focusWidget() is field
        field.insert(words._words[place])  # QTest types no Arabic
        if field is not words._fields[-1]:
            QTest.keyClick(field, Qt.Key.Key_Return)
    with room.qtbot.waitSignal(window.opened):
        QTest.keyClick(words._fields[-1], Qt.Key.Key_Return)
    room.settle(window)


def test_tab_goes_round_through_the_words_and_the_button_says_what_it_does(room: Room) -> None:
    window = room.window()
    words = create(room, window)
    words.next.click()
    assert words.next.accessibleName() == words.next.text()
    turned(room, window, words)
    came: list[str] = []
    for _ in range(16):  # twice round the page
        focus = QApplication.focusWidget()
        assert focus is not None
        came.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    for field in words._fields:
        assert came.count(field.objectName()) > 1, came


def test_a_change_of_language_keeps_the_words_that_were_not_asked_back(room: Room) -> None:
    window = room.window("en")
    words = create(room, window)._words
    assert window.start is not None
    window.start.language.emit("ar")
    assert window.start is not None
    again = window.start.page
    assert isinstance(again, WordsPage)
    assert again._words == words
    window.close()  # and closing here locks the vault
    made_up.Desk.recover(
        room.path / "made",
        words,
        made_up.Secret.of_text(made_up.PASSPHRASE),
        made_up.env(room.path / "profile"),
    ).access.lock()


def test_recovery_words_open_with_a_new_passphrase(room: Room) -> None:
    window = room.window()
    words = create(room, window)
    assert window.start is not None
    window.start._written()
    room.settle(window)
    with room.qtbot.waitSignal(window.locked):
        window.lock()
    assert window.start is not None
    window.start._show_recover(room.path / "made")
    form = window.start.page
    assert isinstance(form, RecoverPage)
    form.words.setPlainText("  ".join([*words._words[:4], "لاكلمة", *words._words[5:]]))
    for field in form.secret.fields:
        field.setText("abandoned lamp river seven stones")
    form.button.click()
    room.qtbot.waitUntil(lambda: not form.problem.isHidden())
    said = " ".join(label.text() for label in form.problem.findChildren(QLabel))
    assert "Word \u20685\u2069 stands in no list." in said
    assert "passphrase" not in said and "لاكلمة" not in said
    form.words.setPlainText("  ".join(words._words))
    assert form.button.isEnabled()
    with room.qtbot.waitSignal(window.opened):
        form.button.click()
    room.settle(window)


@pytest.mark.parametrize(
    ("lang", "many", "other", "hand"),
    [
        ("ar", 27, "كلمات إنكليزية", lambda text: text.replace("أ", "ا").replace("ة", "ه")),
        ("ku", 30, "Peyvên îngilîzî", lambda text: text.translate(str.maketrans("êîûşç", "eiusc"))),
    ],
)
def test_the_words_are_in_the_windows_language_or_in_english(
    room: Room, lang: Lang, many: int, other: str, hand: Callable[[str], str]
) -> None:
    """Both lists are the same secret: the paper of either opens, written as a hand writes it."""
    window = room.window(lang)
    own = create(room, window)
    start = window.start
    assert start is not None and len(own._words) == many and own.other.text() == other
    own.other.click()
    english = start.page
    assert isinstance(english, WordsPage) and len(english._words) == 24
    english.other.click()
    again = start.page
    assert isinstance(again, WordsPage) and again._words == own._words
    again.next.click()
    assert again.other.isHidden()
    for place, field in zip(again._asked, again._fields, strict=True):
        field.setText(hand(own._words[place]))
    with room.qtbot.waitSignal(window.opened):
        again.next.click()
    room.settle(window)
    with room.qtbot.waitSignal(window.locked):
        window.lock()
    words = hand("  ".join(own._words))
    assert tuple(vault_actions.paper_words(english._words, lang)) == own._words
    assert window.start is not None
    window.start._show_recover(room.path / "made")
    form = window.start.page
    assert isinstance(form, RecoverPage)
    form.words.setPlainText(words.rsplit(maxsplit=1)[0])
    for field in form.secret.fields:
        field.setText("abandoned lamp river seven stones")
    assert not form.button.isEnabled() and str(many - 1) in form.count.text()
    form.words.setPlainText(words)
    assert form.button.isEnabled()
    with room.qtbot.waitSignal(window.opened):
        form.button.click()
    room.settle(window)


def test_the_page_of_the_words_says_what_is_still_needed(room: Room) -> None:
    """A grey button says why; the new passphrase is weighed, typed twice, and words are offered for it."""
    window = room.window("ar")
    words = create(room, window)._words
    start = window.start
    assert start is not None
    start._show_recover(room.path / "made")
    form = start.page
    assert isinstance(form, RecoverPage)
    room.qtbot.waitUntil(lambda: bool(form.secret.offered.said()))

    def needed(text: str) -> bool:
        return form.missing.text() == text and form.button.isEnabled() == (not text)

    assert needed("ما زال مطلوباً: الكلمات من ورقتكم")
    form.words.setPlainText(" ".join(words))
    assert needed("ما زال مطلوباً: عبارة مرور")
    form.secret.typed.setText("سوريا")
    assert needed("ما زال مطلوباً: عبارة مرور أقوى")
    assert form.secret.strength.text() == "سهلة التخمين"
    form.secret.typed.setText("قنطرة زنبق نحاس مرجان سنونو")
    assert needed("العبارتان مختلفتان")
    form.secret.use.click()
    assert needed("") and form.secret.text() == form.secret.offered.said()
    form.words.setPlainText(" ".join(words[1:]))
    assert needed("ما زال مطلوباً: الكلمات من ورقتكم")


@pytest.mark.parametrize(
    ("lang", "letters", "other"),
    [("ar", "[ء-ي ]+", "كلمات عربية"), ("ku", "[a-z ]+", "Peyvên kurmancî")],
)
def test_words_for_a_passphrase_in_the_windows_language_or_in_english(
    room: Room, lang: Lang, letters: str, other: str
) -> None:
    window = room.window(lang)
    start = window.start
    assert start is not None
    start.show_create()
    form = start.page
    assert isinstance(form, CreatePage)
    room.qtbot.waitUntil(lambda: bool(form.secret.offered.said()))
    own = form.secret.offered.said()
    assert re.fullmatch(letters, own)
    room.settle(window)
    strip = form.secret.tongue.parentWidget()
    assert strip is not None
    for button in strip.findChildren(Button):  # whole words, one beside the other
        assert button.width() >= button.sizeHint().width()
        assert strip.rect().contains(button.geometry())
    form.secret.tongue.click()
    room.qtbot.waitUntil(
        lambda: form.secret.tongue.text() == other and len(form.secret.offered.said().split()) == 7
    )
    assert form.secret.offered.said().isascii()
    form.secret.tongue.click()
    room.qtbot.waitUntil(lambda: len(form.secret.offered.said().split()) == len(own.split()))


def test_something_that_is_there_is_never_written_over(room: Room) -> None:
    (room.path / "made").mkdir()
    (room.path / "made" / "file").write_text("x", encoding="utf-8")
    window = room.window()
    start = window.start
    assert start is not None
    start.show_create()
    form = start.page
    assert isinstance(form, CreatePage)
    form.name.setText("هالة")
    form.folder.setText(str(room.path / "made"))
    form.secret.typed.setText(made_up.PASSPHRASE)
    form.secret.again.setText(made_up.PASSPHRASE)
    form.button.click()
    room.qtbot.waitUntil(lambda: form.problem.isVisible())
    assert "already something" in form.problem.title.said()


def test_the_passphrase_is_hidden_until_the_eye_is_pressed(room: Room) -> None:
    room.desk(people=1)[0].access.lock()
    field = page(room.window()).passphrase
    assert field.echoMode() == QLineEdit.EchoMode.Password
    eye = field.findChild(Button)
    assert eye is not None
    eye.click()
    assert field.echoMode() == QLineEdit.EchoMode.Normal


def on_screen(window: Window) -> str:
    """All words that can be seen, also those in fields."""
    labels = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    return " ".join((*labels, *(one.text() for one in window.findChildren(QLineEdit))))


def told(window: Window, words: Sequence[str]) -> int:
    """How many of the recovery words can be seen, each with its number."""
    numbered = {f"{place + 1}: {word}" for place, word in enumerate(words)}
    labels = window.findChildren(QLabel)
    return sum(one.isVisible() and one.accessibleName() in numbered for one in labels)


@pytest.mark.parametrize("goes", ["asleep", "idle"])
def test_s16_recovery_words_do_not_stay_when_the_person_goes_away(room: Room, goes: str) -> None:
    window = room.window("ar")
    shown = create(room, window)
    words, offered = shown._words, window.settings
    room.settle(window)  # the page is painted
    assert told(window, words) == 27 and window.away is not None
    if goes == "asleep":
        window.away.told(True)
    else:
        assert window.idle._timer.isActive()
        window.idle.expired.emit()
    room.settle(window)
    start = window.start
    assert start is not None and isinstance(start.page, CoveredPage)
    assert told(window, words) == 0
    # Another language, and they stay covered; so they do for a passphrase that is not the one.
    window.change(replace(offered, lang="en"))
    start = window.start
    assert start is not None and isinstance(start.page, CoveredPage) and start.made is not None
    start.page.passphrase.setText("another passphrase of some length")
    start.page.button.click()
    room.settle(window)
    assert isinstance(start.page, CoveredPage) and start.page.problem.isVisible()
    assert told(window, words) == 0


def test_s16_the_passphrase_shows_the_recovery_words_again(room: Room) -> None:
    window = room.window("ar")
    start = window.start
    assert start is not None
    start.show_create()
    form = start.page
    assert isinstance(form, CreatePage)
    form.name.setText("هالة")
    form.folder.setText(str(room.path / "made"))
    form.secret.typed.setText(made_up.PASSPHRASE)
    form.secret.again.setText(made_up.PASSPHRASE)
    form.button.click()
    room.qtbot.waitUntil(lambda: isinstance(start.page, WordsPage))
    assert window.away is not None and start.made is not None
    window.away.told(True)
    covered = start.page
    assert isinstance(covered, CoveredPage)
    covered.passphrase.setText(made_up.PASSPHRASE)
    covered.button.click()
    room.settle(window)
    assert isinstance(start.page, WordsPage)
    assert start.page._words == tuple(vault_actions.paper_words(start.made[1], "ar"))


def test_s16_nothing_typed_at_the_start_stays_either(room: Room) -> None:
    room.desk(people=0)[0].access.lock()
    window = room.window("ar")
    start = window.start
    assert start is not None
    start.show_create()
    assert isinstance(start.page, CreatePage)
    start.page.secret.typed.setText("عبارة مختلقة للاختبار فقط")
    start._show_recover(room.vault)
    assert isinstance(start.page, RecoverPage)
    start.page.words.setPlainText("abandon lamp")
    window.lock()
    room.settle(window)
    assert "abandon" not in on_screen(window) and "مختلقة" not in on_screen(window)
    assert not isinstance(start.page, RecoverPage)
