"""Tables that leave from the window: looked at, saved, copied; the gate, the journal, the clipboard."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStyleOptionViewItem, QWidget
from tests.ui.conftest import PATIENCE, make_look
from tests.ui.made_up_leaving import agree, raid
from tests.ui.test_ready import said, the_screen
from tests.ui.test_submissions import desk_of, press

from vsdesk.desk import Edit
from vsdesk.records.gate.figures.figure_words import ON_FILE, resting
from vsdesk.records.gate.reasons import REASONS
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.parts.root_list import _STAYS
from vsdesk.ui.route import Route
from vsdesk.ui.screens.cases.screen import CasesScreen
from vsdesk.ui.screens.exits.look import Glimpse, OwnDirection
from vsdesk.ui.screens.exits.screen import ExitsScreen
from vsdesk.ui.screens.families.screen import FamiliesScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang


def at_exits(window: Window) -> ExitsScreen:
    screen = the_screen(window)
    assert isinstance(screen, ExitsScreen)
    return screen


def test_a_spreadsheet_holds_what_may_leave_and_says_what_stays(room: Room) -> None:
    desk, cases = room.desk(people=3)
    agree(desk, cases[0], [("casework", "own_org")])
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("cases"))
    press(the_screen(window), "exits")
    room.settle(window)
    screen = at_exits(window)
    words = plain(said(screen))
    for count, one, many in (
        (1, "{n} case leaves", "{n} cases leave"),
        (2, "{n} case stays", "{n} cases stay"),
    ):
        assert plain(window.look.words.count(one, many, count)) in words
    assert window.look.words.say("Nobody was asked about this recipient yet.") in said(screen)
    assert not desk_of(window).cases.dossier(cases[0]).of("disclosure")  # looking is no exit
    room.answers.save_to = room.path / "جدول.xlsx"
    press(screen, "save-table")
    room.settle(window)
    book = load_workbook(room.answers.save_to)
    rows = list(book[book.sheetnames[0]].values)
    assert len(rows) == 2 and any("مروان" in str(cell) for cell in rows[1])
    [row] = desk_of(window).cases.dossier(cases[0]).of("disclosure")
    assert (row.text("exit"), row.text("recipient")) == ("spreadsheet", "own_org")
    assert not desk_of(window).cases.dossier(cases[1]).of("disclosure")


def test_one_case_is_copied_from_the_list_through_the_gate(room: Room) -> None:
    desk, cases = room.desk(people=1)
    agree(desk, cases[0], [("casework", "own_org")])
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("cases"))
    assert isinstance(screen, CasesScreen)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("قبل")
    screen.rows.table.setFocus()
    QTest.keyClick(screen.rows.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    room.settle(window)
    assert clipboard.text() == "قبل"  # the key alone copies nothing
    press(at_exits(window), "copy-table")
    room.settle(window)
    assert "مروان" in clipboard.text()
    [row] = desk_of(window).cases.dossier(cases[0]).of("disclosure")
    assert row.text("exit") == "clipboard"
    with room.qtbot.waitSignal(window.locked):
        window.lock()
    assert clipboard.text() == ""


@pytest.mark.parametrize(
    ("kind", "place", "lang"),
    [
        ("family", Route("families"), "en"),
        ("family", Route("families"), "ar"),
        ("incident", Route("lists", field="incident"), "ar"),
        ("incident", Route("lists", field="incident"), "ku"),
    ],
)
def test_families_and_incidents_leave_from_their_lists(
    room: Room, kind: str, place: Route, lang: Lang
) -> None:
    desk, cases = room.desk(people=2)
    agree(desk, cases[0], [("casework", "own_org")])
    roots = {"incident": [raid(desk, cases[0]), raid(desk, cases[1])]}
    silent = desk.cases.new_family({"display_name": "عائلة متخيَّلة"}).ids[0]
    desk.cases.save([Edit("case", {"family": silent}, id=cases[1])])
    roots["family"] = [desk.cases.record(cases[0]).text("family"), silent]
    desk.access.lock()
    window = room.open(lang)
    room.go(window, place)
    press(the_screen(window), "exits")
    room.settle(window)
    screen = at_exits(window)
    words = plain(said(screen))
    for sentence in (
        screen.said.leave(1),
        screen.said.stay(1),
        screen.said.lines,
        screen.said.whose_word,
    ):
        assert plain(sentence) in words
    assert [screen.options.level.itemData(n) for n in range(screen.options.level.count())] == [
        "B",
        "C",
    ]
    room.answers.save_to = room.path / "جدول.xlsx"
    press(screen, "save-table")
    room.settle(window)
    book = load_workbook(room.answers.save_to)
    rows = list(book[book.sheetnames[0]].values)
    assert len(rows) == 2 and any("مروان" in str(cell) or "Marwan" in str(cell) for cell in rows[1])
    owner = roots["family"][0] if kind == "family" else cases[0]
    [row] = desk_of(window).cases.dossier(cases[0]).of("disclosure")
    assert (row.text("exit"), row.parent) == ("spreadsheet", owner)
    assert not desk_of(window).cases.dossier(cases[1]).of("disclosure")


def test_one_family_is_copied_from_its_list_through_the_gate(room: Room) -> None:
    desk, cases = room.desk(people=1)
    agree(desk, cases[0], [("casework", "own_org")])
    desk.access.lock()
    window = room.open("ar")
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("قبل")
    screen = room.go(window, Route("families"))
    assert isinstance(screen, FamiliesScreen)
    screen.rows.table.setFocus()
    QTest.keyClick(screen.rows.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    room.settle(window)
    assert clipboard.text() == "قبل" and at_exits(window).place.part == "family"
    press(at_exits(window), "copy-table")
    room.settle(window)
    assert "مروان" in clipboard.text()


def test_a_table_that_was_stopped_left_nothing(room: Room) -> None:
    desk, cases = room.desk(people=1)
    agree(desk, cases[0], [("casework", "own_org")])
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("exits"))
    screen = at_exits(window)
    screen.shown._step("looking", 200, 500)
    assert screen.shown.progress.isVisible() and not screen.shown.table.isVisible()
    screen.refresh()
    room.settle(window)
    assert not screen.shown.progress.isVisible() and screen.shown.table.isVisible()
    before = threading.Event()
    screen.session.jobs.write(
        Callbacks(screen), before.wait, PATIENCE / 1000
    )  # the writer is at something else
    room.answers.save_to = room.path / "جدول.xlsx"
    press(screen, "save-table")
    screen.shown.progress.button.click()
    before.set()
    room.settle(window)
    assert window.look.words.say("Stopped. Nothing has left.") in said(screen)
    assert not room.answers.save_to.exists()
    assert not desk_of(window).cases.dossier(cases[0]).of("disclosure")
    press(screen, "look-again")
    room.settle(window)
    press(screen, "save-table")
    room.settle(window)
    assert room.answers.save_to.exists() and desk_of(window).cases.dossier(cases[0]).of(
        "disclosure"
    )


def test_a_list_that_stays_says_so(room: Room) -> None:
    desk, _ = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("lists", field="source_list"))
    screen = the_screen(window)
    [sentence] = _STAYS.values()
    assert window.look.words.say(sentence) in said(screen)
    assert screen.findChild(QWidget, "exits") is None


def _views(root: QWidget) -> list[QAbstractItemView]:
    """The lists that the keyboard reaches; the options of a choice are words of the program."""
    found = root.findChildren(QAbstractItemView)
    return [one for one in found if one.focusPolicy() and type(one).__module__.startswith("vsdesk")]


def _copy_from(*views: QAbstractItemView) -> None:
    assert views
    for one in views:
        QTest.keyClick(one, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def test_no_list_copies_a_cell_by_itself(room: Room) -> None:
    desk, _ = room.desk(people=1)
    desk.access.lock()
    window = room.open("en")
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    shell = window.shell
    assert shell is not None
    shell.top.search.setText("مروان")
    shell.top.search._search()
    room.settle(window)
    found = shell.top.search._results.list
    assert found.count()
    found.setCurrentRow(0)
    _copy_from(found)
    shell.top.search._results.hide()
    for place in (Route("cases"), Route("families")):
        room.go(window, place)
        _copy_from(*_views(the_screen(window)))
        room.settle(window)
    assert clipboard.text() == "before"


def test_where_nothing_may_leave_there_is_a_sentence(room: Room) -> None:
    desk, _ = room.desk(people=2)
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("exits"))
    screen = at_exits(window)
    assert screen.shown.refusal.isVisible() and not screen.shown.table.isVisible()
    assert not screen.save.isEnabled() and not screen.copy.isEnabled()
    assert window.look.words.say("Nobody was asked about this recipient yet.") in said(screen)


def test_without_an_answer_chosen_nothing_leaves(room: Room) -> None:
    desk, cases = room.desk(people=1)
    agree(desk, cases[0], [("casework", "own_org")])
    desk.access.lock()
    window = room.open("en")
    room.go(window, Route("exits"))
    screen = at_exits(window)
    for tick in screen.options.ticks.values():
        if tick.isChecked():
            tick.setFocus()
            QTest.keyClick(tick, Qt.Key.Key_Space)
    room.settle(window)
    assert "Choose at least one answer." in said(screen)
    assert not screen.save.isEnabled()


def test_codes_and_figures_at_the_narrow_levels(room: Room) -> None:
    desk, cases = room.desk(people=1)
    agree(desk, cases[0], [("casework", "own_org")])
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("exits"))
    screen = at_exits(window)
    for level in ("D", "E"):
        screen.options.level.choose(level)
        screen.options.level.chosen.emit(level)
        room.settle(window)
        table = screen.shown.table
        cells = [
            table.item(row, column)
            for row in range(table.rowCount())
            for column in range(table.columnCount())
        ]
        shown = [one.text() for one in cells if one is not None]
        assert shown and not any("مروان" in one for one in shown)


def test_a_count_of_one_device_leaves_for_a_reason_that_was_for_this_table(room: Room) -> None:
    """Six cases came by a file: nobody has looked at its lines."""
    desk, _ = room.desk(people=0)
    rows: list[dict[str, Json]] = []
    for number in range(6):
        case, person = f"{number:030x}ca", f"{number:030x}be"
        rows.append({"kind": "case", "id": case, "person": person})
        rows.append({"kind": "person", "id": person, "parent": case, "sex": "female"})
    desk.loads.load([json.dumps(one).encode() for one in rows], name="مختلق")
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("exits"))
    screen = at_exits(window)
    for choice, key in (
        (screen.options.purpose, "statistics"),
        (screen.options.recipient, "donor_aggregate"),
        (screen.options.level, "E"),
    ):
        choice.choose(key)
        choice.chosen.emit(key)
    room.settle(window)
    words = window.look.words
    assert resting(words, 1) in said(screen) and words.say(ON_FILE) in said(screen)
    assert "\t6" not in shown(screen)
    room.answers.answer, room.answers.reason = "stay", ""
    press(screen.reasons.cells, "cell-reason")
    room.settle(window)
    assert "\t6" not in shown(screen)
    room.answers.answer, room.answers.reason = "go", "اطّلعتُ عليها"
    press(screen.reasons.cells, "cell-reason")
    room.settle(window)
    assert "\t6" in shown(screen) and "اطّلعتُ عليها" in said(screen)
    press(screen, "copy-table")
    room.settle(window)
    [row] = desk_of(window).cases.list_kind("disclosure")
    assert (row.text("level"), row.text("why")) == ("e", "اطّلعتُ عليها")
    screen.options.recipient.choose("public")
    screen.options.recipient.chosen.emit("public")
    room.settle(window)
    assert "\t6" not in shown(screen) and "اطّلعتُ عليها" not in said(screen)


def shown(screen: ExitsScreen) -> str:
    """The cells of the table, as text."""
    table = screen.shown.table
    return "\n".join(
        "\t".join(
            item.text() if (item := table.item(row, column)) is not None else ""
            for column in range(table.columnCount())
        )
        for row in range(table.rowCount())
    )


def test_s16_the_window_makes_no_figures_of_chosen_cases(room: Room) -> None:
    desk, cases = room.desk(people=2)
    agree(desk, cases[0], [("casework", "own_org")])
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("exits", record=cases[0]))
    screen = at_exits(window)
    screen.options.level.choose("E")
    screen.options.level.chosen.emit("E")
    room.settle(window)
    assert plain(window.look.words.say(REASONS["whole"])) in plain(said(screen))
    assert not screen.save.isEnabled() and not screen.copy.isEnabled()


@pytest.mark.parametrize(
    ("words", "rtl"), [("Abdulrahman al-Hasan", False), ("عبد الرحمن الحسن", True), ("2026", True)]
)
def test_a_cell_runs_in_the_direction_of_its_own_words(
    qapp: QApplication, words: str, rtl: bool
) -> None:
    look = make_look("ar")
    glimpse = Glimpse(look)
    glimpse.show_text(f"a\n{words}")
    delegate, option = glimpse.itemDelegate(), QStyleOptionViewItem()
    assert isinstance(delegate, OwnDirection)
    delegate.initStyleOption(option, glimpse.model().index(0, 0))
    assert (option.direction is Qt.LayoutDirection.RightToLeft) == rtl
    assert option.displayAlignment == look.start
