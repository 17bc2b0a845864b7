"""A job of the writer thread, as an import is, changes what stands on the screen: nothing is saved, the page
shows it anew and says so. All people are made up."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget
from tests.reports.paper import words_of
from tests.ui.made_up_leaving import agree
from tests.ui.test_period import approve, at_report
from tests.ui.test_printing import at_print
from tests.ui.test_ready import the_screen
from tests.ui.test_signing import at_signing
from tests.ui.test_submissions import desk_of, press
from tests.ui.test_tables_out import at_exits

from vsdesk.desk import Edit
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.route import Route
from vsdesk.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.conftest import Room

    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.window import Window
    from vsdesk.words import Lang

TOLD: Json = {"ar": "كان مخبراً عند الفرع", "src_lang": "ar"}


def meanwhile(room: Room, window: Window, edit: Edit, leave: Callable[[], object]) -> None:
    """While somebody presses, the writer is busy with what came."""
    assert window.session is not None
    desk, gate = window.session.desk, threading.Event()

    def taking_in() -> object:
        gate.wait(20)
        return desk.cases.save([edit])

    window.session.jobs.write(Callbacks[object](window, lambda _: None), taking_in)
    leave()
    gate.set()
    room.settle(window)


def says_so(window: Window, screen: QWidget) -> bool:
    banner = screen.findChild(QWidget, "changed-meanwhile")
    return banner is not None and banner.isVisible()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_paper_is_shown_anew(room: Room, lang: Lang, tmp_path: Path) -> None:
    desk, [case] = room.desk(people=1)
    desk.access.lock()
    window = room.open(lang)
    screen = at_print(room, window, case, "case-file")
    event = Edit("event", {"type": "sighting", "text": TOLD}, parent=case)
    meanwhile(room, window, event, lambda: screen.save_to(tmp_path / "x.pdf"))
    assert not (tmp_path / "x.pdf").exists() and not screen.done.isVisible()
    assert says_so(window, screen) and screen.view.paper.isVisible()
    assert not desk_of(window).cases.dossier(case).of("disclosure")
    screen.save_to(tmp_path / "x.pdf")  # as it is shown now
    room.settle(window)
    assert screen.done.isVisible() and "مخبر" in str(words_of((tmp_path / "x.pdf").read_bytes()))
    screen.save_to(tmp_path / "y.pdf")  # another copy of the same
    room.settle(window)
    assert len(desk_of(window).cases.dossier(case).of("disclosure")) == 2


def test_a_table_is_shown_anew(room: Room, tmp_path: Path) -> None:
    desk, cases = room.desk(people=2)
    agree(desk, cases[0], [("casework", "own_org")])
    person = desk.cases.record(cases[0]).text("person")
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("cases"))
    press(the_screen(window), "exits")
    room.settle(window)
    screen = at_exits(window)
    name = Edit("person", {"given_ar": "مختلَق"}, id=person)
    meanwhile(room, window, name, lambda: screen.save_to(tmp_path / "x.xlsx"))
    assert not (tmp_path / "x.xlsx").exists() and says_so(window, screen)
    assert "مختلَق" in plain(screen.shown.table.model().index(0, 1).data())
    screen.save_to(tmp_path / "x.xlsx")
    room.settle(window)
    assert (tmp_path / "x.xlsx").exists() and screen.done.isVisible()


@pytest.mark.parametrize("form", ["pdf", "xlsx"])
def test_a_report_is_counted_anew(room: Room, form: str, tmp_path: Path) -> None:
    desk, cases = room.desk(people=2)
    approve(desk, cases[:1])
    desk.access.lock()
    window = room.open("ar")
    screen = at_report(room, window, "2024-04-01", "2026-12-31")
    screen.form.choose(form)
    day: Json = {"from": "2026-05-01", "to": "2026-05-01", "precision": "day"}
    attempt: dict[str, Json] = {"channel": "phone", "date": day}
    more = Edit("extortion_attempt", attempt, parent=cases[0])
    meanwhile(room, window, more, lambda: screen.save_to(tmp_path / "x"))
    assert not (tmp_path / "x").exists() and says_so(window, screen)
    assert screen.save.isEnabled()
    screen.save_to(tmp_path / "x")
    room.settle(window)
    assert (tmp_path / "x").exists() and screen.done.isVisible()


def test_a_page_to_sign_is_shown_anew(room: Room, tmp_path: Path) -> None:
    window, screen, activity = at_signing(room, "ar")
    title = Edit("activity", {"title": "عنوان آخر"}, id=activity)
    meanwhile(room, window, title, lambda: screen.save_to(tmp_path / "x.pdf"))
    assert not (tmp_path / "x.pdf").exists() and says_so(window, screen)
    screen.save_to(tmp_path / "x.pdf")
    room.settle(window)
    assert screen.done.isVisible()
