"""Bring a table: 500 rows in Arabic through the wizard, the order of dates asked, a check by row, an undo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests import association_table
from tests.ui.conftest import Room

from vsdesk.desk import CaseFilter
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.parts.load_report import Problems
from vsdesk.ui.route import Route
from vsdesk.ui.screens.table.column_targets import DateOrderQuestion, TargetChoice
from vsdesk.ui.screens.table.load_check import Samples
from vsdesk.ui.screens.table.screen import TableScreen
from vsdesk.words import LANGS, Lang, plain

if TYPE_CHECKING:
    from vsdesk.ui.window import Window


def at_wizard(room: Room, lang: Lang = "ar") -> tuple[Window, TableScreen]:
    desk, _ = room.desk(people=0)
    desk.access.lock()
    window = room.open(lang)
    cases = room.go(window, Route("cases"))
    press(cases, "bring-table")
    room.settle(window)
    assert window.shell is not None
    screen = window.shell.screen_now
    assert isinstance(screen, TableScreen)
    return window, screen


def button(page: QWidget, name: str) -> Button:
    found = [one for one in page.findChildren(Button, name) if one.isVisible()]
    assert found, name
    return found[-1]


def press(page: QWidget, name: str) -> None:
    QTest.keyClick(button(page, name), Qt.Key.Key_Return)


def said(page: QWidget) -> str:
    return plain(" ".join(one.said() for one in page.findChildren(Paragraph) if one.isVisible()))


def cases(window: Window) -> int:
    assert window.session is not None
    return window.session.desk.access.status().cases


@pytest.mark.parametrize("lang", LANGS)
def test_a_table_of_five_hundred_rows(room: Room, tmp_path: Path, lang: Lang) -> None:
    """All of it in the language of most; in the others the same steps with fewer rows."""
    rows = 500 if lang == "ar" else 50
    file = association_table.write_csv(tmp_path / "قائمة.csv", "windows-1256", ";", rows)
    window, screen = at_wizard(room, lang)
    room.answers.files = [file]
    press(screen, "choose-table")
    room.settle(window)
    assert not button(screen, "check-table").isEnabled()  # the order is asked, never guessed
    order = screen.findChild(DateOrderQuestion)
    assert order is not None
    order.segments.chosen.emit("dmy")
    room.settle(window)
    assert len(screen.findChildren(Samples)) == 1
    press(screen, "check-table")
    room.settle(window)
    assert screen.words is not None  # one of the three forces is in no list
    press(screen, "check-words")
    room.settle(window)
    assert cases(window) == 0
    assert button(screen, "load-table").isEnabled()
    press(screen, "load-table")
    room.settle(window)
    assert cases(window) == rows
    room.answers.answer = "back"
    press(screen, "undo-load")
    room.settle(window)
    assert cases(window) == 0
    assert room.answers.asked[-1]


def test_the_proposal_is_changed_and_a_bad_row_stays_outside(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(
        "الاسم,الكنية,الجنس,تاريخ الاعتقال\nمروان,الدرويشي,ذكر,2013-08-09\n,,أنثى,2014-01-02\n",
        encoding="utf-8",
    )
    window, screen = at_wizard(room)
    screen.take(file)
    room.settle(window)
    assert screen.columns is not None
    rows = {one.rule.column: one for one in screen.columns.rows}
    assert rows["الاسم"].choice.value == "person.given_ar"
    assert rows["الاسم"].choice.count() == 2  # filled when it is used
    rows["الاسم"].choice.setFocus()
    rows["الاسم"].choice.fill()
    assert rows["الاسم"].choice.count() > 120
    assert rows["الاسم"].choice.value == "person.given_ar"
    press(screen, "check-table")
    room.settle(window)
    problems = screen.findChildren(Problems)
    assert problems and "3" in said(screen)
    press(screen, "to-columns")
    room.settle(window)
    press(screen, "check-table")
    room.settle(window)
    press(screen, "load-table")
    room.settle(window)
    assert cases(window) == 1


def choice_of(screen: TableScreen, column: str, word: str) -> TargetChoice:
    """The list box of one word."""
    assert screen.words is not None
    return next(one.choices[word] for one in screen.words.columns if one.coded.column == column)


def test_each_word_of_a_column_becomes_an_answer_or_stays_by_keyboard(
    room: Room, tmp_path: Path
) -> None:
    file = association_table.write_csv(tmp_path / "قائمة.csv")
    window, screen = at_wizard(room)
    screen.take(file)
    room.settle(window)
    screen._ordered("dmy")
    room.settle(window)
    press(screen, "match-words")
    room.settle(window)
    assert choice_of(screen, "الجنس", "ذكر").value == "male"
    assert choice_of(screen, "الجنس", "أنثى").value == "female"
    unknown = choice_of(screen, "الجهة", "لا نعرف من")
    assert unknown.value == ""  # kept as words unless somebody says otherwise
    assert screen.words is not None
    [force] = [one for one in screen.words.columns if one.coded.column == "الجهة"]
    assert next(iter(force.choices)) == "لا نعرف من"  # what is open stands first
    unknown.setFocus()
    unknown.fill()  # as when the keyboard comes to it
    assert unknown.count() > 10
    QTest.keyClick(unknown, Qt.Key.Key_Down)
    chosen = unknown.value
    assert chosen in force.coded.options
    press(screen, "to-columns")
    room.settle(window)
    press(screen, "match-words")
    room.settle(window)
    assert choice_of(screen, "الجهة", "لا نعرف من").value == chosen
    press(screen, "check-words")
    room.settle(window)
    press(screen, "load-table")
    room.settle(window)
    assert cases(window) == 500
    assert window.session is not None
    kept = window.session.desk.loads.tables.open(file).mapping
    rule = next(one for one in kept.columns if one.column == "الجهة")
    assert rule.values["لا نعرف من"] == chosen


@pytest.mark.parametrize("lang", ["ar"])
def test_a_table_without_codes_says_so(room: Room, tmp_path: Path, lang: Lang) -> None:
    file = tmp_path / "list.csv"
    file.write_text("الاسم,الكنية\nمروان,الدرويشي\n", encoding="utf-8")
    window, screen = at_wizard(room, lang)
    screen.take(file)
    room.settle(window)
    press(screen, "match-words")
    room.settle(window)
    assert screen.words is not None and not screen.words.columns
    assert said(screen)
    press(screen, "check-words")
    room.settle(window)
    assert button(screen, "load-table").isEnabled()


def test_what_is_no_table_is_said_in_one_sentence(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "photo.xlsx"
    file.write_bytes(b"not a workbook")
    window, screen = at_wizard(room, "en")
    screen.take(file)
    room.settle(window)
    assert "There is nothing in this table." in said(screen)
    assert button(screen, "choose-table").isEnabled()


def test_a_load_that_is_stopped_leaves_nothing(room: Room, tmp_path: Path) -> None:
    file = association_table.write_csv(tmp_path / "قائمة.csv")
    window, screen = at_wizard(room)
    screen.take(file)
    room.settle(window)
    screen._ordered("dmy")
    room.settle(window)
    screen.check()
    room.settle(window)
    screen.load()
    screen.progress.button.click()
    room.settle(window)
    assert cases(window) == 0
    assert screen.columns is not None and button(screen, "check-table").isEnabled()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_how_a_table_was_saved_is_chosen_where_its_letters_cannot_be_read(
    room: Room, tmp_path: Path, lang: Lang
) -> None:
    window, screen = at_wizard(room, lang)
    file = tmp_path / "liste.csv"
    file.write_bytes("Müjde,Özgü\nGülsüm,Güven\n".encode("windows-1254"))
    screen.take(file)
    room.settle(window)
    assert screen.seen is None and button(screen, "choose-table").isEnabled()
    screen.door.saved_as.which.choose("windows-1254")
    press(screen, "read-so")
    room.settle(window)
    room.settle(window)
    assert screen.seen is not None
    assert screen.seen.encoding == "windows-1254"
    assert screen.seen.headers == ("Müjde", "Özgü")
    screen.look_again()
    room.settle(window)
    assert screen.seen.headers == ("Müjde", "Özgü"), "what was chosen holds for the steps after it"


def test_a_row_that_cannot_be_read_is_named(room: Room, tmp_path: Path) -> None:
    _, screen = at_wizard(room)
    path = tmp_path / "قائمة.csv"
    path.write_text('الاسم,المكان\nسامر,حمص\n"هدى,حماة\n', encoding="utf-8")
    screen.take(path)
    room.settle(room.windows[-1])
    assert "3" in said(screen)
    assert "صف" in said(screen) or "سطر" in said(screen)


SHOWN = ("الأسماء", "visible", "سامر")
HIDDEN = ("قديم", "veryHidden", "يوسف")


def test_a_hidden_sheet_is_called_so_where_it_is_chosen(room: Room, tmp_path: Path) -> None:
    window, screen = at_wizard(room)
    screen.take(association_table.write_sheets(tmp_path / "قائمة.xlsx", HIDDEN, SHOWN))
    room.settle(window)
    assert (screen.sheet.value, screen.sheet.count()) == ("الأسماء", 2)
    shown = [plain(screen.sheet.itemText(at)) for at in range(2)]
    assert shown == ["قديم (مخفية)", "الأسماء"] and "مخفية" not in said(screen)
    screen.sheet.setFocus()
    QTest.keyClick(screen.sheet, Qt.Key.Key_Up)
    room.settle(window)
    assert screen.sheet.value == "قديم" and "مخفية" in said(screen)
    press(screen, "check-table")
    room.settle(window)
    press(screen, "load-table")
    room.settle(window)
    assert names(window) == ["يوسف"], "what was shown, since somebody chose it"
    screen.take(association_table.write_sheets(tmp_path / "ثانية.xlsx", HIDDEN, SHOWN))
    room.settle(window)
    assert screen.seen is not None and screen.seen.remembered
    press(screen, "check-table")
    room.settle(window)
    press(screen, "load-table")
    room.settle(window)
    assert names(window) == ["سامر", "يوسف"], "what was chosen once chooses nothing the next time"


@pytest.mark.parametrize("step", ["columns", "words", "check", "load"])
def test_a_table_that_was_saved_anew_is_shown_before_it_is_loaded(
    room: Room, tmp_path: Path, step: str
) -> None:
    file = tmp_path / "قائمة.csv"
    file.write_text("الاسم,الكنية,الجنس\nمروان,الدرويشي,ذكر\n", encoding="utf-8")
    window, screen = at_wizard(room)
    screen.take(file)
    room.settle(window)
    assert screen.columns is not None
    rows = {one.rule.column: one for one in screen.columns.rows}
    choice = rows["الكنية"].choice
    choice.setFocus()
    choice.fill()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    chosen = choice.value
    assert chosen not in ("", "person.family_ar")
    room.settle(window)
    if step in ("words", "load"):
        press(screen, "match-words" if step == "words" else "check-table")
        room.settle(window)
    file.write_text("الاسم,الكنية,الجنس\nيوسف,الحلبوني,ذكر\nسامر,الحلبوني,ذكر\n", encoding="utf-8")
    if step == "columns":
        screen.look_again()
    else:
        named = {"words": "check-words", "check": "check-table", "load": "load-table"}
        press(screen, named[step])
    room.settle(window)
    room.settle(window)
    assert cases(window) == 0 and "حُفظ" in said(screen)
    assert screen.seen is not None and screen.seen.rows == 2
    kept = {one.column: one.to for one in screen.seen.mapping.columns}
    assert kept["الكنية"] == (chosen,), "what was said of the columns is kept"
    press(screen, "check-table")
    room.settle(window)
    press(screen, "load-table")
    room.settle(window)
    assert cases(window) == 2


def test_a_table_that_became_another_one_leads_back_to_the_file(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "قائمة.csv"
    file.write_text("الاسم,الكنية\nمروان,الدرويشي\n", encoding="utf-8")
    window, screen = at_wizard(room)
    screen.take(file)
    room.settle(window)
    file.write_text("المدينة,الشارع\nحمص,الحمراء\n", encoding="utf-8")
    press(screen, "check-table")
    room.settle(window)
    room.settle(window)
    assert screen.seen is None and button(screen, "choose-table").isEnabled()
    assert cases(window) == 0


def names(window: Window) -> list[str]:
    """Who is in the list."""
    assert window.session is not None
    return sorted(one.name for one in window.session.desk.cases.lists.page(CaseFilter()).rows)
