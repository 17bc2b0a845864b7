"""Papers for several cases from the window: saved each or as one, what stays, a stop. All made up."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PySide6.QtCore import QItemSelectionModel
from tests.desk.conftest import whole_case
from tests.reports.paper import text_of
from tests.ui.made_up_leaving import agree
from tests.ui.test_ready import said, the_screen
from tests.ui.test_submissions import desk_of, press

from vsdesk.desk import SHEETS, CaseFilter
from vsdesk.records.gate.reasons import REASONS
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.parts.own_papers import CERTIFICATE, LETTER
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.cases.screen import CasesScreen
from vsdesk.ui.screens.several.screen import _BOUND, SeveralScreen
from vsdesk.words import plain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Room

    from vsdesk.ui.kit.choice import Choice
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang

NAMES = ("مروان", "سامر", "قصي")


def at_several(room: Room, window: Window, *cases: str) -> SeveralScreen:
    screen = room.go(window, Route("several", record=",".join(cases)))
    assert isinstance(screen, SeveralScreen)
    room.settle(window)
    return screen


def place_of(window: Window) -> Route:
    screen = the_screen(window)
    assert isinstance(screen, Screen)
    return screen.place


def choose(room: Room, window: Window, choice: Choice, key: str) -> None:
    choice.choose(key)
    choice.chosen.emit(key)
    room.settle(window)


def exits(window: Window) -> int:
    return len(desk_of(window).context.vault.read.of_kind("disclosure"))


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.pdf"))


def rows_of(screen: SeveralScreen) -> list[RowButton]:
    return screen.findChildren(RowButton)


def test_each_case_of_the_list_gets_its_file_and_its_line(room: Room, tmp_path: Path) -> None:
    desk, _ = room.desk(people=0)
    cases = [whole_case(desk, name)[0] for name in NAMES]
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("cases"))
    press(the_screen(window), "print-several")
    room.settle(window)
    screen = the_screen(window)
    assert isinstance(screen, SeveralScreen) and screen.place.record == ""
    choose(room, window, screen.options.copies, "2")
    folder = room.answers.folder_is = tmp_path / "out"
    folder.mkdir()
    press(screen, "save-papers")
    room.settle(window)
    assert len(files(folder)) == exits(window) == 2 * len(cases)
    window_words = window.look.words
    told = window_words.count("{n} paper was saved.", "{n} papers were saved.", 6)
    assert screen.done.isVisible() and plain(told) in plain(said(screen.done))
    assert not rows_of(screen) and not screen.progress.isVisible() and screen.make.isEnabled()


def test_what_stays_is_named_with_its_reason_and_opens_its_case(room: Room, tmp_path: Path) -> None:
    desk, cases = room.desk(people=3)
    agree(desk, cases[0], [("casework", "own_org")])
    desk.access.lock()
    window = room.open("ar")
    screen = at_several(room, window, *cases)
    choose(room, window, screen.options.kind, "case-file")
    room.answers.folder_is = tmp_path / "out"
    room.answers.folder_is.mkdir()
    press(screen, "save-papers")
    room.settle(window)
    assert len(files(room.answers.folder_is)) == exits(window) == 1
    rows = rows_of(screen)
    assert [one.property("case") for one in rows] == cases[1:]
    why = plain(window.look.words.say(REASONS["not_asked"]))
    assert all(why in plain(one.accessibleName()) for one in rows), rows[0].accessibleName()
    rows[0].click()
    room.settle(window)
    assert place_of(window) == Route("case", cases[1])


def test_all_in_one_file_behind_one_password(room: Room, tmp_path: Path) -> None:
    desk, _ = room.desk(people=0)
    cases = [whole_case(desk, name)[0] for name in NAMES]
    desk.access.lock()
    window = room.open("ar")
    screen = at_several(room, window, *cases[:2])
    choose(room, window, screen.form, _BOUND)
    screen.password.setText("made-up-word")
    target = room.answers.save_to = tmp_path / "papers.pdf"
    press(screen, "save-papers")
    room.settle(window)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(target)
    numbers = [desk_of(window).cases.record(case).text("case_no") for case in cases[:2]]
    opened = io.BytesIO()
    with pikepdf.open(target, password="made-up-word") as pdf:
        pdf.save(opened)
    words = text_of(opened.getvalue())
    assert all(one in words for one in numbers) and exits(window) == 2
    assert screen.password.text() == ""


def test_where_all_stay_no_file_is_written(room: Room, tmp_path: Path) -> None:
    desk, cases = room.desk(people=2)
    desk.access.lock()
    window = room.open("ar")
    screen = at_several(room, window, *cases)
    choose(room, window, screen.options.kind, "case-file")
    choose(room, window, screen.form, _BOUND)
    target = room.answers.save_to = tmp_path / "papers.pdf"
    press(screen, "save-papers")
    room.settle(window)
    assert not target.exists() and exits(window) == 0
    assert screen.less.isVisible() and len(rows_of(screen)) == 2


def test_a_stop_keeps_what_was_saved_and_says_how_much(room: Room, tmp_path: Path) -> None:
    desk, _ = room.desk(people=0)
    cases = [whole_case(desk, name)[0] for name in NAMES]
    desk.access.lock()
    window = room.open("ar")
    screen = at_several(room, window, *cases)
    choose(room, window, screen.options.copies, "5")
    folder = tmp_path / "out"
    folder.mkdir()
    screen.save_each(folder)
    assert screen.progress.isVisible() and not screen.options.isEnabled()
    room.qtbot.waitUntil(lambda: len(files(folder)) > 0)
    screen.stop()
    room.settle(window)
    made = len(files(folder))
    assert 0 < made < 15 and made == exits(window)
    told = window.look.words.count("{n} paper was saved.", "{n} papers were saved.", made)
    assert screen.less.isVisible() and plain(told) in plain(said(screen.less))
    assert screen.make.isEnabled() and not screen.progress.isVisible()


def test_only_chosen_cases_or_those_that_fit_are_printed(room: Room) -> None:
    desk, _ = room.desk(people=3)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("cases"))
    assert isinstance(screen, CasesScreen)
    room.settle(window)
    flags = QItemSelectionModel.SelectionFlag
    for number in (0, 2):
        screen.rows.table.selectionModel().select(
            screen.rows.model.index(number, 0), flags.Select | flags.Rows
        )
    chosen = [row.id for row in screen.rows.table.rows]
    press(screen, "print-several")
    room.settle(window)
    assert len(chosen) == 2 and place_of(window).record.split(",") == chosen


def test_offered_is_every_sheet_that_needs_no_record_of_one_case(room: Room) -> None:
    desk, _ = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    screen = at_several(room, window)
    offered = {screen.options.kind.itemData(n) for n in range(screen.options.kind.count())}
    assert offered <= set(SHEETS) and not offered & {LETTER, CERTIFICATE}
    for key in sorted(offered):
        choose(room, window, screen.options.kind, key)
        order = screen.options.order()
        assert order.kind == key and order.recipient
        assert screen.make.isEnabled() != screen.refusal.isVisible()


def test_what_fits_the_filters_is_printed_and_where_none_fits_nothing(room: Room) -> None:
    desk, _ = room.desk(people=6)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("cases"))
    assert isinstance(screen, CasesScreen)
    where = CaseFilter(status="death_claimed")
    fits = desk_of(window).cases.lists.ids(where)
    assert 0 < len(fits) < 6
    screen.head.filters.status._set("death_claimed")
    room.settle(window)
    press(screen, "print-several")
    room.settle(window)
    assert place_of(window).record.split(",") == fits
    screen = room.go(window, Route("cases"))
    assert isinstance(screen, CasesScreen)
    screen.head.filters.status._set("released_returned")
    room.settle(window)
    press(screen, "print-several")
    room.settle(window)
    assert place_of(window).screen == "cases"  # not all of them


@pytest.mark.parametrize("lang", ["ar"])
def test_only_the_pages_that_are_written_are_saved(room: Room, tmp_path: Path, lang: Lang) -> None:
    desk, cases = room.desk(people=1)
    agree(desk, cases[0], [("casework", "own_org")])
    desk.access.lock()
    window = room.open(lang)
    screen = at_several(room, window, *cases)
    choose(room, window, screen.options.kind, "case-file")
    room.answers.folder_is = tmp_path / "out"
    room.answers.folder_is.mkdir()
    for no in ("٤-٢", "٩٠"):  # backwards; and no paper has so many
        screen.options.pages.setText(no)
        press(screen, "save-papers")
        room.settle(window)
        assert not files(room.answers.folder_is) and not exits(window)
    assert [one.property("case") for one in rows_of(screen)] == cases
    screen.options.pages.setText("١")
    press(screen, "save-papers")
    room.settle(window)
    made = files(room.answers.folder_is)
    assert len(made) == exits(window) == len(cases)
    for one in made:
        with pikepdf.open(one) as paper:
            assert len(paper.pages) == 1
